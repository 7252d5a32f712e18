/* hr: what the organisation was asked, and the plans that were shared. */
#include "verb_hr.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "say.h"
#include "tui/tui.h"

int hr_with_registry(struct world *world, hr_work *work, void *context)
{
    struct registry *registry = world_open_registry(world);
    struct diag diag;
    bool ok;

    if (!registry)
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = work(world, registry, context, &diag);
    say_diag(&diag);
    diag_done(&diag);
    registry_close(registry);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

bool hr_has_id(const struct request *request)
{
    if (request->word_count > 0)
        return true;
    say_error(_("Which plan? Add its ID: waardegesprek hr list shows them."));
    return false;
}

char *hr_words(const struct request *request, size_t first)
{
    struct buf words;

    buf_init(&words);
    for (size_t i = first; i < request->word_count; i++)
        buf_addf(&words, "%s%s", i > first ? " " : "", request->words[i]);
    return buf_take(&words);
}

/*
 * team:"Team Noord" comes out of a shell as one word with a blank in it. With more than one colon it is a whole filter, as it is
 * typed on the screen.
 */
static void add_filter_word(struct buf *words, const char *word)
{
    const char *colon = strchr(word, ':');
    const char *blank = strchr(word, ' ');

    buf_adds(words, words->length > 0 ? " " : "");
    if (colon && blank && colon < blank && !strchr(colon + 1, ':') && !strchr(word, '"'))
        buf_addf(words, "%.*s\"%s\"", (int)(colon + 1 - word), word, colon + 1);
    else
        buf_adds(words, word);
}

bool hr_filter(const struct world *world, const struct request *request, struct plan_filter *out,
               struct diag *diag)
{
    struct buf words;
    bool ok;

    buf_init(&words);
    for (size_t i = 0; i < request->word_count; i++)
        add_filter_word(&words, request->words[i]);
    plan_filter_done(out); /* it is filled anew */
    ok = plan_filter_parse(buf_text(&words), clock_today(&world->clock), out, diag);
    buf_done(&words);
    return ok;
}

bool hr_filter_team(struct registry *registry, struct plan_filter *filter, struct diag *diag)
{
    struct registry_team_list teams = {0};
    const char **names;
    bool ok;

    if (!*filter->team)
        return true;
    if (!registry_teams(registry, &teams, diag))
        return false;
    names = xcalloc(teams.count + 1, sizeof *names);
    for (size_t i = 0; i < teams.count; i++)
        names[i] = teams.items[i].name;
    ok = plan_filter_choose_team(filter, names, teams.count, diag);
    free(names);
    registry_team_list_done(&teams);
    return ok;
}

bool hr_number(const char *typed, int least, int most, int otherwise, int *out)
{
    char *end;
    long number;

    *out = otherwise;
    if (!typed)
        return true;
    number = strtol(typed, &end, 10);
    if (*typed >= '0' && *typed <= '9' && !*end && number >= least && number <= most) {
        *out = (int)number;
        return true;
    }
    say_error(_("“%s” can't be: type a number from %d to %d."), typed, least, most);
    return false;
}

/* ---- without a verb ---- */

static bool run_screens(struct world *world, struct registry *registry, void *context,
                        struct diag *diag)
{
    const struct tui_setup setup = {
        .session = &world->session,
        .language = world->language,
        .language_asked = world->asked != NULL,
        .ascii = world->ascii,
        .color = world->color,
        .external_editor = !world->config.no_editor,
        .note = world->note,
        .review = registry,
    };

    (void)context;
    return tui_run(&setup, diag) == EXIT_DONE;
}

/* Where screens can't be, the questions are told, and how to go on from there. */
static int run_plain(struct world *world)
{
    char *words[] = {NULL};
    struct request request = {.verb = &verb_hr_list, .words = words};
    int status;

    request.options[0] = ""; /* --questions */
    status = verb_hr_list.run(world, &request);
    if (status == EXIT_DONE)
        say("%s\n", _("To go on: waardegesprek hr --help"));
    return status;
}

static int run(struct world *world, const struct request *request)
{
    (void)request;
    return world_is_plain(world) ? run_plain(world) : hr_with_registry(world, run_screens, NULL);
}

static const struct verb *const inner[] = {
    &verb_hr_list, &verb_hr_show,     &verb_hr_answer, &verb_hr_comment,
    &verb_hr_mark, &verb_hr_overview, &verb_hr_export, NULL,
};

const struct verb verb_hr = {
    .name = "hr",
    .usage = N_("[VERB …]"),
    .help = N_("For HR: what the organisation was asked, and the plans that were shared."),
    .more = N_("Without a verb it opens HR's screens. Here is only what employees wanted to share: "
               "no talk is "
               "opened, and who shared nothing is nowhere to be seen."),
    .inner = inner,
    .run = run,
};
