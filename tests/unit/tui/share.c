/* Asking what may go to HR, where it stands, taking it back, and what HR says: on the screens of the leader. */
#include "after.h"

#include "domain/quarter.h"
#include "session/share.h"
#include "store/person.h"
#include "store/share.h"

#include "../../../src/tui/frame.h"
#include "../../../src/tui/share_line.h"

/* ---- the world ---- */

static struct store *store_of(const struct stack *stack)
{
    return stack->fixture->store;
}

/* hold_talk() gives three agreements: Rooster navragen, Laptop bestellen, Cursus zoeken. */
static void make_ready(struct stack *stack)
{
    static char registry[256];

    snprintf(registry, sizeof registry, "%s/shared.db", stack->fixture->folder);
    stack->fixture->setup.registry = registry;
    stack->fixture->setup.account = "noor";
    stack->fixture->setup.thinking_days = 2;
    hold_talk(stack);
    tui_push(&stack->tui, &home_screen, NULL);
}

/* Somebody whose team nobody wrote down. */
static void without_team(struct stack *stack)
{
    person_done(&stack->fixture->person);
    assert_true(store_add_person(store_of(stack), "Bo", NULL, &stack->fixture->person,
                                 &stack->fixture->diag));
}

static struct agreement agreement_named(struct stack *stack, const char *what)
{
    struct agreement_list list;
    struct agreement found = {0};

    assert_true(store_agreements(store_of(stack), NULL, &list, &stack->fixture->diag));
    for (size_t i = 0; i < list.count; i++) {
        if (strcmp(action_get(&list.items[i].action, ACTION_WHAT), what) == 0) {
            found = list.items[i];
            list.items[i] = list.items[--list.count];
        }
    }
    agreement_list_done(&list);
    assert_non_null(found.person);
    return found;
}

static const char *id_of(struct stack *stack, const char *what)
{
    static char id[UUID_SIZE];
    struct agreement agreement = agreement_named(stack, what);

    memcpy(id, agreement.action.id, UUID_SIZE);
    agreement_done(&agreement);
    return id;
}

static const char *talk_of(struct stack *stack)
{
    static char id[UUID_SIZE];
    struct agreement agreement = agreement_named(stack, "Rooster navragen");

    memcpy(id, agreement.interview, UUID_SIZE);
    agreement_done(&agreement);
    return id;
}

static struct share_list shares(struct stack *stack)
{
    struct share_list list;

    assert_true(store_shares(store_of(stack), NULL, &list, &stack->fixture->diag));
    return list;
}

static size_t share_count(struct stack *stack)
{
    struct share_list list = shares(stack);
    size_t count = list.count;

    share_list_done(&list);
    return count;
}

static size_t parcel_count(struct stack *stack)
{
    struct parcel_list list;
    size_t count;

    assert_true(store_outbox(store_of(stack), &list, &stack->fixture->diag));
    count = list.count;
    parcel_list_done(&list);
    return count;
}

static void know_teams_at(struct stack *stack, size_t count, int64_t reached)
{
    struct registry_seen seen = {.answer_days = 14, .reached = reached};

    seen.place = xstrdup(stack->fixture->setup.registry);
    seen.organisation = xstrdup("Zorggroep De Linde");
    seen.contact = xstrdup("A. Bakker");
    seen.trouble = xstrdup("");
    seen.teams = xcalloc(2, sizeof *seen.teams);
    seen.teams[0] = xstrdup("Noord");
    seen.teams[1] = xstrdup("Zuid");
    seen.team_count = count;
    assert_true(store_see_registry(store_of(stack), &seen, &stack->fixture->diag));
    seen.team_count = 2;
    registry_seen_done(&seen);
}

static void know_teams(struct stack *stack, size_t count)
{
    know_teams_at(stack, count, stack->fixture->time.clock.fixed_now);
}

/* In the bottom line. */
static void assert_hint(struct tui *tui, const char *words)
{
    struct frame frame;
    char *hints;

    tui_draw(tui, &frame);
    hints = frame_hints(frame.hints, 200);
    assert_non_null(strstr(hints, words));
    free(hints);
    frame_done(&frame);
}

/* Draws, as the loop does before it waits for a key. */
static void press(struct tui *tui, int code)
{
    free(stack_text(tui));
    loop_key(tui, code);
}

static void type(struct tui *tui, const char *text)
{
    free(stack_text(tui));
    loop_text(tui, text);
}

/* Choosing, and then going on. */
static void answer_with(struct tui *tui, const char *digit)
{
    type(tui, digit);
    press(tui, PRESS_PGDN);
}

/* From the first question on: yes to one agreement, with the name, no talking, a team that is typed. */
static void share_one(struct stack *stack, const char *what)
{
    struct tui *tui = &stack->tui;

    tui_push(tui, &share_screen, id_of(stack, what));
    assert_top(tui, &share_screen);
    answer_with(tui, "1");
    assert_shows(tui, "with your name, or with a number?");
    answer_with(tui, "1");
    assert_shows(tui, "May HR talk about it with you?");
    answer_with(tui, "2");
    assert_shows(tui, "Is this right?"); /* the team is known */
    answer_with(tui, "1");
    assert_shows(tui, "You decided what is shared.");
}

