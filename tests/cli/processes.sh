#!/bin/sh
# Kinds of talk: with a team, of the leader alone, one that is not kept, one that may not be kept
# long, and what each may see of another.
. "$(dirname "$0")/lib.sh"
WAARDEGESPREK_NOW=2026-11-02T10:00:00Z
export WAARDEGESPREK_NOW
DATA=$HOME/.local/share/waardegesprek

# new_talk WHAT LINES OPTIONS...: begins a talk line by line.
new_talk() {
    what=$1 lines=$2
    shift 2
    check "$what" typed "$lines" "$WG" --plain --lang en new "$@"
}
listed() { check "list" "$WG" list --json; }
err_lacks() { ! grep -qF -e "$1" "$WORK/err"; verdict $? "does not complain: $1"; }
kept_in_files() { cat "$DATA"/interviews.db* 2>/dev/null | grep -qF "$1"; }

# --- with a team -------------------------------------------------------------
status 2 "a talk with a team needs a team" "$WG" --plain --lang en new --script waardendialoog
err_has "--team"
new_talk "a talk with a team" '\n\n7\nZeekraal.\n.\n:quit\n' --script waardendialoog --team Nacht
out_has "Team Nacht"
listed
json "it is in the list, with no person" \
    'length == 1 and .[0].person == null and .[0].team == "Nacht" and .[0].script.id == "waardendialoog"'
kept_in_files "Zeekraal."
verdict $? "its words are kept"

# --- the leader alone ----------------------------------------------------------
new_talk "of the leader alone" '\nZilvermeeuw.\n.\n:quit\n' --script zelfreflectie-leider
out_has "Myself"
listed
json "it is in the list, with nobody" \
    'length == 2 and any(.person == null and .team == null and .script.id == "zelfreflectie-leider")'
id=$("$WG" list --json | jq -r 'map(select(.team == null))[0].id')
check "its report" "$WG" --lang en report "$id" --format md
out_has "Zilvermeeuw."
out_lacks "Talk with"
out_lacks "Nacht"

# --- not kept --------------------------------------------------------------------
find "$DATA" -type f | sort >before
cksum "$DATA/interviews.db" >>before
new_talk "a preparation, broken off" '\nStrandloper.\n.\n:quit\n' --script voorbereiding
out_lacks "kept at once"
out_lacks "verything is kept"
out_lacks "waardegesprek resume"
new_talk "a preparation, to its end" \
    '\nStrandloper.\n.\n\n\n\nStern.\n.\nS.\n.\nS.\n.\nS.\n.\nS.\n.\n2\nS.\n.\nS.\n.\n\ny\n' \
    --script voorbereiding
out_lacks "kept at once"
out_lacks "verything is kept"
out_lacks "waardegesprek report"
listed
json "neither is in the list" 'length == 2 and all(.script.id != "voorbereiding")'
! grep -rqF -e Strandloper -e Stern. "$HOME"
verdict $? "not a word of it is in any file"
find "$DATA" -type f | sort >after
cksum "$DATA/interviews.db" >>after
cmp -s before after
verdict $? "the store is as it was"

# --- not kept for long -------------------------------------------------------------
new_talk "a job interview" '\n\nKoolmees.\n.\n:quit\n' --script sollicitatiegesprek --person "Sol Lis"
new_talk "a core talk" '\n\nBoomvalk.\n.\n:quit\n' --person "Ann Smit"
kept_in_files Koolmees
verdict $? "what was said in the interview is kept"
WAARDEGESPREK_NOW=2026-11-30T09:00:00Z
listed
json "after four weeks it is still there" 'any(.person == "Sol Lis")'
err_lacks "job interview"
WAARDEGESPREK_NOW=2026-12-01T10:00:00Z
listed
err_has "1 job interview was erased: its four weeks are over."
json "a day later it is gone, and no other talk with it" \
    'length == 3 and all(.person != "Sol Lis") and any(.person == "Ann Smit")'
! kept_in_files Koolmees && ! kept_in_files "Sol Lis"
verdict $? "and so is every word of it, and the name"
kept_in_files Boomvalk
verdict $? "the others are as they were"
listed
err_lacks "job interview"

# --- what was agreed comes by ---------------------------------------------------------
# Each talk on a day of its own: the newest is the last one.
on() { WAARDEGESPREK_NOW=2026-12-$1T10:00:00Z; }
agree() { new_talk "agreeing on: $1" ":plan\n+\n$1\n\n2\n\n\n\n\n\n\n:quit\n" --person "Ann Smit"; }

on 02
agree "Een cursus zoeken"
check "the agreement is in the plan" shows "Ann Smit" '.plan.actions[0].what == "Een cursus zoeken"'
on 03
new_talk "the next talk goes through it" '\n\nGoed.\n.\n1\n:quit\n' --script vervolggesprek \
    --person "Ann Smit"
out_has "Een cursus zoeken"
check "and keeps how it stands" shows "Ann Smit" \
    '.script.id == "vervolggesprek" and .plan.actions[0].status == "done"'
on 04
agree "Samen eten"
on 05
new_talk "a yearly talk does not see it" ':bring-in\n\n:quit\n' --script jaargesprek --person "Ann Smit"
out_has "1. Samen eten (leader)"
check "unless it is brought in" shows "Ann Smit" \
    '.script.id == "jaargesprek" and (.plan.actions | length) == 0'
on 06
new_talk "by the employee" ':bring-in\n1\n:quit\n' --script jaargesprek --person "Ann Smit"
check "the agreement, and nothing else" shows "Ann Smit" \
    '(.plan.actions | map(.what)) == ["Samen eten"] and .answers == []'
finish
