/* Actions outside their talk: which are open, whose day passed, who promised; and their fields in words. */
#include "domain/agreement.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_states(void **state)
{
    static const struct {
        const char *what, *status, *due;
        bool is_open, passed; /* on 22 November 2026 */
    } cases[] = {
        {"x", "agreed", "", true, false},
        {"x", "busy", "2026-11-21", true, true},
        {"x", "agreed", "2026-11-22", true, false},
        {"x", "agreed", "2026-11-23", true, false},
        {"x", "agreed", "voor kerst", true, false},
        {"x", "done", "2026-11-21", false, false},
        {"x", "dropped", "2026-11-21", false, false},
        {"", "agreed", "2026-11-21", false, false}, /* nothing was agreed yet */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct agreement agreement = {0};

        action_init(&agreement.action);
        action_set(&agreement.action, ACTION_WHAT, cases[i].what);
        action_set(&agreement.action, ACTION_STATUS, cases[i].status);
        action_set(&agreement.action, ACTION_DUE, cases[i].due);
        if (agreement_is_open(&agreement) != cases[i].is_open ||
            agreement_passed(&agreement, (struct day){2026, 11, 22}) != cases[i].passed)
            fail_msg("case %zu", i);
        agreement_done(&agreement);
    }
}

static void test_promises(void **state)
{
    (void)state;
    for (int i = 0; i < OWNER_COUNT; i++) {
        struct agreement agreement = {0};
        bool promised = i == OWNER_LEADER || i == OWNER_ORGANISATION || i == OWNER_HR;

        action_init(&agreement.action);
        action_set(&agreement.action, ACTION_OWNER, owner_id((enum owner)i));
        assert_int_equal(agreement_is_promise(&agreement), promised);
        agreement_done(&agreement);
    }
}

static void test_events(void **state)
{
    static const char *const ids[EVENT_COUNT] = {"made", "changed", "removed", "restored"};

    (void)state;
    for (int i = 0; i < EVENT_COUNT; i++)
        assert_string_equal(action_event_id((enum action_event)i), ids[i]);
}

static void test_fields_in_words(void **state)
{
    static const struct {
        enum action_field field;
        const char *kept, *shown;
    } cases[] = {
        {ACTION_WHAT, "done", "done"}, /* words stay words */
        {ACTION_WHAT, "", ""},
        {ACTION_DUE, "2026-12-31", "Thursday 31 December 2026"},
        {ACTION_DUE, "voor kerst", "voor kerst"},
        {ACTION_DUE, "", ""},
        {ACTION_KIND, "", ""},
        {ACTION_KIND, "none of them", "none of them"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = action_field_text(cases[i].field, cases[i].kept, PROCESS_ONE_ON_ONE);

        assert_string_equal(text, cases[i].shown);
        free(text);
    }
}

static void assert_label(enum action_field field, const char *id, enum process process,
                         const char *label)
{
    char *text = action_field_text(field, id, process);

    assert_string_equal(text, label);
    free(text);
}

/* Never an id where a person reads; and every field has a name. */
static void test_labels(void **state)
{
    (void)state;
    for (int i = 0; i < ACTION_STATUS_COUNT; i++)
        assert_label(ACTION_STATUS, action_status_id((enum action_status)i), PROCESS_ONE_ON_ONE,
                     action_status_label((enum action_status)i));
    for (int i = 0; i < OWNER_COUNT; i++) {
        assert_label(ACTION_OWNER, owner_id((enum owner)i), PROCESS_ONE_ON_ONE,
                     owner_label((enum owner)i, PROCESS_ONE_ON_ONE));
        assert_label(ACTION_OWNER, owner_id((enum owner)i), PROCESS_TEAM,
                     owner_label((enum owner)i, PROCESS_TEAM));
    }
    for (int i = SUPPORT_NONE + 1; i < SUPPORT_COUNT; i++)
        assert_label(ACTION_KIND, support_id((enum support)i), PROCESS_ONE_ON_ONE,
                     support_label((enum support)i));
    for (int i = 0; i < ACTION_FIELD_COUNT; i++)
        assert_true(*action_field_label((enum action_field)i));
}

/* ---- what happened, told briefly ---- */

enum { SAMPLE_MOMENT = 1795344900 }; /* 22 November 2026 */

/* A line of history, as short as a test can have it. */
struct line {
    enum action_event event;
    int minutes;       /* after the first */
    const char *title; /* NULL: outside a talk */
    const char *before, *after;
    enum action_field field;
    bool is_undo, is_undone;
};

static struct history history_of(const struct line *lines, size_t count)
{
    struct history history = {.items = calloc(count, sizeof *history.items), .count = count};

    for (size_t i = 0; i < count; i++) {
        struct history_entry *entry = &history.items[i];

        *entry = (struct history_entry){
            .id = (int64_t)i + 1,
            .moment = SAMPLE_MOMENT + 60 * lines[i].minutes,
            .who = strdup("Noor"),
            .title = lines[i].title ? strdup(lines[i].title) : NULL,
            .event = lines[i].event,
            .is_undo = lines[i].is_undo,
            .is_undone = lines[i].is_undone,
            .changes = calloc(1, sizeof *entry->changes),
            .count = lines[i].before != NULL,
        };
        if (lines[i].before)
            entry->changes[0] = (struct action_change){lines[i].field, strdup(lines[i].before),
                                                       strdup(lines[i].after)};
    }
    return history;
}

/* "made; changed status agreed>done reason >no time; removed" */
static void assert_condensed(const struct line *lines, size_t count, const char *expected)
{
    struct history history = history_of(lines, count), condensed;
    char text[400] = "";

    history_condense(&history, &condensed);
    history_done(&history);
    for (size_t i = 0; i < condensed.count; i++) {
        const struct history_entry *entry = &condensed.items[i];
        size_t length = strlen(text);

        assert_false(entry->is_undo || entry->is_undone);
        assert_string_equal(entry->who, "Noor");
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", i ? "; " : "",
                                   action_event_id(entry->event));
        for (size_t k = 0; k < entry->count; k++)
            length += (size_t)snprintf(text + length, sizeof text - length, " %s %s>%s",
                                       action_field_id(entry->changes[k].field),
                                       entry->changes[k].before, entry->changes[k].after);
    }
    assert_string_equal(text, expected);
    history_done(&condensed);
}

