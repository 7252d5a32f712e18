/* All that is kept of a person is handed out, also what no talk shows any more. */
#include <jansson.h>

#include "session/handover.h"
#include "store/appointment.h"
#include "walk.h"

static json_t *export(struct fixture *fixture)
{
    struct buf out;
    json_t *file;

    buf_init(&out);
    assert_true(person_export(&fixture->setup, fixture->person.id, &out, &fixture->diag));
    file = json_loadb(buf_text(&out), out.length, 0, NULL);
    assert_non_null(file);
    buf_done(&out);
    return file;
}

static size_t count(const json_t *file, const char *key)
{
    return json_array_size(json_object_get(file, key));
}

static const char *text_at(const json_t *file, const char *key, const char *field)
{
    return json_string_value(json_object_get(json_array_get(json_object_get(file, key), 0), field));
}

static void removed_agreements_come_out(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = start(fixture);
    json_t *file = export(fixture);

    assert_int_equal(count(file, "removed"), 0);
    assert_int_equal(count(file, "ended"), 0);
    json_decref(file);
    session_add_action(session, VALUE_CONTACTS);
    session_set_action(session, 0, ACTION_WHAT, "Samen eten", false);
    session_add_action(session, VALUE_CONTACTS);
    session_set_action(session, 1, ACTION_WHAT, "Samen lopen", false);
    session_remove_action(session, 0);
    file = export(fixture);
    assert_int_equal(count(file, "removed"), 1);
    assert_string_equal(text_at(file, "removed", "what"), "Samen eten");
    assert_non_null(text_at(file, "removed", "removed"));
    assert_string_equal(text_at(file, "removed", "interview"), session_interview(session)->id);
    json_decref(file);
}

static void talks_that_are_over_come_out(void **state)
{
    struct fixture *fixture = *state;
    char ids[2][UUID_SIZE];
    struct day today = clock_today(&fixture->time.clock);
    json_t *file;

    for (int i = 0; i < 2; i++)
        assert_true(store_add_appointment(fixture->store, fixture->person.id, NULL,
                                          i ? "vervolggesprek" : "kerngesprek", day_add(today, i),
                                          ids[i], &fixture->diag));
    start(fixture);
    assert_true(store_drop_appointment(fixture->store, ids[1], true, &fixture->diag));
    file = export(fixture);
    assert_int_equal(count(file, "appointments"), 0);
    assert_int_equal(count(file, "ended"), 2);
    assert_string_equal(text_at(file, "ended", "id"), ids[0]);
    assert_string_equal(text_at(file, "ended", "talk"), session_interview(fixture->session)->id);
    assert_null(text_at(file, "ended", "dropped"));
    assert_non_null(json_string_value(
        json_object_get(json_array_get(json_object_get(file, "ended"), 1), "dropped")));
    json_decref(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY_TEST(removed_agreements_come_out),
        EMPTY_TEST(talks_that_are_over_come_out),
    };

    set_environment();
    return cmocka_run_group_tests_name("session/person", tests, NULL, NULL);
}
