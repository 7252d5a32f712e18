/* Talks from elsewhere: as they were, all or none, and tied to nobody else. */
#include "store/restore.h"
#include "db/db.h"
#include "store/agreement.h"
#include "store/appointment.h"
#include "store/correction.h"
#include "store/fixture.h"
#include "store/person.h"
#include "store/review.h"

enum { TALK_COUNT = 2 };

/*
 * Two talks of one person: in the first an answer, an agreement with a history, a correction, a day; the
 * second goes through the agreement.
 */
struct file {
    struct script guide;
    struct step step;
    struct answer answer;
    struct restored_answer given;
    struct interview heads[TALK_COUNT];
    struct agreement agreement;
    struct history history;
    const char *reviews[2];
    struct correction correction;
    struct appointment appointment;
    struct restored_talk talks[TALK_COUNT];
};

static const char *const ids[TALK_COUNT] = {"11111111-0000-4000-8000-000000000000",
                                            "22222222-0000-4000-8000-000000000000"};
static const char action_id[] = "aaaaaaaa-0000-4000-8000-000000000000";
static const char correction_id[] = "cccccccc-0000-4000-8000-000000000000";
static const char appointment_id[] = "dddddddd-0000-4000-8000-000000000000";

static void add_entry(struct history *history, struct history_entry entry, const char *title,
                      struct action_change change)
{
    history->items = xreallocarray(history->items, history->count + 1, sizeof *history->items);
    entry.who = xstrdup("Vera");
    entry.title = title ? xstrdup(title) : NULL;
    if (change.before) {
        entry.changes = xcalloc(1, sizeof *entry.changes);
        change.before = xstrdup(change.before);
        change.after = xstrdup(change.after);
        entry.changes[0] = change;
        entry.count = 1;
    }
    history->items[history->count++] = entry;
}

static struct action_change changed(enum action_field field, char *before, char *after)
{
    return (struct action_change){field, before, after};
}

static void make_history(struct history *history)
{
    char a[] = "a", b[] = "b", agreed[] = "agreed", busy[] = "busy";
    add_entry(history, (struct history_entry){.moment = 110, .event = EVENT_MADE}, "Gesprek 0",
              (struct action_change){0});
    add_entry(history, (struct history_entry){.moment = 120, .event = EVENT_CHANGED}, "Gesprek 0",
              changed(ACTION_WHAT, a, b));
    add_entry(history,
              (struct history_entry){.moment = 300, .event = EVENT_CHANGED, .is_undone = true},
              NULL, changed(ACTION_STATUS, agreed, busy));
    add_entry(history,
              (struct history_entry){.moment = 310, .event = EVENT_CHANGED, .is_undo = true}, NULL,
              changed(ACTION_STATUS, busy, agreed));
    add_entry(history, (struct history_entry){.moment = 510, .event = EVENT_CHANGED}, "Gesprek 1",
              changed(ACTION_STATUS, agreed, busy));
}

static void make_heads(struct file *file)
{
    for (int i = 0; i < TALK_COUNT; i++) {
        struct interview *head = &file->heads[i];
        interview_init(head);
        memcpy(head->id, ids[i], UUID_SIZE);
        head->leader = xstrdup("Vera");
        head->team = xstrdup("Zorg Zuid");
        head->title = xasprintf("Gesprek %d", i);
        head->language = xstrdup("nl");
        head->at_step = xstrdup("een");
        head->at_item = xstrdup("income");
        head->at_offset = 3;
        head->started = 100 + 400 * i;
        head->touched = 190 + 400 * i;
        head->status = i == 0 ? INTERVIEW_CLOSED : INTERVIEW_OPEN;
        head->closed = i == 0 ? 195 : 0;
    }
}

