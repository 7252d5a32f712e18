/*
 * An unfinished talk moves to the version of its guide that is published now: nothing that was
 * said is lost by it, and what would be makes it stay where it is.
 */
#include "session/update.h"

#include "session/heartbeat.h"
#include "session/rehearse.h"
#include "walk.h"

#define EARLIER "Asked in an earlier version of the guide"

static const char guide[] =
    "format: 1\nid: proef\nversion: 1\nlanguage: nl\ntitle: Proef\nprocess: one-on-one\n"
    "parts:\n"
    "  - id: deel\n    title: Deel\n    phase: opening\n    steps:\n"
    "      - {id: een, ask: Wat wil je graag?, answer: text}\n"
    "      - {id: twee, ask: Wat heb je nodig?, answer: text}\n"
    "      - {id: getal, ask: Hoeveel zin heb je erin?, answer: scale}\n"
    "      - id: keus\n        ask: Wat past bij je?\n        label: Keus\n        answer: choice\n"
    "        choices: [{id: rust, text: rust}, {id: tijd, text: tijd}]\n"
    "      - id: keuzes\n        ask: Wat hoort erbij?\n        label: Keuzes\n"
    "        answer: choices\n"
    "        choices: [{id: team, text: team}, {id: huis, text: huis}, {id: reis, text: reis}]\n"
    "  - id: waarden\n    title: Waarden\n    phase: values\n    for_each: values\n    steps:\n"
    "      - {id: woorden, ask: Wat betekent dat voor jou?, answer: text}\n"
    "      - {id: wens, ask: Wat wens je daarin?, answer: text}\n";

/* ---- versions of the guide ---- */

/* The text with one piece of it in another's place; the caller frees it. */
static char *with(const char *text, const char *piece, const char *other)
{
    const char *at = strstr(text, piece);

    assert_non_null(at);
    return xasprintf("%.*s%s%s", (int)(at - text), text, other, at + strlen(piece));
}

static void publish(struct fixture *fixture, const char *text)
{
    char *path = path_join(fixture->library.folders[SHELF_OWN], "proef.yaml");

    assert_true(path_write(path, text, strlen(text), true, &fixture->diag));
    if (!guide_publish(&fixture->library, "proef", "Anders.", "2026-11-01", &fixture->diag))
        fail_msg("%s", diag_text(&fixture->diag));
    diag_clear(&fixture->diag); /* what the method says of such a small guide */
    free(path);
}

/* The next version: the first one with a piece in another's place. */
static void publish_with(struct fixture *fixture, const char *piece, const char *other)
{
    char *text = with(guide, piece, other);

    publish(fixture, text);
    free(text);
}

static void answer_all(struct session *session)
{
    session_set_text(session, at(session, "een", ""), "Meer leren", 3, false);
    session_set_text(session, at(session, "twee", ""), "Een vaste dag", 3, false);
    session_set_remark(session, at(session, "twee", ""), "Navragen", VISIBLE_ONLY_ME, false);
    session_set_number(session, at(session, "getal", ""), 4);
    session_choose(session, at(session, "keus", ""), "tijd");
    session_choose(session, at(session, "keuzes", ""), "team");
    session_choose(session, at(session, "keuzes", ""), "reis");
    session_set_text(session, at(session, "woorden", "contacts"), "Samen lachen", 3, false);
    session_set_state(session, at(session, "wens", "income"), STATE_DECLINED);
}

static int make(void **state)
{
    struct fixture *fixture;

    if (fixture_make(state) != 0)
        return -1;
    fixture = *state;
    fixture->library.folders[SHELF_OWN] = path_join(fixture->folder, "scripts");
    path_make_folders(fixture->library.folders[SHELF_OWN], &fixture->diag);
    publish(fixture, guide);
    answer_all(begin(fixture, "proef", "nl"));
    return 0;
}

static int clear(void **state)
{
    struct fixture *fixture = *state;

    free((void *)fixture->library.folders[SHELF_OWN]);
    return fixture_remove(state);
}

#define UPDATE_TEST(name) cmocka_unit_test_setup_teardown(name, make, clear)

/* ---- moving on ---- */

static struct update *find(struct fixture *fixture)
{
    struct update *update = session_find_update(fixture->session, &fixture->diag);

    assert_quiet(fixture);
    return update;
}

static void move_on(struct fixture *fixture)
{
    struct update *update = find(fixture);

    assert_non_null(update);
    assert_null(update->blocked);
    assert_true(session_update(fixture->session, update, &fixture->diag));
    assert_quiet(fixture);
    update_free(update);
}