/* What left arrived. */
static void arrive(struct stack *stack)
{
    struct parcel_list list;
    bool there;

    assert_true(store_outbox(store_of(stack), &list, &stack->fixture->diag));
    for (size_t i = 0; i < list.count; i++) {
        assert_true(
            store_parcel_try(store_of(stack), &list.items[i], &there, &stack->fixture->diag));
        assert_true(store_parcel_sent(store_of(stack), &list.items[i], &stack->fixture->diag));
    }
    parcel_list_done(&list);
    assert_quiet(stack->fixture);
}

static void answer(struct stack *stack, const char *what, enum question_state state,
                   const char *text, int days_ago)
{
    struct shared_action mine;
    struct shared_list list = {&mine, 1};

    shared_action_init(&mine);
    memcpy(mine.action.id, id_of(stack, what), UUID_SIZE);
    mine.round = 1;
    mine.action.revision = 1;
    action_set(&mine.action, ACTION_OWNER, "organisation");
    mine.asked = stack->fixture->time.clock.fixed_now - (int64_t)days_ago * 86400;
    mine.reply.state = state;
    xstrset(&mine.reply.text, text);
    if (state != QUESTION_NEW) {
        xstrset(&mine.reply.who, "A. Bakker");
        xstrset(&mine.reply.by, "2026-12-01");
        mine.reply.moment = stack->fixture->time.clock.fixed_now;
    }
    assert_true(store_keep_answers(store_of(stack), &list, &stack->fixture->diag));
    assert_quiet(stack->fixture);
    shared_action_done(&mine);
}

/* ---- asking ---- */

static void nothing_is_chosen(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    tui_push(tui, &share_screen, id_of(stack, "Laptop bestellen"));
    assert_shows(tui, "LOOKING TOGETHER");
    assert_shows(tui, "HR would see this, and no more than this:");
    assert_shows(tui, "on which day it was shared and last changed");
    assert_shows(tui, "Laptop bestellen");
    assert_shows(tui, "Do you want to share this agreement with HR?");
    assert_shows(tui, "Saying no is fine; it has no consequences.");
    assert_shows(tui, "PgDn without choosing: it is not shared.");
    assert_hides(tui, "(x)");
    assert_hides(tui, "\n> ");
    press(tui, PRESS_ENTER);
    assert_status(tui, "Nothing is chosen yet");
    assert_top(tui, &share_screen);
    press(tui, PRESS_F + 6); /* the leader alone can't answer it */
    assert_true(tui->employee_view);
    press(tui, PRESS_PGDN);
    assert_top(tui, &home_screen);
    assert_status(tui, "Nothing is shared");
    assert_int_equal(share_count(stack), 0);
    assert_false(tui->employee_view);
}

static void esc_leaves_no_trace(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    tui_push(tui, &share_screen, talk_of(stack));
    answer_with(tui, "1");
    answer_with(tui, "1");
    answer_with(tui, "1");
    assert_shows(tui, "with your name, or with a number?");
    answer_with(tui, "1");
    answer_with(tui, "1");
    type(tui, "1"); /* also with a yes that was not sent off */
    press(tui, PRESS_ESC);
    assert_top(tui, &home_screen);
    assert_status(tui, "Nothing is shared, and nothing of this is remembered.");
    assert_int_equal(share_count(stack) + parcel_count(stack), 0);
    tui_push(tui, &share_screen, talk_of(stack)); /* and it is asked as if for the first time */
    assert_hides(tui, "(x)");
}

static void yes_goes_into_the_outbox(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct share_list list;
    char spaced[8] = "";

    make_ready(stack);
    share_one(stack, "Laptop bestellen");
    assert_shows(tui, "1 agreement, as: Amina");
    assert_shows(tui, "24 November 2026.");
    assert_shows(tui, "HR does not talk about it with you.");
    list = shares(stack);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].person_as, "Amina");
    assert_string_equal(list.items[0].team, "Zorg");
    assert_false(list.items[0].may_contact);
    assert_int_equal(list.items[0].state, SHARE_WAITS);
    snprintf(spaced, sizeof spaced, "%c %c %c", list.items[0].code[0], list.items[0].code[1],
             list.items[0].code[2]);
    assert_shows(tui, spaced);
    share_list_done(&list);
    assert_int_equal(parcel_count(stack), 1);
    press(tui, PRESS_ESC); /* it is kept: leaving says nothing else */
    assert_top(tui, &home_screen);
    assert_null(tui->status);
    assert_int_equal(share_count(stack), 1);
}

static void name_only_when_chosen(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct share_list list;

    without_team(stack);
    make_ready(stack);
    tui_push(tui, &share_screen, id_of(stack, "Laptop bestellen"));
    assert_shows(tui, "your name or a number, as you choose after this");
    answer_with(tui, "1");
    assert_shows(tui, "PgDn without choosing: it goes with the number.");
    press(tui, PRESS_PGDN);
    assert_shows(tui, "HR only has your number");
    press(tui, PRESS_PGDN);
    press(tui, PRESS_ENTER);
    assert_status(tui, "Write the name of the team.");
    type(tui, "Noord");
    press(tui, PRESS_ENTER);
    assert_shows(tui, "This is what you share:");
    answer_with(tui, "1");
    list = shares(stack);
    assert_int_equal(list.count, 1);
    assert_string_not_equal(list.items[0].person_as, "Amina");
    assert_string_not_equal(list.items[0].person_as, "");
    assert_false(list.items[0].may_contact);
    share_list_done(&list);
}

