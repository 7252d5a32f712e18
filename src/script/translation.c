/*
 * A translation repeats ids and texts only. What it names must exist in the
 * guide; what it leaves out is shown in the guide's own language, with a warning here.
 */
#include <string.h>

#include "base/message.h"
#include "base/nearest.h"
#include "check.h"
#include "walk.h"

static void report_missing(struct checker *checker, const struct node *at, const char *key,
                           const char *where)
{
    if (checker->partial)
        return;
    checker_add(checker, SEVERITY_WARNING, "WG301", at,
                _("Until it is there, the words in the guide's own language are shown."),
                _("\"%s\" is not translated in \"%s\"."), key, quote(where).text);
}

/* `near` is what was probably meant, or NULL. */
static void report_misnamed(struct checker *checker, const struct node *at, const char *near,
                            const char *where)
{
    char meant[REPAIR_SIZE];
    checker_add(checker, SEVERITY_ERROR, "WG207", at,
                near ? repair_meant(meant, near) : _("Remove it, or add it to the guide first."),
                _("The guide has no \"%s\" in \"%s\"."), quote(at->text).text, quote(where).text);
}

static void report_needless(struct checker *checker, const struct node *at, const char *where)
{
    report_misnamed(checker, at, NULL, where);
}

/* Texts by name: each stands on both sides or on neither. */
static void check_texts(struct checker *checker, const struct node *own, const struct node *words,
                        const char *const *keys, const char *where)
{
    for (; *keys; keys++) {
        const struct node *mine = node_get(own, *keys), *theirs = node_get(words, *keys);
        if (mine && !theirs)
            report_missing(checker, words->key ? words->key : words, *keys, where);
        else if (theirs && !mine)
            report_needless(checker, theirs->key, where);
    }
}

static const char *choice_meant(const struct node *choices, const char *typed)
{
    struct nearest nearest;
    nearest_init(&nearest, typed);
    for (const struct node *choice = choices ? choices->first : NULL; choice; choice = choice->next)
        nearest_offer(&nearest, node_text(choice, "id") ? node_text(choice, "id") : "");
    return nearest.best;
}

/* A misspelt id is told about once: what was meant by it is not missing as well. */
static void check_choices(struct checker *checker, const struct node *own, const struct node *words,
                          const char *where)
{
    const struct node *choices = node_get_kind(own, "choices", NODE_LIST);
    const struct node *texts = node_get(words, "choices");
    struct set there;
    if (texts && texts->kind != NODE_MAP)
        return;
    set_init(&there, texts ? texts->count : 0);
    for (const struct node *text = texts ? texts->first : NULL; text && checker_listens(checker);
         text = text->next) {
        const char *id = text->key->text, *near = choice_meant(choices, id);
        if (!near || strcmp(near, id) != 0)
            report_misnamed(checker, text->key, near, where);
        set_add(&there, near ? near : id, 0);
    }
    for (const struct node *choice = choices ? choices->first : NULL;
         choice && checker_listens(checker); choice = choice->next) {
        const char *id = node_text(choice, "id");
        if (id && set_find(&there, id) == SIZE_MAX)
            report_missing(checker, texts ? texts->key : words->key, id, where);
    }
    set_done(&there);
}

static void check_values(struct checker *checker, const struct node *own, const struct node *words,
                         const char *where)
{
    static const char *const keys[] = {"ask", "simple", "cue", "probes", NULL};
    const struct node *mine = node_get_kind(own, "per_value", NODE_MAP);
    const struct node *theirs = node_get(words, "per_value");
    if (theirs && theirs->kind != NODE_MAP)
        return;
    for (int i = 0; i < VALUE_COUNT; i++) {
        const char *id = value_id((enum value)i);
        const struct node *a = node_get(mine, id), *b = node_get(theirs, id);
        if (b && b->told)
            continue;
        if (a && b)
            check_texts(checker, a, b, keys, where);
        else if (a)
            report_missing(checker, theirs ? theirs->key : words->key, id, where);
        else if (b)
            report_needless(checker, b->key, where);
    }
}

static void check_step(struct checker *checker, const struct outline_step *step,
                       const struct node *words, const struct outline *outline)
{
    static const char *const keys[] = {"label", "ask",    "say",  "simple",
                                       "cue",   "probes", "ends", NULL};
    check_texts(checker, step->node, words, keys, step->id);
    check_values(checker, step->node, words, step->id);
    check_choices(checker, step->node, words, step->id);
    check_places(checker, words, step, outline);
}

/* Returns the step that was meant: it is there, though misspelt, so it is not missing as well. */
static const char *report_step(struct checker *checker, const struct node *key,
                               const struct outline *outline)
{
    char meant[REPAIR_SIZE];
    const char *best = outline_meant(outline, key->text);
    checker_add(checker, SEVERITY_ERROR, "WG207", key,
                best ? repair_meant(meant, best) : _("Remove it, or add it to the guide first."),
                _("The guide has no step \"%s\"."), quote(key->text).text);
    return best ? best : key->text;
}