static void file_init(struct file *file)
{
    *file = (struct file){.guide = {.id = "kern", .version = 7, .language = "nl", .title = "Kern"}};
    make_heads(file);
    file->step = (struct step){.id = "een", .answer = ANSWER_TEXT};
    answer_init(&file->answer);
    file->answer.state = STATE_GIVEN;
    file->answer.text = xstrdup("Samen lachen");
    file->given = (struct restored_answer){&file->step, "income", &file->answer};
    action_init(&file->agreement.action);
    memcpy(file->agreement.action.id, action_id, UUID_SIZE);
    action_set(&file->agreement.action, ACTION_WHAT, "b");
    action_set(&file->agreement.action, ACTION_STATUS, "busy");
    file->agreement.action.revision = 5;
    file->agreement.action.shared = true;
    file->agreement.made = 110;
    make_history(&file->history);
    file->reviews[0] = action_id;
    file->correction = (struct correction){.moment = 400, .text = xstrdup("Niet zo")};
    memcpy(file->correction.id, correction_id, UUID_SIZE);
    memcpy(file->correction.action, action_id, UUID_SIZE);
    file->appointment = (struct appointment){.revision = 4,
                                             .script_id = xstrdup("vervolg"),
                                             .day = {2027, 3, 1},
                                             .measure = MEASURE_FOLLOW_UP};
    memcpy(file->appointment.id, appointment_id, UUID_SIZE);
    file->talks[0] = (struct restored_talk){.head = &file->heads[0],
                                            .script = &file->guide,
                                            .bundle = "{}",
                                            .answers = &file->given,
                                            .answer_count = 1,
                                            .agreements = &file->agreement,
                                            .histories = &file->history,
                                            .agreement_count = 1,
                                            .appointments = &file->appointment,
                                            .appointment_count = 1};
    file->talks[1] = (struct restored_talk){.head = &file->heads[1],
                                            .script = &file->guide,
                                            .bundle = "{}",
                                            .reviews = file->reviews,
                                            .review_count = 1,
                                            .corrections = &file->correction,
                                            .correction_count = 1};
}

static void file_done(struct file *file)
{
    for (int i = 0; i < TALK_COUNT; i++)
        interview_done(&file->heads[i]);
    answer_done(&file->answer);
    agreement_done(&file->agreement);
    history_done(&file->history);
    correction_done(&file->correction);
    appointment_done(&file->appointment);
}

static bool restore(struct fixture *fixture, const struct file *file, const char *person,
                    const char *name, bool taken_over)
{
    return store_restore(fixture->store, person, name, "Zorg", file->talks, TALK_COUNT,
                         &(struct appointment_list){0}, taken_over, &fixture->diag);
}

static void check_answer(void *context, const char *step, const char *item,
                         const struct answer *answer)
{
    assert_string_equal(step, "een");
    assert_string_equal(item, "income");
    assert_string_equal(answer->text, "Samen lachen");
    *(int *)context += 1;
}

static void check_head(const struct interview *head, int i)
{
    assert_string_equal(head->id, ids[i]);
    assert_string_equal(head->person, "Amina");
    assert_string_equal(head->team, "Zorg Zuid");
    assert_string_equal(head->leader, "Vera");
    assert_true(head->taken_over);
    assert_string_equal(head->script_id, "kern");
    assert_int_equal(head->script_version, 7);
    assert_int_equal(head->started, 100 + 400 * i);
    assert_int_equal(head->touched, 190 + 400 * i);
    assert_int_equal(head->closed, i == 0 ? 195 : 0);
    assert_int_equal(head->status, i == 0 ? INTERVIEW_CLOSED : INTERVIEW_OPEN);
    assert_string_equal(head->at_step, "een");
    assert_string_equal(head->at_item, "income");
    assert_int_equal(head->at_offset, 3);
}