/* A digit shows what was chosen and stays there: the key that goes on can't skip a question. */
static void choosing_is_not_going_on(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    tui_push(tui, &share_screen, id_of(stack, "Laptop bestellen"));
    assert_shows(tui, "A digit or Space chooses; PgDn or Enter goes on.");
    assert_hint(tui, "1-2 Choose");
    assert_hint(tui, "PgDn Go on");
    type(tui, "2");
    assert_shows(tui, "2 (x) No");
    type(tui, "1");
    assert_shows(tui, "1 (x) Yes");
    assert_shows(tui, "2 ( ) No");
    press(tui, PRESS_ENTER);
    assert_shows(tui, "with your name, or with a number?");
    press(tui, PRESS_DOWN);
    press(tui, PRESS_DOWN);
    type(tui, " ");
    assert_shows(tui, "2 (x) With a number");
    answer_with(tui, "1");
    answer_with(tui, "2");
    type(tui, "1");
    assert_shows(tui, "1 (x) Yes, share this");
    assert_int_equal(share_count(stack), 0);
    press(tui, PRESS_PGUP);
    press(tui, PRESS_PGDN);
    assert_shows(tui, "1 ( ) Yes, share this"); /* what is shared may be another now */
    answer_with(tui, "1");
    assert_int_equal(share_count(stack), 1);
    press(tui, PRESS_PGDN); /* typed ahead: the code stays in sight */
    press(tui, PRESS_ENTER);
    assert_status(tui, "Esc closes this page, when you have the code.");
    assert_shows(tui, "You decided what is shared.");
}

/* Not by F6, and not from the help on top of it either; the mark does not say otherwise. */
static void together_to_the_end(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    tui_push(tui, &share_screen, id_of(stack, "Laptop bestellen"));
    assert_shows(tui, "LOOKING TOGETHER");
    assert_hides(tui, "F6 goes back");
    press(tui, PRESS_F + 1);
    assert_top(tui, &help_screen);
    assert_shows(tui, "Choose an answer: its digit");
    assert_shows(tui, "Go back to the question before");
    assert_hides(tui, "score");
    assert_hides(tui, "F6");
    assert_hides(tui, "Everything is kept as you type");
    assert_hides(tui, "hide the talk");
    assert_hides(tui, "never loses");
    assert_shows(tui, "Close: before the last answer nothing is shared");
    press(tui, PRESS_F + 6);
    assert_true(tui->employee_view);
    assert_status(tui, "This is looked at together to the end.");
    press(tui, PRESS_ESC);
    assert_top(tui, &share_screen);
}

/* Who did not write it down sees it again, with the leader, from the agreement and from the person's page. */
static void the_code_again(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct share_list list;
    char spaced[8] = "";

    make_ready(stack);
    tui_push(tui, &agreement_screen, id_of(stack, "Laptop bestellen"));
    tui_top(tui)->kind->key(tui, tui_top(tui)->state, ACT_SHOW_CODE,
                            &(struct press){.code = PRESS_NONE});
    assert_top(tui, &agreement_screen);
    assert_status(tui, "Nothing is shared with HR here, so there is no code.");
    press(tui, PRESS_ESC);
    share_one(stack, "Laptop bestellen");
    press(tui, PRESS_ESC);
    assert_false(tui->employee_view);
    list = shares(stack);
    snprintf(spaced, sizeof spaced, "%c %c %c", list.items[0].code[0], list.items[0].code[1],
             list.items[0].code[2]);
    share_list_done(&list);
    tui_push(tui, &person_screen, &stack->fixture->person);
    press(tui, PRESS_F + 1);
    type(tui, "show the code");
    press(tui, PRESS_ENTER);
    assert_top(tui, &code_screen);
    assert_shows(tui, spaced);
    assert_shows(tui, "LOOKING TOGETHER");
    assert_hides(tui, "F6 goes back");
    press(tui, PRESS_F + 6);
    assert_true(tui->employee_view);
    press(tui, PRESS_ESC);
    assert_top(tui, &person_screen);
    assert_false(tui->employee_view);
    press(tui, PRESS_ESC);
    tui_push(tui, &agreement_screen, id_of(stack, "Laptop bestellen"));
    press(tui, PRESS_F + 1);
    type(tui, "show the code");
    press(tui, PRESS_ENTER);
    assert_top(tui, &code_screen);
    assert_shows(tui, spaced);
}

/* The other screens about HR tell of their own keys. */
static void help_of_the_others(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    for (int i = 0; i < 2; i++) {
        if (i == 0)
            tui_push(tui, &outbox_screen, NULL);
        else
            tui_push(tui, &hr_answer_screen, id_of(stack, "Laptop bestellen"));
        press(tui, PRESS_F + 1);
        assert_top(tui, &help_screen);
        assert_shows(tui, "A page down");
        assert_hides(tui, "hide the talk");
        assert_hides(tui, "field");
        assert_hides(tui, "score");
        assert_hides(tui, "kept as you type");
        press(tui, PRESS_ESC);
        press(tui, PRESS_ESC);
    }
}

