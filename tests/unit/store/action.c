/* Actions and their history. The history is read here by SQL: nothing else shows it whole. */
#include "store/fixture.h"

#include <limits.h>

#include "store/search.h"

#include <malloc.h>

#include "db/db.h"

enum { HISTORY };
static const struct db_statement statements[] = {
    {"HISTORY", "SELECT group_concat(event || ' ' || field || ' ' || old ||"
                " CASE WHEN interview IS NULL THEN ' (no talk)' ELSE '' END, char(10))"
                " FROM (SELECT * FROM action_event WHERE action = :action ORDER BY id)"},
};
static const char *const migrations[] = {"", "", "", ""};
static const struct db_setup setup = {0x57614765, migrations, 4, statements, 1};

static void assert_history(struct fixture *fixture, const char *action, const char *expected)
{
    char *path = folder_path(fixture->folder, "interviews.db");
    struct db *db = db_open(path, &setup, &fixture->diag);
    assert_non_null(db);
    db_start(db, HISTORY);
    db_bind_text(db, ":action", action);
    assert_true(db_step(db));
    const char *history = db_text(db, 0);
    assert_string_equal(history ? history : "", expected);
    assert_done(fixture, db_end(db, &fixture->diag));
    db_close(db);
    free(path);
}

static bool save(struct fixture *fixture, const char *talk, struct action *action,
                 enum action_event event, enum action_field field)
{
    action->revision++;
    return store_save_action(fixture->store, talk, action, event, field, &fixture->diag);
}

/* Sets the field and saves. */
static void change(struct fixture *fixture, const char *talk, struct action *action,
                   enum action_field field, const char *text)
{
    assert_true(action_set(action, field, text));
    assert_done(fixture, save(fixture, talk, action, EVENT_CHANGED, field));
}

static void make(struct fixture *fixture, const char *talk, struct action *action, const char *what)
{
    action_init(action);
    uuid_new(&fixture->ids, action->id);
    action_set(action, ACTION_WHAT, what);
    assert_done(fixture, save(fixture, talk, action, EVENT_MADE, ACTION_FIELD_COUNT));
}

static struct plan load(struct fixture *fixture, const char *talk)
{
    struct plan plan;
    assert_done(fixture, store_load_actions(fixture->store, talk, &plan, &fixture->diag));
    return plan;
}

static int kept_revision(struct fixture *fixture, const char *talk)
{
    struct plan plan = load(fixture, talk);
    int revision = plan.actions[0].revision;
    plan_done(&plan);
    return revision;
}

static void test_comes_back(void **state)
{
    static const char *const texts[ACTION_FIELD_COUNT] = {
        "income", "Praten",     "hr",         "Ik vraag", "Tijd",    "time",
        "Morgen", "Bram \"B\"", "2026-12-31", "Ik merk",  "dropped", "Te druk",
    };
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "");
    for (int i = 0; i < ACTION_FIELD_COUNT; i++)
        change(fixture, talk, &action, (enum action_field)i, texts[i]);
    action.shared = true; /* is decided elsewhere, and no change of the action */
    assert_done(fixture, save(fixture, talk, &action, EVENT_CHANGED, ACTION_FIELD_COUNT));
    fixture_reopen(fixture);
    struct plan plan = load(fixture, talk);
    assert_int_equal(plan.count, 1);
    assert_string_equal(plan.actions[0].id, action.id);
    assert_int_equal(plan.actions[0].revision, ACTION_FIELD_COUNT + 1);
    assert_false(plan.actions[0].shared);
    for (int i = 0; i < ACTION_FIELD_COUNT; i++)
        assert_string_equal(action_get(&plan.actions[0], (enum action_field)i), texts[i]);
    plan_done(&plan);
    action_done(&action);
}

