/* What HR writes: answers, comments and marks, taking back, a code, files. */
#include "base/path.h"
#include "hr.h"

#include <glob.h>

#include "../../../src/registry/driver.h"
#include "../../../src/tui/frame.h"

enum { CTRL_S = PRESS_CTRL + 'S', CTRL_Z = PRESS_CTRL + 'Z', CTRL_U = PRESS_CTRL + 'U' };

static void one_question(struct hr_test *test, bool may_contact)
{
    hr_share(test, &(struct wish){.what = "Learn wound care",
                                  .need = "Six school days",
                                  .kind = "time",
                                  .days_ago = 16,
                                  .may_contact = may_contact});
}

/* In the line below the title. */
static bool stands_above(struct tui *tui, const char *words)
{
    struct frame frame;
    bool found;

    tui_draw(tui, &frame);
    found = frame.under && strstr(frame.under, words);
    frame_done(&frame);
    return found;
}

/* Not in the bottom line. */
static void assert_no_hint(struct tui *tui, const char *words)
{
    struct frame frame;
    char *hints;

    tui_draw(tui, &frame);
    hints = frame_hints(frame.hints, 200);
    assert_null(strstr(hints, words));
    free(hints);
    frame_done(&frame);
}

/* State by its digit, then the day, then the words. */
static void fill_answer(struct tui *tui, const char *state, const char *by, const char *text)
{
    loop_text(tui, "a");
    assert_top(tui, &hr_write_screen);
    loop_text(tui, state);
    loop_key(tui, PRESS_TAB);
    loop_key(tui, CTRL_U);
    loop_text(tui, by);
    loop_key(tui, PRESS_TAB);
    loop_key(tui, CTRL_U);
    loop_text(tui, text);
}

static void answer(void **state)
{
    struct hr_test *test = *state;
    struct shared_action found;
    struct tui *tui;

    one_question(test, false);
    tui = hr_begin(test);
    assert_shows(tui, "waits 16 days");
    fill_answer(tui, "2", "1 dec", "We plan the roster");
    assert_shows(tui, "Tuesday 1 December 2026");
    loop_key(tui, CTRL_S);
    assert_top(tui, &hr_screen);
    assert_status(tui, "Your answer stands there now");
    assert_hides(tui, "waits 16 days");
    assert_shows(tui, "promised");
    assert_shows(tui, "A. Bakker");
    hr_find(test, 1, &found);
    assert_int_equal(found.reply.state, QUESTION_PROMISED);
    assert_string_equal(found.reply.by, "2026-12-01");
    assert_string_equal(found.reply.who, "A. Bakker");
    assert_string_equal(found.reply.account, "bakker");
    shared_action_done(&found);
    loop_text(tui, "a");
    assert_shows(tui, "Answered before");
    assert_shows(tui, "We plan the roster");
}

static void taking_back(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    one_question(test, false);
    tui = hr_begin(test);
    loop_key(tui, CTRL_Z);
    assert_status(tui, "There is nothing of yours to take back.");
    fill_answer(tui, "1", "", "First");
    loop_key(tui, CTRL_S);
    fill_answer(tui, "3", "", "Second");
    loop_key(tui, CTRL_S);
    assert_reply(test, 1, QUESTION_DONE, "Second");
    loop_key(tui, CTRL_Z);
    assert_status(tui, "taken back");
    assert_reply(test, 1, QUESTION_TAKEN_UP, "First");
    loop_key(tui, CTRL_Z);
    assert_status(tui, "There is nothing of yours to take back.");
}

/* The first answer taken back leaves a question that waits again. */
static void waits_again(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    one_question(test, false);
    tui = hr_begin(test);
    fill_answer(tui, "1", "", "First");
    loop_key(tui, CTRL_S);
    assert_hides(tui, "waits 16 days");
    loop_key(tui, CTRL_Z);
    assert_status(tui, "taken back");
    assert_shows(tui, "waits 16 days");
}

