/* Every edit is committed before it returns, and found again when the talk is opened. */
#include "fixture.h"

struct edit {
    const char *name;
    void (*make)(struct session *session);
};

static void text(struct session *session)
{
    session_set_text(session, at(session, "belangrijk", ""), "Rust\r\nen \x1B[31mcaf\xC3\xA9", 4,
                     false);
    assert_string_equal(answer_at(session, "belangrijk", "")->text, "Rust\nen [31mcaf\xC3\xA9");
}

static void text_in_a_loop(struct session *session)
{
    session_set_text(session, at(session, "eigen-woorden", "income"), "Genoeg", 6, false);
    assert_string_equal(answer_at(session, "eigen-woorden", "income")->text, "Genoeg");
    assert_null(answer_at(session, "eigen-woorden", "contacts")->text);
}

static void number(struct session *session)
{
    session_set_number(session, at(session, "belang", "income"), 5);
    assert_int_equal(answer_at(session, "belang", "income")->state, STATE_GIVEN);
    assert_int_equal(conversation_scores(session_conversation(session), VALUE_INCOME).importance,
                     5);
}

static void number_taken_back(struct session *session)
{
    session_set_number(session, at(session, "belang", "income"), 0);
    assert_int_equal(answer_at(session, "belang", "income")->state, STATE_OPEN);
}

static void unknown(struct session *session)
{
    session_set_state(session, at(session, "eigen-woorden", "income"), STATE_UNKNOWN);
    assert_null(answer_at(session, "eigen-woorden", "income")->text);
}

static void words_over_unknown(struct session *session)
{
    session_set_text(session, at(session, "eigen-woorden", "income"), "Toch", 4, false);
    assert_int_equal(answer_at(session, "eigen-woorden", "income")->state, STATE_GIVEN);
}

static void declined(struct session *session)
{
    session_set_state(session, at(session, "lukt", "contacts"), STATE_DECLINED);
}

static void choices(struct session *session)
{
    session_choose(session, at(session, "focus", ""), "contacts");
    session_choose(session, at(session, "focus", ""), "income");
    assert_true(conversation_has_focus(session_conversation(session), VALUE_CONTACTS));
}

static void choice_taken_back(struct session *session)
{
    session_choose(session, at(session, "focus", ""), "contacts");
    assert_false(conversation_has_focus(session_conversation(session), VALUE_CONTACTS));
}

static void other_beside_choices(struct session *session)
{
    session_set_text(session, at(session, "middelen-zelf", "income"), "Mijn zus", 8, false);
}

static void yes_no(struct session *session)
{
    session_choose(session, at(session, "plan-klopt", ""), "yes");
    assert_string_equal(answer_at(session, "plan-klopt", "")->text, "yes");
}

static void yes_no_again(struct session *session)
{
    session_choose(session, at(session, "plan-klopt", ""), "yes");
    assert_int_equal(answer_at(session, "plan-klopt", "")->state, STATE_OPEN);
}

static void no(struct session *session)
{
    session_choose(session, at(session, "plan-klopt", ""), "yes");
    session_choose(session, at(session, "plan-klopt", ""), "no");
    assert_string_equal(answer_at(session, "plan-klopt", "")->text, "no");
}

static void parked(struct session *session)
{
    session_set_parked(session, at(session, "goede-dag", ""), true);
    assert_int_equal(
        conversation_state(session_conversation(session), at(session, "goede-dag", "")),
        PLACE_PARKED);
}

static void only_me(struct session *session)
{
    session_set_visibility(session, at(session, "belangrijk", ""), VISIBLE_ONLY_ME);
}

static void remark(struct session *session)
{
    session_set_remark(session, at(session, "ruimte", "income"), "Let op", VISIBLE_ONLY_ME, false);
    assert_int_equal(answer_at(session, "ruimte", "income")->remark_visibility, VISIBLE_ONLY_ME);
    assert_int_equal(answer_at(session, "ruimte", "income")->state, STATE_OPEN);
}

