/* One shared plan with all that belongs to it. Only what is HR's can be written here. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "hr.h"

struct plan_state {
    char id[UUID_SIZE];
    struct shared_action shared;
    char *away; /* why it could not be read last; NULL = it was */
    bool gone;
    bool stale;
    int64_t looked;
    struct list list; /* the rows of the drawing */
    int scroll;
};

static void load(struct tui *tui, struct plan_state *own)
{
    struct shared_action found;
    struct diag diag;

    diag_init(&diag);
    own->stale = false;
    own->looked = clock_ticks(tui_session_setup(tui)->clock);
    free(own->away);
    own->away = NULL;
    if (registry_find(hr_registry(tui), own->id, &found, &diag)) {
        shared_action_done(&own->shared);
        own->shared = found;
    } else if (registry_failure(hr_registry(tui)) == REGISTRY_REFUSED) {
        own->gone = true;
        hr_look(tui, hr_of(tui)); /* it leaves the list at once, too */
    } else {
        own->away = hr_why(tui, &diag);
    }
    diag_done(&diag);
}

static bool plan_open(struct tui *tui, void *state, const void *argument)
{
    struct plan_state *own = state;

    snprintf(own->id, sizeof own->id, "%s", (const char *)argument);
    list_set_count(&own->list, 1); /* until it is drawn */
    shared_action_init(&own->shared);
    load(tui, own);
    if (own->away) /* the list has most of it */
        shared_action_copy(&own->shared, hr_chosen(hr_of(tui)));
    if (own->gone)
        tui_say(tui, "%s", hr_gone_words());
    return !own->gone;
}

static void plan_close(void *state)
{
    struct plan_state *own = state;

    shared_action_done(&own->shared);
    free(own->away);
}

static void plan_changed(struct tui *tui, void *state, const struct change *change)
{
    (void)tui;
    (void)change;
    ((struct plan_state *)state)->stale = true;
}

static void plan_tick(struct tui *tui, void *state)
{
    struct plan_state *own = state;

    if (!own->gone && clock_ticks(tui_session_setup(tui)->clock) - own->looked >= HR_LOOK_MS)
        load(tui, own);
}

static void plan_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name question[HINTS_MAX] = {ACT_HELP, ACT_HR_ANSWER, ACT_HR_COMMENT,
                                                         ACT_HR_MARK, ACT_BACK};
    static const enum action_name other[HINTS_MAX] = {ACT_HELP, ACT_HR_COMMENT, ACT_HR_MARK,
                                                      ACT_BACK};
    static const enum action_name gone[HINTS_MAX] = {ACT_HELP, ACT_BACK};
    struct plan_state *own = state;
    struct canvas *canvas = &frame->body;
    int row = 0;

    if (own->stale && !own->gone)
        load(tui, own);
    frame->title = xasprintf("%s · %s", _("HR"), _("A plan that was shared"));
    if (!own->gone)
        frame->under =
            hr_state_words(&own->shared, hr_today(tui), hr_of(tui)->settings.answer_days);
    frame->scroll = &own->scroll;
    memcpy(frame->hints,
           own->gone                          ? gone
           : shared_is_question(&own->shared) ? question
                                              : other,
           sizeof frame->hints);
    row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_BOLD, own->away);
    if (own->gone)
        row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_BOLD, hr_gone_words());
    else
        row = hr_draw_plan(&own->shared, canvas, row, INT_MAX, hr_today(tui));
    list_set_count(&own->list, (size_t)row);
    canvas_cursor(canvas, (int)own->list.row, 0);
}

/* Also when it was searched in the help: there is nothing here to do that with. */
static bool gone_key(struct tui *tui, enum action_name action)
{
    if (action == ACT_HR_ANSWER || action == ACT_HR_COMMENT || action == ACT_HR_MARK ||
        action == ACT_HR_AGAIN) {
        tui_say(tui, "%s", hr_gone_words());
        return true;
    }
    return action == ACT_UNDO ? hr_act(tui, NULL, action) : action == ACT_ENTER;
}

static bool plan_key(struct tui *tui, void *state, enum action_name action,
                     const struct press *press)
{
    struct plan_state *own = state;

    if (list_key(&own->list, action, press, 8))
        return true;
    if (own->gone)
        return gone_key(tui, action);
    if (action == ACT_HR_AGAIN) {
        load(tui, own);
        if (!own->away && !own->gone)
            tui_say(tui, "%s", _("This is how it stands now."));
        return true;
    }
    return action == ACT_ENTER || hr_act(tui, &own->shared, action);
}

const struct screen_kind hr_plan_screen = {
    .name = "hr plan",
    .place = ON_HR_PLAN,
    .of_all = true,
    .state_size = sizeof(struct plan_state),
    .open = plan_open,
    .draw = plan_draw,
    .key = plan_key,
    .changed = plan_changed,
    .tick = plan_tick,
    .close = plan_close,
};