static void assert_version(struct fixture *fixture, int version)
{
    assert_int_equal(session_script(fixture->session)->version, version);
    assert_int_equal(session_interview(fixture->session)->script_version, version);
}

/* In the report under that heading, and nowhere in it before. */
static void assert_earlier(const struct session *session, const char *words)
{
    char *text = report_of(session, "md", true);
    const char *heading = strstr(text, EARLIER);

    if (!heading || !strstr(heading, words))
        fail_msg("\"%s\" is not under \"%s\" in: %s", words, EARLIER, text);
    if (strstr(text, words) < heading)
        fail_msg("\"%s\" also stands before \"%s\"", words, EARLIER);
    free(text);
}

static void what_is_still_asked_keeps_its_answer(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct update *update;
    char *before = report_of(session, "md", true), *after;

    publish_with(fixture, "steps:\n",
                 "steps:\n      - {id: nul, ask: Hoe is het?, answer: text}\n");
    update = find(fixture);
    assert_non_null(update);
    assert_int_equal(update->kept, 0);
    assert_int_equal(update->script->version, 2);
    assert_int_equal(difference_count_steps(&update->differences), 1);
    update_free(update);
    move_on(fixture);
    assert_version(fixture, 2);
    assert_null(find(fixture)); /* once is enough */
    for (int i = 0; i < 2; i++) {
        after = report_of(fixture->session, "md", true);
        assert_text_is(after, before);
        free(after);
        assert_int_equal(answer_at(fixture->session, "nul", "")->state, STATE_OPEN);
        assert_string_equal(answer_at(fixture->session, "een", "")->text, "Meer leren");
        assert_int_equal(answer_at(fixture->session, "keuzes", "")->choice_count, 2);
        assert_int_equal(answer_at(fixture->session, "wens", "income")->state, STATE_DECLINED);
        assert_version(fixture, 2);
        reopen(fixture);
    }
    free(before);
}

/* It is an ordinary talk afterwards: answers of new steps are kept, and time goes on. */
static void goes_on_as_a_talk(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct change change;

    session_move(session, at(session, "woorden", "contacts"), 5);
    pass(fixture, 65000);
    session_tick(session);
    publish_with(fixture, "steps:\n",
                 "steps:\n      - {id: nul, ask: Hoe is het?, answer: text}\n");
    move_on(fixture);
    assert_true(place_equal(session_place(session), at(session, "woorden", "contacts")));
    assert_int_equal(session_offset(session), 5);
    assert_int_equal(session_elapsed(session, 1), 65);
    assert_false(session_undo(session, &change)); /* the steps back were those of another guide */
    session_set_text(session, at(session, "nul", ""), "Goed", 4, false);
    assert_true(session_undo(session, &change));
    assert_true(session_redo(session, &change));
    assert_false(session_was_reached(session, 5));
    pass(fixture, 20000);
    session_tick(session);
    assert_kept(fixture);
    session = reopen(fixture);
    assert_string_equal(answer_at(session, "nul", "")->text, "Goed");
    assert_int_equal(session_elapsed_all(session), 85);
}

static void what_is_no_longer_asked_stays_in_the_notes(void **state)
{
    struct fixture *fixture = *state;
    struct update *update;
    char *text;

    publish_with(fixture, "      - {id: twee, ask: Wat heb je nodig?, answer: text}\n", "");
    update = find(fixture);
    assert_int_equal(update->kept, 1);
    update_free(update);
    move_on(fixture);
    for (int i = 0; i < 2; i++) {
        assert_earlier(fixture->session, "Wat heb je nodig?");
        assert_earlier(fixture->session, "Een vaste dag");
        assert_earlier(fixture->session, "Navragen");
        text = report_of(fixture->session, "md", false);
        assert_holds(text, "Een vaste dag");
        assert_lacks(text, "Navragen"); /* only the leader's */
        free(text);
        reopen(fixture);
    }
}