static void what_an_answer_needs(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    one_question(test, false);
    tui = hr_begin(test);
    loop_text(tui, "a");
    loop_key(tui, CTRL_S);
    assert_shows(tui, "Choose first how it stands.");
    loop_text(tui, "4");
    assert_hides(tui, "Choose first how it stands.");
    assert_shows(tui, "Why is it not possible?");
    loop_key(tui, CTRL_S);
    assert_shows(tui, "Say in a few words why");
    loop_text(tui, "No room this year");
    loop_key(tui, PRESS_BACKTAB);
    loop_text(tui, "1");
    loop_key(tui, PRESS_TAB);
    loop_text(tui, "31-02-2027");
    assert_shows(tui, "Do you mean");
    loop_key(tui, CTRL_S);
    assert_shows(tui, "no day yet");
    loop_key(tui, PRESS_ENTER);
    assert_shows(tui, "28-02-2027");
    loop_key(tui, CTRL_S);
    assert_reply(test, 1, QUESTION_TAKEN_UP, "No room this year");
}

/* What is not possible has no day, also when there was one; it is there again for another answer. */
static void not_possible_has_no_day(void **state)
{
    struct hr_test *test = *state;
    struct shared_action found;
    struct tui *tui;

    one_question(test, false);
    tui = hr_begin(test);
    fill_answer(tui, "2", "1 dec", "We plan the roster");
    loop_key(tui, CTRL_S);
    loop_text(tui, "a");
    assert_shows(tui, "] 01-12-2026"); /* to keep or to clear */
    loop_text(tui, "4");
    assert_hides(tui, "By when");
    loop_text(tui, "1");
    assert_shows(tui, "] 01-12-2026");
    loop_text(tui, "4");
    loop_key(tui, PRESS_TAB);
    loop_key(tui, CTRL_U);
    loop_text(tui, "No room this year");
    loop_key(tui, CTRL_S);
    assert_reply(test, 1, QUESTION_NOT_POSSIBLE, "No room this year");
    hr_find(test, 1, &found);
    assert_string_equal(found.reply.by, "");
    shared_action_done(&found);
}

/* Leaving asks; nothing that was written is lost or sent by itself, and another language changes nothing of it. */
static void leaving(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    one_question(test, false);
    tui = hr_begin(test);
    loop_text(tui, "a");
    loop_key(tui, PRESS_ESC);
    assert_top(tui, &hr_screen);
    fill_answer(tui, "1", "", "Words");
    loop_key(tui, PRESS_F + 12);
    loop_key(tui, PRESS_F + 12);
    loop_key(tui, PRESS_ESC);
    assert_shows(tui, "What you wrote was not sent yet.");
    loop_text(tui, "3");
    assert_top(tui, &hr_write_screen);
    assert_shows(tui, "Words");
    loop_key(tui, PRESS_F + 10);
    loop_text(tui, "3");
    loop_key(tui, PRESS_ESC);
    loop_text(tui, "2");
    assert_top(tui, &hr_screen);
    assert_reply(test, 1, QUESTION_NEW, "");
}

/* Another colleague was first: their words are seen before they are replaced. */
static void overtaken(void **state)
{
    struct hr_test *test = *state;
    char nobody[] = "", text[] = "I do it", id[UUID_SIZE];
    struct shared_action found;
    struct reply other = {
        .state = QUESTION_TAKEN_UP, .who = nobody, .account = nobody, .by = nobody, .text = text};
    struct tui *tui;

    one_question(test, false);
    tui = hr_begin(test);
    fill_answer(tui, "2", "", "Mine");
    hr_id(1, id);
    assert_true(registry_answer(test->leader, id, &other, &test->stack->fixture->diag));
    loop_key(tui, CTRL_S);
    assert_top(tui, &hr_write_screen);
    assert_shows(tui, "Somebody answered this meanwhile");
    assert_shows(tui, "I do it");
    assert_reply(test, 1, QUESTION_TAKEN_UP, "I do it");
    loop_key(tui, CTRL_S);
    assert_reply(test, 1, QUESTION_PROMISED, "Mine");
    hr_find(test, 1, &found);
    other.moment = found.reply.moment;
    shared_action_done(&found);
    assert_true(registry_answer(test->leader, id, &other, &test->stack->fixture->diag));
    loop_key(tui, CTRL_Z);
    assert_status(tui, "Somebody answered since");
    assert_reply(test, 1, QUESTION_TAKEN_UP, "I do it");
}

