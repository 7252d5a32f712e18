#ifndef WG_REGISTRY_SQLITE_SHARE_SQL_H
#define WG_REGISTRY_SQLITE_SHARE_SQL_H

/* What a leader sends and takes back: a part of sqlite_sql.h. */
#include "sqlite.h"

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

#endif
