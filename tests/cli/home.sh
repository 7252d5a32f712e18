#!/bin/sh
# Without a verb, on a terminal that can't do screens: the list to choose from.
. "$(dirname "$0")/lib.sh"

check "chosen by itself when the output is no terminal" typed '3\n' "$WG" --lang en
[ -s err ]
verdict $? "and says why"
out_has "1. A new talk"
check "not told when it was asked for" typed '3\n' "$WG" --plain --lang en
[ ! -s err ]
verdict $? "nothing to complain about"
check "a new talk" typed '1\n\nEva\nZuid\n2\n\n\nMy words.\n.\n:quit\n4\n' "$WG" --plain --lang en
out_has "Eva, team Zuid"
"$WG" list --json >out
json "is there" '.[0] | .person == "Eva" and .team == "Zuid" and .script.language == "en"'
check "go on with it" typed '1\n:quit\n4\n' "$WG" --plain --lang en
out_has "1. Go on: Eva, team Zuid."
out_has "The last words that were kept: My words."
check "people" typed '3\n1\n\n1\n:quit\n5\n' "$WG" --plain --lang en
out_has "1. Eva, Zuid"
"$WG" list --json >out
json "a talk in Dutch" '[.[].script.language] | sort == ["en", "nl"]'
check "changing one's mind" typed '3\n\n4\n9\nx\n5\n' "$WG" --plain --lang en
check "commands that need a talk" typed ':back\n:help\n:quit\n' "$WG" --plain --lang en
out_has "That works within a talk."
check "finishing one" typed ':finish\nyes\n' "$WG" --plain --lang en resume "$(talk_with Eva)"
check "home has it to read" typed '2\n5\n' "$WG" --plain --lang en
out_has "2. Read: Eva, team Zuid."
out_has "5. Stop"
out_has "- **Talk with:** Eva"
check "resume takes the newest" typed '' "$WG" --plain resume
for number in $(seq 20); do
    "$WG" --plain new --person "Person $number" </dev/null >/dev/null
done
check "a long list" typed ':quit\n' "$WG" --plain --lang en
out_has "20. Go on: "
out_has "21. Read: Eva"
out_has "There are more talks. All of them: waardegesprek list"
finish
