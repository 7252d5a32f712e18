/* What was done can be undone, in order, across answers and the plan; and done again. */
#include "fixture.h"
#include "store/appointment.h"

static void type(struct session *session, const char *step, const char *text, bool joins)
{
    session_set_text(session, at(session, step, ""), text, strlen(text), joins);
}

static const char *said(const struct session *session, const char *step)
{
    const char *text = answer_at(session, step, "")->text;

    return text ? text : "";
}

static void undo_to(struct session *session, const char *text)
{
    struct change change;

    assert_true(session_undo(session, &change));
    assert_string_equal(said(session, "belangrijk"), text);
}

static void typing_joins(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct change change;

    type(session, "belangrijk", "R", false);
    type(session, "belangrijk", "Ru", true);
    type(session, "belangrijk", "Rust", true);
    type(session, "belangrijk", "Rust e", false);
    type(session, "belangrijk", "Rust en", true);
    assert_true(session_undo(session, &change));
    assert_false(change.is_action);
    assert_int_equal(change.place.step, at(session, "belangrijk", "").step);
    assert_int_equal(change.offset, 4);
    assert_string_equal(said(session, "belangrijk"), "Rust");
    assert_kept(fixture);
    undo_to(session, "");
    assert_false(session_undo(session, &change));
    assert_true(session_redo(session, &change));
    assert_int_equal(change.offset, 4);
    assert_string_equal(said(session, "belangrijk"), "Rust");
    assert_true(session_redo(session, &change));
    assert_int_equal(change.offset, 7);
    assert_string_equal(said(session, "belangrijk"), "Rust en");
    assert_false(session_redo(session, &change));
    assert_kept(fixture);
}

/* A run ends when the cursor goes elsewhere, at an undo, and in another field. */
static void runs_end(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct change change;

    type(session, "belangrijk", "R", false);
    session_move(session, at(session, "belangrijk", ""), 0);
    type(session, "belangrijk", "aR", true);
    undo_to(session, "R");
    type(session, "belangrijk", "Ru", true);
    undo_to(session, "R");
    type(session, "goede-dag", "Zon", true);
    assert_true(session_undo(session, &change));
    assert_string_equal(said(session, "goede-dag"), "");
    undo_to(session, "");
}

/* Typing does not go on with what was no typing, though it was the edit before. */
static void typing_joins_only_typing(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place place = at(session, "belangrijk", "");

    type(session, "belangrijk", "R", false);
    session_set_parked(session, place, true);
    type(session, "belangrijk", "Ru", true);
    undo_to(session, "R");
    assert_true(answer_at(session, "belangrijk", "")->parked);
    session_set_visibility(session, place, VISIBLE_ONLY_ME);
    type(session, "belangrijk", "Ru", true);
    undo_to(session, "R");
    assert_int_equal(answer_at(session, "belangrijk", "")->visibility, VISIBLE_ONLY_ME);
    session_set_remark(session, place, "N", VISIBLE_TOGETHER, false);
    type(session, "belangrijk", "Ru", true);
    undo_to(session, "R");
    assert_string_equal(answer_at(session, "belangrijk", "")->remark, "N");
    session_set_state(session, place, STATE_UNKNOWN);
    type(session, "belangrijk", "R", true);
    undo_to(session, "");
    assert_int_equal(answer_at(session, "belangrijk", "")->state, STATE_UNKNOWN);
}

static void a_new_edit_ends_redo(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct change change;

    type(session, "belangrijk", "Rust", false);
    type(session, "belangrijk", "Rust en tijd", false);
    undo_to(session, "Rust");
    type(session, "belangrijk", "Rust. ", true);
    assert_false(session_redo(session, &change));
    undo_to(session, "Rust");
    undo_to(session, "");
    session_add_action(session, VALUE_INCOME);
    assert_false(session_redo(session, &change));
    assert_kept(fixture);
}

static void joined_action_typing(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct change change;

    session_add_action(session, VALUE_INCOME);
    session_add_action(session, VALUE_CONTACTS);
    session_set_action(session, 0, ACTION_WHAT, "B", false);
    session_set_action(session, 0, ACTION_WHAT, "Be", true);
    session_set_action(session, 1, ACTION_WHAT, "S", true);
    assert_true(session_undo(session, &change));
    assert_true(change.is_action);
    assert_string_equal(change.action, session_plan(session)->actions[1].id);
    assert_string_equal(action_text(session, 1, ACTION_WHAT), "");
    assert_string_equal(action_text(session, 0, ACTION_WHAT), "Be");
    assert_true(session_undo(session, &change));
    assert_string_equal(action_text(session, 0, ACTION_WHAT), "");
    assert_true(session_redo(session, &change));
    assert_string_equal(action_text(session, 0, ACTION_WHAT), "Be");
    assert_kept(fixture);
}

/* A removed action comes back where it stood, with all its words. */
static void removed_action_comes_back(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct change change;
    char id[UUID_SIZE];

    for (size_t i = 0; i < 3; i++) {
        session_add_action(session, VALUE_INCOME);
        session_set_action(session, i, ACTION_WHAT, i == 1 ? "Twee" : "x", false);
    }
    memcpy(id, session_plan(session)->actions[1].id, sizeof id);
    session_remove_action(session, 1);
    assert_kept(fixture);
    assert_true(session_undo(session, &change));
    assert_string_equal(change.action, id);
    assert_string_equal(session_plan(session)->actions[1].id, id);
    assert_string_equal(action_text(session, 1, ACTION_WHAT), "Twee");
    assert_kept(fixture);
}

