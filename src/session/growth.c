/*
 * A person's values from talk to talk. What is only for the leader is left out before anything is made of
 * the answers, so that no score, word or choice of it can get into what is shown together.
 */
#include "session/growth.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "pinned.h"
#include "state.h"
#include "store/person.h"

struct reading_talk {
    const struct script *script;
    struct conversation *conversation;
};

static void add_together(void *context, const char *step, const char *item,
                         const struct answer *answer)
{
    struct reading_talk *talk = context;
    size_t index = script_find_step(talk->script, step);

    if (index != SIZE_MAX && answer->visibility == VISIBLE_TOGETHER)
        conversation_set(talk->conversation, index, item, answer);
}

/* The first answer outside the loops: what the employee said when the talk was still open. */
static const char *own_words(const struct conversation *conversation)
{
    const struct script *script = conversation_script(conversation);

    for (size_t i = 0; i < conversation_count(conversation); i++) {
        size_t step;
        const char *item;
        const struct answer *answer = conversation_at(conversation, i, &step, &item);

        if (script->steps[step].answer == ANSWER_TEXT && answer->state == STATE_GIVEN &&
            script->parts[script->steps[step].part].for_each == LOOP_NONE && answer->text)
            return answer->text;
    }
    return NULL;
}

static char *copy_or_null(const char *text)
{
    return text ? xstrdup(text) : NULL;
}

static void read_states(const struct conversation *conversation, enum value value,
                        struct growth_talk *out)
{
    for (int i = 0; i < GROWTH_MEASURES; i++) {
        const struct answer *answer = conversation_score(conversation, value, growth_measure(i));

        if (answer)
            out->states[value][i] = answer->state;
    }
}

static void read_values(const struct conversation *conversation, struct growth_talk *out)
{
    for (int v = 0; v < VALUE_COUNT; v++) {
        struct capability scores = conversation_scores(conversation, (enum value)v);

        out->scores[v] = scores;
        read_states(conversation, (enum value)v, out);
        out->has_scores |= scores.importance != SCORE_OPEN || scores.opportunity != SCORE_OPEN ||
                           scores.realisation != SCORE_OPEN;
        out->words[v] = copy_or_null(conversation_words(conversation, (enum value)v));
        out->focus[v] = conversation_has_focus(conversation, (enum value)v);
    }
    out->own_words = copy_or_null(own_words(conversation));
}

/* Takes the head over, when it is read. */
static bool read_talk(struct store *store, struct pinned *pinned, struct interview *head,
                      struct growth_talk *out, struct diag *diag)
{
    struct reading_talk talk = {pinned_open(pinned, head->id, head->language, diag), NULL};
    bool ok;

    if (!talk.script)
        return false;
    talk.conversation = conversation_new(talk.script);
    ok = store_load_answers(store, head->id, add_together, &talk, diag);
    if (ok) {
        *out = (struct growth_talk){.head = *head, .day = day_of_moment(head->started)};
        interview_init(head);
        read_values(talk.conversation, out);
    }
    conversation_free(talk.conversation);
    return ok;
}

static void warn(struct diag *diag, const struct interview *head, const struct diag *why)
{
    char day[DAY_TEXT_SIZE];

    day_format_short(day_of_moment(head->started), day);
    diag_add(diag, SEVERITY_WARNING, NULL, NULL, 0, 0, NULL,
             _("The talk of %s can't be read and is left out: %s"), day, diag_text(why));
}

static void add_talk(struct store *store, struct pinned *pinned, struct interview *head,
                     struct growth *out, struct diag *diag)
{
    struct growth_talk talk;
    struct diag why;

    diag_init(&why);
    if (read_talk(store, pinned, head, &talk, &why)) {
        out->talks = xreallocarray(out->talks, out->count + 1, sizeof *out->talks);
        out->talks[out->count++] = talk;
    } else {
        warn(diag, head, &why);
    }
    diag_done(&why);
}

/* `until`: the talk to stop before, or NULL. */
static bool load(const struct session_setup *setup, const char *person_id, enum process process,
                 const char *until, struct growth *out, struct diag *diag)
{
    struct interview_list list = {0};
    struct pinned *pinned;

    *out = (struct growth){0};
    if (!store_person_interviews(setup->store, person_id, &list, diag))
        return false;
    pinned = pinned_new(setup->store);
    for (size_t i = 0; i < list.count && !(until && strcmp(list.items[i].id, until) == 0); i++) {
        if (process_sees(process, list.items[i].process))
            add_talk(setup->store, pinned, &list.items[i], out, diag);
    }
    pinned_free(pinned);
    interview_list_done(&list);
    return true;
}

bool growth_load(const struct session_setup *setup, const char *person_id, enum process process,
                 struct growth *out, struct diag *diag)
{
    return load(setup, person_id, process, NULL, out, diag);
}

void session_load_before(struct session *session)
{
    struct diag diag;

    growth_done(&session->before);
    if (!session->interview.person_id)
        return;
    /* What stood in an earlier talk is never a reason not to have this one. */
    diag_init(&diag);
    load(&session->setup, session->interview.person_id, session->interview.process,
         session->interview.id, &session->before, &diag);
    diag_done(&diag);
}

const struct growth *session_before(const struct session *session)
{
    return &session->before;
}

const struct growth_talk *session_last(const struct session *session)
{
    for (size_t i = session->before.count; i-- > 0;) {
        if (session->before.talks[i].has_scores)
            return &session->before.talks[i];
    }
    return NULL;
}
