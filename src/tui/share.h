#ifndef WG_TUI_SHARE_H
#define WG_TUI_SHARE_H

#include "screen.h"
#include "session/share.h"

/*
 * Asking the employee what HR may see, a page a question, with nothing chosen beforehand. Only the last answer keeps it:
 * before that nothing is remembered.
 */
enum share_step {
    STEP_ACTION, /* one page an agreement */
    STEP_NAME,
    STEP_CONTACT,
    STEP_SCORES,
    STEP_TEAM,
    STEP_CHECK, /* all of it once more, and whether it is so */
    STEP_DONE,
    STEP_NONE
};
struct share_page {
    enum share_step step;
    size_t offer; /* of STEP_ACTION */
};
enum { CHOSEN_NONE = -1 };
struct share_asking {
    char id[UUID_SIZE]; /* a talk or an action */
    struct share_question question;
    struct share_page page;
    /* What was said. */
    bool (*changed)[ACTION_FIELD_COUNT]; /* one an offer: what is not as it was sent */
    enum share_word *words;              /* one an offer */
    int named;                           /* 0 the name, 1 the number */
    int contact, scores;                 /* 0 yes, 1 no */
    int team;                            /* of the known ones */
    int sure;           /* whether all of it is right: 0 yes, 1 no; asked anew each time */
    struct field typed; /* the team, when none is known */
    char *number;
    /* Once it is kept. */
    char code[CODE_SIZE];
    int64_t leaves;
    char talk[UUID_SIZE]; /* of which a copy can be saved */
    struct script *names; /* of the values, or NULL */
    int row;              /* the option in focus; CHOSEN_NONE until a key goes there */
    int line, hidden;     /* the first line that is seen, and how many are left below the window */
    int seen;             /* how many lines the window has */
    bool stale;
};

/* ---- what is asked (share_pages.c) ---- */

/* Whether the employee can be asked about it: not shared yet, or changed since. */
bool share_is_asked(const struct share_offer *offer);
/* It is there already, and what changed can go too. */
bool share_is_change(const struct share_offer *offer);
bool share_is_yes(const struct share_asking *own, size_t offer);
size_t share_yes_count(const struct share_asking *own);
/* The pages for which there is a reason: the first, and those around `page`; STEP_NONE when there is none. */
struct share_page share_first_page(const struct share_asking *own);
struct share_page share_page_after(const struct share_asking *own, struct share_page page);
struct share_page share_page_before(const struct share_asking *own, struct share_page page);
/* Which agreement this is of those that are asked about, from 1. */
size_t share_page_number(const struct share_asking *own, size_t offer);
size_t share_page_count(const struct share_asking *own);

/* The options of the page: how many, their words (owned by the caller), the chosen one or CHOSEN_NONE. */
int share_option_count(const struct share_asking *own);
char *share_option_text(const struct share_asking *own, int option);
int share_chosen(const struct share_asking *own);
void share_choose(struct share_asking *own, int option);

/* As it goes along: the name or the number, a team's name; while it is not known, that it is still asked. Owned. */
char *share_person_as(const struct share_asking *own);
char *share_team(const struct share_asking *own);
/* The same of one agreement: a change goes as its agreement went before. Owned. */
char *share_offer_as(const struct share_asking *own, size_t offer);
char *share_offer_team(const struct share_asking *own, size_t offer);
bool share_may_contact(const struct share_asking *own);
bool share_asks_team(const struct share_asking *own);

/* ---- how it looks (share_draw.c) ---- */
void share_draw_page(struct tui *tui, void *state, struct frame *frame);

#endif
