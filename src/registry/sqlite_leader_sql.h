#ifndef WG_REGISTRY_SQLITE_LEADER_SQL_H
#define WG_REGISTRY_SQLITE_LEADER_SQL_H

/* Whose the plans are, and giving them to another: a part of sqlite_sql.h. */
#include "sqlite.h"

#define SQLITE_LEADERS                                                                             \
    "SELECT leader, coalesce((SELECT leader_name FROM action WHERE action.leader = one.leader"     \
    "  ORDER BY changed DESC, number DESC LIMIT 1), ''),"                                          \
    " (SELECT count(*) FROM action WHERE action.leader = one.leader)"                              \
    " FROM (SELECT leader FROM action UNION SELECT leader FROM talk_count) AS one ORDER BY 1"
#define HAS_LEADER "$1 IN (SELECT leader FROM action UNION SELECT leader FROM talk_count)"
/* Counts that the new one has sent since are the newer ones. */
#define SQLITE_LEADER_MOVE                                                                         \
    "INSERT INTO log (moment, account, verb, id)"                                                  \
    " SELECT $now, $account, 'leader', substr($1 || ' ' || $2, 1, 100) WHERE " HAS_LEADER THEN     \
    "SELECT (SELECT count(*) FROM action WHERE leader = $1) WHERE " HAS_LEADER THEN                \
    "UPDATE action SET leader = $2 WHERE leader = $1" THEN                                         \
    "UPDATE OR IGNORE talk_count SET leader = $2 WHERE leader = $1" THEN                           \
    "DELETE FROM talk_count WHERE leader = $1"

#endif
