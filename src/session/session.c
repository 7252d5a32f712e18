/*
 * A talk that is open. What is held here in memory is at every moment what the
 * store holds, but for the pending changes that session_unsaved() speaks of.
 */
#include "session/session.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "domain/wording.h"
#include "report/report.h"
#include "script/guide.h"
#include "session/correct.h"
#include "session/heartbeat.h"
#include "state.h"
#include "store/review.h"

/* Stands in a text for what was not said (yet). */
#define NOT_SAID "…"

static void load_answer(void *context, const char *step, const char *item,
                        const struct answer *answer)
{
    struct session *session = context;
    size_t index = script_find_step(session->script, step);

    if (index != SIZE_MAX)
        conversation_set(session->conversation, index, item, answer);
}

static void load_time(void *context, const char *part, int seconds)
{
    struct session *session = context;
    size_t index = script_find_part(session->script, part);

    if (index == SIZE_MAX)
        return;
    session->milliseconds[index] = (int64_t)seconds * 1000;
    session->kept_seconds[index] = seconds;
}

/* Its head says where the talk stands, for whoever makes a document of it. */
static void note_place(struct session *session)
{
    xstrset(&session->interview.at_step, session->script->steps[session->place.step].id);
    xstrset(&session->interview.at_item, session->place.item);
    session->interview.at_offset = session->offset;
}

static void find_near(struct session *session)
{
    size_t count;
    const struct place *places = conversation_places(session->conversation, &count);
    size_t at = 0;

    if (conversation_find_place(session->conversation, session->place.step, session->place.item) !=
        SIZE_MAX)
        return;
    while (at + 1 < count && places[at + 1].step < session->place.step)
        at++;
    session->place = places[at];
    session->offset = 0;
}

void session_settle(struct session *session)
{
    find_near(session);
    note_place(session);
}

/* The kept place; or, when the guide has no such step, the first one. */
static void find_place(struct session *session)
{
    const char *step = session->interview.at_step ? session->interview.at_step : "";
    const char *item = session->interview.at_item ? session->interview.at_item : "";
    size_t index = script_find_step(session->script, step);

    session->place = (struct place){index == SIZE_MAX ? 0 : index,
                                    conversation_item(session->conversation, item)};
    session->offset = index == SIZE_MAX ? 0 : session->interview.at_offset;
    find_near(session);
}

/* An agreement, once it is gone through, is so until the talk ends: the list only grows. */
static void add_id(void *context, const char *id)
{
    struct session *session = context;

    for (size_t i = 0; i < session->id_count; i++) {
        if (strcmp(session->ids[i], id) == 0)
            return;
    }
    session->ids = xreallocarray(session->ids, session->id_count + 1, sizeof *session->ids);
    session->ids[session->id_count++] = xstrdup(id);
}

static bool load_reviews(struct session *session, struct diag *diag)
{
    if (!store_load_reviews(session->setup.store, session->interview.id, add_id, session, diag))
        return false;
    conversation_set_actions(session->conversation, (const char *const *)session->ids,
                             session->id_count);
    return true;
}

/* The guide, and all that goes by the numbers of its parts and steps. */
static void free_guide(struct session *session)
{
    script_free(session->script);
    free(session->bundle);
    free(session->milliseconds);
    free(session->kept_seconds);
    free(session->reached);
}

/* A guide may consist of loops alone, and each may be empty. */
static bool has_places(const struct session *session, struct diag *diag)
{
    size_t count;

    conversation_places(session->conversation, &count);
    return count > 0 ||
           diag_error(diag, _("There is nothing to ask in this talk: its guide only goes through "
                              "agreements or values, and there are none."));
}

bool session_reload(struct session *session, struct diag *diag)
{
    struct interview interview;
    struct plan plan;

    interview_init(&interview);
    plan_init(&plan);
    if (!store_find_interview(session->setup.store, session->interview.id, &interview, diag) ||
        !store_load_actions(session->setup.store, interview.id, &plan, diag)) {
        interview_done(&interview);
        return false;
    }
    /* Whoever reads along does so in a language of their own. */
    if (session->script)
        xstrset(&interview.language, session->script->language);
    interview_done(&session->interview);
    session->interview = interview;
    /* It may have been moved to a newer version, in another window too. */
    if (interview.script_version != session->script->version &&
        !session_open_guide(session, diag)) {
        plan_done(&plan);
        return false;
    }
    xstrset(&session->interview.language, session->script->language);
    plan_done(&session->plan);
    session->plan = plan;
    conversation_free(session->conversation);
    session->conversation = conversation_new(session->script);
    if (!load_reviews(session, diag) || !has_places(session, diag))
        return false;
    find_place(session);
    if (!store_load_answers(session->setup.store, interview.id, load_answer, session, diag))
        return false;
    find_place(session); /* again: the answers say which places there are */
    note_place(session);
    if (!earlier_load(session, diag) || !session_read_corrections(session, diag))
        return false;
    return store_load_times(session->setup.store, interview.id, load_time, session, diag);
}

