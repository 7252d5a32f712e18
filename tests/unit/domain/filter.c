/* What HR types to choose: keys in two languages, values by any of their names, and what is told when it is none. */
#include "domain/filter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/message.h"
#include "base/path.h"

static const struct day today = {2026, 11, 22};

/* All of a filter in one line, so that a case is a row. */
static void describe(const struct plan_filter *filter, char out[200])
{
    out[0] = '\0';
    if (*filter->team)
        sprintf(out + strlen(out), "team=%s;", filter->team);
    if (filter->has_status)
        sprintf(out + strlen(out), "status=%s;", action_status_id(filter->status));
    if (filter->has_state)
        sprintf(out + strlen(out), "state=%s;", question_state_id(filter->state));
    if (filter->has_value)
        sprintf(out + strlen(out), "value=%s;", value_id(filter->value));
    if (filter->has_owner)
        sprintf(out + strlen(out), "side=%s;", owner_id(filter->owner));
    if (filter->has_kind)
        sprintf(out + strlen(out), "kind=%s;", support_id(filter->kind));
    if (*filter->due_from || *filter->due_to)
        sprintf(out + strlen(out), "due=%s/%s;", filter->due_from, filter->due_to);
    if (filter->passed_only)
        strcat(out, "passed;");
    if (*filter->text)
        sprintf(out + strlen(out), "text=%s;", filter->text);
}

static void check(const char *typed, const char *expected)
{
    struct plan_filter filter;
    struct diag diag;
    char text[200];

    diag_init(&diag);
    if (!plan_filter_parse(typed, today, &filter, &diag))
        fail_msg("%s: %s", typed, diag_text(&diag));
    describe(&filter, text);
    if (strcmp(text, expected) != 0)
        fail_msg("%s: %s", typed, text);
    assert_int_equal(plan_filter_is_empty(&filter), *expected == '\0');
    assert_int_equal(diag.count, 0);
    plan_filter_done(&filter);
    diag_done(&diag);
}

static void test_read(void **state)
{
    static const struct {
        const char *typed, *expected;
    } cases[] = {
        {"", ""},
        {"   ", ""},
        {"wondzorg", "text=wondzorg;"},
        {"  zorg   op  dinsdag ", "text=zorg op dinsdag;"},
        {"team:Noord status:busy state:new value:develop-skills side:organisation kind:training "
         "due:2026-11 wondzorg",
         "team=Noord;status=busy;state=new;value=develop-skills;side=organisation;kind=training;"
         "due=2026-11-01/2026-11-30;text=wondzorg;"},
        {"wondzorg stand:opgepakt waarde:\"kennis ontwikkelen\" kant:P&O soort:rooster extra",
         "state=taken-up;value=develop-skills;side=hr;kind=time;text=wondzorg extra;"},
        {"TEAM:Noord SOORT:Inspraak", "team=Noord;kind=say;"},
        {"team: Noord status: bezig", "team=Noord;status=busy;"},
        {"team:\"Team  Noord\"", "team=Team Noord;"},
        {"team: \u201cTeam Noord\u201d x", "team=Team Noord;text=x;"},
        {"team:\"Team Noord", "team=Team Noord;"}, /* not closed */
        {"\"team:Noord\"", "text=team:Noord;"},
        {"om 9:30 bij :x", "text=om 9:30 bij :x;"},
        {"state:\"not possible\"", "state=not-possible;"},
        {"stand:kan-niet", "state=not-possible;"},
        {"stand:kan_niet", "state=not-possible;"},
        {"status:\"let go\"", "status=dropped;"},
        {"status:losgelaten", "status=dropped;"},
        {"waarde:meebeslissen", "value=decisions;"},
        {"waarde:inkomen", "value=income;"},
        {"waarde:7", "value=contribution;"},
        {"value:developing", "value=develop-skills;"}, /* one has this word */
        {"kant:medewerker", "side=employee;"},
        {"side:you", "side=employee;"},
        {"soort:voorwaarden", "kind=terms;"},
        {"soort:\"iets anders\"", "kind=other;"},
        {"due:passed", "passed;"},
        {"datum:voorbij", "passed;"},
        {"due:2026", "due=2026-01-01/2026-12-31;"},
        {"due:2026-Q3", "due=2026-07-01/2026-09-30;"},
        {"due:2026-12-31", "due=2026-12-31/2026-12-31;"},
        {"due:31-12-2026", "due=2026-12-31/2026-12-31;"},
        {"datum:vandaag", "due=2026-11-22/2026-11-22;"},
        {"datum:11-2026", "due=2026-11-01/2026-11-30;"},
        {"datum:november", "due=2026-11-01/2026-11-30;"},
        {"datum:\"februari 2028\"", "due=2028-02-01/2028-02-29;"},
        {"team:a\033[31mb c\u202ed", "team=a[31mb;text=cd;"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i].typed, cases[i].expected);
}

