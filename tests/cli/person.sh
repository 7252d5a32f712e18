#!/bin/sh
# All that is kept of a person: listed, shown over time, handed out, erased.
. "$(dirname "$0")/lib.sh"
"$WG" --lang en demo --data-dir "$HOME/.local/share/waardegesprek" >/dev/null

check "lists people" "$WG" --lang en person list
out_has "Noor Example, Example Court"
check "as JSON" "$WG" person list --json
json "with id, name and team" 'length == 4 and (.[0] | has("id") and has("name") and has("team"))'
check "shows one over time" "$WG" --lang en person show "noor example"
out_has "Having a say in what is important: important 3, 4, 5; room 2, 2, 3; works out 2, 2, 2."
out_has "Open agreements:"
out_has "Talks to come:"
out_has "I want to be heard before the roster is done."
out_lacks "Look after the breaks in this team"
check "as JSON" "$WG" person show "Noor Example" --json
json "three talks" '.talks | length == 3'
id=$("$WG" person list --json | jq -r '.[] | select(.name == "Noor Example").id')
check "by the beginning of the id" "$WG" person show "$(echo "$id" | cut -c 1-6)"
status 1 "somebody who is not there" "$WG" person show Nobody
status 2 "nobody named" "$WG" person show
status 2 "no verb" "$WG" person

check "hands all of it out" "$WG" --lang en person export "Noor Example" -o noor.json
out_has "Written: noor.json"
[ "$(stat -c %a noor.json)" = 600 ]
verdict $? "for nobody else to read"
grep -q 'Look after the breaks in this team' noor.json
verdict $? "also what is only for the leader"
status 1 "not over a file that is there" "$WG" --lang en person export "Noor Example" -o noor.json
check "unless told so" "$WG" person export "Noor Example" -o noor.json --force
check "to standard output" "$WG" person export "Noor Example" -o -
json "and nothing else" '.kind == "export" and (.talks | length == 3)'

status 1 "not erased without being asked" "$WG" --lang en person erase "Noor Example"
err_has "Add --yes"
check "still there" "$WG" person show "Noor Example"
check "erased" "$WG" --lang en person erase "Noor Example" --yes
status 1 "gone" "$WG" person show "Noor Example"
"$WG" list --json >out
json "the others stay" 'length == 3'
"$WG" agenda --json >out
json "and nothing of it is on the agenda" 'tostring | contains("Noor Example") | not'
! grep -aq 'Noor Example\|holiday roster' "$HOME"/.local/share/waardegesprek/interviews.db*
verdict $? "no word of it stays in the files"

# Words without numbers, as after a takeover, stand under the name of their value.
check "a talk without numbers" typed '\n\nTime.\n.\nA day.\n.\nDressing wounds.\n.\n:quit\n' \
    "$WG" --plain --lang en new --person "Words Only"
check "shown with the value's name" "$WG" --lang en person show "Words Only"
grep -A1 '^Using knowledge and skills:$' out | grep -q '^  .*: Dressing wounds\.$'
verdict $? "above its words"
finish
