/*
 * The file beside its findings. It may hold anything, also half a letter, a line of a megabyte or
 * words for the terminal: a line is cut out around the place that matters and cleaned before it is drawn.
 */
#include "script_source.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "base/utf8.h"
#include "script/load.h"

enum {
    SIZE_MOST = 2 << 20, /* more than a guide may have: it is shown so that it can be mended */
    NUMBER_COLUMNS = 5,
    BYTES_PER_COLUMN = 16, /* letters with marks on them take many bytes */
    REPAIR_ROWS = 2
};

/* ---- the lines of a file ---- */

static void find_lines(struct source_text *source, size_t length)
{
    size_t capacity = 64;

    source->starts = xreallocarray(NULL, capacity, sizeof *source->starts);
    source->starts[0] = 0;
    source->count = 1;
    for (size_t i = 0; i < length; i++) {
        if (source->text[i] != '\n')
            continue;
        if (source->count + 2 > capacity)
            source->starts = xreallocarray(source->starts, capacity *= 2, sizeof *source->starts);
        source->starts[source->count++] = i + 1;
    }
    if (source->count > 1 && source->starts[source->count - 1] == length)
        source->count--; /* the last newline ends a line, it begins none */
    source->starts[source->count] = length;
}

void source_load(struct source_text *source, const char *path)
{
    size_t length = 0;
    struct diag diag;
    char *owned = xstrdup(path);

    source_done(source);
    diag_init(&diag);
    source->path = owned;
    source->text = path_read(path, SIZE_MOST, &length, &diag);
    if (source->text)
        find_lines(source, length);
    else
        source->why = xstrdup(diag_text(&diag));
    diag_done(&diag);
}

void source_done(struct source_text *source)
{
    free(source->path);
    free(source->text);
    free(source->starts);
    free(source->why);
    *source = (struct source_text){0};
}

/* Lines count from 1. Without its end; borrowed. */
static const char *line_at(const struct source_text *source, size_t line, size_t *length)
{
    size_t start = source->starts[line - 1];
    size_t end = source->starts[line];

    while (end > start && (source->text[end - 1] == '\n' || source->text[end - 1] == '\r'))
        end--;
    *length = end - start;
    return source->text + start;
}

/* ---- which step it is about ---- */

enum { WORD_MAX = 64 };

/* What a line says: "      - id: belangrijk" has outer 6, inner 8, the key id and that word. */
struct said {
    size_t outer, inner; /* columns of the dash, if there is one, and of the key */
    char key[WORD_MAX];
    char id[WORD_MAX]; /* behind the key id; "" for another key */
};

static size_t word_length(const char *text, size_t length)
{
    size_t n = 0;

    while (n < length && (text[n] == '-' || text[n] == '_' || (text[n] >= '0' && text[n] <= '9') ||
                          (text[n] >= 'a' && text[n] <= 'z')))
        n++;
    return n;
}

static size_t skip(const char *text, size_t length, size_t at, const char *blanks)
{
    while (at < length && text[at] && strchr(blanks, text[at]))
        at++;
    return at;
}

/* Takes a word that begins here; an own id is never longer than fits. */
static size_t take_word(const char *text, size_t length, size_t at, char out[WORD_MAX])
{
    size_t word = word_length(text + at, length - at);
    size_t kept = word < WORD_MAX ? word : WORD_MAX - 1;

    memcpy(out, text + at, kept);
    out[kept] = '\0';
    return at + word;
}

/* False for a blank line and a comment: they may stand anywhere. */
static bool read_line(const struct source_text *source, size_t line, struct said *out)
{
    size_t length;
    const char *text = line_at(source, line, &length);
    size_t at = skip(text, length, 0, " ");

    *out = (struct said){.outer = at, .inner = at};
    if (at == length || text[at] == '#')
        return false;
    if (at + 1 < length && text[at] == '-' && text[at + 1] == ' ')
        out->inner = at = skip(text, length, at + 1, " ");
    at = take_word(text, length, skip(text, length, at, "{ "), out->key);
    if (at >= length || text[at] != ':')
        *out->key = '\0';
    else if (strcmp(out->key, "id") == 0)
        take_word(text, length, skip(text, length, at + 1, " \"'"), out->id);
    return true;
}

