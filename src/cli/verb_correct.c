/* correct: what the employee says of what was written down, kept beside it with its day. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/label.h"
#include "base/message.h"
#include "base/utf8.h"
#include "head.h"
#include "report/answered.h"
#include "say.h"
#include "session/correct.h"
#include "verb.h"

enum { OPTION_STEP, OPTION_ITEM, OPTION_ACTION };
static const struct option_row rows[] = {
    [OPTION_STEP] = {"step", 's', N_("STEP"), N_("Beside the answer to this question")},
    [OPTION_ITEM] = {"item", 'i', N_("ITEM"),
                     N_("Of this value or agreement, when it is asked of each")},
    [OPTION_ACTION] = {"action", 'a', N_("AGREEMENT"), N_("Beside this agreement: its ID")},
    {0},
};

/* ---- what there is to correct ---- */

/* What was said, on one line. The caller frees it. */
static char *said(const struct session *session, const struct step *step,
                  const struct answer *answer)
{
    char *words = answered_words(session_script(session), step, answer, ", ");
    char *line = utf8_clean(words, strlen(words), UTF8_ONE_LINE);

    free(words);
    return line;
}

static void say_answer(const struct session *session, const struct place place,
                       const struct answer *answer)
{
    const struct step *step = &session_script(session)->steps[place.step];
    char *asked = session_fill(session, step->label, place.item);
    char *text = said(session, step, answer);

    say("--step %s%s%s: %s", step->id, *place.item ? " --item " : "", place.item, asked);
    if (*place.item)
        say(" (%s)", session_item_name(session, place.item));
    say("%s%s %s\n", answer->visibility == VISIBLE_TOGETHER ? "" : _(" (only me)"),
        label_end(asked), text);
    free(text);
    free(asked);
}

static bool is_written(const struct answer *answer)
{
    return answer->state != STATE_OPEN || (answer->text && *answer->text);
}

static void say_places(const struct session *session)
{
    const struct conversation *conversation = session_conversation(session);
    const struct plan *plan = session_plan(session);
    size_t count;
    const struct place *places = conversation_places(conversation, &count);
    bool any = false;

    for (size_t i = 0; i < count; i++) {
        const struct answer *answer =
            conversation_answer(conversation, places[i].step, places[i].item);

        if (!is_written(answer))
            continue;
        say_answer(session, places[i], answer);
        any = true;
    }
    for (size_t i = 0; i < plan->count; i++) {
        if (action_is_blank(&plan->actions[i]))
            continue;
        say("--action %.6s: %s\n", plan->actions[i].id, action_get(&plan->actions[i], ACTION_WHAT));
        any = true;
    }
    say("%s\n", any ? _("Choose a place, and put the words behind it: waardegesprek correct ID "
                        "--step STEP WORDS")
                    : _("Nothing was written down in this talk yet."));
}

/* ---- where it stands ---- */

enum { PREFIX_LEAST = 4 };

static bool is_prefix(const char *typed, const char *id)
{
    return strlen(typed) >= PREFIX_LEAST && strncmp(typed, id, strlen(typed)) == 0;
}

static bool action_of(const struct session *session, const char *typed, char id[UUID_SIZE],
                      struct diag *diag)
{
    const struct plan *plan = session_plan(session);
    size_t found = SIZE_MAX;

    for (size_t i = 0; i < plan->count; i++) {
        if (!is_prefix(typed, plan->actions[i].id))
            continue;
        if (found != SIZE_MAX)
            return diag_error(diag,
                              _("More than one agreement has an id that begins with \"%s\". "
                                "Give more characters of it."),
                              typed);
        found = i;
    }
    if (found == SIZE_MAX)
        return diag_error(diag,
                          _("There is no agreement \"%s\" in this talk. Without --action you "
                            "see what there is."),
                          typed);
    memcpy(id, plan->actions[found].id, UUID_SIZE);
    return true;
}

/* The item that is meant: as typed, the beginning of its id, or the only one there is. */
static const char *item_of(const struct session *session, const char *step, const char *typed,
                           struct diag *diag)
{
    const struct conversation *conversation = session_conversation(session);
    size_t count;
    const struct place *places = conversation_places(conversation, &count);
    const char *found = NULL;
    bool several = false;

    for (size_t i = 0; i < count; i++) {
        const struct step *asked = &session_script(session)->steps[places[i].step];

        if (strcmp(asked->id, step) != 0 ||
            !is_written(conversation_answer(conversation, places[i].step, places[i].item)))
            continue;
        if (typed && strcmp(typed, places[i].item) == 0)
            return places[i].item;
        if (typed && !is_prefix(typed, places[i].item))
            continue;
        several |= found != NULL;
        found = places[i].item;
    }
    if (found && !several)
        return found;
    if (several)
        diag_error(diag, _("Which one? Add --item. Without --step you see what there is."));
    else
        diag_error(diag,
                   _("Nothing was written down there. Without --step you see what there is."));
    return NULL;
}

static char *words_of(const struct request *request)
{
    struct buf words;

    buf_init(&words);
    for (size_t i = 1; i < request->word_count; i++)
        buf_addf(&words, "%s%s", i > 1 ? " " : "", request->words[i]);
    return buf_take(&words);
}

static bool keep(struct world *world, const struct session *session, const struct request *request,
                 struct diag *diag)
{
    const char *interview = session_interview(session)->id;
    const char *step = request->options[OPTION_STEP];
    char *words = words_of(request);
    char action[UUID_SIZE];
    const char *item;
    bool ok;

    if (step) {
        item = item_of(session, step, request->options[OPTION_ITEM], diag);
        ok = item && correct_answer(&world->session, interview, step, item, words, diag);
    } else {
        ok = action_of(session, request->options[OPTION_ACTION], action, diag) &&
             correct_action(&world->session, interview, action, words, diag);
    }
    if (ok)
        say("%s\n",
            _("It stands beside it, with the day of today, in every document of this talk."));
    free(words);
    return ok;
}

static bool correct(struct world *world, const struct request *request, struct diag *diag)
{
    struct session *session = talk_read(world, request->words[0], diag);
    bool ok = session != NULL;

    if (ok && (request->options[OPTION_STEP] || request->options[OPTION_ACTION]))
        ok = keep(world, session, request, diag);
    else if (ok)
        say_places(session);
    session_close(session);
    return ok;
}

static bool is_whole(const struct request *request)
{
    bool step = request->options[OPTION_STEP] != NULL;
    bool action = request->options[OPTION_ACTION] != NULL;

    if (request->word_count == 0)
        say_error(_("Which talk? Add its ID: waardegesprek list shows them."));
    else if (step && action)
        say_error(_("Choose one place: --step or --action."));
    else if ((step || action) && request->word_count == 1)
        say_error(_("What should stand beside it? Add the words behind it."));
    else if (!step && !action && request->word_count > 1)
        say_error(_("Beside what? Without words you see what there is: waardegesprek correct %s"),
                  request->words[0]);
    else
        return true;
    return false;
}

static int run(struct world *world, const struct request *request)
{
    struct diag diag;
    bool ok;

    if (!is_whole(request))
        return EXIT_USAGE;
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = correct(world, request, &diag);
    say_diag(&diag);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_correct = {
    .name = "correct",
    .usage = N_("ID [--step STEP [--item ITEM] | --action AGREEMENT] WORDS"),
    .help = N_("Put what the employee says beside an answer or an agreement."),
    .more = N_(
        "That is the employee's right, also when the talk is finished. What was written stays; the "
        "correction stands beside it, with its day. Without a place it shows what there is."),
    .options = rows,
    .most_words = WORDS_ANY,
    .run = run,
};
