/*
 * What may go along to the next leader. Only what was seen together in talks about values, and open agreements of the
 * other kinds, can be chosen at all: what is only for the leader never gets into the list, so it can't get into the file.
 */
#include "session/handover.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "report/answered.h"
#include "script/guide.h"
#include "session/correct.h"
#include "store/agreement.h"
#include "store/appointment.h"
#include "store/correction.h"
#include "store/person.h"

/* ---- what was said, for people ---- */

/* "" when there is nothing to choose. The caller frees it. */
static char *answer_text(const struct script *script, const struct step *step,
                         const struct answer *answer)
{
    char *words, *both;

    if (step->answer == ANSWER_SCALE)
        return xasprintf(_("%d out of %d"), answer->number, SCORE_MAX);
    words = answered_words(script, step, answer, ", ");
    if (!answer->correction || !*answer->correction)
        return words;
    both = xasprintf("%s\n%s", words, answer->correction);
    free(words);
    return both;
}

/* What was asked, behind what it was asked of. The caller frees it. */
static char *label_of(const struct session *session, const struct step *step, const char *item)
{
    const struct wording *words = step_wording(step, item);
    char *asked = session_fill(session, words->ask ? words->ask : step->label, item);
    const char *name = session_item_name(session, item);
    char *label = xasprintf("%s%s%s", name, *name ? ": " : "", asked);

    free(asked);
    return label;
}

/* ---- the items ---- */

static bool is_hidden(const struct conversation *conversation, size_t step, const char *item)
{
    struct place place = {step, item};

    return conversation_find_place(conversation, step, item) == SIZE_MAX ||
           conversation_state(conversation, place) == PLACE_HIDDEN;
}

/* The last one, with the talk it is of. The rest is the caller's to fill in. */
static struct handover_item *add_item(const struct interview *head, struct handover *out)
{
    struct handover_item *last;

    out->items = xreallocarray(out->items, out->count + 1, sizeof *out->items);
    last = &out->items[out->count++];
    *last =
        (struct handover_item){.day = day_of_moment(head->started), .title = xstrdup(head->title)};
    memcpy(last->interview, head->id, UUID_SIZE);
    return last;
}

/* A correction goes along with its answer, so it is to be seen with it. Takes the text over. */
static char *add_corrections(const struct session *session, const char *step, const char *item,
                             char *text)
{
    const struct correction_list *list = session_corrections(session);

    for (size_t i = 0; i < list->count; i++) {
        const struct correction *one = &list->items[i];
        char *note, *longer;

        if (!one->step || strcmp(one->step, step) != 0 || strcmp(one->item, item) != 0)
            continue;
        note = xasprintf(_("Correction: %s"), one->text);
        longer = xasprintf("%s\n%s", text, note);
        free(note);
        free(text);
        text = longer;
    }
    return text;
}

/* Takes the text over; nothing is added without one. */
static void add_words_item(const struct session *session, size_t step, const char *item,
                           bool is_remark, char *text, struct handover *out)
{
    const struct script *script = session_script(session);
    struct handover_item *last;

    if (!*text) {
        free(text);
        return;
    }
    last = add_item(session_interview(session), out);
    last->step = xstrdup(script->steps[step].id);
    last->item = xstrdup(item);
    last->is_remark = is_remark;
    last->label = label_of(session, &script->steps[step], item);
    last->text = is_remark ? text : add_corrections(session, last->step, item, text);
}

static void add_items(const struct session *session, struct handover *out)
{
    const struct conversation *conversation = session_conversation(session);
    const struct script *script = session_script(session);

    for (size_t i = 0; i < conversation_count(conversation); i++) {
        size_t step;
        const char *item;
        const struct answer *answer = conversation_at(conversation, i, &step, &item);

        if (answer->visibility != VISIBLE_TOGETHER || is_hidden(conversation, step, item))
            continue;
        if (answer->state == STATE_GIVEN)
            add_words_item(session, step, item, false,
                           answer_text(script, &script->steps[step], answer), out);
        if (answer->remark && answer->remark_visibility == VISIBLE_TOGETHER)
            add_words_item(session, step, item, true, xstrdup(answer->remark), out);
    }
}

static bool load_words(const struct session_setup *setup, const char *interview,
                       struct handover *out, struct diag *diag)
{
    struct session *session = session_open(setup, interview, true, NULL, diag);

    if (session)
        add_items(session, out);
    session_close(session);
    return session != NULL;
}

/* ---- agreements of other kinds ---- */

static bool is_value_talk(enum process process)
{
    return process_sees(PROCESS_ONE_ON_ONE, process);
}

/* What, who and by when; and what the employee says of it. The caller frees it. */
static char *agreement_text(const struct agreement *agreement,
                            const struct correction_list *corrections)
{
    const char *due = action_get(&agreement->action, ACTION_DUE);
    char *day = agreement_field_text(agreement, ACTION_DUE, due);
    struct buf out;

    buf_init(&out);
    buf_addf(&out, "%s · %s", action_get(&agreement->action, ACTION_WHAT),
             agreement_owner(agreement));
    buf_addf(&out, " · %s", action_status_label(action_status(&agreement->action)));
    if (*due)
        buf_addf(&out, " · %s", day);
    for (size_t i = 0; i < corrections->count; i++) {
        if (strcmp(corrections->items[i].action, agreement->action.id) != 0)
            continue;
        buf_addc(&out, '\n');
        buf_addf(&out, _("Correction: %s"), corrections->items[i].text);
    }
    free(day);
    return buf_take(&out);
}