static void check_steps(struct checker *checker, const struct node *root,
                        const struct outline *outline)
{
    const struct node *steps = node_get(root, "steps");
    struct set there;
    if (steps && steps->kind != NODE_MAP)
        return;
    set_init(&there, steps ? steps->count : 0);
    for (const struct node *words = steps ? steps->first : NULL; words && checker_listens(checker);
         words = words->next) {
        const char *id = words->key->text;
        const struct outline_step *step = outline_find(outline, id);
        if (step && !words->told)
            check_step(checker, step, words, outline);
        else if (!step)
            id = report_step(checker, words->key, outline);
        set_add(&there, id, 0);
    }
    for (size_t i = 0; i < outline->step_count && checker_listens(checker); i++) {
        const char *id = outline->steps[i].id;
        if (*id && set_find(&there, id) == SIZE_MAX)
            report_missing(checker, steps ? steps->key : NULL, id, "steps");
    }
    set_done(&there);
}

static const struct node *part_find(const struct outline *outline, const char *id,
                                    struct nearest *nearest)
{
    const struct node *found = NULL;
    for (size_t i = 0; i < outline->part_count; i++) {
        const char *part = node_text(outline->parts[i], "id");
        if (!part)
            continue;
        nearest_offer(nearest, part);
        if (strcmp(part, id) == 0)
            found = outline->parts[i];
    }
    return found;
}

/* Returns the part that was meant. */
static const char *report_part(struct checker *checker, const struct node *key, const char *best)
{
    char meant[REPAIR_SIZE];
    checker_add(checker, SEVERITY_ERROR, "WG207", key,
                best ? repair_meant(meant, best) : _("Remove it, or add it to the guide first."),
                _("The guide has no part \"%s\"."), quote(key->text).text);
    return best ? best : key->text;
}

static void check_parts(struct checker *checker, const struct node *root,
                        const struct outline *outline)
{
    static const char *const keys[] = {"title", NULL};
    const struct node *parts = node_get(root, "parts");
    struct set there;
    if (parts && parts->kind != NODE_MAP)
        return;
    set_init(&there, parts ? parts->count : 0);
    for (const struct node *words = parts ? parts->first : NULL; words && checker_listens(checker);
         words = words->next) {
        const char *id = words->key->text;
        struct nearest nearest;
        nearest_init(&nearest, id);
        const struct node *part = part_find(outline, id, &nearest);
        if (part && !words->told)
            check_texts(checker, part, words, keys, id);
        else if (!part)
            id = report_part(checker, words->key, nearest.best);
        set_add(&there, id, 0);
    }
    for (size_t i = 0; i < outline->part_count && checker_listens(checker); i++) {
        const char *id = node_text(outline->parts[i], "id");
        if (id && node_get(outline->parts[i], "title") && set_find(&there, id) == SIZE_MAX)
            report_missing(checker, parts ? parts->key : NULL, id, "parts");
    }
    set_done(&there);
}

static const char *set_meant(const struct node *sets, const char *typed)
{
    struct nearest nearest;
    nearest_init(&nearest, typed);
    for (const struct node *set = sets ? sets->first : NULL; set; set = set->next)
        nearest_offer(&nearest, set->key->text);
    return nearest.best;
}

/* The sets of a building block, by name. */
static void check_sets(struct checker *checker, const struct node *root,
                       const struct outline *outline)
{
    const struct node *own = node_get_kind(outline->root, "probes", NODE_MAP);
    const struct node *words = node_get_kind(root, "probes", NODE_MAP);
    struct set there;
    set_init(&there, words ? words->count : 0);
    for (const struct node *set = words ? words->first : NULL; set && checker_listens(checker);
         set = set->next) {
        const char *name = set->key->text, *near = set_meant(own, name);
        if (!near || strcmp(near, name) != 0)
            report_misnamed(checker, set->key, near, "probes");
        set_add(&there, near ? near : name, 0);
    }
    for (const struct node *set = own ? own->first : NULL; set; set = set->next) {
        if (set_find(&there, set->key->text) == SIZE_MAX)
            report_missing(checker, words ? words->key : NULL, set->key->text, "probes");
    }
    set_done(&there);
}

void check_translation(struct checker *checker, const struct node *root,
                       const struct outline *outline)
{
    static const char *const keys[] = {"title", "about", NULL};
    const char *language = node_text(root, "language");
    const char *own = node_text(outline->root, "language");
    if (language && own && strcmp(language, own) == 0) {
        checker_add(checker, SEVERITY_ERROR, "WG303", node_get(root, "language"),
                    _("Write the language of this file."),
                    _("This is the language of the guide itself."));
        return;
    }
    /* "nl-simple" beside "nl" holds what is plainer, and nothing else. */
    size_t length = own ? strlen(own) : 0;
    checker->partial =
        language && own && strncmp(language, own, length) == 0 && language[length] == '-';
    const char *id = node_text(outline->root, outline->alone ? "piece" : "id");
    check_sets(checker, root, outline);
    check_texts(checker, outline->root, root, keys, id ? id : "");
    check_parts(checker, root, outline);
    check_steps(checker, root, outline);
}
