#include "cover.h"

#include "base/message.h"
#include "canvas.h"
#include "paint.h"

static const char *words(enum cover_over over)
{
    switch (over) {
    case COVER_KEPT:
        return _("The clock stands still and everything is kept. F8 or Ctrl+X goes on.");
    case COVER_UNKEPT:
        return _("The clock stands still. F8 or Ctrl+X goes on.");
    default:
        return _("What is not sent yet waits here. F8 or Ctrl+X goes on.");
    }
}

void cover_paint(int rows, int columns, bool ascii, enum cover_over over)
{
    struct canvas canvas;
    int row = rows / 2 - 2;

    canvas_init(&canvas, columns, ascii);
    canvas_wrap(&canvas, row, 4, columns - 8, STYLE_BOLD, _("Away for a moment"));
    canvas_wrap(&canvas, row + 2, 4, columns - 8, STYLE_PLAIN, words(over));
    paint_clear();
    paint_canvas(&canvas, 0, 0, rows);
    paint_finish(row + 2, 4);
    canvas_done(&canvas);
}
