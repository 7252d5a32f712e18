/*
 * The conversation guides on the screen: the list, looking at one with its findings and preview, and what
 * a rehearsal leaves. The terminal that the editor borrows is played here.
 */
#include <locale.h>

#include "../../../src/tui/guides.h"
#include "../../../src/tui/script_check.h"
#include "../../../src/tui/terminal.h"
#include "base/path.h"
#include "session/rehearse.h"
#include "stage.h"

void terminal_lend(void)
{
}

void terminal_take_back(void)
{
}

/* ---- a folder of one's own ---- */

static char *own_folder;

static int desk_make(void **state)
{
    struct tui *tui;

    stage_make(state);
    tui = *state;
    own_folder = xstrdup("/tmp/waardegesprek-guides-XXXXXX");
    assert_non_null(mkdtemp(own_folder));
    tui->library.folders[SHELF_OWN] = own_folder;
    return 0;
}

static int desk_remove(void **state)
{
    char *command = xasprintf("rm -rf '%s'", own_folder);

    stage_remove(state);
    assert_int_equal(system(command), 0);
    free(command);
    free(own_folder);
    unsetenv("EDITOR");
    return 0;
}

#define DESK_TEST(name) cmocka_unit_test_setup_teardown(name, desk_make, desk_remove)

static char *own_path(const char *name)
{
    return path_join(own_folder, name);
}

static void write_bytes(const char *name, const char *bytes, size_t length)
{
    char *path = own_path(name);
    struct diag diag;

    diag_init(&diag);
    assert_true(path_write(path, bytes, length, false, &diag) ||
                path_write_as(path, bytes, length,
                              &(struct path_terms){.replace = true, .like = path}, &diag));
    diag_done(&diag);
    free(path);
}

static void write_own(const char *name, const char *text)
{
    write_bytes(name, text, strlen(text));
}

/* A small guide; %s is the word in front of the question. */
#define HEAD                                                                                       \
    "format: 1\nid: klein\nversion: 1\nlanguage: nl\ntitle: Klein gesprek\nprocess: one-on-one\n"  \
    "parts:\n"                                                                                     \
    "  - id: begin\n    title: Begin\n    phase: opening\n    steps:\n"                            \
    "      - id: dag\n        label: Dag\n"
#define SECOND                                                                                     \
    "        answer: text\n"                                                                       \
    "      - id: cijfer\n        label: Cijfer\n        ask: Hoe vind je het hier?\n"              \
    "        probes: [Wat maakt dat?]\n        answer: scale\n        ends: [niks, alles]\n"

static const char good[] = HEAD "        ask: Hoe was je dag?\n" SECOND;
static const char faulty[] = HEAD "        aks: Hoe was je dag?\n" SECOND;
static const char two_mistakes[] =
    HEAD "        aks: Hoe was je dag?\n" SECOND "        klaar: nee\n";

static const struct check_state *check(const struct tui *tui)
{
    return tui->state;
}

/* As when a second has passed. */
static void second_later(struct tui *tui)
{
    ((struct check_state *)tui->state)->watch.looked -= 1000;
    tui->kind->tick(tui, tui->state);
}

static void assert_shows(struct tui *tui, const char *part)
{
    char *body = stage_body(tui, 24, 80);

    if (!strstr(body, part))
        fail_msg("\"%s\" is not in:\n%s", part, body);
    free(body);
}

/* ---- the list ---- */

static void publish(struct tui *tui, const char *id, const char *note)
{
    struct diag diag;

    diag_init(&diag);
    guide_publish(&tui->library, id, note, "2026-11-20", &diag);
    assert_string_equal(diag_text(&diag), "");
    diag_done(&diag);
}

