/* How values moved from talk to talk: what was seen together, of talks on this side of the wall, before this one. */
#include "session/growth.h"

#include "session/rehearse.h"
#include "walk.h"

#define SECRET "Alleen voor mij"

static void score(struct session *session, const char *value, int importance, int room, int works)
{
    session_set_number(session, at(session, "belang", value), importance);
    session_set_number(session, at(session, "ruimte", value), room);
    session_set_number(session, at(session, "lukt", value), works);
}

static void say(struct session *session, const char *step, const char *item, const char *words)
{
    session_set_text(session, at(session, step, item), words, 0, false);
}

/* A day goes by. */
static void later(struct fixture *fixture)
{
    end(fixture);
    pass(fixture, 24 * 3600 * 1000);
}

static void hold_core(struct fixture *fixture)
{
    struct session *session = begin(fixture, "kerngesprek", "nl");

    say(session, "belangrijk", "", "Mensen helpen");
    say(session, "eigen-woorden", "contacts", "Samen lachen");
    score(session, "contacts", 5, 2, 2);
    score(session, "income", 3, 4, 0);
    session_choose(session, at(session, "focus", ""), "contacts");
    later(fixture);
}

static void growth_of(struct fixture *fixture, enum process process, struct growth *out)
{
    assert_true(growth_load(&fixture->setup, fixture->person.id, process, out, &fixture->diag));
    assert_quiet(fixture);
}

static void values_are_read_talk_by_talk(void **state)
{
    struct fixture *fixture = *state;
    struct session *session;
    struct growth growth;

    hold_core(fixture);
    session = begin(fixture, "vervolggesprek", "nl");
    score(session, "contacts", 4, 4, 4);
    later(fixture);
    begin(fixture, "tussenstand", "nl");
    growth_of(fixture, PROCESS_ONE_ON_ONE, &growth);
    assert_int_equal(growth.count, 3);
    assert_string_equal(growth.talks[0].head.script_id, "kerngesprek");
    assert_true(growth.talks[0].has_scores);
    assert_int_equal(growth.talks[0].scores[VALUE_CONTACTS].importance, 5);
    assert_int_equal(growth.talks[0].scores[VALUE_CONTACTS].opportunity, 2);
    assert_int_equal(growth.talks[0].scores[VALUE_INCOME].opportunity, 4);
    assert_int_equal(growth.talks[0].scores[VALUE_INCOME].realisation, SCORE_OPEN);
    assert_string_equal(growth.talks[0].words[VALUE_CONTACTS], "Samen lachen");
    assert_null(growth.talks[0].words[VALUE_INCOME]);
    assert_true(growth.talks[0].focus[VALUE_CONTACTS]);
    assert_false(growth.talks[0].focus[VALUE_INCOME]);
    assert_string_equal(growth.talks[0].own_words, "Mensen helpen");
    assert_int_equal(growth.talks[1].scores[VALUE_CONTACTS].realisation, 4);
    assert_int_equal(day_difference(growth.talks[0].day, growth.talks[1].day), 1);
    assert_false(growth.talks[2].has_scores);
    assert_null(growth.talks[2].own_words);
    assert_ptr_equal(growth_before(&growth, 2, VALUE_CONTACTS), &growth.talks[1]);
    assert_ptr_equal(growth_before(&growth, 2, VALUE_INCOME), &growth.talks[0]);
    growth_done(&growth);
}

/* Not a word, not a score, not a choice. */
static void what_is_only_for_the_leader_is_never_in_it(void **state)
{
    static const struct {
        const char *step, *item;
    } hidden[] = {{"belangrijk", ""},     {"eigen-woorden", "contacts"}, {"belang", "contacts"},
                  {"ruimte", "contacts"}, {"lukt", "contacts"},          {"focus", ""}};
    struct fixture *fixture = *state;
    struct session *session = begin(fixture, "kerngesprek", "nl");
    struct growth growth;

    say(session, "belangrijk", "", SECRET);
    say(session, "eigen-woorden", "contacts", SECRET);
    score(session, "contacts", 5, 2, 2);
    session_choose(session, at(session, "focus", ""), "contacts");
    session_set_remark(session, at(session, "belang", "income"), SECRET, VISIBLE_ONLY_ME, false);
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        session_set_visibility(session, at(session, hidden[i].step, hidden[i].item),
                               VISIBLE_ONLY_ME);
    later(fixture);
    growth_of(fixture, PROCESS_ONE_ON_ONE, &growth);
    assert_int_equal(growth.count, 1);
    assert_false(growth.talks[0].has_scores);
    assert_null(growth.talks[0].own_words);
    for (int v = 0; v < VALUE_COUNT; v++) {
        assert_null(growth.talks[0].words[v]);
        assert_false(growth.talks[0].focus[v]);
    }
    growth_done(&growth);
    session = begin(fixture, "vervolggesprek", "nl");
    assert_null(session_last(session));
    assert_int_equal(session_before(session)->count, 1);
}

