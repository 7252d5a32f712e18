/* What the employee is asked, exactly what would be seen, and that a no leaves no trace. */
#include "share_fixture.h"

#include "session/import.h"

static const char *const two[] = {"Een Vijgenboom planten", "Een Appelboom planten"};

/* ---- what is asked ---- */

static void assert_text(struct fixture *fixture, const char *action, const char *part)
{
    struct share share;
    char *text;

    assert_true(store_find_share(fixture->store, action, &share, &fixture->diag));
    text = share_text(&fixture->setup, &share);
    assert_holds(text, part);
    assert_holds(text, "HR does not see it.");
    free(text);
    share_done(&share);
}

/* Where no registry is set it lies in the leader's own folder, and nothing says that HR sees it. */
static void in_ones_own_folder_it_is_practice(void **state)
{
    struct fixture *fixture = *state;
    struct share_question question;
    char talk[UUID_SIZE], id[UUID_SIZE], code[CODE_SIZE];
    const char *set = fixture->setup.registry;
    char *own = path_join(fixture->folder, "registry.db");

    assert_false(share_is_practice(&fixture->setup));
    fixture->setup.registry = own;
    assert_true(share_is_practice(&fixture->setup));
    hold_talk(fixture, "kerngesprek", two, 1, talk);
    action_id(fixture, talk, 0, id);
    load(fixture, talk, &question);
    assert_holds(question.readers, "HR does not see it until");
    share_question_done(&question);
    say_yes(fixture, talk, 1, false, "Amina", code);
    assert_text(fixture, id,
                "For practice: this goes to the registry in the leader's own folder on");
    pass(fixture, 2 * DAY_MS);
    assert_text(fixture, id, "For practice: this goes to the registry");
    send(fixture);
    assert_text(fixture, id, "For practice: this lies in the registry");
    edit(fixture, id, ACTION_WHAT, "Een Perenboom planten");
    assert_text(fixture, id, "as it was before");
    fixture->setup.registry = set;
    free(own);
}

static void a_plan_is_asked_action_by_action(void **state)
{
    struct fixture *fixture = *state;
    struct share_question question;
    char talk[UUID_SIZE], id[UUID_SIZE];

    hold_talk(fixture, "kerngesprek", two, 2, talk);
    load(fixture, talk, &question);
    assert_int_equal(question.count, 2);
    assert_string_equal(question.person.name, "Amina");
    assert_int_equal(question.offers[0].share.state, SHARE_NONE);
    assert_false(question.offers[0].is_change);
    assert_int_equal(question.score_count, 0);
    assert_int_equal(question.team_count, 0);
    assert_string_equal(question.team, "Zorg");
    assert_string_equal(question.contact, "");
    assert_int_equal(question.thinking_days, 2);
    assert_holds(question.readers, "whoever may share there can read it too");
    share_question_done(&question);
    action_id(fixture, talk, 1, id);
    load(fixture, id, &question);
    assert_int_equal(question.count, 1);
    assert_string_equal(action_get(&question.offers[0].agreement.action, ACTION_WHAT), two[1]);
    share_question_done(&question);
    assert_false(share_load(&fixture->setup, "ffff", &question, &fixture->diag));
    assert_said(fixture, "ffff");

    struct session_setup nowhere = fixture->setup;
    nowhere.registry = NULL;
    assert_false(share_load(&nowhere, talk, &question, &fixture->diag));
    assert_said(fixture, "no registry");
}

/* Nothing of a talk in which power is unequal, nor of the leader alone. */
/* The talk and each of its agreements: no action, and no score of a value talk either. */
static void assert_refused(struct fixture *fixture, const char *talk)
{
    struct share_question question;
    char id[UUID_SIZE];

    assert_false(share_load(&fixture->setup, talk, &question, &fixture->diag));
    assert_said(fixture, "From this kind of talk nothing goes to HR.");
    action_id(fixture, talk, 0, id);
    assert_false(share_load(&fixture->setup, id, &question, &fixture->diag));
    assert_said(fixture, "From this kind of talk nothing goes to HR.");
}

