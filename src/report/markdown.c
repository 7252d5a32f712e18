/*
 * Markdown (CommonMark, with the table of GitHub's flavour) that also reads well
 * as plain text. Whatever a person typed stays text: a mark is escaped where it
 * would mean something, and only there, so that ordinary sentences look ordinary.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/message.h"
#include "base/utf8.h"
#include "format.h"
#include "report/scores.h"

/* ---- escaping ---- */

static bool is_word(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* &lt; and &#60; would be read as a sign; "P&O" would not. */
static bool starts_entity(const char *at, const char *end)
{
    const char *p = at + 1;

    if (p < end && *p == '#')
        p++;
    while (p < end && isalnum((unsigned char)*p))
        p++;
    return p > at + 1 && p < end && *p == ';';
}

/* Within a line: `before` is the byte before it, NUL at the start. */
static bool means_something(const char *at, const char *end, char before)
{
    char after = '\0';

    if (at + 1 < end)
        after = at[1];
    switch (*at) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '|':
    case '~':
        return true;
    case '_':
        return !(is_word(before) && is_word(after));
    case '&':
        return starts_entity(at, end);
    case '#': /* a heading's end; its start is at the start of a line */
        return before == ' ' || before == '#';
    default:
        return false;
    }
}

/*
 * A list, heading, quote, rule or underlining: what a line may not start with. Returns the byte to
 * escape, or NULL.
 */
static const char *line_mark(const char *line, const char *end)
{
    const char *p = line;

    if (line < end && strchr("#>=+-:", *line))
        return line;
    while (p < end && isdigit((unsigned char)*p))
        p++;
    return p > line && p < end && (*p == '.' || *p == ')') ? p : NULL;
}

/* One line of text, without blanks around it. */
static void add_line(struct buf *out, const char *line, const char *end)
{
    const char *mark;
    char before = '\0';

    while (line < end && *line == ' ')
        line++;
    while (end > line && end[-1] == ' ')
        end--;
    mark = line_mark(line, end);
    for (; line < end; line++) {
        if (line == mark || means_something(line, end, before))
            buf_addc(out, '\\');
        buf_addc(out, *line);
        before = *line;
    }
}

void markdown_add_inline(struct buf *out, const char *text)
{
    add_line(out, text, text + strlen(text));
}

static bool is_blank_line(const char *line, const char *end)
{
    while (line < end && *line == ' ')
        line++;
    return line == end;
}

void markdown_add_lines(struct buf *out, const char *text, const char *prefix)
{
    size_t bare = strlen(prefix);
    bool first = true;
    bool gap = false;

    while (bare > 0 && prefix[bare - 1] == ' ')
        bare--;
    while (*text) {
        const char *end = text + strcspn(text, "\n");

        if (is_blank_line(text, end)) {
            gap = true;
        } else {
            if (!first && gap) {
                buf_addc(out, '\n');
                buf_add(out, prefix, bare);
            }
            if (!first)
                buf_addf(out, "%s\n%s", gap ? "" : "  ", prefix);
            add_line(out, text, end);
            first = false;
            gap = false;
        }
        text = *end ? end + 1 : end;
    }
}

/* ---- the table ---- */

static char *escaped(const char *text)
{
    struct buf out;

    buf_init(&out);
    markdown_add_inline(&out, text);
    return buf_take(&out);
}

static void add_row(struct buf *out, char *const *cells, const int *widths, size_t columns)
{
    for (size_t i = 0; i < columns; i++) {
        int blanks = widths[i] - utf8_width(cells[i], strlen(cells[i]));

        buf_addf(out, "| %s%*s ", cells[i], blanks > 0 ? blanks : 0, "");
    }
    buf_adds(out, "|\n");
}

static void add_rule(struct buf *out, const int *widths, size_t columns)
{
    for (size_t i = 0; i < columns; i++) {
        buf_adds(out, "|");
        for (int dash = 0; dash < widths[i] + 2; dash++)
            buf_addc(out, '-');
    }
    buf_adds(out, "|\n");
}

enum { TABLE_WIDTH = 80 };

