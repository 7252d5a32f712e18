/* person list: with whom there are talks. */
#include "base/message.h"
#include "report/list.h"
#include "say.h"
#include "verb_person.h"

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

static void say_json(const struct person_list *list)
{
    struct buf out;

    buf_init(&out);
    report_json_people(list->items, list->count, &out);
    say_bytes(buf_text(&out), out.length);
    buf_done(&out);
}

static void say_lines(const struct person_list *list)
{
    if (list->count == 0)
        say("%s\n", _("There is nobody yet."));
    for (size_t i = 0; i < list->count; i++) {
        const struct person *person = &list->items[i];

        say("%.6s: %s%s%s\n", person->id, person->name, person->team ? ", " : "",
            person->team ? person->team : "");
    }
}

static int run(struct world *world, const struct request *request)
{
    struct person_list list = {0};
    struct diag diag;
    bool ok;

    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = store_people(world->store, &list, &diag);
    say_diag(&diag);
    if (ok && request->options[OPTION_JSON])
        say_json(&list);
    else if (ok)
        say_lines(&list);
    person_list_done(&list);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_person_list = {
    .name = "person list",
    .usage = N_("[--json]"),
    .help = N_("List the people."),
    .options = rows,
    .run = run,
};
