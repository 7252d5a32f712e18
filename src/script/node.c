/*
 * libyaml's events become a tree in an arena. libyaml itself has no limits and
 * takes doubles, cycles and tags without a word, so everything that is not plain
 * writing ends here: the reader stops at the first forbidden thing it meets.
 */
#include "node.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/message.h"
#include "base/utf8.h"
#include "set.h"
#include "slip.h"

/* --- findings ------------------------------------------------------------ */

void checker_init(struct checker *checker, const char *file, struct diag *diag)
{
    *checker = (struct checker){.file = file, .diag = diag};
}

bool checker_listens(const struct checker *checker)
{
    return checker->findings < FINDINGS_MAX;
}

void checker_add(struct checker *checker, enum severity severity, const char *code,
                 const struct node *at, const char *repair, const char *format, ...)
{
    checker->failed |= severity == SEVERITY_ERROR;
    if ((at && at->told) || checker->findings++ >= FINDINGS_MAX)
        return;
    va_list args;
    va_start(args, format);
    char *message = xvasprintf(format, args);
    va_end(args);
    diag_add(checker->diag, severity, code, at && at->file ? at->file : checker->file,
             at ? at->line : 1, at ? at->column : 1, repair, "%s", message);
    free(message);
}

struct quote quote(const char *text)
{
    enum { CODE_POINTS = 40 };
    struct quote out = {""};
    size_t length = strlen(text), at = 0, used;
    for (int i = 0; i < CODE_POINTS && at < length; i++, at += used)
        utf8_decode(text + at, length - at, &used);
    memcpy(out.text, text, at);
    if (at < length)
        memcpy(out.text + at, "…", sizeof "…");
    return out;
}

/* --- before libyaml sees it ------------------------------------------------ */

static struct node place_of(const char *text, size_t offset)
{
    struct node at = {.line = 1, .column = 1};
    for (size_t i = 0; i < offset; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte == '\n' || (byte == '\r' && text[i + 1] != '\n')) {
            at.line++;
            at.column = 1;
        } else if ((byte & 0xC0) != 0x80 && byte != '\r') {
            at.column++;
        }
    }
    return at;
}