static void moves_twice(void **state)
{
    struct fixture *fixture = *state;
    char *third = with(guide, "      - {id: twee, ask: Wat heb je nodig?, answer: text}\n", "");
    char *without =
        with(third, "      - {id: woorden, ask: Wat betekent dat voor jou?, answer: text}\n", "");

    publish_with(fixture, "Wat heb je nodig?", "Wat heb jij daarvoor nodig?");
    move_on(fixture);
    pass(fixture, 5000);
    publish(fixture, third);
    move_on(fixture);
    pass(fixture, 5000);
    publish(fixture, without);
    move_on(fixture);
    assert_version(fixture, 4);
    for (int i = 0; i < 2; i++) {
        char *text = report_of(fixture->session, "md", true);

        assert_earlier(fixture->session, "Wat heb jij daarvoor nodig?"); /* the last words for it */
        assert_lacks(text, "Wat heb je nodig?");
        assert_earlier(fixture->session, "Een vaste dag");
        assert_earlier(fixture->session, "Samen lachen");
        assert_holds(text, "Meer leren");
        free(text);
        reopen(fixture);
    }
    free(without);
    free(third);
}

/* A question that comes back has its answer again, and it stands in one place. */
static void a_question_comes_back(void **state)
{
    struct fixture *fixture = *state;
    char *text;

    publish_with(fixture, "      - {id: twee, ask: Wat heb je nodig?, answer: text}\n", "");
    move_on(fixture);
    pass(fixture, 5000);
    publish_with(fixture, "Wat wil je graag?", "Wat wil jij graag?");
    move_on(fixture);
    assert_string_equal(answer_at(fixture->session, "twee", "")->text, "Een vaste dag");
    text = report_of(fixture->session, "md", true);
    assert_lacks(text, EARLIER);
    free(text);
}

/* In a loop that is gone, or that goes through other values now, the answers had a place too. */
static const char looped[] =
    "format: 1\nid: proef\nversion: 1\nlanguage: nl\ntitle: Proef\nprocess: one-on-one\n"
    "parts:\n"
    "  - id: waarden\n    title: Waarden\n    phase: values\n    for_each: values\n    steps:\n"
    "      - {id: belang, ask: Hoe belangrijk is dat?, answer: scale, measures: importance}\n"
    "  - id: kiezen\n    title: Kiezen\n    phase: values\n    steps:\n"
    "      - {id: focus, ask: Waarmee verder?, answer: choices, choices: values,"
    " measures: focus}\n"
    "%s"
    "  - id: slot\n    title: Slot\n    phase: closing\n    steps:\n"
    "      - {id: plan, ask: Wat spreken we af?, answer: actions}\n";
static const char loops[] =
    "  - id: terug\n    title: Terug\n    phase: plan\n    for_each: last-actions\n    steps:\n"
    "      - {id: reden, ask: \"Wat speelde mee bij {action}?\", answer: text}\n"
    "  - id: verder\n    title: Verder\n    phase: plan\n    for_each: focus\n    steps:\n"
    "      - {id: kans, ask: \"Wat kan er om {value}?\", answer: text}\n"
    "  - id: telt\n    title: Telt\n    phase: plan\n    for_each: important\n    steps:\n"
    "      - {id: mooi, ask: Wat is daar mooi aan?, answer: text}\n";

static void publish_looped(struct fixture *fixture, const char *parts)
{
    char *text = xasprintf(looped, parts);

    publish(fixture, text);
    free(text);
}

static void agree(struct session *session, const char *what)
{
    size_t index = session_add_action(session, VALUE_NONE);

    assert_true(session_set_action(session, index, ACTION_WHAT, what, false));
}

static void what_was_said_in_a_loop_stays_too(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place reason;

    agree(session, "Een cursus zoeken");
    end(fixture);
    publish_looped(fixture, loops);
    session = begin(fixture, "proef", "nl");
    session_set_number(session, at(session, "belang", "income"), 5);
    session_choose(session, at(session, "focus", ""), "contacts");
    session_set_text(session, at(session, "kans", "contacts"), "Samen eten", 0, false);
    session_set_text(session, at(session, "mooi", "income"), "Genoeg over", 0, false);
    reason = at(session, "reden", "");
    reason.item =
        conversation_item(session_conversation(session), session_plan(session)->actions[0].id);
    session_set_text(session, reason, "De cursus was vol", 0, false);
    publish_looped(fixture, "");
    move_on(fixture);
    for (int i = 0; i < 2; i++) {
        assert_earlier(fixture->session, "Samen eten");
        assert_earlier(fixture->session, "Genoeg over");
        assert_earlier(fixture->session, "De cursus was vol");
        assert_earlier(fixture->session, "Wat speelde mee bij Een cursus zoeken?");
        reopen(fixture);
    }
}

/* ---- when it can't be done ---- */

