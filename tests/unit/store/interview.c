/* The heads of talks: starting, listing, finding, closing, and the time in each part. */
#include "store/fixture.h"

static void test_starts(void **state)
{
    struct fixture *fixture = *state;
    struct interview head;
    char id[UUID_SIZE];
    fixture_talk(fixture, id);
    fixture_reopen(fixture);
    fixture_head(fixture, id, &head);
    assert_string_equal(head.id, id);
    assert_true(uuid_valid(head.person_id));
    assert_string_equal(head.person, "Amina");
    assert_string_equal(head.team, "Zorg");
    assert_string_equal(head.leader, "Noor");
    assert_string_equal(head.script_id, "kerngesprek");
    assert_int_equal(head.script_version, 2);
    assert_string_equal(head.language, "nl");
    assert_int_equal(head.status, INTERVIEW_OPEN);
    assert_int_equal(head.started, fixture->clock.fixed_now);
    assert_int_equal(head.touched, fixture->clock.fixed_now);
    assert_int_equal(head.closed, 0);
    assert_string_equal(head.at_step, "");
    assert_string_equal(head.at_item, "");
    assert_int_equal(head.at_offset, 0);
    assert_int_equal(head.talked_about, 0);
    interview_done(&head);
}

/* The first opening names the leader, a later one with another name does not. */
static void test_leader_stays(void **state)
{
    struct fixture *fixture = *state;
    struct interview head;
    char id[UUID_SIZE];
    store_close(fixture->store);
    fixture->store =
        store_open(fixture->folder, "Somebody", &fixture->clock, &fixture->ids, &fixture->diag);
    fixture_talk(fixture, id);
    fixture_head(fixture, id, &head);
    assert_string_equal(head.leader, "Noor");
    interview_done(&head);
}

static void test_subjects(void **state)
{
    static const char *const teams[] = {"Balie", NULL, ""};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < 3; i++) {
        struct interview head;
        char id[UUID_SIZE];
        assert_done(fixture, store_add_interview(fixture->store, NULL, teams[i], fixture_script(),
                                                 "{}", id, &fixture->diag));
        fixture_head(fixture, id, &head);
        assert_null(head.person_id);
        assert_null(head.person);
        if (i == 0)
            assert_string_equal(head.team, "Balie");
        else
            assert_null(head.team);
        interview_done(&head);
    }
}

/* The team is the one at the start: moving on does not change an old talk. */
static void test_team_is_of_then(void **state)
{
    struct fixture *fixture = *state;
    struct interview head;
    char id[UUID_SIZE];
    fixture_talk(fixture, id);
    fixture_head(fixture, id, &head);
    assert_done(fixture, store_set_team(fixture->store, head.person_id, "Balie", &fixture->diag));
    interview_done(&head);
    fixture_head(fixture, id, &head);
    assert_string_equal(head.team, "Zorg");
    interview_done(&head);
}

static void test_unknown_person(void **state)
{
    struct fixture *fixture = *state;
    char id[UUID_SIZE] = "untouched";
    assert_refused(fixture,
                   store_add_interview(fixture->store, "nobody", NULL, fixture_script(), "{}", id,
                                       &fixture->diag),
                   "does not fit");
    assert_string_equal(id, "untouched");
}

static void test_bundle_is_kept_once(void **state)
{
    static const char bundle[] = "{\"files\": [\"a rather special guide\"]}";
    struct fixture *fixture = *state;
    char id[2][UUID_SIZE], other[UUID_SIZE];
    for (int i = 0; i < 2; i++)
        assert_done(fixture, store_add_interview(fixture->store, NULL, NULL, fixture_script(),
                                                 bundle, id[i], &fixture->diag));
    assert_done(fixture, store_add_interview(fixture->store, NULL, NULL, fixture_script(),
                                             "{\"changed\": 1}", other, &fixture->diag));
    char *text = store_bundle(fixture->store, id[1], &fixture->diag);
    assert_string_equal(text, bundle);
    free(text);
    text = store_bundle(fixture->store, other, &fixture->diag);
    assert_string_equal(text, "{\"changed\": 1}");
    free(text);
    assert_refused(fixture, store_bundle(fixture->store, "none", &fixture->diag) != NULL,
                   "no talk with the id none");

    store_checkpoint(fixture->store, true, &fixture->diag);
    char *path = folder_path(fixture->folder, "interviews.db");
    struct bytes file = file_read(path);
    const char *first = memmem(file.data, file.length, "special guide", 13);
    assert_non_null(first);
    size_t left = file.length - (size_t)(first + 1 - file.data);
    assert_null(memmem(first + 1, left, "special guide", 13));
    free(file.data);
    free(path);
}

static void test_order_of_the_list(void **state)
{
    struct fixture *fixture = *state;
    struct interview_list list;
    char id[4][UUID_SIZE];
    static const int order[] = {1, 0, 3, 2}; /* 1 was touched last; 2 and 3 are closed */
    for (int i = 0; i < 4; i++) {
        fixture_wait(fixture, 10);
        assert_done(fixture, store_add_interview(fixture->store, NULL, NULL, fixture_script(), "{}",
                                                 id[i], &fixture->diag));
    }
    for (int i = 2; i < 4; i++) {
        fixture_wait(fixture, 10);
        assert_done(fixture, store_close_interview(fixture->store, id[i], true, &fixture->diag));
    }
    assert_done(fixture, store_interviews(fixture->store, &list, &fixture->diag));
    assert_int_equal(list.count, 4);
    for (int i = 0; i < 4; i++)
        assert_string_equal(list.items[i].id, id[order[i]]);
    interview_list_done(&list);
}

