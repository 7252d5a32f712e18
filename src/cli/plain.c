/* Line by line: the way through a talk, from where it stands to its end or to `:quit`. */
#include "plain.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "head.h"
#include "say.h"
#include "session/heartbeat.h"
#include "session/rehearse.h"

static void tick(void *context)
{
    struct plain *plain = context;

    if (plain->session)
        session_tick(plain->session);
}

void plain_init(struct plain *plain, struct world *world)
{
    *plain = (struct plain){.world = world, .for_leader = true, .part = SIZE_MAX, .item = ""};
    input_init(&plain->input);
    plain->input.tick = tick;
    plain->input.context = plain;
}

void plain_done(struct plain *plain)
{
    input_done(&plain->input);
    free(plain->unsaved);
}

/* ---- moving ---- */

static bool stops_at(const struct conversation *conversation, struct place place)
{
    enum place_state state = conversation_state(conversation, place);

    return state != PLACE_HIDDEN && state != PLACE_WAITING;
}

/* The index of a place; for one that is gone, of the last that stands before it. */
static size_t index_of(const struct conversation *conversation, struct place here)
{
    size_t count;
    const struct place *places = conversation_places(conversation, &count);
    size_t index = conversation_find_place(conversation, here.step, here.item);

    if (index != SIZE_MAX)
        return index;
    for (index = 0; index + 1 < count && places[index + 1].step <= here.step; index++)
        ;
    return index;
}

/* Goes a step on (+1) or back (-1). False when there is none. */
static bool go(struct plain *plain, int direction)
{
    const struct conversation *conversation = session_conversation(plain->session);
    size_t count;
    const struct place *places = conversation_places(conversation, &count);
    size_t index = index_of(conversation, session_place(plain->session));

    do {
        index += (size_t)direction; /* from 0 backwards it wraps, past `count` */
        if (index >= count)
            return false;
    } while (!stops_at(conversation, places[index]));
    session_move(plain->session, places[index], 0);
    return true;
}

/* ---- the end ---- */

void plain_say_open_count(const struct plain *plain)
{
    unsigned long open = conversation_count_open(session_conversation(plain->session));

    if (open > 0)
        say(message_plural("%lu step is still open.\n", "%lu steps are still open.\n", open), open);
}

/* Behind the last step: finished, or left open. Back goes to the last step. */
static bool ask_finish(struct plain *plain)
{
    enum yes yes;

    say("\n%s\n", _("That was the last step."));
    plain_say_open_count(plain);
    if (!plain_ask_yes(plain, _("Is the talk finished? Yes or no, Enter leaves it open:"), &yes)) {
        if (plain->move == MOVE_BACK)
            plain->move = MOVE_AGAIN;
        return false;
    }
    if (yes == YES_YES)
        plain_finish(plain);
    plain->move = MOVE_QUIT;
    return true;
}

static void step(struct plain *plain)
{
    plain_say_step(plain);
    plain->move = MOVE_NEXT;
    if (plain_answer(plain))
        plain->move = MOVE_NEXT;
    if (plain->move == MOVE_BACK && !go(plain, -1))
        say("%s\n", _("This is the first step."));
    if (plain->move == MOVE_NEXT && !go(plain, 1))
        ask_finish(plain);
}

/* ---- the beginning ---- */

static const char *last_line(const char *text)
{
    const char *newline = strrchr(text, '\n');

    return newline ? newline + 1 : text;
}

/* The last words that are kept, at the place where the talk stands or before it. */
static const char *last_words(const struct plain *plain)
{
    const struct conversation *conversation = session_conversation(plain->session);
    const struct script *script = session_script(plain->session);
    size_t count;
    const struct place *places = conversation_places(conversation, &count);
    size_t index = index_of(conversation, session_place(plain->session)) + 1;

    while (index-- > 0) {
        const struct answer *answer =
            conversation_answer(conversation, places[index].step, places[index].item);
        enum answer_kind kind = script->steps[places[index].step].answer;

        if (answer->text && (kind == ANSWER_TEXT || kind == ANSWER_SUMMARY) &&
            answer->visibility == VISIBLE_TOGETHER)
            return last_line(answer->text);
    }
    return NULL;
}

static bool is_fresh(const struct plain *plain)
{
    return conversation_count(session_conversation(plain->session)) == 0 &&
           session_plan(plain->session)->count == 0;
}

static void say_return(const struct plain *plain)
{
    const struct interview *interview = session_interview(plain->session);
    char *ago = moment_ago(interview->touched, clock_now(&plain->world->clock));
    const char *words = last_words(plain);

    if (interview->status == INTERVIEW_CLOSED)
        say("%s\n", _("This talk is finished. What you change is kept all the same."));
    say(_("The last change was %s.\n"), ago);
    plain_say_open_count(plain);
    if (words)
        say(_("The last words that were kept: %s\n"), words);
    free(ago);
}

static void say_hello(const struct plain *plain)
{
    const struct script *script = session_script(plain->session);
    char *subject = head_subject(session_interview(plain->session));

    say("%s\n%s\n", script->title, subject);
    if (!session_is_kept(plain->session))
        say("%s\n", _("Nothing of this is kept. :help tells what else you can do."));
    else if (is_fresh(plain))
        say("%s\n", _("What you type is kept at once. :help tells what else you can do."));
    else
        say_return(plain);
    free(subject);
}

/* ---- leaving ---- */

/* What can't be kept in its place may be kept in another one. False when it is lost. */
static bool rescue(struct plain *plain)
{
    for (;;) {
        struct diag diag;
        char *line;
        bool done = false;

        if (!plain_ask(plain, _("Type the name of a file to keep the whole talk in:"), &line))
            return false;
        diag_init(&diag);
        if (*line)
            done = session_rescue(plain->session, line, &diag);
        say_diag(&diag);
        diag_done(&diag);
        free(line);
        if (done)
            return true;
    }
}

static void say_goodbye(const struct plain *plain)
{
    const struct interview *interview = session_interview(plain->session);

    if (!session_is_kept(plain->session))
        say("\n%s\n", _("Nothing of this was kept."));
    else if (interview->status == INTERVIEW_CLOSED)
        say(_("\nThe talk is finished, and everything is kept. The report: waardegesprek report "
              "%.6s\n"),
            interview->id);
    else
        say(_("\nEverything is kept. Go on with: waardegesprek resume %.6s\n"), interview->id);
}

/* Exit status. */
static int leave(struct plain *plain)
{
    int status = EXIT_DONE;

    session_tick(plain->session);
    if (!session_unsaved(plain->session)) {
        say_goodbye(plain);
    } else if (!rescue(plain)) {
        say_error(_("Not everything is kept: %s"), session_unsaved(plain->session));
        status = EXIT_NOT_DONE;
    }
    session_close(plain->session);
    plain->session = NULL;
    return status;
}

int plain_hold(struct plain *plain, struct session *session)
{
    plain->session = session;
    plain->part = SIZE_MAX;
    plain->item = "";
    say_hello(plain);
    do
        step(plain);
    while (plain->move != MOVE_QUIT);
    return leave(plain);
}

int plain_talk(struct world *world, struct session *session)
{
    struct plain plain;
    int status;

    plain_init(&plain, world);
    status = plain_hold(&plain, session);
    plain_done(&plain);
    return status;
}
