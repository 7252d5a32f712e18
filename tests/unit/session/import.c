/* Files that come in: whole, checked like a stranger's, and nothing half. */
#include "fixture.h"

#include <jansson.h>

#include "session/demo.h"
#include "session/handover.h"
#include "session/import.h"
#include "store/agreement.h"
#include "store/appointment.h"
#include "store/person.h"

/* ---- a file, and somewhere for it to go ---- */

static void fill(struct fixture *fixture)
{
    assert_true(store_erase_person(fixture->store, fixture->person.id, &fixture->diag));
    assert_true(demo_fill(&fixture->setup, "nl", &fixture->diag));
}

/* All of one person; the caller frees it. */
static char *export(struct fixture *fixture, const char *name)
{
    struct person person;
    struct buf out;

    buf_init(&out);
    assert_true(store_find_person(fixture->store, name, NULL, &person, &fixture->diag));
    assert_true(person_export(&fixture->setup, person.id, &out, &fixture->diag));
    person_done(&person);
    return buf_take(&out);
}

static bool take_in(struct fixture *fixture, const char *text)
{
    struct import *import = import_read(&fixture->setup, text, strlen(text), &fixture->diag);
    bool ok = import && import_apply(import, NULL, &fixture->diag);

    import_free(import);
    return ok;
}

/* A second machine, with nobody in it. */
static struct fixture *elsewhere(void **state)
{
    struct fixture *other;

    assert_int_equal(fixture_make(state), 0);
    other = *state;
    assert_true(store_erase_person(other->store, other->person.id, &other->diag));
    other->ids.counter = 1000000; /* its own ids are other ones */
    return other;
}

static size_t count_talks(struct fixture *fixture)
{
    struct interview_list talks;
    size_t count;

    assert_true(store_interviews(fixture->store, &talks, &fixture->diag));
    count = talks.count;
    interview_list_done(&talks);
    return count;
}

/* ---- round trips ---- */

/* Agreements that were removed and talks to come that are over are there to be read, and don't come in. */
static void leave_out_what_is_over(char **text)
{
    json_t *root = json_loads(*text, 0, NULL);

    assert_int_equal(json_object_del(root, "removed"), 0);
    assert_int_equal(json_object_del(root, "ended"), 0);
    free(*text);
    *text = json_dumps(root, JSON_INDENT(2));
    json_decref(root);
}

static void test_a_person_comes_back_whole(void **state)
{
    static const char *const people[] = {"Noor Voorbeeld", "Sam Verzonnen", "Kim Denkbeeld",
                                         "Robin Fictief"};
    struct fixture *fixture = *state, *other;
    void *place;

    fill(fixture);
    other = elsewhere(&place);
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        char *before = export(fixture, people[i]), *after;

        if (!take_in(other, before))
            fail_msg("%s", diag_text(&other->diag));
        after = export(other, people[i]);
        leave_out_what_is_over(&before);
        leave_out_what_is_over(&after);
        assert_text_is(after, before);
        free(before);
        free(after);
    }
    fixture_remove(&place);
}

static json_t *parse(const char *text)
{
    json_t *root = json_loads(text, 0, NULL);

    assert_non_null(root);
    return root;
}

/* One talk of the person, as `report --format json --leader` writes it. */
static json_t *one_talk(struct fixture *fixture, const char *name, size_t index)
{
    char *text = export(fixture, name);
    json_t *root = parse(text);
    json_t *talk = json_incref(json_array_get(json_object_get(root, "talks"), index));

    assert_non_null(talk);
    json_decref(root);
    free(text);
    return talk;
}

static bool take_in_json(struct fixture *fixture, const json_t *root)
{
    char *text = json_dumps(root, 0);
    bool ok = take_in(fixture, text);

    free(text);
    return ok;
}

/* A follow-up without the talk before it: what was agreed there has to be looked after all the same. */
static void test_open_agreements_of_a_talk_that_is_not_in_the_file(void **state)
{
    struct fixture *fixture = *state, *other;
    struct agreement_list list;
    struct person person;
    size_t open = 0;
    json_t *talk;
    void *place;

    fill(fixture);
    other = elsewhere(&place);
    talk = one_talk(fixture, "Noor Voorbeeld", 2);
    assert_true(take_in_json(other, talk));
    assert_true(store_find_person(other->store, "Noor Voorbeeld", NULL, &person, &other->diag));
    assert_true(store_agreements(other->store, person.id, &list, &other->diag));
    for (size_t i = 0; i < list.count; i++)
        open += agreement_is_open(&list.items[i]);
    assert_int_equal(open, 5);
    agreement_list_done(&list);
    person_done(&person);
    json_decref(talk);
    fixture_remove(&place);
}

