/* script: everything about the conversation guides, each with a verb of its own. */
#include <stddef.h>

#include "base/message.h"
#include "say.h"
#include "verb.h"
#include "verb_script.h"

static const struct verb *const inner[] = {
    &verb_script_list, &verb_script_show, &verb_script_preview, &verb_script_check,
    &verb_script_new,  &verb_script_edit, &verb_script_publish, &verb_script_translate,
    &verb_script_diff, &verb_script_card, &verb_script_schema,  NULL,
};

static int run(struct world *world, const struct request *request)
{
    (void)world;
    (void)request;
    say_error(_("What about the guides? See: waardegesprek script --help"));
    return EXIT_USAGE;
}

const struct verb verb_script = {
    .name = "script",
    .usage = N_("VERB …"),
    .help = N_("Look after the conversation guides: list, check, write and publish them."),
    .more = N_("Each has its own help: waardegesprek script check --help"),
    .inner = inner,
    .run = run,
};