/* Whether the table leaves room for the talk before; else that stands in a list under it. */
static bool has_room(const int *widths, size_t columns)
{
    int width = 1;

    for (size_t i = 0; i < columns; i++)
        width += widths[i] + 3;
    return width <= TABLE_WIDTH;
}

static void add_last_list(struct buf *out, const struct score_table *table)
{
    size_t last = table->columns - 1;

    buf_addf(out, "\n**%s:**\n\n", table->heads[last]);
    for (size_t v = 0; v < VALUE_COUNT; v++) {
        if (!*table->rows[v].cells[last])
            continue;
        buf_adds(out, "* ");
        markdown_add_inline(out, table->rows[v].cells[0]);
        buf_addf(out, ": %s\n", table->rows[v].cells[last]);
    }
}

/* Columns as wide as their widest cell, so that the table is one in plain text too. */
static void add_scores(struct buf *out, const struct talk *talk)
{
    struct score_table table;
    char *cells[VALUE_COUNT + 1][SCORE_COLUMNS];
    int widths[SCORE_COLUMNS] = {0};
    size_t columns;

    scores_init(&table, talk);
    for (size_t i = 0; i < table.columns; i++) {
        for (size_t row = 0; row <= VALUE_COUNT; row++) {
            int width;

            cells[row][i] = escaped(row == 0 ? table.heads[i] : table.rows[row - 1].cells[i]);
            width = utf8_width(cells[row][i], strlen(cells[row][i]));
            widths[i] = width > widths[i] ? width : widths[i];
        }
    }
    columns = table.columns;
    if (table.has_last && !has_room(widths, columns))
        columns--;
    for (size_t row = 0; row <= VALUE_COUNT; row++) {
        add_row(out, cells[row], widths, columns);
        if (row == 0)
            add_rule(out, widths, columns);
        for (size_t i = 0; i < table.columns; i++)
            free(cells[row][i]);
    }
    if (columns < table.columns)
        add_last_list(out, &table);
    scores_done(&table);
}

/* ---- nodes ---- */

static void add_label(struct buf *out, const char *label)
{
    buf_adds(out, "**");
    markdown_add_inline(out, label);
    buf_addf(out, "%s**", label_end(label));
}

/* A field with its text is a line of a list; a question stands alone. */
static void add_field(struct buf *out, const struct node *node)
{
    if (!*node->text) {
        add_label(out, node->label);
        return;
    }
    buf_adds(out, "- ");
    add_label(out, node->label);
    buf_addc(out, ' ');
    markdown_add_lines(out, node->text, "  ");
}

static void add_node(struct buf *out, const struct node *node, const struct talk *talk)
{
    switch (node->kind) {
    case NODE_TITLE:
        buf_adds(out, "# ");
        markdown_add_inline(out, node->text);
        break;
    case NODE_HEADING:
        buf_adds(out, node->level == 2 ? "## " : "### ");
        markdown_add_inline(out, node->text);
        break;
    case NODE_PARAGRAPH:
        markdown_add_lines(out, node->text, "");
        break;
    case NODE_QUOTE:
        buf_adds(out, "> ");
        markdown_add_lines(out, node->text, "> ");
        break;
    case NODE_ITEM: /* another bullet than a field's: two lists that never run into each other */
        buf_adds(out, "* ");
        markdown_add_inline(out, node->text);
        break;
    case NODE_FIELD:
        add_field(out, node);
        break;
    case NODE_CORRECTION:
        add_label(out, node->label);
        buf_adds(out, "\n\n> ");
        markdown_add_lines(out, node->text, "> ");
        break;
    case NODE_SCORES:
        add_scores(out, talk);
        return;
    }
    buf_addc(out, '\n');
}

static bool same_list(const struct node *one, const struct node *other)
{
    if (one->kind == NODE_ITEM)
        return other->kind == NODE_ITEM;
    return one->kind == NODE_FIELD && other->kind == NODE_FIELD && *one->text && *other->text;
}

void report_write_markdown(const struct talk *talk, struct buf *out)
{
    struct document document;

    document_init(&document, talk);
    for (size_t i = 0; i < document.count; i++) {
        if (i > 0 && !same_list(&document.nodes[i - 1], &document.nodes[i]))
            buf_addc(out, '\n');
        add_node(out, &document.nodes[i], talk);
    }
    document_done(&document);
}