/* Without a remark there is nothing to hide. */
static void remark_taken_back(struct session *session)
{
    session_set_remark(session, at(session, "ruimte", "income"), "", VISIBLE_ONLY_ME, false);
    assert_true(answer_is_blank(answer_at(session, "ruimte", "income")));
}

static void corrected(struct session *session)
{
    session_set_text(session, at(session, "samenvatting", ""), "Je wilt rust.", 13, false);
    session_confirm(session, at(session, "samenvatting", ""), CONFIRM_CORRECTED, "Meer rust",
                    false);
    assert_string_equal(answer_at(session, "samenvatting", "")->correction, "Meer rust");
}

static void confirmed(struct session *session)
{
    session_confirm(session, at(session, "samenvatting", ""), CONFIRM_YES, NULL, false);
    assert_null(answer_at(session, "samenvatting", "")->correction);
}

static void state_keeps_remark_and_mark(struct session *session)
{
    struct place place = at(session, "goede-dag", "");

    session_set_text(session, place, "Zon", 3, false);
    session_set_remark(session, place, "Mooi", VISIBLE_TOGETHER, false);
    session_set_state(session, place, STATE_OPEN);
    assert_null(answer_at(session, "goede-dag", "")->text);
    assert_string_equal(answer_at(session, "goede-dag", "")->remark, "Mooi");
    assert_true(answer_at(session, "goede-dag", "")->parked);
}

static void cursor_alone(struct session *session)
{
    session_move(session, at(session, "belangrijk", ""), 2);
}

static void action_added(struct session *session)
{
    assert_int_equal(session_add_action(session, VALUE_INCOME), 0);
    assert_int_equal(session_plan(session)->count, 1);
}

static void action_fields(struct session *session)
{
    static const struct {
        enum action_field field;
        const char *text;
    } rows[] = {
        {ACTION_WHAT, "Rooster\nbespreken"},
        {ACTION_OWNER, "together"},
        {ACTION_NEED, "Een uur"},
        {ACTION_KIND, "time"},
        {ACTION_DUE, "2026-12-31"},
        {ACTION_VALUE, "contacts"},
        {ACTION_STATUS, "busy"},
        {ACTION_REASON, "begonnen"},
        {ACTION_HELPER, "Sam"},
        {ACTION_NOTICE, "Rust"},
        {ACTION_FIRST_STEP, "Bellen"},
        {ACTION_OWN_PART, "Bellen"},
        {ACTION_VALUE, ""},
        {ACTION_DUE, ""},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(session_set_action(session, 0, rows[i].field, rows[i].text, false));
        assert_string_equal(action_text(session, 0, rows[i].field), rows[i].text);
    }
}

/* No owner, no kind of support, no value: nothing changes. */
static void illegal_fields(struct session *session)
{
    static const enum action_field fields[] = {ACTION_OWNER, ACTION_KIND, ACTION_VALUE,
                                               ACTION_STATUS};

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        char *before = xstrdup(action_text(session, 0, fields[i]));
        assert_false(session_set_action(session, 0, fields[i], "31 juni", false));
        assert_string_equal(action_text(session, 0, fields[i]), before);
        free(before);
    }
}

static void action_removed(struct session *session)
{
    size_t count = session_plan(session)->count;

    session_add_action(session, VALUE_NONE);
    session_set_action(session, count, ACTION_WHAT, "Voor niets", false);
    session_remove_action(session, count);
    assert_int_equal(session_plan(session)->count, count);
}

