/* How an agreement looks: its fields with their labels, the employee's word beside it, what happened. */
#include <stdlib.h>
#include <string.h>

#include "agreement.h"
#include "base/buf.h"
#include "base/label.h"
#include "base/mem.h"
#include "base/message.h"
#include "names.h"

enum { WIDE = 76, LABEL_WIDTH = 33 };

/* ---- fields ---- */

/* What a field holds, for people. The caller frees it. */
static char *field_words(const struct agreement_state *own, enum action_field field,
                         const char *text)
{
    if (field == ACTION_VALUE)
        return xstrdup(names_value(own->names, value_from_id(text)));
    return agreement_field_text(&own->agreement, field, text);
}

static char *shown_words(const struct tui *tui, const struct agreement_state *own,
                         enum action_field field)
{
    char *text = field_words(own, field, action_get(&own->agreement.action, field));
    char *longer;

    if (field != ACTION_DUE ||
        !agreement_passed(&own->agreement, clock_today(tui_session_setup(tui)->clock)))
        return text;
    longer = xasprintf(_("%s (the day has passed: what is needed?)"), text);
    free(text);
    return longer;
}

/* Where there is no room for labels in a column of their own, they open the line. */
static int draw_pair(struct canvas *canvas, int row, const char *label, const char *text)
{
    const char *shown = *text ? text : "·";
    char *line;
    int rows;

    if (canvas->width >= WIDE) {
        canvas_text(canvas, row, 3, LABEL_WIDTH - 1, STYLE_DIM, label);
        return canvas_wrap(canvas, row, 3 + LABEL_WIDTH, canvas->width - LABEL_WIDTH - 4,
                           STYLE_PLAIN, shown);
    }
    line = xasprintf("%s%s %s", label, label_end(label), shown);
    rows = canvas_wrap(canvas, row, 3, canvas->width - 4, STYLE_PLAIN, line);
    free(line);
    return rows;
}

static void draw_pointer(const struct agreement_state *own, struct canvas *canvas, int row,
                         size_t index)
{
    if (own->list.row != index)
        return;
    canvas_text(canvas, row, 1, 1, STYLE_BOLD, ">");
    canvas_cursor(canvas, row, 1);
}

static int draw_fields(const struct tui *tui, const struct agreement_state *own,
                       struct canvas *canvas, int row)
{
    int first = row;

    for (size_t i = 0; i < ACTION_FIELD_COUNT; i++) {
        char *text = shown_words(tui, own, agreement_rows[i]);

        draw_pointer(own, canvas, row, i);
        row += draw_pair(canvas, row, action_field_label(agreement_rows[i]), text);
        free(text);
    }
    return row - first;
}

/* ---- what the employee says of it ---- */

static int draw_corrections(const struct agreement_state *own, struct canvas *canvas, int row)
{
    int first = row;

    for (size_t i = 0; i < own->corrections.count; i++) {
        const struct correction *correction = &own->corrections.items[i];
        char day[DAY_TEXT_SIZE];
        char *line;

        if (strcmp(correction->action, own->id) != 0)
            continue;
        day_format_short(day_of_moment(correction->moment), day);
        line = xasprintf(_("The employee says of this (%s): %s"), day, correction->text);
        row += canvas_wrap(canvas, row, 3, canvas->width - 4, STYLE_BOLD, line);
        free(line);
    }
    return row - first;
}

/* ---- what HR has of it ---- */

static int draw_shared(const struct tui *tui, const struct agreement_state *own,
                       struct canvas *canvas, int row)
{
    struct day today = clock_today(tui_session_setup(tui)->clock);
    const struct share *share = share_mark(&own->marks, own->id);
    int rows = share_draw(tui, share, canvas, row, 3);

    return rows + share_draw_answer(share_answer(&own->marks, own->id), share,
                                    own->agreement.person, today, canvas, row + rows, 3);
}

/* ---- what happened ---- */

static const char *event_words(const struct history_entry *entry)
{
    static const char *const words[EVENT_COUNT] = {N_("agreed"), N_("changed"), N_("removed"),
                                                   N_("brought back")};

    return _(words[entry->event]);
}

