/* The other half of the person page: what was agreed, and what is to come. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "person.h"

/* "15-01-2027" or "15-01-2027 (the day has passed: what is needed?)"; "" without a day. */
static char *day_words(const struct agreement *agreement, struct day today)
{
    char *text = action_field_text(ACTION_DUE, action_get(&agreement->action, ACTION_DUE),
                                   agreement->process);
    char *words;
    struct day due;

    if (day_from_iso(action_get(&agreement->action, ACTION_DUE), &due)) {
        char day[DAY_TEXT_SIZE];

        day_format_short(due, day);
        xstrset(&text, day);
    }
    if (!agreement_passed(agreement, today))
        return text;
    words = xasprintf(_("%s (the day has passed: what is needed?)"), text);
    free(text);
    return words;
}

/* Who, how it stands, by when and why: what can be said in a line under the words. */
static char *details(const struct agreement *agreement, struct day today)
{
    const struct action *action = &agreement->action;
    const char *reason = action_get(action, ACTION_REASON);
    char *day = day_words(agreement, today);
    char *text = xasprintf("%s · %s%s%s%s%s", agreement_owner(agreement),
                           action_status_label(action_status(action)), *day ? " · " : "", day,
                           *reason ? " · " : "", reason);

    free(day);
    return text;
}

static int draw_agreement(const struct tui *tui, const struct person_state *own,
                          struct canvas *canvas, int row, size_t index)
{
    const struct agreement *agreement = person_agreement(own, index);
    char *line = details(agreement, clock_today(tui_session_setup(tui)->clock));
    int rows = 1;

    list_draw_row(&own->rows, canvas, row, index, action_get(&agreement->action, ACTION_WHAT));
    rows += canvas_wrap(canvas, row + 1, 5, canvas->width - 6, STYLE_DIM, line);
    free(line);
    rows += share_draw(tui, share_mark(&own->marks, agreement->action.id), canvas, row + rows, 5);
    line = share_answer_line(share_answer(&own->marks, agreement->action.id),
                             clock_today(tui_session_setup(tui)->clock));
    rows += canvas_wrap(canvas, row + rows, 5, canvas->width - 6, STYLE_BOLD, line);
    free(line);
    return rows;
}

static int draw_appointments(const struct person_state *own, struct canvas *canvas, int row)
{
    char day[DAY_TEXT_SIZE];
    int first = row;

    for (size_t i = 0; i < own->appointments.count; i++) {
        const struct appointment *item = &own->appointments.items[i];

        day_format_full(item->day, day);
        canvas_format(canvas, row++, 1, STYLE_PLAIN, "%s: %s", appointment_label(item), day);
    }
    return row - first;
}

void person_draw_agreements(const struct tui *tui, const struct person_state *own,
                            struct canvas *canvas, int row)
{
    int appointments = draw_appointments(own, canvas, row);

    row += appointments + (appointments > 0);
    if (own->rows.count == 0)
        canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_PLAIN,
                    _("Nothing has been agreed yet."));
    for (size_t i = 0; i < own->rows.count; i++) {
        if (i == 0 && own->open > 0)
            canvas_text(canvas, row++, 1, canvas->width, STYLE_BOLD, _("What is agreed"));
        if (i == own->open) {
            row += i > 0;
            canvas_text(canvas, row++, 1, canvas->width, STYLE_BOLD, _("Before"));
        }
        row += draw_agreement(tui, own, canvas, row, i);
    }
}