static void only_value_talks(void **state)
{
    static const struct {
        const char *guide;
        size_t offers;
    } guides[] = {{"vervolggesprek", 2},  {"jaargesprek", 0},    {"functioneringsgesprek", 0},
                  {"verbetertraject", 0}, {"waardendialoog", 2}, {"sollicitatiegesprek", 0}};
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof guides / sizeof *guides; i++) {
        struct share_question question;
        char talk[UUID_SIZE];

        hold_talk(fixture, guides[i].guide, two, 2, talk);
        if (guides[i].offers == 0) {
            assert_refused(fixture, talk);
            continue;
        }
        load(fixture, talk, &question);
        if (question.count != guides[i].offers)
            fail_msg("%s: %zu", guides[i].guide, question.count);
        share_question_done(&question);
    }
}

static void a_team_has_a_name_and_no_person(void **state)
{
    struct fixture *fixture = *state;
    struct share_question question;
    char talk[UUID_SIZE], code[CODE_SIZE], again[CODE_SIZE];

    hold_talk(fixture, "waardendialoog", two, 2, talk);
    load(fixture, talk, &question);
    assert_string_equal(question.person.id, "");
    assert_string_equal(question.person.name, "Zorg");
    assert_string_equal(question.team, "Zorg");
    share_question_done(&question);
    say_yes(fixture, talk, 1, false, "Zorg", code);
    say_yes(fixture, talk, 2, false, "Zorg", again);
    assert_string_equal(code, again);
}

/* Let go: only when it is shared may that be told. Without words: never. */
static void what_was_let_go(void **state)
{
    struct fixture *fixture = *state;
    struct share_question question;
    char talk[UUID_SIZE], id[UUID_SIZE], code[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", two, 2, talk);
    action_id(fixture, talk, 0, id);
    say_yes(fixture, talk, 1, false, "Amina", code);
    edit(fixture, id, ACTION_STATUS, "dropped");
    action_id(fixture, talk, 1, id);
    edit(fixture, id, ACTION_STATUS, "dropped");
    load(fixture, talk, &question);
    assert_int_equal(question.count, 1);
    assert_true(question.offers[0].is_change);
    assert_int_equal(question.offers[0].share.state, SHARE_WAITS);
    share_question_done(&question);
    load(fixture, id, &question);
    assert_int_equal(question.count, 0);
    share_question_done(&question);
}

static void score(struct session *session, const char *value, int importance, int room, int works)
{
    session_set_number(session, at(session, "belang", value), importance);
    session_set_number(session, at(session, "ruimte", value), room);
    session_set_number(session, at(session, "lukt", value), works);
}

static void hold_scores(struct fixture *fixture, char talk[UUID_SIZE])
{
    struct session *session = begin(fixture, "kerngesprek", "nl");

    memcpy(talk, session_interview(session)->id, UUID_SIZE);
    score(session, "contacts", 5, 2, 3);
    score(session, "income", 4, 4, 0);
    score(session, "decisions", 4, 4, 4);
    session_set_visibility(session, at(session, "lukt", "decisions"), VISIBLE_ONLY_ME);
    score(session, "own-goals", 1, 5, 2);
    end(fixture);
}

/* All three, said together, of the last talk that has any. */
static void which_scores(void **state)
{
    struct fixture *fixture = *state;
    struct share_question question;
    char talk[UUID_SIZE], later[UUID_SIZE], other[UUID_SIZE];

    hold_scores(fixture, talk);
    pass(fixture, DAY_MS);
    hold_talk(fixture, "tussenstand", two, 1, later);
    load(fixture, later, &question);
    assert_int_equal(question.score_count, 2);
    assert_string_equal(question.talk, talk);
    assert_int_equal(question.scores[0].value, VALUE_CONTACTS);
    assert_int_equal(question.scores[0].scores[0], 5);
    assert_int_equal(question.scores[0].scores[2], 3);
    assert_int_equal(question.scores[1].value, VALUE_OWN_GOALS);
    assert_holds(question.scores_readers, "single scores without a name"); /* it is a file */
    assert_false(question.scores_shared);
    hold_talk(fixture, "jaargesprek", two, 1, other);
    assert_refused(fixture, other);
    share_question_done(&question);
}

/* ---- what would be seen ---- */

static void exactly_what_would_be_seen(void **state)
{
    struct fixture *fixture = *state;
    struct share_question question;
    struct share_lines lines;
    char talk[UUID_SIZE], id[UUID_SIZE];

    hold_talk(fixture, "kerngesprek", two, 1, talk);
    action_id(fixture, talk, 0, id);
    edit(fixture, id, ACTION_NEED, "Een schep");
    edit(fixture, id, ACTION_DUE, "2026-12-31");
    load(fixture, talk, &question);
    share_preview(&question.offers[0], "123456", "Zorg", "Noor", &lines);
    static const char *const wanted[][2] = {
        {"Name or number", "123456"},
        {"Team", "Zorg"},
        {"Team leader", "Noor"},
        {"Value", NULL},
        {"What", "Een Vijgenboom planten"},
        {"Who does it?", "you"},
        {"What is needed", "Een schep"},
        {"By when", "Thursday 31 December 2026"},
        {"How it stands", "agreed"},
    };
    assert_int_equal(lines.count, sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < lines.count; i++) {
        assert_string_equal(lines.items[i].label, wanted[i][0]);
        assert_string_equal(lines.items[i].text,
                            wanted[i][1] ? wanted[i][1] : value_label(VALUE_CONTACTS));
    }
    share_lines_done(&lines);
    share_question_done(&question);
}

/* ---- what was said ---- */

/* The files of the store are, byte for byte, as before: whoever was asked and said no can't be told from who was not. */
static void a_no_leaves_no_trace(void **state)
{
    struct fixture *fixture = *state;
    struct diag *diag = &fixture->diag;
    char talk[UUID_SIZE], code[CODE_SIZE] = "x";
    char *path = path_join(fixture->folder, "interviews.db");
    size_t before_length, after_length;

    hold_talk(fixture, "kerngesprek", two, 2, talk);
    assert_true(store_checkpoint(fixture->store, true, diag));
    char *before = path_read(path, 1 << 24, &before_length, diag);
    assert_int_equal(say_yes(fixture, talk, 0, false, "Amina", code), 0);
    assert_string_equal(code, "");
    assert_int_equal(store_wal_size(fixture->store), 0);
    char *after = path_read(path, 1 << 24, &after_length, diag);
    assert_int_equal(before_length, after_length);
    assert_memory_equal(before, after, before_length);
    free(before);
    free(after);
    free(path);
}

static void a_yes_waits_for_the_thinking_period(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], id[UUID_SIZE], other[UUID_SIZE], code[CODE_SIZE];
    struct share share;
    char *text;

    hold_talk(fixture, "kerngesprek", two, 2, talk);
    assert_int_equal(say_yes(fixture, talk, 1, false, "  Amina\x1b ", code),
                     fixture->time.clock.fixed_now + 2 * 24 * 3600);
    action_id(fixture, talk, 0, id);
    action_id(fixture, talk, 1, other);
    assert_int_equal(state_of(fixture, id), SHARE_WAITS);
    assert_int_equal(state_of(fixture, other), SHARE_NONE);
    assert_true(store_find_share(fixture->store, id, &share, &fixture->diag));
    assert_string_equal(share.person_as, "Amina");
    assert_string_equal(share.code, code);
    text = share_text(&fixture->setup, &share);
    assert_string_equal(text, "This goes to HR on Tuesday 24 November 2026.");
    free(text);
    share_done(&share);
}