/* From the first screen, with what stands on the employee's paper: no by itself, and what was typed stays. */
static void back_with_a_code(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct share_list list;
    char code[CODE_SIZE];

    make_ready(stack);
    share_one(stack, "Laptop bestellen");
    press(tui, PRESS_ESC);
    list = shares(stack);
    memcpy(code, list.items[0].code, sizeof code);
    share_list_done(&list);
    press(tui, PRESS_F + 1);
    type(tui, "take back with a code");
    press(tui, PRESS_ENTER);
    assert_top(tui, &line_screen);
    type(tui, "WXYZ");
    press(tui, PRESS_ENTER);
    assert_status(tui, "A code has twelve letters");
    press(tui, PRESS_CTRL + 'U');
    type(tui, code);
    press(tui, PRESS_ENTER);
    assert_shows(tui, code);
    press(tui, PRESS_ENTER);
    assert_status(tui, "Nothing was taken back.");
    assert_int_equal(share_count(stack), 1);
    for (int i = 0; i < 2; i++) {
        share_open_code_back(tui);
        type(tui, code);
        press(tui, PRESS_ENTER);
        type(tui, "2");
        press(tui, PRESS_ENTER);
        assert_int_equal(share_count(stack), 0);
        assert_status(tui, i == 0 ? "Taken back." : "Nothing is shared under this code");
    }
    assert_top(tui, &line_screen);
    assert_shows(tui, code);
}

/* Nobody asks whose copy while the employee looks on. */
static void the_copy_straight(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    setenv("HOME", stack->fixture->folder, 1);
    share_one(stack, "Laptop bestellen");
    type(tui, "e");
    assert_top(tui, &share_screen);
    assert_status(tui, "The employee's copy is in");
}

/* What HR does not see yet is marked, and nothing else; what was taken out is told. */
static void what_changed_is_marked(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    share_one(stack, "Laptop bestellen");
    assert_hides(tui, "(changed)");
    arrive(stack);
    press(tui, PRESS_ESC);
    stack->fixture->time.clock.fixed_now += 60;
    tui_push(tui, &agreement_screen, id_of(stack, "Laptop bestellen"));
    type(tui, "b");
    press(tui, PRESS_ESC);
    tui_push(tui, &share_screen, id_of(stack, "Laptop bestellen"));
    assert_shows(tui, "This changed since it was shared.");
    assert_shows(tui, "How it stands under way (changed)");
    assert_hides(tui, "Laptop bestellen (changed)");
    assert_hides(tui, "2026 (changed)");
}

/* One that went with a number, and another that goes with the name: the change stays under the number. */
static void a_change_goes_as_it_went(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *number = NULL;
    struct share_list list;

    make_ready(stack);
    tui_push(tui, &share_screen, id_of(stack, "Laptop bestellen"));
    answer_with(tui, "1");
    answer_with(tui, "2");
    answer_with(tui, "2");
    answer_with(tui, "1");
    arrive(stack);
    press(tui, PRESS_ESC);
    list = shares(stack);
    stack->fixture->time.clock.fixed_now += 60;
    number = xstrdup(list.items[0].person_as);
    assert_string_not_equal(number, "Amina");
    share_list_done(&list);
    tui_push(tui, &agreement_screen, id_of(stack, "Laptop bestellen"));
    type(tui, "b");
    press(tui, PRESS_ESC);
    tui_push(tui, &share_screen, talk_of(stack));
    for (int i = 0; i < 3; i++)
        answer_with(tui, "1");
    assert_shows(tui, "with your name, or with a number?");
    answer_with(tui, "1");
    answer_with(tui, "1");
    assert_shows(tui, number);
    assert_shows(tui, "Name or number Amina");
    for (int i = 0; i < 10 && tui_top(tui)->kind == &share_screen && share_count(stack) < 3; i++)
        answer_with(tui, "1"); /* read to its end first */
    list = shares(stack);
    assert_int_equal(list.count, 3);
    for (size_t i = 0; i < list.count; i++) {
        bool before = strcmp(list.items[i].action, id_of(stack, "Laptop bestellen")) == 0;

        assert_string_equal(list.items[i].person_as, before ? number : "Amina");
        assert_int_equal(list.items[i].may_contact, !before);
    }
    share_list_done(&list);
    free(number);
}

/* Back and forth: what was said stays, and can be said anew. */
static void going_back(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    tui_push(tui, &share_screen, id_of(stack, "Laptop bestellen"));
    press(tui, PRESS_PGUP);
    assert_status(tui, "This is the first question.");
    answer_with(tui, "1");
    answer_with(tui, "1");
    press(tui, PRESS_PGUP);
    assert_shows(tui, "1 (x) With my name: Amina");
    press(tui, PRESS_PGUP);
    assert_shows(tui, "1 (x) Yes");
    press(tui, PRESS_DOWN);
    press(tui, PRESS_ENTER); /* which of the two is meant is not guessed */
    assert_status(tui, "Space chooses the answer at the arrow");
    press(tui, PRESS_PGDN);
    assert_status(tui, "Space chooses the answer at the arrow");
    type(tui, " ");
    assert_shows(tui, "2 (x) No");
    press(tui, PRESS_ENTER); /* no after all */
    assert_top(tui, &home_screen);
    assert_int_equal(share_count(stack), 0);
}

static void teams_that_are_known(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct share_list list;

    make_ready(stack);
    stack->fixture->setup.registry = "postgresql://nowhere.invalid/hr";
    know_teams(stack, 2);
    tui_push(tui, &share_screen, id_of(stack, "Laptop bestellen"));
    answer_with(tui, "1");
    answer_with(tui, "1");
    answer_with(tui, "1");
    assert_shows(tui, "1 ( ) Noord");
    press(tui, PRESS_PGDN);
    assert_status(tui, "Choose the team.");
    answer_with(tui, "2");
    assert_shows(tui, "HR may talk about it with you.");
    answer_with(tui, "1");
    assert_shows(tui, "or at HR to: A. Bakker.");
    list = shares(stack);
    assert_string_equal(list.items[0].team, "Zuid");
    assert_true(list.items[0].may_contact);
    share_list_done(&list);
}

