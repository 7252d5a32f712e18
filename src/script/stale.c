/* A comment is no part of the tree, so it is looked for in the file's own text, by line. */
#include "stale.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/message.h"

/* --- lines ---------------------------------------------------------------- */

static const char *next_line(const char *line)
{
    line += strcspn(line, "\r\n");
    if (*line == '\r' && line[1] == '\n')
        line++;
    return *line ? line + 1 : line;
}

void stale_init(struct stale *stale, const struct source *translation, const char *language)
{
    size_t room = 0;
    *stale = (struct stale){.translation = translation, .language = language};
    for (const char *line = translation->text; *line; line = next_line(line)) {
        if (stale->line_count == room) {
            room = room ? 2 * room : 64;
            stale->lines = xreallocarray(stale->lines, room, sizeof *stale->lines);
        }
        stale->lines[stale->line_count++] = line;
    }
}

void stale_done(struct stale *stale)
{
    free(stale->lines);
}

/* From 1; "" past the end. */
static const char *line_at(const struct stale *stale, int line)
{
    return line >= 1 && (size_t)line <= stale->line_count ? stale->lines[line - 1] : "";
}

/* Whether nothing but blanks and dashes stands before it: {ask: …, cue: …} shares one comment. */
static bool is_first(const struct stale *stale, const struct node *node)
{
    return strspn(line_at(stale, node->line), " -") + 1 >= (size_t)node->column;
}

/* --- comments ------------------------------------------------------------- */

char *stale_comment(const char *text)
{
    struct buf out;
    buf_init(&out);
    for (text += strspn(text, " \r\n\t"); *text;) {
        size_t word = strcspn(text, " \r\n\t");
        buf_add(&out, text, word);
        text += word;
        text += strspn(text, " \r\n\t");
        if (*text)
            buf_addc(&out, ' ');
    }
    return buf_take(&out);
}

/* The words behind "# nl: " on the line above; NULL when there are none. The caller frees them. */
static char *comment_above(const struct stale *stale, const struct node *node)
{
    const char *line = line_at(stale, node->line - 1);
    size_t marks = strspn(line, " #"), length = strlen(stale->language);
    if (!length || !memchr(line, '#', marks) ||
        strncmp(line + marks, stale->language, length) != 0 || line[marks + length] != ':')
        return NULL;
    line += marks + length + 1;
    char *rest = xstrndup(line, strcspn(line, "\r\n"));
    char *words = stale_comment(rest);
    free(rest);
    return words;
}

/* Some copy the quotes of the guide along. */
static bool same_words(const char *comment, const char *text)
{
    size_t length = strlen(text);
    bool quoted =
        strlen(comment) == length + 2 && strchr("\"'", *comment) && comment[length + 1] == *comment;
    return strcmp(comment, text) == 0 || (quoted && strncmp(comment + 1, text, length) == 0);
}

/* Whether the guide's text, or one of its list, still reads so. */
static bool still_there(const char *comment, const struct node *own)
{
    if (own->kind == NODE_TEXT) {
        char *text = stale_comment(own->text);
        bool same = same_words(comment, text);
        free(text);
        return same;
    }
    for (const struct node *item = own->first; item; item = item->next) {
        if (item->kind == NODE_TEXT && still_there(comment, item))
            return true;
    }
    return false;
}

static bool is_stale(const struct stale *stale, const struct node *at, const struct node *own)
{
    char *comment = is_first(stale, at) ? comment_above(stale, at) : NULL;
    bool found = comment && !still_there(comment, own);
    free(comment);
    return found;
}

bool stale_confirms(const struct stale *stale, const struct node *at, const struct node *own)
{
    char *comment = comment_above(stale, at);
    bool same = comment && own && still_there(comment, own);
    free(comment);
    return same;
}

/* Items of a list may have changed places: each is looked for in the whole of the guide's. */
const struct node *stale_find(const struct stale *stale, const struct text *text)
{
    const struct node *words = text->words;
    if (!words || strcmp(words->file, stale->translation->name) != 0)
        return NULL;
    if (words->kind == NODE_TEXT)
        return text->own->kind == NODE_TEXT && words->key && is_stale(stale, words->key, text->own)
                   ? words
                   : NULL;
    for (const struct node *item = words->first; item && words->kind == NODE_LIST;
         item = item->next) {
        if (item->line != words->key->line && is_stale(stale, item, text->own))
            return item;
    }
    return NULL;
}

/* --- warnings --------------------------------------------------------------- */

struct checking {
    struct stale stale;
    struct checker *checker;
};

static void check_text(void *context, const struct text *text)
{
    struct checking *checking = context;
    const struct node *at = stale_find(&checking->stale, text);
    if (!at)
        return;
    char *now = text->own->kind == NODE_TEXT ? stale_comment(text->own->text) : xstrdup("");
    if (*now)
        checker_add(checking->checker, SEVERITY_WARNING, "WG305", at->key ? at->key : at,
                    _("Look whether the translation still fits. Then put these words in the "
                      "comment above it."),
                    _("The guide has changed since this was translated. It says now: \"%s\"."),
                    quote(now).text);
    else
        checker_add(
            checking->checker, SEVERITY_WARNING, "WG305", at,
            _("Look at the list in the guide. Then mend the translation and the comment above it."),
            _("The guide has changed since this was translated: these words are no longer in its "
              "list."));
    free(now);
}

void check_stale(struct checker *checker, const struct source *translation,
                 const struct outline *outline)
{
    const char *language = node_text(outline->root, "language");
    struct checking checking = {.checker = checker};
    stale_init(&checking.stale, translation, language ? language : "");
    texts_each(outline, translation->root, check_text, &checking);
    stale_done(&checking.stale);
}
