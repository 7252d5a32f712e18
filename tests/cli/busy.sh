#!/bin/sh
# Somebody keeps the registry's file locked: who sits before a screen is told so soon, what runs unseen waits longer.
. "$(dirname "$0")/lib.sh"
wg() { "$WG" --lang en "$@"; }
registry=$WORK/registry.db
mkdir -p "$HOME/.config/waardegesprek"
printf 'registry: %s\nname: Jip Bedacht\n' "$registry" >"$HOME/.config/waardegesprek/config.yaml"
id_of() { wg plan list --all --json | jq -r --arg w "$1" 'map(select(.what == $w))[0].id'; }
share_one() { # PERSON WHAT
    printf '\n\nSecret words.\n.\n:plan\n+ %s\n\n4\n\nA course\n2\n.\n\n:quit\n' "$2" |
        wg --plain new --person "$1" --team Noord >/dev/null &&
        printf 'yes\n1\nyes\nyes\n' | wg share "$(id_of "$2")"
}
export WAARDEGESPREK_NOW=2026-11-02T09:00:00Z
check "one is shared" share_one "Noor Verzonnen" "Learn to coach"
export WAARDEGESPREK_NOW=2026-11-04T09:01:00Z
check "and sent" wg outbox send
check "another is on its way" share_one "Bo Verzonnen" "Learn to plan"
id=$(id_of "Learn to coach")
export WAARDEGESPREK_NOW=2026-11-06T09:02:00Z

# Holds the file until it is told to let go, and says when it has it.
mkfifo held go
/usr/bin/python3 -c '
import sqlite3, sys
one = sqlite3.connect(sys.argv[1], isolation_level=None)
one.execute("BEGIN IMMEDIATE")
open("held", "w").close()
open("go").read()
' "$registry" &
cat held
status 1 "an answer can't be kept now" wg hr answer "$id" --state done --text "Yes"
err_has "Wait a moment"
wg outbox send >sent 2>&1 &
sender=$!
status 1 "nor a moment later" wg hr answer "$id" --state done --text "Yes"
check "reading goes on" wg hr list --json
json "as it stood" 'length == 1'
kill -0 $sender
verdict $? "what is sent waits longer"
: >go
wait $sender
verdict $? "and does not fail"
check "it got through" wg hr list --json
json "both" 'length == 2'
finish