static void test_a_talk_that_is_here_stays_as_it_is(void **state)
{
    struct fixture *fixture = *state;
    struct import_summary summary;
    struct import *import;
    char *before, *after;

    fill(fixture);
    before = export(fixture, "Noor Voorbeeld");
    import = import_read(&fixture->setup, before, strlen(before), &fixture->diag);
    assert_non_null(import);
    summary = import_summary(import);
    assert_int_equal(summary.talks, 3);
    assert_int_equal(summary.known, 3);
    assert_int_equal(summary.answers, 0);
    assert_true(import_apply(import, NULL, &fixture->diag));
    import_free(import);
    after = export(fixture, "Noor Voorbeeld");
    assert_text_is(after, before);
    free(before);
    free(after);
}

/* ---- what is partly here ---- */

static struct import *read_json(struct fixture *fixture, const json_t *root)
{
    char *text = json_dumps(root, 0);
    struct import *import = import_read(&fixture->setup, text, strlen(text), &fixture->diag);

    if (!import)
        fail_msg("%s", diag_text(&fixture->diag));
    free(text);
    return import;
}

static size_t count_appointments(struct fixture *fixture)
{
    struct appointment_list list;
    size_t count;

    assert_true(store_appointments(fixture->store, &list, &fixture->diag));
    count = list.count;
    appointment_list_done(&list);
    return count;
}

/* What comes in of a file: what it says of it, and what is there afterwards. */
static void assert_days_come_in(struct fixture *fixture, const json_t *root, size_t said,
                                size_t there)
{
    struct import *import = read_json(fixture, root);
    struct import_summary summary = import_summary(import);

    assert_int_equal(summary.appointments, said);
    assert_int_equal(summary.anything_new, said > 0);
    assert_true(import_apply(import, NULL, &fixture->diag));
    assert_int_equal(count_appointments(fixture), there);
    import_free(import);
}

/* Sam has a talk to come that was agreed in no talk. It comes in by itself, also when the talk is here. */
static void test_a_day_comes_in_when_its_talk_is_here(void **state)
{
    struct fixture *fixture = *state, *other;
    json_t *root, *without;
    void *place;
    char *text;

    fill(fixture);
    other = elsewhere(&place);
    text = export(fixture, "Sam Verzonnen");
    root = parse(text);
    without = json_deep_copy(root);
    assert_int_equal(json_array_size(json_object_get(root, "appointments")), 1);
    json_array_clear(json_object_get(without, "appointments"));
    assert_true(take_in_json(other, without));
    assert_int_equal(count_appointments(other), 0);
    assert_days_come_in(other, root, 1, 1);
    assert_days_come_in(other, root, 0, 1);
    json_decref(without);
    json_decref(root);
    free(text);
    fixture_remove(&place);
}

static void test_a_day_comes_in_without_any_talk(void **state)
{
    struct fixture *fixture = *state, *other;
    struct person person;
    json_t *root;
    void *place;
    char *text;

    fill(fixture);
    other = elsewhere(&place);
    text = export(fixture, "Sam Verzonnen");
    root = parse(text);
    json_array_clear(json_object_get(root, "talks"));
    assert_days_come_in(other, root, 1, 1);
    assert_true(store_find_person(other->store, "Sam Verzonnen", NULL, &person, &other->diag));
    assert_string_equal(person.team, "Voorbeeldhof");
    person_done(&person);
    json_decref(root);
    free(text);
    fixture_remove(&place);
}

/* A whole file of a talk that came without its answers: they stay behind, and that is told. */
static void test_answers_that_stay_behind_are_counted(void **state)
{
    struct fixture *fixture = *state, *other;
    struct import *import;
    json_t *talk, *bare;
    void *place;

    fill(fixture);
    other = elsewhere(&place);
    talk = one_talk(fixture, "Noor Voorbeeld", 0);
    bare = json_deep_copy(talk);
    while (json_array_size(json_object_get(bare, "answers")) > 2)
        json_array_remove(json_object_get(bare, "answers"), 2);
    assert_true(take_in_json(other, bare));
    import = read_json(other, talk);
    assert_int_equal(import_summary(import).behind,
                     json_array_size(json_object_get(talk, "answers")) - 2);
    import_free(import);
    import = read_json(other, bare);
    assert_int_equal(import_summary(import).behind, 0);
    import_free(import);
    json_decref(bare);
    json_decref(talk);
    fixture_remove(&place);
}

