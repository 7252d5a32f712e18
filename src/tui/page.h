#ifndef WG_TUI_PAGE_H
#define WG_TUI_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "field.h"
#include "session/session.h"

/*
 * The fields of one page of a talk: made from the script's steps, shown the answers
 * of the session, and turning what is done to them into edits of the session.
 */
enum role {
    ROLE_ANSWER,
    ROLE_SENTENCES,  /* the own sentences that a summary can be made from */
    ROLE_CONFIRM,    /* is that right? */
    ROLE_CORRECTION, /* what the employee says instead */
    ROLE_COUNT
};

struct page_form {
    struct session *session;
    struct form form;     /* tag of a field = index of its place on the page * ROLE_COUNT + role */
    struct place *places; /* those of the page that are shown */
    size_t place_count;
    char **strings; /* filled texts that the fields borrow */
    size_t string_count;
    char **sentences;
    size_t sentence_count;
    bool employee_view;
};

/* Makes the page that holds the session's place; the focus and cursor go there. */
void page_open(struct page_form *page, struct session *session, bool employee_view);
/*
 * Makes the fields again, after an answer on which others may hang or a change from outside. The focus
 * stays where it was when the session still stands there.
 */
void page_reopen(struct page_form *page, bool employee_view);
void page_done(struct page_form *page);
/* Shows the fields what the answers are now. */
void page_refresh(struct page_form *page);
/* False when the key does nothing here. */
bool page_key(struct page_form *page, enum action_name action, const struct press *press);

/* The place of a field, or of the page when it has none. */
struct place page_place(const struct page_form *page, const struct field *field);
struct place page_focused_place(const struct page_form *page);
enum role field_role(const struct field *field);
/* Words stand where a day is asked for. */
bool page_has_no_day(const struct page_form *page);
/* The sentence under a date that is being typed, or NULL. The caller frees it. */
char *page_date_note(const struct page_form *page, const struct field *field);

#endif
