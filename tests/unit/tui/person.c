/* The person page: talks on a line of time, how values moved, what is agreed; and erasing all of it. */
#include "after.h"

#include "base/utf8.h"
#include "session/growth.h"
#include "store/person.h"

enum { A_DAY = 24 * 60 * 60 };

/* A finished talk so many days ago, with three scores and words for one value. */
static void talk_ago(struct stack *stack, const char *guide, int days, const char *scores,
                     const char *words)
{
    static const enum measure measures[] = {MEASURE_IMPORTANCE, MEASURE_OPPORTUNITY,
                                            MEASURE_REALISATION};
    int64_t now = stack->fixture->time.clock.fixed_now;
    struct session *session;

    stack->fixture->time.clock.fixed_now = now - (int64_t)days * A_DAY;
    session = begin(stack->fixture, guide, "en");
    for (size_t i = 0; i < 3 && scores[i]; i++) {
        struct place place = {.step = script_find_measure(session_script(session), measures[i]),
                              .item = value_id(VALUE_DEVELOP_SKILLS)};

        if (scores[i] == 'w' || scores[i] == 'l')
            session_set_state(session, place, scores[i] == 'w' ? STATE_UNKNOWN : STATE_DECLINED);
        else
            session_set_number(session, place, scores[i] - '0');
    }
    for (size_t i = 0; words && i < session_script(session)->step_count; i++) {
        struct place place = {.step = i, .item = value_id(VALUE_DEVELOP_SKILLS)};

        if (session_script(session)->steps[i].answer == ANSWER_TEXT &&
            session_script(session)->parts[session_script(session)->steps[i].part].for_each ==
                LOOP_VALUES) {
            session_set_text(session, place, words, strlen(words), false);
            break;
        }
    }
    hold(stack, true);
    stack->fixture->time.clock.fixed_now = now;
}

/* Three talks in a year. */
static void year(struct stack *stack)
{
    talk_ago(stack, "kerngesprek", 365, "322", "I would like to learn.");
    talk_ago(stack, "vervolggesprek", 180, "524", "The course has begun.");
    talk_ago(stack, "vervolggesprek", 7, "524", "I do it on Tuesdays now.");
}

static void open_page(struct stack *stack)
{
    tui_push(&stack->tui, &person_screen, &stack->fixture->person);
    assert_top(&stack->tui, &person_screen);
}

/* The value that was talked about. */
static void open_value(struct stack *stack)
{
    open_page(stack);
    press_code(&stack->tui, PRESS_DOWN);
}

/* Which talk is looked at stands above the line of time. */
static void assert_talk(struct tui *tui, const char *words)
{
    struct frame frame;

    frame_init(&frame, tui->rows, tui->columns, false);
    person_screen.draw(tui, tui_top(tui)->state, &frame);
    assert_holds(frame.under, words);
    frame_done(&frame);
}

static void test_line_of_time(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    year(stack);
    open_value(stack);
    assert_shows(tui, "Amina · Zorg");
    assert_shows(tui, "11-2025");
    assert_shows(tui, "05-2026");
    assert_talk(tui, "The follow-up talk · Sunday 15 November 2026");
    assert_shows(tui, "← ");
    assert_hides(tui, "[●] →");
    assert_shows(tui, "I do it on Tuesdays now.");
    press_code(tui, PRESS_LEFT);
    assert_talk(tui, "Tuesday 26 May 2026");
    assert_shows(tui, "← → ");
    assert_shows(tui, "The course has begun.");
    press_code(tui, PRESS_LEFT);
    press_code(tui, PRESS_LEFT);
    assert_talk(tui, "The core talk · Saturday 22 November 2025");
    assert_hides(tui, "← ");
    press_code(tui, PRESS_END);
    assert_talk(tui, "15 November");
    press_code(tui, PRESS_HOME);
    assert_talk(tui, "The core talk");
    tui->employee_view = true; /* the mark of it takes half of the line */
    assert_talk(tui, "The core talk · 22-11-2025");
}

static void test_news(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    year(stack);
    tui->columns = 160; /* so that a sentence is a line */
    open_value(stack);
    assert_shows(tui, "The numbers are as they were last time.");
    press_code(tui, PRESS_LEFT);
    assert_shows(tui, "Importance went from 3 to 5: worth asking what changed.");
    assert_shows(tui, "How well it works");
    assert_shows(tui, "from 2 to 4.");
    assert_hides(tui, "Room went");
    press_code(tui, PRESS_LEFT);
    assert_shows(tui, "These are the first numbers");
    press_code(tui, PRESS_DOWN);
    assert_shows(tui, "No numbers were given for this value in this talk.");
}

/* The rows that are seen, blanks between the spans as one. The caller frees it. */
static char *row_of(struct tui *tui, const char *words)
{
    char *text = stack_text(tui);
    char *at = strstr(text, words);
    char *row;

    assert_non_null(at);
    while (at > text && at[-1] != '\n')
        at--;
    row = xstrndup(at, strcspn(at, "\n"));
    free(text);
    return row;
}

