#ifndef WG_TUI_LIST_H
#define WG_TUI_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "action.h"
#include "canvas.h"

/* A position in a list. What the rows are is the screen's. */
struct list {
    size_t row;
    size_t count;
};

/* Arrows, j, k, Home, End and pages of `page` rows. False for any other key. */
bool list_key(struct list *list, enum action_name action, const struct press *press, size_t page);
/* Keeps the row inside a list that became shorter. */
void list_set_count(struct list *list, size_t count);
/* Draws one row: ">" and the hardware cursor on the chosen one. No attribute moves with it: bytes. */
void list_draw_row(const struct list *list, struct canvas *canvas, int row, size_t index,
                   const char *text);

#endif