static const struct blocked {
    const char *piece, *other;
    const char *why; /* NULL = it can be done */
} changes[] = {
    {"een, ask: Wat wil je graag?, answer: text", "een, ask: Hoeveel?, answer: scale", "graag?"},
    {"een, ask: Wat wil je graag?, answer: text", "een, ask: Hoe?, answer: summary", "graag?"},
    {"Hoeveel zin heb je erin?, answer: scale", "Hoeveel zin heb je?, answer: number", "zin"},
    {"{id: tijd, text: tijd}", "{id: ruimte, text: ruimte}", "Keus"},
    {"{id: reis, text: reis}", "{id: stad, text: stad}", "Keuzes"},
    {"        answer: choice\n", "        answer: choices\n", "Keus"},
    {"    for_each: values\n", "", "betekent"},
    {"process: one-on-one", "process: annual", "another kind"},
    {"process: one-on-one", "process: application", "another kind"},
    {"process: one-on-one", "process: team", "another kind"},
    {"process: one-on-one", "process: one-on-one\nkeep: no", "another kind"},
    /* What is chosen, asked and kept stays as it is in these. */
    {"{id: rust, text: rust}", "{id: kalm, text: kalm}", NULL},
    {"{id: tijd, text: tijd}", "{id: tijd, text: meer tijd}", NULL},
    {"{id: huis, text: huis}", "{id: stad, text: stad}", NULL},
    {"title: Proef", "title: Proefgesprek", NULL},
    {"    for_each: values\n", "    for_each: values\n    minutes: 5\n", NULL},
};

static void check_change(struct fixture *fixture, const struct blocked *change)
{
    char *before = report_of(fixture->session, "json", true), *after;
    struct update *update;

    publish_with(fixture, change->piece, change->other);
    update = find(fixture);
    assert_non_null(update);
    if (!change->why) {
        if (update->blocked)
            fail_msg("%s: %s", change->other, update->blocked);
        assert_true(session_update(fixture->session, update, &fixture->diag));
    } else if (!update->blocked) {
        fail_msg("\"%s\" is not held back", change->other);
    } else {
        assert_holds(update->blocked, change->why);
        assert_false(session_update(fixture->session, update, &fixture->diag));
        assert_said(fixture, update->blocked);
    }
    update_free(update);
    assert_version(fixture, change->why ? 1 : 2);
    assert_version(fixture, change->why ? 1 : (reopen(fixture), 2));
    after = report_of(reopen(fixture), "json", true);
    if (change->why)
        assert_text_is(after, before);
    free(after);
    free(before);
}

static void what_would_lose_an_answer_is_not_done(void **state)
{
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        if (i > 0)
            assert_int_equal(make(state), 0);
        check_change(*state, &changes[i]);
        if (i + 1 < sizeof changes / sizeof *changes)
            clear(state);
    }
}

/* Nothing was answered there, so anything may become of it. */
static void an_open_question_may_change(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    session_set_text(session, at(session, "een", ""), "", 0, false);
    session_choose(session, at(session, "keus", ""), "tijd");
    publish_with(fixture, "een, ask: Wat wil je graag?, answer: text",
                 "een, ask: Hoeveel?, answer: scale");
    move_on(fixture);
    session_set_number(session, at(session, "een", ""), 2);
    assert_kept(fixture);
}

/* An answer that was left behind is an answer still when its question comes back as another. */
static void what_was_left_behind_counts_too(void **state)
{
    struct fixture *fixture = *state;
    struct update *update;

    publish_with(fixture, "      - {id: twee, ask: Wat heb je nodig?, answer: text}\n", "");
    move_on(fixture);
    pass(fixture, 5000);
    publish_with(fixture, "twee, ask: Wat heb je nodig?, answer: text",
                 "twee, ask: Hoeveel?, answer: scale");
    update = find(fixture);
    assert_non_null(update);
    assert_non_null(update->blocked);
    assert_holds(update->blocked, "nodig");
    update_free(update);
    assert_earlier(fixture->session, "Een vaste dag");
}

/* ---- when nothing is offered ---- */

static void assert_no_offer(struct fixture *fixture, struct session *session)
{
    struct update *update = session_find_update(session, &fixture->diag);

    assert_null(update);
    diag_clear(&fixture->diag);
}

