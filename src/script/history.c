/*
 * Answers are kept by the id of their step for ever. So a new name for a step is a new step, and that
 * is rarely what somebody meant who only wrote another word.
 */
#include "history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/path.h"
#include "domain/difference.h"
#include "publication.h"
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
    const struct node *at = item->renamed ? step_node(outline, item->renamed->id)
                                          : node_get(outline->root, "parts");
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
    checker_add(checker, SEVERITY_WARNING, "WG219", at ? at : step_node(outline, item->new_step->id),
                _("Keep the scale as it was, or give the step a new id: then nobody compares them."),
                _("The scale of step \"%s\" is another one now: numbers from before and after "
                  "can't be compared."),
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
    }
    differences_done(&list);
}

void check_history(struct checker *checker, const struct guide_files *files, const char *folder)
{
    struct publication publication;
    struct diag silent;
    char *now = NULL;
    if (!files->outlined || !publication_load(folder, files->items[0].stem, &publication))
        return;
    diag_init(&silent);
    now = guide_files_pack(files);
    struct script *before = bundle_open(publication.bundle, "", &silent);
    struct script *after = bundle_open(now, "", &silent);
    if (before && after)
        compare(checker, &files->outline, before, after);
    script_free(before);
    script_free(after);
    diag_done(&silent);
    free(now);
    publication_done(&publication);
}

/* --- what talks have ------------------------------------------------------------ */

bool script_check_used(const char *path, const char *const *steps, size_t count, struct diag *diag)
{
    struct guide_files files;
    struct diag silent;
    struct checker checker;
    char *shipped = path_data("scripts");
    char *folder = path_folder(path);
    struct library library = {.folders = {[SHELF_OWN] = folder, [SHELF_SHIPPED] = shipped}};
    guide_files_init(&files);
    diag_init(&silent);
    bool read = guide_files_original(&files, &library, path);
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
    free(shipped);
    return !checker.failed;
}
