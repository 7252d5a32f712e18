#ifndef WG_CLI_VERB_AGENDA_H
#define WG_CLI_VERB_AGENDA_H

#include "domain/agenda.h"
#include "domain/share.h"
#include "script/guide.h"
#include "verb.h"

/* The verbs behind `agenda`, and what they share. */
extern const struct verb verb_agenda_add;
extern const struct verb verb_agenda_move;
extern const struct verb verb_agenda_drop;
extern const struct verb verb_agenda_ics;

/* All that the agenda is made of. */
struct agenda_lists {
    struct interview_list interviews;
    struct appointment_list appointments;
    struct agreement_list agreements;
    struct hr_answer_list answers;
};
/* False with a sentence in diag. agenda_lists_done() it in either case. */
bool agenda_lists_load(struct world *world, struct agenda_lists *out, struct diag *diag);
void agenda_lists_done(struct agenda_lists *lists);

/* A day as typed on which a talk is to come: today or later. False with a sentence said. */
bool agenda_typed_day(const struct world *world, const char *typed, struct day *out);

/* The guides, in the language of the messages: what talks to come are named by. guide_list_done() it. */
void agenda_guides(const struct world *world, struct guide_list *out);
/* The guide's title; its id when it is not there. Borrowed. */
const char *agenda_title(const struct guide_list *guides, const struct appointment *appointment);
/* "Noor, team Noord. The follow-up talk, Thursday 31 December 2026." The caller frees it. */
char *agenda_line(const struct guide_list *guides, const struct appointment *appointment);
/* The same for one alone. The caller frees each. */
char *agenda_title_alone(const struct world *world, const struct appointment *appointment);
char *agenda_appointment_line(const struct world *world, const struct appointment *appointment);
/* Says it all, by kind. */
void agenda_say(const struct world *world, const struct agenda *agenda);

#endif