static void nothing_is_offered(void **state)
{
    struct fixture *fixture = *state;
    struct reader reader;
    struct session *talk = fixture->session;

    assert_no_offer(fixture, talk); /* no newer version */
    publish_with(fixture, "title: Proef", "title: Proefgesprek");
    reader_open(&reader, fixture);
    assert_no_offer(fixture, reader.session);
    reader_close(&reader);
    fixture->session = session_rehearse(&fixture->setup, "proef", "nl", &fixture->diag);
    publish_with(fixture, "title: Proef", "title: Proefje");
    assert_no_offer(fixture, fixture->session);
    end(fixture);
    fixture->session = talk;
    assert_non_null(talk);
    assert_true(session_finish(talk, true, &fixture->diag));
    assert_no_offer(fixture, talk);
    assert_true(session_finish(talk, false, &fixture->diag));
    assert_version(fixture, 1);
    move_on(fixture);
    assert_version(fixture, 3);
}

/* What stands in a file but was not published is nobody's newer version. */
static void a_concept_is_not_offered(void **state)
{
    struct fixture *fixture = *state;
    char *path = path_join(fixture->library.folders[SHELF_OWN], "proef.yaml");
    char *text = with(guide, "version: 1", "version: 7");

    assert_true(path_write(path, text, strlen(text), true, &fixture->diag));
    assert_no_offer(fixture, fixture->session);
    free(text);
    free(path);
}

/* ---- last week's talk ---- */

static void opens_unchanged_whatever_became_of_the_files(void **state)
{
    struct fixture *fixture = *state;
    char *path = path_join(fixture->library.folders[SHELF_OWN], "proef.yaml");
    char *before = report_of(fixture->session, "md", true), *after;

    for (int i = 0; i < 4; i++) {
        if (i == 0)
            publish_with(fixture, "      - {id: twee, ask: Wat heb je nodig?, answer: text}\n", "");
        if (i == 1)
            assert_true(path_write(path, "kapot: [", 8, true, &fixture->diag));
        if (i == 2)
            assert_int_equal(remove(path), 0);
        if (i == 3)
            fixture->library.folders[SHELF_SHIPPED] = "/nowhere";
        pass(fixture, 7 * 24 * 3600 * 1000);
        reopen(fixture);
        assert_version(fixture, 1);
        after = report_of(fixture->session, "md", true);
        assert_text_is(after, before);
        free(after);
        if (i >= 2)
            assert_no_offer(fixture, fixture->session);
        session_set_text(fixture->session, at(fixture->session, "een", ""), "Meer leren", (size_t)i,
                         false);
        assert_kept(fixture);
    }
    free(before);
    free(path);
}

/* From a shipped guide to one's own version of it, in the language of the talk. */
static void goes_on_in_its_language(void **state)
{
    struct fixture *fixture = *state;
    struct session *session;
    char *path, *text, *changed;
    size_t length;

    end(fixture);
    session = begin(fixture, "kerngesprek", "en");
    session_set_text(session, at(session, "belangrijk", ""), "People", 6, false);
    path = guide_copy(&fixture->library, "kerngesprek", "kerngesprek", &fixture->diag);
    assert_non_null(path);
    text = path_read(path, 1 << 20, &length, &fixture->diag);
    changed = with(text, "duration: ", "duration: 1");
    assert_true(path_write(path, changed, strlen(changed), true, &fixture->diag));
    assert_true(guide_publish(&fixture->library, "kerngesprek", "x", "2026-11-22", &fixture->diag));
    diag_clear(&fixture->diag);
    move_on(fixture);
    assert_string_equal(session_script(session)->language, "en");
    assert_true(session_script(session)->version > 1);
    assert_string_equal(answer_at(session, "belangrijk", "")->text, "People");
    assert_kept(fixture);
    /* Without that file the shipped guide runs again: an older version is not offered. */
    assert_int_equal(remove(path), 0);
    assert_no_offer(fixture, session);
    assert_true(session_script(session)->version > 1);
    free(changed);
    free(text);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UPDATE_TEST(what_is_still_asked_keeps_its_answer),
        UPDATE_TEST(goes_on_as_a_talk),
        UPDATE_TEST(what_is_no_longer_asked_stays_in_the_notes),
        UPDATE_TEST(moves_twice),
        UPDATE_TEST(a_question_comes_back),
        UPDATE_TEST(what_was_said_in_a_loop_stays_too),
        UPDATE_TEST(what_would_lose_an_answer_is_not_done),
        UPDATE_TEST(an_open_question_may_change),
        UPDATE_TEST(what_was_left_behind_counts_too),
        UPDATE_TEST(nothing_is_offered),
        UPDATE_TEST(a_concept_is_not_offered),
        UPDATE_TEST(opens_unchanged_whatever_became_of_the_files),
        UPDATE_TEST(goes_on_in_its_language),
    };

    set_environment();
    return cmocka_run_group_tests_name("session/update", tests, NULL, NULL);
}
