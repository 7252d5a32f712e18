/*
 * Erasing: what is gone is gone from the files too, and nothing else went with it. Words are looked
 * for in the bytes of the store and of its log, not by asking the store.
 */
#include "store/fixture.h"

#include "base/utf8.h"
#include "db/db.h"
#include "store/appointment.h"
#include "store/edition.h"
#include "store/erase.h"
#include "store/person.h"
#include "store/review.h"
#include "store/search.h"

static const char *const tables[] = {
    "person",
    "interview",
    "answer",
    "part_time",
    "action",
    "action_event",
    "review",
    "earlier_script",
    "appointment",
    "correction",
    "found_text",
    "found_until",
    "appointment_before",
};
enum { TABLE_COUNT = sizeof tables / sizeof *tables, FOREIGN = TABLE_COUNT };
static const struct db_statement statements[] = {
    {"PERSON", "SELECT count(*) FROM person"},
    {"INTERVIEW", "SELECT count(*) FROM interview"},
    {"ANSWER", "SELECT count(*) FROM answer"},
    {"TIME", "SELECT count(*) FROM part_time"},
    {"ACTION", "SELECT count(*) FROM action"},
    {"EVENT", "SELECT count(*) FROM action_event"},
    {"REVIEW", "SELECT count(*) FROM review"},
    {"EARLIER", "SELECT count(*) FROM earlier_script"},
    {"APPOINTMENT", "SELECT count(*) FROM appointment"},
    {"CORRECTION", "SELECT count(*) FROM correction"},
    {"FOUND_TEXT", "SELECT count(*) FROM found_text"},
    {"FOUND_UNTIL", "SELECT count(*) FROM found_until"},
    {"BEFORE", "SELECT count(*) FROM appointment_before"},
    {"FOREIGN", "SELECT count(*) FROM pragma_foreign_key_check"},
};
static const char *const migrations[] = {"", "", "", ""};
static const struct db_setup setup = {0x57614765, migrations, 4, statements, FOREIGN + 1};

/* How many rows each table has; nothing may point at what is not there. */
static void count_rows(struct fixture *fixture, int64_t counts[TABLE_COUNT])
{
    char *path = folder_path(fixture->folder, "interviews.db");
    struct db *db = db_open(path, &setup, &fixture->diag);
    assert_done(fixture, db != NULL);
    for (size_t i = 0; i <= FOREIGN; i++) {
        db_start(db, i);
        assert_true(db_step(db));
        int64_t count = db_int(db, 0);
        assert_done(fixture, db_end(db, &fixture->diag));
        if (i == FOREIGN)
            assert_int_equal(count, 0);
        else
            counts[i] = count;
    }
    db_close(db);
    free(path);
}

static void talk_of(struct fixture *fixture, enum process process, const char *person,
                    char id[UUID_SIZE])
{
    struct script guide = {
        .id = "gids", .version = 1, .language = "nl", .title = "Een gesprek", .process = process};
    assert_done(fixture, store_add_interview(fixture->store, person, NULL, &guide,
                                             process_id(process), id, &fixture->diag));
}

static void write_words(struct fixture *fixture, const char *talk, const char *step,
                        const char *words)
{
    struct step asked = {.id = step, .answer = ANSWER_TEXT};
    struct answer answer;
    answer_init(&answer);
    answer.state = STATE_GIVEN;
    answer.text = xstrdup(words);
    assert_done(fixture,
                store_save_answer(fixture->store, talk, &asked, "", &answer, NULL, &fixture->diag));
    answer_done(&answer);
}

static void save(struct fixture *fixture, const char *talk, struct action *action,
                 enum action_field field, const char *words, enum action_event event)
{
    action_set(action, field, words);
    assert_done(fixture,
                store_save_action(fixture->store, talk, action, event, field, &fixture->diag));
}

/* The day of the next talk. */
static void write_day(struct fixture *fixture, const char *talk)
{
    struct step asked = {.id = "dag", .answer = ANSWER_DATE, .measure = MEASURE_FOLLOW_UP};
    struct answer answer;
    answer_init(&answer);
    answer.state = STATE_GIVEN;
    answer.text = xstrdup("2027-03-01");
    assert_done(fixture,
                store_save_answer(fixture->store, talk, &asked, "", &answer, NULL, &fixture->diag));
    answer_done(&answer);
}

