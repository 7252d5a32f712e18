/*
 * A block's nodes are shared, not copied: only the ones that hang in another list get a copy of their
 * own, because a node knows its next neighbour. Every node names the file it stands in.
 */
#include "include.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/message.h"
#include "base/nearest.h"
#include "walk.h"

/* The part of BLOCK/SET before the slash; NULL when it names no set. */
static char *block_of(struct arena *arena, const char *probes)
{
    const char *slash = strchr(probes, '/');
    return slash ? arena_strndup(arena, probes, (size_t)(slash - probes)) : NULL;
}

static bool is_text(const struct node *node, const char *key)
{
    return node->kind == NODE_TEXT && !node->told && node->key && strcmp(node->key->text, key) == 0;
}

void include_each(const struct node *root,
                  void (*each)(void *context, const char *piece, const struct node *at),
                  void *context)
{
    for (const struct node *node = root ? root->first : NULL; node; node = node->next) {
        if (is_text(node, "include"))
            each(context, node->text, node);
        else if (is_text(node, "probes") && strchr(node->text, '/'))
            each(context, node->text, node);
        else
            include_each(node, each, context);
    }
}

/* --- into a guide ----------------------------------------------------------- */

struct including {
    struct guide_files *files;
    struct checker *checker;
    bool in_piece; /* a block may take sets, and no other block */
};

static const struct source *piece_find(const struct guide_files *files, const char *name)
{
    for (size_t i = 0; i < files->count; i++) {
        const struct source *source = &files->items[i];
        if (source->role == ROLE_PIECE && strcmp(source->stem, name) == 0)
            return source;
    }
    return NULL;
}

/* A block that could not be read at all was told about before, and so was what has another form. */
static struct node *piece_get(const struct including *including, const struct node *at,
                              const char *name, const char *key, enum node_kind kind)
{
    const struct source *piece = piece_find(including->files, name);
    struct node *found = piece ? node_get(piece->root, key) : NULL;
    if (piece && piece->root && !found)
        checker_add(including->checker, SEVERITY_ERROR, "WG216", at,
                    _("Include it in another list, or name another building block."),
                    _("The building block \"%s\" has no \"%s\"."), quote(name).text, key);
    return found && found->kind == kind ? found : NULL;
}

/* Takes the item out of its list and puts copies of the block's items in its place. */
static struct node **splice(const struct including *including, struct node *list,
                            struct node **link, const struct node *from)
{
    struct node *after = (*link)->next;
    list->count--;
    for (const struct node *item = from ? from->first : NULL; item; item = item->next) {
        struct node *copy = arena_alloc(including->files->arena, sizeof *copy);
        *copy = *item;
        *link = copy;
        link = &copy->next;
        list->count++;
    }
    *link = after;
    return link;
}

static const struct node *included(const struct including *including, const struct node *name,
                                   const struct node *list)
{
    if (including->in_piece) {
        checker_add(including->checker, SEVERITY_ERROR, "WG216", name,
                    _("Include it in the guide itself."),
                    _("A building block cannot include another one."));
        return NULL;
    }
    struct node *from = piece_get(including, name, name->text, list->key->text, NODE_LIST);
    if (!from || !from->taken) {
        if (from)
            from->taken = true;
        return from;
    }
    checker_add(including->checker, SEVERITY_ERROR, "WG216", name, _("Remove one of the two."),
                _("The building block \"%s\" is included twice."), quote(name->text).text);
    return NULL;
}

static const char *set_meant(const struct node *sets, const char *typed)
{
    struct nearest nearest;
    nearest_init(&nearest, typed);
    for (const struct node *set = sets->first; set; set = set->next)
        nearest_offer(&nearest, set->key->text);
    return nearest.best;
}

static char *sets_listed(const struct node *sets)
{
    struct buf list;
    buf_init(&list);
    for (const struct node *set = sets->first; set; set = set->next)
        buf_addf(&list, "%s%s", set == sets->first ? "" : ", ", quote(set->key->text).text);
    return buf_take(&list);
}

static void report_no_set(const struct including *including, const struct node *probes,
                          const struct node *sets, const char *name)
{
    char meant[REPAIR_SIZE];
    char *listed = sets_listed(sets), *choose = xasprintf(_("It has these sets: %s."), listed);
    const char *near = set_meant(sets, name);
    checker_add(including->checker, SEVERITY_ERROR, "WG216", probes,
                near ? repair_meant(meant, near) : choose,
                _("The building block \"%s\" has no set \"%s\"."),
                quote(block_of(including->files->arena, probes->text)).text, quote(name).text);
    free(choose);
    free(listed);
}