/* Nobody's words come to stand under another's name: not by taking back, and not by sending what was filled in. */
static void words_of_a_colleague(void **state)
{
    struct hr_test *test = *state;
    char nobody[] = "", text[] = "Bo's words", id[UUID_SIZE];
    struct reply other = {
        .state = QUESTION_TAKEN_UP, .who = nobody, .account = nobody, .by = nobody, .text = text};
    struct tui *tui;

    one_question(test, false);
    hr_id(1, id);
    assert_true(registry_answer(test->leader, id, &other, &test->stack->fixture->diag));
    tui = hr_begin(test);
    loop_key(tui, PRESS_RIGHT);
    loop_text(tui, "a");
    assert_shows(tui, "Bo's words"); /* above the form */
    loop_key(tui, PRESS_ESC);        /* nothing was touched: nothing is asked */
    assert_top(tui, &hr_screen);
    loop_text(tui, "a");
    loop_text(tui, "3");
    loop_key(tui, CTRL_S);
    assert_reply(test, 1, QUESTION_DONE, "");
    loop_key(tui, CTRL_Z);
    assert_status(tui, "J. Smit answered this before; write an answer of your own.");
    assert_reply(test, 1, QUESTION_DONE, "");
}

static void gone(void **state)
{
    struct hr_test *test = *state;
    char id[UUID_SIZE];
    struct tui *tui;

    one_question(test, false);
    tui = hr_begin(test);
    assert_shows(tui, "Six school days");
    fill_answer(tui, "2", "", "Mine");
    hr_id(1, id);
    assert_true(registry_withdraw(test->leader, id, 1, &test->stack->fixture->diag));
    loop_key(tui, CTRL_S);
    assert_top(tui, &hr_write_screen); /* with a sentence, and the words still there */
    assert_shows(tui, "This plan is not there any more: it was taken back.");
    assert_hides(tui, "There is no shared agreement");
    assert_shows(tui, "Mine");
    loop_key(tui, PRESS_ESC);
    loop_text(tui, "2");
    loop_key(tui, PRESS_F + 5);
    assert_hides(tui, "Six school days");
}

/* It went while it was looked at: the page offers nothing any more, and the list below has lost it already. */
static void gone_while_open(void **state)
{
    static const char *const keys[] = {"a", "c", "m"};
    struct hr_test *test = *state;
    char id[UUID_SIZE];
    struct tui *tui;

    one_question(test, false);
    tui = hr_begin(test);
    loop_key(tui, PRESS_ENTER);
    assert_true(stands_above(tui, "waits 16 days"));
    hr_id(1, id);
    assert_true(registry_withdraw(test->leader, id, 1, &test->stack->fixture->diag));
    hr_wait(test, 31);
    assert_top(tui, &hr_plan_screen);
    assert_shows(tui, "This plan is not there any more");
    assert_false(stands_above(tui, "waits 16 days"));
    assert_no_hint(tui, "Answer");
    assert_no_hint(tui, "Comment");
    assert_no_hint(tui, "Mark");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        loop_text(tui, keys[i]);
        assert_top(tui, &hr_plan_screen);
    }
    loop_key(tui, PRESS_ESC);
    assert_null(hr_chosen(hr_of(tui)));
    assert_hides(tui, "Six school days");
}

