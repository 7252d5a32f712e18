/*
 * Answers are kept by the id of their step for ever. So a new name for a step is a new step, and that
 * is rarely what somebody meant who only wrote another word.
 */
#include "history.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/path.h"
#include "domain/difference.h"
#include "script/guide.h"
#include "stale.h"
#include "walk.h"

static const struct node *step_node(const struct outline *outline, const char *id)
{
    const struct outline_step *step = outline_find(outline, id);
    return step ? node_get(step->node, "id") : NULL;
}

/* At the step that took its place, when there is one; else at the list of parts. */
static void report_gone(struct checker *checker, const struct outline *outline,
                        const struct difference *item)
{
    char meant[REPAIR_SIZE];
    const struct node *at =
        item->renamed ? step_node(outline, item->renamed->id) : node_get(outline->root, "parts");
    if (item->renamed)
        snprintf(meant, sizeof meant, _("If it is the same question, give it its old id back: %s"),
                 item->old_step->id);
    checker_add(checker, SEVERITY_WARNING, "WG218", at && at->key && !item->renamed ? at->key : at,
                item->renamed ? meant
                              : _("If you did not mean to take it out, put it back. Answers that "
                                  "were given stay in their talks."),
                _("Step \"%s\" of the published version is gone."), item->old_step->id);
}

static void report_scale(struct checker *checker, const struct outline *outline,
                         const struct difference *item)
{
    const struct outline_step *step = outline_find(outline, item->new_step->id);
    const struct node *at = step ? node_get(step->node, "ends") : NULL;
    checker_add(
        checker, SEVERITY_WARNING, "WG219", at ? at : step_node(outline, item->new_step->id),
        _("Keep the scale as it was, or give the step a new id: then nobody compares them."),
        _("The scale of step \"%s\" is another one now: numbers from before and after "
          "can't be compared."),
        item->new_step->id);
}

static bool same_place(const struct difference *one, const struct difference *other)
{
    return one->kind == other->kind && one->value == other->value &&
           strcmp(one->new_step->id, other->new_step->id) == 0;
}

/* Whether one of these is that this field changed in the same place, too. */
static bool changed_too(const struct differences *list, const struct difference *item,
                        enum difference_field field)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct difference *other = &list->items[i];
        if (other->kind == DIFFERENCE_STEP_CHANGED && other->field == field &&
            same_place(other, item))
            return true;
    }
    return false;
}

/* What a step says there, of the guide or of its translation. */
static const struct node *words_at(const struct node *step, enum value value,
                                   enum difference_field field)
{
    if (value != VALUE_NONE)
        step = node_get(node_get(step, "per_value"), value_id(value));
    return node_get(step, difference_field_id(field));
}

/* The question is another one, and what the employee reads beforehand is not. */
static void report_simple(struct checker *checker, const struct outline *outline,
                          const struct difference *item)
{
    assert(item->new_step); /* of a step that changed */
    const struct outline_step *step = outline_find(outline, item->new_step->id);
    const struct node *at = step ? words_at(step->node, item->value, DIFFERS_SIMPLE) : NULL;
    if (at)
        checker_add(
            checker, SEVERITY_WARNING, "WG222", at,
            _("Look whether it still asks the same, and change it where it does not: it "
              "stands on the employee's sheet."),
            _("The question of step \"%s\" was changed, and its plainer wording (simple) was "
              "not."),
            item->new_step->id);
}

static void compare(struct checker *checker, const struct outline *outline,
                    const struct script *published, const struct script *now)
{
    struct differences list;
    differences_init(&list, published, now);
    for (size_t i = 0; i < list.count; i++) {
        const struct difference *item = &list.items[i];
        if (item->kind == DIFFERENCE_STEP_REMOVED)
            report_gone(checker, outline, item);
        else if (item->breaks_scale && item->new_step)
            report_scale(checker, outline, item);
        else if (item->kind == DIFFERENCE_STEP_CHANGED && item->field == DIFFERS_ASK &&
                 !changed_too(&list, item, DIFFERS_SIMPLE))
            report_simple(checker, outline, item);
    }
    differences_done(&list);
}

/* Before and after in one language. */
struct editions {
    struct script *before, *after;
};

static struct editions editions_open(const char *before, const char *after, const char *language)
{
    struct diag silent;
    diag_init(&silent);
    struct editions editions = {bundle_open(before, language, &silent),
                                bundle_open(after, language, &silent)};
    diag_done(&silent);
    return editions;
}

static void editions_done(struct editions *editions)
{
    script_free(editions->before);
    script_free(editions->after);
}

