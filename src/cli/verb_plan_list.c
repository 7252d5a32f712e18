/* plan list: what was agreed and is still open, with everyone or one person. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "report/list.h"
#include "say.h"
#include "store/agreement.h"
#include "store/person.h"
#include "verb_plan.h"

enum { OPTION_PERSON, OPTION_TEAM, OPTION_ALL, OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_PERSON] = {"person", 'p', N_("NAME"), N_("Only with this person")},
    [OPTION_TEAM] = {"team", 't', N_("TEAM"), N_("Of this team, when several have that name")},
    [OPTION_ALL] = {"all", 'a', NULL, N_("Also what is done or let go")},
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

/* Those to show come first; returns how many they are. */
static size_t choose(struct agreement_list *list, bool all)
{
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++) {
        struct agreement chosen = list->items[i];

        if (!all && !agreement_is_open(&chosen))
            continue;
        list->items[i] = list->items[count];
        list->items[count++] = chosen;
    }
    return count;
}

static void say_json(const struct agreement_list *list, struct day today)
{
    struct buf out;

    buf_init(&out);
    report_json_agreements(list, today, &out);
    say_bytes(buf_text(&out), out.length);
    buf_done(&out);
}

static void say_lines(const struct agreement_list *list, struct day today, bool all)
{
    if (list->count == 0)
        say("%s\n", all ? _("Nothing was agreed yet.")
                        : _("There are no open agreements. What is done or let go: waardegesprek "
                            "plan list --all"));
    for (size_t i = 0; i < list->count; i++)
        plan_say_line(&list->items[i], today);
}

static bool read_list(struct world *world, const struct request *request,
                      struct agreement_list *out, struct diag *diag)
{
    const char *name = request->options[OPTION_PERSON];
    struct person person = {0};
    bool ok = !name ||
              store_find_person(world->store, name, request->options[OPTION_TEAM], &person, diag);

    ok = ok && store_agreements(world->store, name ? person.id : NULL, out, diag);
    person_done(&person);
    return ok;
}

static int run(struct world *world, const struct request *request)
{
    bool all = request->options[OPTION_ALL] != NULL;
    struct agreement_list list = {0};
    struct day today = clock_today(&world->clock);
    struct diag diag;
    bool ok;

    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = read_list(world, request, &list, &diag);
    if (ok) {
        struct agreement_list shown = {list.items, choose(&list, all)};

        if (request->options[OPTION_JSON])
            say_json(&shown, today);
        else
            say_lines(&shown, today, all);
    }
    say_diag(&diag);
    agreement_list_done(&list);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_plan_list = {
    .name = "plan list",
    .usage = N_("[--person NAME] [--all] [--json]"),
    .help = N_("List what was agreed and is still open."),
    .options = rows,
    .run = run,
};
