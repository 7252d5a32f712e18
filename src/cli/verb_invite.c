/* invite: what the employee gets to read before a talk, with names and day. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "edition.h"
#include "report/calendar.h"
#include "report/card.h"
#include "report/invitation.h"
#include "say.h"
#include "store/appointment.h"
#include "store/person.h"
#include "verb_agenda.h"

enum { OPTION_PERSON, OPTION_SCRIPT, OPTION_ON, OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE };
static const struct option_row rows[] = {
    [OPTION_PERSON] = {"person", 0, N_("NAME"), N_("Who is invited, when no ID is named")},
    [OPTION_SCRIPT] = {"script", 0, N_("ID"), N_("The conversation guide of the talk")},
    [OPTION_ON] = {"on", 0, N_("DAY"), N_("The day of the talk")},
    [OPTION_FORMAT] = {"format", 'f', N_("FORMAT"),
                       N_("md (to read or mail), html (to print) or ics (for a calendar)")},
    [OPTION_OUTPUT] = {"output", 'o', N_("FILE"), N_("Write to this file; - is standard output")},
    [OPTION_FORCE] = {"force", 0, NULL, N_("Overwrite a file that is there")},
    {0},
};

/* ---- the format ---- */

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);

    return length > tail && strcmp(text + length - tail, end) == 0;
}

/* The one that was named; else what the file's name says; else one to read. NULL with a sentence said. */
static const char *read_format(const struct request *request)
{
    static const char *const formats[] = {"md", "html", "ics"};
    const char *name = request->options[OPTION_FORMAT], *file = request->options[OPTION_OUTPUT];

    if (!name && file && ends_in(file, ".ics"))
        return "ics";
    if (!name)
        return file && (ends_in(file, ".html") || ends_in(file, ".htm")) ? "html" : "md";
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i], name) == 0)
            return formats[i];
    }
    say_error(_("There is no format “%s”. Choose one of: %s."), name, "md, html, ics");
    return NULL;
}

/* ---- which talk ---- */

/* The first that comes with this person, by this guide when one is named; "" when there is none. */
static bool find_next(struct world *world, const struct person *person, const char *script,
                      char id[UUID_SIZE], struct diag *diag)
{
    struct appointment_list list = {0};
    struct day today = clock_today(&world->clock);

    *id = '\0';
    if (!store_appointments(world->store, &list, diag))
        return false;
    for (size_t i = 0; i < list.count && !*id; i++) {
        const struct appointment *one = &list.items[i];

        if (one->person_id && strcmp(one->person_id, person->id) == 0 &&
            day_difference(today, one->day) >= 0 &&
            (!script || strcmp(script, one->script_id) == 0))
            memcpy(id, one->id, UUID_SIZE);
    }
    appointment_list_done(&list);
    return true;
}

/* For a talk that is on no agenda: without an ID, so that nothing else is taken for it. */
static void make_up(const struct person *person, const char *script, struct appointment *out)
{
    *out = (struct appointment){
        .person_id = xstrdup(person->id),
        .person = xstrdup(person->name),
        .team = person->team ? xstrdup(person->team) : NULL,
        .script_id = xstrdup(script ? script : "kerngesprek"),
    };
}

static bool choose_by_person(struct world *world, const struct request *request,
                             struct appointment *out, struct diag *diag)
{
    const char *script = request->options[OPTION_SCRIPT];
    struct person person = {0};
    char id[UUID_SIZE];
    bool ok;

    if (!store_find_person(world->store, request->options[OPTION_PERSON], NULL, &person, diag))
        return false;
    ok = find_next(world, &person, script, id, diag);
    if (ok && *id)
        ok = store_find_appointment(world->store, id, out, diag);
    else if (ok)
        make_up(&person, script, out);
    person_done(&person);
    return ok;
}

static bool choose(struct world *world, const struct request *request, struct appointment *out,
                   struct diag *diag)
{
    if (request->word_count == 0)
        return choose_by_person(world, request, out, diag);
    if (!store_find_appointment(world->store, request->words[0], out, diag))
        return false;
    if (request->options[OPTION_SCRIPT])
        xstrset(&out->script_id, request->options[OPTION_SCRIPT]);
    return true;
}

