/*
 * A guide as one text, so that a talk stays readable whatever becomes of the
 * files. A bundle comes back from a database: it is checked again, and only what
 * the wanted language needs is parsed.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "model.h"
#include "script/load.h"
#include "source.h"

/* --- packing ------------------------------------------------------------------ */

static json_t *pack_source(const struct source *source)
{
    /*
     * The same guide gives the same text, whichever way the editor begins the file and ends its
     * lines.
     */
    size_t mark = source->length >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    char *text = utf8_clean(source->text + mark, source->length - mark, UTF8_MANY_LINES);
    json_t *json = json_pack("{s:s, s:s, s:s, s:s}", "role", role_id(source->role), "language",
                             source->language, "name", path_base(source->name), "text", text);
    free(text);
    return json;
}

static char *pack(const struct guide_files *files)
{
    json_t *list = json_array();
    for (size_t i = 0; i < files->count; i++)
        json_array_append_new(list, pack_source(&files->items[i]));
    json_t *root = json_pack("{s:o}", "files", list);
    char *json = root ? json_dumps(root, JSON_COMPACT) : NULL;
    if (!json)
        die("%s", _("there is not enough memory left to go on."));
    json_decref(root);
    return json; /* from malloc(), as jansson allocates unless told otherwise */
}

static bool id_valid(const char *id)
{
    size_t length = strlen(id);
    return length && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

char *bundle_load(const char *folder, const char *id, struct diag *diag)
{
    char *bundle = NULL;
    if (!id_valid(id)) {
        diag_error(diag, _("\"%s\" is not the name of a guide."), quote(id).text);
        return NULL;
    }
    struct guide_files files;
    guide_files_init(&files);
    if (guide_files_load(&files, folder, id, diag))
        bundle = pack(&files);
    diag_sort(diag);
    guide_files_done(&files);
    return bundle;
}

/* --- opening ------------------------------------------------------------------ */

static bool unpack_source(struct guide_files *files, json_t *json)
{
    const char *role_name, *language, *name, *text;
    size_t length;
    enum role role;
    if (json_unpack(json, "{s:s, s:s, s:s, s:s%}", "role", &role_name, "language", &language,
                    "name", &name, "text", &text, &length) != 0 ||
        !role_from_id(role_name, &role))
        return false;
    guide_files_add(files, role, language, name, xstrndup(text, length), length);
    return true;
}

static bool unpack(struct guide_files *files, const char *bundle)
{
    json_t *root = json_loads(bundle, 0, NULL);
    json_t *list = json_object_get(root, "files");
    bool fine = json_is_array(list);
    for (size_t i = 0; fine && i < json_array_size(list); i++)
        fine = unpack_source(files, json_array_get(list, i));
    json_decref(root);
    return fine;
}

static void add_languages(const struct guide_files *files, enum role role, struct model_source *out)
{
    for (size_t i = 0; i < files->count; i++) {
        if (files->items[i].role == role)
            out->languages[out->language_count++] =
                arena_strdup(files->arena, files->items[i].language);
    }
}

static struct source *parse(struct guide_files *files, struct source *source, struct diag *diag)
{
    return source && guide_files_parse(files, source, diag) ? source : NULL;
}

/* NULL when a piece is missing or faulty; the model takes the arena over. */
static struct script *build(struct guide_files *files, const char *language, struct diag *diag)
{
    struct source *script = parse(files, guide_files_find(files, ROLE_SCRIPT, NULL), diag);
    if (!script || !files->outlined)
        return NULL;
    struct source *translation = guide_files_find(files, ROLE_TRANSLATION, language);
    struct source *values =
        guide_files_find(files, ROLE_VALUES, translation ? language : script->language);
    if (!values)
        values = guide_files_find(files, ROLE_VALUES, script->language);
    if (!parse(files, values, diag) || (translation && !parse(files, translation, diag)))
        return NULL;
    struct model_source source = {.arena = files->arena,
                                  .outline = &files->outline,
                                  .values = values->root,
                                  .translation = translation ? translation->root : NULL};
    source.languages = arena_alloc(files->arena, files->count * sizeof *source.languages);
    add_languages(files, ROLE_SCRIPT, &source);
    add_languages(files, ROLE_TRANSLATION, &source);
    struct script *model = model_new(&source);
    files->arena = NULL;
    return model;
}

struct script *bundle_open(const char *bundle, const char *language, struct diag *diag)
{
    struct guide_files files;
    struct diag found;
    guide_files_init(&files);
    diag_init(&found);
    struct script *script = unpack(&files, bundle) ? build(&files, language, &found) : NULL;
    if (!script) {
        diag_error(diag, _("The guide of this talk is damaged and cannot be read."));
        diag_move(diag, &found);
    }
    diag_done(&found);
    guide_files_done(&files);
    return script;
}