/* A due that is no day yet is kept as it was said. */
static void test_words_for_a_day(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "x");
    change(fixture, talk, &action, ACTION_DUE, "before christmas");
    fixture_reopen(fixture);
    struct plan plan = load(fixture, talk);
    assert_string_equal(action_get(&plan.actions[0], ACTION_DUE), "before christmas");
    plan_done(&plan);
    action_done(&action);
}

/* The schema knows every word that the plan can hold. */
static void test_every_term_fits(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "x");
    for (int i = 0; i < VALUE_COUNT; i++)
        change(fixture, talk, &action, ACTION_VALUE, value_id((enum value)i));
    change(fixture, talk, &action, ACTION_VALUE, "");
    for (int i = 0; i < OWNER_COUNT; i++)
        change(fixture, talk, &action, ACTION_OWNER, owner_id((enum owner)i));
    for (int i = 0; i < SUPPORT_COUNT; i++)
        change(fixture, talk, &action, ACTION_KIND, support_id((enum support)i));
    for (int i = 0; i < ACTION_STATUS_COUNT; i++)
        change(fixture, talk, &action, ACTION_STATUS, action_status_id((enum action_status)i));
    action_done(&action);
}

static void test_typing_is_one_row(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "Praten");
    change(fixture, talk, &action, ACTION_WHAT, "Praten m");
    fixture_wait(fixture, 30);
    change(fixture, talk, &action, ACTION_WHAT, "Praten me");
    fixture_wait(fixture, 29);
    change(fixture, talk, &action, ACTION_WHAT, "Praten met");
    assert_history(fixture, action.id,
                   "made  {}\n"
                   "changed what {\"revision\":1,\"what\":\"Praten\"}");
    assert_int_equal(kept_revision(fixture, talk), 4);
    action_done(&action);
}

/* Each of these ends a run of typing. */
static void test_ends_of_a_run(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE], other[UUID_SIZE];
    fixture_talk(fixture, talk);
    fixture_talk(fixture, other);
    make(fixture, talk, &action, "a");
    change(fixture, talk, &action, ACTION_WHAT, "ab");
    change(fixture, talk, &action, ACTION_NEED, "n"); /* another field */
    change(fixture, talk, &action, ACTION_WHAT, "abc");
    fixture_wait(fixture, 60); /* a minute */
    change(fixture, talk, &action, ACTION_WHAT, "abcd");
    change(fixture, other, &action, ACTION_WHAT, "abcde"); /* another talk */
    change(fixture, NULL, &action, ACTION_WHAT, "abcdef");
    change(fixture, NULL, &action, ACTION_WHAT, "abcdefg"); /* this one joins */
    action_set(&action, ACTION_WHAT, "h");
    change(fixture, NULL, &action, ACTION_NEED, "more"); /* two fields at once */
    assert_history(fixture, action.id,
                   "made  {}\n"
                   "changed what {\"revision\":1,\"what\":\"a\"}\n"
                   "changed need {\"revision\":2,\"need\":\"\"}\n"
                   "changed what {\"revision\":3,\"what\":\"ab\"}\n"
                   "changed what {\"revision\":4,\"what\":\"abc\"}\n"
                   "changed what {\"revision\":5,\"what\":\"abcd\"}\n"
                   "changed what {\"revision\":6,\"what\":\"abcde\"} (no talk)\n"
                   "changed need {\"revision\":8,\"what\":\"abcdefg\",\"need\":\"n\"} (no talk)");
    action_done(&action);
}

static void test_choosing_is_never_folded(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "a");
    change(fixture, talk, &action, ACTION_STATUS, "busy");
    change(fixture, talk, &action, ACTION_STATUS, "done");
    assert_history(fixture, action.id,
                   "made  {}\n"
                   "changed status {\"revision\":1,\"status\":\"agreed\"}\n"
                   "changed status {\"revision\":2,\"status\":\"busy\"}");
    action_done(&action);
}

