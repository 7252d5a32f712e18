#ifndef WG_TUI_SCRIPT_SOURCE_H
#define WG_TUI_SCRIPT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "canvas.h"
#include "domain/script.h"

/* A file as it stands on the disk, line by line. Whatever is in it, it is only shown. */
struct source_text {
    char *path;
    char *text;     /* NULL when it can't be read */
    size_t *starts; /* of each line, and one past the last */
    size_t count;
    char *why; /* why it can't be read, or NULL */
};
void source_load(struct source_text *source, const char *path);
void source_done(struct source_text *source);

/* Which step, and which of its values, a line is about. */
struct source_place {
    size_t step;      /* of the script; SIZE_MAX = none that the script knows */
    enum value value; /* VALUE_NONE = not one of them */
};
/* Lines count from 1. */
struct source_place source_find_place(const struct source_text *source, size_t line,
                                      const struct script *script);
/* The line where a step begins; 0 when it stands in another file. */
size_t source_find_step(const struct source_text *source, const struct script *script, size_t step);

/*
 * Draws `height` rows around a line. The finding (NULL = none) gets a mark under its place and its
 * repair. Gives the row that the line came on.
 */
struct source_view {
    size_t line;
    const struct finding *finding;
    int row, column, height, width;
};
int source_draw(const struct source_text *source, const struct source_view *view,
                struct canvas *canvas);

#endif
