/*
 * Handing over to the next leader. The open plan and the next day always go; what was answered goes only where the
 * employee says so, item by item, with nothing ticked before. What is only for the leader is not here at all.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "list.h"
#include "loop.h"
#include "person.h"
#include "session/handover.h"

/*
 * Rows of the list: what always goes, so that one begins by reading it; the items; and the one that writes the
 * file.
 */
enum { ROW_PLAN, ROW_ITEMS };
struct handover_state {
    struct person person;
    struct handover handover;
    struct list list;
    int scroll;
};

static bool load(struct tui *tui, struct handover_state *own)
{
    struct diag diag;
    bool done;

    diag_init(&diag);
    done = handover_load(tui_session_setup(tui), own->person.id, &own->handover, &diag);
    if (!done)
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    list_set_count(&own->list, ROW_ITEMS + own->handover.count + 1);
    return done;
}

static bool handover_open(struct tui *tui, void *state, const void *argument)
{
    const struct person *person = argument;
    struct handover_state *own = state;

    memcpy(own->person.id, person->id, UUID_SIZE);
    own->person.name = xstrdup(person->name);
    return load(tui, own);
}

static void handover_close(void *state)
{
    struct handover_state *own = state;

    handover_done(&own->handover);
    free(own->person.name);
}

/* ---- drawing ---- */

static int draw_plan(const struct handover_state *own, struct canvas *canvas, int row)
{
    const struct handover *handover = &own->handover;
    int first = row;

    list_draw_row(&own->list, canvas, row++, ROW_PLAN, _("These always go along:"));
    for (size_t i = 0; i < handover->agreements.count; i++) {
        const struct action *action = &handover->agreements.items[i].action;
        char *line = xasprintf("%s · %s", action_get(action, ACTION_WHAT),
                               agreement_owner(&handover->agreements.items[i]));

        canvas_text(canvas, row++, 5, canvas->width - 6, STYLE_PLAIN, line);
        free(line);
    }
    for (size_t i = 0; i < handover->appointments.count; i++) {
        const struct appointment *item = &handover->appointments.items[i];
        char day[DAY_TEXT_SIZE];

        day_format_full(item->day, day);
        canvas_format(canvas, row++, 5, STYLE_PLAIN,
                      item->measure == MEASURE_CHECK_IN ? _("A short look at the agreements: %s")
                                                        : _("Next talk: %s"),
                      day);
    }
    if (row == first + 1)
        canvas_text(canvas, row++, 5, canvas->width - 6, STYLE_DIM,
                    _("There is no open agreement and no next day."));
    return row - first;
}

static int draw_item(const struct handover_state *own, struct canvas *canvas, int row, size_t index)
{
    const struct handover_item *item = &own->handover.items[index];
    char *line = xasprintf("[%c] %s", item->chosen ? 'x' : ' ', item->label);
    char *text = utf8_clean(item->text, strlen(item->text), UTF8_ONE_LINE);

    list_draw_row(&own->list, canvas, row, ROW_ITEMS + index, line);
    canvas_text(canvas, row + 1, 7, canvas->width - 8, STYLE_DIM, text);
    free(text);
    free(line);
    return 2;
}

/* Under a heading for each talk. */
static int draw_items(const struct handover_state *own, struct canvas *canvas, int row)
{
    const struct handover *handover = &own->handover;
    int first = row;

    for (size_t i = 0; i < handover->count; i++) {
        const struct handover_item *item = &handover->items[i];
        char day[DAY_TEXT_SIZE];

        if (i == 0 || strcmp(handover->items[i - 1].interview, item->interview) != 0) {
            day_format_short(item->day, day);
            canvas_format(canvas, row++, 1, STYLE_BOLD, "%s · %s", item->title, day);
        }
        row += draw_item(own, canvas, row, i);
    }
    return row - first;
}