static void test_removed_and_restored(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "a");
    assert_done(fixture, save(fixture, talk, &action, EVENT_REMOVED, ACTION_FIELD_COUNT));
    struct plan plan = load(fixture, talk);
    assert_int_equal(plan.count, 0);
    change(fixture, talk, &action, ACTION_WHAT, "b"); /* a change alone does not bring it back */
    plan = load(fixture, talk);
    assert_int_equal(plan.count, 0);
    assert_done(fixture, save(fixture, talk, &action, EVENT_RESTORED, ACTION_FIELD_COUNT));
    plan = load(fixture, talk);
    assert_int_equal(plan.count, 1);
    assert_string_equal(action_get(&plan.actions[0], ACTION_WHAT), "b");
    plan_done(&plan);
    assert_history(fixture, action.id,
                   "made  {}\n"
                   "removed  {\"revision\":1}\n"
                   "changed what {\"revision\":2,\"what\":\"a\"}\n"
                   "restored  {\"revision\":3}");
    action_done(&action);
}

static void test_no_change_is_no_row(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "a");
    int64_t touched = fixture_touched(fixture, talk);
    fixture_wait(fixture, 5);
    assert_done(fixture, save(fixture, talk, &action, EVENT_CHANGED, ACTION_WHAT));
    assert_int_equal(kept_revision(fixture, talk), 1);
    assert_int_equal(fixture_touched(fixture, talk), touched);
    change(fixture, talk, &action, ACTION_WHAT, "b");
    assert_int_equal(fixture_touched(fixture, talk), touched + 5);
    assert_history(fixture, action.id, "made  {}\nchanged what {\"revision\":1,\"what\":\"a\"}");
    action_done(&action);
}

/* A revision never stands still, whatever the caller counts. */
static void test_revision_always_rises(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    static const struct {
        int passed, kept;
    } cases[] = {{0, 2}, {1, 3}, {9, 9}, {9, 10}};
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, "");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[2] = {(char)('a' + i), '\0'};
        action_set(&action, ACTION_WHAT, text);
        action.revision = cases[i].passed;
        assert_done(fixture, store_save_action(fixture->store, talk, &action, EVENT_CHANGED,
                                               ACTION_WHAT, &fixture->diag));
        assert_int_equal(kept_revision(fixture, talk), cases[i].kept);
    }
    action_done(&action);
}

/*
 * What is not there is not made by a change of it: it may have been erased while this talk was open. Its
 * making does make it, however late (it could not be kept before).
 */
static void test_only_making_makes(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    int64_t touched = fixture_touched(fixture, talk);
    fixture_wait(fixture, 5);
    action_init(&action);
    uuid_new(&fixture->ids, action.id);
    change(fixture, talk, &action, ACTION_STATUS, "done");
    assert_done(fixture, save(fixture, talk, &action, EVENT_REMOVED, ACTION_FIELD_COUNT));
    assert_done(fixture, save(fixture, talk, &action, EVENT_RESTORED, ACTION_FIELD_COUNT));
    assert_history(fixture, action.id, "");
    assert_int_equal(fixture_touched(fixture, talk), touched);
    assert_refused(fixture, save(fixture, NULL, &action, EVENT_CHANGED, ACTION_WHAT), "no longer");
    assert_done(fixture, save(fixture, talk, &action, EVENT_MADE, ACTION_FIELD_COUNT));
    change(fixture, talk, &action, ACTION_WHAT, "a");
    assert_history(fixture, action.id, "made  {}\nchanged what {\"revision\":5,\"what\":\"\"}");
    action_done(&action);
}

static void test_new_action_needs_a_talk(void **state)
{
    struct fixture *fixture = *state;
    struct action action;
    action_init(&action);
    uuid_new(&fixture->ids, action.id);
    assert_refused(fixture, save(fixture, "none", &action, EVENT_MADE, ACTION_FIELD_COUNT),
                   "no longer");
    action_done(&action);
}