/* What talks begin with; NULL when that is nothing, or the very file that is looked at. */
static char *published(const struct guide_files *files, const struct library *library)
{
    struct diag silent;
    enum shelf shelf;
    diag_init(&silent);
    char *path = guide_file(library, files->items[0].stem, &shelf, &silent);
    bool shipped = path && shelf == SHELF_SHIPPED;
    char *bundle = path && !shipped ? guide_bundle(library, files->items[0].stem, &silent) : NULL;
    diag_done(&silent);
    free(path);
    return bundle;
}

void check_history(struct checker *checker, const struct guide_files *files,
                   const struct library *library)
{
    char *before = files->outlined ? published(files, library) : NULL;
    if (!before)
        return;
    char *after = guide_files_pack(files);
    struct editions editions = editions_open(before, after, "");
    if (editions.before && editions.after)
        compare(checker, &files->outline, editions.before, editions.after);
    editions_done(&editions);
    free(after);
    free(before);
}

/* --- translations ----------------------------------------------------------------- */

static bool is_text(enum difference_field field)
{
    static const enum difference_field texts[] = {DIFFERS_LABEL,  DIFFERS_ASK, DIFFERS_SAY,
                                                  DIFFERS_SIMPLE, DIFFERS_CUE, DIFFERS_PROBES};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (texts[i] == field)
            return true;
    }
    return false;
}

/* Nothing, when a comment above it says that somebody looked at it beside these words. */
static void report_stale(struct checker *checker, const struct outline *outline,
                         const struct stale *stale, const struct difference *item)
{
    assert(item->new_step); /* of a step that changed */
    const char *key = difference_field_id(item->field);
    const struct source *translation = stale->translation;
    const struct outline_step *step = outline_find(outline, item->new_step->id);
    const struct node *own = step ? words_at(step->node, item->value, item->field) : NULL;
    const struct node *at =
        words_at(node_get(node_get(translation->root, "steps"), item->new_step->id), item->value,
                 item->field);
    /* What the translation does not have is missing, and what a block says stands elsewhere. */
    if (at && at->file && strcmp(at->file, translation->name) == 0 &&
        !stale_confirms(stale, at->key, own))
        checker_add(checker, SEVERITY_WARNING, "WG305", at,
                    _("Look whether it still says the same, and change it where it does not."),
                    _("\"%s\" of step \"%s\" was changed, and this translation was not."), key,
                    item->new_step->id);
}

void check_history_words(struct checker *checker, const struct guide_files *files,
                         const struct library *library, const struct source *translation)
{
    char *before = files->outlined ? published(files, library) : NULL;
    if (!before)
        return;
    char *after = guide_files_pack(files);
    struct editions own = editions_open(before, after, "");
    struct editions other = editions_open(before, after, translation->language);
    /* An edition without this language answers in its own. */
    if (own.before && own.after && other.before && other.after &&
        strcmp(other.before->language, translation->language) == 0) {
        struct differences list, words;
        struct stale stale;
        differences_init(&list, own.before, own.after);
        differences_init(&words, other.before, other.after);
        stale_init(&stale, translation, own.after->language);
        for (size_t i = 0; i < list.count; i++) {
            const struct difference *item = &list.items[i];
            if (item->kind == DIFFERENCE_STEP_CHANGED && is_text(item->field) &&
                !changed_too(&words, item, item->field))
                report_stale(checker, &files->outline, &stale, item);
        }
        differences_done(&list);
        differences_done(&words);
        stale_done(&stale);
    }
    editions_done(&own);
    editions_done(&other);
    free(after);
    free(before);
}

/* --- what talks have ------------------------------------------------------------ */

bool script_check_used(const struct library *library, const char *path, const char *const *steps,
                       size_t count, struct diag *diag)
{
    struct guide_files files;
    struct diag silent;
    struct checker checker;
    char *folder = path_folder(path);
    struct library here = library_from(library, folder);
    guide_files_init(&files);
    diag_init(&silent);
    bool read = guide_files_original(&files, &here, path);
    checker_init(&checker, path, diag);
    for (size_t i = 0; read && i < count; i++) {
        if (outline_find(&files.outline, steps[i]))
            continue;
        const struct node *parts = node_get(files.outline.root, "parts");
        checker_add(&checker, SEVERITY_WARNING, "WG218", parts ? parts->key : NULL,
                    _("If you only meant to change the words of a question, keep its id. Answers "
                      "that were given stay in their talks."),
                    _("Talks have answers to a step \"%s\", which is not in this guide."),
                    quote(steps[i]).text);
    }
    diag_done(&silent);
    guide_files_done(&files);
    free(folder);
    return !checker.failed;
}
