/* agenda ics: all that comes, for a calendar. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "report/calendar.h"
#include "say.h"
#include "verb_agenda.h"

enum { OPTION_OUTPUT, OPTION_FORCE };
static const struct option_row rows[] = {
    [OPTION_OUTPUT] = {"output", 'o', N_("FILE"), N_("Write to this file; - is standard output")},
    [OPTION_FORCE] = {"force", 0, NULL, N_("Overwrite a file that is there")},
    {0},
};

static bool is_to_come(struct day day, struct day today)
{
    return day_difference(today, day) >= 0;
}

/* Those of today and later, at the front; what they were before stays behind them, to be freed. */
static size_t coming_appointments(struct appointment_list *list, struct day today)
{
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++) {
        struct appointment one = list->items[i];

        if (!is_to_come(one.day, today))
            continue;
        list->items[i] = list->items[count];
        list->items[count++] = one;
    }
    return count;
}

static size_t coming_agreements(struct agreement_list *list, struct day today)
{
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++) {
        struct agreement one = list->items[i];
        struct day due;

        if (!day_from_iso(action_get(&one.action, ACTION_DUE), &due) || !is_to_come(due, today))
            continue;
        list->items[i] = list->items[count];
        list->items[count++] = one;
    }
    return count;
}

static bool write(const struct request *request, const struct calendar *calendar, struct diag *diag)
{
    struct buf out;
    bool ok;

    if (calendar_count(calendar) == 0)
        return diag_error(diag, _("There is no day to come on the agenda, so there is nothing for "
                                  "a calendar."));
    buf_init(&out);
    calendar_write(calendar, &out);
    ok = say_into(request->options[OPTION_OUTPUT], request->options[OPTION_FORCE] != NULL, &out,
                  diag);
    buf_done(&out);
    return ok;
}

static bool write_coming(struct world *world, const struct request *request,
                         struct agenda_lists *lists, struct diag *diag)
{
    struct day today = clock_today(&world->clock);
    size_t count = coming_appointments(&lists->appointments, today);
    const char **titles = xcalloc(count + 1, sizeof *titles);
    const struct calendar calendar = {
        .appointments = lists->appointments.items,
        .appointment_count = count,
        .titles = titles,
        .agreements = lists->agreements.items,
        .agreement_count = coming_agreements(&lists->agreements, today),
        .leader = world->leader,
        .now = clock_now(&world->clock),
    };
    struct guide_list guides;
    bool ok;

    agenda_guides(world, &guides);
    for (size_t i = 0; i < count; i++)
        titles[i] = agenda_title(&guides, &lists->appointments.items[i]);
    ok = write(request, &calendar, diag);
    guide_list_done(&guides);
    free(titles);
    return ok;
}

static int run(struct world *world, const struct request *request)
{
    struct agenda_lists lists;
    struct diag diag;
    bool ok;

    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = agenda_lists_load(world, &lists, &diag) && write_coming(world, request, &lists, &diag);
    say_diag(&diag);
    agenda_lists_done(&lists);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_agenda_ics = {
    .name = "agenda ics",
    .usage = N_("[-o FILE] [--force]"),
    .help = N_("Make a calendar file of all that comes."),
    .more = N_("Open it in your calendar program. A newer file replaces what an older one put "
               "there. Names stand in it, what was told does not."),
    .options = rows,
    .run = run,
};
