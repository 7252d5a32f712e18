/*
 * The lines are written once, as comments: whoever takes the marks away in front of a block has
 * YAML with the guide's words above each place as a comment.
 */
#include "script/translate.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/message.h"
#include "base/path.h"
#include "include.h"
#include "stale.h"
#include "walk.h"

struct writing {
    struct translation_work *work;
    struct stale stale; /* lines only when there is a translation */
    struct buf out;
    const char *above[TEXT_DEPTH]; /* the words that the last text stood under */
    size_t depth;
};

static void add_line(struct writing *writing, size_t depth, const char *format, const char *text)
{
    buf_addf(&writing->out, "# %*s", (int)(2 * depth), "");
    buf_addf(&writing->out, format, text);
    buf_addc(&writing->out, '\n');
}

/* The words that it stands under, from the first that differs from those of the text before. */
static void add_path(struct writing *writing, const struct text *text)
{
    size_t same = 0, depth = text->depth - 1;
    while (same < depth && same < writing->depth &&
           strcmp(text->path[same], writing->above[same]) == 0)
        same++;
    if (same == 0)
        buf_addc(&writing->out, '\n');
    for (size_t i = same; i < depth; i++)
        add_line(writing, i, "%s:", text->path[i]);
    for (size_t i = 0; i < depth; i++)
        writing->above[i] = text->path[i];
    writing->depth = depth;
}

static void add_comment(struct writing *writing, size_t depth, const char *text)
{
    char *words = stale_comment(text);
    char *line = xasprintf("# %s: %s", writing->stale.language, words);
    add_line(writing, depth, "%s", line);
    free(line);
    free(words);
}

/* As it may stand in YAML, whatever is in it. */
static char *quoted(const char *text)
{
    char *words = stale_comment(text);
    struct buf out;
    buf_init(&out);
    buf_addc(&out, '"');
    for (const char *at = words; *at; at++) {
        if (*at == '"' || *at == '\\')
            buf_addc(&out, '\\');
        buf_addc(&out, *at);
    }
    buf_addc(&out, '"');
    free(words);
    return buf_take(&out);
}

/* "key:" or "-", with the words that are there now. */
static void add_place(struct writing *writing, size_t depth, const char *mark,
                      const struct node *words)
{
    bool there = words && words->kind == NODE_TEXT && !text_is_empty(words);
    char *now = there ? quoted(words->text) : xstrdup("");
    char *line = xasprintf("%s%s%s", mark, *now ? " " : "", now);
    add_line(writing, depth, "%s", line);
    free(line);
    free(now);
}

static void add_text(struct writing *writing, const struct text *text)
{
    size_t depth = text->depth - 1;
    char *key = xasprintf("%s:", text->path[depth]);
    const struct node *item =
        text->words && text->words->kind == NODE_LIST ? text->words->first : NULL;
    add_path(writing, text);
    if (text->own->kind == NODE_TEXT) {
        add_comment(writing, depth, text->own->text);
        add_place(writing, depth, key, text->words);
    } else {
        add_line(writing, depth, "%s", key);
    }
    for (const struct node *own = text->own->first; own; own = own->next) {
        add_comment(writing, depth + 1, own->text);
        add_place(writing, depth + 1, "-", item);
        item = item ? item->next : NULL;
    }
    free(key);
}

/* A list is to be filled in when one of its texts is. */
static bool is_missing(const struct node *words)
{
    bool missing = !words || (words->kind == NODE_LIST && !words->count) ||
                   (words->kind == NODE_TEXT && text_is_empty(words));
    for (const struct node *item = words && words->kind == NODE_LIST ? words->first : NULL; item;
         item = item->next)
        missing = missing || is_missing(item);
    return missing;
}

static void write_text(void *context, const struct text *text)
{
    struct writing *writing = context;
    bool missing = is_missing(text->words);
    bool stale = !missing && writing->stale.lines && stale_find(&writing->stale, text);
    writing->work->missing += missing;
    writing->work->stale += stale;
    if (missing || stale)
        add_text(writing, text);
}

static void add_head(struct buf *out, const char *id, const char *language)
{
    buf_addf(out, "format: 1\ntranslates: %s\nlanguage: %s\n\n", id, language);
    buf_addf(out, "# %s\n",
             _("Above each place stand the words to translate, with their language in front."));
    buf_addf(
        out, "# %s\n",
        _("Fill in a text, and take \"# \" away before it and before the words it stands under."));
}

static void write_lines(struct translation_work *work, const struct guide_files *files,
                        const struct source *translation, const char *language)
{
    struct writing writing = {.work = work};
    const struct node *root = files->outline.root;
    const char *id = node_text(root, files->items[0].role == ROLE_PIECE ? "piece" : "id");
    buf_init(&writing.out);
    if (translation)
        stale_init(&writing.stale, translation, work->language);
    else
        add_head(&writing.out, id ? id : "", language);
    writing.stale.language = work->language;
    texts_each(&files->outline, translation ? translation->root : NULL, write_text, &writing);
    stale_done(&writing.stale);
    work->lines = buf_take(&writing.out);
}

/* The translation that is there, whatever its mistakes; NULL when it can't be read at all. */
static struct source *read_translation(struct guide_files *files, const char *path,
                                       const char *language, struct diag *diag)
{
    struct diag silent;
    size_t length;
    char *text = source_read(path, &length, diag);
    if (!text)
        return NULL;
    diag_init(&silent);
    struct source *source = guide_files_add(files, ROLE_TRANSLATION, language, path, text, length);
    guide_files_parse(files, source, &silent);
    if (source->root)
        include_words(files, source->root, language);
    else
        diag_move(diag, &silent);
    diag_done(&silent);
    return source->root ? source : NULL;
}

static bool fill_in(struct translation_work *work, struct guide_files *files, const char *language,
                    struct diag *diag)
{
    const char *own = node_text(files->outline.root, "language");
    const struct source *source = NULL;
    if (own && strcmp(own, language) == 0)
        return diag_error(diag, _("The guide itself is written in \"%s\"."), language);
    work->language = xstrdup(own ? own : "");
    work->there = access(work->path, F_OK) == 0;
    if (work->there && !(source = read_translation(files, work->path, language, diag)))
        return false;
    write_lines(work, files, source, language);
    return true;
}

bool translation_work_init(struct translation_work *work, const struct library *library,
                           const char *guide, const char *language, struct diag *diag)
{
    struct guide_files files;
    size_t stem = strlen(guide) - strlen(".yaml");
    char *folder = path_folder(guide);
    struct library here = library_from(library, folder);
    *work =
        (struct translation_work){.path = xasprintf("%.*s.%s.yaml", (int)stem, guide, language)};
    guide_files_init(&files);
    bool fine = guide_files_original(&files, &here, work->path)
                    ? fill_in(work, &files, language, diag)
                    : script_check_file(library, guide, diag) &&
                          diag_error(diag, _("This guide cannot be read: %s."), guide);
    guide_files_done(&files);
    free(folder);
    if (!fine)
        translation_work_done(work);
    return fine;
}

void translation_work_done(struct translation_work *work)
{
    free(work->path);
    free(work->language);
    free(work->lines);
    *work = (struct translation_work){0};
}
