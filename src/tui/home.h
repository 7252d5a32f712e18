#ifndef WG_TUI_HOME_H
#define WG_TUI_HOME_H

#include "agenda_line.h"
#include "store/appointment.h"
#include "store/share.h"

/*
 * The first screen is an agenda: what to look after comes first, in the order of domain/agenda.h; then
 * a new talk, people, past talks, guides and search.
 */
enum section {
    SECTION_TAKEN_OVER = AGENDA_TAKEN_OVER,
    SECTION_UNFINISHED = AGENDA_UNFINISHED,
    SECTION_ANSWER = AGENDA_ANSWER,
    SECTION_APPOINTMENT = AGENDA_APPOINTMENT,
    SECTION_PASSED = AGENDA_PASSED,
    SECTION_PROMISE = AGENDA_PROMISE,
    SECTION_NEW,
    SECTION_PEOPLE,
    SECTION_PAST,
    SECTION_GUIDES,
    SECTION_SEARCH,
    SECTION_TROUBLE, /* what could not go to HR: above all else */
    SECTION_COUNT    /* as a view: the first screen itself, with some of each */
};

struct home_entry {
    enum section section;
    bool all;     /* the way to all of its section */
    size_t index; /* in the agenda, in people or in past; of `all`: how many there are */
};

struct home_state {
    struct interview_list talks;
    struct appointment_list appointments;
    struct agreement_list agreements;
    struct person_list people;
    struct hr_answer_list answers;
    struct agenda agenda; /* borrows from what is above */
    struct day today;     /* on which it was made */
    const struct interview **past;
    size_t past_count;
    struct home_entry *entries; /* what the view shows */
    enum section view;          /* SECTION_COUNT, or the one section of which all is shown */
    char *news;                 /* about the guides, a line each; NULL = none */
    struct list list;
    size_t row_before; /* on the first screen, while a section is seen */
    int scroll;
    bool stale;
    int64_t version;   /* of the file when it was read: another process may write in it */
    char *trouble;     /* with what is on its way to HR, in a line; or NULL */
    bool on_its_way;   /* there is something to see of it */
    int64_t next_send; /* when something may leave for HR; 0 = look now */
    int64_t last_send; /* by the clock that never jumps */
    int64_t began;     /* when the program began */
    bool was_seen;     /* nothing is sent before the first picture */
};

/* home_share.c: what HR said and what is on its way there. */
void home_load_shared(struct tui *tui, struct home_state *home);
void home_forget_shared(struct home_state *home);
/* At each tick: reads anew what another process wrote, and sends what may leave. */
void home_look_at_shared(struct tui *tui, struct home_state *home);

/* Nobody and nothing yet: only a first talk to begin. */
bool home_is_empty(const struct home_state *home);
/* So much to look after that the rest is one line each. */
bool home_is_busy(const struct home_state *home);
void home_draw(struct tui *tui, const struct home_state *home, struct frame *frame, int row);

#endif
