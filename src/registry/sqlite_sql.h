#ifndef WG_REGISTRY_SQLITE_SQL_H
#define WG_REGISTRY_SQLITE_SQL_H

/*
 * The statements of statements.h in SQLite's words. THEN parts those of one transaction. $account and $now are those of the setup.
 * Totals, the index of words and the teams' names beside the plans are kept by the triggers of data/sql/registry.
 */
#include "sqlite.h"
#include "sqlite_leader_sql.h"

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

/* The id of the team that is, or was, called so. */
#define TEAM_CALLED(name)                                                                          \
    "coalesce((SELECT id FROM team WHERE folded = " name "),"                                      \
    " (SELECT team FROM team_was WHERE folded = " name "))"

/* Words that a change takes away, or a name that becomes a number, leave their traces as what is withdrawn does. */
#define SHARE_TRACE                                                                                \
    THEN "INSERT INTO trace (one) SELECT 1 FROM action WHERE id = $1 AND leader = $4"              \
         " AND (round, revision) < ($2, $3) AND NOT " SHARE_IS_OUT                                 \
         " AND (leader_name, person, what, own_part, need, first_step, helper, due, notice,"       \
         " reason) IS NOT ($5, $6, $11, $13, $14, $16, $17, $18, $19, $21)"                        \
         " ON CONFLICT DO NOTHING" THEN
#define SHARE_IS_OUT "EXISTS (SELECT 1 FROM withdrawn WHERE action = $1 AND round >= $2)"
#define SQLITE_SHARE                                                                               \
    "INSERT INTO log (moment, account, verb, id) SELECT $22, $account,"                            \
    " CASE WHEN action.id IS NULL THEN 'share' ELSE 'change' END, $1"                              \
    " FROM team LEFT JOIN action ON action.id = $1 WHERE team.id = " TEAM_CALLED(                  \
        "$7") " AND NOT " SHARE_IS_OUT " AND (action.id IS NULL OR (action.leader = $4"            \
              " AND (action.round, action.revision) < ($2, $3)))" SHARE_TRACE                      \
              "INSERT INTO action (id, round, revision, leader, leader_name, person, team, "       \
              "team_folded,"                                                                       \
              " may_contact, digest, asked, changed, value, what, owner, own_part, need, kind, "   \
              "first_step,"                                                                        \
              " helper, due, notice, status, reason)"                                              \
              " SELECT $1, $2, $3, $4, $5, $6, id, folded, $8, $9, $22, $22, $10, $11, $12, $13, " \
              "$14, $15,"                                                                          \
              " $16, $17, $18, $19, $20, $21 FROM team WHERE id = " TEAM_CALLED(                   \
                  "$7") " AND NOT " SHARE_IS_OUT " ON CONFLICT (id) DO UPDATE SET round = "        \
                        "excluded.round, revision = excluded.revision,"                            \
                        " leader_name = excluded.leader_name, person = excluded.person, team = "   \
                        "excluded.team,"                                                           \
                        " team_folded = excluded.team_folded, may_contact = excluded.may_contact," \
                        " digest = excluded.digest, changed = excluded.changed, value = "          \
                        "excluded.value,"                                                          \
                        " what = excluded.what, owner = excluded.owner, own_part = "               \
                        "excluded.own_part,"                                                       \
                        " need = excluded.need, kind = excluded.kind, first_step = "               \
                        "excluded.first_step,"                                                     \
                        " helper = excluded.helper, due = excluded.due, notice = excluded.notice," \
                        " status = excluded.status, reason = excluded.reason,"                     \
                        " mark = CASE WHEN excluded.may_contact = 0 AND mark = 'employee' THEN "   \
                        "'' ELSE mark END"                                                         \
                        " WHERE leader = excluded.leader"                                          \
                        " AND (round, revision) < (excluded.round, excluded.revision)" THEN        \
                        "SELECT CASE WHEN " SHARE_IS_OUT " THEN 'withdrawn'"                       \
                        " WHEN EXISTS (SELECT 1 FROM action WHERE id = $1 AND leader <> $4) THEN " \
                        "'other'"                                                                  \
                        " ELSE 'kept' END"

