#ifndef WG_TUI_CHART_H
#define WG_TUI_CHART_H

#include "base/date.h"
#include "canvas.h"
#include "domain/capability.h"

/*
 * Numbers as small pictures, drawn in a canvas. The glyphs are in every font for terminals (WGL4), and each
 * picture has a form in ASCII. Shape tells things apart, never colour alone; red and green are not for
 * people.
 */

/* A score as five squares, and behind it the score of last time: an empty square where that was more. */
enum { CHART_BAR_WIDTH = SCORE_MAX };
void chart_bar(struct canvas *canvas, int row, int column, int now, int last);

/*
 * A score as a point on a line from 1 to 5, with a hollow one where it was last time: how far it moved is seen at
 * once. Nothing when both are open.
 */
enum { CHART_DIAL_WIDTH = 17 };
void chart_dial(struct canvas *canvas, int row, int column, int now, int last);

/*
 * Scores as columns side by side, the oldest first, on CHART_COLUMN_ROWS rows: five of the column, and the
 * digits under it. `here` is drawn solid, the others shaded; pass `count` for none. When they do not all fit in
 * `width`, those around `here` stay.
 */
enum { CHART_COLUMN_ROWS = SCORE_MAX + 1 };
void chart_columns(struct canvas *canvas, int row, int column, int width, const int *scores,
                   size_t count, size_t here);

/* One glyph of each, to say what it means. Borrowed. */
const char *chart_was_glyph(const struct canvas *canvas);   /* of a bar */
const char *chart_now_glyph(const struct canvas *canvas);   /* of a dial */
const char *chart_last_glyph(const struct canvas *canvas);  /* of a dial */
const char *chart_here_glyph(const struct canvas *canvas);  /* of a column */
const char *chart_other_glyph(const struct canvas *canvas); /* of a column */

/* A thin line, for what stands on it or beside it. */
void chart_line(struct canvas *canvas, int row, int column, int width);

/*
 * A line of time: a mark for each moment where its day stands on the scale, and on a second row the months,
 * if asked for. `here` stands between brackets and has the cursor; `filled` ones are round and full. When there
 * are too many for their days they stand side by side, those around `here`.
 */
struct chart_mark {
    struct day day;
    bool filled;
};
void chart_time(struct canvas *canvas, int row, int column, int width,
                const struct chart_mark *marks, size_t count, size_t here, bool months);

#endif
