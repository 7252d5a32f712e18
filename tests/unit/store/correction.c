/* What employees say of what was written down: kept with its day, of answers and of actions. */
#include "store/correction.h"
#include "store/erase.h"
#include "store/fixture.h"
#include "store/review.h"

static void make_action(struct fixture *fixture, const char *talk, struct action *action)
{
    action_init(action);
    uuid_new(&fixture->ids, action->id);
    action_set(action, ACTION_WHAT, "Praten");
    assert_done(fixture, store_save_action(fixture->store, talk, action, EVENT_MADE,
                                           ACTION_FIELD_COUNT, &fixture->diag));
}

/* Their texts, the oldest first. */
static void assert_corrections(struct fixture *fixture, const char *talk, const char *wanted)
{
    struct correction_list list;
    char text[200] = "";
    assert_done(fixture, store_corrections(fixture->store, talk, &list, &fixture->diag));
    for (size_t i = 0; i < list.count; i++) {
        strcat(text, i ? " " : "");
        strcat(text, list.items[i].text);
    }
    assert_string_equal(text, wanted);
    correction_list_done(&list);
}

static void test_of_an_answer(void **state)
{
    struct fixture *fixture = *state;
    struct correction_list list;
    char talk[UUID_SIZE], id[UUID_SIZE], later[UUID_SIZE];
    fixture_talk(fixture, talk);
    assert_done(fixture, store_close_interview(fixture->store, talk, true, &fixture->diag));
    int64_t touched = fixture_touched(fixture, talk);
    fixture_wait(fixture, 500);
    fixture_correct(fixture, talk, "belang", "income", "Dat zei ik\nniet\x1b[31m", id);
    fixture_wait(fixture, 500);
    fixture_correct(fixture, talk, "belang", "income", "En dit ook niet", later);
    fixture_reopen(fixture);
    assert_done(fixture, store_corrections(fixture->store, talk, &list, &fixture->diag));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].id, id);
    assert_string_equal(list.items[0].step, "belang");
    assert_string_equal(list.items[0].item, "income");
    assert_string_equal(list.items[0].action, "");
    assert_string_equal(list.items[0].text, "Dat zei ik\nniet[31m");
    assert_int_equal(list.items[0].moment, touched + 500);
    assert_string_equal(list.items[1].id, later);
    correction_list_done(&list);
    assert_int_equal(fixture_touched(fixture, talk), touched); /* the talk stays where it was */
}

/* It goes with the action, whichever talk it is seen from. */
static void test_of_an_action(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    struct plan plan = {&action, 1};
    struct correction_list list;
    char talk[UUID_SIZE], later[UUID_SIZE], other[UUID_SIZE], id[UUID_SIZE];
    fixture_talk(fixture, talk);
    fixture_talk(fixture, later);
    fixture_talk(fixture, other);
    make_action(fixture, talk, &action);
    assert_done(fixture, store_add_reviews(fixture->store, later, &plan, &fixture->diag));
    fixture_correct(fixture, later, NULL, action.id, "een", id);
    fixture_correct(fixture, talk, NULL, action.id, "twee", id);
    fixture_correct(fixture, talk, "belang", "", "drie", id);
    assert_corrections(fixture, talk, "een twee drie");
    assert_corrections(fixture, later, "een twee");
    assert_corrections(fixture, other, "");
    assert_done(fixture, store_corrections(fixture->store, later, &list, &fixture->diag));
    assert_string_equal(list.items[0].action, action.id);
    assert_null(list.items[0].step);
    assert_string_equal(list.items[0].item, "");
    correction_list_done(&list);
    action_done(&action);
}

static void test_removed(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], one[UUID_SIZE], two[UUID_SIZE];
    fixture_talk(fixture, talk);
    fixture_correct(fixture, talk, "belang", "", "een", one);
    fixture_correct(fixture, talk, "belang", "", "twee", two);
    assert_done(fixture, store_remove_correction(fixture->store, one, &fixture->diag));
    assert_corrections(fixture, talk, "twee");
    assert_refused(fixture, store_remove_correction(fixture->store, one, &fixture->diag),
                   "no longer");
}

static void test_of_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct correction correction = {.action = "none", .text = xstrdup("een")};
    char talk[UUID_SIZE], id[UUID_SIZE] = "untouched";
    fixture_talk(fixture, talk);
    assert_refused(fixture,
                   store_add_correction(fixture->store, talk, &correction, id, &fixture->diag),
                   "does not fit");
    assert_refused(fixture,
                   store_add_correction(fixture->store, "none", &correction, id, &fixture->diag),
                   "does not fit");
    assert_string_equal(id, "untouched");
    correction_done(&correction);
}

/* With the talk in which the action was made, also what another talk said of it. */
static void test_erased(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    struct plan plan = {&action, 1};
    char talk[UUID_SIZE], later[UUID_SIZE], id[UUID_SIZE];
    fixture_talk(fixture, talk);
    fixture_talk(fixture, later);
    make_action(fixture, talk, &action);
    assert_done(fixture, store_add_reviews(fixture->store, later, &plan, &fixture->diag));
    fixture_correct(fixture, later, NULL, action.id, "Vijgenboom", id);
    fixture_correct(fixture, talk, "belang", "", "Perenboom", id);
    fixture_correct(fixture, later, "belang", "", "Appelboom", id);
    assert_done(fixture, store_erase_interview(fixture->store, talk, &fixture->diag));
    assert_int_equal(folder_count(fixture->folder, "Vijgenboom"), 0);
    assert_int_equal(folder_count(fixture->folder, "Perenboom"), 0);
    assert_corrections(fixture, later, "Appelboom");
    action_done(&action);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_of_an_answer), FIXTURE_TEST(test_of_an_action),
        FIXTURE_TEST(test_removed),      FIXTURE_TEST(test_of_nothing),
        FIXTURE_TEST(test_erased),
    };
    return cmocka_run_group_tests_name("store/correction", tests, NULL, NULL);
}
