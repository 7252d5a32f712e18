/* Stores that earlier versions of the schema left behind, with something in every table of them. */
#include "store/fixture.h"

#include "base/path.h"
#include "db/db.h"
#include "store/agreement.h"
#include "store/appointment.h"
#include "store/edition.h"
#include "store/erase.h"
#include "store/review.h"
#include "store/share.h"

/* What stands in a table, in the columns that version 1 has: the same before and after. */
#define DUMP(table, columns)                                                                       \
    {                                                                                              \
        "DUMP_" #table, "SELECT group_concat(row, char(10)) FROM (SELECT " columns                 \
                        " AS row FROM " #table " ORDER BY 1)"                                      \
    }
#define ALSO " || '|' || "

enum { TABLE_COUNT = 9, ROW_COUNT = 15, LATER_COUNT = 3, AFTER_COUNT = 2 };
static const struct db_statement statements[] = {
    DUMP(leader, "quote(id)" ALSO "quote(name)" ALSO "quote(since)"),
    DUMP(team, "quote(id)" ALSO "quote(name)" ALSO "quote(folded)"),
    DUMP(person, "quote(id)" ALSO "quote(name)" ALSO "quote(folded)" ALSO "quote(team)" ALSO
                 "quote(added)"),
    DUMP(script_version,
         "quote(id)" ALSO "quote(script)" ALSO "quote(version)" ALSO "quote(bundle)"),
    DUMP(interview, "quote(id)" ALSO "quote(leader)" ALSO "quote(person)" ALSO "quote(team)" ALSO
                    "quote(script_version)" ALSO "quote(language)" ALSO "quote(status)" ALSO
                    "quote(started)" ALSO "quote(touched)" ALSO "quote(closed)" ALSO
                    "quote(at_step)" ALSO "quote(at_item)" ALSO "quote(at_offset)"),
    DUMP(answer, "quote(interview)" ALSO "quote(step)" ALSO "quote(item)" ALSO "quote(measure)" ALSO
                 "quote(state)" ALSO "quote(text)" ALSO "quote(number)" ALSO "quote(choices)" ALSO
                 "quote(parked)" ALSO "quote(visibility)" ALSO "quote(remark)" ALSO
                 "quote(remark_visibility)" ALSO "quote(confirmation)" ALSO "quote(correction)"),
    DUMP(part_time, "quote(interview)" ALSO "quote(part)" ALSO "quote(seconds)"),
    DUMP(action,
         "quote(number)" ALSO "quote(id)" ALSO "quote(person)" ALSO "quote(team)" ALSO
         "quote(interview)" ALSO "quote(revision)" ALSO "quote(made)" ALSO "quote(removed)" ALSO
         "quote(value)" ALSO "quote(what)" ALSO "quote(owner)" ALSO "quote(own_part)" ALSO
         "quote(need)" ALSO "quote(kind)" ALSO "quote(first_step)" ALSO "quote(helper)" ALSO
         "quote(due)" ALSO "quote(notice)" ALSO "quote(status)" ALSO "quote(reason)"),
    DUMP(action_event,
         "quote(id)" ALSO "quote(action)" ALSO "quote(interview)" ALSO "quote(moment)" ALSO
         "quote(who)" ALSO "quote(event)" ALSO "quote(field)" ALSO "quote(old)"),
    {"LEADER", "INSERT INTO leader VALUES ('1ead', 'Noor', 100)"},
    {"TEAM", "INSERT INTO team VALUES ('7ea0', 'Zorg Noord', 'zorg noord')"},
    {"PERSON", "INSERT INTO person VALUES ('aaaa', 'Amina', 'amina', '7ea0', 110),"
               " ('bbbb', 'Bo', 'bo', NULL, 120)"},
    {"SCRIPT", "INSERT INTO script_version VALUES ('5c21', 'kerngesprek', 1, '{\"files\": []}'),"
               " ('5c22', 'dialoog', 2, '{}')"},
    {"OPEN", "INSERT INTO interview VALUES ('11111111', '1ead', 'aaaa', '7ea0', '5c21', 'nl',"
             " 'open', 130, 140, NULL, 'belang', 'contacts', 7)"},
    {"CLOSED", "INSERT INTO interview VALUES ('22222222', '1ead', NULL, '7ea0', '5c22', 'en',"
               " 'closed', 150, 160, 170, '', '', 0)"},
    {"ANSWER_TEXT", "INSERT INTO answer VALUES ('11111111', 'eigen-woorden', 'contacts', '',"
                    " 'given', 'Samen lachen', NULL, NULL, 1, 'only-me', 'Navragen', 'only-me',"
                    " 'corrected', 'Samen werken')"},
    {"ANSWER_SCORE", "INSERT INTO answer VALUES ('11111111', 'belang', 'contacts', 'importance',"
                     " 'given', NULL, 5, NULL, 0, 'together', NULL, 'together', '', NULL)"},
    {"ANSWER_CHOICES", "INSERT INTO answer VALUES ('22222222', 'focus', '', 'focus', 'given', NULL,"
                       " NULL, '[\"contacts\",\"income\"]', 0, 'together', NULL, 'together', '',"
                       " NULL)"},
    {"TIME", "INSERT INTO part_time VALUES ('11111111', 'waarden', 61)"},
    {"ACTION", "INSERT INTO action VALUES (1, 'ac71', 'aaaa', NULL, '11111111', 3, 1, 180, NULL,"
               " 'contacts', 'Samen eten', 'together', 'Ik vraag', 'Tijd', 'time', 'Morgen', 'Bo',"
               " '2026-12-31', 'Ik merk', 'busy', 'Loopt'), (2, 'ac72', NULL, '7ea0', '22222222',"
               " 1, 0, 190, 200, NULL, 'Weg', 'leader', '', '', '', '', '', '', '', 'agreed', '')"},
    {"EVENT", "INSERT INTO action_event VALUES (1, 'ac71', '11111111', 180, '1ead', 'made', '',"
              " '{}'), (2, 'ac71', NULL, 185, '1ead', 'changed', 'what', '{\"what\":\"Eten\"}')"},
    {"EARLIER", "INSERT INTO interview VALUES ('33333333', '1ead', NULL, '7ea0', '5c22', 'en',"
                " 'closed', 145, 146, 147, '', '', 0)"},
    {"DAYS", "INSERT INTO answer VALUES ('22222222', 'dag', '', 'follow-up', 'given', '2026-12-31',"
             " NULL, NULL, 0, 'together', NULL, 'together', '', NULL), ('33333333', 'dag', '',"
             " 'follow-up', 'given', '2026-06-30', NULL, NULL, 0, 'together', NULL, 'together', '',"
             " NULL)"},
    {"NO_DAY", "INSERT INTO answer VALUES ('11111111', 'dag', '', 'follow-up', 'given',"
               " '2026-02-30', NULL, NULL, 0, 'together', NULL, 'together', '', NULL)"},
    {"REVIEW", "INSERT INTO review VALUES ('22222222', 'ac72', 0)"},
    {"STATUS", "INSERT INTO answer VALUES ('22222222', 'stand', 'ac72', 'status', 'given', 'done',"
               " NULL, NULL, 0, 'together', NULL, 'together', '', NULL)"},
    {"MOVED", "INSERT INTO earlier_script VALUES ('11111111', '5c22', 135)"},
    {"APPOINTMENT", "INSERT INTO appointment VALUES ('a990', 2, 'aaaa', NULL, 'kerngesprek',"
                    " '2027-03-01', NULL, '', NULL, NULL, 200)"},
    {"CORRECTION", "INSERT INTO correction VALUES ('c022', '11111111', NULL, '', 'ac71', 210,"
                   " 'Met soep')"},
};

