#ifndef WG_TUI_PERSON_H
#define WG_TUI_PERSON_H

#include "domain/agreement.h"
#include "domain/appointment.h"
#include "domain/growth.h"
#include "list.h"
#include "screen.h"
#include "share_line.h"

/*
 * All of one person. Growth holds only what is together, so the page may be seen by both. Talks of other kinds stand
 * on the line of time, but give no numbers.
 */
struct person_state {
    struct person person;
    struct interview_list talks; /* the oldest first */
    struct growth growth;        /* those of them that are about the values */
    struct agreement_list agreements;
    size_t *order; /* of the agreements: open ones first, promises before the rest */
    size_t open;   /* how many of them are open */
    struct appointment_list appointments;
    struct share_marks marks; /* what is shared with HR, and what HR said */
    struct script *names;     /* of the values; NULL when no guide could be read */
    size_t talk;              /* the one that is looked at */
    struct list values;       /* the row is a value */
    struct list rows;         /* of agreements */
    bool in_agreements;       /* the lower part shows them */
    bool only_agreements;     /* the page began there: there is little else yet */
    bool stale;
    bool gone;       /* erased meanwhile, in another window */
    int64_t version; /* of the file when it was read: another window may write in it */
    int scroll;
};

/* person_load.c: reads it anew; what was looked at stays. Says what can't be read. */
void person_load(struct tui *tui, struct person_state *own);
void person_forget(struct person_state *own);
/* False, and says so, when somebody was erased meanwhile. When that can't be read the person counts as there. */
bool person_is_there(struct tui *tui, const char *id, const char *name);
/* NULL when there is none. Borrowed. */
const struct interview *person_talk(const struct person_state *own);
/* Which of growth the talk is; growth.count when it is none. */
size_t person_growth_index(const struct person_state *own);
const struct agreement *person_agreement(const struct person_state *own, size_t row);
/* The nearest talk to come, or NULL. */
const struct appointment *person_next(const struct person_state *own);

/* Whether any talk gives numbers, and whether any came from another leader. */
bool person_has_scores(const struct person_state *own);
bool person_is_taken_over(const struct person_state *own);
/* The talk that is looked at, when it is about the values; else NULL. */
const struct growth_talk *person_growth_talk(const struct person_state *own);

/* person_draw.c: the frame, the line of time, and all values in one talk */
void person_draw(struct tui *tui, void *state, struct frame *frame);
/* Of all three measures what stands above them, and how it is said that one moved. */
enum { PERSON_WIDE = 76, PERSON_MEASURES = 3 };
struct person_measure {
    enum measure measure;
    const char *header, *news; /* to be translated */
};
extern const struct person_measure person_measures[PERSON_MEASURES];

/* person_value.c: the chosen value in all talks, on the rows from `row` on */
void person_draw_value(const struct person_state *own, struct frame *frame, int row);
void person_draw_agreements(const struct tui *tui, const struct person_state *own,
                            struct canvas *canvas, int row);

/*
 * person_erase.c: asks for the name to be typed, then erases all of the person, and closes the screens that are
 * about them.
 */
void person_ask_name(struct tui *tui, const struct person *person);

#endif