/* Puts all words into the index. */
static void find(struct fixture *fixture, const char *word)
{
    struct search search = {.words = word, .most = 10};
    struct hit_list list;
    assert_done(fixture, store_search(fixture->store, &search, &list, &fixture->diag));
    assert_true(list.count > 0);
    hit_list_done(&list);
}

/* With everything that a talk can leave behind, each with this word in it. */
static void fill(struct fixture *fixture, const char *talk, const char *word, struct action *action)
{
    struct script newer = {.id = "gids", .version = 2, .language = "nl", .title = "Een gesprek"};
    char *words = xasprintf("%s agreed", word);
    struct plan plan = {action, 1};
    char id[UUID_SIZE];
    write_words(fixture, talk, "een", word);
    assert_done(fixture, store_save_time(fixture->store, talk, "deel", 60, &fixture->diag));
    action_init(action);
    uuid_new(&fixture->ids, action->id);
    save(fixture, talk, action, ACTION_WHAT, words, EVENT_MADE);
    save(fixture, talk, action, ACTION_NEED, words, EVENT_CHANGED);
    save(fixture, talk, action, ACTION_NEED, "", EVENT_CHANGED); /* it stands in the history */
    assert_done(fixture, store_add_reviews(fixture->store, talk, &plan, &fixture->diag));
    write_day(fixture, talk);
    fixture_correct(fixture, talk, "een", "", word, id);
    fixture_correct(fixture, talk, NULL, action->id, word, id);
    find(fixture, word);
    newer.process = PROCESS_APPLICATION;
    assert_done(fixture,
                store_move_interview(fixture->store, talk, &newer, "newer", &fixture->diag));
    free(words);
}

/* The files as somebody who takes them away would read them. */
static bool in_files(struct fixture *fixture, const char *words)
{
    char *folded = utf8_fold(words); /* as the index keeps it */
    bool found = folder_count(fixture->folder, words) > 0 || folder_count(fixture->folder, folded);
    free(folded);
    return found;
}

static void appoint(struct fixture *fixture, const char *person, char id[UUID_SIZE])
{
    assert_done(fixture, store_add_appointment(fixture->store, person, NULL, "gids",
                                               (struct day){2027, 1, 31}, id, &fixture->diag));
}

static void test_nothing_of_it_stays(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE], appointment[UUID_SIZE];
    int64_t before[TABLE_COUNT], between[TABLE_COUNT], after[TABLE_COUNT];
    struct action action;
    count_rows(fixture, before);
    fixture_person(fixture, "Quintana", "Zorg", person);
    talk_of(fixture, PROCESS_APPLICATION, person, talk);
    appoint(fixture, person, appointment); /* the talk goes on with it */
    fill(fixture, talk, "Vijgenboom", &action);
    assert_done(fixture, store_drop_appointment(fixture->store, appointment, true, &fixture->diag));
    count_rows(fixture, between);
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (between[i] == before[i])
            fail_msg("the test leaves nothing in %s", tables[i]);
    }
    assert_true(in_files(fixture, "Vijgenboom"));
    assert_done(fixture, store_erase_interview(fixture->store, talk, &fixture->diag));
    assert_false(in_files(fixture, "Vijgenboom"));
    assert_false(in_files(fixture, "Quintana"));
    assert_false(in_files(fixture, talk));
    count_rows(fixture, after);
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (after[i] != before[i])
            fail_msg("%s keeps %d rows", tables[i], (int)(after[i] - before[i]));
    }
    action_done(&action);
}

