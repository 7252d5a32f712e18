/* hr show: all of one plan that was shared, with what HR said. */
#include <stdlib.h>

#include "base/message.h"
#include "report/shared.h"
#include "say.h"
#include "verb_hr.h"

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

static bool say_shared(struct world *world, struct registry *registry,
                       const struct shared_action *shared, bool as_json, struct diag *diag)
{
    struct day today = clock_today(&world->clock);
    struct registry_settings settings;
    struct buf out;

    if (!as_json) {
        if (!registry_settings(registry, &settings, diag))
            return false;
        hr_say_whole(shared, today, settings.answer_days);
        registry_settings_done(&settings);
        return true;
    }
    buf_init(&out);
    report_json_plan(shared, today, &out);
    say_bytes(buf_text(&out), out.length);
    buf_done(&out);
    return true;
}

static bool work(struct world *world, struct registry *registry, void *context, struct diag *diag)
{
    const struct request *request = context;
    struct shared_action shared = {0};
    bool ok;

    ok = registry_find(registry, request->words[0], &shared, diag) &&
         say_shared(world, registry, &shared, request->options[OPTION_JSON] != NULL, diag);
    shared_action_done(&shared);
    return ok;
}

static int run(struct world *world, const struct request *request)
{
    if (!hr_has_id(request))
        return EXIT_USAGE;
    return hr_with_registry(world, work, (void *)request);
}

const struct verb verb_hr_show = {
    .name = "hr show",
    .usage = N_("ID [--json]"),
    .help = N_("Show one plan that was shared, with its answer and comments."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
