/* One walk for whoever lays a translation beside its guide. */
#include "texts.h"

#include <string.h>

#include "domain/value.h"

struct walker {
    const char *file; /* of the guide */
    void (*each)(void *context, const struct text *text);
    void *context;
    struct text text; /* the path so far */
};

static void enter(struct walker *walker, const char *name)
{
    walker->text.path[walker->text.depth++] = name;
}

static void leave(struct walker *walker)
{
    walker->text.depth--;
}

/* A list that is the name of a set stands in a building block, with its translation. */
static bool is_own(const struct walker *walker, const struct node *own)
{
    return strcmp(own->file, walker->file) == 0 && (own->kind == NODE_TEXT || !*own->text);
}

static void walk_text(struct walker *walker, const char *key, const struct node *own,
                      const struct node *words)
{
    if (!own || own->kind == NODE_MAP || !is_own(walker, own))
        return;
    enter(walker, key);
    walker->text.own = own;
    walker->text.words = words;
    walker->each(walker->context, &walker->text);
    leave(walker);
}

static void walk_keys(struct walker *walker, const char *const *keys, const struct node *own,
                      const struct node *words)
{
    for (; *keys; keys++)
        walk_text(walker, *keys, node_get(own, *keys), node_get(words, *keys));
}

static void walk_choices(struct walker *walker, const struct node *own, const struct node *words)
{
    const struct node *choices = node_get_kind(own, "choices", NODE_LIST);
    enter(walker, "choices");
    for (const struct node *choice = choices ? choices->first : NULL; choice;
         choice = choice->next) {
        const char *id = node_text(choice, "id");
        if (id)
            walk_text(walker, id, node_get(choice, "text"),
                      node_get(node_get(words, "choices"), id));
    }
    leave(walker);
}

static void walk_values(struct walker *walker, const struct node *own, const struct node *words)
{
    static const char *const keys[] = {"ask", "simple", "cue", "probes", NULL};
    enter(walker, "per_value");
    for (int i = 0; i < VALUE_COUNT; i++) {
        const char *id = value_id((enum value)i);
        enter(walker, id);
        walk_keys(walker, keys, node_get(node_get(own, "per_value"), id),
                  node_get(node_get(words, "per_value"), id));
        leave(walker);
    }
    leave(walker);
}

static void walk_step(struct walker *walker, const struct node *own, const struct node *words)
{
    static const char *const keys[] = {"label", "ask",    "say",  "simple",
                                       "cue",   "probes", "ends", NULL};
    walk_keys(walker, keys, own, words);
    walk_values(walker, own, words);
    walk_choices(walker, own, words);
}

static void walk_parts(struct walker *walker, const struct outline *outline,
                       const struct node *words)
{
    static const char *const keys[] = {"title", NULL};
    enter(walker, "parts");
    for (size_t i = 0; i < outline->part_count; i++) {
        const char *id = node_text(outline->parts[i], "id");
        if (!id || outline->parts[i] == outline->root)
            continue;
        enter(walker, id);
        walk_keys(walker, keys, outline->parts[i], node_get(words, id));
        leave(walker);
    }
    leave(walker);
}

static void walk_steps(struct walker *walker, const struct outline *outline,
                       const struct node *words)
{
    enter(walker, "steps");
    for (size_t i = 0; i < outline->step_count; i++) {
        enter(walker, outline->steps[i].id);
        walk_step(walker, outline->steps[i].node, node_get(words, outline->steps[i].id));
        leave(walker);
    }
    leave(walker);
}

/* The sets of a building block. */
static void walk_sets(struct walker *walker, const struct node *own, const struct node *words)
{
    const struct node *sets = node_get_kind(own, "probes", NODE_MAP);
    enter(walker, "probes");
    for (const struct node *set = sets ? sets->first : NULL; set; set = set->next)
        walk_text(walker, set->key->text, set, node_get(node_get(words, "probes"), set->key->text));
    leave(walker);
}

void texts_each(const struct outline *outline, const struct node *translation,
                void (*each)(void *context, const struct text *text), void *context)
{
    static const char *const keys[] = {"title", "about", NULL};
    struct walker walker = {.file = outline->root->file, .each = each, .context = context};
    walk_keys(&walker, keys, outline->root, translation);
    walk_parts(&walker, outline, node_get(translation, "parts"));
    walk_steps(&walker, outline, node_get(translation, "steps"));
    walk_sets(&walker, outline->root, translation);
}