static void a_name_and_a_team_are_needed(void **state)
{
    struct fixture *fixture = *state;
    struct share_question question;
    const enum share_word yes[] = {SHARE_YES};
    char talk[UUID_SIZE], code[CODE_SIZE];
    int64_t leaves;

    hold_talk(fixture, "kerngesprek", two, 1, talk);
    load(fixture, talk, &question);
    struct share_decision decision = {.words = yes, .person_as = " ", .team = "Zorg"};
    assert_false(
        share_decide(&fixture->setup, &question, &decision, code, &leaves, &fixture->diag));
    assert_said(fixture, "name or a number");
    decision.person_as = "Amina";
    decision.team = "";
    assert_false(
        share_decide(&fixture->setup, &question, &decision, code, &leaves, &fixture->diag));
    assert_said(fixture, "which team");
    /* PostgreSQL keeps a list of its own. */
    char *registry = (char *)(uintptr_t)fixture->setup.registry;
    fixture->setup.registry = "postgresql://nowhere.invalid/registry";
    decision.team = "Zorg";
    char *teams[] = {(char[]){"Keuken"}};
    question.teams = teams;
    question.team_count = 1;
    assert_false(
        share_decide(&fixture->setup, &question, &decision, code, &leaves, &fixture->diag));
    assert_said(fixture, "no team \"Zorg\"");
    question.teams = NULL;
    question.team_count = 0;
    fixture->setup.registry = registry;
    assert_int_equal(outbox_count(fixture), 0);
    share_question_done(&question);
}