static bool shows(struct tui *tui, const char *words)
{
    char *text = stack_text(tui);
    bool found = strstr(text, words) != NULL;

    free(text);
    return found;
}

/* All that is drawn is seen: nothing lies below the window. */
static void assert_one_screen(struct tui *tui)
{
    struct frame frame;

    tui_draw(tui, &frame);
    assert_true(frame.body.count <= frame.body_rows);
    frame_done(&frame);
}

/* The last page, too, keeps what is asked and both answers in view. */
static void all_answers_in_view(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    tui_push(tui, &share_screen, talk_of(stack));
    for (int i = 0; i < 3; i++)
        answer_with(tui, "1");
    answer_with(tui, "1");
    answer_with(tui, "1");
    assert_shows(tui, "This is what you share:");
    assert_shows(tui, "more below: Down");
    assert_shows(tui, "Is this right?");
    assert_shows(tui, "2 ( ) No, share nothing");
    assert_one_screen(tui);
    type(tui, "1");
    assert_status(tui, "There is more to read first");
    assert_hides(tui, "(x)");
    press(tui, PRESS_DOWN);
    for (int i = 0; i < 100 && shows(tui, "more above and below"); i++)
        press(tui, PRESS_DOWN);
    assert_shows(tui, "24 November 2026."); /* the last line of it */
    type(tui, "1");
    assert_shows(tui, "1 (x) Yes, share this");
}

/* What does not fit in the window is not agreed to unread. */
static void read_before_answering(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    int presses = 0;

    make_ready(stack);
    tui->rows = 18;
    tui->columns = 60;
    tui_push(tui, &share_screen, id_of(stack, "Laptop bestellen"));
    assert_shows(tui, "more below: Down");
    assert_shows(tui, "Do you want to share this agreement");
    assert_shows(tui, "1 ( ) Yes");
    assert_shows(tui, "2 ( ) No"); /* from the first moment on */
    assert_one_screen(tui);
    type(tui, "1");
    assert_status(tui, "There is more to read first");
    assert_shows(tui, "1 ( ) Yes");
    assert_shows(tui, "more above");
    while (tui->status && presses++ < 20)
        type(tui, "1");
    assert_in_range(presses, 1, 10);
    assert_shows(tui, "1 (x) Yes");
    assert_shows(tui, "more above: Up");
    assert_shows(tui, "2 ( ) No");
    assert_one_screen(tui);
    press(tui, PRESS_PGDN);
    assert_shows(tui, "with your name, or with a number?");
}

static void scores_apart(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct session *session;
    struct place place = {.item = value_id(VALUE_CONTACTS)};
    static const enum measure measures[] = {MEASURE_IMPORTANCE, MEASURE_OPPORTUNITY,
                                            MEASURE_REALISATION};
    char talk[UUID_SIZE];
    bool shared = false;

    make_ready(stack);
    session = begin(stack->fixture, "kerngesprek", "en");
    memcpy(talk, session_interview(session)->id, UUID_SIZE);
    for (int i = 0; i < 3; i++) {
        place.step = script_find_measure(session_script(session), measures[i]);
        session_set_number(session, place, 5 - i);
    }
    agree(session, "Bureau kiezen", "leader", "");
    hold(stack, true);
    tui_push(tui, &share_screen, id_of(stack, "Bureau kiezen"));
    answer_with(tui, "2");
    assert_shows(tui, "These are your scores:");
    assert_shows(tui, "5 4 3");
    assert_shows(tui, "They go without your name");
    assert_hides(tui, "without name, plan"); /* said once */
    assert_hides(tui, "(x)");
    answer_with(tui, "1");
    assert_shows(tui, "Your scores count in the figures");
    assert_hides(tui, "Bureau kiezen");
    answer_with(tui, "1");
    assert_int_equal(share_count(stack), 0);
    assert_true(store_scores_shared(store_of(stack), stack->fixture->person.id, talk, &shared,
                                    &stack->fixture->diag));
    assert_true(shared);
}

/* ---- where it stands ---- */

static void no_is_nowhere(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    tui_push(tui, &share_screen, id_of(stack, "Cursus zoeken"));
    answer_with(tui, "2");
    share_one(stack, "Laptop bestellen");
    press(tui, PRESS_ESC);
    assert_hides(tui, "Cursus zoeken · ");
    tui_push(tui, &person_screen, &stack->fixture->person);
    press(tui, PRESS_TAB);
    assert_shows(tui, "24 November");
    press(tui, PRESS_ESC);
    press(tui, PRESS_ESC);
    tui_push(tui, &agreement_screen, id_of(stack, "Cursus zoeken"));
    assert_hides(tui, "HR");
    assert_hides(tui, "shared");
    press(tui, PRESS_ESC);
    tui_push(tui, &agreement_screen, id_of(stack, "Laptop bestellen"));
    assert_shows(tui, "24 November");
}