/* In this order: each goes on from the talk that the ones before have left. */
static const struct edit edits[] = {
    {"text", text},
    {"text in a loop", text_in_a_loop},
    {"number", number},
    {"number taken back", number_taken_back},
    {"don't know", unknown},
    {"words over don't know", words_over_unknown},
    {"rather not say", declined},
    {"choices", choices},
    {"choice taken back", choice_taken_back},
    {"other beside choices", other_beside_choices},
    {"yes", yes_no},
    {"yes again", yes_no_again},
    {"no", no},
    {"parked", parked},
    {"only me", only_me},
    {"remark", remark},
    {"remark taken back", remark_taken_back},
    {"corrected", corrected},
    {"confirmed", confirmed},
    {"open keeps remark and mark", state_keeps_remark_and_mark},
    {"action added", action_added},
    {"action fields", action_fields},
    {"illegal fields", illegal_fields},
    {"action removed", action_removed},
    {"cursor alone", cursor_alone},
};

static void edits_are_committed_and_found_again(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct reader before;

    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        print_message("           %s\n", edits[i].name);
        edits[i].make(session);
        assert_kept(fixture);
    }
    reader_open(&before, fixture);
    session = reopen(fixture);
    assert_same_talk(session, before.session);
    assert_same_place(session, before.session);
    assert_int_equal(session_offset(session), 2);
    reader_close(&before);
}

static void dates(void **state)
{
    static const struct {
        const char *typed;
        enum day_result result;
        const char *kept; /* after it */
    } rows[] = {
        {"31 december", DAY_OK, "2026-12-31"}, {"31-02-2027", DAY_REPAIRED, "31-02-2027"},
        {"ooit", DAY_UNKNOWN, "ooit"},         {"over een week", DAY_OK, "2026-11-29"},
        {"2027-01-05", DAY_OK, "2027-01-05"},  {"  ", DAY_EMPTY, NULL},
    };
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct day day;
        const char *kept;
        assert_int_equal(
            session_set_date(session, at(session, "volgend-gesprek", ""), rows[i].typed, &day),
            rows[i].result);
        kept = answer_at(session, "volgend-gesprek", "")->text;
        if (rows[i].kept)
            assert_string_equal(kept, rows[i].kept);
        else
            assert_null(kept);
        if (rows[i].result == DAY_REPAIRED)
            assert_int_equal(day.day, 28);
        assert_int_equal(answer_at(session, "volgend-gesprek", "")->state,
                         rows[i].result == DAY_OK ? STATE_GIVEN : STATE_OPEN);
        assert_kept(fixture);
    }
}

/* An edit that changes nothing moves nothing and is no step to undo. */
static void no_change_is_no_edit(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct change change;

    session_set_text(session, at(session, "belangrijk", ""), "Rust", 4, false);
    pass(fixture, 60000);
    session_set_text(session, at(session, "belangrijk", ""), "Rust", 4, false);
    session_set_text(session, at(session, "goede-dag", ""), "", 0, false);
    session_set_parked(session, at(session, "goede-dag", ""), false);
    assert_int_equal(session_interview(session)->touched, fixture->time.clock.fixed_now - 60);
    assert_true(session_undo(session, &change));
    assert_false(session_undo(session, &change));
}

static void untouched_actions_go(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    session_add_action(session, VALUE_INCOME);
    session_add_action(session, VALUE_CONTACTS);
    session_add_action(session, VALUE_NONE);
    session_set_action(session, 1, ACTION_NEED, "Tijd", false);
    session_prune_actions(session);
    assert_int_equal(session_plan(session)->count, 1);
    assert_string_equal(action_text(session, 0, ACTION_NEED), "Tijd");
    assert_kept(fixture);
    session_add_action(session, VALUE_INCOME);
    assert_int_equal(session_plan(reopen(fixture))->count, 1);
}

/* An action that held words goes too, but undo brings the words back. */
static void emptied_actions_can_be_undone(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct change change;

    session_add_action(session, VALUE_INCOME);
    session_set_action(session, 0, ACTION_WHAT, "Rekenen", false);
    session_set_action(session, 0, ACTION_WHAT, "", false);
    session_prune_actions(session);
    assert_int_equal(session_plan(session)->count, 0);
    assert_true(session_undo(session, &change));
    assert_true(session_undo(session, &change));
    assert_string_equal(action_text(session, 0, ACTION_WHAT), "Rekenen");
    assert_kept(fixture);
    /* One that never held any is gone without a trace. */
    session_add_action(session, VALUE_INCOME);
    session_prune_actions(session);
    assert_true(session_undo(session, &change));
    assert_string_equal(action_text(session, 0, ACTION_WHAT), "");
}

