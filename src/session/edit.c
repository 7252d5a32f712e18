/* Edits of answers: each makes the next answer, remembers the one before, and keeps it. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "domain/action.h"
#include "state.h"
#include "store/agreement.h"
#include "store/appointment.h"

static void remember(struct session *session, struct place place, const struct answer *next,
                     size_t offset, enum typed typed, bool joins)
{
    struct step_back *last = joins ? journal_last(&session->journal) : NULL;

    if (!last || last->is_action || last->typed != typed || !place_equal(last->place, place)) {
        last = journal_push(&session->journal);
        last->typed = typed;
        last->place = place;
        last->offset_before = place_equal(session->place, place) ? session->offset : 0;
        answer_copy(&last->answer_before,
                    conversation_answer(session->conversation, place.step, place.item));
    }
    answer_copy(&last->answer_after, next);
    last->offset_after = offset;
}

/* ---- what an answer makes of the agreement that it is about ---- */

/* The status that an answer stands for, or NULL. */
static const char *status_of(const struct answer *answer)
{
    enum review review =
        answer->state == STATE_GIVEN && answer->text ? review_from_id(answer->text) : REVIEW_COUNT;
    enum action_status status;

    return review_status(review, &status) ? action_status_id(status) : NULL;
}

/* Whoever may see the agreement sees its reason: what is only for the leader stays in the notes. */
static const char *reason_of(const struct answer *answer)
{
    return answer->state == STATE_GIVEN && answer->visibility == VISIBLE_TOGETHER ? answer->text
                                                                                  : NULL;
}

/* What the answer says for a field of its agreement, NULL when nothing. */
static const char *said_of(const struct answer *answer, enum action_field field)
{
    return field == ACTION_REASON ? reason_of(answer) : status_of(answer);
}

/* The oldest change of this agreement by this answer since the talk was opened; NULL when there is none. */
static const struct step_back *first_change(const struct session *session, struct place place)
{
    const struct step_back *steps = session->journal.steps;

    for (size_t i = 0; i + 1 < session->journal.applied; i++) {
        if (steps[i].is_action && !steps[i + 1].is_action && steps[i + 1].joined &&
            place_equal(steps[i + 1].place, place))
            return &steps[i];
    }
    return NULL;
}

/*
 * What stood there before this answer changed it. Where that began before the talk was opened this time, the
 * history knows. The caller frees it.
 */
static char *field_before(const struct session *session, struct place place,
                          enum action_field field)
{
    const struct step_back *first = first_change(session, place);
    struct diag silent;
    char *before = NULL;

    if (!first || said_of(&first[1].answer_before, field)) {
        diag_init(&silent);
        store_field_before(session->setup.store, session->interview.id, place.item, field, &before,
                           &silent);
        diag_done(&silent);
    }
    if (!before && first)
        before = xstrdup(action_get(&first->action_before, field));
    if (!before)
        before = xstrdup(field == ACTION_STATUS ? action_status_id(ACTION_AGREED) : "");
    return before;
}

/* Typing goes on in the step back that its run began: the change of the agreement lies under the answer's. */
static struct step_back *running(struct session *session, struct place place, bool joins)
{
    struct step_back *last = joins ? journal_last(&session->journal) : NULL;

    if (!last || last->is_action || !last->joined || last->typed != TYPED_TEXT ||
        !place_equal(last->place, place))
        return NULL;
    return last - 1;
}

static void go_on(struct session *session, struct step_back *step, size_t index,
                  enum action_field field, const char *text)
{
    struct action *action = &session->plan.actions[index];

    if (strcmp(action_get(action, field), text) == 0)
        return;
    action_set(action, field, text);
    action_copy(&step->action_after, action);
    session_keep_action(session, action, EVENT_CHANGED, field);
}

/* In the step back of the run of typing, or in one of its own. */
static void put_field(struct session *session, struct step_back *run, size_t action,
                      enum action_field field, const char *text)
{
    if (run)
        go_on(session, run, action, field, text);
    else
        session_set_action(session, action, field, text, false);
}

/*
 * How an agreement stands and why is kept with the agreement, too; what is taken back stands as before, unless it
 * was changed by itself meanwhile. True when that is a step back of its own.
 */
static bool set_agreement(struct session *session, struct place place, const struct answer *next,
                          bool joins)
{
    size_t steps = session->journal.applied;
    enum measure measure = session->script->steps[place.step].measure;
    bool is_reason = measure == MEASURE_REASON;
    enum action_field field = is_reason ? ACTION_REASON : ACTION_STATUS;
    const struct answer *last = conversation_answer(session->conversation, place.step, place.item);
    const char *before = said_of(last, field);
    const char *text = said_of(next, field);
    size_t action = plan_find(&session->plan, place.item);
    struct step_back *run = running(session, place, joins);

    if ((measure != MEASURE_STATUS && !is_reason) || action == SIZE_MAX)
        return false;
    if (text && before && strcmp(text, before) == 0) /* another thing about the answer changed */
        return false;
    if (text) {
        put_field(session, run, action, field, text);
    } else if (before && strcmp(action_get(&session->plan.actions[action], field), before) == 0) {
        char *earlier = field_before(session, place, field);

        put_field(session, run, action, field, earlier);
        free(earlier);
    }
    return session->journal.applied > steps;
}

