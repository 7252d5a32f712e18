#ifndef WG_REGISTRY_POSTGRES_SQL_H
#define WG_REGISTRY_POSTGRES_SQL_H

/*
 * The statements in PostgreSQL's words: a read or a write is a call of a function that looks who asks (data/sql/postgres). The role that
 * is logged in and the server's clock count there, so what the program says of these is named, as every parameter has to be, and left
 * unused.
 */
#define IN_REGISTRY "waardegesprek."

#define POSTGRES_SETTINGS    "SELECT name, text FROM " IN_REGISTRY "settings"
#define POSTGRES_SET         "SELECT " IN_REGISTRY "set_setting($1, $2)"
#define POSTGRES_TEAMS       "SELECT id, name FROM " IN_REGISTRY "teams ORDER BY folded"
#define POSTGRES_TEAM_ADD    "SELECT " IN_REGISTRY "add_team($1, $2, $3)"
#define POSTGRES_TEAM_RENAME "SELECT id FROM " IN_REGISTRY "rename_team($1, $2, $3) AS renamed (id)"

#define POSTGRES_SHARE                                                                             \
    "SELECT " IN_REGISTRY "share($1, $2::integer, $3::integer, $5, $6, $7, $8::integer, $9, $10,"  \
    " $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)"                                      \
    " FROM (SELECT $4::text, $22::text) AS unused"
#define POSTGRES_WITHDRAW                                                                          \
    "SELECT " IN_REGISTRY "withdraw($1, $2::integer)"                                              \
    " FROM (SELECT $3::text, $4::text, $5::text) AS unused"
#define POSTGRES_WITHDRAW_CODE  "SELECT " IN_REGISTRY "withdraw_code($1)"
#define POSTGRES_CODE_WITHDRAWN "SELECT " IN_REGISTRY "code_withdrawn_at($1)"
#define POSTGRES_SCORE                                                                             \
    "SELECT " IN_REGISTRY "score($1, $2, $3, $4, $5::integer, $6::integer, $7::integer)"
#define POSTGRES_SCORE_TAKE_BACK "SELECT " IN_REGISTRY "take_back_scores($1)"
#define POSTGRES_TALK_COUNT                                                                        \
    "SELECT " IN_REGISTRY "count_talks($2, $3, $4::integer, $5::integer)"                          \
    " FROM (SELECT $1::text) AS unused"

#define POSTGRES_MINE                                                                              \
    "SELECT " PLAN_COLUMNS " FROM " IN_REGISTRY "mine(), (SELECT $1::text) AS unused"
#define POSTGRES_MINE_COMMENTS                                                                     \
    "SELECT action, who, account, text, moment FROM " IN_REGISTRY                                  \
    "my_comments(), (SELECT $1::text) AS unused (one)"
#define POSTGRES_IS_WITHDRAWN                                                                      \
    "SELECT moment FROM " IN_REGISTRY                                                              \
    "withdrawn_at($1, $2::integer) AS moment WHERE moment IS NOT NULL"
#define POSTGRES_FIND     "SELECT " PLAN_COLUMNS " FROM " IN_REGISTRY "find_plan($1)"
#define POSTGRES_COMMENTS "SELECT who, account, text, moment FROM " IN_REGISTRY "comments($1)"

#define POSTGRES_ACCOUNT "SELECT session_user::text FROM (SELECT $1::text) AS unused"
#define POSTGRES_ANSWER                                                                            \
    "SELECT id, 1 FROM (SELECT $4::text, $7::text) AS unused, " IN_REGISTRY                        \
    "answer($1, $2, $3, $5, $6, $8::bigint) AS answered (id)"
#define POSTGRES_COMMENT                                                                           \
    "SELECT id FROM (SELECT $4::text, $6::text) AS unused, " IN_REGISTRY                           \
    "add_comment($1, $2, $3, $5) AS commented (id)"
#define POSTGRES_MARK                                                                              \
    "SELECT id FROM (SELECT $3::text, $4::text, $5::text) AS unused, " IN_REGISTRY                 \
    "set_mark($1, $2) AS marked (id)"

#define POSTGRES_PLAN_COUNTS                                                                       \
    "SELECT coalesce(sum(plans), 0), coalesce(sum(asked), 0), coalesce(sum(waiting), 0)"           \
    " FROM " IN_REGISTRY "request_totals()"
#define POSTGRES_REQUEST_TOTALS                                                                    \
    "SELECT team, kind, quarter, asked, answered, done FROM " IN_REGISTRY "request_totals()"       \
    " WHERE asked > 0 ORDER BY quarter, folded, kind"
#define POSTGRES_TALK_TOTALS                                                                       \
    "SELECT team, quarter, held, planned FROM " IN_REGISTRY "talk_totals()"                        \
    " WHERE held > 0 OR planned > 0 ORDER BY quarter, folded"
#define POSTGRES_PUBLISH                                                                           \
    "SELECT " IN_REGISTRY "publish() FROM (SELECT $1::text, $2::text) AS unused"
#define POSTGRES_FIGURES                                                                           \
    "SELECT quarter, team, value, shown, people, importance, opportunity, realisation"             \
    " FROM " IN_REGISTRY "figures()"

#define POSTGRES_GRANT  "SELECT " IN_REGISTRY "grant_role($1, $2, $3, $4)"
#define POSTGRES_REVOKE "SELECT " IN_REGISTRY "revoke_role($1, $2, $3, $4)"
#define POSTGRES_GRANTS                                                                            \
    "SELECT member, role, team, kind, by, since, gone FROM " IN_REGISTRY "members"                 \
    " ORDER BY member, role, team, kind"
#define POSTGRES_LEADERS     "SELECT id, name, plans FROM " IN_REGISTRY "leaders()"
#define POSTGRES_LEADER_MOVE "SELECT plans FROM " IN_REGISTRY "move_leader($1, $2) AS moved (plans)"
#define POSTGRES_LOG                                                                               \
    "SELECT moment, account, verb, id FROM " IN_REGISTRY                                           \
    "events ORDER BY number DESC LIMIT $1::bigint"

#endif