static struct db *open_with(struct fixture *fixture, const char *name, int version,
                            const char *const *migrations)
{
    struct db_setup setup = {0x57614765, migrations, version, statements,
                             sizeof statements / sizeof *statements};
    char *path = folder_path(fixture->folder, name);
    struct db *db = db_open(path, &setup, &fixture->diag);
    assert_done(fixture, db != NULL);
    free(path);
    return db;
}

static struct db *open_at(struct fixture *fixture, const char *name, int version)
{
    static const char *const migrations[] = {"", "", "", ""};
    return open_with(fixture, name, version, migrations);
}

/* The caller frees it. */
static char *read_schema(struct fixture *fixture, const char *name)
{
    size_t length;
    char *path = path_data(name);
    char *schema = path_read(path, 1 << 20, &length, &fixture->diag);
    assert_non_null(schema);
    free(path);
    return schema;
}

static void write_rows(struct fixture *fixture, struct db *db, size_t first, size_t count)
{
    for (size_t i = first; i < first + count; i++) {
        db_start(db, TABLE_COUNT + i);
        assert_false(db_step(db));
        assert_done(fixture, db_end(db, &fixture->diag));
    }
    db_close(db);
}

/* Each version is the one before with what came to it; the copies of that renewal are none of ours. */
static void make_version(struct fixture *fixture, int version)
{
    static const char *const schemas[] = {"sql/001_interviews.sql", "sql/002_scripts.sql",
                                          "sql/003_after.sql"};
    static const size_t counts[] = {ROW_COUNT, LATER_COUNT, AFTER_COUNT};
    char *migrations[3];
    size_t row = 0;
    for (int i = 0; i < 3; i++)
        migrations[i] = read_schema(fixture, schemas[i]);
    folder_each(fixture->folder, folder_unlink, NULL);
    for (int i = 0; i < version; row += counts[i++]) {
        char *copy, name[48];
        write_rows(fixture,
                   open_with(fixture, "interviews.db", i + 1, (const char *const *)migrations), row,
                   counts[i]);
        snprintf(name, sizeof name, "interviews.db.before-v%d", i + 1);
        copy = folder_path(fixture->folder, name);
        assert_int_equal(unlink(copy), i == 0 ? -1 : 0);
        free(copy);
    }
    for (int i = 0; i < 3; i++)
        free(migrations[i]);
}