/* "22-11-2026 · Noor · Follow-up talk · changed" */
static char *entry_line(const struct history_entry *entry)
{
    char day[DAY_TEXT_SIZE];

    day_format_short(day_of_moment(entry->moment), day);
    return xasprintf("%s · %s%s%s · %s", day, entry->who ? entry->who : "",
                     entry->title ? " · " : "", entry->title ? entry->title : "",
                     event_words(entry));
}

static char *change_line(const struct agreement_state *own, const struct action_change *change)
{
    char *before = field_words(own, change->field, change->before ? change->before : "");
    char *after = field_words(own, change->field, change->after ? change->after : "");
    const char *label = action_field_label(change->field);
    struct buf line;

    buf_init(&line);
    buf_addf(&line, "%s%s ", label, label_end(label));
    if (*before && *after)
        buf_addf(&line, _("first \"%s\", then \"%s\""), before, after);
    else if (*before)
        buf_addf(&line, _("\"%s\" was taken out"), before);
    else
        buf_addf(&line, "\"%s\"", after);
    free(before);
    free(after);
    return buf_take(&line);
}

static int draw_changes(const struct agreement_state *own, struct canvas *canvas, int row,
                        const struct history_entry *entry)
{
    int first = row;

    for (size_t i = 0; i < entry->count; i++) {
        char *line = change_line(own, &entry->changes[i]);

        row += canvas_wrap(canvas, row, 5, canvas->width - 6, STYLE_DIM, line);
        free(line);
    }
    return row - first;
}

static int draw_entry(const struct agreement_state *own, struct canvas *canvas, int row,
                      const struct history_entry *entry)
{
    char *line = entry_line(entry);
    int first = row;

    row += canvas_wrap(canvas, row, 3, canvas->width - 4, STYLE_PLAIN, line);
    free(line);
    return row + draw_changes(own, canvas, row, entry) - first;
}

/* The newest first: what matters now. */
static void draw_history(const struct agreement_state *own, struct canvas *canvas, int row)
{
    size_t count = own->history.count;

    if (count > 0)
        canvas_text(canvas, row++, 1, canvas->width, STYLE_BOLD, _("What happened"));
    for (size_t i = 0; i < count; i++) {
        draw_pointer(own, canvas, row, ACTION_FIELD_COUNT + i);
        row += draw_entry(own, canvas, row, &own->history.items[count - 1 - i]);
    }
}

/* ---- the frame ---- */

/* What is there already is not asked about again: it can be taken back. */
static void set_hints(const struct agreement_state *own, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {
        ACT_HELP, ACT_ENTER, ACT_SET_DONE, ACT_LET_GO, ACT_CORRECT, ACT_SHARE, ACT_BACK};
    const struct share *share = share_mark(&own->marks, own->id);

    memcpy(frame->hints, hints, sizeof hints);
    if (share_is_there(share))
        frame->hints[share->state == SHARE_CHANGED ? 4 : 5] = ACT_TAKE_BACK;
}

static void draw_above(const struct agreement_state *own, struct frame *frame)
{
    const struct agreement *agreement = &own->agreement;
    const char *whose = agreement->person ? agreement->person : agreement->team;
    char day[DAY_TEXT_SIZE];

    frame->title = whose ? xasprintf("%s · %s", _("Agreement"), whose) : xstrdup(_("Agreement"));
    day_format_short(day_of_moment(agreement->made), day);
    frame->under =
        xasprintf(_("Agreed on %s in: %s"), day, agreement->title ? agreement->title : "");
}

void agreement_draw(struct tui *tui, void *state, struct frame *frame)
{
    struct agreement_state *own = state;
    struct canvas *canvas = &frame->body;
    int row = 0;
    int said;

    if (own->stale)
        agreement_load(tui, own);
    set_hints(own, frame);
    frame->scroll = &own->scroll;
    if (own->gone) {
        frame->title = xstrdup(_("Agreement"));
        canvas_text(canvas, 1, 1, canvas->width - 2, STYLE_PLAIN,
                    _("This agreement is not there any more."));
        return;
    }
    draw_above(own, frame);
    said = draw_shared(tui, own, canvas, row); /* above all else: it may be news */
    row += said ? said + 1 : 0;
    row += draw_fields(tui, own, canvas, row);
    said = draw_corrections(own, canvas, row + 1);
    row += said ? said + 1 : 0;
    draw_history(own, canvas, row + 1);
}