/* What was never filled in leaves no step behind; what was done around it can still be undone. */
static void pruned_actions_are_forgotten(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct change change;

    type(session, "belangrijk", "Rust", false);
    session_add_action(session, VALUE_INCOME);
    session_add_action(session, VALUE_CONTACTS);
    session_set_action(session, 1, ACTION_WHAT, "Bellen", false);
    session_add_action(session, VALUE_NONE);
    type(session, "goede-dag", "Zon", false);
    assert_true(session_undo(session, &change));
    assert_true(session_undo(session, &change)); /* the last action can now only be done again */
    session_prune_actions(session);
    assert_int_equal(session_plan(session)->count, 1);
    assert_true(session_redo(session, &change));
    assert_int_equal(session_plan(session)->count, 2);
    session_prune_actions(session);
    assert_true(session_redo(session, &change));
    assert_string_equal(said(session, "goede-dag"), "Zon");
    assert_false(session_redo(session, &change));
    assert_kept(fixture);
    assert_true(session_undo(session, &change));
    assert_true(session_undo(session, &change));
    assert_string_equal(action_text(session, 0, ACTION_WHAT), "");
    assert_true(session_undo(session, &change));
    assert_int_equal(session_plan(session)->count, 0);
    undo_to(session, "");
    assert_false(session_undo(session, &change));
    assert_kept(fixture);
}

enum { EDITS = 60 };

/* Any edit, of answers and actions in turn; the same number makes the same edit. */
static void edit_anything(struct session *session, unsigned number)
{
    static const char *const steps[] = {"belangrijk", "goede-dag", "hoe-was-het"};
    char text[16];
    size_t count = session_plan(session)->count;

    snprintf(text, sizeof text, "Woord %u", number);
    switch (number * 7 % 10) {
    case 0:
        session_add_action(session, (enum value)(number % VALUE_COUNT));
        break;
    case 1:
        if (count > 2)
            session_remove_action(session, number % count);
        else
            session_add_action(session, VALUE_NONE);
        break;
    case 2:
    case 3:
        if (count > 0) {
            session_set_action(session, number % count, ACTION_WHAT, text, false);
            break;
        }
        /* fall through */
    case 4:
        session_choose(session, at(session, "focus", ""),
                       value_id((enum value)(number % VALUE_COUNT)));
        break;
    case 5:
        session_set_number(session, at(session, "belang", "income"), 1 + (int)(number / 10 % 5));
        break;
    case 6:
        session_set_state(session, at(session, steps[number % 3], ""),
                          number % 2 ? STATE_UNKNOWN : STATE_DECLINED);
        break;
    default:
        type(session, steps[number % 3], text, false);
    }
}

/* All the way back and all the way forth: at every step the talk is as it was. */
static void there_and_back_again(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct change change;
    char *texts[EDITS + 1];
    size_t steps = 0;

    texts[0] = talk_text(session);
    for (unsigned i = 0; i < EDITS; i++) {
        edit_anything(session, i);
        texts[steps + 1] = talk_text(session);
        if (strcmp(texts[steps], texts[steps + 1]) == 0)
            free(texts[steps + 1]);
        else
            steps++;
    }
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = steps; i-- > 0;) {
            assert_true(session_undo(session, &change));
            char *now = talk_text(session);
            assert_text_is(now, texts[i]);
            free(now);
        }
        assert_false(session_undo(session, &change));
        assert_kept(fixture);
        for (size_t i = 1; i <= steps; i++) {
            assert_true(session_redo(session, &change));
            char *now = talk_text(session);
            assert_text_is(now, texts[i]);
            free(now);
        }
        assert_false(session_redo(session, &change));
        assert_kept(fixture);
    }
    for (size_t i = 0; i <= steps; i++)
        free(texts[i]);
}

/* An undo goes where its words stand, and is kept there. */
static void undo_moves_the_cursor(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct change change;

    type(session, "belangrijk", "Rust", false);
    session_move(session, at(session, "hoe-was-het", ""), 0);
    assert_true(session_undo(session, &change));
    session = reopen(fixture);
    assert_int_equal(session_place(session).step, at(session, "belangrijk", "").step);
    assert_false(session_undo(session, &change));
}

/* The day that an earlier talk agreed is there again when this one's is taken back. */
static void the_earlier_day_comes_back(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct appointment_list list;
    struct change change;
    struct day day;
    char id[UUID_SIZE];

    session_set_date(session, at(session, "volgend-gesprek", ""), "2027-05-03", &day);
    assert_true(store_appointments(fixture->store, &list, &fixture->diag));
    assert_int_equal(list.count, 1);
    memcpy(id, list.items[0].id, UUID_SIZE);
    appointment_list_done(&list);
    session_close(session);
    session = start(fixture);
    session_set_date(session, at(session, "volgend-gesprek", ""), "2027-06-07", &day);
    assert_true(session_undo(session, &change));
    assert_true(session_redo(session, &change));
    assert_true(session_undo(session, &change));
    assert_true(store_appointments(fixture->store, &list, &fixture->diag));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].id, id);
    assert_int_equal(list.items[0].day.month, 5);
    appointment_list_done(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TALK_TEST(typing_joins),
        TALK_TEST(runs_end),
        TALK_TEST(typing_joins_only_typing),
        TALK_TEST(a_new_edit_ends_redo),
        TALK_TEST(joined_action_typing),
        TALK_TEST(removed_action_comes_back),
        TALK_TEST(pruned_actions_are_forgotten),
        TALK_TEST(there_and_back_again),
        TALK_TEST(undo_moves_the_cursor),
        TALK_TEST(the_earlier_day_comes_back),
    };

    set_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
