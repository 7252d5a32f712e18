#ifndef WG_DOMAIN_SHARED_H
#define WG_DOMAIN_SHARED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/action.h"

/*
 * An action as it stands in the registry: its own fields, who it is of as the employee chose it, and what HR
 * did with it. Nothing else of a talk can get in. A *question to the organisation* is a shared action that needs something,
 * or that the organisation or HR does.
 */

/* How a question stands with HR. ORDER = the ids in shared.c. */
enum question_state {
    QUESTION_NEW, /* nobody has answered yet */
    QUESTION_TAKEN_UP,
    QUESTION_PROMISED,
    QUESTION_DONE,
    QUESTION_NOT_POSSIBLE, /* with the reason */
    QUESTION_STATE_COUNT
};
const char *question_state_id(enum question_state state); /* "new", "taken-up" … */
bool question_state_from_id(const char *id, enum question_state *out);
const char *question_state_label(enum question_state state);

/* With whom HR wants to talk about it. */
enum talk_mark { MARK_NONE, MARK_LEADER, MARK_EMPLOYEE, MARK_COUNT };
const char *talk_mark_id(enum talk_mark mark); /* "", "leader", "employee" */
bool talk_mark_from_id(const char *id, enum talk_mark *out);

/* What HR says of a question. All owned. */
struct reply {
    enum question_state state;
    char *who;      /* the name of whoever took it up; "" while new */
    char *account;  /* under which they worked: the role in PostgreSQL, else the system's account */
    char *by;       /* ISO day by which, or "" */
    char *text;     /* the answer, or why it is not possible; may be "" */
    int64_t moment; /* 0 while new */
};
void reply_done(struct reply *reply);

struct comment {
    char *who, *account, *text;
    int64_t moment;
};

struct shared_action {
    struct action action; /* id, revision, fields */
    int round;            /* from 1: each time that it was shared anew after a withdrawal */
    char *person;         /* the name or the number that the employee chose; a team's name */
    char *team;           /* the registry's name for it */
    char *leader;         /* id: the role name in PostgreSQL, else that of the leader's store */
    char *leader_name;
    bool may_contact; /* HR may talk about it with the employee */
    int64_t asked;    /* first shared */
    int64_t changed;  /* last change by the leader */
    int64_t number;   /* of the row in the registry: the order of arrival */
    struct reply reply;
    enum talk_mark mark;
    /* Filled by the detail only, the oldest first. */
    struct comment *comments;
    size_t comment_count;
};
void shared_action_init(struct shared_action *shared); /* all texts "" */
void shared_action_done(struct shared_action *shared);
void shared_action_copy(struct shared_action *to, const struct shared_action *from);
bool shared_is_question(const struct shared_action *shared);
/* A question without an answer whose action still stands. */
bool shared_waits(const struct shared_action *shared);
/* What is asked: the need, else what is to be done. Borrowed. */
const char *shared_question(const struct shared_action *shared);
/* Waits, and was asked so many days ago or more. `answer_days` is a setting of the registry. */
bool shared_waits_long(const struct shared_action *shared, struct day today, int answer_days);
/*
 * The day that was agreed has passed, for HR to see: never of what the employee does, alone or together, nor of the
 * leader's, nor of what HR answered as done or not possible.
 */
bool shared_passed(const struct shared_action *shared, struct day today);

struct shared_list {
    struct shared_action *items;
    size_t count;
};
void shared_list_done(struct shared_list *list);

#endif