/* Ids and what stands on the screens are both taken. */
static void check_word(const char *key, const char *word, const char *id)
{
    char typed[100], expected[100];

    sprintf(typed, "%s:\"%s\"", key, word);
    sprintf(expected, "%s=%s;", key, id);
    check(typed, expected);
}

static void check_all_labels(void)
{
    for (int i = 0; i < ACTION_STATUS_COUNT; i++) {
        check_word("status", action_status_id((enum action_status)i),
                   action_status_id((enum action_status)i));
        check_word("status", action_status_label((enum action_status)i),
                   action_status_id((enum action_status)i));
    }
    for (int i = 0; i < QUESTION_STATE_COUNT; i++) {
        check_word("state", question_state_id((enum question_state)i),
                   question_state_id((enum question_state)i));
        check_word("state", question_state_label((enum question_state)i),
                   question_state_id((enum question_state)i));
    }
    for (int i = 0; i < OWNER_COUNT; i++) {
        check_word("side", owner_id((enum owner)i), owner_id((enum owner)i));
        check_word("side", owner_label((enum owner)i, PROCESS_ONE_ON_ONE), owner_id((enum owner)i));
        check_word("side", owner_label((enum owner)i, PROCESS_TEAM), owner_id((enum owner)i));
    }
    for (int i = SUPPORT_NONE + 1; i < SUPPORT_COUNT; i++) {
        check_word("kind", support_id((enum support)i), support_id((enum support)i));
        check_word("kind", support_label((enum support)i), support_id((enum support)i));
    }
    for (int i = 0; i < VALUE_COUNT; i++) {
        check_word("value", value_id((enum value)i), value_id((enum value)i));
        check_word("value", value_label((enum value)i), value_id((enum value)i));
    }
}

static void test_all_labels(void **state)
{
    char *locale = path_data("locale");

    (void)state;
    check_all_labels();
    message_set_directory(locale);
    if (!message_set_language("nl"))
        fail_msg("no Dutch in %s: build all of it first", locale);
    check_all_labels();
    message_set_language("en");
    free(locale);
}

static void test_not_understood(void **state)
{
    static const struct {
        const char *typed;
        size_t sentences;
        const char *first; /* what is in the first */
    } cases[] = {
        {"taem:Noord", 1, "There is no “taem:” to choose by. Did you mean “team:”?"},
        {"waarden:inkomen", 1, "Did you mean “waarde:”?"},
        {"https://x", 1, "quotation marks"},
        {"status:bezgi", 1, "“bezgi” is no status. Did you mean “bezig”?"},
        {"status:onbekend", 1, "It can be: agreed, under way"},
        {"stand:opgpakt", 1, "Did you mean “opgepakt”?"},
        {"waarde:kennis", 1, "more than one"}, /* two have it */
        {"soort:\"arbeidsvoorwaardn\"", 1, "Did you mean “arbeidsvoorwaarden”?"},
        {"kant:organisati", 1, "Did you mean “organisatie”?"},
        {"due:31-2-2027", 1, "Did you mean “28-02-2027”?"},
        {"due:ooit", 1, "“ooit” is no day."},
        {"due:2026-13", 1, "is no day"},
        {"team:", 1, "A word is missing behind “team:”."},
        {"team: status:busy", 1, "A word is missing behind “team:”."},
        {"team:\"\"", 1, "A word is missing"},
        {"team:Noord ploeg team:Zuid", 1, "“team:” can be chosen once only."},
        {"stand:nieuw state:new", 1, "“state:” can be chosen once only."},
        {"taem:x status:y due:z", 3, "taem"}, /* all at once */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct plan_filter filter;
        struct diag diag;

        diag_init(&diag);
        assert_false(plan_filter_parse(cases[i].typed, today, &filter, &diag));
        if (diag.count != cases[i].sentences || !strstr(diag_text(&diag), cases[i].first))
            fail_msg("%s: %zu: %s", cases[i].typed, diag.count, diag_text(&diag));
        assert_true(plan_filter_is_empty(&filter));
        plan_filter_done(&filter);
        diag_done(&diag);
    }
}

