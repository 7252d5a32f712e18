/* Agreements outside their talk: lists, the readable history, and taking a change back. */
#include "store/agreement.h"
#include "store/erase.h"
#include "store/fixture.h"
#include "store/review.h"

static void save(struct fixture *fixture, const char *talk, struct action *action,
                 enum action_event event, enum action_field field)
{
    assert_done(fixture,
                store_save_action(fixture->store, talk, action, event, field, &fixture->diag));
}

static void change(struct fixture *fixture, const char *talk, struct action *action,
                   enum action_field field, const char *text)
{
    assert_true(action_set(action, field, text));
    save(fixture, talk, action, EVENT_CHANGED, field);
}

static void make(struct fixture *fixture, const char *talk, struct action *action, const char *what)
{
    action_init(action);
    uuid_new(&fixture->ids, action->id);
    action_set(action, ACTION_WHAT, what);
    save(fixture, talk, action, EVENT_MADE, ACTION_FIELD_COUNT);
}

static void talk_with(struct fixture *fixture, const char *person, char id[UUID_SIZE])
{
    assert_done(fixture, store_add_interview(fixture->store, person, NULL, fixture_script(), "{}",
                                             id, &fixture->diag));
}

static void assert_listed(struct fixture *fixture, const char *person, const char *wanted)
{
    struct agreement_list list;
    char text[200] = "";
    assert_done(fixture, store_agreements(fixture->store, person, &list, &fixture->diag));
    for (size_t i = 0; i < list.count; i++) {
        strcat(text, i ? " " : "");
        strcat(text, action_get(&list.items[i].action, ACTION_WHAT));
    }
    assert_string_equal(text, wanted);
    agreement_list_done(&list);
}

static void test_lists(void **state)
{
    struct fixture *fixture = *state;
    char amina[UUID_SIZE], bo[UUID_SIZE], talk[UUID_SIZE], other[UUID_SIZE];
    struct action one, two, three, copy;
    struct plan plan = {&copy, 1};
    struct agreement_list list;
    fixture_person(fixture, "Amina", "Zorg", amina);
    fixture_person(fixture, "Bo", NULL, bo);
    talk_with(fixture, amina, talk);
    talk_with(fixture, bo, other);
    make(fixture, talk, &one, "one");
    make(fixture, other, &two, "two");
    make(fixture, talk, &three, "three");
    make(fixture, talk, &copy, "copy"); /* what a talk brings in for itself */
    assert_done(fixture, store_add_reviews(fixture->store, talk, &plan, &fixture->diag));
    assert_listed(fixture, NULL, "one two three");
    assert_listed(fixture, amina, "one three");
    save(fixture, talk, &one, EVENT_REMOVED, ACTION_FIELD_COUNT);
    assert_listed(fixture, amina, "three");
    assert_done(fixture, store_agreements(fixture->store, amina, &list, &fixture->diag));
    assert_string_equal(list.items[0].person_id, amina);
    assert_string_equal(list.items[0].person, "Amina");
    assert_string_equal(list.items[0].team, "Zorg");
    assert_string_equal(list.items[0].interview, talk);
    assert_string_equal(list.items[0].title, "Het kerngesprek");
    assert_int_equal(list.items[0].process, PROCESS_ONE_ON_ONE);
    assert_int_equal(list.items[0].made, fixture->clock.fixed_now);
    agreement_list_done(&list);
    action_done(&one);
    action_done(&two);
    action_done(&three);
    action_done(&copy);
}

