#ifndef WG_TUI_AGENDA_LINE_H
#define WG_TUI_AGENDA_LINE_H

#include "domain/agenda.h"
#include "list.h"
#include "screen.h"

/*
 * Talks, talks to come and agreements as lines of a list: what it is on the left, when on the right. All
 * texts are the caller's to free.
 */

/* "today", "tomorrow", "Friday" of the six days after that, else "04-12-2026". */
char *agenda_day(struct day day, struct day today);
/* The same, and that it has passed when it has. */
char *agenda_day_told(struct day day, struct day today);
/* "M. de Vries · Team Noord"; NULL parts are left out, "" when there is none. */
char *agenda_who(const char *person, const char *team);

char *agenda_talk(const struct interview *talk);
/* How long ago it was changed, or its day; or when it goes, of a talk that may not stay. */
char *agenda_talk_side(const struct interview *talk, int64_t now);
char *agenda_talk_day(const struct interview *talk);
char *agenda_appointment(const struct appointment *appointment);
/* `whose`: with the name of whom it was agreed with. */
char *agenda_agreement(const struct agreement *agreement, bool whose);
/* Who does it, and its day; `told`: also that it has passed, when it has. */
char *agenda_agreement_side(const struct agreement *agreement, struct day today, bool told);

/* One row of a list; the right text keeps its room. */
void agenda_draw_row(const struct list *list, struct canvas *canvas, int row, size_t index,
                     const char *left, const char *right);

/* Asks for another day of a talk to come, or whether it is off. The screens are told when it changed. */
void agenda_ask_day(struct tui *tui, const struct appointment *appointment);
void agenda_ask_drop(struct tui *tui, const struct appointment *appointment);
/* The one that was taken off the list last comes back. */
void agenda_bring_back(struct tui *tui);

#endif