/* What utf8_clean() would drop: it does not show, and it may reorder what does. */
static bool invisible(int32_t code)
{
    return (code < 0x20 && code != '\n' && code != '\r' && code != '\t') ||
           (code >= 0x7F && code <= 0x9F) || code == 0x61C || (code >= 0x200E && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/* Blanks that are none to a YAML reader: they come along with copied text. */
static bool false_blank(int32_t code)
{
    return code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200B) || code == 0x202F ||
           code == 0x205F || code == 0x3000 || code == 0xFEFF;
}

/* Whether blanks count here: at the beginning of a line, or behind its first word and colon. */
static bool blank_counts(const char *text, size_t at)
{
    if (at && text[at - 1] == ':') {
        at--;
        while (at && (text[at - 1] == '_' || (text[at - 1] >= 'a' && text[at - 1] <= 'z')))
            at--;
    }
    while (at && (text[at - 1] == ' ' || text[at - 1] == '-'))
        at--;
    return !at || text[at - 1] == '\n';
}

/*
 * Most text by far. Without a branch inside, so that the compiler can take all of it at once.
 */
enum { BLOCK = 16 };
static bool block_plain(const char *text)
{
    unsigned char odd = 0;
    for (int i = 0; i < BLOCK; i++)
        odd |= ((unsigned char)text[i] < 0x20 && text[i] != '\n') || (unsigned char)text[i] >= 0x7F;
    return !odd;
}

/*
 * Offset of the first character that may not be there, or of the first broken byte; `length` when
 * all is well.
 */
static size_t find_forbidden(const char *text, size_t length)
{
    for (size_t at = 0, used; at < length; at += used) {
        used = BLOCK;
        if (length - at >= BLOCK && block_plain(text + at))
            continue;
        unsigned char byte = (unsigned char)text[at];
        used = 1;
        if ((byte >= 0x20 && byte < 0x7F) || byte == '\n')
            continue;
        int32_t code = utf8_decode(text + at, length - at, &used);
        if (invisible(code) || (code == 0xFFFD && used == 1) ||
            (false_blank(code) && blank_counts(text, at)))
            return at;
    }
    return length;
}

static size_t find_invalid(const char *text, size_t length)
{
    for (size_t at = 0, used; at < length; at += used) {
        if (utf8_decode(text + at, length - at, &used) == 0xFFFD && used == 1)
            return at;
    }
    return length;
}

static bool text_allowed(const char *text, size_t length, struct checker *checker)
{
    if (length > FILE_SIZE_MAX) {
        checker_add(checker, SEVERITY_ERROR, "WG100", NULL,
                    _("Split it up, or remove what is not needed."),
                    _("This file is too large: a guide is at most 1 megabyte."));
        return false;
    }
    size_t forbidden = find_forbidden(text, length);
    if (forbidden == length)
        return true;
    size_t invalid = find_invalid(text, length);
    if (invalid < length) {
        struct node at = place_of(text, invalid);
        checker_add(checker, SEVERITY_ERROR, "WG100", &at,
                    _("Save the file again and choose the encoding UTF-8."),
                    _("This character is not saved as UTF-8."));
        return false;
    }
    struct node at = place_of(text, forbidden);
    checker_add(checker, SEVERITY_ERROR, "WG100", &at,
                _("Remove it: type this piece of the line again by hand."),
                _("An invisible character stands here."));
    return false;
}

/* --- events to nodes -------------------------------------------------------- */

struct frame {
    struct node *node;
    struct node *key; /* read, and still without its value */
    struct node **end;
};

struct reader {
    struct arena *arena;
    struct checker *checker;
    struct frame frames[DEPTH_MAX];
    int depth;
    size_t nodes;
    struct node *root;
};

static struct node *node_new(struct reader *reader, enum node_kind kind, const yaml_event_t *event)
{
    struct node *node = arena_alloc(reader->arena, sizeof *node);
    node->kind = kind;
    node->line = (int)event->start_mark.line + 1;
    node->column = (int)event->start_mark.column + 1;
    node->text = "";
    node->file = reader->checker->file;
    reader->nodes++;
    return node;
}

static bool refuse(struct reader *reader, const yaml_event_t *event, const char *code,
                   const char *repair, const char *message)
{
    struct node at = {.line = (int)event->start_mark.line + 1,
                      .column = (int)event->start_mark.column + 1};
    checker_add(reader->checker, SEVERITY_ERROR, code, &at, repair, "%s", message);
    return false;
}

static bool refuse_special(struct reader *reader, const yaml_event_t *event)
{
    return refuse(
        reader, event, "WG109", _("Put the text between double quotes."),
        _("A text that begins with &, * or ! has a special meaning that guides do not use."));
}

static bool is_full(const struct reader *reader)
{
    const struct node *group = reader->depth ? reader->frames[reader->depth - 1].node : NULL;
    return reader->nodes > NODES_MAX ||
           (group && group->kind == NODE_MAP && group->count == KEYS_MAX);
}

/* Puts a finished text or a fresh list or map in its place. */
static bool attach(struct reader *reader, struct node *node, const yaml_event_t *event)
{
    if (is_full(reader))
        return refuse(reader, event, "WG110", _("Split the guide in two."),
                      _("This file has too many parts to be a guide."));
    if (!reader->depth) {
        reader->root = node;
        return true;
    }
    struct frame *frame = &reader->frames[reader->depth - 1];
    if (frame->node->kind == NODE_MAP && !frame->key) {
        if (node->kind != NODE_TEXT)
            return refuse(reader, event, "WG108",
                          _("Put a word and a colon before it, or quotes around it."),
                          _("A list or a group cannot stand before a colon."));
        if (!node->quoted && strcmp(node->text, "<<") == 0)
            return refuse(reader, event, "WG109", _("Write the lines out in full."),
                          _("\"<<\" has a special meaning that guides do not use."));
        frame->key = node;
        return true;
    }
    node->key = frame->key;
    frame->key = NULL;
    *frame->end = node;
    frame->end = &node->next;
    frame->node->count++;
    return true;
}

static bool read_text(struct reader *reader, const yaml_event_t *event)
{
    if (event->data.scalar.anchor || event->data.scalar.tag)
        return refuse_special(reader, event);
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    yaml_scalar_style_t style = event->data.scalar.style;
    /*
     * Only between double quotes can "\0" and the like bring in what the file itself does not
     * hold.
     */
    if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && find_forbidden(text, length) != length)
        return refuse(reader, event, "WG100", _("Remove what follows the backslash."),
                      _("This text holds an invisible character."));
    while (length && text[length - 1] == '\n')
        length--; /* "|" and ">" leave one behind */
    struct node *node = node_new(reader, NODE_TEXT, event);
    node->text = arena_strndup(reader->arena, text, length);
    node->quoted = style != YAML_PLAIN_SCALAR_STYLE;
    return attach(reader, node, event);
}

static bool read_start(struct reader *reader, enum node_kind kind, bool special,
                       const yaml_event_t *event)
{
    if (special)
        return refuse_special(reader, event);
    if (reader->depth == DEPTH_MAX)
        return refuse(reader, event, "WG110",
                      _("Check the brackets and the blanks before each line."),
                      _("Lists and groups stand too deep inside one another here."));
    struct node *node = node_new(reader, kind, event);
    if (!attach(reader, node, event))
        return false;
    reader->frames[reader->depth++] = (struct frame){.node = node, .end = &node->first};
    return true;
}

