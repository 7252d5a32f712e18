/* Talks to come: by themselves, and those that follow the answers of a talk. */
#include "store/appointment.h"
#include "store/erase.h"
#include "store/fixture.h"

#include "db/db.h"

static struct appointment_list load(struct fixture *fixture)
{
    struct appointment_list list;
    assert_done(fixture, store_appointments(fixture->store, &list, &fixture->diag));
    return list;
}

/* "2026-12-01 vervolggesprek r1, …", by day. */
static void assert_to_come(struct fixture *fixture, const char *wanted)
{
    struct appointment_list list = load(fixture);
    char *text = xstrdup("");
    for (size_t i = 0; i < list.count; i++) {
        char day[DAY_SIZE];
        day_to_iso(list.items[i].day, day);
        char *more = xasprintf("%s%s%s %s r%d", text, i ? ", " : "", day, list.items[i].script_id,
                               list.items[i].revision);
        free(text);
        text = more;
    }
    assert_string_equal(text, wanted);
    free(text);
    appointment_list_done(&list);
}

/* The id of the first one. */
static void first_id(struct fixture *fixture, char id[UUID_SIZE])
{
    struct appointment_list list = load(fixture);
    assert_true(list.count > 0);
    memcpy(id, list.items[0].id, UUID_SIZE);
    appointment_list_done(&list);
}

static void answer_day(struct fixture *fixture, const char *talk, enum measure measure,
                       enum answer_state state, const char *text)
{
    struct step step = {.id = measure_id(measure), .answer = ANSWER_DATE, .measure = measure};
    struct answer answer;
    step.guide = measure == MEASURE_CHECK_IN ? "tussenstand" : "vervolggesprek";
    answer_init(&answer);
    answer.state = state;
    xstrset(&answer.text, text);
    assert_done(fixture,
                store_save_answer(fixture->store, talk, &step, "", &answer, NULL, &fixture->diag));
    answer_done(&answer);
}

static void talk_by(struct fixture *fixture, const char *guide, const char *person,
                    const char *team, char id[UUID_SIZE])
{
    struct script script = {.id = guide, .version = 1, .language = "nl", .title = "Gesprek"};
    assert_done(fixture, store_add_interview(fixture->store, person, team, &script, "{}", id,
                                             &fixture->diag));
}

static void add(struct fixture *fixture, const char *person, const char *team, const char *guide,
                struct day day, char id[UUID_SIZE])
{
    assert_done(fixture, store_add_appointment(fixture->store, person, team, guide, day, id,
                                               &fixture->diag));
}

static void test_by_itself(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], one[UUID_SIZE], two[UUID_SIZE];
    fixture_person(fixture, "Amina", "Zorg", person);
    add(fixture, person, NULL, "kerngesprek", (struct day){2027, 1, 31}, one);
    add(fixture, NULL, "Nachtploeg", "dialoog", (struct day){2026, 12, 1}, two);
    fixture_reopen(fixture);
    struct appointment_list list = load(fixture);
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].id, two);
    assert_null(list.items[0].person_id);
    assert_null(list.items[0].person);
    assert_string_equal(list.items[0].team, "Nachtploeg");
    assert_string_equal(list.items[1].person_id, person);
    assert_string_equal(list.items[1].person, "Amina");
    assert_string_equal(list.items[1].team, "Zorg");
    assert_string_equal(list.items[1].interview, "");
    assert_int_equal(list.items[1].measure, MEASURE_NONE);
    appointment_list_done(&list);
    assert_refused(fixture,
                   store_add_appointment(fixture->store, "nobody", NULL, "kerngesprek",
                                         (struct day){2027, 1, 31}, one, &fixture->diag),
                   "does not fit");
}

