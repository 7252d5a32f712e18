/* The first screen as an agenda: what stands on it, and where its keys lead. */
#include "after.h"

#include "store/restore.h"

/* These stand on the screen, one below the other. */
static void assert_order(struct tui *tui, const char *const *words, size_t count)
{
    char *text = stack_text(tui);
    const char *at = text;

    for (size_t i = 0; i < count; i++) {
        const char *found = strstr(at, words[i]);

        if (!found)
            fail_msg("\"%s\" is not there, or not in its place: %s", words[i], text);
        at = found + 1;
    }
    free(text);
}

static void open_home(struct stack *stack)
{
    while (stack->tui.depth > 0)
        tui_pop_now(&stack->tui);
    tui_push(&stack->tui, &home_screen, NULL);
}

static void empty_says_what_to_do(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct diag diag;

    diag_init(&diag);
    open_home(stack); /* somebody without a talk is there already */
    assert_shows(tui, "Amina");
    assert_focus(tui, "Begin a new talk (n)");
    diag_done(&diag);
    press_text(tui, "a");
    assert_status(tui, "No talk is finished yet.");
    press_text(tui, "m");
    assert_status(tui, "Choose a talk that is to come");
}

static void all_in_its_place(void **state)
{
    static const char *const words[] = {"To go on with",
                                        "Amina · Zorg · The core talk",
                                        "Coming",
                                        "Amina · Zorg · The core talk",
                                        "14-11-2026",
                                        "date has passed: which day suits now? (m)",
                                        "Amina · Zorg · The follow-up talk",
                                        "tomorrow",
                                        "Amina · Zorg · The check-in",
                                        "Friday",
                                        "Date has passed: what is needed?",
                                        "Amina · Rooster navragen",
                                        "leader · 15-11-2026",
                                        "Promised",
                                        "Amina · Laptop bestellen",
                                        "organisation · 31-12-2026",
                                        "New",
                                        "Begin a new talk (n)",
                                        "People",
                                        "Amina · Zorg",
                                        "Past talks (Enter reads)",
                                        "Amina · Zorg · The core talk",
                                        "Conversation guides (g)",
                                        "Search in talks and agreements (/)"};
    struct stack *stack = *state;

    hold_talk(stack);
    begin(stack->fixture, "kerngesprek", "en");
    hold(stack, false);
    plan_talk(stack, "vervolggesprek", 1, NULL);
    plan_talk(stack, "tussenstand", 5, NULL);
    plan_talk(stack, "kerngesprek", -8, NULL);
    open_home(stack);
    assert_order(&stack->tui, words, sizeof words / sizeof *words);
    assert_hides(&stack->tui, "Cursus zoeken"); /* their own: nobody has to look after it */
    assert_hides(&stack->tui, "late");
}

static void keys_lead_to_their_screens(void **state)
{
    static const struct {
        const char *keys;
        const struct screen_kind *kind;
    } cases[] = {
        {"n", &start_screen},       {"g", &guides_screen},       {"G", &home_screen},
        {"", &prepare_screen},      {"j", &agreement_screen},    {"jj", &agreement_screen},
        {"jjj", &start_screen},     {"jjjj", &person_screen},    {"jjjjj", &read_screen},
        {"jjjjjj", &guides_screen}, {"jjjjjjj", &search_screen},
    };
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    plan_talk(stack, "vervolggesprek", 5, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        open_home(stack);
        press_text(tui, cases[i].keys);
        if (tui->depth == 1 && cases[i].kind != &home_screen)
            press_code(tui, PRESS_ENTER);
        assert_top(tui, cases[i].kind);
    }
}

static void long_sections_have_a_view(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct session *session = begin(stack->fixture, "kerngesprek", "en");

    for (int i = 1; i <= 8; i++) {
        char *what = xasprintf("Belofte %d", i);

        agree(session, what, "leader", "2026-12-31");
        free(what);
    }
    hold(stack, true);
    open_home(stack);
    assert_shows(tui, "Belofte 5");
    assert_hides(tui, "Belofte 6");
    assert_shows(tui, "and 3 more: Enter");
    assert_shows(tui, "All past talks: 1 (a)"); /* much to look after: the rest is one line each */
    press_text(tui, "jjjjj");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &home_screen);
    assert_focus(tui, "Belofte 1");
    assert_shows(tui, "Belofte 8");
    assert_hides(tui, "Begin a new talk");
    press_code(tui, PRESS_ESC);
    assert_focus(tui, "and 3 more: Enter");
    press_text(tui, "p");
    assert_focus(tui, "Amina");
    assert_hides(tui, "Belofte");
    press_code(tui, PRESS_ESC);
    press_text(tui, "a");
    assert_focus(tui, "The core talk");
}

/* The day of the only talk to come, as ISO. */
static void assert_day(struct stack *stack, const char *iso)
{
    struct appointment_list list;
    char day[DAY_SIZE] = "";

    assert_true(store_appointments(stack->fixture->store, &list, &stack->fixture->diag));
    if (list.count == 1)
        day_to_iso(list.items[0].day, day);
    assert_string_equal(day, iso);
    appointment_list_done(&list);
}

static void wipe(struct tui *tui)
{
    press_code(tui, PRESS_CTRL + 'U');
}

