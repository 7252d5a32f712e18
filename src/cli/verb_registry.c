/* registry: where it is and how it stands, making it, and bringing it up to date. */
#include "verb_registry.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "registry/registry.h"
#include "say.h"

const char *registry_home_label(const char *where)
{
    return registry_home_of(where) == REGISTRY_POSTGRES ? _("a PostgreSQL database")
                                                        : _("a SQLite file");
}

const char *registry_home_warning(const char *where)
{
    if (registry_home_of(where) == REGISTRY_POSTGRES)
        return _("The database decides who reads what: a leader their own plans, HR the teams they "
                 "were given.");
    return _("It is one circle of trust: whoever may share into this file can read all of it. For "
             "walls between "
             "people, use PostgreSQL.");
}

/* ---- status ---- */

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

/* What is read of it, and of whom. */
struct state {
    struct registry_settings settings;
    struct registry_team_list teams;
};

static void say_json(const struct world *world, const struct state *state)
{
    bool is_database = registry_home_of(world->registry) == REGISTRY_POSTGRES;
    json_t *object = json_object(), *teams = json_array();
    char *text;

    for (size_t i = 0; i < state->teams.count; i++)
        json_array_append_new(teams, json_string(state->teams.items[i].name));
    json_object_set_new(object, "where", json_string(world->registry));
    json_object_set_new(object, "home", json_string(is_database ? "postgresql" : "sqlite"));
    json_object_set_new(object, "organisation", json_string(state->settings.organisation));
    json_object_set_new(object, "contact", json_string(state->settings.contact));
    json_object_set_new(object, "answer_days", json_integer(state->settings.answer_days));
    json_object_set_new(object, "group_limit", json_integer(state->settings.group_limit));
    json_object_set_new(object, "teams", teams);
    text = json_dumps(object, JSON_INDENT(2));
    if (text)
        say_bytes(text, strlen(text));
    say_bytes("\n", 1);
    free(text);
    json_decref(object);
}

static void say_state(const struct world *world, const struct state *state)
{
    const struct registry_settings *settings = &state->settings;

    say(_("The registry: %s. It is %s.\n"), world->registry, registry_home_label(world->registry));
    say("%s\n", registry_home_warning(world->registry));
    if (*settings->organisation)
        say(_("Organisation: %s\n"), settings->organisation);
    if (*settings->contact)
        say(_("Who takes a withdrawal code: %s\n"), settings->contact);
    else
        say("%s\n",
            _("Nobody at HR is named yet who takes a withdrawal code: waardegesprek registry set "
              "contact \"NAME, TELEPHONE\""));
    say(message_plural("A question rises to the top after %d day without an answer.\n",
                       "A question rises to the top after %d days without an answer.\n",
                       (unsigned long)settings->answer_days),
        settings->answer_days);
    say(_("Figures are of at least %d people.\n"), settings->group_limit);
    say(message_plural("%zu team.\n", "%zu teams.\n", state->teams.count), state->teams.count);
}

static bool show_status(struct world *world, struct registry *registry, void *context,
                        struct diag *diag)
{
    const struct request *request = context;
    struct state state = {0};
    bool ok = registry_settings(registry, &state.settings, diag);

    if (!ok)
        return false;
    ok = registry_teams(registry, &state.teams, diag);
    if (ok && request->options[OPTION_JSON])
        say_json(world, &state);
    else if (ok)
        say_state(world, &state);
    registry_team_list_done(&state.teams);
    registry_settings_done(&state.settings);
    return ok;
}

static int run_status(struct world *world, const struct request *request)
{
    return hr_with_registry(world, show_status, (void *)request);
}

const struct verb verb_registry_status = {
    .name = "registry status",
    .usage = N_("[--json]"),
    .help = N_("Show where the registry is, what kind it is and how it is set."),
    .options = rows,
    .run = run_status,
};

/* ---- making and renewing ---- */

/* The registry that is named, else the one that is set. NULL with a sentence said. */
static bool choose(struct world *world, const struct request *request, struct registry_setup *out)
{
    const char *where = request->word_count > 0 ? request->words[0] : NULL;
    struct diag diag;
    bool ok;

    diag_init(&diag);
    ok = where ? registry_check_where(where, &diag) : world_has_registry(world, &diag);
    say_diag(&diag);
    diag_done(&diag);
    if (ok) {
        *out = world_registry_setup(world, where);
        out->in_full = true;
    }
    return ok;
}

/* One that somebody has to be told about in the settings of everybody who uses it. */
static void say_set(const struct world *world, const char *where)
{
    if (!world->registry || strcmp(where, world->registry) != 0 || world->registry_is_own)
        say(_("Whoever uses it puts this line in ~/.config/waardegesprek/config.yaml: registry: "
              "%s\n"),
            where);
}

static int run_init(struct world *world, const struct request *request)
{
    struct registry_setup setup;
    struct diag diag;
    bool ok;

    if (!choose(world, request, &setup))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = registry_init(&setup, &diag);
    say_diag(&diag);
    diag_done(&diag);
    if (!ok)
        return EXIT_NOT_DONE;
    say(_("The registry is there: %s.\n"), setup.where);
    say("%s\n", registry_home_warning(setup.where));
    if (registry_home_of(setup.where) == REGISTRY_POSTGRES)
        say("%s\n", _("Next, give people their role: waardegesprek registry grant --help"));
    say_set(world, setup.where);
    return EXIT_DONE;
}

const struct verb verb_registry_init = {
    .name = "registry init",
    .usage = N_("[REGISTRY]"),
    .help = N_("Make the registry: in PostgreSQL its schema and roles."),
    .more = N_("For the administrator of the database. A SQLite file is made by itself when it is "
               "first used. "
               "Without REGISTRY it is the one in the settings; never put a password in it: libpq "
               "has its own "
               "ways (~/.pgpass, peer, a service file)."),
    .most_words = 1,
    .run = run_init,
};

static int run_migrate(struct world *world, const struct request *request)
{
    struct registry_setup setup;
    struct diag diag;
    int from, to;
    bool ok;

    if (!choose(world, request, &setup))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = registry_migrate(&setup, &from, &to, &diag);
    say_diag(&diag);
    diag_done(&diag);
    if (ok && from == to)
        say(_("The registry is up to date (version %d).\n"), to);
    else if (ok)
        say(_("The registry was brought from version %d to version %d.\n"), from, to);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_registry_migrate = {
    .name = "registry migrate",
    .usage = N_("[REGISTRY]"),
    .help = N_("Bring the registry up to this version of the program."),
    .most_words = 1,
    .run = run_migrate,
};

/* ---- the verb ---- */

static const struct verb *const inner[] = {
    &verb_registry_status,
    &verb_registry_init,
    &verb_registry_migrate,
    &verb_registry_grant,
    &verb_registry_revoke,
    &verb_registry_grants,
    &verb_registry_team,
    &verb_registry_leaders,
    &verb_registry_leader,
    &verb_registry_set,
    &verb_registry_log,
    &verb_registry_copy,
    NULL,
};

static int run(struct world *world, const struct request *request)
{
    (void)world;
    (void)request;
    say_error(_("What about the registry? See: waardegesprek registry --help"));
    return EXIT_USAGE;
}

const struct verb verb_registry = {
    .name = "registry",
    .usage = N_("VERB …"),
    .help = N_("Look after the registry: where shared plans are kept."),
    .more = N_("A registry is a SQLite file for people who trust one another with it, or a "
               "PostgreSQL database "
               "that keeps people apart."),
    .inner = inner,
    .run = run,
};