static void add_agreement(const struct interview *head, const struct agreement *agreement,
                          const struct correction_list *corrections, struct handover *out)
{
    struct handover_item *last = add_item(head, out);

    memcpy(last->action, agreement->action.id, UUID_SIZE);
    last->step = xstrdup("");
    last->item = xstrdup("");
    last->label = xstrdup(
        *out->last_talk ? _("Open agreement")
                        : _("Open agreement. The next leader then sees what kind of talk it was."));
    last->text = agreement_text(agreement, corrections);
}

static bool load_other(const struct session_setup *setup, const struct interview *head,
                       const struct agreement_list *agreements, struct handover *out,
                       struct diag *diag)
{
    struct correction_list corrections = {0};

    if (!store_corrections(setup->store, head->id, &corrections, diag))
        return false;
    for (size_t i = 0; i < agreements->count; i++) {
        if (strcmp(agreements->items[i].interview, head->id) == 0 &&
            agreement_is_open(&agreements->items[i]))
            add_agreement(head, &agreements->items[i], &corrections, out);
    }
    correction_list_done(&corrections);
    return true;
}

static bool load_items(const struct session_setup *setup, const struct interview_list *talks,
                       const struct agreement_list *agreements, struct handover *out,
                       struct diag *diag)
{
    bool ok = true;

    for (size_t i = 0; i < talks->count; i++) {
        if (is_value_talk(talks->items[i].process))
            memcpy(out->last_talk, talks->items[i].id, UUID_SIZE);
    }
    for (size_t i = 0; ok && i < talks->count; i++)
        ok = is_value_talk(talks->items[i].process)
                 ? load_words(setup, talks->items[i].id, out, diag)
                 : load_other(setup, &talks->items[i], agreements, out, diag);
    return ok;
}

/* ---- what goes by itself ---- */

/* Takes what goes by itself out of the list. */
static void take_agreements(struct agreement_list *from, struct handover *out)
{
    size_t kept = 0;

    out->agreements.items = xcalloc(from->count + 1, sizeof *out->agreements.items);
    for (size_t i = 0; i < from->count; i++) {
        if (agreement_is_open(&from->items[i]) && is_value_talk(from->items[i].process))
            out->agreements.items[out->agreements.count++] = from->items[i];
        else
            from->items[kept++] = from->items[i];
    }
    from->count = kept;
}

/* By the talk it was agreed in when that has the same guide, else by the guide. */
static bool is_of_values(const struct session_setup *setup, const struct interview_list *talks,
                         const struct appointment *appointment)
{
    struct script *script;
    struct diag silent;
    char *bundle;
    bool is_value;

    for (size_t i = 0; i < talks->count; i++) {
        const struct interview *head = &talks->items[i];

        if (strcmp(head->id, appointment->interview) == 0 &&
            strcmp(head->script_id, appointment->script_id) == 0)
            return is_value_talk(head->process);
    }
    diag_init(&silent);
    bundle = guide_bundle(setup->library, appointment->script_id, &silent);
    script = bundle ? bundle_open(bundle, message_language(), &silent) : NULL;
    is_value = script && is_value_talk(script->process);
    script_free(script);
    free(bundle);
    diag_done(&silent);
    return is_value;
}

static bool load_appointments(const struct session_setup *setup, const struct interview_list *talks,
                              struct handover *out, struct diag *diag)
{
    struct appointment_list *list = &out->appointments;
    size_t kept = 0;

    if (!store_appointments(setup->store, list, diag))
        return false;
    for (size_t i = 0; i < list->count; i++) {
        const char *person = list->items[i].person_id;
        bool theirs = person && strcmp(person, out->person.id) == 0;
        bool goes = theirs && is_of_values(setup, talks, &list->items[i]);

        out->days_left_out += theirs && !goes;
        if (goes)
            list->items[kept++] = list->items[i];
        else
            appointment_done(&list->items[i]);
    }
    list->count = kept;
    return true;
}

static bool load_all(const struct session_setup *setup, struct handover *out, struct diag *diag)
{
    struct interview_list talks = {0};
    struct agreement_list agreements = {0};
    bool ok = store_person_interviews(setup->store, out->person.id, &talks, diag) &&
              store_agreements(setup->store, out->person.id, &agreements, diag);

    if (ok)
        take_agreements(&agreements, out);
    ok = ok && load_appointments(setup, &talks, out, diag) &&
         load_items(setup, &talks, &agreements, out, diag);
    agreement_list_done(&agreements);
    interview_list_done(&talks);
    return ok;
}

bool handover_load(const struct session_setup *setup, const char *person_id, struct handover *out,
                   struct diag *diag)
{
    struct handover handover = {0};

    if (!store_find_person(setup->store, person_id, NULL, &handover.person, diag))
        return false;
    if (load_all(setup, &handover, diag)) {
        *out = handover;
        return true;
    }
    handover_done(&handover);
    return false;
}

void handover_done(struct handover *handover)
{
    for (size_t i = 0; i < handover->count; i++) {
        free(handover->items[i].title);
        free(handover->items[i].step);
        free(handover->items[i].item);
        free(handover->items[i].label);
        free(handover->items[i].text);
    }
    free(handover->items);
    agreement_list_done(&handover->agreements);
    appointment_list_done(&handover->appointments);
    person_done(&handover->person);
    *handover = (struct handover){0};
}