static void test_moved_and_dropped(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], id[UUID_SIZE];
    struct store *store = fixture->store;
    struct diag *diag = &fixture->diag;
    fixture_person(fixture, "Amina", NULL, person);
    add(fixture, person, NULL, "kern", (struct day){2027, 1, 31}, id);
    assert_done(fixture, store_move_appointment(store, id, (struct day){2027, 1, 31}, diag));
    assert_to_come(fixture, "2027-01-31 kern r1");
    assert_done(fixture, store_move_appointment(store, id, (struct day){2027, 2, 1}, diag));
    assert_to_come(fixture, "2027-02-01 kern r2");
    assert_done(fixture, store_drop_appointment(store, id, true, diag));
    assert_to_come(fixture, "");
    assert_done(fixture, store_drop_appointment(store, id, true, diag));
    assert_done(fixture, store_drop_appointment(store, id, false, diag));
    assert_to_come(fixture, "2027-02-01 kern r4");
    assert_refused(fixture, store_move_appointment(store, "none", (struct day){2027, 2, 1}, diag),
                   "no longer");
    assert_refused(fixture, store_drop_appointment(store, "none", true, diag), "no longer");
}

static void test_found_by_its_beginning(void **state)
{
    struct fixture *fixture = *state;
    struct appointment found;
    char person[UUID_SIZE], id[2][UUID_SIZE];
    fixture_person(fixture, "Amina", NULL, person);
    for (int i = 0; i < 2; i++)
        add(fixture, person, NULL, "kern", (struct day){2027, 1, 31}, id[i]);
    assert_done(fixture, store_find_appointment(fixture->store, id[1], &found, &fixture->diag));
    assert_string_equal(found.id, id[1]);
    appointment_done(&found);
    assert_refused(fixture, store_find_appointment(fixture->store, "000", &found, &fixture->diag),
                   "short");
    assert_refused(fixture, store_find_appointment(fixture->store, "0000", &found, &fixture->diag),
                   "More than one");
    assert_refused(fixture, store_find_appointment(fixture->store, "ffff", &found, &fixture->diag),
                   "No ");
    assert_done(fixture, store_drop_appointment(fixture->store, id[0], true, &fixture->diag));
    assert_done(fixture, store_find_appointment(fixture->store, "0000", &found, &fixture->diag));
    appointment_done(&found);
}

