/* list: all talks, the unfinished ones first. */
#include <stdlib.h>

#include "base/message.h"
#include "head.h"
#include "report/report.h"
#include "say.h"
#include "verb.h"

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

static void say_json(const struct interview_list *list)
{
    struct buf out;

    buf_init(&out);
    report_json_heads(list->items, list->count, &out);
    say_bytes(buf_text(&out), out.length);
    buf_done(&out);
}

static void say_lines(const struct interview_list *list)
{
    if (list->count == 0)
        say("%s\n", _("There are no talks yet."));
    for (size_t i = 0; i < list->count; i++) {
        char *line = head_line(&list->items[i]);

        say("%.6s: %s\n", list->items[i].id, line);
        free(line);
    }
}

static int run(struct world *world, const struct request *request)
{
    struct interview_list list = {0};
    struct diag diag;
    bool ok;

    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = store_interviews(world->store, &list, &diag);
    if (!ok)
        say_diag(&diag);
    else if (request->options[OPTION_JSON])
        say_json(&list);
    else
        say_lines(&list);
    interview_list_done(&list);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_list = {
    .name = "list",
    .usage = N_("[--json]"),
    .help = N_("List the talks."),
    .options = rows,
    .run = run,
};
