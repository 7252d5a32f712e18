/* No statement reads a whole table, but for those whose work that is: the others keep their speed. */
#include "store/fixture.h"

#include "../../../src/store/sql.h"
#include "db/db.h"

static const struct db_statement statements[] = {
#define ROW(name, sql) {#name, "EXPLAIN QUERY PLAN " sql},
    STATEMENT_LIST(ROW)
#undef ROW
};
static const char *const migrations[] = {"", "", "", ""};
static const struct db_setup setup = {0x57614765, migrations, 4, statements,
                                      sizeof statements / sizeof *statements};

/* One row, all rows, or what comes once in a while; and what was narrowed down just before. */
static const struct {
    const char *name, *table;
} whole[] = {
    {"LEADER_FIND", "leader"},
    {"LEADER_ADD", ""},
    {"LEADER_READ", "leader"},
    {"LEADER_NAME", "leader"},
    {"PERSON_ALL", "person"},
    {"INTERVIEW_ALL", "interview"},
    {"AGREEMENT_ALL", "action"},
    {"APPOINTMENT_ALL", "appointment"},
    {"TRACE_FIND", "trace"},
    {"TRACE_CLEAR", "trace"},
    {"INTERVIEW_DUE", "script_version"},
    {"ERASE_FOUND", "found_text"},
    {"ERASE_TALKS_BESIDE", "changed"},
    {"FOUND_STALE", "interview"},
    {"FOUND_STALE", "action"},
    {"FOUND_OF_TALK", "("},
    {"FOUND_SEARCH", "found VIRTUAL TABLE"},
    {"SHARE_ALL", "share"},
    {"SCORE_BY_CODE", "score_token"},
    {"SCORE_BY_TALK", "score_token"},
    {"SCORE_TALKS", "score_token"},
    {"SHARE_GONE_ALL", "share"},
    {"SHARE_CODES", "share"},
    {"SHARE_CODES", "score_token"},
    {"PARCEL_ALL", "outbox"},
    {"COUNT_FORGET", "sent_count"},
    {"COUNT_TEAMS", "team"},
    {"COUNT_HELD", "interview"},
    {"COUNT_PLANNED", "appointment"},
    {"REPLY_ALL", "reply"},
    {"REPLY_CLEAR", "reply"},
    {"SEEN_READ", "registry_seen"},
    {"SEEN_TEAMS", "registry_team"},
    {"SEEN_TEAMS_CLEAR", "registry_team"},
};

static bool may_read_whole(const char *name, const char *table)
{
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        if (strcmp(whole[i].name, name) == 0 &&
            strncmp(whole[i].table, table, strlen(whole[i].table)) == 0)
            return true;
    }
    return false;
}

static void test_indexes_are_used(void **state)
{
    struct fixture *fixture = *state;
    char *path = folder_path(fixture->folder, "interviews.db");
    struct db *db = db_open(path, &setup, &fixture->diag);
    assert_non_null(db);
    for (size_t i = 0; i < STATEMENT_COUNT; i++) {
        db_start(db, i);
        while (db_step(db)) {
            const char *step = db_text(db, 3);
            if (strncmp(step, "SCAN ", 5) == 0 && !may_read_whole(statements[i].name, step + 5))
                fail_msg("%s: %s", statements[i].name, step);
        }
        assert_done(fixture, db_end(db, &fixture->diag));
    }
    db_close(db);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_indexes_are_used),
    };
    return cmocka_run_group_tests_name("store/plan", tests, NULL, NULL);
}
