/* The guides in a folder: every ID.yaml that is neither a translation nor a values file. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "script/load.h"
#include "source.h"

static char *guide_id(const char *name)
{
    const char *dot = strchr(name, '.');
    return dot && dot != name && strcmp(dot, ".yaml") == 0 ? xstrndup(name, (size_t)(dot - name))
                                                           : NULL;
}

static char *copy_of(const struct node *own, const struct node *words, const char *key)
{
    const char *text = node_text(words, key) ? node_text(words, key) : node_text(own, key);
    return text ? xstrdup(text) : NULL;
}

static char *join_languages(const struct guide_files *files)
{
    struct buf list;
    buf_init(&list);
    buf_adds(&list, files->items[0].language);
    for (size_t i = 1; i < files->count; i++) {
        if (files->items[i].role == ROLE_TRANSLATION)
            buf_addf(&list, ", %s", files->items[i].language);
    }
    return buf_take(&list);
}

static int number_of(const struct node *root, const char *key)
{
    const char *text = node_text(root, key);
    return text ? (int)strtol(text, NULL, 10) : 0;
}

static void list_add(struct guide_list *list, const struct guide_files *files, const char *language)
{
    const struct source *translation = guide_files_find(files, ROLE_TRANSLATION, language);
    const struct node *own = files->items[0].root, *words = translation ? translation->root : NULL;
    list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
    list->items[list->count++] = (struct guide){
        .id = copy_of(own, NULL, "id"),
        .path = xstrdup(files->items[0].name),
        .title = copy_of(own, words, "title"),
        .about = copy_of(own, words, "about"),
        .version = number_of(own, "version"),
        .duration = number_of(own, "duration"),
        .languages = join_languages(files),
    };
}

static void load_one(struct guide_list *list, const char *folder, const char *id,
                     const char *language, struct diag *diag)
{
    struct guide_files files;
    struct diag found;
    guide_files_init(&files);
    diag_init(&found);
    if (guide_files_load(&files, folder, id, &found))
        list_add(list, &files, language);
    /* One faulty guide must not stand in the way of the others. */
    for (size_t i = 0; i < found.count; i++)
        found.findings[i].severity = SEVERITY_WARNING;
    diag_move(diag, &found);
    diag_done(&found);
    guide_files_done(&files);
}

static int compare_titles(const void *a, const void *b)
{
    const struct guide *left = a, *right = b;
    char *left_title = utf8_fold(left->title), *right_title = utf8_fold(right->title);
    int order = strcmp(left_title, right_title);
    free(left_title);
    free(right_title);
    return order ? order : strcmp(left->id, right->id);
}

bool guide_list_load(const char *folder, const char *language, struct guide_list *out,
                     struct diag *diag)
{
    struct dirent **entries;
    struct guide_list list = {0};
    int count = scandir(folder, &entries, NULL, alphasort);
    if (count < 0)
        return diag_error(diag, _("The folder %s cannot be read: %s."), folder, strerror(errno));
    for (int i = 0; i < count; i++) {
        char *id = guide_id(entries[i]->d_name);
        if (id)
            load_one(&list, folder, id, language, diag);
        free(id);
        free(entries[i]);
    }
    free(entries);
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, compare_titles);
    diag_sort(diag);
    *out = list;
    return true;
}

void guide_list_done(struct guide_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct guide *guide = &list->items[i];
        free(guide->id);
        free(guide->path);
        free(guide->title);
        free(guide->about);
        free(guide->languages);
    }
    free(list->items);
    *list = (struct guide_list){0};
}
