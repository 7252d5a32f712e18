/* Erasing a talk takes out of agreements of other talks what it wrote there, from the files as well. */
#include "store/fixture.h"

#include "store/agreement.h"
#include "store/erase.h"
#include "store/search.h"

static void save(struct fixture *fixture, const char *talk, struct action *action,
                 enum action_field field, const char *words, enum action_event event)
{
    action_set(action, field, words);
    assert_done(fixture,
                store_save_action(fixture->store, talk, action, event, field, &fixture->diag));
}

static void look(struct fixture *fixture)
{
    struct search search = {.words = "eten", .most = 10};
    struct hit_list list;
    assert_done(fixture, store_search(fixture->store, &search, &list, &fixture->diag));
    assert_true(list.count > 0);
    hit_list_done(&list);
}

/* As it was typed, and as the index keeps it. */
static void assert_nowhere(struct fixture *fixture)
{
    assert_int_equal(folder_count(fixture->folder, "Vijgenboom"), 0);
    assert_int_equal(folder_count(fixture->folder, "vijgenboom"), 0);
}

/* Three talks of one person; the agreement is of the first, the second is the one that goes. */
struct three {
    char talk[3][UUID_SIZE];
    struct action action;
};

static void three_init(struct three *three, struct fixture *fixture)
{
    char person[UUID_SIZE];
    fixture_person(fixture, "Quintana", "Zorg", person);
    for (int i = 0; i < 3; i++)
        assert_done(fixture, store_add_interview(fixture->store, person, NULL, fixture_script(),
                                                 "{}", three->talk[i], &fixture->diag));
    action_init(&three->action);
    uuid_new(&fixture->ids, three->action.id);
    save(fixture, three->talk[0], &three->action, ACTION_WHAT, "Samen eten", EVENT_MADE);
}

/* talk -1: outside a talk. A minute later each, so that nothing is one run of typing. */
static void put(struct fixture *fixture, struct three *three, int talk, enum action_field field,
                const char *words)
{
    fixture_wait(fixture, 61);
    save(fixture, talk < 0 ? NULL : three->talk[talk], &three->action, field, words, EVENT_CHANGED);
}

static void take_back(struct fixture *fixture, struct three *three)
{
    struct history undone;
    struct agreement found;
    assert_done(fixture,
                store_undo_action(fixture->store, three->action.id, &undone, &fixture->diag));
    assert_int_equal(undone.count, 1);
    history_done(&undone);
    assert_done(fixture,
                store_find_agreement(fixture->store, three->action.id, &found, &fixture->diag));
    action_copy(&three->action, &found.action);
    agreement_done(&found);
}

/* "reason: a > b, reason: b > c" of what is left after the second talk went; nothing of Vijgenboom is. */
static void assert_left(struct fixture *fixture, struct three *three, const char *wanted)
{
    struct history history;
    char text[400] = "";
    look(fixture); /* all of it is in the index */
    assert_done(fixture, store_erase_interview(fixture->store, three->talk[1], &fixture->diag));
    assert_nowhere(fixture);
    assert_done(fixture,
                store_action_history(fixture->store, three->action.id, &history, &fixture->diag));
    for (size_t i = 0; i < history.count; i++) {
        for (size_t k = 0; k < history.items[i].count; k++) {
            const struct action_change *change = &history.items[i].changes[k];
            size_t length = strlen(text);
            snprintf(text + length, sizeof text - length, "%s%s: %s > %s", length ? ", " : "",
                     action_field_id(change->field), change->before, change->after);
        }
    }
    assert_string_equal(text, wanted);
    history_done(&history);
    action_done(&three->action);
    /* And the next one starts afresh. */
    assert_done(fixture, store_erase_interview(fixture->store, three->talk[0], &fixture->diag));
    assert_done(fixture, store_erase_interview(fixture->store, three->talk[2], &fixture->diag));
}