static void test_removed_agreements_are_counted(void **state)
{
    struct fixture *fixture = *state;
    struct import *import;
    json_t *root;
    char *text;

    fill(fixture);
    text = export(fixture, "Sam Verzonnen");
    root = parse(text);
    json_object_set_new(root, "removed", json_pack("[{}, {}]"));
    import = read_json(fixture, root);
    assert_int_equal(import_summary(import).removed, 2);
    assert_int_equal(import_summary(import).agreements, 0);
    import_free(import);
    json_decref(root);
    free(text);
}

/* ---- whose they are ---- */

static struct person meant(struct fixture *fixture, const json_t *root, const char *team)
{
    struct import *import = read_json(fixture, root);
    struct person person;

    if (!import_find_person(import, team, &person, &fixture->diag))
        fail_msg("%s", diag_text(&fixture->diag));
    import_free(import);
    return person;
}

static void test_a_namesake_is_told_before(void **state)
{
    struct fixture *fixture = *state;
    struct import *import;
    struct person person, here;
    json_t *talk;

    fill(fixture);
    assert_true(store_find_person(fixture->store, "Noor Voorbeeld", NULL, &here, &fixture->diag));
    talk = one_talk(fixture, "Noor Voorbeeld", 0);
    person = meant(fixture, talk, NULL);
    assert_string_equal(person.id, here.id);
    person_done(&person);
    /* Another team is somebody else. */
    person = meant(fixture, talk, "Elders");
    assert_string_equal(person.id, "");
    assert_string_equal(person.team, "Elders");
    person_done(&person);
    /* Without a team nobody can tell. */
    json_object_set_new(talk, "team", json_null());
    import = read_json(fixture, talk);
    assert_false(import_find_person(import, NULL, &person, &fixture->diag));
    assert_said(fixture, "Noor Voorbeeld, Voorbeeldhof, is here already, and the file names no");
    assert_false(import_apply(import, NULL, &fixture->diag));
    assert_said(fixture, "--person");
    import_free(import);
    person = meant(fixture, talk, "voorbeeldhof");
    assert_string_equal(person.id, here.id);
    person_done(&person);
    person_done(&here);
    json_decref(talk);
}

static void test_somebody_new_gets_the_team_that_is_given(void **state)
{
    struct fixture *fixture = *state;
    struct import *import;
    struct person person;
    json_t *talk;

    fill(fixture);
    talk = one_talk(fixture, "Noor Voorbeeld", 0);
    json_object_set_new(talk, "id", json_string("0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b"));
    json_object_set_new(talk, "team", json_null());
    import = read_json(fixture, talk);
    assert_true(import_find_person(import, "Elders", &person, &fixture->diag));
    assert_true(import_apply(import, &person, &fixture->diag));
    person_done(&person);
    import_free(import);
    assert_true(
        store_find_person(fixture->store, "Noor Voorbeeld", "Elders", &person, &fixture->diag));
    assert_string_equal(person.team, "Elders");
    person_done(&person);
    json_decref(talk);
}

/* ---- what is refused ---- */

/* One change to a good file, and where it is told about. */
struct slip {
    const char *list; /* "answers" …; NULL = of the talk itself */
    int element;      /* of it */
    const char *key;
    const char *value; /* JSON; NULL = the key goes */
    const char *told;
};

