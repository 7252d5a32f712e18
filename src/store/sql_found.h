#ifndef WG_STORE_SQL_FOUND_H
#define WG_STORE_SQL_FOUND_H

/*
 * The statements of finding words, of erasing, and of taking over what another store kept; sql.h makes
 * them part of the one list.
 */

/*
 * The number of a row: the second in which its talk began, and room for a million rows. Talks of one second
 * share that room.
 */
#define FOUND_BASE "(min(max(interview.started, 0), 1099511627776) << 20)"
#define FOUND_BEHIND                                                                               \
    "(SELECT coalesce(max(id), " FOUND_BASE ") FROM found_text WHERE id >= " FOUND_BASE            \
    " AND id < " FOUND_BASE " + 1048576)"
/* The last one comes first, so the first answer gets the highest number. */
#define FOUND_NUMBER FOUND_BEHIND " + row_number() OVER (ORDER BY part DESC, place DESC)"
/* The marks of a snippet stand in no text. */
#define FOUND_WORDS "replace(replace(words, char(2), ''), char(3), '')"
/*
 * Texts, summaries and what was said beside choices. Of an answer that was kept before its kind was, only
 * its measure tells that it is none.
 */
#define FOUND_IS_WORDS                                                                             \
    "state = 'given' AND (kind IN ('text', 'summary', 'choices') OR (kind = '' AND measure = ''))"
/* Another field of an action: apart from the one before it, and nothing when it is empty. */
#define FOUND_FIELD(name) " || CASE WHEN " name " <> '' THEN ' · ' || " name " ELSE '' END"
/* Whether an action is of whom the talk `mine` is with. */
#define ACTION_IS_OF_MINE                                                                          \
    "action.person IS mine.person AND (mine.person IS NOT NULL OR action.team IS mine.team) "

#define STATEMENTS_FOUND(X)                                                                        \
    X(FOUND_AGAIN, "DELETE FROM found_until WHERE id = :id")                                       \
    X(FOUND_ANEW, "INSERT INTO found (found) VALUES ('rebuild')")                                  \
    X(FOUND_TIDY, "INSERT INTO found (found) VALUES ('optimize')")                                 \
    X(FOUND_STALE,                                                                                 \
      "SELECT interview.id, 0 FROM interview LEFT JOIN found_until"                                \
      " ON found_until.id = interview.id WHERE state IS NOT touched UNION ALL"                     \
      " SELECT action.id, 1 FROM action LEFT JOIN found_until ON found_until.id = action.id"       \
      " WHERE state IS NOT revision")                                                              \
    X(FOUND_FORGET, "INSERT INTO found (found, rowid, text)"                                       \
                    " SELECT 'delete', id, text FROM found_text WHERE source = :id")               \
    X(FOUND_REMOVE, "DELETE FROM found_text WHERE source = :id")                                   \
    X(FOUND_OF_TALK,                                                                               \
      "INSERT INTO found_text (id, source, interview, kind, step, item, action, only_me, text)"    \
      " SELECT " FOUND_NUMBER ", :id, :id, part, step, item, action, only_me, " FOUND_WORDS        \
      " FROM interview, (SELECT 0 AS part, rowid AS place, step, item, NULL AS action,"            \
      " visibility = 'only-me' AS only_me, coalesce(text, '') || char(10) ||"                      \
      " coalesce(correction, '') AS words FROM answer WHERE interview = :id AND " FOUND_IS_WORDS   \
      " UNION ALL SELECT 1, rowid, step, item, NULL, visibility = 'only-me' OR"                    \
      " remark_visibility = 'only-me', remark FROM answer"                                         \
      " WHERE interview = :id AND remark <> ''"                                                    \
      " UNION ALL SELECT 2, moment, step, item, action, 0, text FROM correction WHERE interview "  \
      "= :id)"                                                                                     \
      " WHERE interview.id = :id AND words <> char(10)")                                           \
    X(FOUND_OF_ACTION,                                                                             \
      "INSERT INTO found_text (id, source, interview, kind, step, item, action, only_me, text)"    \
      " SELECT " FOUND_BEHIND " + 1, id, interview, 3, NULL, '', id, 0, " FOUND_WORDS              \
      " FROM (SELECT action.id, action.interview, interview.started, what" FOUND_FIELD("own_part") \
          FOUND_FIELD("need") FOUND_FIELD("first_step") FOUND_FIELD("helper")                      \
              FOUND_FIELD("notice")                                                                \
                  FOUND_FIELD("reason") " AS words FROM action JOIN interview"                     \
                                        " ON interview.id = action.interview WHERE action.id = "   \
                                        ":id AND removed IS NULL) AS "                             \
                                        "interview")                                               \
    X(FOUND_INDEX, "INSERT INTO found (rowid, text) SELECT id, text FROM found_text"               \
                   " WHERE source = :id")                                                          \
    X(FOUND_UNTIL_TALK, "INSERT OR REPLACE INTO found_until (id, state) SELECT id,"                \
                        " CASE WHEN touched < :now THEN touched ELSE -1 END FROM interview"        \
                        " WHERE id = :id")                                                         \
    X(FOUND_UNTIL_ACTION, "INSERT OR REPLACE INTO found_until (id, state)"                         \
                          " SELECT id, CASE WHEN revision < 1000000000 THEN revision ELSE -1 END"  \
                          " FROM action WHERE id = :id")                                           \
    X(FOUND_SEARCH,                                                                                \
      "SELECT found_text.kind, found_text.interview, found_text.step, found_text.item,"            \
      " found_text.action, found_text.only_me, person.name, team.name, interview.title,"           \
      " script_version.process, interview.started,"                                                \
      " snippet(found, 0, char(2), char(3), '…', 16) FROM found"                                 \
      " CROSS JOIN found_text ON found_text.id = found.rowid"                                      \
      " CROSS JOIN interview ON interview.id = found_text.interview"                               \
      " CROSS JOIN script_version ON script_version.id = interview.script_version"                 \
      " LEFT JOIN person ON person.id = interview.person"                                          \
      " LEFT JOIN team ON team.id = interview.team"                                                \
      " LEFT JOIN action ON action.id = found_text.action"                                         \
      " WHERE found MATCH :words AND (:person IS NULL OR interview.person = :person)"              \
      " AND only_me <= :only_me AND action.removed IS NULL ORDER BY found.rowid DESC")

