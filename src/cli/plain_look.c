/* Colon commands that look around in the talk: lists, overview, plan, cues. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "head.h"
#include "plain.h"
#include "say.h"

bool act_probes(struct plain *plain, const char *words)
{
    (void)words;
    plain_say_probes(plain);
    return true;
}

bool act_cue(struct plain *plain, const char *words)
{
    (void)words;
    plain->for_leader = !plain->for_leader;
    say("%s\n", plain->for_leader ? _("What is only for the leader is told again.")
                                  : _("What is only for the leader is hidden."));
    return true;
}

bool act_simple(struct plain *plain, const char *words)
{
    (void)words;
    plain->simple = !plain->simple;
    plain->move = MOVE_AGAIN;
    return false;
}

bool act_overview(struct plain *plain, const char *words)
{
    (void)words;
    overview_say(session_conversation(plain->session));
    return true;
}

/* In the step of the plan itself it is open already. */
bool act_plan(struct plain *plain, const char *words)
{
    (void)words;
    if (plain_step(plain)->answer == ANSWER_ACTIONS) {
        plain->move = MOVE_AGAIN;
        return false;
    }
    if (plain_plan(plain) || plain->move == MOVE_BACK)
        plain->move = MOVE_AGAIN;
    return false;
}

/* ---- the list of steps ---- */

/* One word for a page: what is still open counts most. */
static const char *page_state(const struct conversation *conversation, const struct page *page)
{
    static const char *const words[] = {
        [PLACE_GIVEN] = N_("done"),
        [PLACE_WAITING] = N_("waits for another answer"),
        [PLACE_OPEN] = N_("open"),
        [PLACE_PARKED] = N_("for later"),
    };
    static const enum place_state order[] = {PLACE_PARKED, PLACE_OPEN, PLACE_GIVEN, PLACE_WAITING};
    const struct script *script = conversation_script(conversation);
    size_t count;
    const struct place *places = conversation_places(conversation, &count);
    bool seen[PLACE_HIDDEN + 1] = {false};

    for (size_t i = page->first; i < page->first + page->count; i++) {
        enum answer_kind kind = script->steps[places[i].step].answer;

        seen[conversation_state(conversation, places[i])] |=
            kind != ANSWER_NONE && kind != ANSWER_ACTIONS;
    }
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (seen[order[i]])
            return _(words[order[i]]);
    }
    return NULL;
}

static bool same_subject(const struct conversation *conversation, const struct page *one,
                         const struct page *other)
{
    const struct script *script = conversation_script(conversation);
    size_t count;
    const struct place *places = conversation_places(conversation, &count);
    struct place here = places[one->first];
    struct place there = places[other->first];

    return script->steps[here.step].part == script->steps[there.step].part &&
           strcmp(here.item, there.item) == 0;
}

/* Whether the pages around it are about the same value in the same part. */
static bool has_siblings(const struct conversation *conversation, size_t index)
{
    size_t count;
    const struct page *pages = conversation_pages(conversation, &count);

    return (index > 0 && same_subject(conversation, &pages[index], &pages[index - 1])) ||
           (index + 1 < count && same_subject(conversation, &pages[index], &pages[index + 1]));
}

static char *page_name(const struct session *session, size_t index)
{
    const struct conversation *conversation = session_conversation(session);
    const struct script *script = conversation_script(conversation);
    size_t count;
    const struct page *page = &conversation_pages(conversation, &count)[index];
    struct place place = conversation_places(conversation, &count)[page->first];
    const struct step *step = &script->steps[place.step];
    enum value value = value_from_id(place.item);
    const char *item = value == VALUE_NONE ? session_item_name(session, place.item)
                                           : script->values[value].short_name;

    if (!*item)
        return xasprintf("%s, %s", script->parts[step->part].title, step->label);
    if (page->count > 1 && !has_siblings(conversation, index))
        return xasprintf("%s, %s", script->parts[step->part].title, item);
    return xasprintf("%s, %s, %s", script->parts[step->part].title, item, step->label);
}

/* Whether a jump may enter: something of it is not hidden. */
static bool page_enterable(const struct conversation *conversation, const struct page *page)
{
    size_t count;
    const struct place *places = conversation_places(conversation, &count);

    for (size_t i = page->first; i < page->first + page->count; i++) {
        if (conversation_state(conversation, places[i]) != PLACE_HIDDEN)
            return true;
    }
    return false;
}

static void say_pages(const struct plain *plain)
{
    const struct conversation *conversation = session_conversation(plain->session);
    struct place here = session_place(plain->session);
    size_t count;
    const struct page *pages = conversation_pages(conversation, &count);
    size_t now = conversation_find_page(
        conversation, conversation_find_place(conversation, here.step, here.item));

    for (size_t i = 0; i < count; i++) {
        const char *state = page_state(conversation, &pages[i]);
        char *name;

        if (!page_enterable(conversation, &pages[i]))
            continue;
        name = page_name(plain->session, i);
        say("%zu. %s%s%s%s\n", i + 1, name, state ? (*stop_after(name) ? ": " : " ") : "",
            state ? state : "", i == now ? _(" (you are here)") : "");
        free(name);
    }
}

/* Enters at the first place of the page that is not hidden. */
static bool enter_page(struct plain *plain, size_t index)
{
    const struct conversation *conversation = session_conversation(plain->session);
    size_t count;
    const struct page *page = &conversation_pages(conversation, &count)[index];
    const struct place *places = conversation_places(conversation, &count);

    for (size_t i = page->first; i < page->first + page->count; i++) {
        if (conversation_state(conversation, places[i]) == PLACE_HIDDEN)
            continue;
        session_move(plain->session, places[i], 0);
        plain->move = MOVE_AGAIN;
        return false;
    }
    say("%s\n", _("That step is not asked now."));
    return true;
}

bool act_jump(struct plain *plain, const char *words)
{
    size_t count;
    size_t number = 0;

    conversation_pages(session_conversation(plain->session), &count);
    if (*words) {
        if (!plain_read_number(words, count, &number) || number == 0) {
            say(_("Type :jump and a number from 1 to %zu; :jump alone lists the steps.\n"), count);
            return true;
        }
        return enter_page(plain, number - 1);
    }
    say_pages(plain);
    if (!plain_ask_number(plain, _("Go to number (Enter stays here):"), count, &number))
        return false;
    return number == 0 || enter_page(plain, number - 1);
}
