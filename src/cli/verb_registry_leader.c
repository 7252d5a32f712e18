/* registry leaders and leader: whose the plans are, and giving them to another; after a copy, or when somebody goes on elsewhere. */
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

static void say_json(const struct registry_leader_list *list)
{
    json_t *array = json_array();
    char *text;

    for (size_t i = 0; i < list->count; i++) {
        const struct registry_leader *leader = &list->items[i];

        json_array_append_new(array, json_pack("{s:s, s:s, s:i}", "id", leader->id, "name",
                                               leader->name, "plans", leader->plans));
    }
    text = json_dumps(array, JSON_INDENT(2));
    if (text)
        say_bytes(text, strlen(text));
    say_bytes("\n", 1);
    free(text);
    json_decref(array);
}

static void say_plans(int plans)
{
    say(message_plural("%d shared plan", "%d shared plans", (unsigned long)plans), plans);
}

static void say_lines(const struct registry_leader_list *list)
{
    if (list->count == 0)
        say("%s\n", _("No leader has shared anything here yet."));
    for (size_t i = 0; i < list->count; i++) {
        const struct registry_leader *leader = &list->items[i];

        say("%s: %s%s", leader->id, leader->name, *leader->name ? ", " : "");
        say_plans(leader->plans);
        say("\n");
    }
}

static bool list_leaders(struct world *world, struct registry *registry, void *context,
                         struct diag *diag)
{
    const struct request *request = context;
    struct registry_leader_list list;

    (void)world;
    if (!registry_leaders(registry, &list, diag))
        return false;
    if (request->options[OPTION_JSON])
        say_json(&list);
    else
        say_lines(&list);
    registry_leader_list_done(&list);
    return true;
}

static int run_leaders(struct world *world, const struct request *request)
{
    return hr_with_registry(world, list_leaders, (void *)request);
}

const struct verb verb_registry_leaders = {
    .name = "registry leaders",
    .usage = N_("[--json]"),
    .help = N_("List whose the shared plans are: an id, a name, and how many."),
    .more =
        N_("In a SQLite file a leader is the id of their own store, in PostgreSQL a role. There "
           "it is for the database's administrator."),
    .options = rows,
    .run = run_leaders,
};

static bool move_leader(struct world *world, struct registry *registry, void *context,
                        struct diag *diag)
{
    const struct request *request = context;
    const char *to = request->words[1];
    int plans;

    (void)world;
    if (!registry_move_leader(registry, request->words[0], to, &plans, diag))
        return false;
    say("%s: ", to);
    say_plans(plans);
    say("\n%s\n", _("From now on only this leader can change them, take them back and read HR's "
                    "answers to them."));
    return true;
}

static int run_leader(struct world *world, const struct request *request)
{
    if (request->word_count < 2) {
        say_error(_("Whose plans, and to whom? waardegesprek registry leader OLD NEW. Which there "
                    "are: waardegesprek registry leaders"));
        return EXIT_USAGE;
    }
    return hr_with_registry(world, move_leader, (void *)request);
}

const struct verb verb_registry_leader = {
    .name = "registry leader",
    .usage = N_("OLD NEW"),
    .help = N_("Give all that one leader shared to another id: after a copy, or a new account."),
    .more = N_("After a copy from a SQLite file to PostgreSQL each leader is still the id of their "
               "store: OLD is that id, NEW the role of the database."),
    .most_words = 2,
    .run = run_leader,
};
