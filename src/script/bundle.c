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
#include "unpack.h"

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

char *guide_files_pack(const struct guide_files *files)
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

bool bundle_id_valid(const char *id)
{
    size_t length = strlen(id);
    return length && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

char *bundle_load(const struct library *library, enum shelf shelf, const char *id,
                  struct diag *diag)
{
    char *bundle = NULL;
    if (!bundle_id_valid(id)) {
        diag_error(diag, _("\"%s\" is not the name of a guide."), quote(id).text);
        return NULL;
    }
    struct guide_files files;
    struct diag found;
    guide_files_init(&files);
    diag_init(&found);
    if (guide_files_load(&files, library, shelf, id, &found))
        bundle = guide_files_pack(&files);
    else
        diag_move(diag, &found);
    diag_sort(diag);
    diag_done(&found);
    guide_files_done(&files);
    return bundle;
}

/* --- opening ------------------------------------------------------------------ */

/* "nl-simple" of "nl". */
static bool is_variant(const char *language, const char *own)
{
    size_t length = strlen(own);
    return strncmp(language, own, length) == 0 && language[length] == '-';
}

/*
 * The script's own, then plainer and other ways of it, then the other ones. A language of a block alone
 * is none of the guide's.
 */
static void add_languages(const struct guide_files *files, struct model_source *out)
{
    const char *own = files->items[0].language;
    out->languages = arena_alloc(files->arena, files->count * sizeof *out->languages);
    out->languages[out->language_count++] = arena_strdup(files->arena, own);
    for (int others = 0; others < 2; others++) {
        for (size_t i = 0; i < files->count; i++) {
            const struct source *source = &files->items[i];
            if (source->role == ROLE_TRANSLATION && is_variant(source->language, own) == !others &&
                strcmp(source->stem, files->items[0].stem) == 0)
                out->languages[out->language_count++] =
                    arena_strdup(files->arena, source->language);
        }
    }
}

/* What this language needs; a block's words in other languages stay unread. */
static bool parse_all(struct guide_files *files, const char *language, struct diag *diag)
{
    bool fine = true;
    for (size_t i = 0; i < files->count; i++) {
        struct source *source = &files->items[i];
        bool wanted = source->role == ROLE_SCRIPT || source->role == ROLE_PIECE ||
                      (source->role == ROLE_TRANSLATION && strcmp(source->language, language) == 0);
        fine = fine && (!wanted || guide_files_parse(files, source, diag));
    }
    return fine;
}

/* The values in a language; a plainer one does with those of its own language. */
static struct source *values_for(const struct guide_files *files, const char *language)
{
    struct source *values = guide_files_find(files, ROLE_VALUES, language);
    char *plain = xstrndup(language, strcspn(language, "-"));
    if (!values)
        values = guide_files_find(files, ROLE_VALUES, plain);
    free(plain);
    return values;
}

/* NULL when a piece is missing or faulty; the model takes the arena over. */
static struct script *build(struct guide_files *files, const char *language, struct diag *diag)
{
    files->kept = true;
    if (!files->count || files->items[0].role != ROLE_SCRIPT || !parse_all(files, language, diag) ||
        !guide_files_join(files, diag))
        return NULL;
    const char *own = guide_files_language(files);
    struct source *translation = guide_files_words(files, language);
    struct source *values = values_for(files, translation ? language : own);
    if (!values)
        values = values_for(files, own);
    if (!values || !guide_files_parse(files, values, diag) ||
        (translation && !guide_files_match(files, translation, diag)))
        return NULL;
    struct model_source source = {.arena = files->arena,
                                  .outline = &files->outline,
                                  .values = values->root,
                                  .translation = translation ? translation->root : NULL};
    add_languages(files, &source);
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
    struct script *script =
        unpack_files(&files, bundle, language) ? build(&files, language, &found) : NULL;
    if (!script) {
        diag_error(diag, _("The guide of this talk is damaged and cannot be read."));
        diag_move(diag, &found);
    }
    diag_done(&found);
    guide_files_done(&files);
    return script;
}
