/* script list: the conversation guides, and what each is used for. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "guide_words.h"
#include "say.h"
#include "verb_script.h"

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

static json_t *guide_json(const struct guide *guide)
{
    return json_pack("{s:s, s:s, s:s?, s:i, s:i, s:o, s:s, s:s, s:b, s:b, s:s, s:s, s:i, s:s}",
                     "id", guide->id, "title", guide->title, "about", guide->about, "version",
                     guide->version, "duration", guide->duration, "languages",
                     guide_languages_json(guide->languages), "shelf",
                     guide_shelf_id(guide->offered ? guide->shelf : guide->file_shelf), "state",
                     guide_state_id(guide->state), "offered", guide->offered, "broken",
                     guide->broken, "published", guide->published, "note", guide->note, "changed",
                     guide->changed, "file", guide->path);
}

static void say_json(const struct guide_list *list)
{
    json_t *guides = json_array();
    char *text;

    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(guides, guide_json(&list->items[i]));
    text = json_dumps(guides, JSON_INDENT(2));
    say_bytes(text, strlen(text));
    say("\n");
    free(text);
    json_decref(guides);
}

static void say_guide(const struct guide *guide)
{
    char *state = guide_state_words(guide);

    say("%s: %s%s", guide->id, guide->title, stop_after(guide->title));
    if (guide->about)
        say(" %s", guide->about);
    if (guide->duration > 0)
        say(_(" %d minutes."), guide->duration);
    if (guide->offered)
        say(_(" Version %d, %s."), guide->version, state);
    else
        say(_(" State: %s."), state);
    if (*guide->languages)
        say(_(" Languages: %s."), guide->languages);
    say("\n");
    free(state);
}

static int run(struct world *world, const struct request *request)
{
    struct guide_list list = {0};
    struct diag diag;
    bool ok;

    diag_init(&diag);
    ok = guide_list_load(&world->library, message_language(), &list, &diag);
    say_diag(&diag);
    if (ok && request->options[OPTION_JSON])
        say_json(&list);
    for (size_t i = 0; ok && !request->options[OPTION_JSON] && i < list.count; i++)
        say_guide(&list.items[i]);
    guide_list_done(&list);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_script_list = {
    .name = "script list",
    .usage = N_("[--json]"),
    .help = N_("List the conversation guides."),
    .options = rows,
    .run = run,
};