#define STATEMENTS_ERASE(X)                                                                        \
    X(ERASE_TALKS_OF, "SELECT id FROM interview WHERE person = :person")                           \
    X(ERASE_FOUND_UNTIL, "DELETE FROM found_until WHERE id = :id OR id IN"                         \
                         " (SELECT id FROM action WHERE interview = :id)")                         \
    X(ERASE_FOUND, "DELETE FROM found_text WHERE interview = :id OR action IN"                     \
                   " (SELECT id FROM action WHERE interview = :id)")                               \
    X(ERASE_CHANGED, "SELECT DISTINCT action FROM action_event WHERE interview = :id"              \
                     " AND action NOT IN (SELECT id FROM action WHERE interview = :id)")           \
    X(ERASE_TALKS_BESIDE,                                                                          \
      "WITH changed AS (SELECT DISTINCT action FROM action_event WHERE interview = :id"            \
      " AND action NOT IN (SELECT id FROM action WHERE interview = :id))"                          \
      " SELECT interview FROM action WHERE id IN changed"                                          \
      " UNION SELECT interview FROM review WHERE action IN changed"                                \
      " UNION SELECT interview FROM action_event WHERE action IN changed"                          \
      " AND interview IS NOT NULL")                                                                \
    X(ERASE_BECAME, "UPDATE appointment SET dropped = coalesce(dropped, :now) WHERE talk = :id")   \
    X(ERASE_PAST, "DELETE FROM appointment WHERE person = :id AND (dropped IS NOT NULL"            \
                  " OR talk IS NOT NULL) AND NOT EXISTS"                                           \
                  " (SELECT 1 FROM interview WHERE person = :id)")                                 \
    X(ERASE_APPOINTMENTS, "DELETE FROM appointment WHERE person = :id")

#define STATEMENTS_RESTORE(X)                                                                      \
    X(INTERVIEW_HAS, "SELECT 1 FROM interview WHERE id = :id")                                     \
    X(ACTION_HAS, "SELECT 1 FROM action WHERE id = :id")                                           \
    X(INTERVIEW_PUT,                                                                               \
      "INSERT INTO interview (id, leader, person, team, script_version, language, title, status,"  \
      " started, touched, closed, at_step, at_item, at_offset, led_by, taken_over)"                \
      " SELECT :id, id, :person, :team, :script_version, :language, :title, :status, :started,"    \
      " :touched, :closed, :at_step, :at_item, :at_offset, nullif(:led_by, name), :taken_over"     \
      " FROM leader WHERE id = :leader")                                                           \
    X(EVENT_PUT,                                                                                   \
      "INSERT INTO action_event (action, interview, moment, who, event, field, old, undoes, name)" \
      " SELECT :action, :interview, :moment, id, :event, :field, :old, :undoes,"                   \
      " nullif(:name, name) FROM leader WHERE id = :leader RETURNING id")                          \
    X(ACTION_IS_OF, "SELECT 1 FROM interview AS mine JOIN action ON " ACTION_IS_OF_MINE            \
                    "WHERE mine.id = :interview AND action.id = :action")                          \
    X(APPOINTMENT_HAS, "SELECT 1 FROM appointment WHERE id = :id")                                 \
    X(APPOINTMENT_PUT_LOOSE,                                                                       \
      "INSERT INTO appointment (id, revision, person, team, script, day, measure, made)"           \
      " VALUES (:id, :revision, :person, :team, :script, :day, '', :now) ON CONFLICT DO NOTHING")  \
    X(APPOINTMENT_PUT,                                                                             \
      "INSERT INTO appointment (id, revision, person, team, script, day, interview, measure, "     \
      "made)"                                                                                      \
      " SELECT :id, :revision, person, CASE WHEN person IS NULL THEN team END, :script, :day,"     \
      " CASE WHEN :measure <> '' THEN id END, :measure, :now FROM interview"                       \
      " WHERE id = :interview ON CONFLICT DO NOTHING")

#endif
