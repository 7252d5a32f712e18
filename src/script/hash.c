/*
 * What YAML takes without a word and nobody meant. The tree has lost what stood behind a #, so the file's own
 * lines are read beside it, in step.
 */
#include "hash.h"

#include <string.h>

#include "base/message.h"
#include "base/utf8.h"

struct reading {
    struct checker *checker;
    const char *file;
    const char *line; /* where it begins */
    int number;
};

/* Nodes stand in the order of the file, so this only goes on. */
static const char *line_of(struct reading *reading, int number)
{
    while (reading->number < number && *reading->line) {
        reading->line += strcspn(reading->line, "\n");
        reading->line += *reading->line == '\n';
        reading->number++;
    }
    return reading->line;
}

static size_t offset_of(const char *line, int column)
{
    size_t at = 0, length = strcspn(line, "\r\n"), used;
    for (int i = 1; i < column && at < length; i++, at += used)
        utf8_decode(line + at, length - at, &used);
    return at;
}

/* "- Wat deed hij precies?\"": no reader of YAML minds a quote that only closes. */
static bool check_quote(struct checker *checker, const struct node *node)
{
    size_t count = 0;
    for (const char *at = node->text; *at; at++)
        count += *at == '"';
    if (count % 2 == 0 || node->text[strlen(node->text) - 1] != '"')
        return true;
    checker_add(checker, SEVERITY_WARNING, "WG122", node,
                _("Put a double quote before the text too, or remove the one behind it."),
                _("This text ends with a double quote, and none stands before it."));
    return false;
}

/* Behind one word, a # with a blank on both sides was meant as a comment. */
static bool cuts(const char *text, const char *hash)
{
    return *hash == '#' && (!strchr(" \t\r\n#", hash[1]) || strpbrk(text, " \n"));
}

/* What is not quoted and fits on its line stands there letter for letter. */
static void check_text(struct reading *reading, const struct node *node)
{
    size_t length = strlen(node->text);
    const char *line = line_of(reading, node->line);
    const char *at = line + offset_of(line, node->column);
    if (node->quoted || !length || !check_quote(reading->checker, node) ||
        strncmp(at, node->text, length) != 0)
        return;
    at += length;
    at += strspn(at, " \t");
    if (cuts(node->text, at))
        checker_add(
            reading->checker, SEVERITY_WARNING, "WG121", node,
            _("Put the whole text between double quotes, or the comment on a line of its own."),
            _("This text ends before the #: \"%s\"."), quote(node->text).text);
}

static void check_node(struct reading *reading, const struct node *node)
{
    if (node->file != reading->file) /* of a building block */
        return;
    if (node->kind == NODE_TEXT)
        check_text(reading, node);
    for (const struct node *child = node->first; child; child = child->next)
        check_node(reading, child);
}

void check_hashes(struct checker *checker, const struct source *source)
{
    struct reading reading = {checker, source->name, source->text, 1};
    if (strncmp(reading.line, "\xEF\xBB\xBF", 3) == 0)
        reading.line += 3;
    if (source->root)
        check_node(&reading, source->root);
}
