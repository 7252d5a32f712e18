/* Guides on their shelves: which there are, which one runs, and what the files beside it say. */
#include "script/guide.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "publication.h"
#include "source.h"

/* --- files ------------------------------------------------------------------- */

static char *file_of(const struct library *library, enum shelf shelf, const char *id)
{
    const char *folder = library->folders[shelf];
    char *name = xasprintf("%s.yaml", id);
    char *path = folder ? path_join(folder, name) : NULL;
    free(name);
    if (path && access(path, F_OK) == 0)
        return path;
    free(path);
    return NULL;
}

char *guide_file(const struct library *library, const char *id, enum shelf *shelf,
                 struct diag *diag)
{
    for (int i = 0; i < SHELF_COUNT && bundle_id_valid(id); i++) {
        char *path = file_of(library, (enum shelf)i, id);
        if (path) {
            *shelf = (enum shelf)i;
            return path;
        }
    }
    diag_error(diag, _("There is no guide \"%s\". See which there are: waardegesprek script list"),
               quote(id).text);
    return NULL;
}

/* --- what runs ------------------------------------------------------------------ */

static enum publication_outcome load_running(const struct library *library, enum shelf shelf,
                                             const char *id, struct publication *out,
                                             struct diag *diag)
{
    char *path = file_of(library, shelf, id);
    enum publication_outcome outcome = PUBLICATION_NONE;

    if (path && shelf != SHELF_SHIPPED)
        outcome = publication_load(library->folders[shelf], id, out, diag);
    else if (path && (out->bundle = bundle_load(library, shelf, id, diag)) != NULL)
        outcome = PUBLICATION_GOOD;
    free(path);
    return outcome;
}

/*
 * The first shelf from `shelf` on where something runs; SHELF_COUNT when there is none. *broken is set when
 * something published was passed over, for a talk has to begin with something; diag says why.
 */
static enum shelf find_running(const struct library *library, enum shelf shelf, const char *id,
                               struct publication *out, bool *broken, struct diag *diag)
{
    *broken = false;
    for (int i = (int)shelf; i < SHELF_COUNT; i++) {
        enum publication_outcome outcome = load_running(library, (enum shelf)i, id, out, diag);
        if (outcome == PUBLICATION_GOOD)
            return (enum shelf)i;
        *broken = *broken || outcome == PUBLICATION_UNUSABLE;
    }
    return SHELF_COUNT;
}

char *guide_bundle(const struct library *library, const char *id, struct diag *diag)
{
    struct publication publication = {0};
    struct diag why;
    enum shelf shelf;
    bool broken;
    char *path = guide_file(library, id, &shelf, diag);
    char *bundle = NULL;

    diag_init(&why);
    if (path && find_running(library, shelf, id, &publication, &broken, &why) != SHELF_COUNT) {
        bundle = publication.bundle;
        publication.bundle = NULL;
    } else if (why.count) {
        diag_move(diag, &why);
    } else if (path) {
        diag_error(diag,
                   _("\"%s\" is not published yet, so no talk can begin with it. "
                     "Publish it: waardegesprek script publish %s"),
                   quote(id).text, quote(id).text);
    }
    diag_done(&why);
    publication_done(&publication);
    free(path);
    return bundle;
}

char *guide_draft(const struct library *library, const char *id, struct diag *diag)
{
    enum shelf shelf;
    char *path = guide_file(library, id, &shelf, diag);
    char *bundle = path ? bundle_load(library, shelf, id, diag) : NULL;

    free(path);
    return bundle;
}

/* --- the list ---------------------------------------------------------------------- */

static char *guide_id(const char *name)
{
    const char *dot = strchr(name, '.');
    return dot && dot != name && strcmp(dot, ".yaml") == 0 ? xstrndup(name, (size_t)(dot - name))
                                                           : NULL;
}

bool guide_is_piece(const char *path)
{
    struct diag silent;
    size_t length;
    bool piece = false;
    diag_init(&silent);
    char *text = source_read(path, &length, &silent);
    for (const char *at = text; at && !piece; at = strchr(at, '\n')) {
        at += *at == '\n';
        piece = strncmp(at, "piece:", 6) == 0;
    }
    free(text);
    diag_done(&silent);
    return piece;
}

static char *join_languages(const struct script *script)
{
    struct buf list;
    buf_init(&list);
    for (size_t i = 0; i < script->language_count; i++)
        buf_addf(&list, "%s%s", i ? ", " : "", script->languages[i]);
    return buf_take(&list);
}

static char *copy(const char *text)
{
    return text ? xstrdup(text) : NULL;
}

/* What the guide says of itself; a file that says nothing readable goes by its id. */
static void describe(struct guide *guide, const char *bundle, const char *language)
{
    struct diag silent;
    diag_init(&silent);
    struct script *script = bundle ? bundle_open(bundle, language, &silent) : NULL;
    diag_done(&silent);
    if (!script) {
        guide->title = xstrdup(guide->id);
        guide->languages = xstrdup("");
        guide->keep = true;
        return;
    }
    guide->title = xstrdup(script->title);
    guide->about = copy(script->about);
    guide->version = guide->offered ? script->version : 0;
    guide->duration = script->duration;
    guide->process = script->process;
    guide->keep = script->keep;
    guide->languages = join_languages(script);
    script_free(script);
}