static void a_talk_to_come_is_moved(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    plan_talk(stack, "vervolggesprek", 5, NULL);
    open_home(stack);
    press_text(tui, "m");
    assert_top(tui, &line_screen);
    assert_shows(tui, "27-11-2026");
    wipe(tui);
    press_text(tui, "soon");
    press_code(tui, PRESS_ENTER);
    assert_status(tui, "That is no day yet.");
    wipe(tui);
    press_text(tui, "1-11-2026");
    press_code(tui, PRESS_ENTER);
    assert_status(tui, "That day has passed.");
    assert_day(stack, "2026-11-27");
    wipe(tui);
    press_text(tui, "31-02-2027");
    press_code(tui, PRESS_ENTER);
    assert_shows(tui, "Do you mean Sunday 28 February 2027? Enter = yes");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &home_screen);
    assert_day(stack, "2027-02-28");
    assert_shows(tui, "28-02-2027");
}

static void a_talk_to_come_is_dropped(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    plan_talk(stack, "vervolggesprek", 5, NULL);
    open_home(stack);
    press_code(tui, PRESS_DELETE);
    assert_shows(tui, "Will this talk not be held?");
    press_code(tui, PRESS_ENTER);
    assert_day(stack, "2026-11-27");
    press_code(tui, PRESS_DELETE);
    press_text(tui, "2");
    assert_day(stack, "");
    assert_hides(tui, "Coming");
    assert_status(tui, "Ctrl+Z brings it back.");
    assert_int_equal(action_find(&(struct press){.code = PRESS_CTRL + 'Z'}, ON_HOME, false),
                     ACT_UNDO);
    assert_true(everywhere_do(tui, ACT_UNDO));
    assert_day(stack, "2026-11-27");
    assert_shows(tui, "Coming");
}

static void assert_hint(struct tui *tui, enum action_name action, bool there)
{
    struct frame frame;
    bool found = false;

    frame_init(&frame, tui->rows, tui->columns, false);
    tui_top(tui)->kind->draw(tui, tui_top(tui)->state, &frame);
    for (int i = 0; i < HINTS_MAX; i++)
        found = found || frame.hints[i] == action;
    frame_done(&frame);
    assert_int_equal(found, there);
}

/* Another day is offered where there is one to change. */
static void hints_follow_the_row(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    plan_talk(stack, "vervolggesprek", 5, NULL);
    open_home(stack);
    assert_focus(tui, "The follow-up talk");
    assert_hint(tui, ACT_MOVE_DAY, true);
    press_text(tui, "j");
    assert_hint(tui, ACT_MOVE_DAY, false);
    assert_hint(tui, ACT_LANGUAGE, true);
}

/* Others come and go above it. */
static void the_focus_stays(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    open_home(stack);
    press_text(tui, "j");
    assert_focus(tui, "Laptop bestellen");
    plan_talk(stack, "vervolggesprek", 5, NULL);
    tui_changed(tui, NULL);
    assert_focus(tui, "Laptop bestellen");
}

/* A window that is left open: tomorrow is today by then. */
static void a_new_day_is_seen(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    plan_talk(stack, "vervolggesprek", 1, NULL);
    open_home(stack);
    assert_shows(tui, "tomorrow");
    pass(stack->fixture, 24 * 3600 * 1000);
    home_screen.tick(tui, tui_top(tui)->state);
    assert_shows(tui, "today");
}

/* A talk of J. Smit's with somebody who is new here; finished there. */
static void take_over(struct stack *stack)
{
    static char leader[] = "J. Smit", guide[] = "kerngesprek", title[] = "The core talk",
                language[] = "en", none[] = "";
    struct diag *diag = &stack->fixture->diag;
    char *bundle = guide_bundle(&stack->fixture->library, guide, diag);
    struct script *script = bundle_open(bundle, "en", diag);
    struct interview head = {.id = "11111111-0000-4000-8000-000000000000",
                             .leader = leader,
                             .taken_over = true,
                             .script_id = guide,
                             .title = title,
                             .script_version = script->version,
                             .process = script->process,
                             .language = language,
                             .status = INTERVIEW_CLOSED,
                             .started = 1780000000,
                             .touched = 1780000000,
                             .closed = 1780000000,
                             .at_step = none,
                             .at_item = none};
    struct restored_talk talk = {.head = &head, .script = script, .bundle = bundle};

    assert_true(store_restore(stack->fixture->store, NULL, "Bram", "Zuid", &talk, 1,
                              &(struct appointment_list){0}, true, diag));
    assert_quiet(stack->fixture);
    script_free(script);
    free(bundle);
}

/* Who came from another leader stands first, and is one key away. */
static void taken_over_comes_first(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    take_over(stack);
    hold_talk(stack);
    open_home(stack);
    assert_shows(tui, "Taken over from another leader");
    assert_focus(tui, "Bram · Zuid");
    assert_focus(tui, "from J. Smit");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &person_screen);
    assert_shows(tui, "Bram");
}

static void fits_a_small_window(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    plan_talk(stack, "vervolggesprek", -5, NULL);
    tui->rows = 18;
    tui->columns = 60;
    open_home(stack);
    assert_shows(tui, "17-11-2026"); /* the day keeps its room */
    assert_shows(tui, "date has passed: which day suits now? (m)");
    assert_shows(tui, "Amina · Zorg");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(empty_says_what_to_do),      STACK_TEST(all_in_its_place),
        STACK_TEST(keys_lead_to_their_screens), STACK_TEST(long_sections_have_a_view),
        STACK_TEST(a_talk_to_come_is_moved),    STACK_TEST(a_talk_to_come_is_dropped),
        STACK_TEST(hints_follow_the_row),       STACK_TEST(the_focus_stays),
        STACK_TEST(a_new_day_is_seen),          STACK_TEST(taken_over_comes_first),
        STACK_TEST(fits_a_small_window),
    };

    stack_environment();
    return cmocka_run_group_tests_name("tui/home", tests, NULL, NULL);
}
