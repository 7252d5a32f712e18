/* What a newer version of the guide would change in this talk, before it goes on with it. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "list.h"
#include "loop.h"
#include "report/changes.h"
#include "screen.h"
#include "session/update.h"

struct update_state {
    struct update *update;
    char *changes;
    struct list lines; /* one for each way the text can stand */
    int scroll;
    bool moved; /* it is done: nothing is newer any more */
};

static void forget(struct update_state *own)
{
    update_free(own->update);
    free(own->changes);
}

/* In the language of the talk. What was found before stays when nothing is found. */
static bool find(struct tui *tui, struct update_state *own)
{
    struct update *update;
    struct diag diag;

    diag_init(&diag);
    update = session_find_update(tui_session(tui), &diag);
    if (update) {
        forget(own);
        own->update = update;
        own->changes = changes_text(&update->differences);
    } else {
        tui_say(tui, "%s",
                diag.count ? diag_text(&diag)
                           : _("This talk has the newest version of its guide."));
    }
    diag_done(&diag);
    return update != NULL;
}

static bool update_open(struct tui *tui, void *state, const void *argument)
{
    (void)argument;
    return find(tui, state);
}

static void update_changed(struct tui *tui, void *state, const struct change *change)
{
    struct update_state *own = state;

    (void)change;
    if (!own->moved)
        find(tui, own);
}

static void update_close(void *state)
{
    forget(state);
}

/* What happens to what was said, before what changes in the questions. */
static int draw_answers(const struct update *update, struct canvas *canvas, int row)
{
    int width = canvas->width - 2;
    char *kept =
        xasprintf(message_plural("%zu answer to a question that is gone stays in the notes.",
                                 "%zu answers to questions that are gone stay in the notes.",
                                 (unsigned long)update->kept),
                  update->kept);

    if (update->blocked)
        row += canvas_wrap(canvas, row, 1, width, STYLE_BOLD, update->blocked);
    else
        row += canvas_wrap(canvas, row, 1, width, STYLE_BOLD,
                           _("Enter goes on with the new version. All answers are kept."));
    if (update->kept > 0)
        row += canvas_wrap(canvas, row, 1, width, STYLE_PLAIN, kept);
    free(kept);
    return row + 1;
}

static int draw_lines(const char *text, struct canvas *canvas, int row)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        size_t indent = strspn(text, " ");
        char *line = xstrndup(text + (indent < length ? indent : length),
                              indent < length ? length - indent : 0);
        int rows = canvas_wrap(canvas, row, 1 + (int)indent, canvas->width - 2 - (int)indent,
                               STYLE_PLAIN, line);

        row += rows > 0 ? rows : 1;
        free(line);
        text += length + (text[length] == '\n');
    }
    return row;
}

static void update_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_ENTER, ACT_NEXT_PAGE, ACT_BACK,
                                                      ACT_STOP};
    struct update_state *own = state;
    int rows;
    int most;

    (void)tui;
    frame->title = xstrdup(_("A newer version of the guide"));
    frame->scroll = &own->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    rows = draw_answers(own->update, &frame->body, 0);
    rows = draw_lines(own->changes, &frame->body, rows);
    most = rows > frame->body_rows ? rows - frame->body_rows : 0;
    list_set_count(&own->lines, (size_t)most + 1);
    own->scroll = (int)own->lines.row;
    canvas_cursor(&frame->body, own->scroll + (own->scroll > 0), 0);
}

static void go_on(struct tui *tui, struct update_state *own)
{
    struct diag diag;
    bool done;

    diag_init(&diag);
    done = session_update(tui_session(tui), own->update, &diag);
    tui_say(tui, "%s",
            done ? _("The talk goes on with the new version. All answers are kept.")
                 : diag_text(&diag));
    diag_done(&diag);
    if (!done)
        return;
    own->moved = true;
    tui_pop(tui);
    tui_changed(tui, NULL);
}

static bool update_key(struct tui *tui, void *state, enum action_name action,
                       const struct press *press)
{
    struct update_state *own = state;

    if (action != ACT_ENTER)
        return list_key(&own->lines, action, press, 15);
    go_on(tui, own);
    return true;
}

const struct screen_kind update_screen = {
    .name = "update",
    .place = ON_TEXT,
    .state_size = sizeof(struct update_state),
    .open = update_open,
    .draw = update_draw,
    .key = update_key,
    .changed = update_changed,
    .close = update_close,
};
