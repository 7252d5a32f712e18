/* Lists as JSON: the agenda, agreements, people, a person over time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <jansson.h>

#include "report/list.h"
#include "report/sample_after.h"

#define TALK   "00000000-0000-4000-8000-000000000001"
#define COMING "00000000-0000-4000-8000-0000000000d1"
#define NOOR   "00000000-0000-4000-8000-0000000000e1"

static const struct day today = {2026, 11, 22};

/* Empties the text. */
static json_t *parse(struct buf *out)
{
    json_error_t error;
    json_t *root = json_loads(buf_text(out), JSON_REJECT_DUPLICATES, &error);

    if (!root)
        fail_msg("%s: %s", error.text, buf_text(out));
    buf_done(out);
    return root;
}

static void check_keys(json_t *object, const char *expected)
{
    struct buf keys;
    const char *key;
    json_t *value;

    buf_init(&keys);
    json_object_foreach(object, key, value) buf_addf(&keys, "%s%s", keys.length ? " " : "", key);
    assert_string_equal(buf_text(&keys), expected);
    buf_done(&keys);
}

static const char *text_of(json_t *array, size_t index, const char *key)
{
    return json_string_value(json_object_get(json_array_get(array, index), key));
}

/* A promise of the leader whose day has passed. */
static void fill_agreement(struct agreement *agreement)
{
    *agreement = (struct agreement){.person_id = (char *)NOOR,
                                    .person = (char *)"Noor",
                                    .interview = TALK,
                                    .title = (char *)"The core talk",
                                    .made = 1795344900};
    action_init(&agreement->action);
    strcpy(agreement->action.id, SAMPLE_ROSTER);
    agreement->action.revision = 2;
    action_set(&agreement->action, ACTION_WHAT, "Two hours a week");
    action_set(&agreement->action, ACTION_OWNER, "leader");
    action_set(&agreement->action, ACTION_DUE, "2026-11-20");
}

/* What HR has not said is null, and with whom they want to talk stands there. */
static void test_answers(void **state)
{
    static const struct {
        enum talk_mark mark;
        const char *by, *id;
    } cases[] = {{MARK_NONE, "", NULL},
                 {MARK_LEADER, "2026-12-15", "leader"},
                 {MARK_EMPLOYEE, "", "employee"}};
    struct agreement agreement;
    const struct agreement_list agreements = {&agreement, 1};
    const struct interview_list interviews = {0};
    const struct appointment_list appointments = {0};

    (void)state;
    fill_agreement(&agreement);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct hr_answer answer = {.action = SAMPLE_ROSTER,
                                   .reply = {.who = (char *)"",
                                             .by = (char *)(uintptr_t)cases[i].by,
                                             .text = (char *)"",
                                             .account = (char *)""},
                                   .mark = cases[i].mark,
                                   .is_new = true};
        const struct hr_answer_list answers = {&answer, 1};
        const struct agenda_source source = {&interviews, &appointments, &agreements, &answers,
                                             today};
        struct agenda agenda;
        struct buf out;
        json_t *root, *said;

        agenda_init(&agenda, &source);
        buf_init(&out);
        report_json_agenda(&agenda, &out);
        root = parse(&out);
        said = json_object_get(json_array_get(root, 0), "answer");
        check_keys(said, "state who by text mark is_new is_long is_gone");
        assert_int_equal(json_is_null(json_object_get(said, "by")), !*cases[i].by);
        assert_int_equal(json_is_null(json_object_get(said, "mark")), !cases[i].id);
        if (cases[i].id)
            assert_string_equal(json_string_value(json_object_get(said, "mark")), cases[i].id);
        json_decref(root);
        buf_done(&out);
        agenda_done(&agenda);
    }
    action_done(&agreement.action);
}