static void test_found_by_its_beginning(void **state)
{
    struct fixture *fixture = *state;
    struct action one, two;
    struct agreement found;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    make(fixture, talk, &one, "one");
    make(fixture, talk, &two, "two");
    assert_done(fixture, store_find_agreement(fixture->store, two.id, &found, &fixture->diag));
    assert_string_equal(action_get(&found.action, ACTION_WHAT), "two");
    agreement_done(&found);
    assert_refused(fixture, store_find_agreement(fixture->store, "0", &found, &fixture->diag),
                   "short");
    assert_refused(fixture, store_find_agreement(fixture->store, "0000", &found, &fixture->diag),
                   "More than one");
    assert_refused(fixture, store_find_agreement(fixture->store, "ffff", &found, &fixture->diag),
                   "No agreement");
    save(fixture, talk, &two, EVENT_REMOVED, ACTION_FIELD_COUNT);
    assert_done(fixture, store_find_agreement(fixture->store, "0000", &found, &fixture->diag));
    assert_string_equal(found.action.id, one.id);
    agreement_done(&found);
    action_done(&one);
    action_done(&two);
}

static void add_talk(void *context, const char *interview)
{
    strcat(context, interview + UUID_SIZE - 3);
    strcat(context, " ");
}

/*
 * Where a change outside would pass an open window by: made, gone through, changed there. A finished talk can be open
 * in one, too.
 */
static void test_talks_that_hold_it(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[4][UUID_SIZE], found[200] = "", *wanted;
    struct action action;
    struct plan plan = {&action, 1};
    fixture_person(fixture, "Amina", "Zorg", person);
    for (int i = 0; i < 4; i++)
        talk_with(fixture, person, talk[i]);
    make(fixture, talk[0], &action, "a");
    assert_done(fixture, store_add_reviews(fixture->store, talk[1], &plan, &fixture->diag));
    change(fixture, talk[2], &action, ACTION_STATUS, "busy");
    assert_done(fixture,
                store_agreement_talks(fixture->store, action.id, add_talk, found, &fixture->diag));
    wanted = xasprintf("%s %s %s ", talk[0] + UUID_SIZE - 3, talk[1] + UUID_SIZE - 3,
                       talk[2] + UUID_SIZE - 3);
    assert_string_equal(found, wanted);
    for (int i = 0; i < 2; i++)
        assert_done(fixture, store_close_interview(fixture->store, talk[i], true, &fixture->diag));
    *found = '\0';
    assert_done(fixture,
                store_agreement_talks(fixture->store, action.id, add_talk, found, &fixture->diag));
    assert_string_equal(found, wanted);
    free(wanted);
    action_done(&action);
}

/* --- history -------------------------------------------------------------- */

/* "changed what: a > b, status: agreed > busy [talk] (undone)" a line. */
static void assert_history(struct fixture *fixture, const char *action, const char *wanted)
{
    struct history history;
    char text[2000] = "";
    assert_done(fixture, store_action_history(fixture->store, action, &history, &fixture->diag));
    for (size_t i = 0; i < history.count; i++) {
        const struct history_entry *entry = &history.items[i];
        size_t length = strlen(text);
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", i ? "\n" : "",
                                   action_event_id(entry->event));
        for (size_t k = 0; k < entry->count; k++)
            length += (size_t)snprintf(text + length, sizeof text - length, " %s: %s > %s",
                                       action_field_id(entry->changes[k].field),
                                       entry->changes[k].before, entry->changes[k].after);
        snprintf(text + length, sizeof text - length, "%s%s%s", entry->title ? " [talk]" : "",
                 entry->is_undo ? " (undo)" : "", entry->is_undone ? " (undone)" : "");
    }
    assert_string_equal(text, wanted);
    history_done(&history);
}