static void draw_body(const struct handover_state *own, struct canvas *canvas)
{
    int width = canvas->width - 2;
    int row = draw_plan(own, canvas, 0) + 1;

    if (own->handover.count > 0) {
        row += canvas_wrap(canvas, row, 1, width, STYLE_PLAIN,
                           _("Look together. Of what was said, only that goes along which the "
                             "employee ticks here. Saying no is fine; it has no consequences."));
        row += draw_items(own, canvas, row + 1) + 2;
    }
    list_draw_row(&own->list, canvas, row, ROW_ITEMS + own->handover.count, _("Write the file"));
}

static void handover_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_TICK, ACT_ENTER, ACT_BACK};
    struct handover_state *own = state;

    (void)tui;
    frame->title = xasprintf("%s · %s", _("Hand over"), own->person.name);
    frame->under = xstrdup(_("A file for the next leader"));
    frame->under_right = xstrdup(_("LOOKING TOGETHER"));
    frame->scroll = &own->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    draw_body(own, &frame->body);
}

/* ---- the file ---- */

static void old_copy_chosen(struct tui *tui, int option, const char *subject)
{
    struct person person = {0};

    if (option == 1) {
        memcpy(person.id, subject, UUID_SIZE - 1);
        person.name = xstrdup(subject + UUID_SIZE);
        person_ask_name(tui, &person);
        free(person.name);
    } else if (tui_top(tui)->kind == &handover_screen) {
        tui_pop_now(tui);
        tui_say(tui, "%s", _("All that is here stays as it is."));
    }
}

static void ask_about_old_copy(struct tui *tui, const struct handover_state *own, const char *path)
{
    char *subject = xasprintf("%s %s", own->person.id, own->person.name);
    char *question =
        xasprintf(_("The file is %s. Bring it to the next leader yourself, or along a way that is "
                    "safe: it holds what was agreed and what was chosen.\n\nWhat happens with what "
                    "is kept here?"),
                  path);

    tui_push(tui, &ask_screen,
             &(struct ask){question,
                           {_("It stays here"), _("Erase it here, for good")},
                           old_copy_chosen,
                           subject});
    free(question);
    free(subject);
}

static void write_file(struct tui *tui, const struct handover_state *own)
{
    char *stem = xasprintf("%s-%.6s", _("handover"), own->person.id);
    char *path = path_unused_at_home(stem, "json");
    struct diag diag;
    struct buf text;

    diag_init(&diag);
    buf_init(&text);
    if (handover_write(tui_session_setup(tui), &own->handover, &text, &diag) &&
        path_write(path, buf_text(&text), text.length, false, &diag))
        ask_about_old_copy(tui, own, path);
    else
        tui_say(tui, "%s", diag_text(&diag));
    buf_done(&text);
    diag_done(&diag);
    free(path);
    free(stem);
}

/* ---- keys ---- */

/* NULL where the row is no item. */
static struct handover_item *focused(const struct handover_state *own)
{
    size_t row = own->list.row;

    return row >= ROW_ITEMS && row < ROW_ITEMS + own->handover.count
               ? &own->handover.items[row - ROW_ITEMS]
               : NULL;
}

static bool handover_key(struct tui *tui, void *state, enum action_name action,
                         const struct press *press)
{
    struct handover_state *own = state;
    struct handover_item *item = focused(own);

    if (list_key(&own->list, action, press, 6))
        return true;
    if (item && (action == ACT_TICK || action == ACT_ENTER))
        item->chosen = !item->chosen;
    else if (own->list.row == ROW_PLAN && action == ACT_ENTER)
        tui_say(tui, "%s",
                _("These go along as they are. Below you choose what else, and write "
                  "the file."));
    else if (action == ACT_ENTER)
        write_file(tui, own);
    else
        return false;
    return true;
}

const struct screen_kind handover_screen = {
    .name = "handover",
    .place = ON_HANDOVER,
    .state_size = sizeof(struct handover_state),
    .open = handover_open,
    .draw = handover_draw,
    .key = handover_key,
    .close = handover_close,
};
