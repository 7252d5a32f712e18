/* agenda drop: a talk is no longer to come. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "report/calendar.h"
#include "say.h"
#include "store/appointment.h"
#include "verb_agenda.h"

enum { OPTION_OUTPUT, OPTION_FORCE };
static const struct option_row rows[] = {
    [OPTION_OUTPUT] = {"output", 'o', N_("FILE"),
                       N_("Also write a calendar file that takes it out of calendars")},
    [OPTION_FORCE] = {"force", 0, NULL, N_("Overwrite a file that is there")},
    {0},
};

/* There only the calendar may stand. */
static bool is_standard_output(const struct request *request)
{
    const char *output = request->options[OPTION_OUTPUT];

    return output && strcmp(output, "-") == 0;
}

/* For calendars that have it: the same entry, called off. */
static bool write_calendar(struct world *world, const struct request *request,
                           const struct appointment *appointment, struct diag *diag)
{
    char *title = agenda_title_alone(world, appointment);
    const char *const titles[] = {title};
    const struct calendar calendar = {
        .appointments = appointment,
        .appointment_count = 1,
        .titles = titles,
        .called_off = true,
        .leader = world->leader,
        .now = clock_now(&world->clock),
    };
    struct buf out;
    bool ok;

    buf_init(&out);
    calendar_write(&calendar, &out);
    ok = say_into(request->options[OPTION_OUTPUT], request->options[OPTION_FORCE] != NULL, &out,
                  diag);
    buf_done(&out);
    free(title);
    return ok;
}

static bool drop(struct world *world, const struct request *request, struct diag *diag)
{
    struct appointment appointment = {0};
    bool ok;

    if (!store_find_appointment(world->store, request->words[0], &appointment, diag))
        return false;
    /* The file first: a talk that is dropped is not found again. */
    ok = !request->options[OPTION_OUTPUT] || write_calendar(world, request, &appointment, diag);
    ok = ok && store_drop_appointment(world->store, appointment.id, true, diag);
    if (ok && !is_standard_output(request)) {
        char *line = agenda_appointment_line(world, &appointment);

        say(_("No longer on the agenda: %s\n"), line);
        free(line);
    }
    appointment_done(&appointment);
    return ok;
}

static int run(struct world *world, const struct request *request)
{
    struct diag diag;
    bool ok;

    if (request->word_count == 0) {
        say_error(_("Which talk to come? Add its ID: waardegesprek agenda shows them."));
        return EXIT_USAGE;
    }
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = drop(world, request, &diag);
    say_diag(&diag);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_agenda_drop = {
    .name = "agenda drop",
    .usage = N_("ID [-o FILE] [--force]"),
    .help = N_("Take a talk to come off the agenda."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