/* The same person's other talk, and what another talk did with an agreement of this one. */
static void test_others_stay(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE], other[UUID_SIZE];
    struct action action, own;
    struct interview head;
    struct plan plan;
    fixture_person(fixture, "Quintana", "Zorg", person);
    talk_of(fixture, PROCESS_APPLICATION, person, talk);
    talk_of(fixture, PROCESS_APPLICATION, person, other);
    fill(fixture, talk, "Vijgenboom", &action);
    fill(fixture, other, "Appelboom", &own);
    plan = (struct plan){&action, 1};
    assert_done(fixture, store_add_reviews(fixture->store, other, &plan, &fixture->diag));
    save(fixture, other, &action, ACTION_NEED, "Kersenboom", EVENT_CHANGED);
    plan = (struct plan){&own, 1};
    assert_done(fixture, store_add_reviews(fixture->store, talk, &plan, &fixture->diag));
    save(fixture, talk, &own, ACTION_REASON, "Perenboom", EVENT_CHANGED);

    assert_done(fixture, store_erase_interview(fixture->store, talk, &fixture->diag));
    fixture_head(fixture, other, &head);
    assert_string_equal(head.person, "Quintana");
    interview_done(&head);
    assert_done(fixture, store_load_actions(fixture->store, other, &plan, &fixture->diag));
    assert_int_equal(plan.count, 1);
    assert_string_equal(plan.actions[0].id, own.id);
    /* What the erased talk wrote in it is taken back. */
    assert_string_equal(action_get(&plan.actions[0], ACTION_REASON), "");
    plan_done(&plan);
    assert_false(in_files(fixture, "Vijgenboom"));
    assert_false(in_files(fixture, "Kersenboom"));
    assert_false(in_files(fixture, "Perenboom"));
    assert_true(in_files(fixture, "Appelboom"));
    assert_false(store_find_interview(fixture->store, talk, &head, &fixture->diag));
    diag_clear(&fixture->diag);
    count_rows(fixture, (int64_t[TABLE_COUNT]){0});
    action_done(&action);
    action_done(&own);
}

/* It has read and written before, and goes on afterwards. */
static void test_another_window_is_open(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE], other[UUID_SIZE];
    struct interview_list list;
    fixture_person(fixture, "Quintana", "Zorg", person);
    talk_of(fixture, PROCESS_APPLICATION, person, talk);
    talk_of(fixture, PROCESS_APPLICATION, person, other);
    write_words(fixture, talk, "een", "Vijgenboom");
    struct store *first = fixture->store;
    fixture_open(fixture);
    write_words(fixture, other, "een", "Appelboom");
    assert_done(fixture, store_erase_interview(first, talk, &fixture->diag));
    assert_false(in_files(fixture, "Vijgenboom"));
    assert_done(fixture, store_interviews(fixture->store, &list, &fixture->diag));
    assert_int_equal(list.count, 1);
    interview_list_done(&list);
    write_words(fixture, other, "twee", "Notenboom");
    assert_true(in_files(fixture, "Notenboom"));
    store_close(first);
}

/* --- people ----- */

/* A person with a talk to come stays; one that was dropped, or held and erased, keeps nobody. */
static void test_who_stays(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[2][UUID_SIZE], id[2][UUID_SIZE];
    struct appointment_list list;
    fixture_person(fixture, "Quintana", "Zorg", person);
    appoint(fixture, person, id[0]);
    fixture_wait(fixture, 60 * 24 * 60 * 60);
    talk_of(fixture, PROCESS_APPLICATION, person, talk[0]); /* this is it */
    appoint(fixture, person, id[0]);
    appoint(fixture, person, id[1]);
    assert_done(fixture, store_drop_appointment(fixture->store, id[0], true, &fixture->diag));
    assert_done(fixture, store_erase_interview(fixture->store, talk[0], &fixture->diag));
    assert_true(in_files(fixture, "Quintana"));
    assert_done(fixture, store_appointments(fixture->store, &list, &fixture->diag));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].id, id[1]);
    appointment_list_done(&list);
    talk_of(fixture, PROCESS_APPLICATION, person, talk[1]);
    assert_done(fixture, store_drop_appointment(fixture->store, id[1], true, &fixture->diag));
    assert_done(fixture, store_erase_interview(fixture->store, talk[1], &fixture->diag));
    assert_false(in_files(fixture, "Quintana"));
    count_rows(fixture, (int64_t[TABLE_COUNT]){0});
}