/* ---- edits ---- */

/* The one way in which an answer changes by an edit. Takes `next` over. */
static void apply(struct session *session, struct place place, struct answer *next, size_t offset,
                  enum typed typed, bool joins)
{
    const struct answer *now = conversation_answer(session->conversation, place.step, place.item);

    if (session->lock && !answer_equal(now, next)) {
        bool with_agreement = set_agreement(session, place, next, joins);

        remember(session, place, next, offset, typed, joins);
        if (with_agreement)
            journal_last(&session->journal)->joined = true;
        conversation_set(session->conversation, place.step, place.item, next);
        session->place = place;
        session->offset = offset;
        session_settle(session);
        session_keep_answer(session, place);
    }
    answer_done(next);
}

static struct answer begin(const struct session *session, struct place place)
{
    struct answer next;

    answer_init(&next);
    answer_copy(&next, conversation_answer(session->conversation, place.step, place.item));
    return next;
}

/* Given when there is anything in it but air; words typed over "don't know" are an answer again. */
static void settle(struct answer *answer)
{
    bool given = (answer->text && answer->text[strspn(answer->text, " \t\n")]) ||
                 answer->number != 0 || answer->choice_count > 0;

    answer->state = given ? STATE_GIVEN : STATE_OPEN;
}

static void set_clean(char **slot, const char *text)
{
    char *clean = text ? utf8_clean(text, strlen(text), UTF8_MANY_LINES) : NULL;

    free(*slot);
    *slot = clean && *clean ? clean : NULL;
    if (!*slot)
        free(clean);
}

void session_set_text(struct session *session, struct place place, const char *text, size_t offset,
                      bool joins)
{
    struct answer next = begin(session, place);

    set_clean(&next.text, text);
    settle(&next);
    if (next.confirmation == CONFIRM_YES) /* it was said of other words */
        next.confirmation = CONFIRM_OPEN;
    apply(session, place, &next, offset, TYPED_TEXT, joins);
}

void session_set_number(struct session *session, struct place place, int number)
{
    struct answer next = begin(session, place);

    next.number = number;
    settle(&next);
    if (session->script->steps[place.step].answer == ANSWER_NUMBER)
        next.state = STATE_GIVEN;
    apply(session, place, &next, 0, TYPED_NOTHING, false);
}

static void clear_words(struct answer *answer)
{
    xstrset(&answer->text, NULL);
    answer->number = 0;
    answer->confirmation = CONFIRM_OPEN;
    while (answer->choice_count > 0)
        answer_toggle_choice(answer, answer->choices[answer->choice_count - 1]);
}

void session_set_state(struct session *session, struct place place, enum answer_state state)
{
    struct answer next = begin(session, place);

    clear_words(&next);
    next.state = state;
    apply(session, place, &next, 0, TYPED_NOTHING, false);
}

/* A day that was agreed before for a talk by the same guide: it may stay as it is. */
static bool appointment_stands(const struct session *session, const struct step *step,
                               struct day *out)
{
    const char *guide = step->guide ? step->guide : session->script->id;
    struct appointment_list list = {0};
    struct diag diag;
    bool found = false;

    if (step->measure != MEASURE_FOLLOW_UP && step->measure != MEASURE_CHECK_IN)
        return false;
    diag_init(&diag);
    store_appointments(session->setup.store, &list, &diag);
    for (size_t i = 0; !found && i < list.count; i++) {
        const struct appointment *one = &list.items[i];

        found = session->interview.person_id && one->person_id &&
                strcmp(one->person_id, session->interview.person_id) == 0 &&
                strcmp(one->script_id, guide) == 0 &&
                day_difference(session_today(session), one->day) > 0;
        if (found)
            *out = one->day;
    }
    appointment_list_done(&list);
    diag_done(&diag);
    return found;
}

bool session_proposed_day(const struct session *session, struct place place, struct day *out)
{
    const struct step *step = &session->script->steps[place.step];
    const struct answer *answer =
        conversation_answer(session->conversation, place.step, place.item);

    struct period period = step->after;

    if (step->answer == ANSWER_DATE && appointment_stands(session, step, out))
        return answer->state == STATE_OPEN && !(answer->text && *answer->text);
    if (!period.count && step->measure == MEASURE_FOLLOW_UP)
        period = session->script->repeat_after;
    if (step->answer != ANSWER_DATE || !period.count || answer->state != STATE_OPEN ||
        (answer->text && *answer->text))
        return false;
    *out = day_after(session_today(session), period);
    while (day_weekday(*out) > 4) /* a working day */
        *out = day_add(*out, 1);
    return true;
}

void session_choose(struct session *session, struct place place, const char *choice)
{
    struct answer next = begin(session, place);

    if (session->script->steps[place.step].answer == ANSWER_CHOICES) {
        answer_toggle_choice(&next, choice);
    } else {
        bool again = next.text && strcmp(next.text, choice) == 0;
        xstrset(&next.text, again ? NULL : choice);
    }
    settle(&next);
    apply(session, place, &next, 0, TYPED_NOTHING, false);
}