/* "Yes, that is right" was said of the words that stood there. */
static void other_words_are_not_confirmed(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place place = at(session, "samenvatting", "");

    session_set_text(session, place, "Rust", 4, false);
    session_confirm(session, place, CONFIRM_YES, NULL, false);
    session_set_text(session, place, "Rust.", 5, false);
    assert_int_equal(answer_at(session, "samenvatting", "")->confirmation, CONFIRM_OPEN);
    assert_kept(fixture);
}

/* What leaves its loop is kept and comes back with it. */
static void answers_of_a_value_that_is_let_go(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    size_t count, more;

    session_choose(session, at(session, "focus", ""), "contacts");
    conversation_places(session_conversation(session), &more);
    session_set_text(session, at(session, "kansen-zelf", "contacts"), "Samen eten", 10, false);
    session_choose(session, at(session, "focus", ""), "contacts");
    conversation_places(session_conversation(session), &count);
    assert_true(count < more);
    assert_kept(fixture);
    session = reopen(fixture);
    session_choose(session, at(session, "focus", ""), "contacts");
    assert_string_equal(answer_at(session, "kansen-zelf", "contacts")->text, "Samen eten");
}

/* A guide with the kinds of answer that the shipped one does not ask for. */
static const char small_guide[] =
    "format: 1\nid: klein\nversion: 1\nlanguage: nl\ntitle: Klein\nprocess: one-on-one\n"
    "parts:\n  - id: deel\n    title: Deel\n    phase: opening\n    steps:\n"
    "      - {id: uren, ask: Hoeveel uren?, answer: number}\n"
    "      - {id: keus, ask: Wat kies je?, answer: choice, other: yes,\n"
    "         choices: [{id: een, text: Een}, {id: twee, text: Twee}]}\n";

static void kinds_of_a_small_guide(void **state)
{
    struct fixture *fixture = *state;
    char *path = path_join(fixture->folder, "klein.yaml");
    struct session *session;

    assert_true(path_write(path, small_guide, strlen(small_guide), false, &fixture->diag));
    fixture->library.folders[SHELF_OWN] = fixture->folder;
    assert_true(guide_publish(&fixture->library, "klein", "", "2026-11-22", &fixture->diag));
    session = fixture->session =
        session_start(&fixture->setup, &fixture->person, NULL, "klein", "nl", &fixture->diag);
    assert_quiet(fixture);
    assert_non_null(session);

    session_set_number(session, at(session, "uren", ""), 0);
    assert_int_equal(answer_at(session, "uren", "")->state, STATE_GIVEN);
    assert_kept(fixture);
    session_set_number(session, at(session, "uren", ""), 32);
    assert_kept(fixture);
    session_set_state(session, at(session, "uren", ""), STATE_OPEN);
    assert_true(answer_is_blank(answer_at(session, "uren", "")));
    session_choose(session, at(session, "keus", ""), "een");
    session_choose(session, at(session, "keus", ""), "twee");
    assert_string_equal(answer_at(session, "keus", "")->text, "twee");
    session_choose(session, at(session, "keus", ""), "twee");
    assert_null(answer_at(session, "keus", "")->text);
    session_set_text(session, at(session, "keus", ""), "Iets anders", 11, false);
    assert_kept(fixture);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TALK_TEST(edits_are_committed_and_found_again),
        TALK_TEST(dates),
        TALK_TEST(no_change_is_no_edit),
        TALK_TEST(untouched_actions_go),
        TALK_TEST(emptied_actions_can_be_undone),
        TALK_TEST(other_words_are_not_confirmed),
        TALK_TEST(answers_of_a_value_that_is_let_go),
        EMPTY_TEST(kinds_of_a_small_guide),
    };

    set_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
