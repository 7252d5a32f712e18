/* A card as Markdown, which is good to read as plain text too. */
#include <stdlib.h>

#include "base/message.h"
#include "format.h"
#include "sheet.h"

/* A rule to write on: what is drawn as a line, and is one in plain text. */
static void add_room(struct buf *out, int lines)
{
    for (int i = 0; i < lines; i++)
        buf_addf(out, "%s__________________________________________________\n", i > 0 ? "\n" : "");
}

static void add_labelled(struct buf *out, const char *label, const char *text)
{
    buf_adds(out, "**");
    markdown_add_inline(out, label);
    buf_addf(out, "%s**", *text ? label_end(label) : "");
    if (*text)
        buf_addc(out, ' ');
    markdown_add_inline(out, text);
    buf_addc(out, '\n');
}

static void add_line(struct buf *out, const char *mark, const char *text, const char *end)
{
    buf_adds(out, mark);
    markdown_add_inline(out, text);
    buf_addf(out, "%s\n", end);
}

static void add_heading(struct buf *out, const char *mark, const struct sheet_node *node)
{
    buf_adds(out, mark);
    markdown_add_inline(out, node->text);
    if (node->label)
        buf_adds(out, " · ");
    markdown_add_inline(out, node->label ? node->label : "");
    buf_addc(out, '\n');
}

static void add_node(struct buf *out, const struct sheet_node *node)
{
    switch (node->kind) {
    case SHEET_TITLE:
        add_heading(out, "# ", node);
        break;
    case SHEET_SECTION:
        add_heading(out, "## ", node);
        break;
    case SHEET_STEP:
        add_labelled(out, node->label, node->text);
        break;
    case SHEET_SAY:
        buf_adds(out, "> ");
        markdown_add_lines(out, node->text, "> ");
        buf_addc(out, '\n');
        break;
    case SHEET_ITEM:
        buf_adds(out, "- ");
        if (node->label)
            add_labelled(out, node->label, node->text);
        else
            add_line(out, "", node->text, "");
        break;
    case SHEET_CUE:
        buf_addf(out, "*%s* ", _("Tip:"));
        add_line(out, "", node->text, "");
        break;
    case SHEET_ROOM:
        add_room(out, node->lines);
        break;
    case SHEET_PARAGRAPH:
    case SHEET_NOTE:
    case SHEET_FOOT:
        add_line(out, "", node->text, "");
        break;
    }
}

void sheet_write_markdown(const struct sheet *sheet, struct buf *out)
{
    for (size_t i = 0; i < sheet->count; i++) {
        const struct sheet_node *node = &sheet->nodes[i];
        bool same_list = i > 0 && node->kind == SHEET_ITEM && node[-1].kind == SHEET_ITEM;

        if (i > 0 && !same_list)
            buf_addc(out, '\n');
        add_node(out, node);
    }
}