static void test_list(void **state)
{
    struct tui *tui = *state;

    stage_open(tui, &guides_screen, NULL);
    assert_shows(tui, "The core talk");
    assert_false(stage_shows(tui, "Klein gesprek"));

    write_own("klein.yaml", good);
    tui->kind->changed(tui, tui->state, NULL);
    assert_shows(tui, "Klein gesprek");
    assert_shows(tui, "concept · nl");
    assert_shows(tui, "Not used for talks yet.");

    publish(tui, "klein", "A first try.");
    tui->kind->changed(tui, tui->state, NULL);
    assert_shows(tui, "20-11-2026: A first try.");
    assert_false(stage_shows(tui, "concept"));

    write_own("klein.yaml", faulty);
    tui->kind->changed(tui, tui->state, NULL);
    assert_shows(tui, "has mistakes · version 1 · nl");
    assert_shows(tui, "Talks begin with version 1 of 20-11-2026. Enter shows what to mend.");
}

static void test_own_version_goes_first(void **state)
{
    struct tui *tui = *state;
    struct diag diag;

    diag_init(&diag);
    free(guide_copy(&tui->library, "kerngesprek", "kerngesprek", &diag));
    assert_string_equal(diag_text(&diag), "");
    stage_open(tui, &guides_screen, NULL);
    assert_shows(tui, "Talks begin with the one that came with the program.");
    write_own("kerngesprek.en.yaml",
              "format: 1\ntranslates: kerngesprek\nlanguage: en\ntitle: Ours\nsteps: {}\n");
    diag_done(&diag);
}

/* ---- looking at one ---- */

static void test_findings_and_preview(void **state)
{
    struct tui *tui = *state;

    write_own("klein.yaml", good);
    stage_open(tui, &check_screen, "klein");
    assert_shows(tui, "Nothing to mend.");
    assert_shows(tui, "Hoe was je dag?");
    stage_keys(tui, "PgDn");
    assert_shows(tui, "1 = niks");
    assert_shows(tui, "Wat maakt dat?");
    assert_int_equal(check(tui)->lines.row + 1, 16);
    stage_keys(tui, "PgDn");
    assert_string_equal(tui->said, "This was the last step.");

    /* A mistake, written by whatever program: seen within a second; the last good preview stays. */
    write_own("klein.yaml", faulty);
    assert_shows(tui, "Nothing to mend.");
    second_later(tui);
    assert_shows(tui, "14:9    error WG102  Unknown word \"aks\" in step \"dag\".");
    assert_shows(tui, "^~~");
    assert_shows(tui, "Did you mean \"ask\"?");
    assert_shows(tui, "Before the mistakes");
    assert_shows(tui, "Hoe was je dag?");
    write_own("klein.yaml", good);
    second_later(tui);
    assert_shows(tui, "Nothing to mend.");
}

/* A guide that never was without mistakes has nothing to preview, and says so. */
static void test_no_preview_yet(void **state)
{
    struct tui *tui = *state;

    write_own("klein.yaml", faulty);
    stage_open(tui, &check_screen, "klein");
    assert_shows(tui, "There is nothing to show");
    stage_keys(tui, "PgDn");
    assert_shows(tui, "14:9");
}

/* A step that the last good edition does not have shows no other one in its place. */
static void test_new_step_shows_no_neighbour(void **state)
{
    struct tui *tui = *state;

    write_own("klein.yaml", good);
    stage_open(tui, &check_screen, "klein");
    write_own("klein.yaml",
              HEAD "        ask: Hoe was je dag?\n" SECOND
                   "      - id: nieuw\n        aks: Wat nog meer?\n        answer: text\n");
    second_later(tui);
    assert_shows(tui, "Unknown word \"aks\" in step \"nieuw\"");
    assert_shows(tui, "This place is not in the last");
}