static void assert_row(struct tui *tui, const char *first, const char *wanted)
{
    char *row = row_of(tui, first);

    assert_string_equal(row, wanted);
    free(row);
}

/* A row says of its own value alone how it stood in this talk, and before where that was different. */
static void test_rows_of_values(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    year(stack);
    open_value(stack);
    assert_row(tui, "2 Developing skills", "> 2 Developing skills » 5 ■■■■■ 2 ■■··· 4 ■■■■· ");
    assert_row(tui, "3 Having a say", "3 Having a say · · · ");
    press_code(tui, PRESS_LEFT);
    assert_row(tui, "2 Developing skills",
               "> 2 Developing skills » 3→ 5 ■■■■■ 2 ■■··· 2→ 4 ■■■■· ");
    press_code(tui, PRESS_DOWN); /* another one chosen: the rows stay as they are */
    assert_row(tui, "2 Developing skills", "2 Developing skills » 3→ 5 ■■■■■ 2 ■■··· 2→ 4 ■■■■· ");
    assert_shows(tui, "» important, and something to do here   * chosen   3→5 was 3, now 5");
}

/* That somebody does not know, or would rather not say, is an answer; it is not the dot of what was not asked. */
static void test_rows_of_what_is_no_number(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    talk_ago(stack, "kerngesprek", 7, "5wl", NULL);
    open_value(stack);
    assert_row(tui, "2 Developing skills", "> 2 Developing skills 5 ■■■■■ w l ");
    assert_row(tui, "3 Having a say", "3 Having a say · · · ");
    assert_shows(tui, "w = I don't know   l = I'd rather not say");
}

/*
 * The chosen value in all talks stands apart, under its name, with a number under each column. The middle talk of the three is
 * solid, the others are shaded.
 */
static void test_columns(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *text, *name;

    year(stack);
    open_value(stack);
    press_code(tui, PRESS_LEFT);
    text = stack_text(tui);
    name = strstr(text, "2 Developing knowledge and skills");
    assert_non_null(name);
    assert_holds(name, "█ this talk   ▒ other talks");
    assert_holds(name, "Important Room Works?");
    assert_holds(name, "▒▒▒ ███ ▒▒▒ ");
    assert_holds(name, "3 5 5 2 2 2 2 4 4");
    *name = '\0';
    assert_null(strchr(text, '#'));
    assert_lacks(text, "█");
    free(text);
}

/* A yearly talk stands apart: it is on the line, and gives nothing else. */
static void test_other_kinds(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    talk_ago(stack, "kerngesprek", 100, "322", "I would like to learn.");
    talk_ago(stack, "jaargesprek", 3, "444", "Said in the yearly talk.");
    open_value(stack);
    assert_shows(tui, "This kind of talk stands apart");
    assert_hides(tui, "Said in the yearly talk.");
    press_code(tui, PRESS_LEFT);
    assert_shows(tui, "I would like to learn.");
}

/* What is only for the leader is in no view of this page. */
static void test_only_for_the_leader(void **state)
{
    struct stack *stack = *state;
    struct session *session = begin(stack->fixture, "kerngesprek", "en");
    struct place place = {.step = script_find_measure(session_script(session), MEASURE_OPPORTUNITY),
                          .item = value_id(VALUE_USE_SKILLS)};

    session_set_number(session, place, 2);
    session_set_visibility(session, place, VISIBLE_ONLY_ME);
    hold(stack, true);
    open_page(stack);
    assert_shows(&stack->tui, "No numbers have been given yet.");
}

static void test_talks_open(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    year(stack);
    open_page(stack);
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &read_screen);
    tui_pop_now(tui);
    begin(stack->fixture, "vervolggesprek", "en");
    hold(stack, false);
    tui_changed(tui, NULL);
    assert_talk(tui, "15 November"); /* drawn, and so read anew */
    press_code(tui, PRESS_END);
    assert_talk(tui, "not finished");
    press_code(tui, PRESS_ENTER);
    assert_non_null(tui->session);
    assert_string_equal(session_interview(tui->session)->person, "Amina");
}

static void test_agreements(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    plan_talk(stack, "vervolggesprek", 30, NULL);
    open_page(stack);
    assert_shows(tui, "3 agreements open (Tab) · next talk: 22-12-2026");
    press_code(tui, PRESS_TAB);
    assert_shows(tui, "The follow-up talk: Tuesday 22 December 2026");
    assert_focus(tui, "Rooster navragen");
    assert_shows(tui, "leader · agreed · 15-11-2026 (the day has passed: what is needed?)");
    /* The employee's own come after what leader and organisation promised. */
    press_text(tui, "jj");
    assert_focus(tui, "Cursus zoeken");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &agreement_screen);
    assert_shows(tui, "Cursus zoeken");
    press_text(tui, "d");
    tui_pop_now(tui);
    assert_shows(tui, "Before");
    assert_focus(tui, "Cursus zoeken");
    press_code(tui, PRESS_ESC);
    assert_top(tui, &person_screen);
    assert_shows(tui, "2 agreements open (Tab)");
}

