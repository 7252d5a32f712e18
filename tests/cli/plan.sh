#!/bin/sh
# plan: what was agreed, seen and changed outside a talk, with its history and a way back.
. "$(dirname "$0")/lib.sh"
export WAARDEGESPREK_NOW=2026-11-22T10:45:00Z

# talk PERSON AGREEMENT...: an unfinished talk with these.
talk() {
    person=$1
    shift
    lines='\n\nWords.\n.\n:plan\n'
    for what; do
        lines="$lines+ $what\n\n\n\n\n.\n"
    done
    typed "$lines\n:quit\n" "$WG" --plain --lang en new --person "$person"
}
plan() { "$WG" --lang en plan "$@"; }
id_of() { plan list --all --json | jq -r --arg w "$1" 'map(select(.what == $w))[0].id'; }

check "nothing yet" plan list
out_has "no open agreements"
check "nothing yet, of all" plan list --all
out_has "Nothing was agreed yet"
check "a talk with two agreements" talk "Zoë de Wit" "Follow a course" "Ask Karin"
check "one of somebody else" talk "Bo" "Change the roster"
course=$(id_of "Follow a course")
short=$(echo "$course" | cut -c 1-6)

check "all that is open" plan list
out_has "$short: Follow a course. Zoë de Wit. Who: Zoë de Wit. Status: agreed."
out_has "Change the roster"
check "of one person, found without accents" plan list --person "zoe de wit"
out_has "Ask Karin"
out_lacks "Change the roster"
status 1 "of nobody" plan list --person Nobody
err_has "Nobody"

check "done, with a reason" plan done "$short" --reason "went well"
out_has "Status: done. Reason: went well."
out_has "plan undo $short"
check "done once more" plan done "$short"
out_has "It stood so already."
out_lacks "To take it back"
check "no longer open" plan list
out_lacks "Follow a course"
check "still there" plan list --all
out_has "Follow a course"
check "under way" plan busy "$short"
out_lacks "went well"
check "what it says stays, when only the reason comes" plan busy "$short" --reason "half of it"
out_has "Status: under way. Reason: half of it."
check "let go" plan drop "$short" --reason "no money"
out_has "Status: let go. Reason: no money."
check "taken back" plan undo "$short"
out_has "Taken back: How it stands: let go → under way; Reason: no money → half of it."
out_has "Status: under way. Reason: half of it."

check "changed" plan change "$short" --due 31-12-2026 --who leader --what "Follow two courses" --reason "asked for"
out_has "Follow two courses."
out_has "Who: leader. By when: Thursday 31 December 2026."
check "a person by the word of the screen" plan change "$short" --who TOGETHER
out_has "Who: together."
status 1 "a day that does not exist is not guessed" plan change "$short" --due 31-02-2027
err_has "Sunday 28 February 2027"
status 1 "no day at all" plan change "$short" --due "some day"
err_has "I can't read a day in that"
for who in Medewerker leidinggevende samen organisatie "P&O"; do
    check "by the Dutch word: $who" plan change "$short" --who "$who"
done
out_has "HR"
status 1 "nobody that is known" plan change "$short" --who Karin
err_has "employee, leader, together"
status 1 "not without words" plan change "$short" --what ""
check "a day that has passed is no blame" plan change "$short" --due 2026-11-01
out_has "That day has passed: what is needed?"
check "a day is taken away" plan change "$short" --due ""
out_lacks "By when"
check "a kind of support and a sign" plan change "$short" --kind rooster --notice "Fewer late shifts"
check "they stand there" plan show "$short" --json
json "the kind by its id" '.kind == "time" and .notice == "Fewer late shifts"'
status 1 "no kind that is known" plan change "$short" --kind bananas
err_has "is no kind of support"
check "a kind is taken away" plan change "$short" --kind ""
status 2 "nothing to change" plan change "$short"
status 2 "no id" plan done
err_has "plan list"
status 1 "an id of nothing" plan done ffff-nothing
status 1 "an id that is too short" plan done fff
status 2 "what about it" plan
status 2 "no such verb" plan finish
err_has "plan --help"

check "its history" plan show "$short"
out_has "22-11-2026"
out_has "agreed in the talk"
out_has "from “Follow a course” to “Follow two courses”"
out_has "“asked for”"
out_has "from “agreed” to “under way”"
out_lacks "no money"
out_lacks "went well"
[ "$(grep -c '^22-11-2026' out)" -eq 2 ]
verdict $? "what a day made of it is one entry"
check "an ID with the colon of a list" plan show "$short:"
out_has "$short: Follow two courses."
status 1 "a colon alone is no ID" plan show :
check "as JSON" plan show "$short" --json
json "the whole of it" '.id == "'"$course"'" and .what == "Follow two courses" and (.history | length) >= 8'
check "the list as JSON" plan list --json
json "open and not past" 'length == 3 and all(.is_open and (.is_past | not))'

# Back to where it was made, and not further.
tries=0
while plan undo "$short" >out 2>err; do tries=$((tries + 1)); [ $tries -lt 30 ] || break; done
[ $tries -gt 5 ] && [ $tries -lt 30 ]
verdict $? "every change can be taken back, one by one"
status 1 "no more" plan undo "$short"
err_has "nothing to take back"
check "as it was made" plan list
out_has "$short: Follow a course. Zoë de Wit. Who: Zoë de Wit. Status: agreed."

# A talk that has it open keeps its place.
mkfifo in
"$WG" --plain --lang en resume "$(talk_with Bo)" <in >half 2>&1 &
pid=$!
exec 3>in
until_true grep -q . half
roster=$(id_of "Change the roster")
until_true sh -c "! '$WG' --lang en plan done $roster"
status 1 "not while its talk is open elsewhere" plan done "$roster"
err_has "open"
exec 3>&-
wait $pid 2>/dev/null
check "afterwards it can" plan busy "$roster"

check "in Dutch" "$WG" --lang nl plan list
finish