static void test_translations_too(void **state)
{
    static const char words[] = "format: 1\ntranslates: klein\nlanguage: en\ntitle: Small talk\n"
                                "parts: {begin: {title: Start}}\nsteps:\n  dag:\n    lable: Day\n"
                                "    ask: How was your day?\n  cijfer:\n    label: Figure\n"
                                "    ask: How do you like it here?\n    probes: [Why so?]\n"
                                "    ends: [nothing, all]\n";
    struct tui *tui = *state;

    write_own("klein.yaml", good);
    write_own("klein.en.yaml", words);
    stage_open(tui, &check_screen, "klein");
    assert_shows(tui, "8:5     error WG102  klein.en.yaml: Unknown word \"lable\"");
    assert_string_equal(path_base(check(tui)->source.path), "klein.en.yaml");
    assert_int_equal(check(tui)->lines.row + 1, 8);
    /* With the guide itself faulty, that its translation can't be held against it is no news. */
    write_own("klein.yaml", faulty);
    second_later(tui);
    assert_shows(tui, "14:9");
    assert_false(stage_shows(tui, "WG207"));
}

/* Enter goes into the file, arrows move there with the preview, Esc comes back to the finding. */
static void test_moving_in_the_file(void **state)
{
    struct tui *tui = *state;

    write_own("klein.yaml", good);
    stage_open(tui, &check_screen, "klein");
    write_own("klein.yaml", faulty);
    second_later(tui);
    assert_int_equal(check(tui)->lines.row + 1, 14);
    stage_keys(tui, "Enter Down Down Down");
    assert_int_equal(check(tui)->lines.row + 1, 17);
    assert_shows(tui, "1 = niks");
    assert_true(stage_keys(tui, "Esc"));
    assert_int_equal(check(tui)->lines.row + 1, 14);
    assert_false(stage_keys(tui, "Esc")); /* the stack's: one level back */
}

static void test_shipped_is_read_only(void **state)
{
    struct tui *tui = *state;

    setenv("EDITOR", "false", 1);
    stage_open(tui, &check_screen, "kerngesprek");
    stage_keys(tui, "F4");
    assert_non_null(strstr(tui->said, "Press n to make a copy"));
    stage_keys(tui, "p");
    assert_non_null(strstr(tui->said, "came with the program"));
    stage_keys(tui, "n");
    assert_ptr_equal(tui->pushed, &line_screen);
}

/* The editor works on the file itself; coming back lands on what is next. */
static void test_editor(void **state)
{
    struct tui *tui = *state;

    write_own("klein.yaml", two_mistakes);
    stage_open(tui, &check_screen, "klein");
    assert_int_equal(check(tui)->diag.count, 2);
    setenv("EDITOR", "sed -i s/aks:/ask:/", 1);
    stage_keys(tui, "F4");
    assert_int_equal(check(tui)->diag.count, 1);
    assert_non_null(strstr(check_finding(tui->state)->message, "klaar"));
    setenv("EDITOR", "false", 1);
    stage_keys(tui, "F4");
    assert_non_null(strstr(tui->said, "did not start or stopped"));
    stage_keys(tui, "p");
    assert_non_null(
        strstr(tui->said, "Mend this first, nothing has changed: Unknown word \"klaar\""));
    stage_keys(tui, "F7");
    assert_non_null(strstr(tui->said, "Mend this first"));
}

/* Whatever stands in a file, only clean text of the right width is drawn. */
static void assert_clean(struct tui *tui, const char *name, int rows, int columns)
{
    struct frame frame;

    frame_init(&frame, rows, columns, false);
    tui->kind->draw(tui, tui->state, &frame);
    for (int i = 0; i < frame.body.count; i++) {
        for (size_t j = 0; j < frame.body.rows[i].count; j++) {
            const struct span *span = &frame.body.rows[i].spans[j];
            char *clean = utf8_clean(span->text, strlen(span->text), UTF8_ONE_LINE);

            if (strcmp(clean, span->text) != 0 ||
                span->column + utf8_width(span->text, strlen(span->text)) > columns)
                fail_msg("%s, row %d: %s", name, i, span->text);
            free(clean);
        }
    }
    frame_done(&frame);
}

#define BYTES(text) (text), sizeof(text) - 1