/* The same from the list itself. */
static void gone_from_the_list(void **state)
{
    static const char *const keys[] = {"a", "c", "m", "\r"};
    struct hr_test *test = *state;
    char id[UUID_SIZE];
    struct tui *tui;

    for (int i = 0; i < 4; i++)
        one_question(test, false);
    tui = hr_begin(test);
    for (int i = 0; i < 4; i++) {
        size_t before = hr_view(hr_of(tui))->page.plans.count;

        snprintf(id, sizeof id, "%s", hr_chosen(hr_of(tui))->action.id);
        assert_true(registry_withdraw(test->leader, id, 1, &test->stack->fixture->diag));
        if (*keys[i] == '\r')
            loop_key(tui, PRESS_ENTER);
        else
            loop_text(tui, keys[i]);
        if (*keys[i] == 'm')
            loop_text(tui, "1");
        assert_top(tui, &hr_screen);
        assert_status(tui, "This plan is not there any more");
        assert_int_equal(hr_view(hr_of(tui))->page.plans.count, before - 1);
    }
}

/* Ctrl+Z is about the last change: an answer of before stays, a comment stays, a mark goes back. */
static void only_the_last(void **state)
{
    struct hr_test *test = *state;
    struct shared_action found;
    struct tui *tui;

    one_question(test, true);
    tui = hr_begin(test);
    fill_answer(tui, "1", "", "First");
    loop_key(tui, CTRL_S);
    loop_text(tui, "c");
    loop_text(tui, "Let us call");
    loop_key(tui, CTRL_S);
    loop_key(tui, CTRL_Z);
    assert_status(tui, "a comment stays");
    assert_reply(test, 1, QUESTION_TAKEN_UP, "First");
    loop_text(tui, "m");
    loop_text(tui, "1");
    loop_text(tui, "m");
    loop_text(tui, "2");
    loop_key(tui, CTRL_Z);
    assert_status(tui, "Your mark is taken back.");
    hr_find(test, 1, &found);
    assert_int_equal(found.mark, MARK_LEADER);
    shared_action_done(&found);
    assert_reply(test, 1, QUESTION_TAKEN_UP, "First");
    loop_key(tui, CTRL_Z);
    assert_status(tui, "There is nothing of yours to take back.");
    assert_reply(test, 1, QUESTION_TAKEN_UP, "First");
    loop_text(tui, "m");
    loop_text(tui, "2");
    hr_find(test, 1, &found);
    assert_true(
        registry_mark(test->leader, found.action.id, MARK_NONE, &test->stack->fixture->diag));
    shared_action_done(&found);
    loop_key(tui, CTRL_Z);
    assert_status(tui, "Somebody changed the mark since");
}

static void comment(void **state)
{
    struct hr_test *test = *state;
    struct shared_action found;
    struct tui *tui;

    one_question(test, false);
    tui = hr_begin(test);
    loop_key(tui, PRESS_ENTER);
    loop_text(tui, "c");
    loop_key(tui, CTRL_S);
    assert_shows(tui, "There is nothing to send yet.");
    loop_text(tui, "Let us call");
    loop_key(tui, PRESS_TAB);
    loop_key(tui, PRESS_ENTER);
    assert_top(tui, &hr_plan_screen);
    assert_shows(tui, "22-11-2026 · A. Bakker: Let us call");
    hr_find(test, 1, &found);
    assert_int_equal(found.comment_count, 1);
    shared_action_done(&found);
    loop_key(tui, PRESS_ESC);
    assert_shows(tui, "Let us call");
}

static void mark(void **state)
{
    struct hr_test *test = *state;
    struct shared_action found;
    struct tui *tui;

    one_question(test, false);
    one_question(test, true);
    tui = hr_begin(test);
    loop_text(tui, "m");
    assert_hides(tui, "With the employee");
    loop_text(tui, "2");
    assert_status(tui, "No mark any more.");
    loop_key(tui, PRESS_DOWN);
    loop_text(tui, "m");
    loop_text(tui, "2");
    assert_status(tui, "Marked for a talk with the employee");
    assert_shows(tui, "to talk about with the employee");
    hr_find(test, 2, &found);
    assert_int_equal(found.mark, MARK_EMPLOYEE);
    shared_action_done(&found);
}