/* A later talk asks for the day again: the same row moves, there are never two of a kind. */
static void test_goes_on_from_talk_to_talk(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], one[UUID_SIZE], two[UUID_SIZE], before[UUID_SIZE], after[UUID_SIZE];
    fixture_person(fixture, "Amina", NULL, person);
    talk_by(fixture, "kerngesprek", person, NULL, one);
    answer_day(fixture, one, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-05-03");
    first_id(fixture, before);
    talk_by(fixture, "tussenstand", person, NULL, two);
    answer_day(fixture, two, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-06-07");
    assert_to_come(fixture, "2027-06-07 vervolggesprek r2");
    first_id(fixture, after);
    assert_string_equal(after, before);
    assert_done(fixture, store_drop_appointment(fixture->store, after, true, &fixture->diag));
    answer_day(fixture, two, MEASURE_FOLLOW_UP, STATE_UNKNOWN, NULL);
    assert_to_come(fixture, "");
}

/* The day of an earlier talk, or of none, is there again when the later one is taken back; always with one id. */
static void test_comes_back_when_the_later_day_goes(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[3][UUID_SIZE], id[UUID_SIZE];
    struct appointment_list list;
    fixture_person(fixture, "Amina", NULL, person);
    add(fixture, person, NULL, "vervolggesprek", (struct day){2027, 4, 1}, id);
    for (int i = 0; i < 3; i++)
        talk_by(fixture, "kerngesprek", person, NULL, talk[i]);
    answer_day(fixture, talk[0], MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-05-03");
    answer_day(fixture, talk[1], MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-06-07");
    answer_day(fixture, talk[2], MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-07-05");
    assert_to_come(fixture, "2027-07-05 vervolggesprek r4");
    answer_day(fixture, talk[2], MEASURE_FOLLOW_UP, STATE_OPEN, NULL);
    assert_to_come(fixture, "2027-06-07 vervolggesprek r5");
    answer_day(fixture, talk[2], MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-07-06"); /* undone, say */
    assert_to_come(fixture, "2027-07-06 vervolggesprek r6");
    answer_day(fixture, talk[2], MEASURE_FOLLOW_UP, STATE_DECLINED, NULL);
    assert_to_come(fixture, "2027-06-07 vervolggesprek r7");
    answer_day(fixture, talk[1], MEASURE_FOLLOW_UP, STATE_OPEN, NULL);
    list = load(fixture);
    assert_string_equal(list.items[0].interview, talk[0]);
    assert_int_equal(list.items[0].measure, MEASURE_FOLLOW_UP);
    appointment_list_done(&list);
    answer_day(fixture, talk[0], MEASURE_FOLLOW_UP, STATE_OPEN, NULL);
    assert_to_come(fixture, "2027-04-01 vervolggesprek r9");
    list = load(fixture);
    assert_string_equal(list.items[0].id, id);
    assert_string_equal(list.items[0].interview, "");
    assert_int_equal(list.items[0].measure, MEASURE_NONE);
    appointment_list_done(&list);
}

/* What the earlier talk itself takes back does not come back by the later one. */
static void test_each_talk_has_its_own_day(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], one[UUID_SIZE], two[UUID_SIZE];
    fixture_person(fixture, "Amina", NULL, person);
    talk_by(fixture, "kerngesprek", person, NULL, one);
    talk_by(fixture, "kerngesprek", person, NULL, two);
    answer_day(fixture, one, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-05-03");
    answer_day(fixture, two, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-06-07");
    answer_day(fixture, one, MEASURE_FOLLOW_UP, STATE_OPEN, NULL);
    assert_to_come(fixture, "2027-06-07 vervolggesprek r2");
    answer_day(fixture, two, MEASURE_FOLLOW_UP, STATE_OPEN, NULL);
    assert_to_come(fixture, "");
    answer_day(fixture, one, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-05-04");
    answer_day(fixture, two, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-06-08");
    answer_day(fixture, one, MEASURE_FOLLOW_UP, STATE_GIVEN,
               "2027-05-05"); /* the last word counts */
    answer_day(fixture, one, MEASURE_FOLLOW_UP, STATE_OPEN, NULL);
    answer_day(fixture, two, MEASURE_FOLLOW_UP, STATE_OPEN, NULL);
    assert_to_come(fixture, "");
}

static void test_comes_back_when_the_later_talk_is_erased(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[3][UUID_SIZE], before[UUID_SIZE], after[UUID_SIZE];
    fixture_person(fixture, "Amina", NULL, person);
    for (int i = 0; i < 3; i++)
        talk_by(fixture, "kerngesprek", person, NULL, talk[i]);
    answer_day(fixture, talk[0], MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-05-03");
    first_id(fixture, before);
    answer_day(fixture, talk[1], MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-06-07");
    answer_day(fixture, talk[2], MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-07-05");
    assert_done(fixture, store_erase_interview(fixture->store, talk[1], &fixture->diag));
    assert_to_come(fixture, "2027-07-05 vervolggesprek r3");
    assert_done(fixture, store_erase_interview(fixture->store, talk[2], &fixture->diag));
    assert_to_come(fixture, "2027-05-03 vervolggesprek r4");
    first_id(fixture, after);
    assert_string_equal(after, before);
    assert_done(fixture, store_erase_interview(fixture->store, talk[0], &fixture->diag));
    assert_to_come(fixture, "");
}

/* A revision that a file brought in as high as it goes never runs over. */
static void test_revision_stops(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], id[UUID_SIZE];
    char *path = folder_path(fixture->folder, "interviews.db");
    static const struct db_statement high = {"HIGH", "UPDATE appointment SET revision = 999999999"};
    static const char *const migrations[] = {"", "", "", ""};
    const struct db_setup setup = {0x57614765, migrations, 4, &high, 1};
    fixture_talk(fixture, talk);
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-05-03");
    first_id(fixture, id);
    struct db *db = db_open(path, &setup, &fixture->diag);
    db_start(db, 0);
    assert_false(db_step(db));
    assert_done(fixture, db_end(db, &fixture->diag));
    db_close(db);
    for (int i = 1; i < 4; i++) {
        assert_done(fixture, store_move_appointment(fixture->store, id, (struct day){2027, 6, i},
                                                    &fixture->diag));
        assert_done(fixture, store_drop_appointment(fixture->store, id, true, &fixture->diag));
        assert_done(fixture, store_drop_appointment(fixture->store, id, false, &fixture->diag));
    }
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-05-04");
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_OPEN, NULL);
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-05-05");
    assert_to_come(fixture, "2027-05-05 vervolggesprek r1000000000");
    free(path);
}

/* Of a person, for who asks what is kept: what became a talk, and what was dropped. */
static void test_ended(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], other[UUID_SIZE], held[UUID_SIZE], dropped[UUID_SIZE], id[UUID_SIZE],
        talk[UUID_SIZE];
    struct appointment_list list;
    fixture_person(fixture, "Amina", NULL, person);
    fixture_person(fixture, "Bo", NULL, other);
    add(fixture, person, NULL, "kern", (struct day){2026, 11, 20}, held);
    add(fixture, person, NULL, "kern", (struct day){2027, 1, 31}, dropped);
    add(fixture, person, NULL, "kern", (struct day){2027, 2, 1}, id);
    add(fixture, other, NULL, "kern", (struct day){2027, 2, 1}, id);
    talk_by(fixture, "kern", person, NULL, talk);
    assert_done(fixture, store_drop_appointment(fixture->store, dropped, true, &fixture->diag));
    assert_done(fixture, store_drop_appointment(fixture->store, id, true, &fixture->diag));
    assert_done(fixture, store_ended_appointments(fixture->store, person, &list, &fixture->diag));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].id, held);
    assert_string_equal(list.items[0].talk, talk);
    assert_int_equal(list.items[0].dropped, 0);
    assert_string_equal(list.items[1].id, dropped);
    assert_string_equal(list.items[1].talk, "");
    assert_int_equal(list.items[1].dropped, fixture->clock.fixed_now);
    appointment_list_done(&list);
}

/* One row through all of it, so that a calendar that has it sees it move, go and come back. */
static void test_follows_the_answer(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], id[UUID_SIZE], again[UUID_SIZE];
    fixture_talk(fixture, talk);
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "over 3 ma");
    assert_to_come(fixture, "");
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-03-01");
    assert_to_come(fixture, "2027-03-01 vervolggesprek r1");
    first_id(fixture, id);
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-03-01");
    assert_to_come(fixture, "2027-03-01 vervolggesprek r1");
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-03-08");
    assert_to_come(fixture, "2027-03-08 vervolggesprek r2");
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_DECLINED, "2027-03-08");
    assert_to_come(fixture, "");
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-03-08");
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_OPEN, NULL); /* cleared */
    assert_to_come(fixture, "");
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-03-09");
    answer_day(fixture, talk, MEASURE_CHECK_IN, STATE_GIVEN, "2027-01-08");
    assert_to_come(fixture, "2027-01-08 tussenstand r1, 2027-03-09 vervolggesprek r6");
    struct appointment_list list = load(fixture);
    assert_int_equal(list.items[0].measure, MEASURE_CHECK_IN);
    assert_int_equal(list.items[1].measure, MEASURE_FOLLOW_UP);
    assert_string_equal(list.items[1].interview, talk);
    assert_string_equal(list.items[1].person, "Amina");
    memcpy(again, list.items[1].id, UUID_SIZE);
    appointment_list_done(&list);
    assert_string_equal(again, id);
}

/* What was moved or dropped on the agenda stays so until the talk gives another day. */
static void test_moved_by_itself(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], id[UUID_SIZE];
    fixture_talk(fixture, talk);
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-03-01");
    first_id(fixture, id);
    assert_done(fixture, store_move_appointment(fixture->store, id, (struct day){2027, 4, 1},
                                                &fixture->diag));
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-03-01");
    assert_to_come(fixture, "2027-04-01 vervolggesprek r2");
    assert_done(fixture, store_drop_appointment(fixture->store, id, true, &fixture->diag));
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-03-01");
    assert_to_come(fixture, "");
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-05-01");
    assert_to_come(fixture, "2027-05-01 vervolggesprek r4");
}

/* A guide that names none for that day comes again itself; other days are no talks. */
static void test_the_guide_itself(void **state)
{
    struct fixture *fixture = *state;
    struct step step = {.id = "dag", .answer = ANSWER_DATE, .measure = MEASURE_FOLLOW_UP};
    struct answer answer;
    char talk[UUID_SIZE];
    fixture_talk(fixture, talk);
    answer_init(&answer);
    answer.state = STATE_GIVEN;
    answer.text = xstrdup("2027-03-01");
    assert_done(fixture,
                store_save_answer(fixture->store, talk, &step, "", &answer, NULL, &fixture->diag));
    step.id = "anders";
    step.measure = MEASURE_NONE;
    assert_done(fixture,
                store_save_answer(fixture->store, talk, &step, "", &answer, NULL, &fixture->diag));
    answer_done(&answer);
    assert_to_come(fixture, "2027-03-01 kerngesprek r1");
}

/* Nothing is left half done: neither the answer nor the talk to come. */
static void test_one_commit(void **state)
{
    struct fixture *fixture = *state;
    struct step step = {.id = "dag", .answer = ANSWER_DATE, .measure = MEASURE_FOLLOW_UP};
    struct answer answer;
    answer_init(&answer);
    answer.state = STATE_GIVEN;
    answer.text = xstrdup("2027-03-01");
    assert_refused(
        fixture,
        store_save_answer(fixture->store, "none", &step, "", &answer, NULL, &fixture->diag),
        "no longer");
    answer_done(&answer);
    assert_to_come(fixture, "");
}

/* --- becoming a talk ------------------------------------------------------ */

/* Today is 22 November 2026. */
static void test_ends_by_the_talk(void **state)
{
    static const struct {
        struct day day;
        bool ends;
    } cases[] = {
        {{2026, 6, 1}, true},
        {{2026, 11, 22}, true},
        {{2026, 12, 13}, true}, /* three weeks */
        {{2026, 12, 14}, false},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char person[UUID_SIZE], id[UUID_SIZE], talk[UUID_SIZE];
        struct appointment_list list;
        fixture_person(fixture, "Amina", NULL, person);
        add(fixture, person, NULL, "kern", cases[i].day, id);
        talk_by(fixture, "kern", person, NULL, talk);
        list = load(fixture);
        if (list.count != !cases[i].ends)
            fail_msg("case %zu", i);
        appointment_list_done(&list);
    }
}

/* Another guide, another person, another team: theirs stays. Of two the nearest ends. */
static void test_only_the_nearest_of_theirs(void **state)
{
    struct fixture *fixture = *state;
    char amina[UUID_SIZE], bo[UUID_SIZE], id[UUID_SIZE], talk[UUID_SIZE];
    fixture_person(fixture, "Amina", "Zorg", amina);
    fixture_person(fixture, "Bo", "Zorg", bo);
    add(fixture, amina, NULL, "kern", (struct day){2026, 10, 1}, id);
    add(fixture, amina, NULL, "kern", (struct day){2026, 12, 2}, id);
    add(fixture, amina, NULL, "tussen", (struct day){2026, 12, 3}, id);
    add(fixture, bo, NULL, "kern", (struct day){2026, 12, 4}, id);
    add(fixture, NULL, "Zorg", "kern", (struct day){2026, 12, 5}, id);
    add(fixture, NULL, "Nacht", "kern", (struct day){2026, 12, 6}, id);
    talk_by(fixture, "kern", amina, NULL, talk);
    assert_to_come(fixture, "2026-10-01 kern r1, 2026-12-03 tussen r1, 2026-12-04 kern r1, "
                            "2026-12-05 kern r1, 2026-12-06 kern r1");
    talk_by(fixture, "kern", NULL, "Zorg", talk);
    assert_to_come(fixture, "2026-10-01 kern r1, 2026-12-03 tussen r1, 2026-12-04 kern r1, "
                            "2026-12-06 kern r1");
}

/* The day in the talk that asked for it may be changed for its papers; the talk was held. */
/* Begun long before its day: what it was begun from says which one it is. */
static void test_held_early(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], id[UUID_SIZE], near[UUID_SIZE], talk[UUID_SIZE];
    fixture_person(fixture, "Amina", NULL, person);
    add(fixture, person, NULL, "tussenstand", (struct day){2027, 6, 7}, id);
    add(fixture, person, NULL, "tussenstand", (struct day){2026, 11, 24}, near);
    talk_by(fixture, "tussenstand", person, NULL, talk);
    assert_to_come(fixture, "2027-06-07 tussenstand r1");
    assert_done(fixture, store_hold_appointment(fixture->store, id, talk, &fixture->diag));
    assert_to_come(fixture, "2026-11-24 tussenstand r1");
    assert_done(fixture, store_hold_appointment(fixture->store, id, talk, &fixture->diag));
    assert_to_come(fixture, "2026-11-24 tussenstand r1");
}