bool session_open_guide(struct session *session, struct diag *diag)
{
    char *bundle = store_bundle(session->setup.store, session->interview.id, diag);
    struct script *script = bundle ? bundle_open(bundle, session->interview.language, diag) : NULL;

    if (!script) {
        free(bundle);
        return false;
    }
    free_guide(session);
    session->bundle = bundle;
    session->script = script;
    session->milliseconds = xcalloc(script->part_count, sizeof *session->milliseconds);
    session->kept_seconds = xcalloc(script->part_count, sizeof *session->kept_seconds);
    session->reached = xcalloc(script->step_count, sizeof *session->reached);
    return true;
}

/* Gives back all that a session holds, in whatever state it is. */
static void session_free(struct session *session)
{
    lock_release(session->lock);
    journal_done(&session->journal);
    pending_done(session);
    plan_done(&session->plan);
    conversation_free(session->conversation);
    free_guide(session);
    interview_done(&session->interview);
    free(session->unsaved);
    free(session->unsynced_why);
    earlier_done(session);
    growth_done(&session->before);
    correction_list_done(&session->corrections);
    papers_done(session->papers);
    free(session->papers);
    for (size_t i = 0; i < session->id_count; i++)
        free(session->ids[i]);
    free(session->ids);
    if (session->scratch)
        store_close(session->scratch);
    free(session);
}

struct session *session_open(const struct session_setup *setup, const char *id, bool along,
                             bool *held, struct diag *diag)
{
    struct session *session = xcalloc(1, sizeof *session);
    bool by_other = false;

    session->setup = *setup;
    session->papers = xcalloc(1, sizeof *session->papers);
    interview_init(&session->interview);
    if (!store_find_interview(setup->store, id, &session->interview, diag))
        goto fail;
    if (!along)
        session->lock = lock_take(setup->data_folder, session->interview.id, setup->terminal,
                                  clock_now(setup->clock), &by_other, diag);
    if (!along && !session->lock)
        goto fail;
    /* Asked before the talk is read: what is written in between is then seen at the next tick. */
    session->data_version = store_data_version(setup->store);
    if (!session_open_guide(session, diag) || !session_reload(session, diag))
        goto fail;
    session_load_before(session);
    session->last_tick = session->last_time_save = clock_ticks(setup->clock);
    return session;
fail:
    session_free(session);
    if (held)
        *held = by_other;
    return NULL;
}

static struct session *begin_kept(const struct session_setup *setup, const struct person *person,
                                  const char *team, const struct script *script, const char *bundle,
                                  struct diag *diag)
{
    enum subject subject = process_subject(script->process);
    char id[UUID_SIZE];
    struct session *session = NULL;

    if (subject != SUBJECT_PERSON)
        person = NULL;
    if (subject == SUBJECT_LEADER)
        team = NULL;
    if (!session_subject_known(subject, person, team, diag) ||
        !store_add_interview(setup->store, person ? person->id : NULL, team, script, bundle, id,
                             diag))
        return NULL;
    session = session_open(setup, id, false, NULL, diag);
    if (session)
        session_note_commit(session);
    return session;
}

struct session *session_start(const struct session_setup *setup, const struct person *person,
                              const char *team, const char *script_id, const char *language,
                              struct diag *diag)
{
    char *bundle = guide_bundle(setup->library, script_id, diag);
    struct script *script = bundle ? bundle_open(bundle, language, diag) : NULL;
    struct session *session = NULL;

    if (script && script->keep)
        session = begin_kept(setup, person, team, script, bundle, diag);
    else if (script)
        session = session_begin_scratch(setup, person ? person->name : NULL, script, bundle, diag);
    script_free(script);
    free(bundle);
    return session;
}

void session_close(struct session *session)
{
    struct diag diag;

    if (!session)
        return;
    diag_init(&diag);
    if (session->lock) {
        session_prune_actions(session);
        session_flush(session);
        session_keep_times(session);
        store_sync(session->setup.store, &diag);
        store_checkpoint(session->setup.store, true, &diag);
    }
    diag_done(&diag);
    session_free(session);
}

bool session_finish(struct session *session, bool finished, struct diag *diag)
{
    session_count_time(session);
    if (!session->lock ||
        !store_close_interview(session->setup.store, session->interview.id, finished, diag))
        return false;
    session_note_commit(session);
    session->interview.status = finished ? INTERVIEW_CLOSED : INTERVIEW_OPEN;
    session->interview.touched = clock_now(session->setup.clock);
    session->interview.closed = finished ? session->interview.touched : 0;
    return true;
}

