/* new: starts a talk with someone, known already or not. */
#include "base/message.h"
#include "say.h"
#include "verb.h"

enum { OPTION_PERSON, OPTION_TEAM, OPTION_SCRIPT };
static const struct option_row rows[] = {
    [OPTION_PERSON] = {"person", 0, N_("NAME"), N_("Who the talk is with")},
    [OPTION_TEAM] = {"team", 0, N_("TEAM"), N_("The team of this person")},
    [OPTION_SCRIPT] = {"script", 0, N_("ID"),
                       N_("The conversation guide (kerngesprek when you name none)")},
    {0},
};

static int run(struct world *world, const struct request *request)
{
    const char *name = request->options[OPTION_PERSON];
    const char *team = request->options[OPTION_TEAM];
    const char *script = request->options[OPTION_SCRIPT];
    enum subject subject;
    bool kept;
    struct session *session;

    if (!script)
        script = "kerngesprek";
    if (!talk_subject(world, script, &subject, &kept))
        return EXIT_NOT_DONE;
    if (subject == SUBJECT_PERSON && (!name || !*name)) {
        say_error(_("Who is the talk with? Add --person and a name."));
        return EXIT_USAGE;
    }
    if (subject == SUBJECT_TEAM && (!team || !*team)) {
        say_error(_("Which team is the talk with? Add --team and its name."));
        return EXIT_USAGE;
    }
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    session =
        talk_start(world, subject == SUBJECT_PERSON ? name : NULL, team, script, world->language);
    return session ? talk_hold(world, session) : EXIT_NOT_DONE;
}

const struct verb verb_new = {
    .name = "new",
    .usage = N_("--person NAME [--team TEAM] [--script ID]"),
    .help = N_("Start a talk with someone."),
    .more = N_("Takes the one person of that name, or adds the person. When there are several, "
               "they are listed. A talk with a team takes --team alone, and one of the "
               "leader alone takes neither."),
    .options = rows,
    .run = run,
};