/* The same round once more stays as early as it was. */
#define WITHDRAW_MARKS                                                                             \
    " ON CONFLICT (action) DO UPDATE SET round = excluded.round, moment = excluded.moment"         \
    " WHERE excluded.round > round"
#define WITHDRAW_TRACE                                                                             \
    THEN "INSERT INTO trace (one) SELECT 1 WHERE changes() > 0 ON CONFLICT DO NOTHING"
#define SQLITE_WITHDRAW                                                                            \
    "INSERT INTO withdrawn (action, round, moment) SELECT $1, $2, $4"                              \
    " WHERE NOT EXISTS (SELECT 1 FROM action WHERE id = $1 AND leader <> $3)" WITHDRAW_MARKS THEN  \
    "INSERT INTO log (moment, account, verb, id) SELECT $4, $5, 'withdraw', id FROM action"        \
    " WHERE id = $1 AND leader = $3 AND round <= $2" THEN                                          \
    "DELETE FROM action WHERE id = $1 AND leader = $3 AND round <= $2" WITHDRAW_TRACE THEN         \
    "SELECT 'other' FROM action WHERE id = $1 AND leader <> $3"
/* share.c goes over the rows: each has a digest of its own. These two are its own: of a plan that is under the code, and of the code. */
#define SQLITE_TAKE_OUT                                                                            \
    "INSERT INTO withdrawn (action, round, moment) SELECT id, round, $now FROM action"             \
    " WHERE id = $1" WITHDRAW_MARKS THEN                                                           \
    "INSERT INTO log (moment, account, verb, id) VALUES ($now, $account, 'withdraw', $1)" THEN     \
    "DELETE FROM action WHERE id = $1" WITHDRAW_TRACE
#define SQLITE_KEEP_CODE                                                                           \
    "INSERT INTO withdrawn_code (digest, moment) VALUES ($1, $now)"                                \
    " ON CONFLICT (digest) DO UPDATE SET moment = max(moment, excluded.moment)" THEN               \
    "DELETE FROM withdrawn_code WHERE digest IN (SELECT digest FROM withdrawn_code"                \
    " ORDER BY moment DESC, digest LIMIT -1 OFFSET 10000)"
#define SQLITE_WITHDRAW_CODE  NULL
#define SQLITE_CODE_WITHDRAWN "SELECT moment FROM withdrawn_code WHERE digest = $1"

/* Of the quarters from the one that is asked on, those that were published are passed by. */
#define SQLITE_SCORE                                                                               \
    "INSERT INTO score (token, value, team, quarter, importance, opportunity, realisation)"        \
    " WITH RECURSIVE open (quarter) AS (VALUES ($3) UNION ALL"                                     \
    "  SELECT CASE WHEN quarter LIKE '%4' THEN printf('%04d-Q1', substr(quarter, 1, 4) + 1)"       \
    "   ELSE substr(quarter, 1, 6) || (substr(quarter, 7) + 1) END"                                \
    "  FROM open WHERE quarter IN (SELECT quarter FROM published))"                                \
    " SELECT $1, $4, team.id, max(open.quarter), $5, $6, $7 FROM team, open"                       \
    " WHERE team.id = " TEAM_CALLED(                                                               \
        "$2") " GROUP BY team.id"                                                                  \
              " ON CONFLICT (token, value) DO UPDATE SET team = excluded.team, quarter = "         \
              "excluded.quarter,"                                                                  \
              " importance = excluded.importance, opportunity = excluded.opportunity,"             \
              " realisation = excluded.realisation"
#define SQLITE_SCORE_TAKE_BACK "DELETE FROM score WHERE token = $1"
#define SQLITE_TALK_COUNT                                                                          \
    "INSERT INTO talk_count (leader, team, quarter, held, planned)"                                \
    " SELECT $1, id, $3, $4, $5 FROM team WHERE id = " TEAM_CALLED(                                \
        "$2") " ON CONFLICT (leader, team, quarter)"                                               \
              " DO UPDATE SET held = excluded.held, planned = excluded.planned"

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
    "SELECT team.name, quarter, sum(held), sum(planned) FROM talk_count"                           \
    " JOIN team ON team.id = talk_count.team GROUP BY quarter, folded"                             \
    " HAVING sum(held) > 0 OR sum(planned) > 0 ORDER BY quarter, folded"
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
