#ifndef WG_REGISTRY_STATEMENTS_H
#define WG_REGISTRY_STATEMENTS_H

#include "driver.h"

/*
 * Every fixed statement of the registry, by what it does, with its parameters. The SQL of SQLite stands in sqlite_sql.h, that of
 * PostgreSQL in postgres_sql.h: each defines a macro SQLITE_name or POSTGRES_name for every row here.
 * In PostgreSQL a write is one call of a function that checks who asks; in SQLite triggers keep log, totals and index.
 * Moments are seconds UTC; now ($n) is the setup's clock and is ignored by PostgreSQL, whose own clock counts there; who, account
 * and leader likewise: the role that is logged in counts.
 *   X(NAME)            parameters → columns
 */
#define STATEMENT_LIST(X)                                                                          \
    X(SETTINGS)        /* → name, text */                                                        \
    X(SET)             /* name, text */                                                            \
    X(TEAMS)           /* → id, name */                                                          \
    X(TEAM_ADD)        /* id, name, folded */                                                      \
    X(TEAM_RENAME)     /* folded of the old name, name, folded → id when there was one */        \
    X(SHARE)           /* id, round, revision, leader, leader_name, person, team's folded name, */ \
                       /* may_contact, digest, value, what, owner, own_part, need, kind, */        \
                       /* first_step, helper, due, notice, status, reason, now */                  \
                       /* → "kept" or "withdrawn" */                                             \
    X(WITHDRAW)        /* id, round, leader, now, account */                                       \
    X(WITHDRAW_CODE)   /* digest of the code → how many */                                       \
    X(CODE_WITHDRAWN)  /* what is kept of the code → the moment, when it was withdrawn */        \
    X(SCORE)           /* token, team's folded name, quarter, value, importance, opportunity, */   \
                       /* realisation */                                                           \
    X(SCORE_TAKE_BACK) /* token */                                                                 \
    X(TALK_COUNT)      /* leader, team's folded name, quarter, held, planned */                    \
    X(MINE)            /* leader → the columns of a page */                                      \
    X(MINE_COMMENTS)   /* leader → action, who, account, text, moment */                         \
    X(IS_WITHDRAWN)    /* action, round → the moment, when it was */                             \
    X(FIND)            /* prefix → the columns of a page, at most two rows */                    \
    X(COMMENTS)        /* action → who, account, text, moment */                                 \
    X(ACCOUNT)         /* account → under which account this one writes */                       \
    X(ANSWER)          /* action, state, who, account, by, text, now, the moment of the answer */  \
                       /* that was seen → the action's id, and 0 when another stands there */    \
    X(COMMENT)        /* id of the comment, action, who, account, text, now → the action's id */ \
    X(MARK)           /* action, mark, who, account, now → the action's id */                    \
    X(PLAN_COUNTS)    /* → plans, questions, waiting */                                          \
    X(REQUEST_TOTALS) /* → team's name, kind, quarter, asked, answered, done */                  \
    X(TALK_TOTALS)    /* → team's name, quarter, held, planned */                                \
    X(PUBLISH)        /* first day of the quarter that is under way, now */                        \
    X(FIGURES)        /* → quarter, team's name or "", value, shown, people, importance, */      \
                      /* opportunity, realisation (means in tenths) */                             \
    X(GRANT)          /* member, role, team's folded name or "", kind or "" */                     \
    X(REVOKE)         /* the same → how many */                                                  \
    X(GRANTS)         /* → member, role, team's name or "", kind, by, since */                   \
    X(LEADERS)        /* → id, name, how many plans */                                           \
    X(LEADER_MOVE)    /* old, new → how many plans; none: there is no such one */                \
    X(LOG)            /* most → moment, account, verb, id */

enum statement_name {
#define X(name) STATEMENT_##name,
    STATEMENT_LIST(X)
#undef X
        STATEMENT_COUNT
};
extern const struct statement statements[STATEMENT_COUNT];

/*
 * The columns of a page, in this order, from the view plan (in SQLite a view too): id, round, revision, leader, leader_name, person,
 * team (its name), may_contact, asked, changed, number, value, what, owner, own_part, need, kind, first_step, helper, due,
 * notice, status, reason, state, who, account, by_day, answer_text, answered, mark.
 * page.c adds what stands behind FROM; the view also has what it filters and sorts by: team_id, team_folded, question (0, 1), standing
 * (0 waits for an answer, 1 taken up, 2 promised, 3 done, not possible, or the action no longer stands; 4 no question).
 */
#define PLAN_COLUMNS                                                                               \
    "id, round, revision, leader, leader_name, person, team, may_contact, asked, changed, "        \
    "number, value, what, owner, own_part, need, kind, first_step, helper, due, notice, "          \
    "status, reason, state, who, account, by_day, answer_text, answered, mark"
enum { PLAN_COLUMN_COUNT = 30 };
/* Fills one of such a row. */
void read_plan(const char *const *columns, struct shared_action *out);

#endif