static void code(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    one_question(test, false);
    one_question(test, false);
    tui = hr_begin(test);
    assert_shows(tui, "Six school days");
    hr_ask_code(tui);
    loop_key(tui, PRESS_F + 1); /* about HR here, too */
    assert_hides(tui, "score");
    assert_hides(tui, "kept as you type");
    assert_shows(tui, "hide what is about people");
    assert_shows(tui, "Stop: close the program, or stay");
    loop_key(tui, PRESS_ESC);
    loop_text(tui, "no code");
    loop_key(tui, PRESS_ENTER);
    assert_status(tui, "A code has twelve letters");
    loop_key(tui, CTRL_U);
    for (const char *at = test->code; *at; at++) {
        char lower[2] = {(char)(*at >= 'A' && *at <= 'Z' ? *at + 32 : *at), '\0'};

        loop_text(tui, lower);
    }
    loop_key(tui, PRESS_ENTER);
    assert_top(tui, &sure_screen);
    loop_key(tui, PRESS_ENTER); /* leaving it there is the first answer */
    assert_status(tui, "Nothing was taken out.");
    assert_shows(tui, "Six school days");
    hr_ask_code(tui);
    loop_text(tui, test->code);
    loop_key(tui, PRESS_ENTER);
    loop_text(tui, "2");
    loop_key(tui, PRESS_ENTER);
    assert_status(tui, "2 plans were taken out");
    assert_hides(tui, "Six school days");
    hr_ask_code(tui);
    loop_text(tui, test->code);
    loop_key(tui, PRESS_ENTER);
    loop_text(tui, "2");
    loop_key(tui, PRESS_ENTER);
    assert_status(tui, "Nothing is known here under this code; look at its characters");
    assert_top(tui, &line_screen); /* to be looked at again */
    assert_shows(tui, test->code);
    loop_key(tui, PRESS_ESC);
    assert_top(tui, &hr_screen);
}

/* ---- the line is cut ---- */

static bool cut_run(void *home, const char *name, const char *sql, const char *const *values,
                    size_t count, bool (*each)(void *context, const char *const *columns),
                    void *context, enum registry_failure *failure, struct diag *diag)
{
    (void)home, (void)name, (void)sql, (void)values, (void)count, (void)each, (void)context;
    *failure = REGISTRY_AWAY;
    return diag_error(diag, "connection refused");
}

static bool cut_begin(void *home, enum registry_failure *failure, struct diag *diag)
{
    (void)home;
    *failure = REGISTRY_AWAY;
    return diag_error(diag, "connection refused");
}

static void cut_rollback(void *home)
{
    (void)home;
}

/* A network that is gone for a while: the registry is the real one before and after. */
static const struct driver cut_line = {
    .run = cut_run, .begin = cut_begin, .commit = cut_begin, .rollback = cut_rollback};

static void away(void **state)
{
    struct hr_test *test = *state;
    const struct driver *line = test->hr->driver;
    struct tui *tui;

    one_question(test, false);
    tui = hr_begin(test);
    assert_shows(tui, "Six school days");
    test->hr->driver = &cut_line;
    hr_wait(test, 31);
    assert_shows(tui, "The registry can't be reached now (10:45)");
    assert_shows(tui, "Six school days");
    loop_text(tui, "/unicorn");
    loop_key(tui, PRESS_ENTER);
    assert_hides(tui, "Six school days"); /* it would stand under a filter that it does not fit */
    loop_key(tui, PRESS_ESC);
    assert_shows(tui, "Nothing could be read yet.");
    test->hr->driver = line;
    loop_key(tui, PRESS_F + 5);
    assert_shows(tui, "Six school days");
    test->hr->driver = &cut_line;
    loop_text(tui, "a");
    assert_top(tui, &hr_screen);
    assert_status(tui, "can't be reached");
    test->hr->driver = line;
    loop_key(tui, PRESS_F + 5);
    assert_hides(tui, "can't be reached");
    fill_answer(tui, "2", "", "My words");
    test->hr->driver = &cut_line;
    loop_key(tui, CTRL_S);
    assert_top(tui, &hr_write_screen);
    assert_shows(tui, "What you wrote stays here; Ctrl+S");
    assert_shows(tui, "My words");
    test->hr->driver = line;
    loop_key(tui, CTRL_S);
    assert_top(tui, &hr_screen);
    assert_reply(test, 1, QUESTION_PROMISED, "My words");
}