/* All talks, agreements, corrections and days of one person; nothing of another's. */
static void test_everything_of_a_person(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], other[UUID_SIZE], talk[3][UUID_SIZE], id[UUID_SIZE];
    struct action action[3];
    struct plan plan = {&action[0], 1};
    int64_t before[TABLE_COUNT], after[TABLE_COUNT];
    fixture_person(fixture, "Quintana", "Zorg", other);
    talk_of(fixture, PROCESS_ONE_ON_ONE, other, talk[2]);
    fill(fixture, talk[2], "Appelboom", &action[2]);
    count_rows(fixture, before);
    fixture_person(fixture, "Zacharias", "Zorg", person);
    for (int i = 0; i < 2; i++) {
        talk_of(fixture, PROCESS_ONE_ON_ONE, person, talk[i]);
        fill(fixture, talk[i], "Vijgenboom", &action[i]);
    }
    assert_done(fixture, store_add_reviews(fixture->store, talk[1], &plan, &fixture->diag));
    appoint(fixture, person, id);
    appoint(fixture, person, id);
    assert_done(fixture, store_drop_appointment(fixture->store, id, true, &fixture->diag));
    assert_done(fixture, store_erase_person(fixture->store, person, &fixture->diag));
    assert_false(in_files(fixture, "Vijgenboom"));
    assert_false(in_files(fixture, "Zacharias"));
    assert_false(in_files(fixture, person));
    assert_true(in_files(fixture, "Appelboom"));
    count_rows(fixture, after);
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (after[i] != before[i])
            fail_msg("%s keeps %d rows", tables[i], (int)(after[i] - before[i]));
    }
    assert_refused(fixture, store_erase_person(fixture->store, person, &fixture->diag),
                   "no longer");
    fixture_person(fixture, "Zonder", NULL, person); /* with no talk at all */
    assert_done(fixture, store_erase_person(fixture->store, person, &fixture->diag));
    assert_false(in_files(fixture, "Zonder"));
    for (int i = 0; i < 3; i++)
        action_done(&action[i]);
}

/* An open follow-up that still shows an agreement does not write it again when it is gone. */
static void test_does_not_come_back(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE], later[UUID_SIZE];
    struct action action;
    struct plan plan;
    fixture_person(fixture, "Quintana", "Zorg", person);
    talk_of(fixture, PROCESS_ONE_ON_ONE, person, talk);
    talk_of(fixture, PROCESS_FOLLOW_UP, person, later);
    fill(fixture, talk, "Vijgenboom", &action);
    plan = (struct plan){&action, 1};
    assert_done(fixture, store_add_reviews(fixture->store, later, &plan, &fixture->diag));
    assert_done(fixture, store_erase_interview(fixture->store, talk, &fixture->diag));
    save(fixture, later, &action, ACTION_STATUS, "done", EVENT_CHANGED);
    assert_false(in_files(fixture, "Vijgenboom"));
    assert_done(fixture, store_load_actions(fixture->store, later, &plan, &fixture->diag));
    assert_int_equal(plan.count, 0);
    plan_done(&plan);
    action_done(&action);
}

/* --- the term ------------------------------------------------------------- */

enum { DAY = 24 * 60 * 60, TERM = 28 * DAY };

static size_t erase_expired(struct fixture *fixture)
{
    size_t count = 99;
    assert_done(fixture, store_erase_expired(fixture->store, &count, &fixture->diag));
    return count;
}

/* When it goes: counted from its end or, as long as it has none, from its last change. */
static void test_term(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[3][UUID_SIZE];
    fixture_person(fixture, "Quintana", "Zorg", person);
    for (int i = 0; i < 3; i++)
        talk_of(fixture, PROCESS_APPLICATION, person, talk[i]);
    assert_done(fixture, store_close_interview(fixture->store, talk[0], true, &fixture->diag));
    fixture_wait(fixture, 10 * DAY);
    write_words(fixture, talk[1], "een", "Later");
    fixture_wait(fixture, 10 * DAY);
    assert_done(fixture, store_close_interview(fixture->store, talk[2], true, &fixture->diag));
    fixture_wait(fixture, 8 * DAY); /* the end of the first one's last day */
    assert_int_equal(erase_expired(fixture), 0);
    fixture_wait(fixture, 1);
    assert_int_equal(erase_expired(fixture), 1);
    fixture_wait(fixture, 10 * DAY - 1);
    assert_int_equal(erase_expired(fixture), 0);
    fixture_wait(fixture, 1);
    assert_int_equal(erase_expired(fixture), 1);
    assert_true(in_files(fixture, "Quintana")); /* the third talk is theirs */
    fixture_wait(fixture, 10 * DAY);
    assert_int_equal(erase_expired(fixture), 1);
    assert_int_equal(erase_expired(fixture), 0);
    assert_false(in_files(fixture, "Quintana"));
}