static void test_what_became_of_it(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    struct history history;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "a");
    change(fixture, talk, &action, ACTION_WHAT, "ab");
    change(fixture, talk, &action, ACTION_WHAT, "abc"); /* joins */
    fixture_wait(fixture, 100);
    change(fixture, NULL, &action, ACTION_STATUS, "busy");
    action_set(&action, ACTION_WHAT, "abcd");
    action_set(&action, ACTION_REASON, "moe");
    save(fixture, NULL, &action, EVENT_CHANGED, ACTION_FIELD_COUNT);
    save(fixture, talk, &action, EVENT_REMOVED, ACTION_FIELD_COUNT);
    save(fixture, talk, &action, EVENT_RESTORED, ACTION_FIELD_COUNT);
    change(fixture, talk, &action, ACTION_STATUS, "done");
    assert_history(fixture, action.id,
                   "made [talk]\n"
                   "changed what: a > abc [talk]\n"
                   "changed status: agreed > busy\n"
                   "changed what: abc > abcd reason:  > moe\n"
                   "removed [talk]\n"
                   "restored [talk]\n"
                   "changed status: busy > done [talk]");
    assert_done(fixture, store_action_history(fixture->store, action.id, &history, &fixture->diag));
    assert_string_equal(history.items[0].who, "Noor");
    assert_string_equal(history.items[0].title, "Het kerngesprek");
    assert_int_equal(history.items[2].moment, history.items[0].moment + 100);
    assert_true(history.items[1].id > history.items[0].id);
    history_done(&history);
    assert_refused(fixture, store_action_history(fixture->store, "none", &history, &fixture->diag),
                   "no longer");
    action_done(&action);
}

/* --- taking back ------------------------------------------------------------ */

static bool undo(struct fixture *fixture, const char *action)
{
    struct history undone = {0};
    assert_done(fixture, store_undo_action(fixture->store, action, &undone, &fixture->diag));
    bool any = undone.count > 0;
    history_done(&undone);
    return any;
}

/* What stands now, with its revision. */
static void now(struct fixture *fixture, const char *talk, struct action *out)
{
    struct plan plan;
    assert_done(fixture, store_load_actions(fixture->store, talk, &plan, &fixture->diag));
    assert_int_equal(plan.count, 1);
    action_copy(out, &plan.actions[0]);
    plan_done(&plan);
}

static void test_back_step_by_step(void **state)
{
    struct fixture *fixture = *state;
    struct action action, before;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "a");
    action_init(&before);
    assert_false(undo(fixture, action.id)); /* its making stays */
    change(fixture, NULL, &action, ACTION_WHAT, "ab");
    change(fixture, NULL, &action, ACTION_WHAT, "abc"); /* one run */
    change(fixture, NULL, &action, ACTION_STATUS, "done");
    assert_true(undo(fixture, action.id));
    now(fixture, talk, &before);
    assert_string_equal(action_get(&before, ACTION_STATUS), "agreed");
    assert_string_equal(action_get(&before, ACTION_WHAT), "abc");
    assert_int_equal(before.revision, 5);
    assert_true(undo(fixture, action.id));
    now(fixture, talk, &before);
    assert_string_equal(action_get(&before, ACTION_WHAT), "a");
    assert_false(undo(fixture, action.id));
    assert_history(fixture, action.id,
                   "made [talk]\n"
                   "changed what: a > abc (undone)\n"
                   "changed status: agreed > done (undone)\n"
                   "changed status: done > agreed (undo)\n"
                   "changed what: abc > a (undo)");
    action_done(&action);
    action_done(&before);
}

/* What it was, from what stood to what stands now. */
static void test_says_what_went_back(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    struct agreement agreement;
    struct history undone;
    char talk[UUID_SIZE], *words;
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "a");
    action_set(&action, ACTION_STATUS, "dropped");
    action_set(&action, ACTION_REASON, "moe");
    action_set(&action, ACTION_OWNER, "leader");
    save(fixture, NULL, &action, EVENT_CHANGED, ACTION_FIELD_COUNT);
    assert_done(fixture, store_undo_action(fixture->store, action.id, &undone, &fixture->diag));
    assert_int_equal(undone.count, 1);
    assert_int_equal(undone.items[0].count, 3);
    assert_int_equal(undone.items[0].changes[1].field, ACTION_STATUS);
    assert_string_equal(undone.items[0].changes[1].before, "dropped");
    assert_string_equal(undone.items[0].changes[1].after, "agreed");
    assert_done(fixture,
                store_find_agreement(fixture->store, action.id, &agreement, &fixture->diag));
    words = agreement_taken_back(&agreement, &undone);
    assert_string_equal(words, "Taken back: Who does it? leader → Amina; How it stands: "
                               "let go → agreed; Reason: moe → nothing.");
    free(words);
    agreement_done(&agreement);
    history_done(&undone);
    assert_done(fixture, store_undo_action(fixture->store, action.id, &undone, &fixture->diag));
    assert_int_equal(undone.count, 0);
    action_done(&action);
}

