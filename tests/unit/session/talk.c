/* A talk is started, found again where it was left, and goes on in another language. */
#include "fixture.h"
#include "session/heartbeat.h"

static void starts(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = start(fixture);

    assert_string_equal(session_interview(session)->person, "Amina");
    assert_string_equal(session_interview(session)->language, "nl");
    assert_int_equal(session_interview(session)->started, fixture->time.clock.fixed_now);
    assert_int_equal(session_place(session).step, 0);
    assert_string_equal(session_place(session).item, "");
    assert_int_equal(session_offset(session), 0);
    assert_int_equal(session_plan(session)->count, 0);
    assert_false(session_read_only(session));
    assert_null(session_unsaved(session));
    assert_kept(fixture);
}

static void starts_without_a_person(void **state)
{
    struct fixture *fixture = *state;

    fixture->session =
        session_start(&fixture->setup, NULL, "Zorg", "waardendialoog", "en", &fixture->diag);
    assert_quiet(fixture);
    assert_null(session_interview(fixture->session)->person);
    assert_string_equal(session_interview(fixture->session)->team, "Zorg");
    assert_string_equal(session_script(fixture->session)->language, "en");
}

/* A guide that is not there makes no talk. */
static void no_such_guide(void **state)
{
    static const char *const ids[] = {"geen-gids", "../kerngesprek", "", "Kerngesprek"};
    struct fixture *fixture = *state;
    struct interview_list list;

    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        assert_null(
            session_start(&fixture->setup, &fixture->person, NULL, ids[i], "nl", &fixture->diag));
        assert_string_not_equal(diag_text(&fixture->diag), "");
        diag_clear(&fixture->diag);
    }
    assert_true(store_interviews(fixture->store, &list, &fixture->diag));
    assert_int_equal(list.count, 0);
    interview_list_done(&list);
}

/* A language that the guide does not have gives the guide's own. */
static void no_such_language(void **state)
{
    struct fixture *fixture = *state;

    fixture->session =
        session_start(&fixture->setup, &fixture->person, NULL, "kerngesprek", "fr", &fixture->diag);
    assert_quiet(fixture);
    assert_string_equal(session_script(fixture->session)->language, "nl");
    assert_true(session_set_language(fixture->session, "de", &fixture->diag));
    assert_string_equal(session_interview(fixture->session)->language, "nl");
}

static void opens_by_prefix_and_without_the_guide_files(void **state)
{
    struct fixture *fixture = *state;
    char id[UUID_SIZE];

    memcpy(id, session_interview(fixture->session)->id, sizeof id);
    session_close(fixture->session);
    fixture->library.folders[SHELF_SHIPPED] = "/nowhere";
    fixture->session = session_open(&fixture->setup, "0000", false, NULL, &fixture->diag);
    assert_quiet(fixture);
    assert_string_equal(session_interview(fixture->session)->id, id);
}

/* Every place that a talk can be left at is found again, with the cursor. */
static void resumes_at_the_place(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    size_t count;

    session_choose(session, at(session, "focus", ""), "contacts");
    session_choose(session, at(session, "focus", ""), "income");
    conversation_places(session_conversation(session), &count);
    for (size_t i = 0; i < count; i += 7) {
        struct place place = conversation_places(session_conversation(session), &count)[i];
        session_move(session, place, i);
        session = reopen(fixture);
        assert_int_equal(session_place(session).step, place.step);
        assert_string_equal(session_place(session).item, place.item);
        assert_int_equal(session_offset(session), i);
    }
}

/* A place in a loop that is no longer gone through: the talk stands at the last place before it. */
static void resumes_when_the_place_is_gone(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    session_choose(session, at(session, "focus", ""), "contacts");
    session_choose(session, at(session, "focus", ""), "contacts");
    session_move(session, at(session, "kansen-zelf", "contacts"), 5);
    assert_true(place_equal(session_place(session), at(session, "focus", "")));
    session = reopen(fixture);
    assert_true(place_equal(session_place(session), at(session, "focus", "")));
    assert_int_equal(session_offset(session), 0);
}

/* Whatever is done to the choice of values, the talk stands at a place that is there. */
static void stands_at_a_place_that_is_there(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place deep = at(session, "kansen-zelf", "contacts");
    struct change change;

    session_choose(session, at(session, "focus", ""), "contacts");
    session_set_text(session, deep, "Samen eten", 3, false);
    assert_true(place_equal(session_place(session), deep));
    session_choose(session, at(session, "focus", ""), "contacts");
    session_move(session, deep, 3);
    assert_true(place_equal(session_place(session), at(session, "focus", "")));
    assert_true(session_undo(session, &change));
    assert_true(session_undo(session, &change));
    assert_true(session_undo(session, &change));
    assert_true(session_redo(session, &change));
    assert_true(session_redo(session, &change));
    assert_true(session_redo(session, &change));
    assert_true(place_equal(session_place(session), at(session, "focus", "")));
}

