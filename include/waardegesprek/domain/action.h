#ifndef WG_DOMAIN_ACTION_H
#define WG_DOMAIN_ACTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/date.h"
#include "domain/terms.h"
#include "domain/value.h"

/*
 * The action plan: what employee and leader agree. ORDER of the enums = order of the ids in
 * action.c.
 */
enum owner {
    OWNER_EMPLOYEE,
    OWNER_LEADER,
    OWNER_TOGETHER,
    OWNER_ORGANISATION,
    OWNER_HR,
    OWNER_COUNT
};
/* The kind of support that is needed. */
enum support {
    SUPPORT_NONE,
    SUPPORT_TIME,
    SUPPORT_TRAINING,
    SUPPORT_GUIDANCE,
    SUPPORT_MEANS,
    SUPPORT_SAY,
    SUPPORT_TERMS,
    SUPPORT_OTHER,
    SUPPORT_COUNT
};
enum action_status { ACTION_AGREED, ACTION_BUSY, ACTION_DONE, ACTION_DROPPED, ACTION_STATUS_COUNT };

/* How an agreement of the last talk stands: the ids of the choices that measure status. */
enum review { REVIEW_DONE, REVIEW_BUSY, REVIEW_CHANGED, REVIEW_DROPPED, REVIEW_COUNT };
/* REVIEW_COUNT when it is none. */
enum review review_from_id(const char *id);
/* What it makes of the action; false when that is nothing: what was changed stands as it stood. */
bool review_status(enum review review, enum action_status *out);

/* Every field by name: forms, history and undo go by this list. */
enum action_field {
    ACTION_VALUE, /* id of a work value, or "" */
    ACTION_WHAT,  /* all that an action needs */
    ACTION_OWNER,
    ACTION_OWN_PART, /* what do I do myself? */
    ACTION_NEED,     /* what do I need? */
    ACTION_KIND,     /* of support */
    ACTION_FIRST_STEP,
    ACTION_HELPER,
    ACTION_DUE,    /* ISO day, words that are no day yet, or "" */
    ACTION_NOTICE, /* how we notice that it works */
    ACTION_STATUS,
    ACTION_REASON, /* of its status, in a word or two */
    ACTION_FIELD_COUNT
};

struct action {
    char id[UUID_SIZE]; /* for life */
    int revision;       /* from 1, +1 with every change that is kept */
    bool shared;
    char *fields[ACTION_FIELD_COUNT]; /* never NULL; enums as their ids */
};

void action_init(struct action *action); /* owner employee, status agreed, all else "" */
void action_done(struct action *action);
void action_copy(struct action *to, const struct action *from);
/* Borrowed. */
const char *action_get(const struct action *action, enum action_field field);
/* False, and nothing changed, when the text is no legal value of an enum field. */
bool action_set(struct action *action, enum action_field field, const char *text);
enum owner action_owner(const struct action *action);
enum action_status action_status(const struct action *action);
/* Nothing worth keeping: no "what". */
bool action_is_blank(const struct action *action);
/* Nothing was typed in any of its fields. */
bool action_is_untouched(const struct action *action);

const char *action_field_id(enum action_field field); /* "own_part" …: as in JSON */
const char *owner_id(enum owner owner);
const char *support_id(enum support support);
/* SUPPORT_NONE for NULL, "" and what is none. */
enum support support_from_id(const char *id);
const char *action_status_id(enum action_status status);
/* What screens and reports say, in the language of the messages. */
/* The employee is "the team" where the talk is not about one person. */
const char *owner_label(enum owner owner, enum process process);
const char *support_label(enum support support);
const char *action_status_label(enum action_status status);

struct plan {
    struct action *actions;
    size_t count;
};
void plan_init(struct plan *plan);
void plan_done(struct plan *plan);
/* Appends a copy; returns its index. */
size_t plan_add(struct plan *plan, const struct action *action);
/* Puts a copy in at `index` (clamped). */
void plan_insert(struct plan *plan, size_t index, const struct action *action);
void plan_remove(struct plan *plan, size_t index);
size_t plan_find(const struct plan *plan, const char *id); /* SIZE_MAX when absent */
/* How many actions stand at a value. */
size_t plan_count_for(const struct plan *plan, enum value value);

#endif