static void test_as_it_was(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = fixture->store;
    struct diag *diag = &fixture->diag;
    struct file file;
    struct interview_list heads;
    struct agreement_list agreements;
    struct correction_list corrections;
    struct appointment_list appointments;
    struct plan plan;
    int answers = 0;
    file_init(&file);
    assert_done(fixture, restore(fixture, &file, NULL, "  Amina\x1b ", true));
    assert_done(fixture, store_interviews(store, &heads, diag));
    assert_int_equal(heads.count, TALK_COUNT);
    check_head(&heads.items[0], 1);
    check_head(&heads.items[1], 0);
    interview_list_done(&heads);
    assert_done(fixture, store_load_answers(store, ids[0], check_answer, &answers, diag));
    assert_int_equal(answers, 1);
    assert_done(fixture, store_agreements(store, NULL, &agreements, diag));
    assert_int_equal(agreements.count, 1);
    assert_string_equal(agreements.items[0].action.id, action_id);
    assert_int_equal(agreements.items[0].action.revision, 5);
    assert_false(agreements.items[0].action.shared); /* whoever had it before shared it */
    assert_string_equal(action_get(&agreements.items[0].action, ACTION_STATUS), "busy");
    assert_string_equal(agreements.items[0].interview, ids[0]);
    assert_int_equal(agreements.items[0].made, 110);
    agreement_list_done(&agreements);
    assert_done(fixture, store_load_actions(store, ids[1], &plan, diag));
    assert_int_equal(plan.count, 1);
    plan_done(&plan);
    assert_done(fixture, store_corrections(store, ids[1], &corrections, diag));
    assert_int_equal(corrections.count, 1);
    assert_string_equal(corrections.items[0].id, correction_id);
    assert_int_equal(corrections.items[0].moment, 400);
    correction_list_done(&corrections);
    assert_done(fixture, store_appointments(store, &appointments, diag));
    assert_int_equal(appointments.count, 1);
    assert_string_equal(appointments.items[0].id, appointment_id);
    assert_int_equal(appointments.items[0].revision, 4);
    assert_string_equal(appointments.items[0].interview, ids[0]);
    assert_string_equal(appointments.items[0].person, "Amina");
    appointment_list_done(&appointments);
    file_done(&file);
}

/* With who it was by and in which talk; and it can be taken back from here on. */
static void test_history_comes_along(void **state)
{
    static const char *const titles[] = {"Gesprek 0", "Gesprek 0", NULL, NULL, "Gesprek 1"};
    struct fixture *fixture = *state;
    struct file file;
    struct history history, undone;
    file_init(&file);
    assert_done(fixture, restore(fixture, &file, NULL, "Amina", true));
    assert_done(fixture, store_action_history(fixture->store, action_id, &history, &fixture->diag));
    assert_int_equal(history.count, 5);
    for (size_t i = 0; i < history.count; i++) {
        const struct history_entry *entry = &history.items[i], *was = &file.history.items[i];
        assert_string_equal(entry->who, "Vera");
        assert_int_equal(entry->moment, was->moment);
        assert_int_equal(entry->event, was->event);
        assert_int_equal(entry->is_undo, was->is_undo);
        assert_int_equal(entry->is_undone, was->is_undone);
        assert_int_equal(entry->count, was->count);
        if (titles[i])
            assert_string_equal(entry->title, titles[i]);
        else
            assert_null(entry->title);
        if (entry->count) {
            assert_string_equal(entry->changes[0].before, was->changes[0].before);
            assert_string_equal(entry->changes[0].after, was->changes[0].after);
        }
    }
    history_done(&history);
    /* What a talk agreed is not taken back outside it, here either. */
    assert_done(fixture, store_undo_action(fixture->store, action_id, &undone, &fixture->diag));
    assert_int_equal(undone.count, 0);
    history_done(&undone);
    file_done(&file);
}

/* One's own name is not kept twice: it changes with the leader's. */
static void test_own_talks(void **state)
{
    struct fixture *fixture = *state;
    struct file file;
    struct interview head;
    struct history history;
    file_init(&file);
    xstrset(&file.heads[0].leader, "Noor");
    xstrset(&file.history.items[0].who, "Noor");
    assert_done(fixture, restore(fixture, &file, NULL, "Amina", false));
    assert_done(fixture, store_name_leader(fixture->store, "Noor de Wit", &fixture->diag));
    fixture_head(fixture, ids[0], &head);
    assert_string_equal(head.leader, "Noor de Wit");
    assert_false(head.taken_over);
    interview_done(&head);
    assert_done(fixture, store_action_history(fixture->store, action_id, &history, &fixture->diag));
    assert_string_equal(history.items[0].who, "Noor de Wit");
    assert_string_equal(history.items[1].who, "Vera");
    history_done(&history);
    file_done(&file);
}

