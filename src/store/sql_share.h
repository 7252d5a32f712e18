#ifndef WG_STORE_SQL_SHARE_H
#define WG_STORE_SQL_SHARE_H

/* The statements of sharing: what was decided, what is on its way, what HR said; sql.h makes them part of the one list. */

/* A share that stands, with its parcel when one waits. ORDER in share.c. */
#define SHARE_COLUMNS                                                                              \
    "SELECT share.action, share.round, share.person_as, share.team, share.may_contact,"            \
    " share.code, share.decided, share.leaves, share.revision, share.sent_revision,"               \
    " coalesce(action.revision, 0), outbox.number IS NOT NULL, outbox.leaves, outbox.refused,"     \
    " outbox.trouble, share.missing FROM share LEFT JOIN action ON action.id = share.action"       \
    " LEFT JOIN outbox ON outbox.kind = 'share' AND outbox.subject = share.action"                 \
    " WHERE share.withdrawn IS NULL "
#define SHARE_ORDER "ORDER BY share.decided, action.number, share.action"

#define STATEMENTS_SHARE(X)                                                                        \
    X(SHARE_ALL, SHARE_COLUMNS SHARE_ORDER)                                                        \
    X(SHARE_OF_PERSON, SHARE_COLUMNS "AND action.person = :person " SHARE_ORDER)                   \
    X(SHARE_FIND, SHARE_COLUMNS "AND share.action = :action")                                      \
    X(SHARE_FROM, SHARE_COLUMNS "AND share.action >= :from AND share.action < :until"              \
                                " ORDER BY share.action LIMIT 2")                                  \
    X(SHARE_CODE, "SELECT share.code FROM share JOIN action ON action.id = share.action"           \
                  " WHERE withdrawn IS NULL AND (action.person = :of OR action.team IN"            \
                  " (SELECT id FROM team WHERE folded = :team))"                                   \
                  " UNION ALL SELECT code FROM score_token WHERE person = :of LIMIT 1")            \
    X(SHARE_ROUND, "SELECT 1 + coalesce(max(round), 0) FROM share WHERE action = :action")         \
    X(SHARE_PUT,                                                                                   \
      "INSERT INTO share (action, round, person_as, team, may_contact, code, decided, leaves,"     \
      " revision) VALUES (:action, :round, :person_as, :team, :may_contact, :code, :decided,"      \
      " :leaves, :revision) ON CONFLICT (action, round) DO UPDATE SET"                             \
      " person_as = excluded.person_as, team = excluded.team,"                                     \
      " may_contact = excluded.may_contact, code = excluded.code, decided = excluded.decided,"     \
      " leaves = excluded.leaves, revision = excluded.revision")                                   \
    X(SHARE_ARRIVED, "UPDATE share SET sent_revision = max(sent_revision, :revision), missing = 0" \
                     " WHERE action = :action"                                                     \
                     " AND round = :round AND withdrawn IS NULL")                                  \
    X(SHARE_END, "UPDATE share SET withdrawn = :now, person_as = '', team = '', code = ''"         \
                 " WHERE action = :action AND withdrawn IS NULL")                                  \
    X(SHARE_UNDO, "DELETE FROM share WHERE action = :action AND withdrawn IS NULL")                \
    X(SHARE_FORGET, /* the ids stay: what comes back there is taken out again */                   \
      "UPDATE share SET person_as = '', team = '', code = '', may_contact = 0, decided = 0,"       \
      " leaves = 0, revision = 0, sent_revision = 0, withdrawn = 0, missing = 0, gone = 0"         \
      " WHERE action = :action")                                                                   \
    X(SHARE_GONE, "INSERT INTO share (action, round, person_as, team, may_contact, code, decided," \
                  " leaves, revision, withdrawn, gone)"                                            \
                  " VALUES (:action, :round, '', '', 0, '', 0, 0, 0, :now, 1)"                     \
                  " ON CONFLICT (action, round) DO UPDATE SET gone = 1")                           \
    X(SHARE_GONE_ALL, "SELECT DISTINCT share.action, max(withdrawn) FROM share"                    \
                      " CROSS JOIN action ON action.id = share.action WHERE gone = 1"              \
                      " GROUP BY share.action ORDER BY max(withdrawn), share.action")              \
    X(SHARE_GONE_SEEN, "UPDATE share SET gone = 0 WHERE action = :action")                         \
    X(SHARE_MISSES, "UPDATE share SET missing = :missing WHERE action = :action"                   \
                    " AND withdrawn IS NULL")                                                      \
    X(SHARE_WAS_ENDED, "SELECT 1 FROM share WHERE action = :action AND withdrawn IS NOT NULL"      \
                       " AND (:round = 0 OR round = :round)")                                      \
    X(SHARE_CODES, "SELECT code FROM share WHERE withdrawn IS NULL"                                \
                   " UNION SELECT code FROM score_token")                                          \
    X(SHARE_BY_CODE, "SELECT action FROM share WHERE code = :key AND withdrawn IS NULL"            \
                     " AND decided <= :until")                                                     \
    X(SHARE_OF_TALK, "SELECT DISTINCT share.action FROM share JOIN action"                         \
                     " ON action.id = share.action WHERE action.interview = :key")                 \
    X(SHARE_AFTER_TALK,                                                                            \
      "SELECT action FROM share WHERE action = :action AND withdrawn IS NULL AND decided >="       \
      " (SELECT min(moment) FROM action_event WHERE action = :action AND interview = :interview)") \
    X(ACTION_SHARED, "UPDATE action SET shared = :shared WHERE id = :action"                       \
                     " AND (removed IS NULL OR :shared = 0)")                                      \
    X(SCORE_OF, "SELECT token FROM score_token WHERE person = :person"                             \
                " AND (quarter = :quarter OR talk = :talk)"                                        \
                " ORDER BY quarter = :quarter DESC, quarter DESC LIMIT 1")                         \
    X(SCORE_TALKS, "SELECT talk, code FROM score_token WHERE :person IN ('', person)")             \
    X(SCORE_DUE, "SELECT token, score_token.person, quarter, talk, code, decided, payload,"        \
                 " outbox.leaves, tries + sent, coalesce(interview.started, 0) FROM outbox"        \
                 " JOIN score_token ON token = subject LEFT JOIN interview ON interview.id = talk" \
                 " WHERE kind = 'scores' AND outbox.leaves <= :now ORDER BY outbox.number")        \
    X(SCORE_BESIDE, "SELECT token, coalesce(interview.started, 0) FROM score_token"                \
                    " LEFT JOIN interview ON interview.id = talk WHERE score_token.person = "      \
                    ":person AND quarter = :quarter AND token <> :token")                          \
    X(SCORE_MOVE, "UPDATE score_token SET quarter = :quarter WHERE token = :token")                \
    X(SCORE_TALK, "UPDATE score_token SET talk = :talk, code = :code, decided = :decided"          \
                  " WHERE token = :token")                                                         \
    X(SCORE_PUT, "INSERT INTO score_token (token, person, quarter, talk, code, decided)"           \
                 " VALUES (:token, :person, :quarter, :talk, :code, :decided)"                     \
                 " ON CONFLICT (token) DO UPDATE SET talk = excluded.talk, code = excluded.code,"  \
                 " decided = excluded.decided")                                                    \
    X(SCORE_LEAVES, "UPDATE score_token SET sent = 1 WHERE token = :token")                        \
    X(SCORE_IS_SENT, "SELECT sent FROM score_token WHERE token = :token")                          \
    X(SCORE_END, "DELETE FROM score_token WHERE token = :token")                                   \
    X(SCORE_BY_CODE, "SELECT token FROM score_token WHERE code = :key AND decided <= :until")      \
    X(SCORE_BY_TALK, "SELECT token FROM score_token WHERE talk = :key")                            \
    X(SCORE_BY_PERSON, "SELECT token FROM score_token WHERE person = :key")                        \
    X(PARCEL_ALL, "SELECT number, kind, subject, payload, trouble, leaves, tries, refused"         \
                  " FROM outbox ORDER BY number")                                                  \
    X(PARCEL_OF, "SELECT payload, tries FROM outbox WHERE kind = :kind AND subject = :subject")    \
    X(PARCEL_PUT, "INSERT INTO outbox (kind, subject, payload, leaves, tries)"                     \
                  " VALUES (:kind, :subject, :payload, :leaves, :tries)")                          \
    X(PARCEL_DROP, "DELETE FROM outbox WHERE kind = :kind AND subject = :subject")                 \
    X(PARCEL_TRY, "UPDATE outbox SET tries = tries + 1 WHERE number = :number")                    \
    X(PARCEL_REMOVE, "DELETE FROM outbox WHERE number = :number")                                  \
    X(PARCEL_FAILED, "UPDATE outbox SET trouble = :trouble, refused = :refused"                    \
                     " WHERE number = :number")                                                    \
    X(COUNT_SENT, "SELECT payload FROM sent_count WHERE subject = :subject")                       \
    X(COUNT_KEEP, "INSERT INTO sent_count (subject, payload) VALUES (:subject, :payload)"          \
                  " ON CONFLICT (subject) DO UPDATE SET payload = excluded.payload")               \
    X(COUNT_FORGET, "DELETE FROM sent_count")                                                      \
    X(COUNT_TEAMS, "SELECT name FROM team ORDER BY folded")                                        \
    X(COUNT_HELD, "SELECT team.name, script_version.process, interview.closed FROM interview"      \
                  " JOIN team ON team.id = interview.team JOIN script_version"                     \
                  " ON script_version.id = interview.script_version"                               \
                  " WHERE interview.closed >= :from AND interview.closed < :until"                 \
                  " AND interview.taken_over IS NULL"                                              \
                  " ORDER BY team.name")                                                           \
    X(COUNT_PLANNED, /* the kind of its guide, else of the talk in which it was agreed */          \
      "SELECT team.name, coalesce((SELECT process FROM script_version"                             \
      " WHERE script = appointment.script ORDER BY version DESC LIMIT 1),"                         \
      " (SELECT process FROM interview JOIN script_version"                                        \
      " ON script_version.id = interview.script_version"                                           \
      " WHERE interview.id = appointment.interview), '') FROM appointment"                         \
      " LEFT JOIN person ON person.id = appointment.person"                                        \
      " JOIN team ON team.id = coalesce(appointment.team, person.team)"                            \
      " WHERE talk IS NULL AND dropped IS NULL AND day BETWEEN :from AND :until"                   \
      " ORDER BY team.name")                                                                       \
    X(REPLY_ALL, "SELECT reply.action, reply.state, reply.who, by_day, text, moment, asked, mark," \
                 " seen, action.need, action.owner, action.status FROM reply"                      \
                 " CROSS JOIN action ON action.id = reply.action ORDER BY asked, reply.action")    \
    X(REPLY_COMMENTS, "SELECT who, text, moment FROM reply_comment WHERE action = :action"         \
                      " ORDER BY number")                                                          \
    X(REPLY_PUT, "INSERT INTO reply (action, state, who, by_day, text, moment, asked, mark, seen)" \
                 " VALUES (:action, :state, :who, :by_day, :text, :moment, :asked, :mark, :seen)") \
    X(REPLY_COMMENT_PUT, "INSERT INTO reply_comment (action, number, who, text, moment)"           \
                         " VALUES (:action, :number, :who, :text, :moment)")                       \
    X(REPLY_REMOVE, "DELETE FROM reply WHERE action = :action")                                    \
    X(REPLY_CLEAR, "DELETE FROM reply WHERE NOT EXISTS (SELECT 1 FROM share"                       \
                   " WHERE share.action = reply.action AND withdrawn IS NULL)")                    \
    X(REPLY_SEEN, "UPDATE reply SET seen = max(moment, coalesce((SELECT max(moment)"               \
                  " FROM reply_comment WHERE action = :action), 0)) WHERE action = :action")       \
    X(SEEN_READ, "SELECT place, organisation, contact, answer_days, reached, trouble, missing"     \
                 " FROM registry_seen")                                                            \
    X(SEEN_PUT,                                                                                    \
      "INSERT INTO registry_seen (one, place, organisation, contact, answer_days, reached,"        \
      " trouble, missing)"                                                                         \
      " VALUES (1, :place, :organisation, :contact, :answer_days, :reached, :trouble, :missing)"   \
      " ON CONFLICT (one) DO UPDATE SET place = excluded.place,"                                   \
      " organisation = excluded.organisation, contact = excluded.contact,"                         \
      " answer_days = excluded.answer_days, reached = excluded.reached,"                           \
      " trouble = excluded.trouble, missing = excluded.missing")                                   \
    X(SEEN_TEAMS, "SELECT name FROM registry_team ORDER BY name")                                  \
    X(SEEN_TEAMS_CLEAR, "DELETE FROM registry_team")                                               \
    X(SEEN_TEAM_PUT, "INSERT INTO registry_team (name) VALUES (:name) ON CONFLICT DO NOTHING")

#endif