static void test_hostile_files(void **state)
{
    enum { LONG = 1 << 20 };
    static const struct {
        const char *name, *bytes;
        size_t length;
        bool repeated; /* to a megabyte and a little */
    } cases[] = {
        {"empty", BYTES(""), false},
        {"one newline", BYTES("\n"), false},
        {"escapes", BYTES("id: \033]0;x\007\033[2J\033[31m\n\033c"), false},
        {"controls", BYTES("a:\tb\r\n\001\002\177\302\233x: y\n"), false},
        {"bidi", BYTES("ask: \342\200\256gnirts\342\201\246\n"), false},
        {"no letters", BYTES("ask: \377\376\300\200\355\240\200: [\n"), false},
        {"nothing", BYTES("ask: a\0b\n: c\n"), false},
        {"long line", BYTES("aks: een lang verhaal: "), true},
        {"many marks", BYTES("e\314\201\314\201\314\201\314\201"), true},
        {"many lines", BYTES("  - aks: x\n"), true},
        {"deep", BYTES("[[[[[[[[[[[[[[[["), true},
    };
    static const int sizes[][2] = {{24, 80}, {18, 60}, {40, 120}};
    struct tui *tui = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf bytes;

        buf_init(&bytes);
        buf_add(&bytes, good, sizeof good - 1);
        do
            buf_add(&bytes, cases[i].bytes, cases[i].length);
        while (cases[i].repeated && bytes.length < LONG + 100);
        write_bytes("klein.yaml", buf_text(&bytes), bytes.length);
        stage_open(tui, &check_screen, "klein");
        for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
            assert_clean(tui, cases[i].name, sizes[j][0], sizes[j][1]);
            stage_keys(tui, "Enter End");
            assert_clean(tui, cases[i].name, sizes[j][0], sizes[j][1]);
            stage_keys(tui, "PgDn Esc");
        }
        buf_done(&bytes);
    }
}

/* ---- which step a line is about ---- */

static void test_place_of_a_line(void **state)
{
    static const struct {
        const char *file, *line; /* the first line with this text */
        const char *step;        /* "" = none */
        const char *value;
    } cases[] = {
        {"data/scripts/kerngesprek.yaml", "language: nl", "", ""},
        {"data/scripts/kerngesprek.yaml", "title: Beginnen", "welkom", ""},
        {"data/scripts/kerngesprek.yaml", "ask: Wat doet er voor jou", "belangrijk", ""},
        {"data/scripts/kerngesprek.yaml", "text: kennis of een diploma", "middelen-zelf", ""},
        {"data/scripts/kerngesprek.yaml", "ask: Wat breng jij zelf mee", "middelen-zelf",
         "contacts"},
        {"data/scripts/kerngesprek.en.yaml", "ask: What really matters", "belangrijk", ""},
        {"data/scripts/kerngesprek.en.yaml", "title: Welcome", "", ""},
    };
    struct tui *tui = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct source_text source = {0};
        struct source_place place;
        size_t line = 1;
        const char *step, *at;

        source_load(&source, cases[i].file);
        at = strstr(source.text, cases[i].line);
        assert_non_null(at);
        while (source.starts[line] <= (size_t)(at - source.text))
            line++;
        place = source_find_place(&source, line, session_script(tui->session));
        step = place.step == SIZE_MAX ? "" : session_script(tui->session)->steps[place.step].id;
        if (strcmp(step, cases[i].step) != 0 || strcmp(value_id(place.value), cases[i].value) != 0)
            fail_msg("\"%s\" is about \"%s\" %s", cases[i].line, step, value_id(place.value));
        source_done(&source);
    }
}

/* ---- where a new list of findings lands ---- */