const struct script *session_script(const struct session *session)
{
    return session->script;
}

const struct conversation *session_conversation(const struct session *session)
{
    return session->conversation;
}

const struct plan *session_plan(const struct session *session)
{
    return &session->plan;
}

const struct interview *session_interview(const struct session *session)
{
    return &session->interview;
}

bool session_read_only(const struct session *session)
{
    return !session->lock;
}

struct day session_today(const struct session *session)
{
    return clock_today(session->setup.clock);
}

struct place session_place(const struct session *session)
{
    return session->place;
}

size_t session_offset(const struct session *session)
{
    return session->offset;
}

void session_move(struct session *session, struct place place, size_t offset)
{
    struct diag diag;
    struct place before = session->place;
    size_t offset_before = session->offset;
    struct position position;

    session_count_time(session);
    session->place = place;
    session->offset = offset;
    session_settle(session);
    session->journal.sealed = true;
    if (!session->lock || (place_equal(before, session->place) && offset_before == session->offset))
        return;
    position = (struct position){.step = session->script->steps[session->place.step].id,
                                 .item = session->place.item,
                                 .offset = session->offset};
    /* Where the cursor stands is no word of anyone: a failure shows at the next edit. */
    diag_init(&diag);
    store_save_answer(session->setup.store, session->interview.id,
                      &session->script->steps[session->place.step], session->place.item, NULL,
                      &position, &diag);
    diag_done(&diag);
}

void session_enter(struct session *session, struct place place)
{
    const struct answer *answer =
        conversation_answer(session->conversation, place.step, place.item);

    session_move(session, place, answer->text ? strlen(answer->text) : 0);
}

/* What {answer.ID} becomes: words that can be read aloud, never an id. */
static const char *answer_text(const void *context, const char *id)
{
    const struct session *session = context;
    size_t index = script_find_step(session->script, id);
    const struct step *step = index == SIZE_MAX ? NULL : &session->script->steps[index];
    const struct answer *answer;

    if (!step)
        return NULL;
    answer = conversation_answer(session->conversation, index, "");
    if (answer->state != STATE_GIVEN || answer->visibility != VISIBLE_TOGETHER || !answer->text)
        return NOT_SAID;
    if (step->answer == ANSWER_YES_NO)
        return strcmp(answer->text, "yes") == 0 ? _("yes") : _("no");
    return step_choice_text(step, answer->text);
}

char *session_fill(const struct session *session, const char *text, const char *item)
{
    enum value value = value_from_id(item);
    struct filling filling = {
        .person = session->interview.person ? session->interview.person : "",
        .purpose = session->setup.purpose ? session->setup.purpose : NOT_SAID,
        .value = value == VALUE_NONE ? NULL : session->script->values[value].in_sentence,
        .action = value == VALUE_NONE && *item ? session_item_name(session, item) : NULL,
        .answer = answer_text,
        .context = session,
    };

    return text ? wording_fill(text, &filling) : NULL;
}

const char *session_item_name(const struct session *session, const char *item)
{
    enum value value = value_from_id(item);
    size_t action;

    if (value != VALUE_NONE)
        return session->script->values[value].name;
    action = *item ? plan_find(&session->plan, item) : SIZE_MAX;
    if (action == SIZE_MAX)
        return *item ? NOT_SAID : "";
    return action_get(&session->plan.actions[action], ACTION_WHAT);
}

bool session_set_language(struct session *session, const char *language, struct diag *diag)
{
    struct script *script = bundle_open(session->bundle, language, diag);

    if (!script)
        return false;
    conversation_set_script(session->conversation, script);
    script_free(session->script);
    session->script = script;
    xstrset(&session->interview.language, script->language);
    xstrset(&session->interview.title, script->title);
    if (!earlier_load(session, diag))
        return false;
    if (!session->lock)
        return true;
    if (!store_set_language(session->setup.store, session->interview.id, script->language,
                            script->title, diag))
        return false;
    session_note_commit(session);
    return true;
}

static bool write_talk(const struct talk *talk, const char *path, struct diag *diag)
{
    struct buf out;
    bool ok;

    buf_init(&out);
    report_json_talk(talk, &out);
    ok = path_write(path, buf_text(&out), out.length, false, diag);
    buf_done(&out);
    return ok;
}

/* Where there is no room for the guide too, the words alone are what counts. */
bool session_rescue(const struct session *session, const char *path, struct diag *diag)
{
    struct talk talk = session_talk(session, true);
    struct diag silent;
    bool ok;

    diag_init(&silent);
    ok = write_talk(&talk, path, &silent);
    diag_done(&silent);
    talk.bundle = NULL;
    return ok || write_talk(&talk, path, diag);
}
