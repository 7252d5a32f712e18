#ifndef WG_STORE_SQL_AFTER_H
#define WG_STORE_SQL_AFTER_H

/* The statements of what comes after a talk; sql.h makes them part of the one list. */

#define STATEMENTS_AFTER(X)                                                                        \
    X(PERSON_PREFIX, PERSON_COLUMNS "WHERE person.id >= :from AND person.id < :until"              \
                                    " ORDER BY person.id LIMIT 2")                                 \
    X(INTERVIEW_OF_PERSON, HEAD_COLUMNS "WHERE interview.person = :person"                         \
                                        " ORDER BY interview.started, interview.id")               \
    X(AGREEMENT_ALL,                                                                               \
      AGREEMENT_COLUMNS "WHERE action.removed IS NULL AND NOT EXISTS (SELECT 1 FROM review"        \
                        " WHERE review.action = action.id AND review.interview = action.interview" \
                        " AND action.made >= interview.started) ORDER BY action.number")           \
    X(AGREEMENT_OF_PERSON,                                                                         \
      AGREEMENT_COLUMNS "WHERE action.person = :person AND action.removed IS NULL AND NOT EXISTS"  \
                        " (SELECT 1 FROM review WHERE review.action = action.id"                   \
                        " AND review.interview = action.interview"                                 \
                        " AND action.made >= interview.started) ORDER BY action.number")           \
    X(AGREEMENT_REMOVED, AGREEMENT_COLUMNS                                                         \
      "WHERE action.person = :person AND action.removed IS NOT NULL ORDER BY action.number")       \
    X(AGREEMENT_FIND, AGREEMENT_COLUMNS                                                            \
      "WHERE action.id >= :from AND action.id < :until AND action.removed IS NULL"                 \
      " ORDER BY action.id LIMIT 2")                                                               \
    X(AGREEMENT_TALKS,                                                                             \
      "SELECT id FROM interview WHERE id IN ("                                                     \
      "SELECT interview FROM action WHERE id = :action"                                            \
      " UNION SELECT interview FROM review WHERE action = :action"                                 \
      " UNION SELECT interview FROM action_event WHERE action = :action) ORDER BY started, id")    \
    X(EVENT_ALL,                                                                                   \
      "SELECT event.id, event.moment, coalesce(event.name, leader.name), interview.title,"         \
      " event.event, event.old, event.undoes IS NOT NULL, EXISTS (SELECT 1 FROM action_event"      \
      " AS later WHERE later.undoes = event.id) FROM action_event AS event"                        \
      " JOIN leader ON leader.id = event.who"                                                      \
      " LEFT JOIN interview ON interview.id = event.interview"                                     \
      " WHERE event.action = :action ORDER BY event.id DESC")                                      \
    X(EVENT_TO_UNDO,                                                                               \
      "SELECT id, event, old FROM action_event WHERE id = (SELECT id FROM action_event AS event"   \
      " WHERE action = :action AND undoes IS NULL AND NOT EXISTS"                                  \
      " (SELECT 1 FROM action_event AS later WHERE later.undoes = event.id)"                       \
      " ORDER BY id DESC LIMIT 1) AND event = 'changed' AND interview IS NULL AND NOT EXISTS"      \
      " (SELECT 1 FROM action WHERE id = :action AND removed IS NOT NULL)")                        \
    X(EVENT_FIELD_BEFORE,                                                                          \
      "SELECT json_extract(old, '$.' || :field) FROM action_event WHERE action = :action"          \
      " AND interview = :interview AND event = 'changed'"                                          \
      " AND json_extract(old, '$.' || :field) IS NOT NULL ORDER BY id LIMIT 1")                    \
    X(EVENT_ROWS, "SELECT id, coalesce(undoes, 0), interview IS :interview, event, old"            \
                  " FROM action_event WHERE action = :action ORDER BY id")                         \
    X(EVENT_SET_OLD, "UPDATE action_event SET old = :old WHERE id = :id")                          \
    X(EVENT_REMOVE, "DELETE FROM action_event WHERE id = :id")                                     \
    X(APPOINTMENT_ALL,                                                                             \
      APPOINTMENT_COLUMNS APPOINTMENT_TO_COME "ORDER BY appointment.day, appointment.id")          \
    X(APPOINTMENT_ENDED,                                                                           \
      APPOINTMENT_COLUMNS "WHERE appointment.person = :person"                                     \
                          " AND (appointment.talk IS NOT NULL OR appointment.dropped IS NOT NULL)" \
                          " ORDER BY appointment.day, appointment.id")                             \
    X(APPOINTMENT_FIND, APPOINTMENT_COLUMNS APPOINTMENT_TO_COME                                    \
      "AND appointment.id >= :from AND appointment.id < :until ORDER BY appointment.id LIMIT 2")   \
    X(APPOINTMENT_ADD,                                                                             \
      "INSERT INTO appointment (id, revision, person, team, script, day, measure, made)"           \
      " VALUES (:id, 1, :person, :team, :script, :day, '', :now)")                                 \
    X(APPOINTMENT_MOVE, "UPDATE appointment SET day = :day, revision = " REVISION_PLUS(            \
                            "(day <> :day)") " WHERE id = :id")                                    \
    X(APPOINTMENT_DROP,                                                                            \
      "UPDATE appointment SET revision = " REVISION_PLUS(                                          \
          "((dropped IS NULL) = (:dropped IS NOT NULL))") ", dropped = :dropped WHERE id = :id")   \
    X(APPOINTMENT_HOLD, "UPDATE appointment SET talk = CASE WHEN id = :id THEN :talk END"          \
                        " WHERE talk = :talk OR (id = :id AND talk IS NULL)")                      \
    X(APPOINTMENT_ASKED, "SELECT text FROM answer WHERE interview = :interview AND step = :step"   \
                         " AND item = :item AND state = 'given'")                                  \
    X(APPOINTMENT_FOLLOW,                                                                          \
      "INSERT INTO appointment (id, revision, person, team, script, day, interview, measure, "     \
      "made)"                                                                                      \
      " SELECT :id, 1, person, CASE WHEN person IS NULL THEN team END, coalesce(:script,"          \
      " (SELECT script FROM script_version WHERE id = interview.script_version)), :day, id,"       \
      " :measure, :now FROM interview WHERE id = :interview"                                       \
      " ON CONFLICT (interview, measure) DO UPDATE SET revision = " REVISION_PLUS(                 \
          "1") ","                                                                                 \
               " day = excluded.day, script = excluded.script, dropped = NULL"                     \
               " WHERE talk IS NULL AND (day <> excluded.day OR dropped IS NOT NULL)")             \
    X(APPOINTMENT_NEAR,                                                                            \
      "SELECT other.id FROM interview AS mine JOIN appointment AS other"                           \
      " ON other.person IS mine.person AND (mine.person IS NOT NULL OR other.team IS mine.team)"   \
      " WHERE mine.id = :interview AND other.script = coalesce(:script,"                           \
      " (SELECT script FROM script_version WHERE id = mine.script_version))"                       \
      " AND other.talk IS NULL AND other.dropped IS NULL AND other.interview IS NOT mine.id"       \
      " AND NOT EXISTS (SELECT 1 FROM appointment WHERE interview = :interview"                    \
      " AND measure = :measure) ORDER BY other.day, other.id LIMIT 1")                             \
    X(APPOINTMENT_PUSH,                                                                            \
      "INSERT INTO appointment_before (appointment, number, interview, measure, day)"              \
      " SELECT id, 1 + coalesce((SELECT max(number) FROM appointment_before"                       \
      " WHERE appointment = :id), 0), interview, measure, day FROM appointment WHERE id = :id")    \
    X(APPOINTMENT_TAKE, "UPDATE appointment SET interview = :interview, measure = :measure"        \
                        " WHERE id = :id")                                                         \
    X(APPOINTMENT_FORGET, "DELETE FROM appointment_before WHERE interview = :interview"            \
                          " AND (:measure IS NULL OR measure = :measure)")                         \
    X(APPOINTMENT_GIVE_BACK,                                                                       \
      "UPDATE appointment SET (interview, measure, day) = (SELECT interview, measure, day"         \
      " FROM appointment_before AS before WHERE before.appointment = appointment.id"               \
      " ORDER BY number DESC LIMIT 1), revision = " REVISION_PLUS(                                 \
          "1") " WHERE interview = :interview AND (:measure IS NULL OR measure = :measure)"        \
               " AND talk IS NULL AND dropped IS NULL AND EXISTS (SELECT 1"                        \
               " FROM appointment_before AS before WHERE before.appointment = appointment.id)"     \
               " RETURNING id")                                                                    \
    X(APPOINTMENT_POP, "DELETE FROM appointment_before WHERE appointment = :id AND number ="       \
                       " (SELECT max(number) FROM appointment_before WHERE appointment = :id)")    \
    X(APPOINTMENT_UNFOLLOW,                                                                        \
      "UPDATE appointment SET dropped = :now, revision = " REVISION_PLUS(                          \
          "1") " WHERE interview = :interview"                                                     \
               " AND measure = :measure AND talk IS NULL AND dropped IS NULL")                     \
    X(APPOINTMENT_BECOMES,                                                                         \
      "UPDATE appointment SET talk = :talk WHERE id = (SELECT appointment.id FROM interview AS "   \
      "mine"                                                                                       \
      " JOIN appointment ON appointment.person IS mine.person"                                     \
      " AND (mine.person IS NOT NULL OR appointment.team IS mine.team)"                            \
      " WHERE mine.id = :talk AND appointment.script = :script AND appointment.talk IS NULL"       \
      " AND appointment.dropped IS NULL AND appointment.day <= :until"                             \
      " ORDER BY abs(julianday(appointment.day) - julianday(:today)), appointment.id LIMIT 1)")    \
    X(CORRECTION_ADD, "INSERT INTO correction (id, interview, step, item, action, moment, text)"   \
                      " VALUES (:id, :interview, :step, :item, :action, :moment, :text)"           \
                      " ON CONFLICT (id) DO NOTHING")                                              \
    X(CORRECTION_REMOVE, "DELETE FROM correction WHERE id = :id RETURNING interview")              \
    X(CORRECTION_ALL, CORRECTION_COLUMNS                                                           \
      "WHERE interview = :interview OR action IN (SELECT id FROM action"                           \
      " WHERE interview = :interview) OR action IN (SELECT action FROM review"                     \
      " WHERE interview = :interview) OR action IN (SELECT action FROM action_event"               \
      " WHERE interview = :interview) ORDER BY moment, id")

#endif
