/*
 * A talk and the editions of its guide. A talk stays with the edition it began with; on request an
 * unfinished one goes on with what is published now. Nothing is dropped by it: answers to
 * questions that are gone stay, with the words of those questions.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "script/guide.h"
#include "session/update.h"
#include "state.h"
#include "store/edition.h"

/* ---- what was answered before ---- */

void earlier_done(struct session *session)
{
    for (size_t i = 0; i < session->earlier_count; i++) {
        conversation_free(session->earlier[i].conversation);
        script_free(session->earlier[i].script);
    }
    free(session->earlier);
    session->earlier = NULL;
    session->earlier_count = 0;
}

struct finding_earlier {
    struct session *session;
    struct diag *diag;
};

/* Whatever is chosen or important now: what was answered at a value has its place there. */
static void open_loops(struct script *script)
{
    for (size_t i = 0; i < script->part_count; i++) {
        if (loop_over_values(script->parts[i].for_each))
            script->parts[i].for_each = LOOP_VALUES;
    }
}

/* An edition that can't be read is left out: its answers are in the store all the same. */
static void add_edition(void *context, const char *bundle)
{
    struct finding_earlier *finding = context;
    struct session *session = finding->session;
    struct script *script = bundle_open(bundle, session->script->language, finding->diag);
    struct earlier earlier;

    if (!script)
        return;
    open_loops(script);
    earlier = (struct earlier){script, conversation_new(script)};
    conversation_set_actions(earlier.conversation, (const char *const *)session->ids,
                             session->id_count);
    session->earlier =
        xreallocarray(session->earlier, session->earlier_count + 1, sizeof *session->earlier);
    session->earlier[session->earlier_count++] = earlier;
}

/* The latest edition that has the question keeps its answer. */
static void add_orphan(void *context, const char *step, const char *item,
                       const struct answer *answer)
{
    struct session *session = context;

    if (script_find_step(session->script, step) != SIZE_MAX)
        return;
    for (size_t i = 0; i < session->earlier_count; i++) {
        size_t index = script_find_step(session->earlier[i].script, step);

        if (index == SIZE_MAX)
            continue;
        conversation_set(session->earlier[i].conversation, index, item, answer);
        return;
    }
}

bool earlier_load(struct session *session, struct diag *diag)
{
    struct diag silent;
    struct finding_earlier finding = {session, &silent};
    bool ok;

    earlier_done(session);
    diag_init(&silent);
    ok = store_earlier_bundles(session->setup.store, session->interview.id, add_edition, &finding,
                               diag);
    diag_done(&silent);
    return ok && (!session->earlier_count ||
                  store_load_answers(session->setup.store, session->interview.id, add_orphan,
                                     session, diag));
}

/* ---- moving on ---- */

/* Whether what was answered is still an answer to the question of that name. */
static bool still_fits(const struct step *before, const struct step *after,
                       const struct answer *answer)
{
    if (answer_is_blank(answer))
        return true;
    if (before->answer != after->answer)
        return false;
    if (before->answer == ANSWER_CHOICE && answer->text && answer->state == STATE_GIVEN &&
        !after->other && !step_has_choice(after, answer->text))
        return false;
    for (size_t i = 0; i < answer->choice_count; i++) {
        if (!step_has_choice(after, answer->choices[i]))
            return false;
    }
    return true;
}

static bool same_loop(const struct script *before, size_t old_step, const struct script *after,
                      size_t new_step)
{
    enum loop one = before->parts[before->steps[old_step].part].for_each;
    enum loop other = after->parts[after->steps[new_step].part].for_each;

    return loop_over_values(one) == loop_over_values(other) &&
           (one == LOOP_LAST_ACTIONS) == (other == LOOP_LAST_ACTIONS);
}

/* What was answered is an answer to the new version's question, too; or it says why not. */
static void look_at_answer(struct update *update, const struct script *script, size_t step,
                           size_t found, const struct answer *answer)
{
    const struct step *old = &script->steps[step];

    if (update->blocked || (same_loop(script, step, update->script, found) &&
                            still_fits(old, &update->script->steps[found], answer)))
        return;
    update->blocked =
        xasprintf(_("\"%s\" now takes another kind of answer than was given in this talk. "
                    "The talk stays with its own version."),
                  old->label);
}

/* The number of answers to what the new version does not ask. */
static size_t look_at_answers(struct update *update, const struct conversation *conversation)
{
    const struct script *script = conversation_script(conversation);
    size_t left = 0;

    for (size_t i = 0; i < conversation_count(conversation); i++) {
        size_t step;
        const char *item;
        const struct answer *answer = conversation_at(conversation, i, &step, &item);
        size_t found = script_find_step(update->script, script->steps[step].id);

        if (answer_is_blank(answer))
            continue;
        if (found == SIZE_MAX)
            left++;
        else
            look_at_answer(update, script, step, found, answer);
    }
    return left;
}

/* Who may see a talk and how long it is kept goes by its kind: that stays as it was said. */
static void look_at_kind(const struct session *session, struct update *update)
{
    if (update->script->process != session->script->process || !update->script->keep)
        update->blocked = xstrdup(_("The new version is for another kind of talk. This talk stays "
                                    "with its own version."));
}

struct update *session_find_update(const struct session *session, struct diag *diag)
{
    struct update *update;
    char *bundle;
    struct script *script;

    if (!session->lock || session->scratch || session->interview.status != INTERVIEW_OPEN)
        return NULL;
    bundle = guide_bundle(session->setup.library, session->script->id, diag);
    script = bundle && strcmp(bundle, session->bundle) != 0
                 ? bundle_open(bundle, session->script->language, diag)
                 : NULL;
    if (!script || script->version <= session->script->version) {
        script_free(script);
        free(bundle);
        return NULL;
    }
    update = xcalloc(1, sizeof *update);
    update->bundle = bundle;
    update->script = script;
    differences_init(&update->differences, session->script, script);
    look_at_kind(session, update);
    update->kept = look_at_answers(update, session->conversation);
    /* What was left behind before comes back when its question does. */
    for (size_t i = 0; i < session->earlier_count; i++)
        look_at_answers(update, session->earlier[i].conversation);
    return update;
}

void update_free(struct update *update)
{
    if (!update)
        return;
    differences_done(&update->differences);
    script_free(update->script);
    free(update->bundle);
    free(update->blocked);
    free(update);
}

bool session_update(struct session *session, const struct update *update, struct diag *diag)
{
    if (!session->lock || update->blocked)
        return diag_error(diag, "%s",
                          update->blocked ? update->blocked : _("This talk is only being read."));
    session_flush(session);
    if (session->unsaved)
        return diag_error(diag, "%s", session->unsaved);
    session_keep_times(session);
    if (!store_move_interview(session->setup.store, session->interview.id, update->script,
                              update->bundle, diag))
        return false;
    session_note_commit(session);
    /* What goes by the numbers of steps begins anew; the guide comes with the rest. */
    journal_done(&session->journal);
    session->journal = (struct journal){0};
    return session_reload(session, diag);
}