/* A translation has the ids as keys; a guide has them behind "id:". */
static bool is_translation(const struct source_text *source)
{
    char *language = translation_language(source->path);
    bool translation = language != NULL;

    free(language);
    return translation;
}

/* On the way up from a line to what it stands in. */
struct climb {
    const struct script *script;
    bool by_key;
    size_t limit; /* what stands further to the right is beside the way */
    struct source_place place;
    size_t part;  /* its first step; SIZE_MAX = none passed */
    bool unknown; /* an item passed that is neither step nor part: a new step, or a choice */
};

static void meet_key(struct climb *climb, const char *key)
{
    if (climb->place.value == VALUE_NONE)
        climb->place.value = value_from_id(key);
    if (climb->by_key && climb->place.step == SIZE_MAX)
        climb->place.step = script_find_step(climb->script, key);
    if (climb->by_key && strcmp(key, "parts") == 0)
        climb->place.step = SIZE_MAX; /* the part of that name */
}

static void meet_id(struct climb *climb, const char *id)
{
    size_t part = script_find_part(climb->script, id);

    climb->place.step = script_find_step(climb->script, id);
    if (climb->place.step != SIZE_MAX)
        return;
    if (part == SIZE_MAX)
        climb->unknown = true;
    else if (climb->part == SIZE_MAX)
        climb->part = climb->script->parts[part].first_step;
}

static bool arrived(const struct climb *climb)
{
    return !climb->by_key && climb->place.step != SIZE_MAX;
}

struct source_place source_find_place(const struct source_text *source, size_t line,
                                      const struct script *script)
{
    struct climb climb = {.script = script,
                          .by_key = source->path && is_translation(source),
                          .limit = SIZE_MAX,
                          .place = {.step = SIZE_MAX, .value = VALUE_NONE},
                          .part = SIZE_MAX};
    struct said said;

    for (size_t i = source->text && line <= source->count ? line : 0; i > 0 && !arrived(&climb);
         i--) {
        if (!read_line(source, i, &said) || said.inner > climb.limit)
            continue;
        if (i == line || said.inner < climb.limit)
            meet_key(&climb, said.key);
        if (!climb.by_key && *said.id && said.inner > 0) /* the guide's own stands at the left */
            meet_id(&climb, said.id);
        climb.limit = said.outer;
    }
    if (climb.place.step == SIZE_MAX && !climb.unknown)
        climb.place.step = climb.part;
    return climb.place;
}

size_t source_find_step(const struct source_text *source, const struct script *script, size_t step)
{
    bool by_key = source->path && is_translation(source);
    struct said said;

    for (size_t i = 1; source->text && i <= source->count; i++) {
        if (read_line(source, i, &said) &&
            strcmp(by_key ? said.key : said.id, script->steps[step].id) == 0)
            return i;
    }
    return 0;
}

/* ---- drawing ---- */

/* Bytes of the first `count` code points; half letters count as one each. */
static size_t bytes_of(const char *text, size_t length, size_t count)
{
    size_t at = 0;

    while (count-- > 0 && at < length) {
        size_t bytes;

        utf8_decode(text + at, length - at, &bytes);
        at += bytes;
    }
    return at;
}

/* Of a piece of a line: cleaned, not longer than its room asks for. The caller frees it. */
static char *clean_piece(const char *text, size_t length, int columns)
{
    size_t most = (size_t)(columns > 0 ? columns : 0) * BYTES_PER_COLUMN;

    return utf8_clean(text, length < most ? length : most, UTF8_ONE_LINE);
}

struct page {
    const struct source_text *source;
    const struct source_view *view;
    struct canvas *canvas;
    size_t skipped; /* code points that went out of sight on the left */
};