static void assert_people(struct fixture *fixture, size_t count)
{
    struct person_list people;
    assert_done(fixture, store_people(fixture->store, &people, &fixture->diag));
    assert_int_equal(people.count, count);
    person_list_done(&people);
}

/* What is here stays as it is here; a person is not made for nothing. */
static void test_twice_is_once(void **state)
{
    struct fixture *fixture = *state;
    struct file file;
    struct interview head;
    file_init(&file);
    assert_done(fixture, restore(fixture, &file, NULL, "Amina", true));
    xstrset(&file.heads[0].title, "Iets anders");
    assert_done(fixture, restore(fixture, &file, NULL, "Bo", true));
    assert_people(fixture, 1);
    fixture_head(fixture, ids[0], &head);
    assert_string_equal(head.title, "Gesprek 0");
    assert_string_equal(head.person, "Amina");
    interview_done(&head);
    file_done(&file);
}

/* The other talk of a file may be here already; what it went through is found. */
static void test_one_is_new(void **state)
{
    struct fixture *fixture = *state;
    struct file file;
    struct interview_list heads;
    struct plan plan;
    char person[UUID_SIZE];
    bool here;
    file_init(&file);
    fixture_person(fixture, "Amina", NULL, person);
    assert_done(fixture, store_restore(fixture->store, person, NULL, NULL, file.talks, 1,
                                       &(struct appointment_list){0}, false, &fixture->diag));
    assert_done(fixture, store_has_interview(fixture->store, ids[1], &here, &fixture->diag));
    assert_false(here);
    assert_done(fixture, store_has_action(fixture->store, action_id, &here, &fixture->diag));
    assert_true(here);
    assert_done(fixture, restore(fixture, &file, person, "Amina", true));
    assert_done(fixture, store_has_interview(fixture->store, ids[1], &here, &fixture->diag));
    assert_true(here);
    assert_people(fixture, 1);
    assert_done(fixture, store_person_interviews(fixture->store, person, &heads, &fixture->diag));
    assert_int_equal(heads.count, 2);
    assert_string_equal(heads.items[0].id, ids[0]);
    assert_false(heads.items[0].taken_over);
    assert_true(heads.items[1].taken_over);
    interview_list_done(&heads);
    assert_done(fixture, store_load_actions(fixture->store, ids[1], &plan, &fixture->diag));
    assert_int_equal(plan.count, 1);
    plan_done(&plan);
    file_done(&file);
}

/* The file names an agreement of somebody else: nothing ties this person's talk to it. */
static void test_somebody_elses(void **state)
{
    struct fixture *fixture = *state;
    struct file file;
    struct action action;
    struct plan plan;
    struct correction_list corrections;
    char talk[UUID_SIZE];
    file_init(&file);
    fixture_talk(fixture, talk);
    action_init(&action);
    memcpy(action.id, action_id, UUID_SIZE);
    action_set(&action, ACTION_WHAT, "Van Bo");
    assert_done(fixture, store_save_action(fixture->store, talk, &action, EVENT_MADE,
                                           ACTION_FIELD_COUNT, &fixture->diag));
    assert_done(fixture, restore(fixture, &file, NULL, "Amina", true));
    for (int i = 0; i < TALK_COUNT; i++) {
        assert_done(fixture, store_load_actions(fixture->store, ids[i], &plan, &fixture->diag));
        assert_int_equal(plan.count, 0);
        plan_done(&plan);
    }
    assert_done(fixture, store_corrections(fixture->store, talk, &corrections, &fixture->diag));
    assert_int_equal(corrections.count, 0);
    correction_list_done(&corrections);
    assert_done(fixture, store_load_actions(fixture->store, talk, &plan, &fixture->diag));
    assert_string_equal(action_get(&plan.actions[0], ACTION_WHAT), "Van Bo");
    plan_done(&plan);
    action_done(&action);
    file_done(&file);
}