static void test_held_is_held(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], later[UUID_SIZE];
    struct interview head;
    fixture_talk(fixture, talk);
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2026-12-01");
    fixture_head(fixture, talk, &head);
    talk_by(fixture, "vervolggesprek", head.person_id, NULL, later);
    interview_done(&head);
    assert_to_come(fixture, "");
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2026-12-08");
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_OPEN, NULL);
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2026-12-09");
    assert_to_come(fixture, "");
    /* Not even erasing brings it back. */
    assert_done(fixture, store_erase_interview(fixture->store, later, &fixture->diag));
    assert_to_come(fixture, "");
}

/* Erasing the talk takes the days with it that were agreed in it. */
static void test_goes_with_its_talk(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], other[UUID_SIZE];
    fixture_talk(fixture, talk);
    fixture_talk(fixture, other);
    answer_day(fixture, talk, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-03-01");
    answer_day(fixture, other, MEASURE_FOLLOW_UP, STATE_GIVEN, "2027-04-01");
    assert_done(fixture, store_erase_interview(fixture->store, talk, &fixture->diag));
    assert_to_come(fixture, "2027-04-01 vervolggesprek r1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_by_itself),
        FIXTURE_TEST(test_moved_and_dropped),
        FIXTURE_TEST(test_found_by_its_beginning),
        FIXTURE_TEST(test_goes_on_from_talk_to_talk),
        FIXTURE_TEST(test_follows_the_answer),
        FIXTURE_TEST(test_moved_by_itself),
        FIXTURE_TEST(test_the_guide_itself),
        FIXTURE_TEST(test_one_commit),
        FIXTURE_TEST(test_ends_by_the_talk),
        FIXTURE_TEST(test_only_the_nearest_of_theirs),
        FIXTURE_TEST(test_held_early),
        FIXTURE_TEST(test_held_is_held),
        FIXTURE_TEST(test_goes_with_its_talk),
        FIXTURE_TEST(test_comes_back_when_the_later_day_goes),
        FIXTURE_TEST(test_each_talk_has_its_own_day),
        FIXTURE_TEST(test_comes_back_when_the_later_talk_is_erased),
        FIXTURE_TEST(test_revision_stops),
        FIXTURE_TEST(test_ended),
    };
    return cmocka_run_group_tests_name("store/appointment", tests, NULL, NULL);
}
