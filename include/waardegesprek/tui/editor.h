#ifndef WG_TUI_EDITOR_H
#define WG_TUI_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/utf8.h"

/*
 * How much a text may hold: a name or another single line in clusters (and in bytes, for one
 * cluster has no end), a long text in bytes. A line has room for any name, a text for a book
 * chapter; more was pasted by mistake, and would slow every key after it.
 */
enum { EDITOR_LINE_CLUSTERS = 200, EDITOR_LINE_BYTES = 8 * 1024, EDITOR_TEXT_BYTES = 256 * 1024 };

/* The kind of change that the next one may go on with. */
enum editor_run { RUN_NONE, RUN_TYPING, RUN_BACKSPACE, RUN_DELETE };

/*
 * A text being written: characters, a cursor, and how they wrap. Pure state, no
 * curses: the screens draw it, tests drive it. The cursor always stands on the
 * border of a grapheme cluster. Undo is not here: the talk keeps its own.
 */
struct editor {
    char *text; /* never NULL, valid UTF-8, NFC */
    size_t length;
    size_t cursor; /* byte offset */
    int goal;      /* the column that up and down try to keep; -1 = the cursor's own */
    int columns;   /* width to wrap at */
    enum utf8_lines lines;
    enum editor_run run;
    struct wrap wrap; /* of the text at `columns` */
};

/* An empty text, 80 columns wide until editor_resize(). */
void editor_init(struct editor *editor, enum utf8_lines lines);
void editor_done(struct editor *editor);
/*
 * Puts a cleaned copy in, also of what is longer than may be typed: that can only become shorter.
 * The cursor is clamped and moved back to the border of a cluster.
 */
void editor_set(struct editor *editor, const char *text, size_t cursor);
/* Less than one column counts as one. */
void editor_resize(struct editor *editor, int columns);

/* What an operation did: nothing, moved the cursor, or changed the text. */
enum edited { EDIT_NOTHING, EDIT_MOVED, EDIT_CHANGED };

/*
 * Changes. Text is cleaned by utf8_clean(), so a control byte adds nothing; around
 * the change the text is brought back to NFC. The cursor ends behind what was
 * inserted. In UTF8_ONE_LINE a newline adds nothing when typed, a space when pasted.
 * What would make the text too long is not taken, not even in part: EDIT_NOTHING.
 * *joins (may be NULL) tells whether the change goes on with the run before it: a
 * run ends at the first letter of a next typed word, at a move, a paste or a change
 * of direction.
 */
enum edited editor_insert(struct editor *editor, const char *text, size_t length, bool *joins);
enum edited editor_paste(struct editor *editor, const char *text, size_t length);
enum edited editor_backspace(struct editor *editor, bool *joins);
enum edited editor_delete(struct editor *editor, bool *joins);
/* Ctrl+W and Ctrl+U: back to the start of the word, of the drawn line. */
enum edited editor_erase_word(struct editor *editor);
enum edited editor_erase_line(struct editor *editor);

enum motion {
    MOVE_LEFT,
    MOVE_RIGHT,
    MOVE_UP,
    MOVE_DOWN,
    MOVE_WORD_LEFT,
    MOVE_WORD_RIGHT,
    MOVE_HOME, /* of the drawn line */
    MOVE_END,
    MOVE_TEXT_HOME,
    MOVE_TEXT_END
};
/* EDIT_NOTHING at the edge, so that a form may go to its neighbour; it ends the run too. */
enum edited editor_move(struct editor *editor, enum motion motion);

/*
 * Where the cursor is drawn: line of the wrapping and column from 0. Behind a full
 * line, or in spaces that hang past it, the column is `columns`: keep a cell free.
 */
void editor_cursor(const struct editor *editor, size_t *line, int *column);

#endif