static void another_language_midway(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place place = at(session, "eigen-woorden", "income");
    struct change change;
    char *question = xstrdup(session_script(session)->steps[place.step].words.ask);

    session_choose(session, at(session, "focus", ""), "income");
    session_set_text(session, place, "Genoeg", 6, false);
    assert_true(session_set_language(session, "en", &fixture->diag));
    assert_quiet(fixture);
    assert_string_equal(session_script(session)->language, "en");
    assert_string_not_equal(session_script(session)->steps[place.step].words.ask, question);
    assert_ptr_equal(conversation_script(session_conversation(session)), session_script(session));
    assert_int_equal(session_place(session).step, place.step);
    assert_string_equal(session_place(session).item, "income");
    assert_int_equal(session_offset(session), 6);
    assert_kept(fixture);
    session_set_text(session, session_place(session), "Genoeg nu", 9, true);
    assert_true(session_undo(session, &change));
    assert_string_equal(change.place.item, "income");
    assert_null(answer_at(session, "eigen-woorden", "income")->text);
    assert_true(session_redo(session, &change));
    assert_int_not_equal(conversation_find_place(session_conversation(session),
                                                 at(session, "kansen-zelf", "").step, "income"),
                         SIZE_MAX);
    assert_kept(fixture);
    session = reopen(fixture);
    assert_string_equal(session_script(session)->language, "en");
    assert_string_equal(session_interview(session)->language, "en");
    assert_string_equal(answer_at(session, "eigen-woorden", "income")->text, "Genoeg nu");
    free(question);
}

static void finished_and_open_again(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    pass(fixture, 60000);
    assert_true(session_finish(session, true, &fixture->diag));
    assert_int_equal(session_interview(session)->status, INTERVIEW_CLOSED);
    assert_int_equal(session_interview(session)->closed, fixture->time.clock.fixed_now);
    assert_kept(fixture);
    session = reopen(fixture);
    assert_int_equal(session_interview(session)->status, INTERVIEW_CLOSED);
    assert_true(session_finish(session, false, &fixture->diag));
    assert_int_equal(session_interview(session)->closed, 0);
    assert_kept(fixture);
}

/* ---- words of the guide ---- */

static void assert_filled(const struct session *session, const char *text, const char *item,
                          const char *wanted)
{
    char *filled = session_fill(session, text, item);

    assert_string_equal(filled, wanted);
    free(filled);
}

static void fills(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    char *wanted =
        xasprintf("Amina: %s.", session_script(session)->values[VALUE_INCOME].in_sentence);

    assert_null(session_fill(session, NULL, "income"));
    assert_filled(session, "{person}: {value}.", "income", wanted);
    assert_filled(session, "{value} {purpose} {onbekend} {", "", "{value} … {onbekend} {");
    assert_filled(session, "{answer.belangrijk}", "", "…");
    session_set_text(session, at(session, "belangrijk", ""), "rust {person}", 4, false);
    assert_filled(session, "Je zei: {answer.belangrijk}", "", "Je zei: rust {person}");
    session_set_visibility(session, at(session, "belangrijk", ""), VISIBLE_ONLY_ME);
    assert_filled(session, "{answer.belangrijk}", "", "…");
    assert_filled(session, "{answer.} {answer.nergens}", "", "{answer.} {answer.nergens}");
    session_choose(session, at(session, "plan-klopt", ""), "yes");
    assert_filled(session, "{answer.plan-klopt}", "", "yes");
    free(wanted);
}

/* A name is a name, whatever stands in it. */
static void hostile_names(void **state)
{
    static const struct {
        const char *typed, *shown;
    } rows[] = {
        {"{value} {answer.belangrijk}", "{value} {answer.belangrijk}"},
        {"%s%n%1$s", "%s%n%1$s"},
        {"{person", "{person"},
        {"Robert'); DROP TABLE person;--", "Robert'); DROP TABLE person;--"},
        {"A\x1B[2Jb\nc\xE2\x80\xAE!", "A[2Jb c!"},
        {"Zoe\xCC\x88 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8C\xBE",
         "Zo\xC3\xAB \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8C\xBE"},
    };
    struct fixture *fixture = *state;

    fixture->setup.purpose = "{person} \"%d\"";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct person person;
        char *wanted = xasprintf("<%s> {person} \"%%d\"", rows[i].shown);
        session_close(fixture->session);
        assert_true(store_add_person(fixture->store, rows[i].typed, rows[i].typed, &person,
                                     &fixture->diag));
        fixture->session =
            session_start(&fixture->setup, &person, NULL, "kerngesprek", "nl", &fixture->diag);
        assert_quiet(fixture);
        assert_filled(fixture->session, "<{person}> {purpose}", "income", wanted);
        free(person.name);
        free(person.team);
        free(wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY_TEST(starts),
        EMPTY_TEST(starts_without_a_person),
        EMPTY_TEST(no_such_guide),
        EMPTY_TEST(no_such_language),
        TALK_TEST(opens_by_prefix_and_without_the_guide_files),
        TALK_TEST(resumes_at_the_place),
        TALK_TEST(resumes_when_the_place_is_gone),
        TALK_TEST(stands_at_a_place_that_is_there),
        TALK_TEST(another_language_midway),
        TALK_TEST(finished_and_open_again),
        TALK_TEST(fills),
        EMPTY_TEST(hostile_names),
    };

    set_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
