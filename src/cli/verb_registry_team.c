/* registry team: the teams that sharing chooses from. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "say.h"
#include "verb_registry.h"

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

static void say_json(const struct registry_team_list *teams)
{
    json_t *array = json_array();
    char *text;

    for (size_t i = 0; i < teams->count; i++)
        json_array_append_new(
            array, json_pack("{s:s, s:s}", "id", teams->items[i].id, "name", teams->items[i].name));
    text = json_dumps(array, JSON_INDENT(2));
    if (text)
        say_bytes(text, strlen(text));
    say_bytes("\n", 1);
    free(text);
    json_decref(array);
}

static bool list_teams(struct world *world, struct registry *registry, void *context,
                       struct diag *diag)
{
    const struct request *request = context;
    struct registry_team_list teams;

    (void)world;
    if (!registry_teams(registry, &teams, diag))
        return false;
    if (request->options[OPTION_JSON])
        say_json(&teams);
    else if (teams.count == 0)
        say("%s\n", _("There are no teams yet. Add one: waardegesprek registry team add NAME"));
    for (size_t i = 0; i < teams.count && !request->options[OPTION_JSON]; i++)
        say("%s\n", teams.items[i].name);
    registry_team_list_done(&teams);
    return true;
}

static int run(struct world *world, const struct request *request)
{
    return hr_with_registry(world, list_teams, (void *)request);
}

static bool add_team(struct world *world, struct registry *registry, void *context,
                     struct diag *diag)
{
    (void)world;
    if (!registry_save_team(registry, NULL, context, diag))
        return false;
    say(_("The team is on the list: %s\n"), (const char *)context);
    return true;
}

static int run_add(struct world *world, const struct request *request)
{
    char *name;
    int status;

    if (request->word_count == 0) {
        say_error(_("Which team? For example: waardegesprek registry team add Noord"));
        return EXIT_USAGE;
    }
    name = hr_words(request, 0);
    status = hr_with_registry(world, add_team, name);
    free(name);
    return status;
}

static const struct verb verb_add = {
    .name = "registry team add",
    .usage = N_("NAME"),
    .help = N_("Add a team to the list."),
    .most_words = WORDS_ANY,
    .run = run_add,
};

static bool rename_team(struct world *world, struct registry *registry, void *context,
                        struct diag *diag)
{
    const struct request *request = context;

    (void)world;
    if (!registry_save_team(registry, request->words[0], request->words[1], diag))
        return false;
    say(_("The team is called %s now, also at what was shared before.\n"), request->words[1]);
    return true;
}

static int run_rename(struct world *world, const struct request *request)
{
    if (request->word_count < 2) {
        say_error(
            _("Which team, and what is its new name? waardegesprek registry team rename OLD NEW"));
        return EXIT_USAGE;
    }
    return hr_with_registry(world, rename_team, (void *)request);
}

static const struct verb verb_rename = {
    .name = "registry team rename",
    .usage = N_("OLD NEW"),
    .help = N_("Give a team another name."),
    .most_words = 2,
    .run = run_rename,
};

static const struct verb *const inner[] = {&verb_add, &verb_rename, NULL};

const struct verb verb_registry_team = {
    .name = "registry team",
    .usage = N_("[--json] | add NAME | rename OLD NEW"),
    .help = N_("List the teams that sharing chooses from; add one or rename it."),
    .options = rows,
    .inner = inner,
    .run = run,
};