/* ---- writing ---- */

/* Letter and guide speak one language: the program follows a guide that is not there in its own. */
static struct script *open_guide(struct world *world, const char *id, struct diag *diag)
{
    struct script *script = edition_open(world, id, EDITION_RUNS, world->language, diag);

    if (!script)
        return NULL;
    message_set_language(script->language);
    script = edition_open_plain(world, id, EDITION_RUNS, script, diag);
    if (!script || card_possible(script, CARD_EMPLOYEE))
        return script;
    diag_error(diag, _("“%s” is for the leader alone, so there is nobody to invite."),
               script->title);
    script_free(script);
    return NULL;
}

static bool write_letter(struct world *world, const struct appointment *appointment,
                         const char *format, struct buf *out, struct diag *diag)
{
    struct invitation invitation = {
        .person = appointment->person,
        .leader = world->leader,
        .team = appointment->team,
        .purpose = world->config.purpose,
        .has_day = appointment->day.year > 0,
        .day = appointment->day,
    };
    struct script *script = open_guide(world, appointment->script_id, diag);

    if (!script)
        return false;
    invitation.script = script;
    invitation_write(&invitation, format, out);
    script_free(script);
    return true;
}

static void write_entry(struct world *world, const struct appointment *appointment, struct buf *out)
{
    char *title = agenda_title_alone(world, appointment);
    const char *const titles[] = {title};
    const struct calendar calendar = {
        .appointments = appointment,
        .appointment_count = 1,
        .titles = titles,
        .leader = world->leader,
        .now = clock_now(&world->clock),
    };

    calendar_write(&calendar, out);
    free(title);
}

/* `day`: another one than that of the agenda, or NULL. */
static bool write_calendar(struct world *world, const struct appointment *appointment,
                           const struct day *day, struct buf *out, struct diag *diag)
{
    if (!*appointment->id)
        return diag_error(diag, _("This talk is not on the agenda yet. Put it there first: "
                                  "waardegesprek agenda add --person NAME --on DAY"));
    if (day)
        return diag_error(diag,
                          _("A calendar gets the day that is on the agenda. Move it there first: "
                            "waardegesprek agenda move %.6s DAY"),
                          appointment->id);
    write_entry(world, appointment, out);
    return true;
}

static bool invite(struct world *world, const struct request *request, const char *format,
                   const struct day *day, struct diag *diag)
{
    struct appointment appointment = {0};
    struct buf out;
    bool ok;

    if (!choose(world, request, &appointment, diag))
        return false;
    if (day)
        appointment.day = *day;
    buf_init(&out);
    ok = strcmp(format, "ics") == 0 ? write_calendar(world, &appointment, day, &out, diag)
                                    : write_letter(world, &appointment, format, &out, diag);
    ok = ok && say_into(request->options[OPTION_OUTPUT], request->options[OPTION_FORCE] != NULL,
                        &out, diag);
    buf_done(&out);
    appointment_done(&appointment);
    return ok;
}

static int run(struct world *world, const struct request *request)
{
    const char *typed = request->options[OPTION_ON];
    const char *format = read_format(request);
    struct diag diag;
    struct day day;
    bool ok;

    if (!format)
        return EXIT_USAGE;
    if (request->word_count == 0 && !request->options[OPTION_PERSON]) {
        say_error(_("Who is invited? Add the ID of a talk to come (waardegesprek agenda shows "
                    "them), or --person and a name."));
        return EXIT_USAGE;
    }
    if (typed && !agenda_typed_day(world, typed, &day))
        return EXIT_USAGE;
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = invite(world, request, format, typed ? &day : NULL, &diag);
    say_diag(&diag);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_invite = {
    .name = "invite",
    .usage =
        N_("ID | --person NAME [--script ID] [--on DAY] [--format FORMAT] [-o FILE] [--force]"),
    .help = N_("Make the invitation to a talk, to print or to send."),
    .more = N_("It says what the talk is for, who sees what and that the day may be moved, and has "
               "questions to think about. ID is that of a talk to come: waardegesprek agenda shows "
               "them."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
