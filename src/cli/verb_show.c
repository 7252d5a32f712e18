/* show: one talk, to read or as JSON. It reads along, so an open talk may be shown too. */
#include <stdlib.h>

#include "base/message.h"
#include "head.h"
#include "report/report.h"
#include "say.h"
#include "verb.h"

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

static void say_json(const struct session *session)
{
    struct talk talk = session_talk(session, true);
    struct buf out;

    talk.bundle = NULL; /* the guide itself comes with a report */
    buf_init(&out);
    report_json_talk(&talk, &out);
    say_bytes(buf_text(&out), out.length);
    buf_done(&out);
}

/* The employee's own words, seen together. */
static void say_words(const char *heading, const struct conversation *conversation)
{
    size_t count;
    char **sentences = conversation_sentences(conversation, &count);

    if (count > 0)
        say("\n%s\n", heading);
    for (size_t i = 0; i < count; i++)
        say("- %s\n", sentences[i]);
    sentences_free(sentences, count);
}

/* The days that were named, and words that are still to become one. */
static void say_days(const struct session *session)
{
    const struct conversation *conversation = session_conversation(session);
    size_t count;
    const struct place *places = conversation_places(conversation, &count);

    for (size_t i = 0; i < count; i++) {
        const struct step *step = &session_script(session)->steps[places[i].step];
        const struct answer *answer =
            conversation_answer(conversation, places[i].step, places[i].item);
        char *day;

        if (step->answer != ANSWER_DATE || !answer->text ||
            conversation_state(conversation, places[i]) == PLACE_HIDDEN)
            continue;
        day = day_text(answer->text);
        say("\n%s%s %s%s\n", step->label, *stop_after(step->label) ? ":" : "", day,
            stop_after(day));
        free(day);
    }
}

static void say_talk(const struct session *session)
{
    struct talk talk = session_talk(session, true);
    char *line = head_line(session_interview(session));

    say("%s\n", session_script(session)->title);
    say("%s\n\n", line);
    if (script_goes_through_values(session_script(session)))
        overview_say(session_conversation(session));
    say_words(_("In own words:"), session_conversation(session));
    for (size_t i = 0; i < talk.earlier_count; i++)
        say_words(_("Asked in an earlier version of the guide:"), talk.earlier[i].conversation);
    if (session_plan(session)->count > 0) {
        say("\n%s\n", _("The plan:"));
        plan_say(session, true);
    }
    say_days(session);
    free(line);
}

static int run(struct world *world, const struct request *request)
{
    struct session *session;
    struct diag diag;
    int status = EXIT_DONE;

    if (request->word_count == 0) {
        say_error(_("Which talk? Add its ID: waardegesprek list shows them."));
        return EXIT_USAGE;
    }
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    session = talk_read(world, request->words[0], &diag);
    if (!session)
        status = say_diag(&diag);
    else if (request->options[OPTION_JSON])
        say_json(session);
    else
        say_talk(session);
    session_close(session);
    diag_done(&diag);
    return status;
}

const struct verb verb_show = {
    .name = "show",
    .usage = N_("ID [--json]"),
    .help = N_("Show one talk."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