static void test_takes_its_changes_along(void **state)
{
    struct fixture *fixture = *state;
    struct three three;
    /* What it wrote last goes back to what stood there. */
    three_init(&three, fixture);
    put(fixture, &three, 0, ACTION_REASON, "Druk");
    put(fixture, &three, 1, ACTION_REASON, "Vijgenboom");
    put(fixture, &three, 1, ACTION_STATUS, "done");
    put(fixture, &three, 1, ACTION_REASON, "Vijgenboom geplant");
    assert_left(fixture, &three, "reason:  > Druk");
    /* What changed since stays, and came from what stood there before. */
    three_init(&three, fixture);
    put(fixture, &three, 0, ACTION_REASON, "Druk");
    put(fixture, &three, 1, ACTION_REASON, "Vijgenboom");
    put(fixture, &three, 1, ACTION_STATUS, "busy");
    put(fixture, &three, 2, ACTION_REASON, "Rooster");
    put(fixture, &three, -1, ACTION_STATUS, "done");
    assert_left(fixture, &three, "reason:  > Druk, reason: Druk > Rooster, status: agreed > done");
    /* What it took away is there again. */
    three_init(&three, fixture);
    put(fixture, &three, 0, ACTION_REASON, "Druk");
    put(fixture, &three, 1, ACTION_REASON, "");
    put(fixture, &three, 2, ACTION_STATUS, "busy");
    assert_left(fixture, &three, "reason:  > Druk, status: agreed > busy");
}

/* Its words are nowhere, also where a later change was taken back to them. */
static void test_takes_along_what_came_back(void **state)
{
    struct fixture *fixture = *state;
    struct three three;
    three_init(&three, fixture);
    put(fixture, &three, 1, ACTION_REASON, "Vijgenboom");
    put(fixture, &three, -1, ACTION_REASON, "Rooster");
    take_back(fixture, &three);
    assert_left(fixture, &three, "reason:  > Rooster, reason: Rooster > ");
    /* Undo in a talk is a change like another. */
    three_init(&three, fixture);
    put(fixture, &three, 1, ACTION_REASON, "Vijgenboom");
    put(fixture, &three, 2, ACTION_REASON, "Rooster");
    put(fixture, &three, 2, ACTION_REASON, "Vijgenboom");
    put(fixture, &three, 2, ACTION_NEED, "Tijd");
    assert_left(fixture, &three, "reason:  > Rooster, reason: Rooster > , need:  > Tijd");
    three_init(&three, fixture);
    put(fixture, &three, 1, ACTION_STATUS, "done");
    put(fixture, &three, -1, ACTION_STATUS, "busy");
    take_back(fixture, &three);
    assert_left(fixture, &three, "status: agreed > busy, status: busy > agreed");
}

/* An agreement that it removed stands again. */
static void test_takes_its_removal_along(void **state)
{
    struct fixture *fixture = *state;
    struct three three;
    struct agreement found;
    three_init(&three, fixture);
    save(fixture, three.talk[1], &three.action, ACTION_REASON, "Vijgenboom", EVENT_CHANGED);
    save(fixture, three.talk[1], &three.action, ACTION_REASON, "Vijgenboom", EVENT_REMOVED);
    assert_refused(fixture,
                   store_find_agreement(fixture->store, three.action.id, &found, &fixture->diag),
                   "No agreement");
    assert_done(fixture, store_erase_interview(fixture->store, three.talk[1], &fixture->diag));
    assert_done(fixture,
                store_find_agreement(fixture->store, three.action.id, &found, &fixture->diag));
    assert_string_equal(action_get(&found.action, ACTION_REASON), "");
    assert_nowhere(fixture);
    agreement_done(&found);
    action_done(&three.action);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_takes_its_changes_along),
        FIXTURE_TEST(test_takes_along_what_came_back),
        FIXTURE_TEST(test_takes_its_removal_along),
    };
    return cmocka_run_group_tests_name("store/withdraw", tests, NULL, NULL);
}