/* One paper a person, as long as anything is shared; a new one when all was taken back. */
static void one_code_a_person(void **state)
{
    struct fixture *fixture = *state;
    struct person bo;
    char talk[UUID_SIZE], other[UUID_SIZE], codes[4][CODE_SIZE];
    int count;
    bool scores;

    hold_talk(fixture, "kerngesprek", two, 2, talk);
    say_yes(fixture, talk, 1, false, "Amina", codes[0]);
    say_yes(fixture, talk, 2, false, "Amina", codes[1]);
    assert_string_equal(codes[0], codes[1]);
    assert_true(store_add_person(fixture->store, "Bo", "Zorg", &bo, &fixture->diag));
    struct person amina = fixture->person;
    fixture->person = bo;
    hold_talk(fixture, "kerngesprek", two, 1, other);
    fixture->person = amina;
    say_yes(fixture, other, 1, false, "Bo", codes[2]);
    assert_string_not_equal(codes[0], codes[2]);
    assert_true(share_withdraw(&fixture->setup, codes[0], &count, &scores, &fixture->diag));
    assert_int_equal(count, 2);
    assert_false(scores);
    say_yes(fixture, talk, 1, false, "Amina", codes[3]);
    assert_string_not_equal(codes[0], codes[3]);
    assert_true(share_withdraw(&fixture->setup, codes[0], &count, &scores, &fixture->diag));
    assert_int_equal(count, 0);
    free(bo.name);
    free(bo.team);
}

static void a_number_is_new_each_time(void **state)
{
    struct fixture *fixture = *state;
    char *one = share_number(&fixture->setup), *other = share_number(&fixture->setup);

    assert_int_equal(strlen(one), 6);
    assert_int_equal(strspn(one, "0123456789"), 6);
    assert_string_not_equal(one, other);
    free(one);
    free(other);
}

/* ---- taking back ---- */

static void taken_back_by_id_or_code(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], id[UUID_SIZE], code[CODE_SIZE];
    int count;
    bool scores;

    hold_talk(fixture, "kerngesprek", two, 2, talk);
    action_id(fixture, talk, 0, id);
    say_yes(fixture, talk, 3, false, "Quintana", code);
    assert_false(share_withdraw(&fixture->setup, "0000", &count, &scores, &fixture->diag));
    assert_said(fixture, "More than one");
    assert_true(share_withdraw(&fixture->setup, id, &count, &scores, &fixture->diag));
    assert_int_equal(count, 1);
    assert_int_equal(state_of(fixture, id), SHARE_NONE);
    assert_true(share_withdraw(&fixture->setup, id, &count, &scores, &fixture->diag));
    assert_int_equal(count, 0);
    /* As somebody types it from paper. */
    for (char *c = code; *c; c++)
        *c = *c == '-' ? ' ' : *c >= 'A' ? (char)(*c + 32) : *c;
    assert_true(share_withdraw(&fixture->setup, code, &count, &scores, &fixture->diag));
    assert_int_equal(count, 1);
    assert_int_equal(outbox_count(fixture), 0);
    assert_int_equal(store_wal_size(fixture->store), 0); /* nothing of it in the log either */
}

/* One agreement goes back alone: that the scores stay is told with the code; under another number it is told that it was there. */
static void what_stays_is_told(void **state)
{
    struct fixture *fixture = *state;
    struct share_question question;
    char talk[UUID_SIZE], scored[UUID_SIZE], id[UUID_SIZE], code[CODE_SIZE];
    int count;
    bool scores;

    hold_talk(fixture, "kerngesprek", two, 1, talk);
    action_id(fixture, talk, 0, id);
    say_yes(fixture, talk, 1, false, "Amina", code);
    assert_null(share_scores_stay(&fixture->setup, id));
    hold_scores(fixture, scored);
    say_yes(fixture, scored, 0, true, "", code);
    load(fixture, talk, &question);
    assert_false(share_was_taken_back(&fixture->setup, &question.offers[0]));
    share_question_done(&question);
    pass(fixture, 3 * DAY_MS);
    send(fixture);
    assert_true(share_withdraw(&fixture->setup, id, &count, &scores, &fixture->diag));
    assert_false(scores);
    char *stay = share_scores_stay(&fixture->setup, id);
    assert_non_null(stay);
    assert_holds(stay, "stay in the figures");
    assert_holds(stay, code);
    free(stay);
    load(fixture, talk, &question);
    assert_true(share_was_taken_back(&fixture->setup, &question.offers[0]));
    share_question_done(&question);
    assert_true(share_withdraw(&fixture->setup, code, &count, &scores, &fixture->diag));
    assert_true(scores);
    assert_null(share_scores_stay(&fixture->setup, id));
}