/*
 * A map that begins anew with its first key was meant as two: in a list the dash of the second was
 * forgotten, and elsewhere lines were copied. That is one slip, so the rest goes unmentioned.
 */
static bool report_double(struct reader *reader, const struct node *map, const struct node *key,
                          size_t line)
{
    bool anew = strcmp(map->first->key->text, key->text) == 0;
    bool item = reader->depth && reader->frames[reader->depth - 1].node->kind == NODE_LIST;
    if (anew && item)
        checker_add(reader->checker, SEVERITY_ERROR, "WG107", key,
                    _("Begin it with \"- \", or put it below the words of the line above."),
                    _("This line stands in a list but has no dash."));
    else
        checker_add(reader->checker, SEVERITY_ERROR, "WG111", key, _("Keep one of the two."),
                    _("\"%s\" stands here twice: also on line %zu."), quote(key->text).text, line);
    return !anew;
}

/* The first of two equal keys counts: the later ones are taken out of the map. */
static void drop_doubles(struct reader *reader, struct node *map)
{
    bool report = true;
    struct set set;
    set_init(&set, map->count);
    struct node **link = &map->first;
    while (*link) {
        const struct node *key = (*link)->key;
        size_t line = set_add(&set, key->text, (size_t)key->line);
        if (line == SIZE_MAX) {
            link = &(*link)->next;
            continue;
        }
        report = report && report_double(reader, map, key, line);
        *link = (*link)->next;
        map->count--;
    }
    set_done(&set);
}

static bool read_end(struct reader *reader)
{
    assert(reader->depth > 0);
    struct frame *frame = &reader->frames[--reader->depth];
    if (frame->node->kind == NODE_MAP)
        drop_doubles(reader, frame->node);
    return true;
}

static bool read_document(struct reader *reader, const yaml_event_t *event)
{
    if (reader->root)
        return refuse(reader, event, "WG109", _("Keep each guide in a file of its own."),
                      _("A second document begins here; a file holds one."));
    const yaml_tag_directive_t *tags = event->data.document_start.tag_directives.start;
    if (tags != event->data.document_start.tag_directives.end)
        return refuse_special(reader, event);
    return true;
}

static bool read_event(struct reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return read_document(reader, event);
    case YAML_ALIAS_EVENT:
        return refuse_special(reader, event);
    case YAML_SCALAR_EVENT:
        return read_text(reader, event);
    case YAML_SEQUENCE_START_EVENT:
        return read_start(reader, NODE_LIST,
                          event->data.sequence_start.anchor || event->data.sequence_start.tag,
                          event);
    case YAML_MAPPING_START_EVENT:
        return read_start(reader, NODE_MAP,
                          event->data.mapping_start.anchor || event->data.mapping_start.tag, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return read_end(reader);
    default:
        return true;
    }
}

static bool read_all(struct reader *reader, yaml_parser_t *parser, const char *text, size_t length)
{
    for (bool more = true; more;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            slip_report(parser, text, length, reader->checker);
            return false;
        }
        more = event.type != YAML_STREAM_END_EVENT;
        bool fine = read_event(reader, &event);
        yaml_event_delete(&event);
        if (!fine)
            return false;
    }
    return true;
}

struct node *node_parse(struct arena *arena, const char *text, size_t length,
                        struct checker *checker)
{
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        length -= 3;
    }
    if (!text_allowed(text, length, checker))
        return NULL;
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        die("%s", _("there is not enough memory left to go on."));
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    struct reader reader = {.arena = arena, .checker = checker};
    bool fine = read_all(&reader, &parser, text, length);
    yaml_parser_delete(&parser);
    if (fine && !reader.root)
        checker_add(checker, SEVERITY_ERROR, "WG101", NULL, NULL, _("This file is empty."));
    return fine ? reader.root : NULL;
}

/* --- looking up ------------------------------------------------------------- */

static struct node *find_between(struct node *from, const struct node *end, const char *key)
{
    for (struct node *child = from; child && child != end; child = child->next) {
        if (*child->key->text == *key && strcmp(child->key->text, key) == 0)
            return child;
    }
    return NULL;
}

/*
 * Goes on where the last search ended: whoever looks for all the steps in a translation does so in
 * their order, and beginning anew each time would grow with the square.
 */
struct node *node_get(const struct node *map, const char *key)
{
    if (!map || map->kind != NODE_MAP)
        return NULL;
    struct node *found = find_between(map->recent, NULL, key);
    if (!found)
        found = find_between(map->first, map->recent, key);
    if (found)
        ((struct node *)map)->recent = found; /* what the map says does not change */
    return found;
}

struct node *node_get_kind(const struct node *map, const char *key, enum node_kind kind)
{
    struct node *node = node_get(map, key);
    return node && node->kind == kind ? node : NULL;
}

const char *node_text(const struct node *map, const char *key)
{
    const struct node *node = node_get_kind(map, key, NODE_TEXT);
    return node ? node->text : NULL;
}