/* All that the file holds, in the columns of version 1. */
static void dump(struct fixture *fixture, const char *name, int version, char *out[TABLE_COUNT])
{
    struct db *db = open_at(fixture, name, version);
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        db_start(db, i);
        assert_true(db_step(db));
        out[i] = xstrdup(db_text(db, 0));
        assert_done(fixture, db_end(db, &fixture->diag));
    }
    db_close(db);
}

static void assert_same_dump(char *before[TABLE_COUNT], char *after[TABLE_COUNT])
{
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (strcmp(before[i], after[i]) != 0)
            fail_msg("%s: %s\nwas: %s", statements[i].name, after[i], before[i]);
        free(after[i]);
    }
}

static int make(void **state, int version)
{
    int made = fixture_make(state);
    struct fixture *fixture = *state;
    store_close(fixture->store);
    fixture->store = NULL;
    make_version(fixture, version);
    return made;
}

static int make_1(void **state)
{
    return make(state, 1);
}

static int make_2(void **state)
{
    return make(state, 2);
}

static int make_3(void **state)
{
    return make(state, 3);
}

#define MIGRATE_TEST(name)   cmocka_unit_test_setup_teardown(name, make_1, fixture_remove)
#define MIGRATE_TEST_2(name) cmocka_unit_test_setup_teardown(name, make_2, fixture_remove)
#define MIGRATE_TEST_3(name) cmocka_unit_test_setup_teardown(name, make_3, fixture_remove)

/* The copy is the old file: one that the old program opens. */
static void assert_nothing_lost(struct fixture *fixture, int version, const char *copy)
{
    char *before[TABLE_COUNT], *after[TABLE_COUNT];
    dump(fixture, "interviews.db", version, before);
    fixture_open(fixture);
    store_close(fixture->store);
    fixture->store = NULL;
    dump(fixture, "interviews.db", 4, after);
    assert_same_dump(before, after);
    dump(fixture, copy, version, after);
    assert_same_dump(before, after);
    for (size_t i = 0; i < TABLE_COUNT; i++)
        free(before[i]);
}

static void test_nothing_is_lost(void **state)
{
    assert_nothing_lost(*state, 1, "interviews.db.before-v2");
}

static void test_nothing_of_version_2_is_lost(void **state)
{
    assert_nothing_lost(*state, 2, "interviews.db.before-v3");
}

static void test_nothing_of_version_3_is_lost(void **state)
{
    assert_nothing_lost(*state, 3, "interviews.db.before-v4");
}

static int file_version(struct fixture *fixture, const char *name)
{
    char *path = folder_path(fixture->folder, name);
    struct bytes bytes = file_read(path);
    int version = bytes.length > 63 ? bytes.data[63] : 0;
    free(bytes.data);
    free(path);
    return version;
}