static const struct slip slips[] = {
    {"answers", 3, "step", "\"nergens\"", "answers[3].step: the guide in the file has no such"},
    {"answers", 3, "item", "\"nobody\"", "answers[3].item: "},
    {"answers", 3, "item", NULL, "answers[3].item: this is missing"},
    {"answers", 3, "state", "\"maybe\"", "answers[3].state: one of these is expected: open, given"},
    {"answers", 3, "state", "7", "answers[3].state: "},
    {"answers", 3, "parked", "\"no\"", "answers[3].parked: true or false"},
    {"answers", 3, "visibility", "\"everyone\"", "answers[3].visibility: "},
    {"answers", 3, "remark", "[]", "answers[3].remark: a text or null"},
    {"answers", 9, "number", "9", "answers[9].number: a whole number from 1 to 5"},
    {"answers", 9, "number", "2.5", "answers[9].number: "},
    {"answers", 9, "number", "null", "answers[9].number: "},
    {"actions", 0, "owner", "\"king\"", "plan.actions[0].owner: "},
    {"actions", 0, "value", "\"fame\"", "plan.actions[0].value: "},
    {"actions", 0, "status", "\"lost\"", "plan.actions[0].status: "},
    {"actions", 0, "due", "\"2026-02-30\"", "plan.actions[0].due: a day like"},
    {"actions", 0, "revision", "0", "plan.actions[0].revision: "},
    {"actions", 0, "revision", "1000001", "revision: a whole number from 1 to 1000000"},
    {"actions", 0, "id", "\"1\"", "plan.actions[0].id: "},
    {"actions", 0, "history", "{}", "plan.actions[0].history: a list"},
    {"actions", 1, "made", "\"yesterday\"", "plan.actions[1].made: a moment like"},
    {NULL, 0, "id", "\"../../etc\"", "id: "},
    {NULL, 0, "id", "null", "id: "},
    {NULL, 0, "status", "\"busy\"", "status: one of these is expected: open, closed"},
    {NULL, 0, "closed", "null", "closed: "},
    {NULL, 0, "started", "\"now\"", "started: a moment"},
    {NULL, 0, "started", "\"9999-12-31T23:59:59Z\"", "started: a moment"},
    {NULL, 0, "started", "\"2026-11-23T10:46:00Z\"", "started: this moment is still to come"},
    {NULL, 0, "touched", "\"2020-01-01T00:00:00Z\"", "touched: this lies before the talk began"},
    {NULL, 0, "closed", "\"2020-01-01T00:00:00Z\"", "closed: this lies before the talk began"},
    {"actions", 1, "made", "\"2027-01-01T00:00:00Z\"", "plan.actions[1].made: this moment is"},
    {NULL, 0, "person", "null", "person: the name of a person"},
    {NULL, 0, "person", "7", "person: a text or null"},
    {NULL, 0, "answers", "{}", "answers: a list"},
    {NULL, 0, "plan", "[]", "plan: an object"},
    {NULL, 0, "reviews", "[\"x\"]", "reviews[0]: "},
    {NULL, 0, "corrections", "[{}]", "corrections[0].id: this is missing"},
    {NULL, 0, "appointments", "[7]", "appointments[0].id: "},
    {NULL, 0, "appointments", "[{\"revision\": 1000001}]",
     "appointments[0].revision: a whole number from 1 to 1000000"},
    {NULL, 0, "at", "{\"step\":\"nergens\",\"item\":\"\",\"offset\":0}", "at.step: "},
    {NULL, 0, "at", "{\"step\":null,\"item\":\"\",\"offset\":-1}", "at.offset: "},
    {NULL, 0, "script_text", "\"\"", "script_text: the guide of the talk is damaged"},
    {NULL, 0, "script_text", "\"{\\\"files\\\":[]}\"", "script_text: "},
    {NULL, 0, "script_text", NULL,
     "script_text: the guide of the talk is damaged, or it is not in"},
    {NULL, 0, "script", "{\"id\":\"other\",\"version\":1,\"language\":\"nl\"}",
     "script: the guide in the file is another one"},
    {NULL, 0, "script", "{\"id\":\"kerngesprek\",\"version\":\"1\",\"language\":\"nl\"}",
     "script.version: "},
};

static json_t *part_of(json_t *talk, const struct slip *slip)
{
    json_t *outer = talk;

    if (!slip->list)
        return talk;
    if (strcmp(slip->list, "actions") == 0)
        outer = json_object_get(talk, "plan");
    return json_array_get(json_object_get(outer, slip->list), (size_t)slip->element);
}

static void assert_refused(struct fixture *fixture, const json_t *root, const char *told)
{
    char *all = xstrdup("");

    assert_false(take_in_json(fixture, root));
    for (size_t i = 0; i < fixture->diag.count; i++) {
        char *more = xasprintf("%s%s\n", all, fixture->diag.findings[i].message);

        free(all);
        all = more;
    }
    if (!strstr(all, told))
        fail_msg("\"%s\" is not told but: %s", told, all);
    free(all);
    diag_clear(&fixture->diag);
    assert_int_equal(count_talks(fixture), 0);
}

