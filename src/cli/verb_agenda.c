/* agenda: what there is to look after, so that nobody has to ring the bell. */
#include <stdlib.h>

#include "base/message.h"
#include "report/list.h"
#include "say.h"
#include "session/share.h"
#include "share_say.h"
#include "store/agreement.h"
#include "store/appointment.h"
#include "store/share.h"
#include "typed_day.h"
#include "verb_agenda.h"

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};
static const struct verb *const inner[] = {
    &verb_agenda_add, &verb_agenda_move, &verb_agenda_drop, &verb_agenda_ics, NULL,
};

bool agenda_lists_load(struct world *world, struct agenda_lists *out, struct diag *diag)
{
    bool ok;

    *out = (struct agenda_lists){0};
    ok = store_interviews(world->store, &out->interviews, diag) &&
         store_appointments(world->store, &out->appointments, diag) &&
         store_agreements(world->store, NULL, &out->agreements, diag) &&
         store_answers(world->store, &out->answers, diag);
    share_hush_practice(&world->session, &out->answers);
    return ok;
}

void agenda_lists_done(struct agenda_lists *lists)
{
    interview_list_done(&lists->interviews);
    appointment_list_done(&lists->appointments);
    agreement_list_done(&lists->agreements);
    hr_answer_list_done(&lists->answers);
}

bool agenda_typed_day(const struct world *world, const char *typed, struct day *out)
{
    struct day today = clock_today(&world->clock), day;
    char iso[DAY_SIZE], text[DAY_TEXT_SIZE];

    if (!typed_day(typed, today, iso))
        return false;
    if (!day_from_iso(iso, &day)) {
        say_error(_("On which day? Type it as 31-12-2026, “next Friday” or “in 3 months”."));
        return false;
    }
    if (day_difference(today, day) >= 0) {
        *out = day;
        return true;
    }
    day_format_full(day, text);
    say_error(_("%s has passed already. Which day is to come?"), text);
    return false;
}

static void say_json(const struct agenda *agenda)
{
    struct buf out;

    buf_init(&out);
    report_json_agenda(agenda, &out);
    say_bytes(buf_text(&out), out.length);
    buf_done(&out);
}

static void say_empty(void)
{
    say("%s\n", _("There is nothing on the agenda."));
    say("%s\n", _("A new talk: waardegesprek new --person NAME"));
    say("%s\n", _("A talk to come: waardegesprek agenda add --person NAME --on DAY"));
}

static void say_agenda(struct world *world, const struct agenda_lists *lists, bool as_json)
{
    const struct agenda_source source = {
        .interviews = &lists->interviews,
        .appointments = &lists->appointments,
        .agreements = &lists->agreements,
        .answers = &lists->answers,
        .today = clock_today(&world->clock),
    };
    struct agenda agenda;

    agenda_init(&agenda, &source);
    if (as_json)
        say_json(&agenda);
    else if (agenda.count == 0)
        say_empty();
    else
        agenda_say(world, &agenda);
    agenda_done(&agenda);
    if (!as_json) {
        share_say_stale(world);
        share_start(world);
    }
}

static int run(struct world *world, const struct request *request)
{
    struct agenda_lists lists;
    struct diag diag;
    bool ok;

    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = agenda_lists_load(world, &lists, &diag);
    if (ok)
        say_agenda(world, &lists, request->options[OPTION_JSON] != NULL);
    else
        say_diag(&diag);
    agenda_lists_done(&lists);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_agenda = {
    .name = "agenda",
    .usage = N_("[--json] | VERB …"),
    .help = N_("Show what there is to look after: talks, promises, dates that passed."),
    .more = N_("Each verb has its own help: waardegesprek agenda add --help"),
    .options = rows,
    .inner = inner,
    .run = run,
};
