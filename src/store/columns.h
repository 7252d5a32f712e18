#ifndef WG_STORE_COLUMNS_H
#define WG_STORE_COLUMNS_H

/* What several statements select, in the order in which it is read. */

#define PERSON_COLUMNS                                                                             \
    "SELECT person.id, person.name, team.name FROM person LEFT JOIN team ON team.id = "            \
    "person.team "

/*
 * The columns of a head, in the order in which interview.c reads them. A value was talked
 * about when any answer about it is more than open: a word, a score, don't know, rather not say.
 */
#define HEAD_COLUMNS                                                                               \
    "SELECT interview.id, interview.person, person.name, team.name,"                               \
    " coalesce(interview.led_by, leader.name),"                                                    \
    " script_version.script, script_version.version, interview.language, interview.status,"        \
    " interview.started, interview.touched, interview.closed, interview.at_step,"                  \
    " interview.at_item, interview.at_offset,"                                                     \
    " (SELECT count(DISTINCT item) FROM answer WHERE answer.interview = interview.id"              \
    "  AND state <> 'open' AND item IN (SELECT id FROM work_value)), script_version.process,"      \
    " interview.title, interview.taken_over IS NOT NULL "                                          \
    "FROM interview JOIN leader ON leader.id = interview.leader"                                   \
    " JOIN script_version ON script_version.id = interview.script_version"                         \
    " LEFT JOIN person ON person.id = interview.person"                                            \
    " LEFT JOIN team ON team.id = interview.team "

/* id and revision, then the fields in the order of enum action_field. */
#define ACTION_COLUMNS                                                                             \
    "SELECT id, revision, shared, value, what, owner, own_part, need, kind, first_step, helper,"   \
    " due, notice, status, reason FROM action "

/* The open agreements of whom a talk (mine) is with, each with the kind of talk it was made in. */
#define ACTION_OPEN_COLUMNS                                                                        \
    "SELECT action.id, action.revision, action.shared, action.value, action.what, action.owner,"   \
    " action.own_part, action.need, action.kind, action.first_step, action.helper, action.due,"    \
    " action.notice, action.status, action.reason, script_version.process"                         \
    " FROM interview AS mine, action"                                                              \
    " JOIN interview AS source ON source.id = action.interview AND mine.id = :interview"           \
    " JOIN script_version ON script_version.id = source.script_version"

/* The columns of an action, then whose it is and where it was made. */
#define AGREEMENT_COLUMNS                                                                          \
    "SELECT action.id, action.revision, action.shared, action.value, action.what, action.owner,"   \
    " action.own_part, action.need, action.kind, action.first_step, action.helper, action.due,"    \
    " action.notice, action.status, action.reason, action.person, person.name, team.name,"         \
    " action.interview, interview.title, script_version.process, action.made,"                     \
    " action.removed"                                                                              \
    " FROM action JOIN interview ON interview.id = action.interview"                               \
    " JOIN script_version ON script_version.id = interview.script_version"                         \
    " LEFT JOIN person ON person.id = action.person"                                               \
    " LEFT JOIN team ON team.id = interview.team "

#define APPOINTMENT_COLUMNS                                                                        \
    "SELECT appointment.id, appointment.revision, appointment.person, person.name, team.name,"     \
    " appointment.script, appointment.day, appointment.interview, appointment.measure,"            \
    " appointment.talk, appointment.dropped"                                                       \
    " FROM appointment LEFT JOIN person ON person.id = appointment.person"                         \
    " LEFT JOIN team ON team.id = coalesce(appointment.team, person.team) "
#define APPOINTMENT_TO_COME "WHERE appointment.talk IS NULL AND appointment.dropped IS NULL "

/* A revision counts up to here (REVISION_MOST), and never runs over. */
#define REVISION_PLUS(more) "min(revision + " more ", 1000000000)"

#define CORRECTION_COLUMNS "SELECT id, step, item, action, moment, text FROM correction "

#endif
