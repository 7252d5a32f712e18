/*
 * What may go along to the next leader. Only what was seen together in talks about values can be chosen at
 * all: what is only for the leader never gets into the list, so it can't get into the file either.
 */
#include "session/handover.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "store/agreement.h"
#include "store/appointment.h"
#include "store/person.h"

/* ---- what was said, for people ---- */

static void add_choices(const struct step *step, const struct answer *answer, struct buf *out)
{
    for (size_t i = 0; i < answer->choice_count; i++) {
        buf_adds(out, i > 0 ? ", " : "");
        buf_adds(out, step_choice_text(step, answer->choices[i]));
    }
    if (answer->text && *answer->text) {
        buf_adds(out, answer->choice_count > 0 ? ", " : "");
        buf_adds(out, answer->text);
    }
}

static void add_day(const char *text, struct buf *out)
{
    char words[DAY_TEXT_SIZE];
    struct day day;

    if (day_from_iso(text, &day)) {
        day_format_full(day, words);
        buf_adds(out, words);
    } else {
        buf_adds(out, text);
    }
}

static void add_choice_names(const struct script *script, const struct answer *answer,
                             struct buf *out)
{
    for (size_t i = 0; i < answer->choice_count; i++) {
        enum value value = value_from_id(answer->choices[i]);

        buf_adds(out, i > 0 ? ", " : "");
        buf_adds(out, value == VALUE_NONE ? answer->choices[i] : script->values[value].name);
    }
}

static void add_words(const struct answer *answer, struct buf *out)
{
    buf_adds(out, answer->text ? answer->text : "");
    if (answer->correction && *answer->correction)
        buf_addf(out, "\n%s", answer->correction);
}

/* "" when there is nothing to choose. The caller frees it. */
static char *answer_text(const struct script *script, const struct step *step,
                         const struct answer *answer)
{
    struct buf out;

    buf_init(&out);
    switch (step->answer) {
    case ANSWER_SCALE:
        buf_addf(&out, _("%d out of %d"), answer->number, SCORE_MAX);
        break;
    case ANSWER_NUMBER:
        buf_addf(&out, "%d", answer->number);
        break;
    case ANSWER_CHOICE:
        buf_adds(&out, step_choice_text(step, answer->text));
        break;
    case ANSWER_CHOICES:
        if (step->choices_are_values)
            add_choice_names(script, answer, &out);
        else
            add_choices(step, answer, &out);
        break;
    case ANSWER_YES_NO:
        buf_adds(&out, strcmp(answer->text, "yes") == 0 ? _("yes") : _("no"));
        break;
    case ANSWER_DATE:
        add_day(answer->text, &out);
        break;
    default:
        add_words(answer, &out);
    }
    return buf_take(&out);
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

/* Takes the text over; nothing is added without one. */
static void add_item(const struct session *session, size_t step, const char *item, bool is_remark,
                     char *text, struct handover *out)
{
    const struct interview *head = session_interview(session);
    const struct script *script = session_script(session);
    struct handover_item *last;

    if (!*text) {
        free(text);
        return;
    }
    out->items = xreallocarray(out->items, out->count + 1, sizeof *out->items);
    last = &out->items[out->count++];
    *last = (struct handover_item){.day = day_of_moment(head->started),
                                   .title = xstrdup(head->title),
                                   .step = xstrdup(script->steps[step].id),
                                   .item = xstrdup(item),
                                   .is_remark = is_remark,
                                   .label = label_of(session, &script->steps[step], item),
                                   .text = text};
    memcpy(last->interview, head->id, UUID_SIZE);
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
            add_item(session, step, item, false, answer_text(script, &script->steps[step], answer),
                     out);
        if (answer->remark && answer->remark_visibility == VISIBLE_TOGETHER)
            add_item(session, step, item, true, xstrdup(answer->remark), out);
    }
}

static bool load_items(const struct session_setup *setup, struct handover *out, struct diag *diag)
{
    struct interview_list talks = {0};
    bool ok = store_person_interviews(setup->store, out->person.id, &talks, diag);

    for (size_t i = 0; ok && i < talks.count; i++) {
        struct session *session;

        if (!process_sees(PROCESS_ONE_ON_ONE, talks.items[i].process))
            continue;
        session = session_open(setup, talks.items[i].id, true, NULL, diag);
        if (session)
            add_items(session, out);
        ok = session != NULL;
        session_close(session);
    }
    interview_list_done(&talks);
    return ok;
}

/* ---- what goes by itself ---- */

static bool load_agreements(const struct session_setup *setup, struct handover *out,
                            struct diag *diag)
{
    struct agreement_list *list = &out->agreements;
    size_t kept = 0;

    if (!store_agreements(setup->store, out->person.id, list, diag))
        return false;
    for (size_t i = 0; i < list->count; i++) {
        if (agreement_is_open(&list->items[i]))
            list->items[kept++] = list->items[i];
        else
            agreement_done(&list->items[i]);
    }
    list->count = kept;
    return true;
}

static bool load_appointments(const struct session_setup *setup, struct handover *out,
                              struct diag *diag)
{
    struct appointment_list *list = &out->appointments;
    size_t kept = 0;

    if (!store_appointments(setup->store, list, diag))
        return false;
    for (size_t i = 0; i < list->count; i++) {
        const char *person = list->items[i].person_id;

        if (person && strcmp(person, out->person.id) == 0)
            list->items[kept++] = list->items[i];
        else
            appointment_done(&list->items[i]);
    }
    list->count = kept;
    return true;
}

bool handover_load(const struct session_setup *setup, const char *person_id, struct handover *out,
                   struct diag *diag)
{
    struct handover handover = {0};

    if (!store_find_person(setup->store, person_id, NULL, &handover.person, diag))
        return false;
    if (load_agreements(setup, &handover, diag) && load_appointments(setup, &handover, diag) &&
        load_items(setup, &handover, diag)) {
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