/* It may be away from the first moment on. */
static void away_at_first(void **state)
{
    struct hr_test *test = *state;
    const struct driver *line = test->hr->driver;
    struct tui *tui;

    one_question(test, false);
    test->hr->driver = &cut_line;
    tui = hr_begin(test);
    assert_shows(tui, "can't be reached now");
    assert_shows(tui, "Nothing could be read yet. F5 tries again.");
    loop_text(tui, "d");
    assert_shows(tui, "can't be reached now");
    loop_key(tui, PRESS_ESC);
    test->hr->driver = line;
    hr_wait(test, 31);
    assert_shows(tui, "Six school days");
    assert_hides(tui, "can't be reached");
}

/* ---- files ---- */

static size_t count_files(const struct hr_test *test, const char *end)
{
    char *pattern = xasprintf("%s/*%s", test->stack->fixture->folder, end);
    glob_t found;
    size_t count;

    glob(pattern, 0, NULL, &found);
    count = found.gl_pathc;
    globfree(&found);
    free(pattern);
    return count;
}

static size_t count_files_with(const struct hr_test *test, const char *end, const char *words)
{
    char *pattern = xasprintf("%s/*%s", test->stack->fixture->folder, end);
    size_t count = 0, length;
    struct diag diag;
    glob_t found;

    diag_init(&diag);
    glob(pattern, 0, NULL, &found);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char *text = path_read(found.gl_pathv[i], 1 << 20, &length, &diag);

        count += text && strstr(text, words);
        free(text);
    }
    globfree(&found);
    free(pattern);
    diag_done(&diag);
    return count;
}

static void remove_files(const struct hr_test *test, const char *end)
{
    char *pattern = xasprintf("%s/*%s", test->stack->fixture->folder, end);
    glob_t found;

    glob(pattern, 0, NULL, &found);
    for (size_t i = 0; i < found.gl_pathc; i++)
        unlink(found.gl_pathv[i]);
    globfree(&found);
    free(pattern);
}

static void files(void **state)
{
    static const char *const ends[] = {".html", ".csv", ".json"};
    struct hr_test *test = *state;
    char *home = getenv("HOME") ? xstrdup(getenv("HOME")) : NULL;
    struct tui *tui;

    setenv("HOME", test->stack->fixture->folder, 1);
    one_question(test, false);
    tui = hr_begin(test);
    for (int i = 0; i < 3; i++) {
        char digit[2] = {(char)('2' + i), '\0'};

        loop_text(tui, "e");
        loop_text(tui, digit);
        assert_status(tui, ends[i]);
        assert_int_equal(count_files(test, ends[i]), 1);
        remove_files(test, ends[i]);
    }
    loop_text(tui, "d");
    loop_text(tui, "e");
    assert_hides(tui, "CSV");
    loop_text(tui, "2");
    assert_status(tui, "waardegesprek-overview-");
    remove_files(test, ".html");
    loop_key(tui, PRESS_ESC);
    test->stack->setup.note = "Demo";
    loop_text(tui, "e");
    loop_text(tui, "3");
    assert_status(tui, "These people are invented");
    assert_int_equal(count_files_with(test, ".csv", "all these people are invented"), 1);
    remove_files(test, ".csv");
    test->stack->setup.note = NULL;
    if (home)
        setenv("HOME", home, 1);
    free(home);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HR_TEST(answer),
        HR_TEST(taking_back),
        HR_TEST(waits_again),
        HR_TEST(what_an_answer_needs),
        HR_TEST(leaving),
        HR_TEST(overtaken),
        HR_TEST(gone),
        HR_TEST(comment),
        HR_TEST(mark),
        HR_TEST(code),
        HR_TEST(away),
        HR_TEST(away_at_first),
        HR_TEST(files),
        HR_TEST(words_of_a_colleague),
        HR_TEST(not_possible_has_no_day),
        HR_TEST(only_the_last),
        HR_TEST(gone_while_open),
        HR_TEST(gone_from_the_list),
    };

    stack_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
