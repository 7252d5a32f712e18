/* The file is somebody's own work: what changes in it is found as the reader finds it, and nothing else moves. */
#include "rewrite.h"

#include <string.h>

#include "base/buf.h"
#include "node.h"

static const char *behind_mark(const char *text)
{
    return strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text;
}

static const char *next_line(const char *text)
{
    text += strcspn(text, "\r\n");
    if (text[0] == '\r' && text[1] == '\n')
        text++;
    return *text ? text + 1 : text;
}

/* Columns count code points. */
static const char *find_place(const char *text, int line, int column)
{
    const char *at = behind_mark(text);
    while (--line > 0)
        at = next_line(at);
    while (--column > 0 && *at) {
        at++;
        while (((unsigned char)*at & 0xC0) == 0x80)
            at++;
    }
    return at;
}

static char *put(const char *text, const char *at, const char *value, const char *end)
{
    struct buf out;
    buf_init(&out);
    buf_add(&out, text, (size_t)(at - text));
    buf_adds(&out, value);
    buf_adds(&out, end);
    return buf_take(&out);
}

/* What stands there may be written otherwise than it reads: with a backslash, or over two lines. */
static char *replace_node(const char *text, const struct node *node, const char *value)
{
    const char *at = find_place(text, node->line, node->column);
    size_t length = strlen(node->text);
    char mark = *at;
    if (node->quoted && mark != '"' && mark != '\'')
        return NULL;
    if (node->quoted)
        at++;
    if (strncmp(at, node->text, length) != 0 || (node->quoted && at[length] != mark))
        return NULL;
    return put(text, at, value, at + length);
}

char *rewrite_value(const char *text, const char *key, const char *value)
{
    struct arena *arena = arena_new();
    struct checker checker;
    struct diag silent;
    diag_init(&silent);
    checker_init(&checker, "", &silent);
    const struct node *root = node_parse(arena, text, strlen(text), &checker);
    const struct node *node = node_get_kind(root, key, NODE_TEXT);
    char *out = node ? replace_node(text, node, value) : NULL;
    diag_done(&silent);
    arena_free(arena);
    return out;
}

char *rewrite_remark(const char *text, const char *beginning, const char *rest)
{
    for (const char *at = behind_mark(text); *at == '#'; at = next_line(at)) {
        if (strncmp(at, beginning, strlen(beginning)) == 0)
            return put(text, at + strlen(beginning), rest, at + strcspn(at, "\r\n"));
    }
    return NULL;
}