static void test_all_or_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct file file;
    struct interview_list heads;
    file_init(&file);
    file.step.measure = MEASURE_NONE;
    xstrset(&file.agreement.action.fields[ACTION_VALUE], "geluk"); /* no value of work */
    assert_refused(fixture, restore(fixture, &file, NULL, "Amina", true), "does not fit");
    assert_done(fixture, store_interviews(fixture->store, &heads, &fixture->diag));
    assert_int_equal(heads.count, 0);
    interview_list_done(&heads);
    assert_people(fixture, 0);
    assert_refused(fixture, restore(fixture, &file, NULL, " \x1b ", true), "needs a name");
    file_done(&file);
}

/* Of a team: no person. And of two talks with one id in a file the first counts. */
static void test_of_a_team(void **state)
{
    struct fixture *fixture = *state;
    struct file file;
    struct interview_list heads;
    file_init(&file);
    memcpy(file.heads[1].id, ids[0], UUID_SIZE);
    for (int i = 0; i < TALK_COUNT; i++)
        xstrset(&file.heads[i].team, NULL);
    assert_done(fixture, restore(fixture, &file, NULL, NULL, true));
    assert_people(fixture, 0);
    assert_done(fixture, store_interviews(fixture->store, &heads, &fixture->diag));
    assert_int_equal(heads.count, 1);
    assert_null(heads.items[0].person_id);
    assert_string_equal(heads.items[0].team, "Zorg");
    assert_string_equal(heads.items[0].title, "Gesprek 0");
    interview_list_done(&heads);
    file_done(&file);
}

/* Without a history there is its making at least. */
static void test_without_a_history(void **state)
{
    struct fixture *fixture = *state;
    struct file file;
    struct history history;
    file_init(&file);
    file.talks[0].histories = NULL;
    assert_done(fixture, restore(fixture, &file, NULL, "Amina", true));
    assert_done(fixture, store_action_history(fixture->store, action_id, &history, &fixture->diag));
    assert_int_equal(history.count, 1);
    assert_int_equal(history.items[0].event, EVENT_MADE);
    assert_int_equal(history.items[0].moment, 110);
    assert_string_equal(history.items[0].title, "Gesprek 0");
    history_done(&history);
    file_done(&file);
}

/* One guide's text is kept once, however many talks bring it. */
static void test_guide_once(void **state)
{
    static const struct db_statement statements[] = {
        {"COUNT", "SELECT count(*) FROM script_version"}};
    static const char *const migrations[] = {"", "", "", ""};
    static const struct db_setup setup = {0x57614765, migrations, 4, statements, 1};
    struct fixture *fixture = *state;
    struct file file;
    file_init(&file);
    assert_done(fixture, restore(fixture, &file, NULL, "Amina", true));
    char *path = folder_path(fixture->folder, "interviews.db");
    struct db *db = db_open(path, &setup, &fixture->diag);
    db_start(db, 0);
    assert_true(db_step(db));
    assert_int_equal(db_int(db, 0), 1);
    assert_done(fixture, db_end(db, &fixture->diag));
    db_close(db);
    free(path);
    file_done(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_as_it_was),         FIXTURE_TEST(test_history_comes_along),
        FIXTURE_TEST(test_own_talks),         FIXTURE_TEST(test_twice_is_once),
        FIXTURE_TEST(test_one_is_new),        FIXTURE_TEST(test_somebody_elses),
        FIXTURE_TEST(test_all_or_nothing),    FIXTURE_TEST(test_of_a_team),
        FIXTURE_TEST(test_without_a_history), FIXTURE_TEST(test_guide_once),
    };
    return cmocka_run_group_tests_name("store/restore", tests, NULL, NULL);
}
