/* person show: one person over time, in lines that can be listened to. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "head.h"
#include "report/list.h"
#include "say.h"
#include "session/growth.h"
#include "store/agreement.h"
#include "store/appointment.h"
#include "store/person.h"
#include "verb_agenda.h"
#include "verb_person.h"
#include "verb_plan.h"

enum { OPTION_JSON, OPTION_TEAM };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    [OPTION_TEAM] = {"team", 't', N_("TEAM"), N_("Of this team, when several have that name")},
    {0},
};

struct person_page {
    const struct person *person;
    struct interview_list talks;
    struct growth growth;
    struct agreement_list agreements;
    struct appointment_list appointments; /* of all people */
    struct day today;
};

static bool load(struct world *world, struct person_page *page, struct diag *diag)
{
    page->today = clock_today(&world->clock);
    return store_person_interviews(world->store, page->person->id, &page->talks, diag) &&
           growth_load(&world->session, page->person->id, PROCESS_ONE_ON_ONE, &page->growth,
                       diag) &&
           store_agreements(world->store, page->person->id, &page->agreements, diag) &&
           store_appointments(world->store, &page->appointments, diag);
}

static void page_done(struct person_page *page)
{
    interview_list_done(&page->talks);
    growth_done(&page->growth);
    agreement_list_done(&page->agreements);
    appointment_list_done(&page->appointments);
}

static void say_json(const struct person_page *page)
{
    struct buf out;

    buf_init(&out);
    report_json_person(page->person, &page->growth, &page->agreements, &page->appointments,
                       page->today, &out);
    say_bytes(buf_text(&out), out.length);
    buf_done(&out);
}

/* ---- values over time ---- */

/* "3, 4, 5": from the first talk to the last; "-" where nothing was given. False when nothing ever was. */
static bool scores_text(const struct growth *growth, enum value value, enum measure measure,
                        struct buf *out)
{
    bool any = false;

    buf_clear(out);
    for (size_t i = 0; i < growth->count; i++) {
        int score;

        if (!growth->talks[i].has_scores)
            continue;
        score = capability_score(&growth->talks[i].scores[value], measure);
        buf_adds(out, out->length > 0 ? ", " : "");
        if (score == SCORE_OPEN)
            buf_adds(out, "-");
        else
            buf_addf(out, "%d", score);
        any |= score != SCORE_OPEN;
    }
    return any;
}

/* False when it has no numbers: then nothing is said. */
static bool say_value(const struct growth *growth, enum value value, const char *name)
{
    static const struct {
        enum measure measure;
        const char *words;
    } lines[] = {
        {MEASURE_IMPORTANCE, N_("important %s")},
        {MEASURE_OPPORTUNITY, N_("room %s")},
        {MEASURE_REALISATION, N_("works out %s")},
    };
    struct buf scores;
    bool any = false;

    buf_init(&scores);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (!scores_text(growth, value, lines[i].measure, &scores))
            continue;
        say("%s", any ? "; " : name);
        say("%s", any ? "" : ": ");
        say(_(lines[i].words), buf_text(&scores));
        any = true;
    }
    if (any)
        say(".\n");
    buf_done(&scores);
    return any;
}

/* Under the value's name, which stands there already where it has numbers. */
static void say_words(const struct growth *growth, enum value value, const char *name)
{
    for (size_t i = 0; i < growth->count; i++) {
        char day[DAY_TEXT_SIZE];

        if (!growth->talks[i].words[value])
            continue;
        if (name)
            say("%s:\n", name);
        name = NULL;
        day_format_short(growth->talks[i].day, day);
        say("  %s: %s\n", day, growth->talks[i].words[value]);
    }
}

/* The values by name: a talk's own guide has them, too, but this is of all talks. */
static struct script *any_guide(const struct world *world)
{
    struct diag silent;
    char *bundle;
    struct script *guide;

    diag_init(&silent);
    bundle = guide_bundle(&world->library, "kerngesprek", &silent);
    guide = bundle ? bundle_open(bundle, message_language(), &silent) : NULL;
    free(bundle);
    diag_done(&silent);
    return guide;
}

static void say_values(const struct world *world, const struct growth *growth)
{
    struct script *guide = any_guide(world);

    if (growth->count > 0)
        say("\n%s\n", _("Values, from the first talk to the last:"));
    for (int v = 0; growth->count > 0 && v < VALUE_COUNT; v++) {
        const char *name = guide ? guide->values[v].name : value_id((enum value)v);
        bool named = say_value(growth, (enum value)v, name);

        say_words(growth, (enum value)v, named ? NULL : name);
    }
    script_free(guide);
}

/* ---- the rest ---- */

static void say_talks(const struct interview_list *talks)
{
    say("\n%s\n", talks->count > 0 ? _("Talks:") : _("There are no talks yet."));
    for (size_t i = 0; i < talks->count; i++) {
        char *line = head_line(&talks->items[i]);

        say("%.6s: %s\n", talks->items[i].id, line);
        free(line);
    }
}

static void say_agreements(const struct agreement_list *list, struct day today)
{
    bool any = false;

    for (size_t i = 0; i < list->count; i++) {
        if (!agreement_is_open(&list->items[i]))
            continue;
        if (!any)
            say("\n%s\n", _("Open agreements:"));
        any = true;
        plan_say_line(&list->items[i], today);
    }
}

static void say_appointments(const struct world *world, const struct person_page *page)
{
    bool any = false;

    for (size_t i = 0; i < page->appointments.count; i++) {
        const struct appointment *one = &page->appointments.items[i];
        char *line;

        if (!one->person_id || strcmp(one->person_id, page->person->id) != 0)
            continue;
        if (!any)
            say("\n%s\n", _("Talks to come:"));
        any = true;
        line = agenda_appointment_line(world, one);
        say("%.6s: %s\n", one->id, line);
        free(line);
    }
}

static void say_page(const struct world *world, const struct person_page *page)
{
    say("%s%s%s\n", page->person->name, page->person->team ? ", " : "",
        page->person->team ? page->person->team : "");
    say_talks(&page->talks);
    say_values(world, &page->growth);
    say_agreements(&page->agreements, page->today);
    say_appointments(world, page);
}

static int run(struct world *world, const struct request *request)
{
    struct person person = {0};
    struct person_page page = {.person = &person};
    struct diag diag;
    int status = person_asked(world, request, request->options[OPTION_TEAM], &person);

    if (status != EXIT_DONE)
        return status;
    diag_init(&diag);
    if (!load(world, &page, &diag))
        status = EXIT_NOT_DONE;
    else if (request->options[OPTION_JSON])
        say_json(&page);
    else
        say_page(world, &page);
    say_diag(&diag);
    diag_done(&diag);
    page_done(&page);
    person_done(&person);
    return status;
}

const struct verb verb_person_show = {
    .name = "person show",
    .usage = N_("NAME [--json]"),
    .help = N_("Show a person over time: talks, values, open agreements, talks to come."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