static void a_change_is_asked_about(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct share_list list;

    make_ready(stack);
    share_one(stack, "Laptop bestellen");
    arrive(stack);
    press(tui, PRESS_ESC);
    tui_push(tui, &agreement_screen, id_of(stack, "Laptop bestellen"));
    assert_hides(tui, "asks whether the change");
    press(tui, PRESS_F + 7);
    assert_top(tui, &agreement_screen); /* shared as it is: there is nothing to ask */
    type(tui, "b");
    assert_shows(tui, "F7 asks whether the change goes to HR, too.");
    press(tui, PRESS_F + 7);
    assert_top(tui, &share_screen);
    assert_shows(tui, "Do you want to share the change with HR, too?");
    assert_shows(tui, "PgDn without choosing: the change is not shared.");
    assert_hides(tui, "(x)");
    assert_hides(tui, "as you choose after this"); /* it goes as it went */
    assert_shows(tui, "Name or number Amina");
    answer_with(tui, "1");
    assert_shows(tui, "Is this right?"); /* its name and team are known */
    assert_shows(tui, "Amina");
    answer_with(tui, "1");
    list = shares(stack);
    assert_int_equal(list.items[0].state, SHARE_WAITS);
    assert_string_equal(list.items[0].team, "Zorg");
    share_list_done(&list);
}

/* Another window changes the words after the yes: that was for what was read, so it is asked anew. */
static void a_yes_is_for_what_was_shown(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct agreement agreement;

    make_ready(stack);
    tui_push(tui, &share_screen, id_of(stack, "Laptop bestellen"));
    answer_with(tui, "1");
    assert_shows(tui, "with your name, or with a number?");
    tui_changed(tui, NULL); /* the same words: it goes on */
    assert_shows(tui, "with your name, or with a number?");
    agreement = agreement_named(stack, "Laptop bestellen");
    assert_true(action_set(&agreement.action, ACTION_WHAT, "Auto bestellen"));
    assert_true(store_save_action(store_of(stack), NULL, &agreement.action, EVENT_CHANGED,
                                  ACTION_WHAT, &stack->fixture->diag));
    agreement_done(&agreement);
    tui_changed(tui, NULL);
    free(stack_text(tui));
    assert_status(tui, "Something changed meanwhile");
    assert_shows(tui, "Auto bestellen");
    assert_hides(tui, "(x)");
    press(tui, PRESS_PGDN); /* nothing is chosen: nothing is shared */
    assert_int_equal(share_count(stack), 0);
}

/* In the talk itself: asked about its plan, and where it stands is below the action. */
static void from_the_plan(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    stack_talk(stack, "kerngesprek", "en");
    tui_push(tui, &plan_screen, NULL);
    press(tui, PRESS_F + 7);
    assert_status(tui, "There is nothing here that can be shared with HR.");
    press(tui, PRESS_F + 5);
    type(tui, "Bureau kiezen");
    assert_hides(tui, "goes to HR");
    press(tui, PRESS_F + 7);
    assert_top(tui, &share_screen);
    assert_shows(tui, "Bureau kiezen");
    answer_with(tui, "1");
    press(tui, PRESS_PGDN);
    press(tui, PRESS_PGDN);
    answer_with(tui, "1");
    assert_shows(tui, "You decided what is shared.");
    press(tui, PRESS_ESC);
    assert_top(tui, &plan_screen);
    assert_shows(tui, "24 November 2026.");
    type(tui, "!"); /* what is typed afterwards stays here */
    assert_shows(tui, "24 November 2026.");
    assert_int_equal(share_count(stack), 1);
}

static void a_rehearsal_is_not_shared(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    tui_set_session(
        tui, session_rehearse(&stack->fixture->setup, "kerngesprek", "en", &stack->fixture->diag));
    tui_push(tui, &talk_screen, NULL);
    tui_push(tui, &plan_screen, NULL);
    press(tui, PRESS_F + 5);
    type(tui, "Oefenen");
    press(tui, PRESS_F + 7);
    assert_top(tui, &plan_screen);
    assert_status(tui, "Nothing of this is kept, so nothing of it can be shared.");
}

/* ---- taking back ---- */

static void taking_back(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    share_one(stack, "Laptop bestellen");
    press(tui, PRESS_ESC);
    tui_push(tui, &agreement_screen, id_of(stack, "Rooster navragen"));
    type(tui, "t");
    assert_status(tui, "This is not shared with HR");
    press(tui, PRESS_ESC);
    tui_push(tui, &agreement_screen, id_of(stack, "Laptop bestellen"));
    assert_hint(tui, "Take back");
    type(tui, "t");
    assert_top(tui, &sure_screen);
    assert_shows(tui, "It has not gone to HR yet, and it will not go there.");
    assert_hides(tui, "what HR wrote");
    press(tui, PRESS_ENTER); /* keeping is the first answer */
    assert_int_equal(share_count(stack), 1);
    type(tui, "t");
    type(tui, "2");
    press(tui, PRESS_ENTER);
    assert_top(tui, &agreement_screen);
    assert_status(tui, "Taken back. Nothing of it went to HR.");
    assert_int_equal(share_count(stack) + parcel_count(stack), 0);
    assert_hides(tui, "24 November");
}

/* What is there goes with what HR wrote. */
static void taking_back_what_arrived(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct score_choice scores = {.person_id = stack->fixture->person.id,
                                  .interview = "a talk",
                                  .code = "WXYZ-2345-6789",
                                  .payload = "{}",
                                  .quarter = {2026, 4}};

    make_ready(stack);
    share_one(stack, "Laptop bestellen");
    assert_true(store_decide_scores(store_of(stack), &scores, &stack->fixture->diag));
    press(tui, PRESS_ESC);
    assert_hint(tui, "To HR");
    arrive(stack);
    tui_push(tui, &person_screen, &stack->fixture->person);
    press(tui, PRESS_TAB);
    for (int i = 0; i < 3; i++) {
        char *text = stack_text(tui);
        bool here = strstr(text, "> Laptop") || strstr(text, ">  Laptop");

        free(text);
        if (!here)
            press(tui, PRESS_DOWN);
    }
    assert_hint(tui, "Take back");
    type(tui, "t");
    assert_shows(tui, "what HR wrote with it goes as");
    assert_hides(tui, "has not gone to HR yet");
    assert_shows(tui, "stay in the figures"); /* they go back with the code alone */
    assert_shows(tui, "WXYZ-2345-6789");
    press(tui, PRESS_DOWN);
    press(tui, PRESS_ENTER);
    tui_push(tui, &share_screen, id_of(stack, "Laptop bestellen"));
    type(tui, "1");
    press(tui, PRESS_PGDN);
    assert_shows(tui, "You shared this before.");
}