#define CONDENSED(lines, expected)                                                                 \
    assert_condensed(lines, sizeof(lines) / sizeof *(lines), expected)

/* Trying choices in a talk leaves what was chosen. */
static void test_trying(void **state)
{
    static const struct line lines[] = {
        {EVENT_MADE, 0, "Talk", NULL, NULL, 0, false, false},
        {EVENT_CHANGED, 1, "Talk", "", "A course", ACTION_WHAT, false, false},
        {EVENT_CHANGED, 2 * 1440, "Later", "agreed", "done", ACTION_STATUS, false, false},
        {EVENT_CHANGED, 2 * 1440 + 2, "Later", "done", "busy", ACTION_STATUS, false, false},
        {EVENT_CHANGED, 2 * 1440 + 3, "Later", "", "TRIED", ACTION_REASON, false, false},
        {EVENT_CHANGED, 2 * 1440 + 4, "Later", "TRIED", "", ACTION_REASON, false, false},
        {EVENT_CHANGED, 2 * 1440 + 5, "Later", "busy", "dropped", ACTION_STATUS, false, false},
        {EVENT_CHANGED, 2 * 1440 + 6, "Later", "", "no time", ACTION_REASON, false, false},
        {EVENT_CHANGED, 3 * 1440, NULL, "", "Bo", ACTION_HELPER, false, false},
        {EVENT_CHANGED, 3 * 1440 + 1, NULL, "Bo", "", ACTION_HELPER, false, false},
    };

    (void)state;
    CONDENSED(lines, "made; changed status agreed>dropped reason >no time");
}

/* The talk, the day and the hand each begin an entry of their own. */
static void test_apart(void **state)
{
    static const struct line lines[] = {
        {EVENT_CHANGED, 0, NULL, "agreed", "busy", ACTION_STATUS, false, false},
        {EVENT_CHANGED, 5, "Talk", "busy", "done", ACTION_STATUS, false, false},
        {EVENT_CHANGED, 1440, "Talk", "done", "agreed", ACTION_STATUS, false, false},
    };
    struct history history = history_of(lines, 3), condensed;

    (void)state;
    CONDENSED(lines, "changed status agreed>busy; changed status busy>done; "
                     "changed status done>agreed");
    free(history.items[1].title);
    history.items[1].title = NULL;
    free(history.items[1].who);
    history.items[1].who = strdup("Bo");
    history_condense(&history, &condensed);
    assert_int_equal(condensed.count, 3);
    assert_string_equal(condensed.items[1].who, "Bo");
    history_done(&condensed);
    history_done(&history);
}

/* What was taken back is not told, nor what took it back; what it stood between goes together. */
static void test_taken_back(void **state)
{
    static const struct line lines[] = {
        {EVENT_CHANGED, 0, NULL, "agreed", "busy", ACTION_STATUS, false, false},
        {EVENT_CHANGED, 1, NULL, "", "TYPED", ACTION_REASON, false, true},
        {EVENT_CHANGED, 1440, NULL, "TYPED", "", ACTION_REASON, true, false},
    };
    static const struct line alone[] = {
        {EVENT_CHANGED, 0, NULL, "agreed", "done", ACTION_STATUS, false, true},
        {EVENT_CHANGED, 1, NULL, "done", "agreed", ACTION_STATUS, true, false},
    };

    (void)state;
    CONDENSED(lines, "changed status agreed>busy");
    CONDENSED(alone, "");
}

/* Out of the plan and back is nothing; one of them is told, also in the talk that made it. */
static void test_out_and_back(void **state)
{
    static const struct line both[] = {
        {EVENT_MADE, 0, "Talk", NULL, NULL, 0, false, false},
        {EVENT_REMOVED, 1, "Talk", NULL, NULL, 0, false, false},
        {EVENT_RESTORED, 2, "Talk", NULL, NULL, 0, false, false},
    };
    static const struct line back[] = {
        {EVENT_REMOVED, 0, "Talk", NULL, NULL, 0, false, false},
        {EVENT_RESTORED, 1440, "Later", NULL, NULL, 0, false, false},
        {EVENT_CHANGED, 1441, "Later", "", "Bo", ACTION_HELPER, false, false},
    };

    (void)state;
    CONDENSED(both, "made");
    assert_condensed(both, 2, "made; removed");
    CONDENSED(back, "removed; restored helper >Bo");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states),       cmocka_unit_test(test_promises),
        cmocka_unit_test(test_events),       cmocka_unit_test(test_fields_in_words),
        cmocka_unit_test(test_labels),       cmocka_unit_test(test_trying),
        cmocka_unit_test(test_apart),        cmocka_unit_test(test_taken_back),
        cmocka_unit_test(test_out_and_back),
    };

    return cmocka_run_group_tests_name("domain/agreement", tests, NULL, NULL);
}
