/* agenda add: a talk to come that was agreed outside a talk. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "say.h"
#include "store/appointment.h"
#include "store/person.h"
#include "verb_agenda.h"

enum { OPTION_PERSON, OPTION_TEAM, OPTION_ON, OPTION_SCRIPT };
static const struct option_row rows[] = {
    [OPTION_PERSON] = {"person", 0, N_("NAME"), N_("Who the talk is with")},
    [OPTION_TEAM] = {"team", 0, N_("TEAM"), N_("The team of this person, or the team as a whole")},
    [OPTION_ON] = {"on", 0, N_("DAY"), N_("31-12-2026, “next Friday”, “in 3 months” …")},
    [OPTION_SCRIPT] = {"script", 0, N_("ID"),
                       N_("The conversation guide (when you name none: one that follows on what "
                          "was talked about before)")},
    {0},
};

/* A first talk is the core talk; who had one before has a follow-up. */
static bool choose_guide(struct world *world, const struct person *person, const char **out,
                         struct diag *diag)
{
    struct interview_list talks = {0};

    if (!person) {
        *out = "waardendialoog";
        return true;
    }
    if (!store_person_interviews(world->store, person->id, &talks, diag))
        return false;
    *out = talks.count > 0 ? "vervolggesprek" : "kerngesprek";
    interview_list_done(&talks);
    return true;
}

/* What was made, told back with its ID. */
static bool say_added(struct world *world, const char *id, struct diag *diag)
{
    struct appointment appointment = {0};
    char *line;

    if (!store_find_appointment(world->store, id, &appointment, diag))
        return false;
    line = agenda_appointment_line(world, &appointment);
    say(_("On the agenda, as %.6s: %s\n"), appointment.id, line);
    say(_("An invitation to print or send: waardegesprek invite %.6s\n"), appointment.id);
    free(line);
    appointment_done(&appointment);
    return true;
}

/* `person` NULL: with the team as a whole. */
static bool add(struct world *world, const struct request *request, const struct person *person,
                struct day day, struct diag *diag)
{
    const char *team = request->options[OPTION_TEAM];
    const char *script = request->options[OPTION_SCRIPT];
    char id[UUID_SIZE];
    enum subject subject;
    bool kept;

    if (!script && !choose_guide(world, person, &script, diag))
        return false;
    if (!talk_subject(world, script, &subject, &kept))
        return false;
    if (subject != (person ? SUBJECT_PERSON : SUBJECT_TEAM))
        return diag_error(diag,
                          person ? _("“%s” is no guide for a talk with one person. See which there "
                                     "are: waardegesprek script list")
                                 : _("“%s” is no guide for a talk with a team. See which there "
                                     "are: waardegesprek script list"),
                          script);
    return store_add_appointment(world->store, person ? person->id : NULL, person ? NULL : team,
                                 script, day, id, diag) &&
           say_added(world, id, diag);
}

static bool add_with(struct world *world, const struct request *request, struct day day,
                     struct diag *diag)
{
    const char *name = request->options[OPTION_PERSON];
    struct person_list chosen = {0};
    bool ok;

    if (!name)
        return add(world, request, NULL, day, diag);
    ok = talk_person(world, name, request->options[OPTION_TEAM], &chosen, diag) &&
         chosen.count > 0 && add(world, request, &chosen.items[0], day, diag);
    person_list_done(&chosen);
    return ok;
}

static bool is_given(const char *word)
{
    return word && *word;
}

static int run(struct world *world, const struct request *request)
{
    const char *name = request->options[OPTION_PERSON];
    struct diag diag;
    struct day day;
    bool ok;

    if ((name && !*name) || (!name && !is_given(request->options[OPTION_TEAM]))) {
        say_error(_("Who is the talk with? Add --person and a name, or --team and its name."));
        return EXIT_USAGE;
    }
    if (!is_given(request->options[OPTION_ON])) {
        say_error(_("On which day? Add --on and a day: --on 31-12-2026, --on \"next Friday\"."));
        return EXIT_USAGE;
    }
    if (!agenda_typed_day(world, request->options[OPTION_ON], &day))
        return EXIT_USAGE;
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = add_with(world, request, day, &diag);
    say_diag(&diag);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_agenda_add = {
    .name = "agenda add",
    .usage = N_("--person NAME [--team TEAM] | --team TEAM, --on DAY [--script ID]"),
    .help = N_("Put a talk to come on the agenda."),
    .more = N_("Takes the one person of that name, or adds the person. With --team alone it is a "
               "talk with the whole team."),
    .options = rows,
    .run = run,
};
