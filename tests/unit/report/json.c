/* JSON as the command line promises it: golden files, and read back by a parser. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <jansson.h>

#include "report/golden.h"
#include "report/sample_after.h"

static char *json(const struct talk *talk)
{
    struct buf out;

    buf_init(&out);
    report_json_talk(talk, &out);
    return buf_take(&out);
}

static json_t *parse(const char *text)
{
    json_error_t error;
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);

    if (!root)
        fail_msg("%d:%d %s", error.line, error.column, error.text);
    return root;
}

/* An object's keys in their order, joined by blanks. The caller frees it. */
static char *keys_of(json_t *object)
{
    struct buf keys;
    const char *key;
    json_t *value;

    buf_init(&keys);
    json_object_foreach(object, key, value) buf_addf(&keys, "%s%s", keys.length ? " " : "", key);
    return buf_take(&keys);
}

static void check_keys(json_t *object, const char *expected)
{
    char *keys = keys_of(object);

    assert_string_equal(keys, expected);
    free(keys);
}

/* NULL stands for null: a key that is not there is wrong. */
static void check_text(json_t *object, const char *key, const char *expected)
{
    json_t *value = json_object_get(object, key);

    if (expected)
        assert_string_equal(json_string_value(value), expected);
    else
        assert_true(json_is_null(value));
}

static void test_golden(void **state)
{
    struct sample_talk sample;
    char *text;

    (void)state;
    sample_talk_init(&sample, "Marie de Vries");
    text = json(&sample.talk);
    golden_check("empty.json", text);
    free(text);
    sample_talk_fill(&sample);
    text = json(&sample.talk);
    assert_null(strstr(text, "SECRET"));
    golden_check("full.json", text);
    free(text);
    sample.talk.for_leader = true;
    text = json(&sample.talk);
    golden_check("leader.json", text);
    free(text);
    sample_talk_done(&sample);
}

static void test_shape(void **state)
{
    struct sample_talk sample;
    char *text;
    json_t *root, *answers, *plan;

    (void)state;
    sample_talk_init(&sample, "Marie de Vries");
    sample_talk_fill(&sample);
    text = json(&sample.talk);
    root = parse(text);
    answers = json_object_get(root, "answers");
    plan = json_object_get(root, "plan");
    check_keys(
        root, "id person team leader taken_over script process title status started touched closed "
              "talked_about copy at answers values plan reviews corrections appointments");
    check_keys(json_object_get(root, "script"), "id version language");
    check_keys(json_array_get(answers, 0),
               "step item value measure text state parked hidden visibility remark "
               "remark_visibility");
    check_keys(json_array_get(json_object_get(root, "values"), 6),
               "value importance opportunity realisation in_set focus");
    check_keys(plan, "agreed follow_up check_in actions");
    check_keys(json_array_get(json_object_get(plan, "actions"), 0),
               "id revision value owner what own_part need kind helper first_step due due_words "
               "notice status reason shared interview made history");
    assert_int_equal(json_array_size(json_object_get(plan, "actions")), 2);
    assert_string_equal(json_string_value(json_object_get(plan, "agreed")), "yes");
    assert_string_equal(json_string_value(json_object_get(plan, "follow_up")), "2026-12-31");
    json_decref(root);
    free(text);
    sample_talk_done(&sample);
}

/* Words that are no day yet stand with their step, and follow_up waits. */
static void test_no_day_yet(void **state)
{
    struct sample_talk sample;
    struct answer answer;
    char *text;
    json_t *root, *kept;

    (void)state;
    sample_talk_init(&sample, "Marie");
    answer = sample_get(sample.conversation, SAMPLE_NEXT, "");
    xstrset(&answer.text, "after the holidays");
    sample_put(sample.conversation, SAMPLE_NEXT, "", &answer);
    text = json(&sample.talk);
    root = parse(text);
    kept = json_array_get(json_object_get(root, "answers"), 0);
    assert_string_equal(json_string_value(json_object_get(kept, "text")), "after the holidays");
    assert_string_equal(json_string_value(json_object_get(kept, "state")), "open");
    assert_true(json_is_null(json_object_get(json_object_get(root, "plan"), "follow_up")));
    json_decref(root);
    free(text);
    sample_talk_done(&sample);
}

