/* What HR said of an agreement, whole: the answer and what was written beside it. Opening it is having seen it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agenda_line.h"
#include "base/label.h"
#include "base/mem.h"
#include "base/message.h"
#include "share_line.h"
#include "store/agreement.h"

struct hr_answer_state {
    char id[UUID_SIZE]; /* of the action */
    struct agreement agreement;
    struct share_marks marks;
    bool gone;
    bool stale;
    int64_t version;
    struct list lines; /* the first line that is seen */
    int scroll;
};

static void forget(struct hr_answer_state *own)
{
    agreement_done(&own->agreement);
    own->agreement = (struct agreement){0};
    share_marks_done(&own->marks);
}

static void load(struct tui *tui, struct hr_answer_state *own)
{
    struct store *store = tui_session_setup(tui)->store;
    struct diag diag;

    diag_init(&diag);
    forget(own);
    own->stale = false;
    own->version = store_data_version(store);
    own->gone = !store_find_agreement(store, own->id, &own->agreement, &diag);
    share_marks_load(tui, NULL, &own->marks);
    if (own->gone || !store_answer_seen(store, own->id, &diag))
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
}

static bool answer_open(struct tui *tui, void *state, const void *argument)
{
    struct hr_answer_state *own = state;

    snprintf(own->id, sizeof own->id, "%s", (const char *)argument);
    load(tui, own);
    return !own->gone;
}

static void answer_close(void *state)
{
    forget(state);
}

static void answer_changed(struct tui *tui, void *state, const struct change *change)
{
    struct hr_answer_state *own = state;

    (void)tui;
    (void)change;
    own->stale = true;
}

static void answer_tick(struct tui *tui, void *state)
{
    struct hr_answer_state *own = state;

    if (own->version != store_data_version(tui_session_setup(tui)->store))
        own->stale = true;
}

/* ---- drawing ---- */

static int draw_asked(const struct agreement *agreement, struct canvas *canvas, int row)
{
    const char *need = action_get(&agreement->action, ACTION_NEED);
    int first = row;

    row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_BOLD,
                       action_get(&agreement->action, ACTION_WHAT));
    if (*need) {
        const char *label = action_field_label(ACTION_NEED);
        char *line = xasprintf("%s%s %s", label, label_end(label), need);

        row += canvas_wrap(canvas, row, 3, canvas->width - 4, STYLE_PLAIN, line);
        free(line);
    }
    return row - first;
}

static int draw_body(const struct tui *tui, const struct hr_answer_state *own,
                     struct canvas *canvas)
{
    struct day today = clock_today(tui_session_setup(tui)->clock);
    const struct hr_answer *answer = share_answer(&own->marks, own->id);
    const struct share *share = share_mark(&own->marks, own->id);
    int row = draw_asked(&own->agreement, canvas, 0);
    int rows;

    row += share_draw(tui, share, canvas, row, 3) + 1;
    rows = share_draw_answer(answer, share, own->agreement.person, today, canvas, row, 1);
    if (rows == 0)
        rows = canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_PLAIN,
                           _("HR has not written anything yet."));
    row += rows;
    if (answer && answer->is_long && answer->reply.state == QUESTION_NEW)
        row += canvas_wrap(canvas, row + 1, 1, canvas->width - 2, STYLE_PLAIN,
                           _("It stands on top at HR as well. You can ask them after it.")) +
               1;
    canvas_extend(canvas, row);
    return row;
}

static void answer_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_PERSON_PAGE, ACT_OPEN_AGREEMENT,
                                                      ACT_COVER, ACT_BACK};
    struct hr_answer_state *own = state;
    const struct agreement *agreement = &own->agreement;
    int rows, most;

    if (own->stale)
        load(tui, own);
    frame->title = xstrdup(_("What HR said"));
    frame->under = agenda_who(agreement->person, agreement->team);
    frame->scroll = &own->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    if (own->gone) {
        canvas_text(&frame->body, 1, 1, frame->columns - 2, STYLE_PLAIN,
                    _("This agreement is not there any more."));
        return;
    }
    if (!agreement->person_id)
        frame->hints[1] = ACT_OPEN_AGREEMENT, frame->hints[2] = ACT_COVER,
        frame->hints[3] = ACT_BACK, frame->hints[4] = ACT_NONE;
    rows = draw_body(tui, own, &frame->body);
    most = rows > frame->body_rows ? rows - frame->body_rows : 0;
    list_set_count(&own->lines, (size_t)most + 1);
    own->scroll = (int)own->lines.row;
    canvas_cursor(&frame->body, own->scroll + (own->scroll > 0), 0);
}

/* ---- keys ---- */

static void open_person(struct tui *tui, const struct agreement *agreement)
{
    struct person person = {.name = agreement->person, .team = agreement->team};

    if (!agreement->person_id) {
        tui_push(tui, &agreement_screen, agreement->action.id);
        return;
    }
    snprintf(person.id, sizeof person.id, "%s", agreement->person_id);
    tui_push(tui, &person_screen, &person);
}

static bool answer_key(struct tui *tui, void *state, enum action_name action,
                       const struct press *press)
{
    struct hr_answer_state *own = state;

    if (own->gone)
        return false;
    if (action == ACT_ENTER)
        open_person(tui, &own->agreement);
    else if (action == ACT_OPEN_AGREEMENT)
        tui_push(tui, &agreement_screen, own->id);
    else
        return list_key(&own->lines, action, press, 8);
    return true;
}

const struct screen_kind hr_answer_screen = {
    .name = "hr answer",
    .place = ON_HR_ANSWER,
    .state_size = sizeof(struct hr_answer_state),
    .open = answer_open,
    .draw = answer_draw,
    .key = answer_key,
    .changed = answer_changed,
    .tick = answer_tick,
    .close = answer_close,
};