/* The name of the set stays in the list's text: translations are found by it. */
static void fill_probes(const struct including *including, struct node *probes)
{
    const char *block = block_of(including->files->arena, probes->text);
    const char *name = strchr(probes->text, '/') + 1;
    const struct node *sets = piece_get(including, probes, block, "probes", NODE_MAP);
    const struct node *set = node_get_kind(sets, name, NODE_LIST);
    if (sets && !node_get(sets, name))
        report_no_set(including, probes, sets, name);
    probes->kind = NODE_LIST;
    probes->first = set ? set->first : NULL;
    probes->count = set ? set->count : 0;
}

static void include_into(const struct including *including, struct node *node)
{
    for (struct node **link = &node->first; *link;) {
        struct node *item = *link;
        const struct node *name = node_get_kind(item, "include", NODE_TEXT);
        if (name && node->kind == NODE_LIST && node->key) {
            link = splice(including, node, link, included(including, name, node));
            continue;
        }
        if (is_text(item, "probes") && strchr(item->text, '/'))
            fill_probes(including, item);
        else
            include_into(including, item);
        link = &item->next;
    }
}

void include_pieces(struct guide_files *files, struct checker *checker, struct node *root)
{
    struct including including = {.files = files, .checker = checker, .in_piece = true};
    /* First the blocks' own sets: what is copied out of them afterwards is whole. */
    for (size_t i = 0; i < files->count; i++) {
        if (files->items[i].role == ROLE_PIECE && files->items[i].root)
            include_into(&including, files->items[i].root);
    }
    including.in_piece = false;
    include_into(&including, root);
}

/* --- into a translation -------------------------------------------------------- */

static const struct node *words_of(const struct guide_files *files, const char *piece,
                                   const char *language)
{
    for (size_t i = 0; i < files->count; i++) {
        const struct source *source = &files->items[i];
        if (source->role == ROLE_TRANSLATION && strcmp(source->stem, piece) == 0 &&
            strcmp(source->language, language) == 0)
            return source->root;
    }
    return NULL;
}

static void append(struct node *map, struct node *child)
{
    struct node **link = &map->first;
    while (*link)
        link = &(*link)->next;
    child->next = NULL;
    *link = child;
    map->count++;
}

static struct node *named(struct arena *arena, enum node_kind kind, const char *name,
                          const struct node *at)
{
    struct node *node = arena_alloc(arena, sizeof *node), *key = arena_alloc(arena, sizeof *key);
    *key = (struct node){.kind = NODE_TEXT, .text = name, .line = at->line, .column = at->column};
    *node = (struct node){.kind = kind,
                          .text = "",
                          .line = at->line,
                          .column = at->column,
                          .file = at->file,
                          .key = key};
    key->file = at->file;
    return node;
}

/* Parts or steps of a block's translation, behind those that the guide's own has. */
static void merge(struct arena *arena, struct node *translation, const struct node *words,
                  const char *key)
{
    const struct node *theirs = node_get_kind(words, key, NODE_MAP);
    struct node *mine = node_get(translation, key);
    if (!theirs || (mine && mine->kind != NODE_MAP))
        return;
    if (!mine) {
        mine = named(arena, NODE_MAP, key, translation);
        append(translation, mine);
    }
    for (const struct node *item = theirs->first; item; item = item->next) {
        if (node_get(mine, item->key->text))
            continue;
        struct node *copy = arena_alloc(arena, sizeof *copy);
        *copy = *item;
        append(mine, copy);
    }
}

/* The words of a step (or of one of its values) take the translated set. */
static void merge_probes(const struct guide_files *files, const struct node *own,
                         struct node *words, const char *language)
{
    const struct node *probes = node_get_kind(own, "probes", NODE_LIST);
    if (!probes || !strchr(probes->text, '/') || !words || words->kind != NODE_MAP ||
        node_get(words, "probes"))
        return;
    const char *block = block_of(files->arena, probes->text);
    const struct node *sets = node_get(words_of(files, block, language), "probes");
    const struct node *set = node_get_kind(sets, strchr(probes->text, '/') + 1, NODE_LIST);
    if (!set)
        return;
    struct node *list = named(files->arena, NODE_LIST, "probes", words);
    list->first = set->first;
    list->count = set->count;
    append(words, list);
}

void include_words(struct guide_files *files, struct node *translation, const char *language)
{
    for (size_t i = 0; i < files->count; i++) {
        if (files->items[i].role != ROLE_PIECE)
            continue;
        const struct node *words = words_of(files, files->items[i].stem, language);
        merge(files->arena, translation, words, "parts");
        merge(files->arena, translation, words, "steps");
    }
    const struct node *steps = node_get_kind(translation, "steps", NODE_MAP);
    for (size_t i = 0; steps && i < files->outline.step_count; i++) {
        const struct outline_step *step = &files->outline.steps[i];
        struct node *words = node_get(steps, step->id);
        merge_probes(files, step->node, words, language);
        const struct node *per_value = node_get_kind(step->node, "per_value", NODE_MAP);
        for (const struct node *own = per_value ? per_value->first : NULL; own; own = own->next)
            merge_probes(files, own, node_get(node_get(words, "per_value"), own->key->text),
                         language);
    }
}
