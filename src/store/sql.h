#ifndef WG_STORE_SQL_H
#define WG_STORE_SQL_H

/* Every statement of the store, one row each: its name in the enum (and in messages), its SQL. */

#include "columns.h"
#include "sql_after.h"
#include "sql_found.h"
#include "sql_share.h"

#define STATEMENT_LIST(X)                                                                          \
    X(LEADER_FIND, "SELECT id FROM leader")                                                        \
    X(LEADER_ADD, "INSERT INTO leader (id, name, since)"                                           \
                  " SELECT :id, :name, :now WHERE NOT EXISTS (SELECT 1 FROM leader)")              \
    X(LEADER_READ, "SELECT name FROM leader")                                                      \
    X(LEADER_NAME, "UPDATE leader SET name = :name WHERE name <> :name")                           \
    X(TEAM_ADD, "INSERT INTO team (id, name, folded) VALUES (:id, :name, :folded)"                 \
                " ON CONFLICT (folded) DO NOTHING")                                                \
    X(TEAM_FIND, "SELECT id, name FROM team WHERE folded = :folded")                               \
    X(PERSON_ALL, PERSON_COLUMNS "ORDER BY person.folded, person.id")                              \
    X(PERSON_FIND, PERSON_COLUMNS "WHERE person.folded = :folded ORDER BY person.id")              \
    X(PERSON_ADD, "INSERT INTO person (id, name, folded, team, added)"                             \
                  " VALUES (:id, :name, :folded, :team, :now)")                                    \
    X(PERSON_SET_TEAM, "UPDATE person SET team = :team WHERE id = :id")                            \
    X(SCRIPT_FIND, "SELECT id FROM script_version"                                                 \
                   " WHERE script = :script AND version = :version AND bundle = :bundle")          \
    X(SCRIPT_ADD, "INSERT INTO script_version (id, script, version, bundle, process)"              \
                  " VALUES (:id, :script, :version, :bundle, :process)")                           \
    X(INTERVIEW_ADD,                                                                               \
      "INSERT INTO interview (id, leader, person, team, script_version, language, title,"          \
      " started, touched) VALUES (:id, :leader, :person,"                                          \
      " coalesce(:team, (SELECT team FROM person WHERE id = :person)),"                            \
      " :script_version, :language, :title, :now, :now)")                                          \
    X(INTERVIEW_ALL, HEAD_COLUMNS "ORDER BY interview.status = 'closed', interview.touched DESC,"  \
                                  " interview.id")                                                 \
    X(INTERVIEW_FIND, HEAD_COLUMNS "WHERE interview.id >= :from AND interview.id < :until"         \
                                   " ORDER BY interview.id LIMIT 2")                               \
    X(INTERVIEW_BUNDLE, "SELECT bundle FROM interview"                                             \
                        " JOIN script_version ON script_version.id = interview.script_version"     \
                        " WHERE interview.id = :id")                                               \
    X(INTERVIEW_CLOSE, "UPDATE interview SET status = :status, closed = :closed,"                  \
                       " touched = :now WHERE id = :id")                                           \
    X(INTERVIEW_LANGUAGE, "UPDATE interview SET language = :language, title = :title"              \
                          " WHERE id = :id")                                                       \
    X(INTERVIEW_MARK, "UPDATE interview SET touched = coalesce(:now, touched),"                    \
                      " at_step = coalesce(:step, at_step), at_item = coalesce(:item, at_item),"   \
                      " at_offset = coalesce(:offset, at_offset) WHERE id = :id")                  \
    X(ANSWER_SAVE,                                                                                 \
      "INSERT INTO answer (interview, step, item, measure, state, text, number, choices, parked,"  \
      " visibility, remark, remark_visibility, confirmation, correction, kind)"                    \
      " VALUES (:interview, :step, :item, :measure, :state, :text, :number, :choices, :parked,"    \
      " :visibility, :remark, :remark_visibility, :confirmation, :correction, :kind)"              \
      " ON CONFLICT (interview, step, item) DO UPDATE SET measure = excluded.measure,"             \
      " state = excluded.state, text = excluded.text, number = excluded.number,"                   \
      " choices = excluded.choices, parked = excluded.parked, visibility = excluded.visibility,"   \
      " remark = excluded.remark, remark_visibility = excluded.remark_visibility,"                 \
      " confirmation = excluded.confirmation, correction = excluded.correction,"                   \
      " kind = excluded.kind")                                                                     \
    X(ANSWER_REMOVE, "DELETE FROM answer"                                                          \
                     " WHERE interview = :interview AND step = :step AND item = :item")            \
    X(ANSWER_ALL, "SELECT step, item, state, text, number, choices, parked, visibility, remark,"   \
                  " remark_visibility, confirmation, correction FROM answer"                       \
                  " WHERE interview = :interview ORDER BY step, item")                             \
    X(TIME_SAVE, "INSERT INTO part_time (interview, part, seconds)"                                \
                 " VALUES (:interview, :part, :seconds)"                                           \
                 " ON CONFLICT (interview, part) DO UPDATE SET seconds = excluded.seconds")        \
    X(TIME_ALL, "SELECT part, seconds FROM part_time WHERE interview = :interview ORDER BY part")  \
    X(ACTION_FIND, ACTION_COLUMNS "WHERE id = :id")                                                \
    X(ACTION_OF_TALK,                                                                              \
      ACTION_COLUMNS "WHERE removed IS NULL AND (interview = :interview OR id IN"                  \
                     " (SELECT action FROM action_event WHERE interview = :interview) OR id IN"    \
                     " (SELECT action FROM review WHERE interview = :interview)) ORDER BY number") \
    X(ACTION_OPEN, ACTION_OPEN_COLUMNS                                                             \
      " WHERE action.removed IS NULL AND action.status IN ('agreed', 'busy')"                      \
      " AND action.what <> '' AND action.interview <> mine.id"                                     \
      " AND action.person IS mine.person"                                                          \
      " AND (action.person IS NOT NULL OR action.team IS mine.team)"                               \
      " AND NOT EXISTS (SELECT 1 FROM review WHERE review.action = action.id"                      \
      " AND review.interview = action.interview AND action.made >= source.started)"                \
      " ORDER BY CASE action.owner WHEN 'leader' THEN 0 WHEN 'organisation' THEN 1"                \
      " WHEN 'hr' THEN 2 WHEN 'together' THEN 3 ELSE 4 END, action.number")                        \
    X(REVIEW_ADD, "INSERT INTO review (interview, action, position)"                               \
                  " SELECT :interview, :action, count(*) FROM review"                              \
                  " WHERE interview = :interview ON CONFLICT DO NOTHING")                          \
    X(REVIEW_ALL, "SELECT action FROM review WHERE interview = :interview ORDER BY position")      \
    X(EARLIER_ADD, "INSERT INTO earlier_script (interview, script_version, until)"                 \
                   " SELECT id, script_version, :now FROM interview WHERE id = :interview"         \
                   " ON CONFLICT DO NOTHING")                                                      \
    X(EARLIER_ALL, "SELECT bundle FROM earlier_script"                                             \
                   " JOIN script_version ON script_version.id = earlier_script.script_version"     \
                   " WHERE interview = :interview ORDER BY until DESC")                            \
    X(INTERVIEW_SCRIPT, "UPDATE interview SET script_version = :script_version, title = :title,"   \
                        " touched = :now"                                                          \
                        " WHERE id = :interview")                                                  \
    X(INTERVIEW_DUE, "SELECT interview.id FROM interview"                                          \
                     " JOIN script_version ON script_version.id = interview.script_version"        \
                     " WHERE process = :process AND coalesce(closed, touched) < :before")          \
    X(TRACE_ADD, "INSERT INTO trace (interview) VALUES (:id)")                                     \
    X(TRACE_FIND, "SELECT 1 FROM trace")                                                           \
    X(TRACE_CLEAR, "DELETE FROM trace")                                                            \
    X(ERASE_EVENTS, "DELETE FROM action_event WHERE interview = :id OR action IN"                  \
                    " (SELECT id FROM action WHERE interview = :id) OR undoes IN"                  \
                    " (SELECT id FROM action_event WHERE interview = :id)")                        \
    X(ERASE_ACTIONS, "DELETE FROM action WHERE interview = :id")                                   \
    X(ERASE_INTERVIEW, "DELETE FROM interview WHERE id = :id RETURNING person")                    \
    X(ERASE_PERSON, "DELETE FROM person WHERE id = :id AND NOT EXISTS"                             \
                    " (SELECT 1 FROM interview WHERE person = :id) AND NOT EXISTS"                 \
                    " (SELECT 1 FROM appointment WHERE person = :id)")                             \
    X(ERASE_TRACES, "VACUUM")                                                                      \
    X(STEPS_USED, "SELECT DISTINCT answer.step FROM answer"                                        \
                  " JOIN interview ON interview.id = answer.interview"                             \
                  " JOIN script_version ON script_version.id = interview.script_version"           \
                  " WHERE script_version.script = :script ORDER BY answer.step")                   \
    X(ACTION_ADD,                                                                                  \
      "INSERT INTO action (id, person, team, interview, revision, shared, made, removed, value,"   \
      " what, owner, own_part, need, kind, first_step, helper, due, notice, status, reason)"       \
      " SELECT :id, person, CASE WHEN person IS NULL THEN team END, id, :revision, 0, :now,"       \
      " NULL, :value, :what, :owner, :own_part, :need, :kind, :first_step, :helper, :due,"         \
      " :notice, :status, :reason FROM interview WHERE id = :interview")                           \
    X(ACTION_UPDATE,                                                                               \
      "UPDATE action SET revision = :revision,"                                                    \
      " removed = CASE :event WHEN 'removed' THEN :now WHEN 'changed' THEN removed END,"           \
      " value = :value, what = :what, owner = :owner, own_part = :own_part, need = :need,"         \
      " kind = :kind, first_step = :first_step, helper = :helper, due = :due, notice = :notice,"   \
      " status = :status, reason = :reason WHERE id = :id")                                        \
    X(EVENT_LAST, "SELECT event, field, interview, moment, undoes FROM action_event"               \
                  " WHERE action = :action ORDER BY id DESC LIMIT 1")                              \
    X(EVENT_ADD,                                                                                   \
      "INSERT INTO action_event (action, interview, moment, who, event, field, old, undoes, name)" \
      " VALUES (:action, :interview, :now, :who, :event, :field, :old, :undoes, :name)")           \
    STATEMENTS_AFTER(X)                                                                            \
    STATEMENTS_FOUND(X) STATEMENTS_ERASE(X) STATEMENTS_RESTORE(X) STATEMENTS_SHARE(X)

enum statement {
#define ROW(name, sql) SQL_##name,
    STATEMENT_LIST(ROW)
#undef ROW
        STATEMENT_COUNT
};

#endif
