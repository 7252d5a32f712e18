/* The report of a talk, to read; and to keep as a file. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "list.h"
#include "report/report.h"
#include "screen.h"

struct read_state {
    char *id;
    char *title;
    struct buf text;
    struct list lines;
    int scroll;
};

static bool read_open(struct tui *tui, void *state, const void *argument)
{
    struct read_state *own = state;
    struct session *session;
    struct diag diag;

    diag_init(&diag);
    buf_init(&own->text);
    session = session_open(tui_session_setup(tui), argument, true, NULL, &diag);
    if (session) {
        struct talk talk = {.interview = session_interview(session),
                            .conversation = session_conversation(session),
                            .plan = session_plan(session)};

        own->id = xstrdup(session_interview(session)->id);
        own->title = xstrdup(session_script(session)->title);
        report_format_find("md")->write(&talk, &own->text);
        session_close(session);
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
    return own->id != NULL;
}

static void read_close(void *state)
{
    struct read_state *own = state;

    free(own->id);
    free(own->title);
    buf_done(&own->text);
}

static void read_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_NEXT_PAGE, ACT_EXPORT, ACT_BACK,
                                                      ACT_STOP};
    struct read_state *own = state;
    int rows =
        canvas_wrap(&frame->body, 0, 1, frame->columns - 2, STYLE_PLAIN, buf_text(&own->text));
    int most = rows > frame->body_rows ? rows - frame->body_rows : 0;

    (void)tui;
    frame->title = xstrdup(own->title);
    frame->under = xstrdup(_("The report, as the employee gets it"));
    frame->scroll = &own->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    list_set_count(&own->lines, (size_t)most + 1);
    own->scroll = (int)own->lines.row;
    canvas_cursor(&frame->body, own->scroll + (own->scroll > 0), 0);
}

static void save(struct tui *tui, const struct read_state *own)
{
    const char *home = getenv("HOME");
    char *path = xasprintf("%s/waardegesprek-%.6s.md", home ? home : ".", own->id);
    struct diag diag;

    diag_init(&diag);
    if (path_write(path, buf_text(&own->text), own->text.length, false, &diag))
        tui_say(tui, _("The report is in %s."), path);
    else
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    free(path);
}

static bool read_key(struct tui *tui, void *state, enum action_name action,
                     const struct press *press)
{
    struct read_state *own = state;

    if (action == ACT_EXPORT)
        save(tui, own);
    else
        return list_key(&own->lines, action, press, 15);
    return true;
}

const struct screen_kind read_screen = {
    .name = "read",
    .place = ON_READ,
    .state_size = sizeof(struct read_state),
    .open = read_open,
    .draw = read_draw,
    .key = read_key,
    .close = read_close,
};