static void test_each_slip_is_told_with_its_place(void **state)
{
    struct fixture *fixture = *state, *other;
    void *place;
    json_t *good;

    fill(fixture);
    other = elsewhere(&place);
    good = one_talk(fixture, "Noor Voorbeeld", 0);
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        json_t *talk = json_deep_copy(good);
        json_t *part = part_of(talk, &slips[i]);

        assert_non_null(part);
        if (slips[i].value)
            json_object_set_new(part, slips[i].key,
                                json_loads(slips[i].value, JSON_DECODE_ANY, NULL));
        else
            json_object_del(part, slips[i].key);
        assert_refused(other, talk, slips[i].told);
        json_decref(talk);
    }
    assert_true(take_in_json(other, good)); /* and the good one was good */
    json_decref(good);
    fixture_remove(&place);
}

static void test_an_answer_comes_once(void **state)
{
    struct fixture *fixture = *state, *other;
    json_t *talk, *answers;
    void *place;

    fill(fixture);
    other = elsewhere(&place);
    talk = one_talk(fixture, "Noor Voorbeeld", 0);
    answers = json_object_get(talk, "answers");
    json_array_append(answers, json_array_get(answers, 0));
    assert_refused(other, talk, "this step was answered above");
    json_decref(talk);
    fixture_remove(&place);
}

static void test_at_most_twenty_complaints(void **state)
{
    struct fixture *fixture = *state, *other;
    json_t *talk, *answer;
    void *place;
    size_t index;
    char *text;

    fill(fixture);
    other = elsewhere(&place);
    talk = one_talk(fixture, "Noor Voorbeeld", 0);
    json_array_foreach(json_object_get(talk, "answers"), index, answer)
        json_object_set_new(answer, "state", json_string("maybe"));
    assert_true(index > 20);
    text = json_dumps(talk, 0);
    assert_null(import_read(&other->setup, text, strlen(text), &other->diag));
    assert_int_equal(other->diag.count, 20);
    diag_clear(&other->diag);
    free(text);
    json_decref(talk);
    fixture_remove(&place);
}

static void test_what_is_no_file_of_ours(void **state)
{
    static const struct {
        const char *text, *told;
    } files[] = {
        {"", "no file of this program"},
        {"hello", "no file of this program"},
        {"{\"a\": 1, \"a\": 2}", "no file of this program"},
        {"[]", "no talk in this file"},
        {"{}", "no talk in this file"},
        {"{\"waardegesprek\": \"talks\", \"version\": 2}", "version: a whole number from 1 to 1"},
        {"{\"waardegesprek\": \"talks\", \"version\": 1, \"kind\": \"theft\"}", "kind: one of"},
        {"{\"waardegesprek\": \"talks\", \"version\": 1, \"kind\": \"export\", \"leader\": null,"
         " \"person\": {\"name\": \" \", \"team\": null}}",
         "person.name: a text is expected"},
        {"{\"waardegesprek\": \"talks\", \"version\": 1, \"kind\": \"export\", \"leader\": null,"
         " \"person\": {\"name\": \"A\", \"team\": null}, \"talks\": [3], \"appointments\": []}",
         "talks[0]: an object"},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_false(take_in(fixture, files[i].text));
        assert_said(fixture, files[i].told);
    }
}

/* So large or so deep that building it would take the machine down. */
static void test_monstrous_files(void **state)
{
    enum { MANY = 3000000 };
    struct fixture *fixture = *state;
    char *text = xmalloc((size_t)17 * 1024 * 1024 + 1);

    memset(text, '[', 100000);
    text[100000] = '\0';
    assert_false(take_in(fixture, text));
    assert_said(fixture, "more than this program ever writes");
    for (size_t i = 0; i < MANY; i++)
        memcpy(text + 3 * i, i == 0 ? "[[]" : ",[]", 3);
    memcpy(text + (size_t)3 * MANY, "]", 2);
    assert_false(take_in(fixture, text));
    assert_said(fixture, "more than this program ever writes");
    memset(text, ' ', (size_t)17 * 1024 * 1024);
    text[(size_t)17 * 1024 * 1024] = '\0';
    assert_false(take_in(fixture, text));
    assert_said(fixture, "too large");
    free(text);
}

