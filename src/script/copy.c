/* From a guide that somebody else looks after to a file of one's own. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/path.h"
#include "rewrite.h"
#include "script/guide.h"
#include "source.h"

struct copying {
    const char *from_folder;
    const char *to_folder;
    const char *from;
    const char *id;
    char **made; /* the files, to take away again when one of them can't be made */
    size_t made_count;
};

/* Takes text over; `changed` NULL leaves it as it is. */
static char *instead(char *text, char *changed)
{
    if (!changed)
        return text;
    free(text);
    return changed;
}

/* The line by which editors find the words of the format: from anywhere on this machine. */
static char *point_to_schema(char *text)
{
    char *schema = path_data("schema/script.schema.json");
    char *rest = xasprintf(" $schema=%s", schema);
    char *out = rewrite_remark(text, "# yaml-language-server:", rest);
    free(rest);
    free(schema);
    return instead(text, out);
}

static char *give_name(char *text, const char *id)
{
    static const char *const keys[] = {"id", "translates", "piece"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        text = instead(text, rewrite_value(text, keys[i], id));
    return text;
}

/* Takes path over when the file was made. */
static bool write_copy(struct copying *copying, char *path, const char *text, struct diag *diag)
{
    if (!path_write(path, text, strlen(text), false, diag))
        return false;
    copying->made = xreallocarray(copying->made, copying->made_count + 1, sizeof *copying->made);
    copying->made[copying->made_count++] = path;
    return true;
}

/* ID.yaml or ID.nl.yaml, under the new name. */
static bool copy_file(struct copying *copying, const char *name, struct diag *diag)
{
    size_t length;
    char *from = path_join(copying->from_folder, name);
    char *new_name = xasprintf("%s%s", copying->id, name + strlen(copying->from));
    char *to = path_join(copying->to_folder, new_name);
    char *text = source_read(from, &length, diag);
    if (text)
        text = point_to_schema(text);
    if (text && strcmp(copying->from, copying->id) != 0)
        text = give_name(text, copying->id);
    bool fine = text && write_copy(copying, to, text, diag);
    if (!fine)
        free(to);
    free(text);
    free(new_name);
    free(from);
    return fine;
}

static bool is_translation(const char *name, const char *id)
{
    size_t prefix = strlen(id), length = strlen(name);
    return strncmp(name, id, prefix) == 0 && name[prefix] == '.' &&
           length > prefix + strlen(".yaml") &&
           strcmp(name + length - strlen(".yaml"), ".yaml") == 0;
}

static bool copy_translations(struct copying *copying, struct diag *diag)
{
    struct dirent **entries;
    bool fine = true;
    int count = scandir(copying->from_folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        if (fine && is_translation(entries[i]->d_name, copying->from))
            fine = copy_file(copying, entries[i]->d_name, diag);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return fine;
}

/* The guide last: as long as it is not there, nothing of the copy counts. */
static bool copy_all(struct copying *copying, struct diag *diag)
{
    char *guide = xasprintf("%s.yaml", copying->from);
    bool fine = copy_translations(copying, diag) && copy_file(copying, guide, diag);
    for (size_t i = 0; i < copying->made_count; i++) {
        if (!fine)
            unlink(copying->made[i]);
        free(copying->made[i]);
    }
    free(copying->made);
    free(guide);
    return fine;
}

/* --- its name ------------------------------------------------------------------------ */

/* Files of these names are something else, whatever they say. */
static bool is_reserved(const char *id)
{
    return strcmp(id, "values") == 0 || strcmp(id, "words") == 0;
}

static bool is_name(const char *id, struct diag *diag)
{
    if (is_reserved(id))
        return diag_error(
            diag, _("\"%s\" is a name that the program uses itself. Choose another one."), id);
    return bundle_id_valid(id) ||
           diag_error(diag, _("\"%s\" cannot be a name: use small letters, digits and hyphens."),
                      quote(id).text);
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
    struct copying copying = {
        .from_folder = library->folders[shelf], .to_folder = own, .from = from, .id = id};
    bool fine = is_name(id, diag) && is_free(path, id, diag) && path_make_folders(own, diag) &&
                copy_all(&copying, diag);
    free(name);
    free(source);
    if (!fine) {
        free(path);
        return NULL;
    }
    return path;
}