/* A talk that is opened again is counted anew. */
static void test_opened_again(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    fixture_person(fixture, "Quintana", "Zorg", person);
    talk_of(fixture, PROCESS_APPLICATION, person, talk);
    assert_done(fixture, store_close_interview(fixture->store, talk, true, &fixture->diag));
    fixture_wait(fixture, TERM);
    assert_done(fixture, store_close_interview(fixture->store, talk, false, &fixture->diag));
    fixture_wait(fixture, TERM);
    assert_int_equal(erase_expired(fixture), 0);
    fixture_wait(fixture, 1);
    assert_int_equal(erase_expired(fixture), 1);
}

/* Other kinds of talk have no term, however old they are. */
static void test_only_those_with_a_term(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct interview_list list;
    fixture_person(fixture, "Quintana", "Zorg", person);
    for (int i = 0; i < PROCESS_COUNT; i++)
        talk_of(fixture, (enum process)i, person, talk);
    fixture_wait(fixture, 20 * 365 * DAY);
    assert_int_equal(erase_expired(fixture), 1);
    assert_done(fixture, store_interviews(fixture->store, &list, &fixture->diag));
    assert_int_equal(list.count, PROCESS_COUNT - 1);
    for (size_t i = 0; i < list.count; i++)
        assert_int_not_equal(list.items[i].process, PROCESS_APPLICATION);
    interview_list_done(&list);
}

/* --- no byte ---------------------------------------------------------------- */

enum { TALKS = 24, STEPS = 12, WRITES = 900, WORD_SIZE = 24 };

/* Numbers without chance: the same in every run. */
static uint32_t next_number(void)
{
    static uint32_t number = 20261122;
    number = number * 1664525u + 1013904223u;
    return number >> 8;
}

/* The talk's own word, as often as makes a text of up to some thousands of bytes. */
static char *long_text(size_t talk)
{
    size_t times = 1 + next_number() % (next_number() % 8 == 0 ? 400 : 20);
    char *text = xmalloc(times * WORD_SIZE + 1);
    *text = '\0';
    for (size_t i = 0; i < times; i++)
        snprintf(text + i * 12, WORD_SIZE, "Woord%03zuxyz ", talk);
    return text;
}

/* Texts grow and shrink in any order, so that SQLite moves them about; half of the talks go. */
static void test_no_byte_stays(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[TALKS][UUID_SIZE];
    fixture_person(fixture, "Quintana", "Zorg", person);
    for (size_t i = 0; i < TALKS; i++)
        talk_of(fixture, PROCESS_APPLICATION, person, talk[i]);
    for (size_t i = 0; i < WRITES; i++) {
        size_t at = next_number() % TALKS;
        char step[16], *text = long_text(at);
        snprintf(step, sizeof step, "stap%u", next_number() % STEPS);
        write_words(fixture, talk[at], step, text);
        if (i % 97 == 0) {
            find(fixture, "woord");
            store_checkpoint(fixture->store, false, &fixture->diag);
        }
        free(text);
    }
    for (size_t i = 0; i < TALKS; i += 2)
        assert_done(fixture, store_erase_interview(fixture->store, talk[i], &fixture->diag));
    for (size_t i = 0; i < TALKS; i++) {
        char word[WORD_SIZE];
        snprintf(word, sizeof word, "Woord%03zu", i);
        if (in_files(fixture, word) != (i % 2 == 1))
            fail_msg("%s %s", word, i % 2 ? "went too" : "is still in the files");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_nothing_of_it_stays),    FIXTURE_TEST(test_others_stay),
        FIXTURE_TEST(test_another_window_is_open), FIXTURE_TEST(test_term),
        FIXTURE_TEST(test_opened_again),           FIXTURE_TEST(test_only_those_with_a_term),
        FIXTURE_TEST(test_no_byte_stays),          FIXTURE_TEST(test_who_stays),
        FIXTURE_TEST(test_everything_of_a_person), FIXTURE_TEST(test_does_not_come_back),
    };
    return cmocka_run_group_tests_name("store/erase", tests, NULL, NULL);
}
