#ifndef WG_DOMAIN_AGREEMENT_H
#define WG_DOMAIN_AGREEMENT_H

#include <stddef.h>
#include <stdint.h>

#include "domain/action.h"
#include "domain/interview.h"

/* An action outside its talk: with whom it was agreed, and where. */
struct agreement {
    struct action action;
    char *person_id;           /* NULL for a team, or the leader alone */
    char *person;              /* the name, or NULL */
    char *team;                /* the name, or NULL */
    char interview[UUID_SIZE]; /* the talk in which it was made */
    char *title;               /* of that talk's guide */
    enum process process;      /* its kind */
    int64_t made;
    int64_t removed; /* 0 = it stands */
};
void agreement_done(struct agreement *agreement);
/* Agreed or under way, with words. */
bool agreement_is_open(const struct agreement *agreement);
/* Open, and the day that was agreed lies before today. */
bool agreement_passed(const struct agreement *agreement, struct day today);
/* The leader, the organisation or HR said they would: what nobody should have to ask after. */
bool agreement_is_promise(const struct agreement *agreement);

struct agreement_list {
    struct agreement *items;
    size_t count;
};
void agreement_list_done(struct agreement_list *list);

/* What happened to an action, the oldest first: who, when, what, why. */
enum action_event { EVENT_MADE, EVENT_CHANGED, EVENT_REMOVED, EVENT_RESTORED, EVENT_COUNT };
const char *action_event_id(enum action_event event);
struct action_change {
    enum action_field field;
    char *before, *after; /* as the field holds them: ids, ISO days, words */
};
struct history_entry {
    int64_t id; /* of the row in the store */
    int64_t moment;
    char *who;   /* the leader's name then */
    char *title; /* of the talk in which it happened, NULL = outside a talk */
    enum action_event event;
    bool is_undo;   /* it took back an earlier one */
    bool is_undone; /* it was taken back */
    struct action_change *changes;
    size_t count;
};
struct history {
    struct history_entry *items;
    size_t count;
};
void history_done(struct history *history);
/*
 * For people: what one talk, or one day outside a talk, made of it is one entry with what it was before and what it
 * became. What was taken back, what ended as it began and the looking for words in the talk that made it are left out.
 * *out owns all of it.
 */
void history_condense(const struct history *history, struct history *out);
/*
 * "Taken back: By when: 1 May → 1 June; Reason: nothing → too busy." of what store_undo_action() gives; "" when that is
 * empty. The caller frees it.
 */
char *agreement_taken_back(const struct agreement *agreement, const struct history *undone);
/* Who does it, outside a talk: the employee by name, for whoever reads it there is not spoken to. Borrowed. */
const char *agreement_owner(const struct agreement *agreement);
/*
 * "What", "How it stands" …: a field's name for people, in the language of the messages. It is short, and one for the plan, the
 * page on which the employee says yes, HR's pages, exports and copies: each finds the other's words.
 */
const char *action_field_label(enum action_field field);
/* A field's content for people: a label for an id, a day in words. The caller frees it. */
char *action_field_text(enum action_field field, const char *text, enum process process);
/* The same of an agreement, with its employee by name. The caller frees it. */
char *agreement_field_text(const struct agreement *agreement, enum action_field field,
                           const char *text);

#endif