/* What comes after an undo is a change of its own, never part of the undo, and the next to go back. */
static void test_change_after_undo(void **state)
{
    struct fixture *fixture = *state;
    struct action action, after;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "a");
    change(fixture, NULL, &action, ACTION_WHAT, "b");
    assert_true(undo(fixture, action.id));
    change(fixture, NULL, &action, ACTION_WHAT, "c");
    assert_history(fixture, action.id,
                   "made [talk]\n"
                   "changed what: a > b (undone)\n"
                   "changed what: b > a (undo)\n"
                   "changed what: a > c");
    assert_true(undo(fixture, action.id));
    action_init(&after);
    now(fixture, talk, &after);
    assert_string_equal(action_get(&after, ACTION_WHAT), "a");
    assert_false(undo(fixture, action.id));
    action_done(&action);
    action_done(&after);
}

/* Taking back never takes an agreement away: that it was removed and put back is a talk's own affair. */
static void test_never_goes_by_taking_back(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    struct history undone;
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "a");
    change(fixture, NULL, &action, ACTION_STATUS, "busy");
    save(fixture, talk, &action, EVENT_REMOVED, ACTION_FIELD_COUNT);
    assert_false(undo(fixture, action.id)); /* it is not there */
    assert_listed(fixture, NULL, "");
    save(fixture, talk, &action, EVENT_RESTORED, ACTION_FIELD_COUNT);
    assert_false(undo(fixture, action.id));
    assert_listed(fixture, NULL, "a");
    assert_history(fixture, action.id,
                   "made [talk]\n"
                   "changed status: agreed > busy\n"
                   "removed [talk]\n"
                   "restored [talk]");
    assert_refused(fixture, store_undo_action(fixture->store, "none", &undone, &fixture->diag),
                   "no longer");
    action_done(&action);
}

/* The first words belong to the making: taking back never leaves an agreement without any. */
static void test_first_words_stay(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "");
    change(fixture, NULL, &action, ACTION_WHAT, "a");
    change(fixture, NULL, &action, ACTION_STATUS, "busy");
    assert_true(undo(fixture, action.id));
    assert_false(undo(fixture, action.id));
    assert_listed(fixture, NULL, "a");
    action_done(&action);
}

/* What a talk agreed stands: it is no slip of the hand months later, nor is what was done before it. */
static void test_talks_stand(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "a");
    change(fixture, NULL, &action, ACTION_STATUS, "busy");
    change(fixture, talk, &action, ACTION_STATUS, "done");
    assert_false(undo(fixture, action.id));
    change(fixture, NULL, &action, ACTION_DUE, "2027-01-04");
    assert_true(undo(fixture, action.id));
    assert_false(undo(fixture, action.id));
    assert_history(fixture, action.id,
                   "made [talk]\n"
                   "changed status: agreed > busy\n"
                   "changed status: busy > done [talk]\n"
                   "changed due:  > 2027-01-04 (undone)\n"
                   "changed due: 2027-01-04 >  (undo)");
    action_done(&action);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_lists),
        FIXTURE_TEST(test_found_by_its_beginning),
        FIXTURE_TEST(test_talks_that_hold_it),
        FIXTURE_TEST(test_what_became_of_it),
        FIXTURE_TEST(test_back_step_by_step),
        FIXTURE_TEST(test_change_after_undo),
        FIXTURE_TEST(test_says_what_went_back),
        FIXTURE_TEST(test_never_goes_by_taking_back),
        FIXTURE_TEST(test_first_words_stay),
        FIXTURE_TEST(test_talks_stand),
    };
    return cmocka_run_group_tests_name("store/agreement", tests, NULL, NULL);
}
