#!/bin/sh
# A file for the next leader: the plan and the days by themselves, answers only as the employee says.
. "$(dirname "$0")/lib.sh"
"$WG" --lang en demo --data-dir here >/dev/null
here() { "$WG" --lang en --data-dir here "$@"; }
next() { "$WG" --lang en --data-dir next "$@"; }

check "writes a file" here handover "Noor Example" -o noor.json
out_has "5 open agreements"
out_has "2 talks to come"
out_has "Written: noor.json"
out_has "Your own copy stays."
out_lacks "course for care workers"
[ "$(stat -c %a noor.json)" = 600 ]
verdict $? "for nobody else to read"
cp noor.json out
json "without a single answer" '[.talks[].answers | length] | add == 0'
json "and without history" '[.talks[].plan.actions[].history | length] | add == 0'
status 1 "not over a file that is there" here handover "Noor Example" -o noor.json
check "unless told so" here handover "Noor Example" -o noor.json --force

# Yes to the first talk and the first answer, a slip of the finger, no to the second, then nothing more.
check "asks the employee" typed 'y\ny\nperhaps\nn\nq\n' "$WG" --lang en --data-dir here handover "Noor Example" --ask -o asked.json
out_has "Saying no is fine, and it has no consequences."
out_has "Having time for the people themselves."
out_lacks "Look after the breaks"
out_has "Go through these one by one?"
grep -q "^1/4[0-9]\. " out
verdict $? "counts them"
cp asked.json out
json "just what was said yes to" '[.talks[].answers[] | .text] | length == 1 and (.[0] | startswith("Having time"))'
status 1 "when nobody answers nothing is written" typed 'y\n' "$WG" --lang en --data-dir here handover "Noor Example" --ask -o half.json
[ ! -e half.json ]
verdict $? "no half file"

# A talk that one doesn't want to go through is over with one key.
check "talk by talk" typed 'n\nn\ny\nq\n' "$WG" --lang en --data-dir here handover "Noor Example" --ask -o third.json
[ "$(grep -c 'one by one' out)" -eq 3 ] && [ "$(grep -c '^Does this go along' out)" -eq 1 ]
verdict $? "nothing is asked of the first two"

check "the next leader takes it in" next import asked.json --yes
out_has "Handed over by:"
out_has "Handed over by: Jip Pretend."
check "and finds it on the agenda" next agenda
out_has "Taken over from another leader:"
out_has "Ask what the course for care workers costs"
next list --json >out
json "as talks that were held" 'length > 0 and all(.status == "closed")'

# All of it later on: the talks are here, and what is left out is said.
here person export "Noor Example" -o whole.json --force >/dev/null
check "a whole file of talks that came by a handover" next import whole.json --yes
grep -q 'answers of talks that are here already stay behind.' out
verdict $? "says what stays behind"

status 2 "to keep and to erase is one too many" here handover "Noor Example" -o x.json --keep --erase
status 2 "questions and a file on one output" here handover "Noor Example" --ask -o -
status 2 "who" here handover
status 1 "somebody who is not there" here handover Nobody
check "to standard output" here handover "Noor Example" -o - --keep
json "the file and nothing else" '.kind == "handover"'
# A question would stand in the file, and nobody would see it: at a terminal too nothing is asked.
# shellcheck disable=SC2016
check "to standard output at a terminal" env WG="$WG" timeout 20 script -qec '"$WG" --lang en --data-dir here handover "Noor Example" -o - >asked.out' /dev/null </dev/null
cp asked.out out
json "the file alone" '.kind == "handover"'
check "and nothing is erased" here person show "Noor Example"
status 1 "on failure nothing is erased" here handover "Noor Example" -o noor.json --erase
check "still there" here person show "Noor Example"
check "erased afterwards" here handover "Noor Example" -o last.json --erase
out_has "Your own copy is erased."
status 1 "gone" here person show "Noor Example"

# An administrator whose leader is gone: on a copy of the folder, and without seeing a word of a talk.
"$WG" --lang en demo --data-dir gone >/dev/null
cp -a gone copy
{
    "$WG" --lang en --data-dir copy person list
    "$WG" --lang en --data-dir copy handover "Noor Example" -o admin.json --keep
    "$WG" --lang en --data-dir copy person export "Noor Example" -o all.json
    "$WG" --lang en --data-dir copy person erase "Noor Example" --yes
    "$WG" --lang en --data-dir successor import admin.json --yes
} >said 2>&1
verdict $? "an administrator can do all of it"
[ -s said ] && ! grep -i 'training\|roster\|coffee\|resident\|goal' said
verdict $? "and reads nothing of a talk"
check "the next leader has the plan" "$WG" --lang en --data-dir successor plan list
out_has "Find out whether a fixed day off fits in the roster"

# A file without a name goes home.
check "in one's home" here handover "Sam Invented" --keep
[ "$(find "$HOME" -maxdepth 1 -name 'handover*.json' | grep -c .)" -eq 1 ]
verdict $? "by a name that says nothing of the person"
finish