/* ---- what HR said ---- */

static void who_is_to_be_asked(void **state)
{
    char name[] = "Amina", number[] = "123456";
    const struct hr_answer silent = {0}, marked = {.mark = MARK_EMPLOYEE};
    const struct share named = {.person_as = name}, numbered = {.person_as = number};
    char *wish;
    (void)state;

    assert_null(share_wish(&silent, &numbered, "Amina"));
    wish = share_wish(&marked, &named, "Amina");
    assert_string_equal(wish, "HR would like to talk about this with the employee.");
    free(wish);
    wish = share_wish(&marked, &numbered, "Amina");
    assert_holds(wish, "has only the number. Ask Amina.");
    free(wish);
}

/* A registry of one's own, at which nobody plays HR: nobody is late. */
static void nobody_is_late_in_practice(void **state)
{
    struct fixture *fixture = *state;
    struct hr_answer waiting[] = {{.is_long = true}, {.is_long = true}};
    struct hr_answer_list list = {waiting, 2};
    struct session_setup practice = fixture->setup;
    char *own = path_join(fixture->setup.data_folder, "registry.db");

    share_hush_practice(&fixture->setup, &list);
    assert_true(waiting[0].is_long);
    practice.registry = own;
    waiting[1].reply.state = QUESTION_TAKEN_UP;
    share_hush_practice(&practice, &list);
    assert_true(waiting[0].is_long);
    waiting[1].reply.state = QUESTION_NEW;
    share_hush_practice(&practice, &list);
    assert_false(waiting[0].is_long || waiting[1].is_long);
    free(own);
}

/* ---- another leader ---- */

/* What one leader shared comes to the next as not shared: the employee is asked again. */
static void what_comes_in_is_not_shared(void **state)
{
    struct fixture *fixture = *state;
    struct person nobody = {.name = (char[]){"Amina"}, .team = (char[]){"Zorg"}};
    struct agreement agreement;
    struct buf out;
    char talk[UUID_SIZE], id[UUID_SIZE], code[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", two, 1, talk);
    action_id(fixture, talk, 0, id);
    fixture->session = session_open(&fixture->setup, talk, false, NULL, &fixture->diag);
    assert_non_null(fixture->session);
    say_yes(fixture, talk, 1, false, "Amina", code); /* while the talk is open */
    struct talk document = session_talk(fixture->session, true);
    buf_init(&out);
    report_json_talk(&document, &out);
    assert_holds(buf_text(&out), "\"shared\": true");
    end(fixture);

    struct session_setup next = fixture->setup;
    next.store = store_open_scratch("Bram", next.clock, next.ids, &fixture->diag);
    struct import *import = import_read(&next, out.data, out.length, &fixture->diag);
    assert_quiet(fixture);
    assert_true(import_apply(import, &nobody, &fixture->diag));
    assert_quiet(fixture);
    import_free(import);
    assert_true(store_find_agreement(next.store, id, &agreement, &fixture->diag));
    assert_false(agreement.action.shared);
    agreement_done(&agreement);
    store_close(next.store);
    buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHARE_TEST(a_plan_is_asked_action_by_action),
        SHARE_TEST(in_ones_own_folder_it_is_practice),
        SHARE_TEST(only_value_talks),
        SHARE_TEST(a_team_has_a_name_and_no_person),
        SHARE_TEST(what_was_let_go),
        SHARE_TEST(which_scores),
        SHARE_TEST(exactly_what_would_be_seen),
        SHARE_TEST(a_no_leaves_no_trace),
        SHARE_TEST(a_yes_waits_for_the_thinking_period),
        SHARE_TEST(a_name_and_a_team_are_needed),
        SHARE_TEST(one_code_a_person),
        SHARE_TEST(a_number_is_new_each_time),
        SHARE_TEST(taken_back_by_id_or_code),
        SHARE_TEST(what_stays_is_told),
        SHARE_TEST(who_is_to_be_asked),
        SHARE_TEST(nobody_is_late_in_practice),
        SHARE_TEST(what_comes_in_is_not_shared),
    };

    set_environment();
    return cmocka_run_group_tests_name("session/share", tests, NULL, NULL);
}