/* `due` is a day or null, whatever was said instead. */
static void test_due(void **state)
{
    static const struct {
        const char *kept;
        const char *due;
        const char *words;
    } cases[] = {{"", NULL, NULL},
                 {"2027-01-15", "2027-01-15", NULL},
                 {"2027-02-31", NULL, "2027-02-31"},
                 {"before christmas", NULL, "before christmas"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct sample_field fields[] = {
            {ACTION_WHAT, "Swap a shift"}, {ACTION_DUE, cases[i].kept}, {ACTION_FIELD_COUNT, NULL}};
        struct sample_talk sample;
        char *text;
        json_t *root, *action;

        sample_talk_init(&sample, "Marie");
        sample_action(&sample, "a", fields, false);
        text = json(&sample.talk);
        root = parse(text);
        assert_int_equal(json_unpack(root, "{s:{s:[o]}}", "plan", "actions", &action), 0);
        check_text(action, "due", cases[i].due);
        check_text(action, "due_words", cases[i].words);
        json_decref(root);
        free(text);
        sample_talk_done(&sample);
    }
}

/* in_set: yes, no, and null while it is not known. */
static void test_in_set(void **state)
{
    static const struct {
        int scores[3];
        json_type in_set;
    } cases[] = {{{5, 5, 5}, JSON_TRUE},
                 {{5, 5, 3}, JSON_FALSE},
                 {{5, 5, 0}, JSON_NULL},
                 {{0, 0, 0}, JSON_NULL},
                 {{0, 2, 0}, JSON_FALSE}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample_talk sample;
        char *text;
        json_t *root, *value;

        sample_talk_init(&sample, "Marie");
        sample_scores(sample.conversation, "decisions", cases[i].scores[0], cases[i].scores[1],
                      cases[i].scores[2]);
        text = json(&sample.talk);
        root = parse(text);
        value = json_array_get(json_object_get(root, "values"), VALUE_DECISIONS);
        assert_string_equal(json_string_value(json_object_get(value, "value")), "decisions");
        assert_int_equal(json_typeof(json_object_get(value, "in_set")), cases[i].in_set);
        json_decref(root);
        free(text);
        sample_talk_done(&sample);
    }
}

/* Whatever is typed comes back from the parser as the same text. */
static void test_words_come_back(void **state)
{
    static const char *const words[] = {"\"quoted\" \\ back", "</script> & <b>",
                                        "two\nlines\n",       "één 👩‍⚕️ 日本",
                                        "{person}",           "\u2013 # | *"};

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct sample_talk sample;
        char *text;
        json_t *root, *answer;

        sample_talk_init(&sample, words[i]);
        sample_text(sample.conversation, SAMPLE_MATTERS, "", words[i]);
        text = json(&sample.talk);
        root = parse(text);
        answer = json_array_get(json_object_get(root, "answers"), 0);
        assert_string_equal(json_string_value(json_object_get(answer, "text")), words[i]);
        assert_string_equal(json_string_value(json_object_get(root, "person")), words[i]);
        json_decref(root);
        free(text);
        sample_talk_done(&sample);
    }
}

/* Bytes that are no text do not spoil the document. */
static void test_broken_bytes(void **state)
{
    struct sample_talk sample;
    char *text;
    json_t *root, *answer;

    (void)state;
    sample_talk_init(&sample, "\xff\xfe");
    sample_text(sample.conversation, SAMPLE_MATTERS, "", "a\x9b\x1b[31mb\xc3");
    text = json(&sample.talk);
    root = parse(text);
    answer = json_array_get(json_object_get(root, "answers"), 0);
    assert_string_equal(json_string_value(json_object_get(answer, "text")), "a[31mb");
    json_decref(root);
    free(text);
    sample_talk_done(&sample);
}

static void test_heads(void **state)
{
    struct sample_talk sample;
    struct buf out;
    json_t *root;

    (void)state;
    sample_talk_init(&sample, "Marie de Vries");
    sample.interview.talked_about = 2;
    buf_init(&out);
    report_json_heads(&sample.interview, 0, &out);
    assert_string_equal(buf_text(&out), "[]\n");
    buf_clear(&out);
    report_json_heads(&sample.interview, 1, &out);
    golden_check("heads.json", buf_text(&out));
    root = parse(buf_text(&out));
    check_keys(json_array_get(root, 0), "id person team leader taken_over script process title "
                                        "status started touched closed talked_about");
    json_decref(root);
    buf_done(&out);
    sample_talk_done(&sample);
}

static void test_formats(void **state)
{
    char *names = report_format_names();

    (void)state;
    assert_non_null(strstr(names, "json, csv, ics"));
    free(names);
    assert_string_equal(report_format_find("json")->extension, "json");
    assert_null(report_format_find("docx"));
    assert_null(report_format_find(""));
}

