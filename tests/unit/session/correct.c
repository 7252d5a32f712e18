/* The employee's word beside what was written down: at any time, cleaned, and never instead of it. */
#include "session/correct.h"

#include "session/search.h"
#include "walk.h"

static int make(void **state)
{
    struct fixture *fixture;
    struct session *session;

    if (fixture_start(state) != 0)
        return -1;
    fixture = *state;
    session = fixture->session;
    session_set_text(session, at(session, "belangrijk", ""), "Mensen helpen", 0, false);
    session_set_text(session, at(session, "eigen-woorden", "contacts"), "Samen lachen", 0, false);
    session_add_action(session, VALUE_CONTACTS);
    session_set_action(session, 0, ACTION_WHAT, "Samen eten", false);
    return 0;
}

#define CORRECT_TEST(name) cmocka_unit_test_setup_teardown(name, make, fixture_remove)

static const char *talk_id(const struct fixture *fixture)
{
    return session_interview(fixture->session)->id;
}

static void it_stands_beside_an_answer(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    const struct correction_list *list = session_corrections(session);

    assert_int_equal(list->count, 0);
    assert_true(correct_answer(&fixture->setup, talk_id(fixture), "belangrijk", "",
                               "Ik zei: \033[31mmensen leren\033[0m", &fixture->diag));
    pass(fixture, 1000);
    assert_true(correct_answer(&fixture->setup, talk_id(fixture), "eigen-woorden", "contacts",
                               "Niet lachen, wel praten", &fixture->diag));
    assert_true(session_read_corrections(session, &fixture->diag));
    list = session_corrections(session);
    assert_int_equal(list->count, 2);
    assert_string_equal(list->items[0].step, "belangrijk");
    assert_string_equal(list->items[0].item, "");
    assert_null(strchr(list->items[0].text, '\033'));
    assert_string_equal(list->items[1].item, "contacts");
    assert_int_equal(list->items[1].moment, fixture->time.clock.fixed_now);
    assert_string_equal(answer_at(session, "belangrijk", "")->text, "Mensen helpen");
    assert_ptr_equal(session_talk(session, false).corrections, list);
}

static void it_stands_beside_an_agreement(void **state)
{
    struct fixture *fixture = *state;
    const char *id = session_plan(fixture->session)->actions[0].id;

    assert_true(correct_action(&fixture->setup, talk_id(fixture), id, "Eén keer per maand",
                               &fixture->diag));
    reopen(fixture);
    assert_int_equal(session_corrections(fixture->session)->count, 1);
    assert_string_equal(session_corrections(fixture->session)->items[0].action,
                        session_plan(fixture->session)->actions[0].id);
    assert_null(session_corrections(fixture->session)->items[0].step);
    assert_string_equal(action_text(fixture->session, 0, ACTION_WHAT), "Samen eten");
}

static void also_when_the_talk_is_over(void **state)
{
    struct fixture *fixture = *state;
    char id[UUID_SIZE];

    memcpy(id, talk_id(fixture), sizeof id);
    assert_true(session_finish(fixture->session, true, &fixture->diag));
    end(fixture);
    assert_true(correct_answer(&fixture->setup, id, "belangrijk", "", "Anders", &fixture->diag));
    fixture->session = session_open(&fixture->setup, id, true, NULL, &fixture->diag);
    assert_non_null(fixture->session);
    assert_int_equal(session_corrections(fixture->session)->count, 1);
}

/* Two windows: who writes and who reads along both see it at their next beat. */
static void every_window_hears_of_it(void **state)
{
    struct fixture *fixture = *state;
    struct session_setup other = fixture->setup;
    struct reader reader;

    reader_open(&reader, fixture);
    assert_false(session_tick(fixture->session));
    other.store = open_store(fixture);
    assert_true(
        correct_answer(&other, talk_id(fixture), "belangrijk", "", "Anders", &fixture->diag));
    assert_true(session_tick(fixture->session));
    assert_int_equal(session_corrections(fixture->session)->count, 1);
    assert_false(session_tick(fixture->session));
    assert_true(session_tick(reader.session));
    assert_int_equal(session_corrections(reader.session)->count, 1);
    store_close(other.store);
    reader_close(&reader);
}

static void what_says_nothing_is_refused(void **state)
{
    static const char *const blank[] = {"", "  \n\t ", "\033\x01"};
    struct fixture *fixture = *state;
    const char *action = session_plan(fixture->session)->actions[0].id;

    for (size_t i = 0; i < sizeof blank / sizeof *blank; i++) {
        assert_false(correct_answer(&fixture->setup, talk_id(fixture), "belangrijk", "", blank[i],
                                    &fixture->diag));
        assert_said(fixture, "few words");
        assert_false(
            correct_action(&fixture->setup, talk_id(fixture), action, blank[i], &fixture->diag));
        assert_said(fixture, "few words");
    }
    assert_false(correct_answer(&fixture->setup, talk_id(fixture), "samenvatting", "", "Anders",
                                &fixture->diag));
    assert_said(fixture, "Nothing was written down");
    assert_false(correct_answer(&fixture->setup, talk_id(fixture), "eigen-woorden", "income",
                                "Anders", &fixture->diag));
    assert_said(fixture, "Nothing was written down");
    assert_false(
        correct_action(&fixture->setup, talk_id(fixture), "ffffffff", "Anders", &fixture->diag));
    assert_said(fixture, "no such agreement");
    assert_true(session_read_corrections(fixture->session, &fixture->diag));
    assert_int_equal(session_corrections(fixture->session)->count, 0);
}

/* ---- finding it all again ---- */

static void find(struct fixture *fixture, const char *words, struct hit_list *out)
{
    struct search search = {.words = words, .most = 20};

    assert_true(session_search(&fixture->setup, &search, out, &fixture->diag));
    assert_quiet(fixture);
}

/* A hit says at which question it stands, in the words of the talk's own guide and language. */
static void a_hit_has_the_name_of_its_question(void **state)
{
    struct fixture *fixture = *state;
    struct hit_list hits;

    find(fixture, "helpen", &hits);
    assert_int_equal(hits.count, 1);
    assert_string_equal(hits.items[0].step, "belangrijk");
    assert_string_equal(hits.items[0].label, "Wat ertoe doet");
    hit_list_done(&hits);
    find(fixture, "eten", &hits);
    assert_int_equal(hits.count, 1);
    assert_int_equal(hits.items[0].in, FOUND_ACTION);
    assert_null(hits.items[0].step);
    hit_list_done(&hits);
    assert_true(session_set_language(fixture->session, "en", &fixture->diag));
    find(fixture, "lach", &hits);
    assert_int_equal(hits.count, 1);
    assert_string_equal(hits.items[0].item, "contacts");
    assert_non_null(hits.items[0].label);
    assert_string_equal(hits.items[0].label,
                        session_script(fixture->session)
                            ->steps[at(fixture->session, "eigen-woorden", "").step]
                            .label);
    hit_list_done(&hits);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CORRECT_TEST(it_stands_beside_an_answer),
        CORRECT_TEST(it_stands_beside_an_agreement),
        CORRECT_TEST(also_when_the_talk_is_over),
        CORRECT_TEST(every_window_hears_of_it),
        CORRECT_TEST(what_says_nothing_is_refused),
        CORRECT_TEST(a_hit_has_the_name_of_its_question),
    };

    set_environment();
    return cmocka_run_group_tests_name("session/correct", tests, NULL, NULL);
}
