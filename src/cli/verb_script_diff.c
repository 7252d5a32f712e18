/* script diff: what changed between two editions of a guide, in plain words or as JSON. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "domain/difference.h"
#include "edition.h"
#include "guide_words.h"
#include "report/changes.h"
#include "say.h"
#include "verb_script.h"

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

/* Of one guide the file is the second; of two both are. */
static void say_words(const struct differences *list, bool alone)
{
    char *text = changes_text_files(list, !alone, true);

    say("%s", text);
    if (list->count > 0)
        say("%s\n", _("Talks that have begun keep the guide they began with."));
    free(text);
}

/* ---- JSON ---- */

static json_t *edition_json(const struct script *script)
{
    return json_pack("{s:s, s:i, s:s, s:s}", "id", script->id, "version", script->version,
                     "language", script->language, "title", script->title);
}

/* NULL gives null. */
static json_t *text_json(const char *text)
{
    return text ? json_string(text) : json_null();
}

static json_t *item_json(const struct difference *item)
{
    const struct part *part = item->new_part ? item->new_part : item->old_part;
    const struct step *step = item->new_step ? item->new_step : item->old_step;

    return json_pack(
        "{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b}", "kind",
        difference_kind_id(item->kind), "part", text_json(part ? part->id : NULL), "from_part",
        text_json(item->old_part ? item->old_part->id : NULL), "step",
        text_json(step ? step->id : NULL), "field",
        text_json(item->field == DIFFERS_NONE ? NULL : difference_field_id(item->field)), "value",
        text_json(item->value == VALUE_NONE ? NULL : value_id(item->value)), "before",
        text_json(item->before), "after", text_json(item->after), "renamed",
        text_json(item->renamed ? item->renamed->id : NULL), "breaks_scale", item->breaks_scale);
}

static void say_json(const struct differences *list)
{
    json_t *items = json_array(), *whole;
    char *text;

    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(items, item_json(&list->items[i]));
    whole = json_pack("{s:o, s:o, s:i, s:b, s:o}", "from", edition_json(list->before), "to",
                      edition_json(list->after), "steps", (int)difference_count_steps(list),
                      "breaks_scale", difference_breaks_scale(list), "differences", items);
    text = json_dumps(whole, JSON_INDENT(2));
    say_bytes(text, strlen(text));
    say("\n");
    free(text);
    json_decref(whole);
}

/* ---- the verb ---- */

struct pair {
    struct script *before, *after;
};

static void pair_done(struct pair *pair)
{
    script_free(pair->before);
    script_free(pair->after);
    *pair = (struct pair){0};
}

/* Of one word: what runs and the file. Of two: their files. */
static bool pair_open(const struct world *world, const struct request *request,
                      const char *language, struct pair *pair, struct diag *diag)
{
    bool alone = request->word_count == 1;

    pair->before =
        edition_open(world, request->words[0], alone ? EDITION_RUNS : EDITION_FILE, language, diag);
    if (pair->before)
        pair->after =
            edition_open(world, request->words[alone ? 0 : 1], EDITION_FILE, language, diag);
    if (!pair->after)
        pair_done(pair);
    return pair->after != NULL;
}

/*
 * In the language asked for, else in the guide's own, for that is what was edited. Where one of them is not in
 * it, the language that it is in is tried for both.
 */
static bool pair_open_alike(const struct world *world, const struct request *request,
                            struct pair *pair, struct diag *diag)
{
    char *language = xstrdup(world->asked ? world->asked : "");

    for (int tries = 0; tries < 2; tries++) {
        bool differs;
        char *other;

        pair_done(pair);
        if (!pair_open(world, request, language, pair, diag))
            break;
        if (strcmp(pair->before->language, pair->after->language) == 0)
            break;
        differs = strcmp(pair->before->language, language) != 0;
        other = xstrdup(differs ? pair->before->language : pair->after->language);
        free(language);
        language = other;
    }
    free(language);
    if (pair->after && strcmp(pair->before->language, pair->after->language) != 0) {
        diag_error(diag, _("These guides have no language in common, so they can't be compared."));
        pair_done(pair);
    }
    return pair->after != NULL;
}

static int run(struct world *world, const struct request *request)
{
    struct pair pair = {0};
    struct differences list;
    struct diag diag;
    bool ok;

    if (request->word_count == 0) {
        say_error(_("Which guide? Add its ID: waardegesprek script list shows them."));
        return EXIT_USAGE;
    }
    diag_init(&diag);
    ok = pair_open_alike(world, request, &pair, &diag);
    if (ok) {
        differences_init(&list, pair.before, pair.after);
        if (request->options[OPTION_JSON])
            say_json(&list);
        else
            say_words(&list, request->word_count == 1);
        differences_done(&list);
    } else {
        say_diag(&diag);
    }
    pair_done(&pair);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_script_diff = {
    .name = "script diff",
    .usage = N_("ID [OTHER] [--json]"),
    .help = N_("Show what changed in a guide, step by step."),
    .more = N_("With one guide: what talks start with now, against its file as it lies there. With "
               "two: the file of the first against that of the second. A file may be named by its "
               "path too. The texts are those of the guide's own language, or of --lang."),
    .options = rows,
    .most_words = 2,
    .run = run,
};