/* So many letters from the left go out of sight that the finding comes into it. */
static size_t letters_to_skip(const struct source_view *view)
{
    size_t room = (size_t)(view->width - NUMBER_COLUMNS);
    size_t column = view->finding && view->finding->column > 0 ? (size_t)view->finding->column : 0;

    return column + 8 > room ? column + 8 - room : 0;
}

static void draw_line(const struct page *page, int row, size_t line)
{
    const struct source_view *view = page->view;
    int width = view->width - NUMBER_COLUMNS;
    size_t length;
    const char *text = line_at(page->source, line, &length);
    size_t from = bytes_of(text, length, page->skipped);
    char *piece = clean_piece(text + from, length - from, width);

    canvas_format(page->canvas, row, view->column, STYLE_DIM, "%4zu", line);
    canvas_text(page->canvas, row, view->column + NUMBER_COLUMNS, width, STYLE_PLAIN, piece);
    free(piece);
}

/* "^~~" under the word that it is about. */
static void draw_mark(const struct page *page, int row)
{
    const struct source_view *view = page->view;
    char mark[] = "^~~~~~~~~~~";
    size_t length;
    const char *text = line_at(page->source, view->line, &length);
    size_t from = bytes_of(text, length, page->skipped);
    size_t column = (size_t)view->finding->column - 1 - page->skipped;
    size_t at = from + bytes_of(text + from, length - from, column);
    size_t word = word_length(text + at, length - at);
    char *before = clean_piece(text + from, at - from, view->width);

    mark[word == 0 ? 1 : word < sizeof mark - 1 ? word : sizeof mark - 1] = '\0';
    canvas_text(page->canvas, row,
                view->column + NUMBER_COLUMNS + utf8_width(before, strlen(before)), view->width,
                STYLE_BOLD, mark);
    free(before);
}

/* Rows that the mark and the repair take under the line. */
static int rows_below(const struct source_view *view)
{
    int rows = 0;

    if (!view->finding || view->finding->line <= 0 || view->finding->column <= 0)
        return 0;
    if (view->height >= 6)
        rows = canvas_measure(view->finding->repair, view->width - NUMBER_COLUMNS);
    return 1 + (rows > REPAIR_ROWS ? REPAIR_ROWS : rows);
}

static void draw_below(const struct page *page, int row, int rows)
{
    const struct source_view *view = page->view;
    struct canvas repair;

    if (rows == 0)
        return;
    draw_mark(page, row);
    canvas_init(&repair, view->width - NUMBER_COLUMNS, page->canvas->ascii);
    canvas_wrap(&repair, 0, 0, repair.width, STYLE_PLAIN, view->finding->repair);
    for (int i = 0; i + 1 < rows; i++) {
        for (size_t j = 0; j < repair.rows[i].count; j++)
            canvas_text(page->canvas, row + 1 + i, view->column + NUMBER_COLUMNS,
                        view->width - NUMBER_COLUMNS, STYLE_DIM, repair.rows[i].spans[j].text);
    }
    canvas_done(&repair);
}

/* The first line in sight: what is about the line stays in the middle. */
static size_t first_line(const struct source_text *source, const struct source_view *view,
                         int below)
{
    size_t lines = (size_t)(view->height - below);
    size_t half = lines / 2;
    size_t most = source->count > lines ? source->count - lines + 1 : 1;
    size_t first = view->line > half ? view->line - half : 1;

    return first < most ? first : most;
}

int source_draw(const struct source_text *source, const struct source_view *view,
                struct canvas *canvas)
{
    struct page page = {source, view, canvas, letters_to_skip(view)};
    int below = rows_below(view);
    int row = view->row;
    int at = view->row;

    if (!source->text) {
        canvas_wrap(canvas, row, view->column, view->width, STYLE_PLAIN, source->why);
        return row;
    }
    for (size_t line = first_line(source, view, below);
         line <= source->count && row < view->row + view->height; line++) {
        if (line == view->line)
            at = row;
        draw_line(&page, row++, line);
        if (line == view->line) {
            draw_below(&page, row, below);
            row += below;
        }
    }
    return at;
}
