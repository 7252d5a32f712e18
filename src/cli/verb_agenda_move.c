/* agenda move: a talk to come gets another day. */
#include <stdlib.h>

#include "base/message.h"
#include "say.h"
#include "store/appointment.h"
#include "verb_agenda.h"

static bool move(struct world *world, const char *id, struct day day, struct diag *diag)
{
    struct appointment appointment = {0};
    char *line;
    bool ok;

    if (!store_find_appointment(world->store, id, &appointment, diag))
        return false;
    ok = store_move_appointment(world->store, appointment.id, day, diag);
    if (ok) {
        appointment.day = day;
        line = agenda_appointment_line(world, &appointment);
        say(_("Moved. %s\n"), line);
        free(line);
    }
    appointment_done(&appointment);
    return ok;
}

static int run(struct world *world, const struct request *request)
{
    struct diag diag;
    struct day day;
    bool ok;

    if (request->word_count < 2) {
        say_error(_("Which talk to come, and to which day? Add its ID and a day: waardegesprek "
                    "agenda shows them."));
        return EXIT_USAGE;
    }
    if (!agenda_typed_day(world, request->words[1], &day))
        return EXIT_USAGE;
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = move(world, request->words[0], day, &diag);
    say_diag(&diag);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_agenda_move = {
    .name = "agenda move",
    .usage = N_("ID DAY"),
    .help = N_("Give a talk to come another day."),
    .most_words = 2,
    .run = run,
};