/* What was read for a change that is refused is let go of again, however often it is tried. */
static void test_refused_change_keeps_nothing(void **state)
{
    enum { LENGTH = 64 * 1024, TRIES = 32 };
    struct fixture *fixture = *state;
    struct action action;
    char talk[UUID_SIZE];
    char *long_text = xcalloc(1, LENGTH + 1);
    memset(long_text, 'a', LENGTH);
    fixture_talk(fixture, talk);
    make(fixture, talk, &action, long_text);
    action_set(&action, ACTION_WHAT, "b");
    size_t before = 0;
    for (int i = 0; i < TRIES; i++) {
        assert_refused(fixture, save(fixture, "none", &action, EVENT_CHANGED, ACTION_WHAT), "");
        if (i == 0) /* caches are filled now */
            before = mallinfo2().uordblks;
    }
    assert_true(mallinfo2().uordblks < before + LENGTH);
    action_done(&action);
    free(long_text);
}

static void test_reviewed_in_a_later_talk(void **state)
{
    struct fixture *fixture = *state;
    struct action one, two, three;
    char first[UUID_SIZE], second[UUID_SIZE];
    fixture_talk(fixture, first);
    fixture_talk(fixture, second);
    make(fixture, first, &one, "one");
    make(fixture, first, &two, "two");
    make(fixture, second, &three, "three");
    change(fixture, second, &two, ACTION_STATUS, "done");
    struct plan plan = load(fixture, second);
    assert_int_equal(plan.count, 2);
    assert_string_equal(action_get(&plan.actions[0], ACTION_WHAT), "two");
    assert_string_equal(action_get(&plan.actions[1], ACTION_WHAT), "three");
    plan_done(&plan);
    plan = load(fixture, first);
    assert_int_equal(plan.count, 2);
    assert_string_equal(action_get(&plan.actions[0], ACTION_WHAT), "one");
    plan_done(&plan);
    action_done(&one);
    action_done(&two);
    action_done(&three);
}

/* However high it was when it came in: it never runs over, and what changes is still found. */
static void test_revision_stops(void **state)
{
    struct fixture *fixture = *state;
    struct search search = {.words = "druif", .most = 1};
    struct hit_list list;
    struct action action;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    action_init(&action);
    uuid_new(&fixture->ids, action.id);
    action.revision = INT_MAX - 9;
    action_set(&action, ACTION_WHAT, "appel");
    assert_done(fixture, save(fixture, talk, &action, EVENT_MADE, ACTION_FIELD_COUNT));
    for (int i = 0; i < 3; i++) {
        struct plan plan = load(fixture, talk);
        assert_int_equal(plan.actions[0].revision, 1000000000);
        plan_done(&plan);
        assert_done(fixture, store_search(fixture->store, &search, &list, &fixture->diag));
        assert_int_equal(list.count, i == 2);
        hit_list_done(&list);
        change(fixture, talk, &action, ACTION_WHAT, i == 1 ? "druif" : "peer");
    }
    action_done(&action);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_comes_back),
        FIXTURE_TEST(test_words_for_a_day),
        FIXTURE_TEST(test_every_term_fits),
        FIXTURE_TEST(test_typing_is_one_row),
        FIXTURE_TEST(test_ends_of_a_run),
        FIXTURE_TEST(test_choosing_is_never_folded),
        FIXTURE_TEST(test_removed_and_restored),
        FIXTURE_TEST(test_no_change_is_no_row),
        FIXTURE_TEST(test_revision_always_rises),
        FIXTURE_TEST(test_only_making_makes),
        FIXTURE_TEST(test_new_action_needs_a_talk),
        FIXTURE_TEST(test_refused_change_keeps_nothing),
        FIXTURE_TEST(test_reviewed_in_a_later_talk),
        FIXTURE_TEST(test_revision_stops),
    };
    return cmocka_run_group_tests_name("store/action", tests, NULL, NULL);
}