void session_set_parked(struct session *session, struct place place, bool parked)
{
    struct answer next = begin(session, place);

    next.parked = parked;
    apply(session, place, &next, session->offset, TYPED_NOTHING, false);
}

void session_set_visibility(struct session *session, struct place place, enum visibility visibility)
{
    struct answer next = begin(session, place);

    next.visibility = visibility;
    apply(session, place, &next, session->offset, TYPED_NOTHING, false);
}

void session_set_remark(struct session *session, struct place place, const char *remark,
                        enum visibility visibility, bool joins)
{
    struct answer next = begin(session, place);

    set_clean(&next.remark, remark);
    next.remark_visibility = next.remark ? visibility : VISIBLE_TOGETHER;
    apply(session, place, &next, session->offset, TYPED_REMARK, joins);
}

void session_confirm(struct session *session, struct place place, enum confirmation confirmation,
                     const char *correction, bool joins)
{
    struct answer next = begin(session, place);

    next.confirmation = confirmation;
    set_clean(&next.correction, correction);
    apply(session, place, &next, session->offset, TYPED_CORRECTION, joins);
}

enum day_result session_set_date(struct session *session, struct place place, const char *typed,
                                 struct day *proposed)
{
    char iso[DAY_SIZE];
    struct answer next = begin(session, place);
    enum day_result result = day_parse(typed, session_today(session), proposed);

    if (result == DAY_OK)
        day_to_iso(*proposed, iso);
    set_clean(&next.text, result == DAY_OK ? iso : result == DAY_EMPTY ? NULL : typed);
    next.state = result == DAY_OK ? STATE_GIVEN : STATE_OPEN;
    apply(session, place, &next, 0, TYPED_TEXT, result != DAY_OK);
    return result;
}

/* ---- undo ---- */

static void put_answer(struct session *session, const struct step_back *step,
                       const struct answer *answer, size_t offset, struct change *change)
{
    conversation_set(session->conversation, step->place.step, step->place.item, answer);
    session->place = step->place;
    session->offset = offset;
    session_settle(session);
    session_keep_answer(session, step->place);
    *change = (struct change){.place = step->place, .offset = offset};
}

/* Brings the plan from `from` to `to`; an empty id means that there is no such action. */
static void put_action(struct session *session, const struct step_back *step,
                       const struct action *from, const struct action *to, struct change *change)
{
    const struct action *known = *to->id ? to : from;
    size_t at = plan_find(&session->plan, known->id);

    *change = (struct change){.is_action = true};
    memcpy(change->action, known->id, sizeof change->action);
    if (!*to->id) {
        plan_remove(&session->plan, at);
        session_keep_action(session, from, EVENT_REMOVED, ACTION_FIELD_COUNT);
    } else if (!*from->id) {
        plan_insert(&session->plan, step->index, to);
        session_keep_action(session, to, EVENT_RESTORED, ACTION_FIELD_COUNT);
    } else {
        action_copy(&session->plan.actions[at], to);
        session_keep_action(session, to, EVENT_CHANGED, ACTION_FIELD_COUNT);
    }
}

static void undo_one(struct session *session, const struct step_back *step, struct change *change)
{
    if (step->is_action)
        put_action(session, step, &step->action_after, &step->action_before, change);
    else
        put_answer(session, step, &step->answer_before, step->offset_before, change);
}

/*
 * What goes back together. The agreement goes before the answer that is about it: keeping a reason that was taken
 * back takes its words out of the history, and by then they must not stand in the agreement any more.
 */
static void undo_steps(struct session *session, size_t first, size_t last, struct change *change)
{
    struct step_back *steps = session->journal.steps;
    struct change with;

    for (int actions = 1; actions >= 0; actions--) {
        for (size_t i = last + 1; i-- > first;) {
            if (steps[i].is_action == actions)
                undo_one(session, &steps[i], i == last ? change : &with);
        }
    }
}

bool session_undo(struct session *session, struct change *change)
{
    struct journal *journal = &session->journal;
    size_t last;

    if (!session->lock || journal->applied == 0)
        return false;
    journal->sealed = true;
    last = --journal->applied;
    while (journal->applied > 0 && journal->steps[journal->applied].joined)
        journal->applied--;
    undo_steps(session, journal->applied, last, change);
    return true;
}

static void redo_one(struct session *session, const struct step_back *step, struct change *change)
{
    if (step->is_action)
        put_action(session, step, &step->action_before, &step->action_after, change);
    else
        put_answer(session, step, &step->answer_after, step->offset_after, change);
}

bool session_redo(struct session *session, struct change *change)
{
    struct journal *journal = &session->journal;

    if (!session->lock || journal->applied == journal->count)
        return false;
    journal->sealed = true;
    do
        redo_one(session, &journal->steps[journal->applied++], change);
    while (journal->applied < journal->count && journal->steps[journal->applied].joined);
    return true;
}
