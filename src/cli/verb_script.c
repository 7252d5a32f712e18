/* script list: the conversation guides that a talk can start with. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "say.h"
#include "script/load.h"
#include "verb.h"

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

static json_t *languages_json(const char *languages)
{
    json_t *list = json_array();
    const char *at = languages;

    while (*at) {
        size_t length = strcspn(at, ", ");

        json_array_append_new(list, json_stringn(at, length));
        at += length;
        at += strspn(at, ", ");
    }
    return list;
}

static void say_json(const struct guide_list *list)
{
    json_t *guides = json_array();
    char *text;

    for (size_t i = 0; i < list->count; i++) {
        const struct guide *guide = &list->items[i];

        json_array_append_new(guides,
                              json_pack("{s:s, s:s, s:s?, s:i, s:i, s:o}", "id", guide->id, "title",
                                        guide->title, "about", guide->about, "version",
                                        guide->version, "duration", guide->duration, "languages",
                                        languages_json(guide->languages)));
    }
    text = json_dumps(guides, JSON_INDENT(2));
    say_bytes(text, strlen(text));
    say("\n");
    free(text);
    json_decref(guides);
}

static void say_lines(const struct guide_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct guide *guide = &list->items[i];

        say("%s: %s.", guide->id, guide->title);
        if (guide->about)
            say(" %s", guide->about);
        if (guide->duration > 0)
            say(_(" %d minutes."), guide->duration);
        say(_(" Languages: %s.\n"), guide->languages);
    }
}

static int list_guides(struct world *world, bool json)
{
    struct guide_list list = {0};
    struct diag diag;
    bool ok;

    diag_init(&diag);
    ok = guide_list_load(world->script_folder, message_language(), &list, &diag);
    say_diag(&diag);
    if (ok && json)
        say_json(&list);
    else if (ok)
        say_lines(&list);
    guide_list_done(&list);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

static int run(struct world *world, const struct request *request)
{
    if (request->word_count == 0 || strcmp(request->words[0], "list") != 0) {
        say_error(_("What about the guides? Use: waardegesprek script list"));
        return EXIT_USAGE;
    }
    return list_guides(world, request->options[OPTION_JSON] != NULL);
}

const struct verb verb_script = {
    .name = "script",
    .usage = N_("list [--json]"),
    .help = N_("List the conversation guides."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
