/*
 * Every guide that is shipped, in every language it has, from beginning to end. The folder says
 * which there are, so a guide that is added is gone through too.
 */
#include "session/heartbeat.h"
#include "session/rehearse.h"
#include "walk.h"

static char where[160]; /* which guide, language and taste: what a failure is about */

/* ---- what is shown at a place ---- */

static void check_text(struct session *session, const char *text, const char *item,
                       const char *what, const char *step)
{
    char *filled = session_fill(session, text, item);

    if (filled && (strchr(filled, '{') || strstr(filled, "…")))
        fail_msg("%s: the %s of %s keeps a hole: %s", where, what, step, filled);
    free(filled);
}

static void check_wording(struct session *session, struct place place)
{
    const struct step *step = &session_script(session)->steps[place.step];
    const struct wording *words = step_wording(step, place.item);

    check_text(session, step->label, place.item, "label", step->id);
    check_text(session, words->ask, place.item, "ask", step->id);
    check_text(session, words->say, place.item, "say", step->id);
    check_text(session, words->simple, place.item, "simple", step->id);
    check_text(session, words->cue, place.item, "cue", step->id);
    for (size_t i = 0; i < words->probe_count; i++)
        check_text(session, words->probes[i], place.item, "probes", step->id);
    for (size_t i = 0; i < step->choice_count; i++)
        check_text(session, step->choices[i].text, place.item, "choices", step->id);
    for (int i = 0; i < 2; i++)
        check_text(session, step->ends[i], place.item, "ends", step->id);
    check_text(session, session_script(session)->parts[step->part].title, "", "part", step->id);
}

/* ---- what is left at the end ---- */

static bool keeps_an_answer(const struct step *step)
{
    return step->answer != ANSWER_NONE && step->answer != ANSWER_ACTIONS;
}

/* All that is shown was on the screen, and holds an answer. */
static void check_places(const struct session *session)
{
    const struct conversation *conversation = session_conversation(session);
    size_t count;
    const struct place *places = conversation_places(conversation, &count);

    for (size_t i = 0; i < count; i++) {
        const struct step *step = &session_script(session)->steps[places[i].step];
        const struct answer *answer =
            conversation_answer(conversation, places[i].step, places[i].item);

        if (!is_shown(session, places[i]))
            continue;
        if (!session_was_reached(session, places[i].step))
            fail_msg("%s: %s is shown and was never reached", where, step->id);
        if (keeps_an_answer(step) && answer->state != STATE_GIVEN)
            fail_msg("%s: %s lost its answer", where, step->id);
    }
    assert_int_equal(conversation_count_open(conversation), 0);
    assert_null(session_unsaved(session));
}

static void check_report(const struct session *session)
{
    for (int copy = 0; copy < 2; copy++) {
        char *text = report_of(session, "md", copy == 1);

        if (strchr(text, '{') || strstr(text, "…"))
            fail_msg("%s: the report has a hole: %s", where, text);
        free(text);
    }
}

/* ---- going through ---- */

/* Which steps anybody was ever shown; those that nobody was are steps nobody can reach. */
static void note_reached(const struct session *session, bool *reached)
{
    for (size_t i = 0; i < session_script(session)->step_count; i++)
        reached[i] = reached[i] || session_was_reached(session, i);
}

static void check_reached(const struct script *script, const bool *reached)
{
    for (size_t i = 0; i < script->step_count; i++) {
        if (!reached[i])
            fail_msg("%s: nobody can reach %s", where, script->steps[i].id);
    }
}

static struct session *rehearse(struct fixture *fixture, const char *guide, const char *language)
{
    fixture->session = session_rehearse(&fixture->setup, guide, language, &fixture->diag);
    assert_quiet(fixture);
    assert_non_null(fixture->session);
    assert_string_equal(session_script(fixture->session)->language, language);
    return fixture->session;
}

static void go_through(struct fixture *fixture, const char *guide, const char *language)
{
    bool *reached = NULL;

    for (int taste = 0; taste < TASTE_COUNT; taste++) {
        struct session *session = rehearse(fixture, guide, language);
        const struct script *script = session_script(session);

        snprintf(where, sizeof where, "%s in %s, taste %d", guide, language, taste);
        if (!reached)
            reached = xcalloc(script->step_count, sizeof *reached);
        assert_true(walk(session, (enum taste)taste, check_wording) > 1);
        check_places(session);
        check_report(session);
        note_reached(session, reached);
        if (taste == TASTE_COUNT - 1)
            check_reached(script, reached);
        end(fixture);
    }
    free(reached);
}

static void every_guide_in_every_language_to_its_end(void **state)
{
    struct fixture *fixture = *state;
    struct guide_list list;

    fixture->setup.purpose = "to work well together";
    assert_true(guide_list_load(&fixture->library, "nl", &list, &fixture->diag));
    assert_quiet(fixture);
    assert_true(list.count > 1);
    for (size_t i = 0; i < list.count; i++) {
        char *languages = xstrdup(list.items[i].languages);
        char *rest = NULL;

        for (char *at = strtok_r(languages, ", ", &rest); at; at = strtok_r(NULL, ", ", &rest))
            go_through(fixture, list.items[i].id, at);
        free(languages);
    }
    guide_list_done(&list);
}

/* ---- and kept ---- */

/* What was written in the talk stands in both its documents. */
static void check_words(const struct session *session)
{
    const struct conversation *conversation = session_conversation(session);
    char *json = report_of(session, "json", true);
    char *text = report_of(session, "md", false);
    int found = 0;

    for (size_t i = 0; i < conversation_count(conversation); i++) {
        size_t step;
        const char *item;
        const struct answer *answer = conversation_at(conversation, i, &step, &item);

        if (session_script(session)->steps[step].answer != ANSWER_TEXT)
            continue;
        assert_holds(json, answer->text);
        assert_holds(text, answer->text);
        found++;
    }
    assert_true(found > 0);
    free(text);
    free(json);
}

static void keep_one(struct fixture *fixture, const char *guide)
{
    struct session *session;
    char *before, *after;

    begin(fixture, guide, "nl");
    assert_true(session_is_kept(fixture->session));
    walk(fixture->session, TASTE_HIGH, NULL);
    assert_true(session_finish(fixture->session, true, &fixture->diag));
    check_words(fixture->session);
    before = talk_text(fixture->session);
    session = reopen(fixture);
    after = talk_text(session);
    assert_text_is(after, before);
    assert_int_equal(conversation_count_open(session_conversation(session)), 0);
    free(before);
    free(after);
    end(fixture);
}

/* One guide of each kind of talk; in each, what was agreed in those before it may come by. */
static void a_kept_talk_of_each_kind_is_found_as_it_was(void **state)
{
    struct fixture *fixture = *state;
    struct guide_list list;
    bool seen[PROCESS_COUNT] = {false};

    assert_true(guide_list_load(&fixture->library, "nl", &list, &fixture->diag));
    for (size_t i = 0; i < list.count; i++) {
        if (!list.items[i].keep || seen[list.items[i].process])
            continue;
        snprintf(where, sizeof where, "%s", list.items[i].id);
        seen[list.items[i].process] = true;
        keep_one(fixture, list.items[i].id);
    }
    guide_list_done(&list);
    for (int i = 0; i < PROCESS_COUNT; i++) {
        if (!seen[i])
            fail_msg("no guide is shipped for %s", process_id((enum process)i));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY_TEST(every_guide_in_every_language_to_its_end),
        EMPTY_TEST(a_kept_talk_of_each_kind_is_found_as_it_was),
    };

    set_environment();
    return cmocka_run_group_tests_name("session/library", tests, NULL, NULL);
}
