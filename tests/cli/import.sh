#!/bin/sh
# Talks go to another machine and are the same there; a file of a stranger does no harm.
. "$(dirname "$0")/lib.sh"
"$WG" --lang nl demo --data-dir here >/dev/null
here() { "$WG" --lang en --data-dir here "$@"; }
there() { "$WG" --lang en --data-dir there "$@"; }
plainly() { "$WG" --data-dir "$@"; } # each talk in its own language

sam=$(here list --json | jq -r '.[] | select(.person == "Sam Verzonnen").id')
plainly here report "$sam" --format json --leader >sam.json
plainly here report "$sam" --format json >theirs.json
status 1 "the employee's copy has no guide in it" there import theirs.json --yes
err_has "this is the employee's copy"
status 1 "not without being asked" there import sam.json
out_has "Sam Verzonnen"
out_has "Nothing was taken in."
there list --json >out
json "nothing is there" 'length == 0'
check "taken in" there import sam.json --yes
out_has "1 talk"
out_has "2 agreements"
plainly there report "$sam" --format json --leader >again.json
# But for what another leader shared: that the employee is asked about anew.
sed 's/"shared": true/"shared": false/' sam.json >unshared.json
cmp -s unshared.json again.json
verdict $? "byte for byte the same talk"
check "a second time nothing happens" there import sam.json --yes
out_has "nothing new"

for id in $(here list --json | jq -r '.[] | select(.person == "Noor Voorbeeld").id'); do
    plainly here report "$id" --format json --leader >"one-$id.json"
done
here person export "Noor Voorbeeld" -o - >noor.json
check "a whole person, from standard input" sh -c '"$1" --data-dir there import - --yes <noor.json' - "$WG"
all=0
for id in $(here list --json | jq -r '.[] | select(.person == "Noor Voorbeeld").id'); do
    sed -i 's/"shared": true/"shared": false/' "one-$id.json"
    plainly there report "$id" --format json --leader | cmp -s - "one-$id.json" || all=1
done
verdict $all "every talk the same"
status 1 "standard input can't be asked as well" sh -c '"$1" --lang en --data-dir third import - <noor.json' - "$WG"
err_has "Add --yes"

# Whom it is added to is said before it is asked; a name alone may be somebody else's.
jq '.id = "0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b" | .plan.actions = [] | .reviews = [] | .corrections = [] | .appointments = []' sam.json >more.json
status 1 "asked about a namesake" there import more.json
out_has "They are added to Sam Verzonnen, Voorbeeldhof, who is here already."
jq '.team = null' more.json >namesake.json
status 1 "not without knowing who it is" there import namesake.json --yes
err_has "Sam Verzonnen, Voorbeeldhof, is here already, and the file names no team."
out_lacks "They are added to"
there person list --json >out
json "nobody is made" '[.[] | select(.name == "Sam Verzonnen")] | length == 1'
check "the same person" there import namesake.json --person "Sam Verzonnen" --yes
out_has "They are added to Sam Verzonnen, Voorbeeldhof, who is here already."
jq '.id = "0d0d0d0d-0d0d-4d0d-8d0d-0d0d0d0d0d0d"' namesake.json >other.json
check "somebody else" there import other.json --team Elsewhere --yes
out_lacks "They are added to"
there person list --json >out
json "of another team" '[.[] | select(.name == "Sam Verzonnen").team] | sort == ["Elsewhere", "Voorbeeldhof"]'

# A day that was agreed in no talk comes in also when the talk is here.
here person export "Sam Verzonnen" -o - >whole.json
check "a day alone" there import whole.json --team Voorbeeldhof --yes
out_has "1 talk to come"
out_has "Taken in."
there agenda --json >out
json "it is on the agenda" 'tostring | contains("tussenstand")'
check "just once" there import whole.json --team Voorbeeldhof --yes
out_has "nothing new"

# To somebody who is here under another name.
"$WG" --data-dir fourth --plain --lang en new --person "S. Verzonnen" </dev/null >/dev/null 2>&1
check "to the one who is named" "$WG" --data-dir fourth --lang en import sam.json --person "S. Verzonnen" --yes
"$WG" --data-dir fourth person list --json >out
json "and nobody new is made" 'length == 1 and .[0].name == "S. Verzonnen"'
status 1 "to nobody" "$WG" --data-dir fourth --lang en import noor.json --person "Nobody" --yes

status 2 "no file" there import
status 1 "a file that is not there" there import nowhere.json
echo '{"answers": [' >broken.json
status 1 "a broken file" "$WG" --lang en --data-dir fifth import broken.json --yes
err_has "can't be read"
jq '.answers[0].state = "maybe" | .plan.actions[0].owner = "king"' sam.json >bad.json
status 1 "a bad file" "$WG" --lang en --data-dir fifth import bad.json --yes
err_has "answers[0].state: "
err_has "plan.actions[0].owner: "
jq '.person = "Eve\u001b]0;x\u0007\u202e<script>"' sam.json >evil.json
check "an evil name" "$WG" --lang en --data-dir fifth import evil.json --yes
! grep -q "$(printf '\033\|\007\|\342\200\256')" out
verdict $? "is shown without what steers a terminal"
finish