static void an_open_talk_has_those_before_it(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = begin(fixture, "kerngesprek", "nl");
    char first[UUID_SIZE];

    assert_int_equal(session_before(session)->count, 0);
    assert_null(session_last(session));
    memcpy(first, session_interview(session)->id, sizeof first);
    score(session, "contacts", 5, 2, 2);
    later(fixture);
    begin(fixture, "tussenstand", "nl");
    later(fixture);
    session = begin(fixture, "vervolggesprek", "nl");
    score(session, "contacts", 1, 1, 1);
    assert_int_equal(session_before(session)->count, 2);
    /* The check-in asked no scores: the last ones are those of the core talk. */
    assert_string_equal(session_last(session)->head.id, first);
    assert_int_equal(session_last(session)->scores[VALUE_CONTACTS].importance, 5);
    later(fixture);
    /* Looked at again, the first talk has nothing before it. */
    fixture->session = session_open(&fixture->setup, first, true, NULL, &fixture->diag);
    assert_non_null(fixture->session);
    assert_int_equal(session_before(fixture->session)->count, 0);
}

static void it_goes_into_the_documents(void **state)
{
    struct fixture *fixture = *state;
    struct talk talk;

    hold_core(fixture);
    begin(fixture, "vervolggesprek", "nl");
    talk = session_talk(fixture->session, false);
    assert_non_null(talk.last);
    assert_string_equal(talk.last->words[VALUE_CONTACTS], "Samen lachen");
    assert_int_equal(talk.now, fixture->time.clock.fixed_now);
    assert_non_null(strstr(talk.bundle, "vervolggesprek"));
}

/* What was said in a value talk is not in an annual talk, nor the other way round. */
static void the_wall_holds(void **state)
{
    struct fixture *fixture = *state;
    struct session *session;
    struct growth growth;

    hold_core(fixture);
    session = begin(fixture, "jaargesprek", "nl");
    assert_int_equal(session_before(session)->count, 0);
    assert_null(session_last(session));
    later(fixture);
    session = begin(fixture, "vervolggesprek", "nl");
    assert_int_equal(session_before(session)->count, 1);
    assert_string_equal(session_before(session)->talks[0].head.script_id, "kerngesprek");
    later(fixture);
    growth_of(fixture, PROCESS_FOLLOW_UP, &growth);
    assert_int_equal(growth.count, 2);
    growth_done(&growth);
    growth_of(fixture, PROCESS_ANNUAL, &growth);
    assert_int_equal(growth.count, 1);
    assert_string_equal(growth.talks[0].head.script_id, "jaargesprek");
    growth_done(&growth);
    growth_of(fixture, PROCESS_IMPROVEMENT, &growth);
    assert_int_equal(growth.count, 0);
    growth_done(&growth);
}

static void another_person_is_not_in_it(void **state)
{
    struct fixture *fixture = *state;
    struct person other = {0};

    hold_core(fixture);
    assert_true(store_add_person(fixture->store, "Bram", "Zorg", &other, &fixture->diag));
    fixture->session =
        session_start(&fixture->setup, &other, "Zorg", "vervolggesprek", "nl", &fixture->diag);
    assert_non_null(fixture->session);
    assert_int_equal(session_before(fixture->session)->count, 0);
    free(other.name);
    free(other.team);
}

/* Neither a talk without a person nor one that is only tried out has a past. */
static void a_talk_of_nobody_has_no_past(void **state)
{
    struct fixture *fixture = *state;

    hold_core(fixture);
    fixture->session =
        session_start(&fixture->setup, NULL, "Zorg", "waardendialoog", "nl", &fixture->diag);
    assert_non_null(fixture->session);
    assert_int_equal(session_before(fixture->session)->count, 0);
    end(fixture);
    fixture->session = session_rehearse(&fixture->setup, "vervolggesprek", "nl", &fixture->diag);
    assert_non_null(fixture->session);
    assert_int_equal(session_before(fixture->session)->count, 0);
    assert_null(session_last(fixture->session));
}

/* ---- the day that is proposed ---- */

static void assert_proposed(struct session *session, const char *step, const char *day)
{
    struct day proposed;
    char iso[DAY_SIZE];

    assert_true(session_proposed_day(session, at(session, step, ""), &proposed));
    assert_true(day_weekday(proposed) <= 4);
    day_to_iso(proposed, iso);
    assert_string_equal(iso, day);
}

/* Today is Sunday 22 November 2026: six weeks on is a Sunday, too. */
static void a_proposed_day_is_a_working_day(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = begin(fixture, "kerngesprek", "nl");
    struct place place = at(session, "kort-kijken", "");
    struct day day;

    assert_proposed(session, "kort-kijken", "2027-01-04");
    assert_proposed(session, "volgend-gesprek", "2027-02-22");
    assert_false(session_proposed_day(session, at(session, "belangrijk", ""), &day));
    session_set_date(session, place, "2027-01-05", &day);
    assert_false(session_proposed_day(session, place, &day));
    session_set_state(session, place, STATE_UNKNOWN);
    assert_false(session_proposed_day(session, place, &day));
    session_set_state(session, place, STATE_OPEN);
    for (int i = 0; i < 7; i++) {
        assert_true(session_proposed_day(session, place, &day));
        assert_true(day_weekday(day) <= 4);
        pass(fixture, 24 * 3600 * 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY_TEST(values_are_read_talk_by_talk),
        EMPTY_TEST(what_is_only_for_the_leader_is_never_in_it),
        EMPTY_TEST(an_open_talk_has_those_before_it),
        EMPTY_TEST(it_goes_into_the_documents),
        EMPTY_TEST(the_wall_holds),
        EMPTY_TEST(another_person_is_not_in_it),
        EMPTY_TEST(a_talk_of_nobody_has_no_past),
        EMPTY_TEST(a_proposed_day_is_a_working_day),
    };

    set_environment();
    return cmocka_run_group_tests_name("session/growth", tests, NULL, NULL);
}
