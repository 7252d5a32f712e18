/* The places of a talk at which something stands, with their words on one line. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "correct.h"
#include "report/answered.h"
#include "seen.h"
#include "session/correct.h"

void correct_forget_places(struct correct_state *own)
{
    for (size_t i = 0; i < own->count; i++) {
        free(own->places[i].step);
        free(own->places[i].item);
        free(own->places[i].label);
        free(own->places[i].text);
    }
    free(own->places);
    own->places = NULL;
    own->count = 0;
}

static void add(struct correct_state *own, const struct correct_place *place)
{
    own->places = xreallocarray(own->places, own->count + 1, sizeof *own->places);
    own->places[own->count++] = *place;
}

/* ---- answers ---- */

/* "Room · Developing skills": what was asked, then of which item. The caller frees it. */
static char *label_of(const struct session *session, const struct step *step, const char *item)
{
    const char *name = session_item_name(session, item);
    char *asked = session_fill(session, step->label, item);
    char *label = *name ? xasprintf("%s · %s", asked, name) : xstrdup(asked);

    free(asked);
    return label;
}

/* Takes `text` over. */
static char *on_one_line(char *text)
{
    char *line = utf8_clean(text, strlen(text), UTF8_ONE_LINE);

    free(text);
    return line;
}

/* In the order of the talk. What a condition hides is in no document, so there is nothing to correct. */
static void add_answers(const struct tui *tui, struct correct_state *own)
{
    const struct conversation *conversation = session_conversation(own->session);
    const struct script *script = session_script(own->session);
    size_t count;
    const struct place *places = conversation_places(conversation, &count);

    for (size_t i = 0; i < count; i++) {
        const struct step *step = &script->steps[places[i].step];
        const struct answer *answer =
            conversation_answer(conversation, places[i].step, places[i].item);
        char *text;

        if (!seen_answer(tui, answer) ||
            conversation_state(conversation, places[i]) == PLACE_HIDDEN)
            continue;
        text = on_one_line(answered_words(script, step, answer, ", "));
        if (*text)
            add(own, &(struct correct_place){.step = xstrdup(step->id),
                                             .item = xstrdup(places[i].item),
                                             .label = label_of(own->session, step, places[i].item),
                                             .text = text,
                                             .only_me = answer->visibility == VISIBLE_ONLY_ME});
        else
            free(text);
    }
}

/* ---- actions ---- */

static void add_actions(struct correct_state *own)
{
    const struct plan *plan = session_plan(own->session);

    for (size_t i = 0; i < plan->count; i++) {
        struct correct_place place = {0};

        if (action_is_blank(&plan->actions[i]))
            continue;
        memcpy(place.action, plan->actions[i].id, UUID_SIZE);
        place.label = xstrdup(_("Agreement"));
        place.text = on_one_line(xstrdup(action_get(&plan->actions[i], ACTION_WHAT)));
        add(own, &place);
    }
}

void correct_places(const struct tui *tui, struct correct_state *own)
{
    correct_forget_places(own);
    add_answers(tui, own);
    add_actions(own);
    list_set_count(&own->list, own->count);
}

/* ---- what was said of them ---- */

static bool is_about(const struct correction *correction, const struct correct_place *place)
{
    if (*place->action)
        return strcmp(correction->action, place->action) == 0;
    return correction->step && strcmp(correction->step, place->step) == 0 &&
           strcmp(correction->item ? correction->item : "", place->item) == 0;
}

const struct correction *correct_earlier(const struct correct_state *own,
                                         const struct correct_place *place, size_t index)
{
    const struct correction_list *list = session_corrections(own->session);

    for (size_t i = 0; list && i < list->count; i++) {
        if (is_about(&list->items[i], place) && index-- == 0)
            return &list->items[i];
    }
    return NULL;
}
