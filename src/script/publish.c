/* From a file that was edited to what talks start with, and from a shipped guide to a file of one's own. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "domain/difference.h"
#include "publication.h"
#include "script/guide.h"
#include "source.h"

/* --- one line of a file ----------------------------------------------------------- */

/* Where the line begins with these characters; NULL when none does. */
static const char *find_line(const char *text, const char *beginning)
{
    size_t length = strlen(beginning);
    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    while (text && strncmp(text, beginning, length) != 0) {
        text = strchr(text, '\n');
        text = text ? text + 1 : NULL;
    }
    return text;
}

/* The text with this line written anew, all else as it is; NULL when there is no such line. */
static char *replace_line(const char *text, const char *beginning, const char *rest)
{
    const char *at = find_line(text, beginning);
    struct buf out;
    if (!at)
        return NULL;
    buf_init(&out);
    buf_add(&out, text, (size_t)(at - text));
    buf_addf(&out, "%s %s", beginning, rest);
    buf_adds(&out, at + strcspn(at, "\r\n"));
    return buf_take(&out);
}

/* --- publishing -------------------------------------------------------------------- */

struct publishing {
    const struct library *library;
    enum shelf shelf;
    const char *id;
    char *path;
    struct script *draft;
    struct script *running; /* what talks start with until now, or NULL */
};

static struct script *open_quietly(const char *bundle, const char *language)
{
    struct diag silent;
    diag_init(&silent);
    struct script *script = bundle ? bundle_open(bundle, language, &silent) : NULL;
    diag_done(&silent);
    return script;
}

/* The version that the file should have: higher than what runs. */
static int next_version(const struct publishing *publishing)
{
    int version = publishing->draft->version;
    if (publishing->running && version <= publishing->running->version)
        version = publishing->running->version + 1;
    return version;
}

static bool write_version(const struct publishing *publishing, int version, char **before,
                          struct diag *diag)
{
    size_t length;
    char number[16];
    *before = NULL;
    if (version == publishing->draft->version)
        return true;
    *before = source_read(publishing->path, &length, diag);
    snprintf(number, sizeof number, "%d", version);
    char *after = *before ? replace_line(*before, "version:", number) : NULL;
    if (*before && !after)
        diag_error(diag, _("Write \"version: %s\" on a line of its own in %s."), number,
                   publishing->path);
    bool fine =
        after && path_write_like(publishing->path, after, strlen(after), publishing->path, diag);
    free(after);
    return fine;
}

static int count_changes(const struct publishing *publishing)
{
    if (!publishing->running)
        return 0;
    struct differences list;
    differences_init(&list, publishing->running, publishing->draft);
    int count = (int)difference_count_steps(&list);
    differences_done(&list);
    return count;
}

/* Version line and publication in one: when the second can't be written, the first goes back. */
static bool put_in_place(const struct publishing *publishing, const char *note, const char *today,
                         struct diag *diag)
{
    struct publication publication = {.changed = count_changes(publishing)};
    char *before;
    bool fine = write_version(publishing, next_version(publishing), &before, diag);
    if (fine) {
        publication.bundle =
            bundle_load(publishing->library, publishing->shelf, publishing->id, diag);
        publication.day = xstrdup(today);
        publication.note = utf8_clean(note, strlen(note), UTF8_ONE_LINE);
        fine = publication.bundle &&
               publication_save(publishing->library->folders[publishing->shelf], publishing->id,
                                &publication, publishing->path, diag);
        if (!fine && before)
            path_write_like(publishing->path, before, strlen(before), publishing->path, diag);
    }
    publication_done(&publication);
    free(before);
    return fine;
}

/* What can't be read may be a higher version than ours would be. */
static bool is_readable(const struct publishing *publishing, struct diag *diag)
{
    const char *folder = publishing->library->folders[publishing->shelf];
    return !publication_hidden(folder, publishing->id) ||
           diag_error(diag,
                      _("The version that is in use can't be read: %s/published/%s.json. Ask who "
                        "published it to make it readable for you."),
                      folder, publishing->id);
}

static bool publish_file(struct publishing *publishing, const char *note, const char *today,
                         struct diag *diag)
{
    struct diag silent;
    if (!is_readable(publishing, diag))
        return false;
    char *draft = bundle_load(publishing->library, publishing->shelf, publishing->id, diag);
    diag_init(&silent);
    char *running = guide_bundle(publishing->library, publishing->id, &silent);
    diag_done(&silent);
    bool fine = draft != NULL;
    publishing->draft = open_quietly(draft, "");
    publishing->running = open_quietly(running, "");
    if (draft && running && strcmp(draft, running) == 0)
        fine = diag_error(diag, _("Nothing has changed since version %d."),
                          publishing->running ? publishing->running->version : 0);
    fine = fine && publishing->draft && put_in_place(publishing, note, today, diag);
    script_free(publishing->draft);
    script_free(publishing->running);
    free(draft);
    free(running);
    return fine;
}