static void test_empty_list(void **state)
{
    struct fixture *fixture = *state;
    struct interview_list list;
    assert_done(fixture, store_interviews(fixture->store, &list, &fixture->diag));
    assert_int_equal(list.count, 0);
    interview_list_done(&list);
}

static void test_closes_and_opens_again(void **state)
{
    struct fixture *fixture = *state;
    struct interview head;
    char id[UUID_SIZE];
    fixture_talk(fixture, id);
    fixture_wait(fixture, 3600);
    assert_done(fixture, store_close_interview(fixture->store, id, true, &fixture->diag));
    fixture_head(fixture, id, &head);
    assert_int_equal(head.status, INTERVIEW_CLOSED);
    assert_int_equal(head.closed, head.started + 3600);
    assert_int_equal(head.touched, head.closed);
    interview_done(&head);
    assert_done(fixture, store_close_interview(fixture->store, id, false, &fixture->diag));
    fixture_head(fixture, id, &head);
    assert_int_equal(head.status, INTERVIEW_OPEN);
    assert_int_equal(head.closed, 0);
    interview_done(&head);
    assert_refused(fixture, store_close_interview(fixture->store, "none", true, &fixture->diag),
                   "no longer");
}

static void test_language(void **state)
{
    struct fixture *fixture = *state;
    struct interview head;
    char id[UUID_SIZE];
    fixture_talk(fixture, id);
    assert_done(fixture, store_set_language(fixture->store, id, "en", "A title", &fixture->diag));
    fixture_head(fixture, id, &head);
    assert_string_equal(head.language, "en");
    interview_done(&head);
}

/* Ids that differ in their last characters only, and one that is all different. */
static void fill_ids(struct id_source *ids, unsigned char bytes[16])
{
    memset(bytes, ids->counter < 2 ? 0xab : 0x17, 16);
    bytes[15] = (unsigned char)ids->counter++;
}

static void test_finds_by_prefix(void **state)
{
    static const struct {
        const char *prefix;
        const char *why; /* NULL = found */
    } cases[] = {
        {"1717", NULL},
        {"17171717-1717", NULL},
        {"ABAB", "More than one"},
        {"abababab-abab-4bab-abab-ababababab0", "More than one"},
        {"abababab-abab-4bab-abab-ababababab01", NULL},
        {"ABABABAB-ABAB-4BAB-ABAB-ABABABABAB01", NULL},
        {"abababab-abab-4bab-abab-ababababab01x", "No talk"},
        {"171", "too short"},
        {"", "too short"},
        {"ffff", "No talk"},
        {"____", "No talk"},
        {"%%%%", "No talk"},
        {"171~", "No talk"},
    };
    struct fixture *fixture = *state;
    char id[3][UUID_SIZE];
    struct interview head;
    assert_done(fixture, store_add_interview(fixture->store, NULL, NULL, fixture_script(), "{}",
                                             id[0], &fixture->diag)); /* makes the script row */
    fixture->ids = (struct id_source){.fill = fill_ids};
    for (int i = 0; i < 3; i++)
        assert_done(fixture, store_add_interview(fixture->store, NULL, NULL, fixture_script(), "{}",
                                                 id[i], &fixture->diag));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool found = store_find_interview(fixture->store, cases[i].prefix, &head, &fixture->diag);
        if (cases[i].why) {
            assert_refused(fixture, found, cases[i].why);
            continue;
        }
        assert_done(fixture, found);
        assert_string_equal(head.id, id[*cases[i].prefix == '1' ? 2 : 1]);
        interview_done(&head);
    }
}

static void add_time(void *context, const char *part, int seconds)
{
    char **text = context;
    char *longer = xasprintf("%s%s=%d ", *text, part, seconds);
    free(*text);
    *text = longer;
}

static void test_times(void **state)
{
    struct fixture *fixture = *state;
    char id[UUID_SIZE];
    char *text = xstrdup("");
    fixture_talk(fixture, id);
    assert_done(fixture, store_save_time(fixture->store, id, "opening", 60, &fixture->diag));
    assert_done(fixture, store_save_time(fixture->store, id, "plan", 5, &fixture->diag));
    assert_done(fixture, store_save_time(fixture->store, id, "opening", 61, &fixture->diag));
    assert_done(fixture, store_load_times(fixture->store, id, add_time, &text, &fixture->diag));
    assert_string_equal(text, "opening=61 plan=5 ");
    free(text);
    assert_refused(fixture, store_save_time(fixture->store, "none", "plan", 1, &fixture->diag),
                   "does not fit");
}

static void test_another_window_is_seen(void **state)
{
    struct fixture *fixture = *state;
    char id[UUID_SIZE];
    struct store *other =
        store_open(fixture->folder, "Noor", &fixture->clock, &fixture->ids, &fixture->diag);
    int64_t before = store_data_version(other);
    assert_int_equal(store_data_version(other), before);
    fixture_talk(fixture, id);
    assert_int_not_equal(store_data_version(other), before);
    store_close(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_starts),
        FIXTURE_TEST(test_leader_stays),
        FIXTURE_TEST(test_subjects),
        FIXTURE_TEST(test_team_is_of_then),
        FIXTURE_TEST(test_unknown_person),
        FIXTURE_TEST(test_bundle_is_kept_once),
        FIXTURE_TEST(test_order_of_the_list),
        FIXTURE_TEST(test_empty_list),
        FIXTURE_TEST(test_closes_and_opens_again),
        FIXTURE_TEST(test_language),
        FIXTURE_TEST(test_finds_by_prefix),
        FIXTURE_TEST(test_times),
        FIXTURE_TEST(test_another_window_is_seen),
    };
    return cmocka_run_group_tests_name("store/interview", tests, NULL, NULL);
}
