/* Moving a talk that is to come, and taking it off the list. */
#include <stdio.h>
#include <stdlib.h>

#include "agenda_line.h"
#include "base/mem.h"
#include "base/message.h"
#include "loop.h"
#include "store/appointment.h"

static struct day today_of(const struct tui *tui)
{
    return clock_today(tui_session_setup(tui)->clock);
}

static void move(struct tui *tui, const char *id, struct day day)
{
    char text[DAY_TEXT_SIZE];
    struct diag diag;

    diag_init(&diag);
    if (store_move_appointment(tui_session_setup(tui)->store, id, day, &diag)) {
        day_format_full(day, text);
        tui_say(tui, _("The talk is on %s now."), text);
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
    tui_changed(tui, NULL);
}

static void ask_day(struct tui *tui, const char *id, const char *text, const char *note);

/* A day that can't be comes back as the one that was probably meant: Enter again takes it. */
static void propose(struct tui *tui, const char *id, struct day day)
{
    char *subject = xstrdup(id);
    char full[DAY_TEXT_SIZE], text[DAY_TEXT_SIZE];
    char *note;

    day_format_full(day, full);
    day_format_short(day, text);
    note = xasprintf(_("That day does not exist. Do you mean %s? Enter = yes"), full);
    tui_pop_now(tui);
    ask_day(tui, subject, text, note);
    free(note);
    free(subject);
}

static bool take_day(struct tui *tui, const char *text, const char *id)
{
    struct day today = today_of(tui);
    struct day day;

    switch (day_parse(text, today, &day)) {
    case DAY_OK:
        if (day_difference(today, day) < 0) {
            tui_say(tui, "%s", _("That day has passed. Choose today or a day to come."));
            return false;
        }
        move(tui, id, day);
        return true;
    case DAY_REPAIRED:
        propose(tui, id, day); /* this screen is another one now */
        return false;
    default:
        tui_say(tui, "%s", _("That is no day yet. Try 31-12-2026 or \"in 3 weeks\"."));
        return false;
    }
}

static void ask_day(struct tui *tui, const char *id, const char *text, const char *note)
{
    tui_push(tui, &line_screen,
             &(struct line_ask){.title = _("Another day"),
                                .question = _("On which day will the talk be?"),
                                .note = note,
                                .text = text,
                                .done = take_day,
                                .subject = id});
}

void agenda_ask_day(struct tui *tui, const struct appointment *appointment)
{
    char text[DAY_TEXT_SIZE];

    day_format_short(appointment->day, text);
    ask_day(tui, appointment->id, text, _("A day, or words such as \"in 3 weeks\"."));
}

static void drop(struct tui *tui, int option, const char *id)
{
    struct diag diag;

    if (option != 1)
        return;
    diag_init(&diag);
    if (store_drop_appointment(tui_session_setup(tui)->store, id, true, &diag)) {
        snprintf(tui->dropped, sizeof tui->dropped, "%s", id);
        tui_say(tui, "%s",
                _("The talk is off the list; agreements stay as they are. Ctrl+Z brings it back."));
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
    tui_changed(tui, NULL);
}

void agenda_bring_back(struct tui *tui)
{
    struct diag diag;

    if (!*tui->dropped) {
        tui_say(tui, "%s", _("There is nothing left to undo."));
        return;
    }
    diag_init(&diag);
    if (store_drop_appointment(tui_session_setup(tui)->store, tui->dropped, false, &diag))
        tui_say(tui, "%s", _("The talk is on the list again."));
    else
        tui_say(tui, "%s", diag_text(&diag));
    *tui->dropped = '\0';
    diag_done(&diag);
    tui_changed(tui, NULL);
}

void agenda_ask_drop(struct tui *tui, const struct appointment *appointment)
{
    char *line = agenda_appointment(appointment);
    char *day = agenda_day(appointment->day, today_of(tui));
    char *question = xasprintf("%s · %s\n\n%s", line, day,
                               _("Will this talk not be held? It goes off the list."));

    tui_push(
        tui, &ask_screen,
        &(struct ask){question, {_("No, leave it"), _("Yes, take it off")}, drop, appointment->id});
    free(question);
    free(day);
    free(line);
}
