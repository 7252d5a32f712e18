/*
 * Looking together never begins or ends without a word: it stands in every frame, and where a screen is about other
 * people too, nothing of it is drawn and no key reaches it.
 */
#include "together.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"

/* Whatever stands on top of a screen that is looked at to the end does not end it either. */
static bool is_held(const struct tui *tui)
{
    for (size_t i = 0; i < tui->depth; i++) {
        if (tui->stack[i].kind->to_the_end)
            return true;
    }
    return false;
}

const char *together_mark(const struct tui *tui)
{
    if (!tui_employee_view(tui))
        return NULL;
    return is_held(tui) ? _(" LOOKING TOGETHER ") : _(" LOOKING TOGETHER · F6 goes back ");
}

/* In a talk a list holds only what belongs to that talk. */
bool together_hides(const struct tui *tui, const struct screen_kind *kind)
{
    return tui->employee_view && kind->of_all && !tui->session;
}

void together_draw(const struct tui *tui, struct frame *frame)
{
    static const enum action_name first[HINTS_MAX] = {ACT_HELP, ACT_EMPLOYEE_VIEW, ACT_COVER,
                                                      ACT_STOP};
    static const enum action_name higher[HINTS_MAX] = {ACT_HELP, ACT_EMPLOYEE_VIEW, ACT_COVER,
                                                       ACT_BACK, ACT_STOP};
    int row = 1;

    frame->title = xstrdup("WAARDEGESPREK");
    memcpy(frame->hints, tui->depth > 1 ? higher : first, sizeof first);
    row += canvas_wrap(&frame->body, row, 1, frame->columns - 2, STYLE_BOLD,
                       _("You are looking together.")) +
           1;
    row += canvas_wrap(&frame->body, row, 1, frame->columns - 2, STYLE_PLAIN,
                       _("This screen is about other people, too, so it is not shown now. F6 goes "
                         "back to it."));
    canvas_cursor(&frame->body, row, 1);
}

bool together_allows(struct tui *tui, enum action_name action)
{
    switch (action) {
    case ACT_HELP:
    case ACT_COMMANDS:
    case ACT_COVER:
    case ACT_LANGUAGE:
    case ACT_EMPLOYEE_VIEW:
    case ACT_BACK:
    case ACT_STOP:
    case ACT_SAVED:
    case ACT_INTERRUPT:
    case ACT_REDRAW:
        return true;
    default:
        tui_say(tui, "%s", _("You are looking together. F6 goes back."));
        return false;
    }
}

/* A question on top of a screen that is hidden now may name somebody: it is closed, and nothing chosen. */
static void close_questions(struct tui *tui)
{
    while (tui->depth > 1 &&
           (tui_top(tui)->kind == &ask_screen || tui_top(tui)->kind == &line_screen) &&
           together_hides(tui, tui->stack[tui->depth - 2].kind))
        tui_pop_now(tui);
}

void together_toggle(struct tui *tui)
{
    if (is_held(tui)) {
        tui_say(tui, "%s", _("This is looked at together to the end. Esc closes it."));
        return;
    }
    tui->employee_view = !tui->employee_view;
    /* Who chooses it by hand wants it so below this screen as well. */
    for (size_t i = 0; i < tui->depth; i++)
        tui->stack[i].together_before = tui->employee_view;
    close_questions(tui);
    tui_changed(tui, NULL);
    tui_say(tui, "%s",
            tui->setup->review ? tui->employee_view
                                     ? _("You look together now: what is about people is hidden.")
                                     : _("HR's own view is back.")
            : tui->employee_view
                ? _("You look together now: what is for the leader only is hidden.")
                : _("The leader's own view is back."));
}