/* What a state: takes, an answer takes as well. */
static void test_states_by_words(void **state)
{
    static const struct {
        const char *typed;
        enum question_state state;
    } cases[] = {
        {"not-possible", QUESTION_NOT_POSSIBLE},
        {"kan-niet", QUESTION_NOT_POSSIBLE},
        {"Kan  niet", QUESTION_NOT_POSSIBLE},
        {"niet mogelijk", QUESTION_NOT_POSSIBLE},
        {"taken-up", QUESTION_TAKEN_UP},
        {"taken up", QUESTION_TAKEN_UP},
        {"OPGEPAKT", QUESTION_TAKEN_UP},
        {"beloofd", QUESTION_PROMISED},
        {"gedaan", QUESTION_DONE},
        {"klaar", QUESTION_DONE},
        {"nieuw", QUESTION_NEW},
    };
    enum question_state found;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (!question_state_from_words(cases[i].typed, &found) || found != cases[i].state)
            fail_msg("%s", cases[i].typed);
    }
    assert_false(question_state_from_words("perhaps", &found));
    assert_false(question_state_from_words("", &found));
}

/* A team by the beginning of its name; what is no team, or more than one, is told with the names. */
static void test_team_by_its_beginning(void **state)
{
    static const char *const names[] = {"De Linde", "Noord", "Noordwest", "Team Oost", "Zuid"};
    static const struct {
        const char *typed, *team, *told;
    } cases[] = {
        {"zuid", "Zuid", NULL},
        {"Noord", "Noord", NULL}, /* itself, though another begins so */
        {"ZU", "Zuid", NULL},
        {"noordw", "Noordwest", NULL},
        {"oost", "Team Oost", NULL},
        {"de l", "De Linde", NULL},
        {"No", "No", "“No” can be more than one team: Noord, Noordwest."},
        {"Ziud", "Ziud", "There is no team “Ziud”. Did you mean “Zuid”?"},
        {"ergens anders", "ergens anders",
         "There is no team “ergens anders”. There are: De Linde, Noord, Noordwest, Team Oost, "
         "Zuid."},
        {"ord", "ord", "There is no team “ord”."}, /* the beginning, not the middle */
        {"", "", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct plan_filter filter;
        struct diag diag;

        diag_init(&diag);
        plan_filter_init(&filter);
        free(filter.team);
        filter.team = strdup(cases[i].typed);
        assert_int_equal(
            plan_filter_choose_team(&filter, names, sizeof names / sizeof *names, &diag),
            cases[i].told == NULL);
        assert_string_equal(filter.team, cases[i].team);
        if (cases[i].told && !strstr(diag_text(&diag), cases[i].told))
            fail_msg("%s: %s", cases[i].typed, diag_text(&diag));
        assert_true(plan_filter_choose_team(&filter, NULL, 0, &diag));
        plan_filter_done(&filter);
        diag_done(&diag);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_all_labels),
        cmocka_unit_test(test_not_understood),
        cmocka_unit_test(test_states_by_words),
        cmocka_unit_test(test_team_by_its_beginning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