static void test_versions_and_copy(void **state)
{
    struct fixture *fixture = *state;
    struct stat status;
    char *copy = folder_path(fixture->folder, "interviews.db.before-v2");
    assert_int_equal(file_version(fixture, "interviews.db"), 1);
    fixture_open(fixture);
    store_checkpoint(fixture->store, true, &fixture->diag);
    assert_int_equal(file_version(fixture, "interviews.db"), 4);
    assert_int_equal(file_version(fixture, "interviews.db.before-v2"), 1);
    assert_int_equal(stat(copy, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    /* Made once, and left alone by every later opening. */
    struct bytes bytes = file_read(copy);
    fixture_reopen(fixture);
    assert_file_is(copy, bytes);
    free(bytes.data);
    free(copy);
}

static void count_answer(void *context, const char *step, const char *item,
                         const struct answer *answer)
{
    int *count = context;
    (void)item;
    *count += 1;
    if (strcmp(step, "dag") == 0)
        return;
    if (strcmp(step, "eigen-woorden") == 0) {
        assert_string_equal(answer->text, "Samen lachen");
        assert_true(answer->parked);
        assert_int_equal(answer->visibility, VISIBLE_ONLY_ME);
        assert_string_equal(answer->remark, "Navragen");
        assert_string_equal(answer->correction, "Samen werken");
    } else {
        assert_string_equal(step, "belang");
        assert_int_equal(answer->number, 5);
    }
}

/* Old talks were all of one kind, and are ordinary talks in every way. */
static void test_old_talks_go_on(void **state)
{
    struct fixture *fixture = *state;
    struct interview head;
    struct plan plan;
    int count = 0;
    fixture_open(fixture);
    fixture_head(fixture, "11111111", &head);
    assert_int_equal(head.process, PROCESS_ONE_ON_ONE);
    assert_string_equal(head.person, "Amina");
    assert_string_equal(head.team, "Zorg Noord");
    assert_string_equal(head.at_step, "belang");
    assert_int_equal(head.talked_about, 1);
    interview_done(&head);
    fixture_head(fixture, "22222222", &head);
    assert_int_equal(head.process, PROCESS_ONE_ON_ONE);
    assert_int_equal(head.status, INTERVIEW_CLOSED);
    interview_done(&head);
    assert_done(fixture, store_load_answers(fixture->store, "11111111", count_answer, &count,
                                            &fixture->diag));
    assert_int_equal(count, 3);
    assert_done(fixture, store_load_actions(fixture->store, "11111111", &plan, &fixture->diag));
    assert_int_equal(plan.count, 1);
    assert_string_equal(action_get(&plan.actions[0], ACTION_WHAT), "Samen eten");
    plan_done(&plan);
}

/* What version 2 is for works for what version 1 left: its agreements come by in a new talk. */
static void test_old_agreements_come_by(void **state)
{
    struct fixture *fixture = *state;
    struct plan plan;
    char talk[UUID_SIZE];
    fixture_open(fixture);
    assert_done(fixture, store_add_interview(fixture->store, "aaaa", NULL, fixture_script(), "{}",
                                             talk, &fixture->diag));
    assert_done(fixture, store_open_actions(fixture->store, talk, PROCESS_FOLLOW_UP, false, &plan,
                                            &fixture->diag));
    assert_int_equal(plan.count, 1);
    assert_string_equal(plan.actions[0].id, "ac71");
    assert_done(fixture, store_add_reviews(fixture->store, talk, &plan, &fixture->diag));
    plan_done(&plan);
    struct step step = {.id = "stand", .answer = ANSWER_CHOICE, .measure = MEASURE_STATUS};
    struct answer answer;
    answer_init(&answer);
    answer.state = STATE_GIVEN;
    answer.text = xstrdup("done");
    assert_done(fixture, store_save_answer(fixture->store, talk, &step, "ac71", &answer, NULL,
                                           &fixture->diag));
    answer_done(&answer);
    /* The rebuilt table hangs on the talk as the old one did. */
    assert_done(fixture, store_erase_interview(fixture->store, "11111111", &fixture->diag));
    assert_int_equal(folder_count(fixture->folder, "Samen lachen"), 0); /* not in the copy either */
}

static void add_review(void *context, const char *action)
{
    strcat(context, action);
}

static void count_bundle(void *context, const char *bundle)
{
    (void)bundle;
    *(int *)context += 1;
}

/* What version 2 had beyond the first, and what hangs on rebuilt tables. */
static void test_version_2_goes_on(void **state)
{
    struct fixture *fixture = *state;
    char reviews[64] = "";
    int bundles = 0;
    fixture_open(fixture);
    assert_done(fixture, store_load_reviews(fixture->store, "22222222", add_review, reviews,
                                            &fixture->diag));
    assert_string_equal(reviews, "ac72");
    assert_done(fixture, store_earlier_bundles(fixture->store, "11111111", count_bundle, &bundles,
                                               &fixture->diag));
    assert_int_equal(bundles, 1);
    assert_done(fixture, store_erase_interview(fixture->store, "11111111", &fixture->diag));
}

/* Days that were agreed come onto the agenda: of the last talk with somebody, and only real days. */
static void test_days_become_appointments(void **state)
{
    struct fixture *fixture = *state;
    struct appointment_list list;
    fixture_open(fixture);
    assert_done(fixture, store_appointments(fixture->store, &list, &fixture->diag));
    assert_int_equal(list.count, 1);
    assert_true(uuid_valid(list.items[0].id));
    assert_string_equal(list.items[0].interview, "22222222");
    assert_string_equal(list.items[0].team, "Zorg Noord");
    assert_string_equal(list.items[0].script_id, "dialoog");
    assert_int_equal(list.items[0].measure, MEASURE_FOLLOW_UP);
    assert_int_equal(list.items[0].revision, 1);
    assert_int_equal(day_difference((struct day){2026, 12, 31}, list.items[0].day), 0);
    appointment_list_done(&list);
}

/* Its rows have no name of who did it: that is the leader. */
static void test_old_history_is_read(void **state)
{
    struct fixture *fixture = *state;
    struct history history;
    fixture_open(fixture);
    assert_done(fixture, store_action_history(fixture->store, "ac71", &history, &fixture->diag));
    assert_int_equal(history.count, 2);
    assert_string_equal(history.items[1].who, "Noor");
    assert_int_equal(history.items[1].count, 1);
    assert_string_equal(history.items[1].changes[0].before, "Eten");
    assert_string_equal(history.items[1].changes[0].after, "Samen eten");
    history_done(&history);
}

/* What version 3 had beyond the second stands; and nothing counts as shared that nobody was asked about. */
static void test_version_3_goes_on(void **state)
{
    struct fixture *fixture = *state;
    struct appointment_list appointments;
    struct correction_list corrections;
    struct agreement_list agreements;
    struct parcel_list parcels;
    struct share_list shares;
    fixture_open(fixture);
    assert_done(fixture, store_appointments(fixture->store, &appointments, &fixture->diag));
    assert_int_equal(appointments.count, 2); /* by day */
    assert_string_equal(appointments.items[1].id, "a990");
    appointment_list_done(&appointments);
    assert_done(fixture,
                store_corrections(fixture->store, "11111111", &corrections, &fixture->diag));
    assert_int_equal(corrections.count, 1);
    assert_string_equal(corrections.items[0].text, "Met soep");
    correction_list_done(&corrections);
    assert_done(fixture, store_agreements(fixture->store, NULL, &agreements, &fixture->diag));
    assert_int_equal(agreements.count, 1);
    assert_false(agreements.items[0].action.shared);
    assert_int_equal(agreements.items[0].action.revision, 3);
    agreement_list_done(&agreements);
    assert_done(fixture, store_shares(fixture->store, NULL, &shares, &fixture->diag));
    assert_int_equal(shares.count, 0);
    assert_done(fixture, store_outbox(fixture->store, &parcels, &fixture->diag));
    assert_int_equal(parcels.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MIGRATE_TEST(test_nothing_is_lost),
        MIGRATE_TEST(test_versions_and_copy),
        MIGRATE_TEST(test_old_talks_go_on),
        MIGRATE_TEST(test_old_agreements_come_by),
        MIGRATE_TEST(test_days_become_appointments),
        MIGRATE_TEST(test_old_history_is_read),
        MIGRATE_TEST_2(test_nothing_of_version_2_is_lost),
        MIGRATE_TEST_2(test_version_2_goes_on),
        MIGRATE_TEST_2(test_days_become_appointments),
        MIGRATE_TEST_3(test_nothing_of_version_3_is_lost),
        MIGRATE_TEST_3(test_version_3_goes_on),
    };
    return cmocka_run_group_tests_name("store/migrate", tests, NULL, NULL);
}