/* Tens of thousands of corrections, each of them in no other talk: what belongs where takes no minutes. */
static void test_many_corrections_in_many_talks(void **state)
{
    enum { TALKS = 9, CORRECTIONS = 5000, SECONDS_MOST = 10 };
    struct fixture *fixture = *state, *other;
    struct import *import;
    json_t *root, *talk;
    struct rusage before, after;
    void *place;
    char *text;

    fill(fixture);
    other = elsewhere(&place);
    text = export(fixture, "Sam Verzonnen");
    root = parse(text);
    talk = json_incref(json_array_get(json_object_get(root, "talks"), 0));
    json_array_clear(json_object_get(root, "talks"));
    for (int i = 0; i < TALKS; i++) {
        json_t *one = json_deep_copy(talk);
        char id[UUID_SIZE];

        snprintf(id, sizeof id, "0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b%02d", i);
        json_object_set_new(one, "id", json_string(id));
        for (int k = 0; k < CORRECTIONS; k++) {
            snprintf(id, sizeof id, "0c0c0c0c-0c0c-4c0c-8c0c-0c%02d0c%06d", i, k);
            json_array_append_new(json_object_get(one, "corrections"),
                                  json_pack("{s:s, s:s, s:s, s:s, s:n, s:s}", "id", id, "when",
                                            "2026-11-01T10:00:00Z", "step", "belangrijk", "item",
                                            "", "action", "text", "x"));
        }
        json_array_append_new(json_object_get(root, "talks"), one);
    }
    getrusage(RUSAGE_SELF, &before);
    import = read_json(other, root);
    assert_int_equal(import_summary(import).corrections, TALKS * CORRECTIONS);
    getrusage(RUSAGE_SELF, &after);
    assert_true(after.ru_utime.tv_sec - before.ru_utime.tv_sec < SECONDS_MOST);
    import_free(import);
    json_decref(talk);
    json_decref(root);
    free(text);
    fixture_remove(&place);
}

/* ---- what is made harmless ---- */

static void test_texts_are_cleaned(void **state)
{
    struct fixture *fixture = *state, *other;
    json_t *talk;
    void *place;
    char *text;

    fill(fixture);
    other = elsewhere(&place);
    talk = one_talk(fixture, "Noor Voorbeeld", 0);
    json_object_set_new(talk, "person", json_string("Noor\x1b[31m \u202eX\nY"));
    json_object_set_new(json_array_get(json_object_get(talk, "answers"), 0), "text",
                        json_string("a\x1b]0;b\u2066"));
    assert_true(take_in_json(other, talk));
    text = export(other, "Noor[31m X Y");
    assert_null(strstr(text, "u001b"));
    assert_null(strstr(text, "\u202e"));
    assert_non_null(strstr(text, "\"a]0;b\""));
    free(text);
    json_decref(talk);
    fixture_remove(&place);
}

/* A cursor far outside its text would point into somebody else's memory. */
static void test_the_cursor_stays_in_its_text(void **state)
{
    struct fixture *fixture = *state, *other;
    const struct answer *answer;
    json_t *talk;
    void *place;

    fill(fixture);
    other = elsewhere(&place);
    talk = one_talk(fixture, "Robin Fictief", 0);
    json_object_set_new(
        talk, "at",
        json_pack("{s:s, s:s, s:i}", "step", "belangrijk", "item", "", "offset", 900000));
    assert_true(take_in_json(other, talk));
    other->session = session_open(&other->setup, json_string_value(json_object_get(talk, "id")),
                                  false, NULL, &other->diag);
    assert_non_null(other->session);
    answer = answer_at(other->session, "belangrijk", "");
    assert_int_equal(session_offset(other->session), strlen(answer->text));
    json_decref(talk);
    fixture_remove(&place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY_TEST(test_a_person_comes_back_whole),
        EMPTY_TEST(test_open_agreements_of_a_talk_that_is_not_in_the_file),
        EMPTY_TEST(test_a_talk_that_is_here_stays_as_it_is),
        EMPTY_TEST(test_a_day_comes_in_when_its_talk_is_here),
        EMPTY_TEST(test_a_day_comes_in_without_any_talk),
        EMPTY_TEST(test_answers_that_stay_behind_are_counted),
        EMPTY_TEST(test_removed_agreements_are_counted),
        EMPTY_TEST(test_a_namesake_is_told_before),
        EMPTY_TEST(test_somebody_new_gets_the_team_that_is_given),
        EMPTY_TEST(test_each_slip_is_told_with_its_place),
        EMPTY_TEST(test_an_answer_comes_once),
        EMPTY_TEST(test_at_most_twenty_complaints),
        EMPTY_TEST(test_what_is_no_file_of_ours),
        EMPTY_TEST(test_monstrous_files),
        EMPTY_TEST(test_many_corrections_in_many_talks),
        EMPTY_TEST(test_texts_are_cleaned),
        EMPTY_TEST(test_the_cursor_stays_in_its_text),
    };

    set_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