/* ---- what HR says ---- */

/* Before the next talk it stands with what was agreed; and to whom HR wants to talk is said to who reads it. */
static void while_preparing(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct appointment appointment = {.script_id = xstrdup("vervolggesprek")};
    struct hr_answer marked = {.mark = MARK_LEADER};
    struct canvas canvas;

    make_ready(stack);
    share_one(stack, "Laptop bestellen");
    arrive(stack);
    answer(stack, "Laptop bestellen", QUESTION_PROMISED, "In week 49", 3);
    press(tui, PRESS_ESC);
    appointment.person_id = stack->fixture->person.id;
    appointment.person = stack->fixture->person.name;
    tui_push(tui, &prepare_screen, &appointment);
    free(appointment.script_id);
    assert_shows(tui, "HR: promised · by 01-12-2026 · A. Bakker: \"In week 49\"");
    canvas_init(&canvas, 80, false);
    marked.reply.state = QUESTION_TAKEN_UP;
    marked.reply.who = marked.reply.by = marked.reply.text = (char[]){""};
    share_draw_answer(&marked, NULL, NULL, (struct day){2026, 11, 22}, &canvas, 0, 1);
    assert_string_equal(canvas.rows[1].spans[0].text, "HR would like to talk about this with you.");
    canvas_done(&canvas);
}

static void an_answer_stands_on_the_agenda(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    share_one(stack, "Laptop bestellen");
    arrive(stack);
    answer(stack, "Laptop bestellen", QUESTION_PROMISED, "In week 49", 3);
    press(tui, PRESS_ESC);
    assert_shows(tui, "From HR");
    press(tui, PRESS_HOME);
    assert_focus(tui, "Amina · Laptop bestellen");
    assert_focus(tui, "by 01-12-2026");
    press(tui, PRESS_ENTER);
    assert_top(tui, &hr_answer_screen);
    assert_shows(tui, "In week 49");
    assert_shows(tui, "A. Bakker");
    press(tui, PRESS_ENTER);
    assert_top(tui, &person_screen);
    press(tui, PRESS_TAB);
    assert_shows(tui, "In week 49");
    press(tui, PRESS_ESC);
    press(tui, PRESS_ESC);
    type(tui, "a");
    assert_top(tui, &agreement_screen);
    assert_shows(tui, "In week 49");
    press(tui, PRESS_ESC);
    press(tui, PRESS_ESC);
    assert_top(tui, &home_screen);
    assert_hides(tui, "From HR"); /* it was seen */
}

/* Who went to HR with the code: the leader hears it once, and not as an answer. */
static void taken_back_at_hr(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct share_list list;
    int count = 0;

    make_ready(stack);
    share_one(stack, "Laptop bestellen");
    arrive(stack);
    press(tui, PRESS_ESC);
    list = shares(stack);
    stack->fixture->time.clock.fixed_now += 60;
    assert_true(store_code_gone(store_of(stack), list.items[0].code,
                                stack->fixture->time.clock.fixed_now, &count,
                                &stack->fixture->diag));
    share_list_done(&list);
    assert_int_equal(count, 1);
    tui_changed(tui, NULL);
    assert_shows(tui, "taken back at HR");
    assert_hides(tui, "HR would like to talk");
    press(tui, PRESS_HOME);
    press(tui, PRESS_ENTER);
    assert_top(tui, &hr_answer_screen);
    assert_shows(tui, "This was taken back at HR, with the code.");
    assert_hides(tui, "HR has not written anything yet.");
    press(tui, PRESS_ESC);
    tui_changed(tui, NULL);
    assert_hides(tui, "taken back at HR");
}

static void a_question_that_waits(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    make_ready(stack);
    know_teams(stack, 0);
    share_one(stack, "Laptop bestellen");
    arrive(stack);
    answer(stack, "Laptop bestellen", QUESTION_NEW, "", 15);
    press(tui, PRESS_ESC);
    press(tui, PRESS_HOME);
    assert_focus(tui, "no answer yet for 15 days");
    press(tui, PRESS_ENTER);
    assert_shows(tui, "It stands on top at HR as well.");
    press(tui, PRESS_ESC);
    assert_focus(tui, "no answer yet for 15 days"); /* seen, and still unanswered */
    press(tui, PRESS_ESC);
    tui_pop_now(tui);
    stack->fixture->time.clock.fixed_now += 3600; /* begun again: it is being looked at */
    tui_push(tui, &home_screen, NULL);
    assert_hides(tui, "no answer yet");
    know_teams_at(stack, 0, stack->fixture->time.clock.fixed_now);
    tui_changed(tui, NULL); /* as when another process wrote it */
    assert_shows(tui, "no answer yet for 15 days");
}

