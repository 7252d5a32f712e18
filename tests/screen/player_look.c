/*
 * What stands on the screen, from libvterm, and what was ever sent, from the log.
 * The log is the only witness of modes and colours, because libvterm cannot be asked.
 */
#include "player_inner.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The caller frees. */
static char *text_between(struct player *p, int row, int from, int to)
{
    VTermRect rect = {.start_row = row, .end_row = row + 1, .start_col = from, .end_col = to};
    size_t room = vterm_screen_get_text(p->screen, NULL, 0, rect);
    char *text = calloc(room + 1, 1);
    player_must(text != NULL, "calloc");
    size_t length = vterm_screen_get_text(p->screen, text, room, rect);
    while (length > 0 && text[length - 1] == ' ')
        text[--length] = '\0';
    return text;
}

const char *player_row(struct player *p, int row)
{
    assert(row >= 0 && row < p->rows);
    free(p->row_text[row]);
    p->row_text[row] = text_between(p, row, 0, p->cols);
    return p->row_text[row];
}

const char *player_screen(struct player *p)
{
    struct bytes all = {0};
    for (int row = 0; row < p->rows; row++) {
        const char *text = player_row(p, row);
        bytes_add(&all, text, strlen(text));
        bytes_add(&all, "\n", 1);
    }
    free(p->screen_text);
    p->screen_text = all.data;
    return p->screen_text;
}

void player_cursor(struct player *p, int *row, int *col, bool *visible)
{
    VTermPos pos;
    vterm_state_get_cursorpos(vterm_obtain_state(p->vterm), &pos);
    if (row)
        *row = pos.row;
    if (col)
        *col = pos.col;
    if (visible)
        *visible = player_mode(p, 25);
}

struct player_cell player_cell(struct player *p, int row, int col)
{
    VTermScreenCell raw;
    struct player_cell cell;
    VTermPos pos = {.row = row, .col = col};

    assert(row >= 0 && row < p->rows && col >= 0 && col < p->cols);
    vterm_screen_get_cell(p->screen, pos, &raw);
    cell.width = raw.width;
    cell.bold = raw.attrs.bold;
    cell.underline = raw.attrs.underline;
    cell.reverse = raw.attrs.reverse;
    cell.coloured = !VTERM_COLOR_IS_DEFAULT_FG(&raw.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&raw.bg);
    char *text = text_between(p, row, col, col + 1);
    snprintf(cell.text, sizeof(cell.text), "%s", text);
    free(text);
    return cell;
}

int player_reverse(struct player *p, int row)
{
    int count = 0;
    for (int col = 0; col < p->cols; col++)
        count += player_cell(p, row, col).reverse;
    return count;
}

/* --- the raw output --- */

size_t player_bytes(struct player *p)
{
    size_t count = p->log.length - p->counted;
    p->counted = p->log.length;
    return count;
}

const char *player_output(struct player *p, size_t *length)
{
    if (length)
        *length = p->log.length;
    return p->log.data;
}

bool player_sent(struct player *p, const char *bytes)
{
    return memmem(p->log.data, p->log.length, bytes, strlen(bytes)) != NULL;
}

/* A control sequence: ESC [ , perhaps '?', numbers, one final letter. */
struct sequence {
    const char *next, *end; /* what of the log is still to be read */
    bool private;
    char final;
    int numbers[16];
    int count;
};

static struct sequence first_sequence(const struct player *p)
{
    return (struct sequence){.next = p->log.data, .end = p->log.data + p->log.length};
}

/* The log ends with a NUL, so the loop over the numbers stops there at the latest. */
static bool next_sequence(struct sequence *s)
{
    const char *c = memmem(s->next, (size_t)(s->end - s->next), "\033[", 2);
    if (!c)
        return false;
    c += 2;
    s->private = *c == '?';
    if (s->private)
        c++;
    memset(s->numbers, 0, sizeof(s->numbers));
    s->count = 1;
    for (; isdigit((unsigned char)*c) || *c == ';' || *c == ':'; c++) {
        int *number = &s->numbers[s->count - 1];
        if (isdigit((unsigned char)*c))
            *number = (*number * 10 + (*c - '0')) % 100000;
        else if (s->count < 16)
            s->count++;
    }
    s->final = *c;
    s->next = c;
    return true;
}

static bool is_colour(int n)
{
    return (n >= 30 && n <= 38) || (n >= 40 && n <= 48) || (n >= 90 && n <= 97) ||
           (n >= 100 && n <= 107);
}

bool player_sent_colour(struct player *p)
{
    for (struct sequence s = first_sequence(p); next_sequence(&s);) {
        for (int i = 0; s.final == 'm' && !s.private && i < s.count; i++) {
            if (is_colour(s.numbers[i]))
                return true;
        }
    }
    return false;
}

bool player_mode(struct player *p, int mode)
{
    bool on = mode == 25; /* a terminal starts with its cursor shown and the rest off */

    for (struct sequence s = first_sequence(p); next_sequence(&s);) {
        for (int i = 0; s.private && i < s.count; i++) {
            if (s.numbers[i] == mode && (s.final == 'h' || s.final == 'l'))
                on = s.final == 'h';
        }
    }
    return on;
}

static bool lines_restored(struct player *p)
{
    struct termios now;
    return p->master >= 0 && tcgetattr(p->master, &now) == 0 && now.c_iflag == p->lines.c_iflag &&
           now.c_oflag == p->lines.c_oflag && now.c_lflag == p->lines.c_lflag;
}

bool player_restored(struct player *p)
{
    static const int off[] = {1, 47, 1000, 1002, 1003, 1006, 1047, 1049, 2004};
    bool restored = player_mode(p, 25) && lines_restored(p);
    for (size_t i = 0; i < sizeof(off) / sizeof(off[0]); i++)
        restored = restored && !player_mode(p, off[i]);
    return restored;
}