static void test_ways(void **state)
{
    static const struct {
        const char *key;
        const struct screen_kind *kind;
    } ways[] = {{"n", &start_screen}, {"h", &handover_screen}, {"c", &correct_screen}};
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    year(stack);
    open_page(stack);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        press_text(tui, ways[i].key);
        assert_top(tui, ways[i].kind);
        tui_pop_now(tui);
    }
}

/* Nobody's page yet: it says what to do. */
static void test_empty(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    open_page(stack);
    assert_shows(tui, "Press n to begin one");
    press_code(tui, PRESS_LEFT);
    press_code(tui, PRESS_RIGHT);
    press_code(tui, PRESS_END);
    press_code(tui, PRESS_ENTER);
    assert_status(tui, "There are no talks with this person yet");
    press_text(tui, "c");
    assert_status(tui, "nothing to correct");
    press_code(tui, PRESS_TAB);
    assert_shows(tui, "Nothing has been agreed yet.");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &person_screen);
}

static size_t people(struct stack *stack)
{
    struct person_list list;
    size_t count;

    assert_true(store_people(stack->fixture->store, &list, &stack->fixture->diag));
    count = list.count;
    person_list_done(&list);
    return count;
}

/* The question says no first; and then only who writes the name means it. */
static void test_erasing(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    year(stack);
    tui_push(tui, &home_screen, NULL);
    open_page(stack);
    press_code(tui, PRESS_DELETE);
    assert_top(tui, &ask_screen);
    assert_shows(tui, "Erase all that is kept of Amina?");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &person_screen);
    press_code(tui, PRESS_DELETE);
    press_text(tui, "2");
    assert_top(tui, &line_screen);
    press_code(tui, PRESS_ENTER);
    press_text(tui, "Amin");
    press_code(tui, PRESS_ENTER);
    assert_status(tui, "That is not the name.");
    assert_int_equal(people(stack), 1);
    press_text(tui, "a ");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &home_screen);
    assert_status(tui, "All that was kept of Amina is erased.");
    assert_int_equal(people(stack), 0);
}

/* A talk of this person that is open in another window keeps all from being erased. */
static void test_erasing_is_refused(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    begin(stack->fixture, "kerngesprek", "en");
    open_page(stack);
    press_code(tui, PRESS_DELETE);
    press_text(tui, "2");
    press_text(tui, "amina");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &line_screen);
    assert_status(tui, "open");
    assert_int_equal(people(stack), 1);
    hold(stack, false);
}

/* Every span within the window and none on another; what there is to read in the rows that are seen. */
static void check_rows(struct tui *tui, int rows, int columns, const char *words)
{
    struct frame frame;
    bool found = false;

    frame_init(&frame, rows, columns, false);
    tui_top(tui)->kind->draw(tui, tui_top(tui)->state, &frame);
    for (int i = 0; i < frame.body.count; i++) {
        for (size_t j = 0; j < frame.body.rows[i].count; j++) {
            const struct span *span = &frame.body.rows[i].spans[j];
            int end = span->column + utf8_width(span->text, strlen(span->text));

            assert_in_range(end, 0, columns);
            found = found || (i < frame.body_rows && strstr(span->text, words));
            for (size_t k = 0; k < frame.body.rows[i].count && i > 0; k++) {
                int start = frame.body.rows[i].spans[k].column;

                if (k != j && start >= span->column && start < end)
                    fail_msg("row %d: \"%s\" on \"%s\"", i, frame.body.rows[i].spans[k].text,
                             span->text);
            }
        }
    }
    frame_done(&frame);
    if (!found)
        fail_msg("%dx%d shows nothing of \"%s\"", columns, rows, words);
}

static void test_windows(void **state)
{
    static const struct {
        int rows, columns;
    } windows[] = {{24, 80}, {18, 60}, {40, 120}, {18, 200}, {24, 61}};
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    year(stack);
    open_value(stack);
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        check_rows(tui, windows[i].rows, windows[i].columns, "I do it on Tuesdays now.");
        check_rows(tui, windows[i].rows, windows[i].columns, "The numbers are as they were");
        check_rows(tui, windows[i].rows, windows[i].columns, "No open agreements");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(test_line_of_time),
        STACK_TEST(test_news),
        STACK_TEST(test_rows_of_values),
        STACK_TEST(test_rows_of_what_is_no_number),
        STACK_TEST(test_columns),
        STACK_TEST(test_other_kinds),
        STACK_TEST(test_only_for_the_leader),
        STACK_TEST(test_talks_open),
        STACK_TEST(test_agreements),
        STACK_TEST(test_ways),
        STACK_TEST(test_empty),
        STACK_TEST(test_erasing),
        STACK_TEST(test_erasing_is_refused),
        STACK_TEST(test_windows),
    };

    stack_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
