/* script schema: the format of guides, for editors and for people. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "say.h"
#include "script/schema.h"
#include "verb_script.h"

enum { OPTION_MARKDOWN };
static const struct option_row rows[] = {
    [OPTION_MARKDOWN] = {"markdown", 0, NULL, N_("As tables to read, instead of JSON Schema")},
    {0},
};

static int run(struct world *world, const struct request *request)
{
    char *text = request->options[OPTION_MARKDOWN] ? schema_markdown() : schema_json();

    (void)world;
    say_bytes(text, strlen(text));
    free(text);
    return EXIT_DONE;
}

const struct verb verb_script_schema = {
    .name = "script schema",
    .usage = N_("[--markdown]"),
    .help = N_("Print what may stand in a guide, by which an editor helps while you write."),
    .more = N_("Save it, and begin a guide with the line\n"
               "# yaml-language-server: $schema=FILE"),
    .options = rows,
    .run = run,
};