bool guide_publish(const struct library *library, const char *id, const char *note,
                   const char *today, struct diag *diag)
{
    struct publishing publishing = {.library = library, .id = id};
    bool fine;

    publishing.path = guide_file(library, id, &publishing.shelf, diag);
    if (!publishing.path)
        return false;
    if (publishing.shelf == SHELF_SHIPPED)
        fine = diag_error(diag,
                          _("This guide came with the program and stays as it is. Make a copy of "
                            "your own first: waardegesprek script new %s"),
                          id);
    else if (guide_is_piece(publishing.path))
        fine =
            diag_error(diag,
                       _("\"%s\" is a building block. Publish the guides that use it: they take it "
                         "along."),
                       id);
    else
        fine = publish_file(&publishing, note, today, diag);
    free(publishing.path);
    return fine;
}

/* --- copying ------------------------------------------------------------------------- */

struct copying {
    const char *from_folder;
    const char *to_folder;
    const char *from;
    const char *id;
};

/* The line by which editors find the words of the format: from anywhere on this machine. */
static char *point_to_schema(char *text)
{
    static const char modeline[] = "# yaml-language-server:";
    char *schema = path_data("schema/script.schema.json");
    char *rest = xasprintf("$schema=%s", schema);
    char *out = replace_line(text, modeline, rest);
    free(rest);
    free(schema);
    if (!out)
        return text;
    free(text);
    return out;
}

static char *rename_in(char *text, const char *key, const char *id)
{
    char *out = replace_line(text, key, id);
    if (!out)
        return text;
    free(text);
    return out;
}

/* ID.yaml or ID.nl.yaml, under the new name. */
static bool copy_file(const struct copying *copying, const char *name, struct diag *diag)
{
    size_t length;
    char *from = path_join(copying->from_folder, name);
    char *new_name = xasprintf("%s%s", copying->id, name + strlen(copying->from));
    char *to = path_join(copying->to_folder, new_name);
    char *text = source_read(from, &length, diag);
    if (text) {
        text = point_to_schema(text);
        if (strcmp(copying->from, copying->id) != 0) {
            text = rename_in(text, "id:", copying->id);
            text = rename_in(text, "translates:", copying->id);
            text = rename_in(text, "piece:", copying->id);
        }
    }
    bool fine = text && path_write(to, text, strlen(text), false, diag);
    free(text);
    free(to);
    free(new_name);
    free(from);
    return fine;
}

/* The guide last: as long as it is not there, nothing of the copy counts. */
static bool copy_all(const struct copying *copying, struct diag *diag)
{
    struct dirent **entries;
    char *guide = xasprintf("%s.yaml", copying->from);
    char *prefix = xasprintf("%s.", copying->from);
    bool fine = true;
    int count = scandir(copying->from_folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        size_t length = strlen(name);
        if (strncmp(name, prefix, strlen(prefix)) == 0 && strcmp(name, guide) != 0 && length > 5 &&
            strcmp(name + length - 5, ".yaml") == 0)
            fine = fine && copy_file(copying, name, diag);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    fine = fine && copy_file(copying, guide, diag);
    free(prefix);
    free(guide);
    return fine;
}

/* Files of these names are something else, whatever they say. */
static bool is_reserved(const char *id)
{
    return strcmp(id, "values") == 0 || strcmp(id, "words") == 0;
}

static bool is_free(const char *path, const char *id, struct diag *diag)
{
    return access(path, F_OK) != 0 ||
           diag_error(diag, _("You have a guide \"%s\" already: %s. Choose another name."), id,
                      path);
}

char *guide_copy(const struct library *library, const char *from, const char *id, struct diag *diag)
{
    enum shelf shelf;
    const char *own = library->folders[SHELF_OWN];
    char *source = guide_file(library, from, &shelf, diag);
    if (!source)
        return NULL;
    char *name = xasprintf("%s.yaml", id);
    char *path = path_join(own, name);
    struct copying copying = {library->folders[shelf], own, from, id};
    bool fine;
    if (is_reserved(id))
        fine = diag_error(
            diag, _("\"%s\" is a name that the program uses itself. Choose another one."), id);
    else if (!bundle_id_valid(id))
        fine =
            diag_error(diag, _("\"%s\" cannot be a name: use small letters, digits and hyphens."),
                       quote(id).text);
    else
        fine = is_free(path, id, diag) && path_make_folders(own, diag) && copy_all(&copying, diag);
    free(name);
    free(source);
    if (!fine) {
        free(path);
        return NULL;
    }
    return path;
}
