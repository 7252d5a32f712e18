#ifndef WG_TUI_FIELD_H
#define WG_TUI_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "action.h"
#include "canvas.h"
#include "domain/answer.h"
#include "tui/editor.h"

/*
 * One thing to fill in. It holds a position (cursor, row), never the answer: the
 * owner shows it what the answer is before it is drawn, and is told what was done to it.
 */
enum field_kind {
    FIELD_TEXT,   /* a framed text of several lines */
    FIELD_LINE,   /* [ one line ] */
    FIELD_SCALE,  /* 1 2 3 4 5 with its ends */
    FIELD_RADIO,  /* one of a few, on one line or more */
    FIELD_CYCLE,  /* < one of many >: left and right take the next one at once */
    FIELD_CHECKS, /* any of a list, one a line; with `other` a line to write on */
    FIELD_PICK    /* a list of which Enter takes one */
};

struct option {
    const char *text; /* borrowed */
    bool chosen;      /* shown to the field before each draw */
};

struct field {
    enum field_kind kind;
    int tag;             /* the owner's own name for it */
    const char *label;   /* borrowed */
    const char *note;    /* right of the label, dim; or NULL */
    const char *ends[2]; /* of a scale */
    struct option *options;
    size_t option_count;
    size_t row; /* the focused option; option_count = the line of `other` */
    bool other;
    bool single;          /* of checks: one of them, and marked so */
    bool small;           /* of a text: on one line beside its label while it fits there */
    struct editor editor; /* text, line, and the line of `other` */
    int top;              /* first line of a text that is seen */
    int least, most;      /* visible lines of a text */
    int label_width;      /* of a line, scale or radio: where the answer starts */
    bool locked;          /* shown, not to be changed (reading along, looking together) */
    /* What the answer is now. */
    enum answer_state state;
    int number;
};

void field_init(struct field *field, enum field_kind kind, int tag, const char *label);
void field_done(struct field *field);
void field_add_option(struct field *field, const char *text);
/* Puts a text in when it differs from what the field shows. */
void field_show_text(struct field *field, const char *text);
/* True while printable keys are text to it. */
bool field_in_text(const struct field *field);

enum field_event {
    FIELD_IGNORED,
    FIELD_MOVED,
    FIELD_TEXT_CHANGED, /* the editor's text; `joins` */
    FIELD_NUMBER,       /* `number`; 0 = cleared */
    FIELD_UNKNOWN,
    FIELD_DECLINED,
    FIELD_CHOSEN, /* option `number` */
    FIELD_TO_NEXT,
    FIELD_TO_PREV
};
struct field_result {
    enum field_event event;
    int number;
    bool joins;
};
struct field_result field_key(struct field *field, enum action_name action,
                              const struct press *press);

/* Rows it takes at this width. */
int field_height(struct field *field, int width);
/* Draws it; returns the rows it took. The cursor is set when it is focused. */
int field_draw(struct field *field, struct canvas *canvas, int row, int column, int width,
               bool focused);

/* Fields in an order, one of them focused. */
struct form {
    struct field *fields;
    size_t count;
    size_t focus;
};
void form_init(struct form *form);
void form_done(struct form *form);
/* Borrowed until the next add. */
struct field *form_add(struct form *form, enum field_kind kind, int tag, const char *label);
struct field *form_focused(struct form *form);
struct field *form_find(struct form *form, int tag);
/* Tab, Shift+Tab and the edges of a field move the focus; all else is the focused field's. */
struct field_result form_key(struct form *form, enum action_name action, const struct press *press);

#endif
