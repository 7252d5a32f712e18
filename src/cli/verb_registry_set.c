/* registry set and log: how the whole registry is set, and who did what in it. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/nearest.h"
#include "say.h"
#include "verb_registry.h"

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

/* ---- settings ---- */

static const struct {
    const char *name, *help;
} names[] = {
    {"organisation", N_("its name, for titles")},
    {"contact", N_("who at HR takes a withdrawal code: it stands on the employee's copy")},
    {"answer_days", N_("after so many days a question without an answer rises to the top")},
    {"group_limit", N_("so many people at least in a figure; never below 3")},
};
enum { NAME_COUNT = sizeof names / sizeof *names };

/* The caller frees it. */
static char *setting_text(const struct registry_settings *settings, size_t index)
{
    switch (index) {
    case 0:
        return xstrdup(settings->organisation);
    case 1:
        return xstrdup(settings->contact);
    case 2:
        return xasprintf("%d", settings->answer_days);
    default:
        return xasprintf("%d", settings->group_limit);
    }
}

static void say_settings_json(const struct registry_settings *settings)
{
    json_t *object = json_pack("{s:s, s:s, s:i, s:i}", names[0].name, settings->organisation,
                               names[1].name, settings->contact, names[2].name,
                               settings->answer_days, names[3].name, settings->group_limit);
    char *text = json_dumps(object, JSON_INDENT(2));

    if (text)
        say_bytes(text, strlen(text));
    say_bytes("\n", 1);
    free(text);
    json_decref(object);
}

static bool list_settings(struct world *world, struct registry *registry, void *context,
                          struct diag *diag)
{
    const struct request *request = context;
    struct registry_settings settings;

    (void)world;
    if (!registry_settings(registry, &settings, diag))
        return false;
    if (request->options[OPTION_JSON])
        say_settings_json(&settings);
    for (size_t i = 0; i < NAME_COUNT && !request->options[OPTION_JSON]; i++) {
        char *text = setting_text(&settings, i);

        say("%s: %s (%s)\n", names[i].name, *text ? text : _("not set"), _(names[i].help));
        free(text);
    }
    registry_settings_done(&settings);
    return true;
}

static bool set(struct world *world, struct registry *registry, void *context, struct diag *diag)
{
    const struct request *request = context;
    char *text = hr_words(request, 1);
    bool ok = registry_set(registry, request->words[0], text, diag);

    (void)world;
    if (ok)
        say("%s: %s\n", request->words[0], *text ? text : _("not set"));
    free(text);
    return ok;
}

static bool is_setting(const char *name)
{
    struct nearest nearest;

    nearest_init(&nearest, name);
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (strcmp(names[i].name, name) == 0)
            return true;
        nearest_offer(&nearest, names[i].name);
    }
    if (nearest.best)
        say_error(_("There is no setting “%s”. Do you mean “%s”?"), name, nearest.best);
    else
        say_error(_("There is no setting “%s”. See: waardegesprek registry set"), name);
    return false;
}

static int run_set(struct world *world, const struct request *request)
{
    if (request->word_count == 0)
        return hr_with_registry(world, list_settings, (void *)request);
    if (!is_setting(request->words[0]))
        return EXIT_USAGE;
    if (request->word_count == 1) {
        say_error(_("What is “%s” to be? \"\" empties it."), request->words[0]);
        return EXIT_USAGE;
    }
    return hr_with_registry(world, set, (void *)request);
}

const struct verb verb_registry_set = {
    .name = "registry set",
    .usage = N_("[NAME TEXT] [--json]"),
    .help = N_("List the settings of the registry, or set one."),
    .more = N_("organisation, contact (at HR, for withdrawal codes), answer_days and group_limit."),
    .options = rows,
    .most_words = WORDS_ANY,
    .run = run_set,
};

/* ---- the log ---- */

enum { LOG_ROWS, LOG_JSON };
static const struct option_row log_rows[] = {
    [LOG_ROWS] = {"rows", 'n', N_("NUMBER"), N_("So many at most; 100 when you don't say")},
    [LOG_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};
/* What the log keeps are ids; people read these. JSON keeps the ids. */
static const struct {
    const char *id, *label;
} deeds[] = {
    {"share", N_("shared")},
    {"change", N_("changed")},
    {"withdraw", N_("took back")},
    {"wrong-code", N_("tried an unknown code")},
    {"answer", N_("answered")},
    {"comment", N_("commented")},
    {"mark", N_("marked for a talk")},
    {"publish", N_("made the figures")},
    {"leader", N_("gave a leader another id")},
    {"team", N_("changed a team")},
    {"set", N_("set")},
    {"grant", N_("gave a role")},
    {"revoke", N_("took a role")},
};

/* One that a newer version writes stands as it came. */
static const char *deed_label(const char *id)
{
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
        if (strcmp(deeds[i].id, id) == 0)
            return _(deeds[i].label);
    }
    return id;
}

struct log {
    int most;
    json_t *events; /* NULL = said line by line */
};

static bool take_event(void *context, const struct registry_event *event)
{
    struct log *log = context;
    char moment[MOMENT_SIZE];

    moment_to_iso(event->moment, moment);
    if (log->events)
        json_array_append_new(log->events,
                              json_pack("{s:s, s:s, s:s, s:s}", "moment", moment, "account",
                                        event->account, "verb", event->verb, "id", event->id));
    else
        say("%s %s: %s %s\n", moment, event->account, deed_label(event->verb), event->id);
    return true;
}

static bool read_log(struct world *world, struct registry *registry, void *context,
                     struct diag *diag)
{
    struct log *log = context;

    (void)world;
    return registry_log(registry, log->most, take_event, log, diag);
}

static int run_log(struct world *world, const struct request *request)
{
    enum { USUAL = 100, MOST = 1000000 };
    struct log log = {0};
    int status;

    if (!hr_number(request->options[LOG_ROWS], 1, MOST, USUAL, &log.most))
        return EXIT_USAGE;
    if (request->options[LOG_JSON])
        log.events = json_array();
    status = hr_with_registry(world, read_log, &log);
    if (log.events && status == EXIT_DONE) {
        char *text = json_dumps(log.events, JSON_INDENT(2));

        if (text)
            say_bytes(text, strlen(text));
        say_bytes("\n", 1);
        free(text);
    }
    json_decref(log.events);
    return status;
}

const struct verb verb_registry_log = {
    .name = "registry log",
    .usage = N_("[--rows NUMBER] [--json]"),
    .help =
        N_("Show who did what to which plan and when, the newest first; never what was written."),
    .options = log_rows,
    .run = run_log,
};
