/* What the code of a finding means, with an example of how not and how. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "list.h"
#include "screen.h"
#include "script/code.h"

struct explain_state {
    const struct code *code;
    struct list lines;
    int scroll;
};

static bool explain_open(struct tui *tui, void *state, const void *argument)
{
    struct explain_state *own = state;

    own->code = argument ? code_find(argument) : NULL;
    if (!own->code)
        tui_say(tui, "%s", _("There is nothing more to say about this."));
    return own->code != NULL;
}

/* A tab is shown, since it may be the mistake. */
static int draw_line(struct canvas *canvas, int row, const char *line, size_t length)
{
    size_t tabs = strspn(line, "\t");
    char *text = xasprintf("%s%.*s",
                           tabs == 0       ? ""
                           : canvas->ascii ? "->  "
                                           : "→   ",
                           (int)(length - tabs), line + tabs);

    canvas_text(canvas, row, 4, canvas->width - 5, STYLE_PLAIN, text);
    free(text);
    return row + 1;
}

static int draw_example(struct canvas *canvas, int row, const char *heading, const char *lines)
{
    canvas_text(canvas, row++, 1, canvas->width - 2, STYLE_BOLD, heading);
    while (*lines) {
        size_t length = strcspn(lines, "\n");

        row = draw_line(canvas, row, lines, length);
        lines += length + (lines[length] == '\n');
    }
    return row + 1;
}

static int draw_code(const struct code *code, struct canvas *canvas)
{
    int row = canvas_wrap(canvas, 0, 1, canvas->width - 2, STYLE_PLAIN, _(code->meaning)) + 1;

    if (!code->wrong)
        return row + canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_PLAIN, _(code->unshown));
    if (code->guide)
        row = draw_example(canvas, row, _("When this is in the guide:"), _(code->guide));
    row = draw_example(canvas, row, _("Not like this:"), _(code->wrong));
    return draw_example(canvas, row, _("But like this:"), _(code->right));
}

static void explain_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_NEXT_PAGE, ACT_BACK, ACT_STOP};
    struct explain_state *own = state;
    int rows = draw_code(own->code, &frame->body);
    int most = rows > frame->body_rows ? rows - frame->body_rows : 0;

    (void)tui;
    frame->title = xasprintf("%s · %s", own->code->code, _(own->code->title));
    frame->scroll = &own->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    list_set_count(&own->lines, (size_t)most + 1);
    own->scroll = (int)own->lines.row;
    canvas_cursor(&frame->body, own->scroll + (own->scroll > 0), 0);
}

static bool explain_key(struct tui *tui, void *state, enum action_name action,
                        const struct press *press)
{
    struct explain_state *own = state;

    if (action == ACT_ENTER)
        tui_pop(tui);
    else
        return list_key(&own->lines, action, press, 15);
    return true;
}

const struct screen_kind explain_screen = {
    .name = "explain",
    .place = ON_TEXT,
    .state_size = sizeof(struct explain_state),
    .open = explain_open,
    .draw = explain_draw,
    .key = explain_key,
};