static void test_landing(void **state)
{
    /* Each finding is "FILE LINE MESSAGE"; a and b are files, and a is the guide's own. */
    static const struct {
        const char *old;
        const char *now[4];
        size_t row;
    } cases[] = {
        {"a 5 x", {"a 3 y", "a 5 x", "a 9 z"}, 1},
        {"a 5 x", {"a 3 y", "a 7 x", "a 9 x"}, 1}, /* it moved down a little */
        {"a 5 x", {"a 3 y", "a 9 z"}, 1},          /* mended: the next one */
        {"a 5 x", {"a 3 y", "a 4 z"}, 1},          /* none behind it: the last one */
        {"a 5 x", {"a 3 y", "b 1 x"}, 1},          /* the other file comes behind */
        {"b 5 x", {"a 9 y", "b 6 z"}, 1},
        {"a 5 x", {NULL}, 0},
        {NULL, {"a 3 y", "a 9 z"}, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag before, now;

        diag_init(&before);
        diag_init(&now);
        if (cases[i].old)
            diag_add(&before, SEVERITY_ERROR, "WG1", (char[]){cases[i].old[0], 0},
                     cases[i].old[2] - '0', 1, NULL, "%s", cases[i].old + 4);
        for (size_t j = 0; j < 4 && cases[i].now[j]; j++)
            diag_add(&now, SEVERITY_ERROR, "WG1", (char[]){cases[i].now[j][0], 0},
                     cases[i].now[j][2] - '0', 1, NULL, "%s", cases[i].now[j] + 4);
        assert_int_equal(findings_land(&now, cases[i].old ? before.findings : NULL, "a"),
                         cases[i].row);
        diag_done(&before);
        diag_done(&now);
    }
}

/* ---- rehearsing ---- */

static size_t talks_kept(struct tui *tui)
{
    struct interview_list talks;
    size_t count;

    assert_true(store_interviews(tui->setup.store, &talks, &tui->fixture->diag));
    count = talks.count;
    interview_list_done(&talks);
    return count;
}

static void test_rehearsal(void **state)
{
    struct tui *tui = *state;
    size_t before = talks_kept(tui);
    size_t step;

    write_own("klein.yaml", good);
    stage_open(tui, &check_screen, "klein");
    stage_keys(tui, "F7");
    assert_ptr_equal(tui->pushed, &talk_screen);
    assert_true(session_is_rehearsal(tui->session));

    stage_open(tui, &talk_screen, NULL);
    stage_keys(tui, "Insert");
    step = script_find_step(session_script(tui->session), "dag");
    assert_int_equal(conversation_answer(session_conversation(tui->session), step, "")->state,
                     STATE_GIVEN);
    stage_keys(tui, "Insert");
    assert_non_null(strstr(tui->said, "nothing left to invent"));

    stage_close(tui);
    stage_open(tui, &rehearsed_screen, tui->session);
    assert_shows(tui, "1 of 2 steps was never on the screen:");
    assert_shows(tui, "Cijfer");
    assert_false(stage_shows(tui, "Dag"));
    assert_int_equal(talks_kept(tui), before);
}

/* A key of a rehearsal does nothing in a talk. */
static void test_no_invention_in_a_talk(void **state)
{
    struct tui *tui = *state;
    size_t step = script_find_step(session_script(tui->session), "belangrijk");

    session_move(tui->session, (struct place){step, ""}, 0);
    stage_open(tui, &talk_screen, NULL);
    assert_false(stage_keys(tui, "Insert"));
    assert_int_equal(conversation_count(session_conversation(tui->session)), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(test_list),
        DESK_TEST(test_own_version_goes_first),
        DESK_TEST(test_findings_and_preview),
        DESK_TEST(test_no_preview_yet),
        DESK_TEST(test_new_step_shows_no_neighbour),
        DESK_TEST(test_translations_too),
        DESK_TEST(test_moving_in_the_file),
        DESK_TEST(test_shipped_is_read_only),
        DESK_TEST(test_editor),
        DESK_TEST(test_hostile_files),
        DESK_TEST(test_place_of_a_line),
        cmocka_unit_test(test_landing),
        DESK_TEST(test_rehearsal),
        DESK_TEST(test_no_invention_in_a_talk),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