static void read_state(struct guide *guide, const struct publication *running, const char *draft)
{
    if (!draft)
        guide->state = GUIDE_FAULTY;
    else if (guide->offered && guide->shelf == guide->file_shelf &&
             strcmp(draft, running->bundle) == 0)
        guide->state = GUIDE_IN_USE;
    else
        guide->state = GUIDE_CONCEPT;
}

/* What runs of a guide that has a file of its own; what can't be used goes into diag. */
static void find_published(struct guide *guide, const struct library *library,
                           struct publication *running, struct diag *diag)
{
    struct diag why;
    char *shipped = file_of(library, SHELF_SHIPPED, guide->id);

    diag_init(&why);
    guide->shelf =
        find_running(library, guide->file_shelf, guide->id, running, &guide->broken, &why);
    guide->hides_shipped = shipped != NULL;
    if (guide->broken)
        diag_move(diag, &why);
    diag_done(&why);
    free(shipped);
}

/* Takes path over. */
static void list_add(struct guide_list *list, const struct library *library, enum shelf shelf,
                     const char *id, char *path, const char *language, struct diag *diag)
{
    struct publication running = {0};
    struct guide guide = {.id = xstrdup(id), .file_shelf = shelf, .path = path};
    char *draft = bundle_load(library, shelf, id, diag);
    if (shelf == SHELF_SHIPPED) { /* what lies there runs */
        guide.shelf = draft ? SHELF_SHIPPED : SHELF_COUNT;
        running.bundle = copy(draft);
    } else {
        find_published(&guide, library, &running, diag);
    }
    guide.offered = guide.shelf != SHELF_COUNT;
    guide.published = xstrdup(running.day ? running.day : "");
    guide.note = xstrdup(running.note ? running.note : "");
    guide.changed = running.changed;
    read_state(&guide, &running, draft);
    describe(&guide, guide.offered ? running.bundle : draft, language);
    publication_done(&running);
    free(draft);
    list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
    list->items[list->count++] = guide;
}

const struct guide *guide_find(const struct guide_list *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].id, id) == 0)
            return &list->items[i];
    }
    return NULL;
}

static void list_shelf(struct guide_list *list, const struct library *library, enum shelf shelf,
                       const char *language, struct diag *diag)
{
    struct dirent **entries;
    int count = scandir(library->folders[shelf], &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char *id = guide_id(entries[i]->d_name);
        char *path = id && bundle_id_valid(id) ? file_of(library, shelf, id) : NULL;
        if (path && !guide_find(list, id) && !guide_is_piece(path)) {
            list_add(list, library, shelf, id, path, language, diag);
            path = NULL;
        }
        free(path);
        free(id);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

/* By the kind of talk, the value talk first; then by title. */
static int compare_guides(const void *a, const void *b)
{
    const struct guide *left = a, *right = b;
    if (left->process != right->process)
        return left->process < right->process ? -1 : 1;
    char *left_title = utf8_fold(left->title), *right_title = utf8_fold(right->title);
    int order = strcmp(left_title, right_title);
    free(left_title);
    free(right_title);
    return order ? order : strcmp(left->id, right->id);
}

bool guide_list_load(const struct library *library, const char *language, struct guide_list *out,
                     struct diag *diag)
{
    struct guide_list list = {0};
    struct diag found;
    if (access(library->folders[SHELF_SHIPPED], R_OK) != 0)
        return diag_error(diag, _("The folder %s cannot be read: %s."),
                          library->folders[SHELF_SHIPPED], strerror(errno));
    diag_init(&found);
    for (int i = 0; i < SHELF_COUNT; i++) {
        if (library->folders[i])
            list_shelf(&list, library, (enum shelf)i, language, &found);
    }
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, compare_guides);
    /* One faulty guide must not stand in the way of the others. */
    for (size_t i = 0; i < found.count; i++)
        found.findings[i].severity = SEVERITY_WARNING;
    diag_sort(&found);
    diag_unique(&found);
    diag_move(diag, &found);
    *out = list;
    return true;
}

void guide_list_load_own(const struct library *library, const char *language,
                         struct guide_list *out)
{
    struct diag silent;
    diag_init(&silent);
    *out = (struct guide_list){0};
    for (int i = 0; i < SHELF_SHIPPED; i++) {
        if (library->folders[i])
            list_shelf(out, library, (enum shelf)i, language, &silent);
    }
    diag_done(&silent);
}

static void guide_done(struct guide *guide)
{
    free(guide->id);
    free(guide->published);
    free(guide->note);
    free(guide->path);
    free(guide->title);
    free(guide->about);
    free(guide->languages);
}

void guide_list_remove(struct guide_list *list, size_t index)
{
    guide_done(&list->items[index]);
    memmove(&list->items[index], &list->items[index + 1],
            (list->count - index - 1) * sizeof *list->items);
    list->count--;
}

void guide_list_done(struct guide_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        guide_done(&list->items[i]);
    free(list->items);
    *list = (struct guide_list){0};
}