/* What the sending brought is seen without a key, as with another window. */
static void what_comes_in_is_seen(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct store *own = store_of(stack);

    make_ready(stack);
    share_one(stack, "Laptop bestellen");
    arrive(stack);
    press(tui, PRESS_ESC);
    assert_hides(tui, "From HR");
    stack->fixture->store = open_store(stack->fixture);
    answer(stack, "Laptop bestellen", QUESTION_TAKEN_UP, "We ask around", 3);
    store_close(stack->fixture->store);
    stack->fixture->store = own;
    assert_hides(tui, "From HR");
    tui_changed(tui, NULL); /* as when another process wrote it */
    assert_shows(tui, "From HR");
    assert_shows(tui, "taken up");
}

/* The answer that came since stands with the agreement where the next talk goes through it. */
static void in_the_next_talk(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    size_t count;
    const struct place *places;
    struct session *session;

    make_ready(stack);
    share_one(stack, "Laptop bestellen");
    arrive(stack);
    answer(stack, "Laptop bestellen", QUESTION_NOT_POSSIBLE,
           "There is no money this year, the team had its share in spring, and the board decides "
           "again in March",
           3);
    press(tui, PRESS_ESC);
    session = begin(stack->fixture, "vervolggesprek", "en");
    places = conversation_places(session_conversation(session), &count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(places[i].item, id_of(stack, "Laptop bestellen")) == 0) {
            session_enter(session, places[i]);
            break;
        }
    }
    tui_set_session(tui, session);
    tui_push(tui, &talk_screen, NULL);
    assert_shows(tui, "There is no money this year");
    tui->rows = 24; /* other things are left out for it, and then there is room for all of it */
    assert_shows(tui, "and the board decides again in March");
}

/* ---- what is on its way ---- */

static void trouble_stands_on_top(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct parcel_list list;

    make_ready(stack);
    share_one(stack, "Laptop bestellen");
    press(tui, PRESS_ESC);
    assert_hides(tui, "could not go to HR");
    type(tui, "o");
    assert_top(tui, &outbox_screen);
    assert_focus(tui, "Amina · Laptop bestellen");
    assert_focus(tui, "Tuesday");
    press(tui, PRESS_F + 6);
    assert_hides(tui, "Laptop");
    press(tui, PRESS_F + 6);
    press(tui, PRESS_ESC);
    assert_true(store_outbox(store_of(stack), &list, &stack->fixture->diag));
    assert_true(store_parcel_failed(store_of(stack), &list.items[0],
                                    "The team \"Noord\" is not known there.", true,
                                    &stack->fixture->diag));
    parcel_list_done(&list);
    tui_changed(tui, NULL);
    assert_shows(tui, "1 thing could not go to HR. Enter shows why.");
    press(tui, PRESS_HOME);
    press(tui, PRESS_ENTER);
    assert_top(tui, &outbox_screen);
    assert_shows(tui, "The team \"Noord\" is not known there.");
    assert_shows(tui, "whoever looks after the program");
}

/* A registry that was moved, or put back: it is told, and nothing ends. */
static void what_the_registry_lost_is_told(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct registry_seen seen;

    make_ready(stack);
    know_teams(stack, 2);
    assert_true(store_registry_seen(store_of(stack), &seen, &stack->fixture->diag));
    seen.missing = 2;
    xstrset(&seen.trouble, "This registry does not have 2 agreements.");
    assert_true(store_see_registry(store_of(stack), &seen, &stack->fixture->diag));
    registry_seen_done(&seen);
    tui_changed(tui, NULL);
    assert_shows(tui, "HR's registry does not have 2 things that were shared.");
    press(tui, PRESS_HOME);
    press(tui, PRESS_ENTER);
    assert_top(tui, &outbox_screen);
    assert_shows(tui, "This registry does not have 2 agreements.");
}

/* What is due is sent by the program started anew: here that is this one, and there is nothing for it to do. */
int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(nothing_is_chosen),
        STACK_TEST(esc_leaves_no_trace),
        STACK_TEST(yes_goes_into_the_outbox),
        STACK_TEST(name_only_when_chosen),
        STACK_TEST(choosing_is_not_going_on),
        STACK_TEST(together_to_the_end),
        STACK_TEST(the_code_again),
        STACK_TEST(the_copy_straight),
        STACK_TEST(a_change_goes_as_it_went),
        STACK_TEST(going_back),
        STACK_TEST(all_answers_in_view),
        STACK_TEST(taken_back_at_hr),
        STACK_TEST(help_of_the_others),
        STACK_TEST(what_changed_is_marked),
        STACK_TEST(back_with_a_code),
        STACK_TEST(teams_that_are_known),
        STACK_TEST(read_before_answering),
        STACK_TEST(scores_apart),
        STACK_TEST(no_is_nowhere),
        STACK_TEST(a_change_is_asked_about),
        STACK_TEST(a_yes_is_for_what_was_shown),
        STACK_TEST(from_the_plan),
        STACK_TEST(a_rehearsal_is_not_shared),
        STACK_TEST(what_comes_in_is_seen),
        STACK_TEST(taking_back),
        STACK_TEST(taking_back_what_arrived),
        STACK_TEST(while_preparing),
        STACK_TEST(an_answer_stands_on_the_agenda),
        STACK_TEST(a_question_that_waits),
        STACK_TEST(in_the_next_talk),
        STACK_TEST(what_the_registry_lost_is_told),
        STACK_TEST(trouble_stands_on_top),
    };

    if (argc > 1)
        return 0;
    (void)argv;
    stack_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
