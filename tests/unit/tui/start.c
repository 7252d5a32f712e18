/* The form of a new talk: who is meant, and which guide. "M. de Vries" is known from the stage. */
#include "stage.h"

#include <locale.h>

#include "base/message.h"
#include "base/path.h"

static int people(struct tui *tui)
{
    struct person_list all;
    int count;

    assert_done(tui->fixture, store_people(tui->setup.store, &all, &tui->fixture->diag));
    count = (int)all.count;
    person_list_done(&all);
    return count;
}

/* Who the talk that is open is with. */
static const char *with(const struct tui *tui)
{
    return session_interview(tui->session)->person_id;
}

static void open_form(struct tui *tui, const char *name, const char *team)
{
    stage_open(tui, &start_screen, NULL);
    stage_type(tui, name);
    stage_keys(tui, "Tab");
    stage_type(tui, team);
}

/* The last field is the way to begin. */
static void press_begin(struct tui *tui)
{
    stage_keys(tui, "Shift+Tab Shift+Tab Enter");
}

static void test_someone_known(void **state)
{
    static const struct {
        const char *name, *team;
        int added;
        const char *shown; /* or NULL: nobody is known */
    } cases[] = {
        {"m. de vries", "", 0, "M. de Vries · without a team is known: the talk is kept with"},
        {"M. de Vries", "Noord", 0, "M. de Vries · without a team is known"},
        {"zoe", "zorg", 0, "Zoë · Zorg is known"},
        {"Zoe", "Keuken", 1, NULL},
        {"M. de Vr", "", 1, NULL},
        {"Nobody yet", "Zorg", 1, NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char id[UUID_SIZE];
        struct tui *tui;
        void *own;
        int before;

        (void)state;
        stage_make(&own);
        tui = own;
        fixture_person(tui->fixture, "Zoë", "Zorg", id);
        before = people(tui);
        open_form(tui, cases[i].name, cases[i].team);
        if (cases[i].shown ? !stage_shows(tui, cases[i].shown) : stage_shows(tui, "is known"))
            fail_msg("%s, %s: shows not what it should", cases[i].name, cases[i].team);
        press_begin(tui);
        assert_true(tui->popped);
        assert_int_equal(people(tui), before + cases[i].added);
        stage_remove(&own);
    }
}

static void test_one_of_several(void **state)
{
    struct tui *tui = *state;
    char zorg[UUID_SIZE], balie[UUID_SIZE];

    fixture_person(tui->fixture, "Zoë", "Zorg", zorg);
    fixture_person(tui->fixture, "Zoë", "Balie", balie);
    open_form(tui, "zoe", "");
    assert_true(stage_shows(tui, "( ) Zoë · Zorg"));
    assert_false(stage_shows(tui, "is known"));
    press_begin(tui);
    assert_false(tui->popped); /* nobody was chosen */
    assert_string_equal(tui->said, "There are several people with this name: choose who it is.");
    stage_keys(tui, "Right Right"); /* the choice has the focus */
    assert_true(stage_shows(tui, "(x) Zoë · Balie"));
    stage_keys(tui, "Tab Tab Tab Enter");
    assert_true(tui->popped);
    assert_string_equal(with(tui), balie);
    assert_int_equal(people(tui), 3);
}

/* Another name or team makes the choice another one. */
static void test_choice_follows_the_words(void **state)
{
    struct tui *tui = *state;
    char id[UUID_SIZE];

    fixture_person(tui->fixture, "Zoë", "Zorg", id);
    fixture_person(tui->fixture, "Zoë", "Balie", id);
    open_form(tui, "Zoe", "");
    stage_keys(tui, "Tab 2");
    assert_true(stage_shows(tui, "(x) Zoë · Balie"));
    tui->kind->changed(tui, tui->state, NULL); /* another language: the same choice and focus */
    assert_true(stage_shows(tui, "(x) Zoë · Balie"));
    stage_keys(tui, "1");
    assert_true(stage_shows(tui, "(x) Zoë · Zorg"));
    stage_keys(tui, "Shift+Tab");
    stage_type(tui, "Balie");
    assert_true(stage_shows(tui, "Zoë · Balie is known"));
    stage_keys(tui, "Backspace Backspace Backspace Backspace Backspace");
    assert_true(stage_shows(tui, "( ) Zoë · Zorg")); /* to be chosen again */
}

/* Who was chosen on the screen before needs no choice, also when others have that name. */
static void test_chosen_before(void **state)
{
    struct tui *tui = *state;
    char name[] = "Zoë", team[] = "Balie";
    struct person zoe = {.name = name, .team = team};
    char id[UUID_SIZE];

    fixture_person(tui->fixture, "Zoë", "Zorg", id);
    fixture_person(tui->fixture, "Zoë", "Balie", zoe.id);
    stage_open(tui, &start_screen, &zoe);
    tui->kind->changed(tui, tui->state, NULL);
    stage_keys(tui, "Enter");
    assert_true(tui->popped);
    assert_string_equal(with(tui), zoe.id);
    assert_string_equal(session_interview(tui->session)->team, "Balie");
}

static void test_typed_team_is_the_talks(void **state)
{
    struct tui *tui = *state;

    open_form(tui, "M. de Vries", "Noord");
    press_begin(tui);
    assert_string_equal(session_interview(tui->session)->team, "Noord");
}

static void test_needs_a_name(void **state)
{
    struct tui *tui = *state;

    open_form(tui, " ", "");
    press_begin(tui);
    assert_false(tui->popped);
    assert_string_equal(tui->said, "Write the name of the person you talk with.");
}

/* Far more than a name was pasted. */
static void test_no_endless_name(void **state)
{
    enum { LENGTH = 200 * 1024 };
    struct tui *tui = *state;
    char *text = xcalloc(1, LENGTH + 1);

    memset(text, 'a', LENGTH);
    stage_open(tui, &start_screen, NULL);
    stage_press(tui, &(struct press){.code = PRESS_PASTE, .paste = text, .paste_length = LENGTH});
    assert_false(stage_shows(tui, "aaa"));
    free(text);
}

/* ---- guides ---- */

/* Two guides whose titles have another order in English. */
static char *guide_folder(const struct tui *tui)
{
    char *folder = folder_path(tui->fixture->folder, "guides");
    char *command = xasprintf(
        "mkdir '%s' && cd data/scripts && cp values.*.yaml zeven-waarden*.yaml "
        "afronden*.yaml doorvragen*.yaml kort-kijken*.yaml '%s' && for g in 'een Aap Zebra' 'twee "
        "Beer Cow'; do set -- $g; sed \"s/^id:.*/id: $1/; s/^title:.*/title: $2/\" "
        "kerngesprek.yaml >'%s'/$1.yaml; sed \"s/^translates:.*/translates: $1/; "
        "s/^title:.*/title: $3/\" kerngesprek.en.yaml >'%s'/$1.en.yaml; done",
        folder, folder, folder, folder);

    assert_int_equal(system(command), 0);
    free(command);
    return folder;
}

static void remove_folder(const char *folder)
{
    char *command = xasprintf("rm -r '%s'", folder);

    assert_int_equal(system(command), 0);
    free(command);
}

static void in_language(struct tui *tui, const char *language)
{
    assert_true(message_set_language(language));
    tui->kind->changed(tui, tui->state, NULL);
}

static void test_guide_in_another_language(void **state)
{
    struct tui *tui = *state;
    char *folder = guide_folder(tui);
    char *locale = path_data("locale");

    message_set_directory(locale);
    tui->library.folders[SHELF_SHIPPED] = folder;
    assert_true(message_set_language("nl"));
    open_form(tui, "Amina", "");
    assert_true(stage_shows(tui, "(x) Aap"));
    stage_keys(tui, "Tab Down Space");
    assert_true(stage_shows(tui, "(x) Beer"));
    assert_true(stage_shows(tui, "( ) Aap"));
    in_language(tui, "en");
    assert_true(stage_shows(tui, "(x) Cow"));
    assert_true(stage_shows(tui, "( ) Zebra"));
    remove_folder(folder); /* what was read stays, and so does the form */
    in_language(tui, "nl");
    assert_true(stage_shows(tui, "(x) Cow"));
    assert_false(tui->popped);
    assert_true(message_set_language("en"));
    free(locale);
    free(folder);
}

/* The list opens at the choice, so that Enter changes nothing unseen, and says what each is for. */
static void assert_under(struct tui *tui, const char *words)
{
    struct frame frame;

    frame_init(&frame, 24, 80, false);
    tui->kind->draw(tui, tui->state, &frame);
    assert_string_equal(frame.under ? frame.under : "", words);
    frame_done(&frame);
}

static void test_list_opens_at_the_choice(void **state)
{
    static const char core[] =
        "An hour about what someone finds important in their work, ending in "
        "a plan you make together.";
    struct tui *tui = *state;

    open_form(tui, "Amina", "");
    assert_true(stage_shows(tui, "(x) The core talk"));
    stage_keys(tui, "Tab");
    assert_true(stage_shows(tui, "> (x) The core talk"));
    stage_keys(tui, "Enter");
    assert_true(stage_shows(tui, "(x) The core talk"));
    assert_false(stage_shows(tui, "[x]"));
    stage_keys(tui, "Tab Shift+Tab"); /* from below as well */
    assert_true(stage_shows(tui, "> (x) The core talk"));
    assert_under(tui, core);
    stage_keys(tui, "Down Down");
    assert_under(tui, "Ten minutes to look together at how the agreements are going.");
    assert_true(stage_shows(tui, "(x) The core talk")); /* looked at, not chosen */
    stage_keys(tui, "Shift+Tab");
    assert_under(tui, "");
}

#define STAGE_TEST(name) cmocka_unit_test_setup_teardown(name, stage_make, stage_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_someone_known),      STAGE_TEST(test_one_of_several),
        STAGE_TEST(test_choice_follows_the_words), STAGE_TEST(test_chosen_before),
        STAGE_TEST(test_typed_team_is_the_talks),  STAGE_TEST(test_needs_a_name),
        STAGE_TEST(test_no_endless_name),          STAGE_TEST(test_guide_in_another_language),
        STAGE_TEST(test_list_opens_at_the_choice),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("tui/start", tests, NULL, NULL);
}