/* All that `import` needs to make the same talk of it. */
static void test_whole(void **state)
{
    struct sample_talk sample;
    struct sample_after after;
    char *text;
    json_t *root, *action, *entry;

    (void)state;
    sample_talk_init(&sample, "Marie de Vries");
    sample_talk_fill(&sample);
    sample_after_fill(&after, &sample);
    sample.talk.bundle = "{\"guide\": \"\\u00e9\"}";
    sample.talk.for_leader = true;
    sample.interview.at_step = xstrdup("words");
    sample.interview.at_item = xstrdup("income");
    sample.interview.at_offset = 7;
    text = json(&sample.talk);
    golden_check("whole.json", text);
    root = parse(text);
    check_text(root, "script_text", sample.talk.bundle);
    check_text(root, "copy", "leader");
    check_text(json_object_get(root, "at"), "step", "words");
    assert_int_equal(json_array_size(json_object_get(root, "reviews")), 1);
    assert_string_equal(json_string_value(json_array_get(json_object_get(root, "reviews"), 0)),
                        SAMPLE_ROSTER);
    assert_int_equal(json_array_size(json_object_get(root, "corrections")), 3);
    assert_int_equal(json_array_size(json_object_get(root, "appointments")), 2);
    assert_int_equal(json_unpack(root, "{s:{s:[o]}}", "plan", "actions", &action), 0);
    check_text(action, "made", "2026-11-22T10:55:00Z");
    check_text(action, "interview", "00000000-0000-4000-8000-000000000001");
    entry = json_array_get(json_object_get(action, "history"), 1);
    check_keys(entry, "when who title event is_undo is_undone changes");
    check_text(entry, "title", NULL);
    check_text(json_array_get(json_object_get(entry, "changes"), 0), "after", "busy");
    json_decref(root);
    free(text);
    sample_talk_done(&sample);
}

/* The employee's copy has what they said later, and nothing that is only for the leader: no cues either. */
static void test_whole_of_employee(void **state)
{
    struct sample_talk sample;
    struct sample_after after;
    char *text;

    (void)state;
    sample_talk_init(&sample, "Marie de Vries");
    sample_talk_fill(&sample);
    sample_after_fill(&after, &sample);
    sample.talk.bundle = "{\"cue\": \"SECRET\"}";
    text = json(&sample.talk);
    assert_null(strstr(text, "script_text"));
    assert_non_null(strstr(text, "I said: time, and quiet."));
    assert_non_null(strstr(text, "\"copy\": \"employee\""));
    assert_null(strstr(text, "SECRET"));
    assert_null(strstr(text, "only-me"));
    free(text);
    sample_talk_done(&sample);
}

/* How many entries the first action has, and whether this stands in any of them. */
static void check_history(const struct talk *talk, size_t count, bool has_tried)
{
    char *text = json(talk);
    json_t *root = parse(text);
    json_t *actions = json_object_get(json_object_get(root, "plan"), "actions");
    json_t *history = json_object_get(json_array_get(actions, 0), "history");

    assert_int_equal(json_array_size(history), count);
    assert_int_equal(strstr(text, "TRIED") != NULL, has_tried);
    json_decref(root);
    free(text);
}

/* Words that were typed and taken away again are in the leader's copy alone. */
static void test_history(void **state)
{
    struct action_change tried = {ACTION_REASON, (char *)"", (char *)"TRIED"};
    struct action_change gone = {ACTION_REASON, (char *)"TRIED", (char *)""};
    struct history_entry entries[4];
    struct sample_talk sample;
    struct sample_after after;

    (void)state;
    sample_talk_init(&sample, "Marie de Vries");
    sample_talk_fill(&sample);
    sample_after_fill(&after, &sample);
    memcpy(entries, after.entries, sizeof after.entries);
    entries[2] = entries[3] = entries[1];
    entries[2].changes = &tried;
    entries[3].changes = &gone;
    after.histories[0] = (struct history){entries, 4};
    check_history(&sample.talk, 2, false);
    sample.talk.for_leader = true;
    check_history(&sample.talk, 4, true);
    sample_talk_done(&sample);
}

/* What only a version before asked says which one that was. */
static void test_earlier(void **state)
{
    struct sample_talk sample, before;
    struct earlier earlier;
    char *text;
    json_t *root, *answers;

    (void)state;
    sample_talk_init(&sample, "Marie");
    sample_talk_init(&before, "Marie");
    before.script->version = 2;
    sample_text(before.conversation, SAMPLE_MATTERS, "", "Quiet.");
    sample_text(sample.conversation, SAMPLE_STAYS, "", "Time.");
    earlier = (struct earlier){before.script, before.conversation};
    sample.talk.earlier = &earlier;
    sample.talk.earlier_count = 1;
    text = json(&sample.talk);
    root = parse(text);
    answers = json_object_get(root, "answers");
    assert_null(json_object_get(json_array_get(answers, 0), "asked_in_version"));
    assert_int_equal(
        json_integer_value(json_object_get(json_array_get(answers, 1), "asked_in_version")), 2);
    json_decref(root);
    free(text);
    sample_talk_done(&before);
    sample_talk_done(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_shape),
        cmocka_unit_test(test_in_set),
        cmocka_unit_test(test_words_come_back),
        cmocka_unit_test(test_broken_bytes),
        cmocka_unit_test(test_heads),
        cmocka_unit_test(test_formats),
        cmocka_unit_test(test_no_day_yet),
        cmocka_unit_test(test_due),
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_history),
        cmocka_unit_test(test_earlier),
        cmocka_unit_test(test_whole_of_employee),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
