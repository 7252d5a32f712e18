#ifndef WG_REGISTRY_SQLITE_SQL_H
#define WG_REGISTRY_SQLITE_SQL_H

/*
 * The statements of statements.h in SQLite's words. THEN parts those of one transaction. $account and $now are those of the setup.
 * Totals, the index of words and the teams' names beside the plans are kept by the triggers of data/sql/registry.
 */
#include "sqlite.h"
#include "sqlite_leader_sql.h"
#include "sqlite_share_sql.h"

/* Behind a statement that may have changed something. */
#define LOG_IF_CHANGED(verb, id)                                                                   \
    THEN "INSERT INTO log (moment, account, verb, id)"                                             \
         " SELECT $now, $account, '" verb "', " id " WHERE changes() > 0"

#define SQLITE_SETTINGS "SELECT name, text FROM setting"
#define SQLITE_SET                                                                                 \
    "INSERT INTO setting (name, text) VALUES ($1, $2)"                                             \
    " ON CONFLICT (name) DO UPDATE SET text = excluded.text WHERE text <> "                        \
    "excluded.text" LOG_IF_CHANGED("set", "$1")

#define SQLITE_TEAMS "SELECT id, name FROM team ORDER BY folded"
#define SQLITE_TEAM_ADD                                                                            \
    "INSERT INTO team (id, name, folded) SELECT $1, $2, $3"                                        \
    " WHERE NOT EXISTS (SELECT 1 FROM team_was WHERE folded = $3)"                                 \
    " ON CONFLICT DO NOTHING" LOG_IF_CHANGED("team", "$1")
#define SQLITE_TEAM_RENAME                                                                         \
    "DELETE FROM team_was WHERE folded = $3"                                                       \
    " AND team = (SELECT id FROM team WHERE folded = $1)" THEN                                     \
    "INSERT INTO team_was (folded, team) SELECT folded, id FROM team"                              \
    " WHERE folded = $1 AND $1 <> $3" THEN                                                         \
    "UPDATE team SET name = $2, folded = $3 WHERE folded = $1" LOG_IF_CHANGED(                     \
        "team", "(SELECT id FROM team WHERE folded = $3)") THEN                                    \
        "SELECT id FROM team WHERE folded = $3"

#define SQLITE_MINE "SELECT " PLAN_COLUMNS " FROM plan WHERE leader = $1 ORDER BY number"
#define SQLITE_MINE_COMMENTS                                                                       \
    "SELECT comment.action, comment.who, comment.account, comment.text, comment.moment"            \
    " FROM action CROSS JOIN comment ON comment.action = action.id WHERE leader = $1"              \
    " ORDER BY number, moment, comment.id"
#define SQLITE_IS_WITHDRAWN "SELECT moment FROM withdrawn WHERE action = $1 AND round >= $2"
/* '~' sorts behind every character of an id. */
#define SQLITE_FIND                                                                                \
    "SELECT " PLAN_COLUMNS " FROM plan WHERE id >= $1 AND id < $1 || '~' ORDER BY id LIMIT 2"
#define SQLITE_COMMENTS                                                                            \
    "SELECT who, account, text, moment FROM comment WHERE action = $1 ORDER BY moment, id"

#define SQLITE_ACCOUNT "SELECT $1"
/* New again: an answer that was taken back leaves nothing of itself. */
#define SQLITE_ANSWER                                                                              \
    "UPDATE action SET state = $2, who = CASE $2 WHEN 'new' THEN '' ELSE $3 END,"                  \
    " account = CASE $2 WHEN 'new' THEN '' ELSE $4 END,"                                           \
    " by_day = CASE $2 WHEN 'new' THEN '' ELSE $5 END,"                                            \
    " answer_text = CASE $2 WHEN 'new' THEN '' ELSE $6 END,"                                       \
    " answered = CASE $2 WHEN 'new' THEN 0 ELSE $7 END"                                            \
    " WHERE id = $1 AND answered = $8" LOG_IF_CHANGED("answer", "$1") THEN                         \
        "SELECT id, changes() FROM action WHERE id = $1" /* of the log's row */
#define SQLITE_COMMENT                                                                             \
    "INSERT INTO comment (id, action, who, account, text, moment)"                                 \
    " SELECT $1, id, $3, $4, $5, $6 FROM action WHERE id = $2" LOG_IF_CHANGED("comment", "$2")     \
        THEN "SELECT action FROM comment WHERE id = $1"
#define MARK_IS_WANTED "id = $1 AND ($2 <> 'employee' OR may_contact = 1)"
#define SQLITE_MARK                                                                                \
    "UPDATE action SET mark = $2 WHERE mark <> $2 AND " MARK_IS_WANTED LOG_IF_CHANGED(             \
        "mark", "$1") THEN "SELECT id FROM action WHERE " MARK_IS_WANTED

#define SQLITE_PLAN_COUNTS                                                                         \
    "SELECT coalesce(sum(plans), 0), coalesce(sum(asked), 0), coalesce(sum(waiting), 0)"           \
    " FROM request_total"
#define SQLITE_REQUEST_TOTALS                                                                      \
    "SELECT team.name, kind, quarter, asked, answered, done FROM request_total"                    \
    " JOIN team ON team.id = request_total.team WHERE asked > 0 ORDER BY quarter, folded, kind"
#define SQLITE_TALK_TOTALS                                                                         \
    "SELECT team.name, quarter, held, planned FROM talk_total"                                     \
    " JOIN team ON team.id = talk_total.team ORDER BY quarter, folded"
/* Of every team, also one in which nobody gave anything: else what is not there would tell nobody from too few. */
#define SQLITE_FIGURES                                                                             \
    "WITH one (team, name, folded) AS (SELECT '', '', '' UNION ALL"                                \
    "  SELECT id, name, folded FROM team),"                                                        \
    " subject (value) AS (VALUES ('use-skills'), ('develop-skills'), ('decisions'),"               \
    "  ('contacts'), ('own-goals'), ('income'), ('contribution'))"                                 \
    " SELECT p.quarter, one.name, subject.value, coalesce(f.shown, 0), coalesce(f.people, 0),"     \
    "  coalesce(f.importance, 0), coalesce(f.opportunity, 0), coalesce(f.realisation, 0)"          \
    " FROM published AS p CROSS JOIN one CROSS JOIN subject LEFT JOIN figure AS f"                 \
    "  ON f.quarter = p.quarter AND f.team = one.team AND f.value = subject.value"                 \
    " ORDER BY p.quarter, one.folded, subject.value"

/* figures.c publishes: what may be shown is decided in the domain. */
#define SQLITE_PUBLISH NULL
/* The file system decides who may do what. */
#define SQLITE_GRANT  NULL
#define SQLITE_REVOKE NULL
#define SQLITE_GRANTS NULL
#define SQLITE_LOG    "SELECT moment, account, verb, id FROM log ORDER BY number DESC LIMIT $1"

#endif