static void test_agenda(void **state)
{
    struct agreement agreement;
    struct interview interview = {.id = TALK,
                                  .person = (char *)"Noor",
                                  .title = (char *)"The core talk",
                                  .script_id = (char *)"kerngesprek"};
    struct appointment appointment = {.id = COMING,
                                      .team = (char *)"Noord",
                                      .script_id = (char *)"waardendialoog",
                                      .day = {2026, 12, 1}};
    const struct interview_list interviews = {&interview, 1};
    const struct appointment_list appointments = {&appointment, 1};
    const struct agreement_list agreements = {&agreement, 1};
    const struct agenda_source source = {&interviews, &appointments, &agreements, NULL, today};
    struct agenda agenda;
    struct buf out;
    json_t *root;

    (void)state;
    fill_agreement(&agreement);
    agenda_init(&agenda, &source);
    buf_init(&out);
    report_json_agenda(&agenda, &out);
    root = parse(&out);
    assert_int_equal(json_array_size(root), 3);
    check_keys(json_array_get(root, 0), "kind id person team what owner day is_past guide answer");
    assert_string_equal(text_of(root, 0, "kind"), "unfinished");
    assert_string_equal(text_of(root, 0, "id"), TALK);
    assert_string_equal(text_of(root, 0, "what"), "The core talk");
    assert_string_equal(text_of(root, 0, "guide"), "kerngesprek");
    assert_null(text_of(root, 0, "day"));
    assert_string_equal(text_of(root, 1, "kind"), "appointment");
    assert_string_equal(text_of(root, 1, "id"), COMING);
    assert_string_equal(text_of(root, 1, "team"), "Noord");
    assert_null(text_of(root, 1, "person"));
    assert_null(text_of(root, 1, "what"));
    assert_string_equal(text_of(root, 1, "day"), "2026-12-01");
    assert_string_equal(text_of(root, 2, "kind"), "passed");
    assert_string_equal(text_of(root, 2, "id"), SAMPLE_ROSTER);
    assert_string_equal(text_of(root, 2, "owner"), "leader");
    assert_string_equal(text_of(root, 2, "what"), "Two hours a week");
    assert_true(json_is_true(json_object_get(json_array_get(root, 2), "is_past")));
    json_decref(root);
    agenda_done(&agenda);
    action_done(&agreement.action);
}

static void test_agreements(void **state)
{
    struct agreement agreement;
    struct agreement_list list = {&agreement, 1};
    struct history_entry entry = {.moment = 1795344900, .event = EVENT_MADE};
    struct history history = {&entry, 1};
    struct buf out;
    json_t *root, *object;

    (void)state;
    fill_agreement(&agreement);
    buf_init(&out);
    report_json_agreements(&list, today, &out);
    root = parse(&out);
    object = json_array_get(root, 0);
    check_keys(object, "id revision value owner what own_part need kind helper first_step due "
                       "due_words notice status reason shared person team interview title process "
                       "made is_open is_past");
    assert_true(json_is_true(json_object_get(object, "is_open")));
    assert_true(json_is_true(json_object_get(object, "is_past")));
    assert_string_equal(text_of(root, 0, "made"), "2026-11-22T10:55:00Z");
    json_decref(root);
    report_json_history(&agreement, &history, &out);
    root = parse(&out);
    assert_string_equal(text_of(json_object_get(root, "history"), 0, "event"), "made");
    assert_string_equal(json_string_value(json_object_get(root, "person")), "Noor");
    json_decref(root);
    action_done(&agreement.action);
}

static void test_person(void **state)
{
    struct person person = {.id = NOOR, .name = (char *)"Noor", .team = (char *)"Noord"};
    struct growth_talk talk = {.day = {2026, 5, 1}, .own_words = (char *)"Time."};
    struct growth growth = {&talk, 1};
    struct appointment coming[2] = {{.id = COMING,
                                     .revision = 1,
                                     .person_id = (char *)NOOR,
                                     .script_id = (char *)"vervolggesprek",
                                     .day = {2026, 12, 1}},
                                    {.id = TALK,
                                     .person_id = (char *)TALK,
                                     .script_id = (char *)"vervolggesprek",
                                     .day = {2026, 12, 2}}};
    struct appointment_list appointments = {coming, 2};
    struct agreement_list agreements = {0};
    struct buf out;
    json_t *root, *value;

    (void)state;
    talk.scores[VALUE_INCOME] = (struct capability){5, 2, SCORE_OPEN};
    talk.words[VALUE_INCOME] = (char *)"It is enough.";
    talk.focus[VALUE_INCOME] = true;
    buf_init(&out);
    report_json_person(&person, &growth, &agreements, &appointments, today, &out);
    root = parse(&out);
    check_keys(root, "id name team talks agreements appointments");
    assert_int_equal(json_array_size(json_object_get(root, "appointments")), 1);
    assert_string_equal(text_of(json_object_get(root, "talks"), 0, "day"), "2026-05-01");
    value = json_array_get(
        json_object_get(json_array_get(json_object_get(root, "talks"), 0), "values"), VALUE_INCOME);
    check_keys(value, "value importance opportunity realisation focus words");
    assert_int_equal(json_integer_value(json_object_get(value, "opportunity")), 2);
    assert_true(json_is_null(json_object_get(value, "realisation")));
    assert_string_equal(json_string_value(json_object_get(value, "words")), "It is enough.");
    json_decref(root);

    report_json_people(&person, 1, &out);
    root = parse(&out);
    check_keys(json_array_get(root, 0), "id name team");
    json_decref(root);
    report_json_people(NULL, 0, &out);
    assert_string_equal(buf_text(&out), "[]\n");
    buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_agenda),
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_agreements),
        cmocka_unit_test(test_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
