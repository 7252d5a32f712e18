#!/bin/sh
# The agenda: what stands on it, what is put on it, moved and dropped, and the invitation that goes with it.
. "$(dirname "$0")/lib.sh"
export WAARDEGESPREK_NOW=2026-11-22T10:45:00Z

# The ID on the agenda of the first entry of this kind.
entry() { "$WG" agenda --json | jq -r --arg k "$1" '[.[] | select(.kind == $k)][0].id // empty'; }

check "an empty agenda" "$WG" --lang en agenda
out_has "There is nothing on the agenda."
out_has "waardegesprek new --person NAME"
check "as JSON" "$WG" agenda --json
json "an empty array" '. == []'

# A talk in which the leader promises something whose day passes, and that is not finished.
typed '\n\nTime.\n.\n:plan\n+ Free two hours\n\n2\n\n\n\n\n1-12-2026\n.\n\n:quit\n' \
    "$WG" --plain --lang en new --person Noor --team Voorbeeldhof >talk 2>&1
check "a talk to come" "$WG" --lang en agenda add --person noor --on "next friday"
out_has "Noor, team Voorbeeldhof. The follow-up talk, Friday 27 November 2026."
out_has "waardegesprek invite"
check "one with somebody new" "$WG" --lang en agenda add --person Sam --on 1-2-2027
out_has "Sam. The core talk, Monday 1 February 2027."
check "one with a team" "$WG" --lang en agenda add --team Voorbeeldhof --on "over 3 weken"
out_has "Team Voorbeeldhof. The values dialogue"
check "one by a guide that is named" "$WG" --lang en agenda add --person Sam --on 2-2-2027 --script jaargesprek
out_has "Sam. The annual talk"

check "the agenda" "$WG" --lang en agenda
out_has "Talks to finish:"
out_has "Talks to come:"
out_has "Promised by leader, organisation or HR:"
out_has "Free two hours. Who does it: leader."
check "as JSON" "$WG" agenda --json
json "the promise" 'any(.[]; .kind == "promise" and .what == "Free two hours" and .owner == "leader" and .day == "2026-12-01" and (.is_past | not))'
json "the talks to come in order of day" \
    '[.[] | select(.kind == "appointment") | .day] | length == 4 and . == sort and .[0] == "2026-11-27"'
json "each with its guide" '[.[] | select(.kind == "appointment") | .guide] == ["vervolggesprek", "waardendialoog", "kerngesprek", "jaargesprek"]'
json "the talk to finish" '.[0].kind == "unfinished" and .[0].person == "Noor"'

WAARDEGESPREK_NOW=2026-12-05T10:45:00Z "$WG" --lang en agenda >out 2>err
out_has "That day has passed. Which day suits now?"
out_has "Agreements whose date has passed. What is needed?"
out_has "Free two hours. Who does it: leader. Tuesday 1 December 2026. Agreed with: Noor, team Voorbeeldhof."
WAARDEGESPREK_NOW=2026-12-05T10:45:00Z "$WG" agenda --json >out 2>err
json "what passed is told apart" '[.[] | select(.kind == "appointment")][0].is_past'

id=$(entry appointment)
check "another day" "$WG" --lang en agenda move "$(echo "$id" | cut -c 1-6)" "1 dec"
out_has "Tuesday 1 December 2026"
"$WG" agenda --json >out
json "it has moved" 'any(.[]; .day == "2026-12-01") and all(.[]; .day != "2026-11-27")'
check "off the agenda" "$WG" --lang en agenda drop "$id" -o gone.ics
out_has "No longer on the agenda: Noor"
"$WG" agenda --json >out
json "it is gone" '[.[] | select(.kind == "appointment")] | length == 3'
status 1 "it is not found again" "$WG" agenda move "$id" "1 dec"

status 2 "nobody" "$WG" --lang en agenda add --on "1 dec"
err_has "Who is the talk with?"
status 2 "no day" "$WG" --lang en agenda add --person Noor
err_has "On which day?"
status 2 "a day that is none" "$WG" --lang en agenda add --person Noor --on "some day"
err_has "31-12-2026"
status 2 "a day that does not exist" "$WG" --lang en agenda add --person Noor --on 30-2-2027
err_has "Sunday 28 February 2027"
status 2 "a day that has passed" "$WG" --lang en agenda add --person Noor --on 1-1-2020
err_has "Which day is to come?"
status 1 "a guide that is not there" "$WG" agenda add --person Noor --on 1-12-2026 --script nergens
status 1 "a guide for a team" "$WG" --lang en agenda add --person Noor --on 1-12-2026 --script waardendialoog
err_has "no guide for a talk with one person"
status 1 "a guide for the leader alone" "$WG" agenda add --team Voorbeeldhof --on 1-12-2026 --script voorbereiding
status 2 "move what" "$WG" agenda move
status 2 "move where to" "$WG" agenda move "$(entry appointment)"
status 2 "drop what" "$WG" agenda drop
status 1 "drop what is not there" "$WG" agenda drop ffff-none
status 2 "another verb" "$WG" agenda look
"$WG" agenda --json >out
json "nothing of it was kept" '[.[] | select(.kind == "appointment")] | length == 3'

# ---- the invitation ----
id=$("$WG" agenda --json | jq -r '[.[] | select(.person == "Sam")][0].id')
check "an invitation" "$WG" --lang en invite "$id"
out_has "Dear Sam,"
out_has "Monday 1 February 2027"
out_has "Then we choose another day."
out_has "You decide what you tell."
out_has "Someone may come along with you"
out_has "HR sees nothing of this talk"
out_lacks "Tip:"
check "by name: the first that comes" "$WG" --lang en invite --person Sam
out_has "Monday 1 February 2027"
check "by name, guide and day" "$WG" --lang en invite --person Noor --script vervolggesprek --on 3-12-2026
out_has "Thursday 3 December 2026"
check "without a day" "$WG" --lang en invite --person Noor
out_has "We choose a day together."
check "in Dutch, in plain words" "$WG" --lang nl invite "$id"
out_has "Sam"
check "to print" "$WG" --lang nl invite "$id" -o sam.html
grep -q '<html lang="nl' sam.html
verdict $? "it is HTML, in Dutch"
[ "$(stat -c %a sam.html)" = 600 ]
verdict $? "only for this user"
status 1 "a file that is there" "$WG" invite "$id" -o sam.html
check "for a calendar" "$WG" --lang en invite "$id" --format ics
out_has "SUMMARY:The core talk · Sam"
status 1 "a calendar has the day of the agenda" "$WG" --lang en invite "$id" --format ics --on 3-12-2026
err_has "agenda move"
status 1 "for a calendar, and on no agenda" "$WG" --lang en invite --person Noor --format ics
err_has "agenda add"
status 2 "nobody" "$WG" invite
status 1 "somebody who is not there" "$WG" invite --person Niemand
status 2 "another format" "$WG" --lang en invite "$id" --format docx
err_has "md, html, ics"
status 1 "to what the leader does alone" "$WG" --lang en invite --person Noor --script voorbereiding
err_has "nobody to invite"

# No cue of any guide gets to an employee.
for script in kerngesprek vervolggesprek tussenstand jaargesprek functioneringsgesprek sollicitatiegesprek verbetertraject; do
    "$WG" --lang nl invite --person Sam --script $script >letter 2>err
    cues=$("$WG" script show $script --json 2>/dev/null | jq -r '.. | .cue? // empty' 2>/dev/null)
    [ -n "$cues" ] || cues=$(sed -n 's/^ *cue: //p' "$(dirname "$WG")/../data/scripts/$script.yaml")
    echo "$cues" | sed "s/^[\"']//; s/[\"']\$//" | cut -c 1-30 | grep -v '^$' >cues
    [ -s cues ] && [ -s letter ] && ! grep -qFf cues letter
    verdict $? "no cue of $script in its invitation"
done
finish
