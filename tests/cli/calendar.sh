#!/bin/sh
# Calendar files, read back by libical (tests/cli/read_calendar.c): stable UIDs, updates that replace.
. "$(dirname "$0")/lib.sh"
reader=$(dirname "$WG")/tests/read_calendar
export WAARDEGESPREK_NOW=2026-11-22T10:45:00Z

# read_back FILE: what a calendar program makes of it, in `entries`.
read_back() { "$reader" <"$1" >entries 2>>err; }
# The line of one UID.
entry() { grep "^$1@waardegesprek " entries; }

typed '\n\nTime.\n.\n:plan\n+ Ask Samira, é and ü; now\n\n\n\n\n\n\n\n\n:quit\n' "$WG" --plain --lang en new --person Noor >talk 2>&1
id=$(talk_with Noor)
status 1 "a talk without any day" "$WG" --lang en report "$id" --format ics
err_has "Agree on a day first"
[ ! -s out ]
verdict $? "and nothing is written"
status 1 "an agenda without any day" "$WG" --lang en agenda ics
err_has "nothing for a calendar"

"$WG" agenda add --person Noor --on 1-12-2026 >out
coming=$("$WG" agenda --json | jq -r '[.[] | select(.kind == "appointment")][0].id')
check "the agenda for a calendar" "$WG" --lang en agenda ics -o all.ics
[ "$(stat -c %a all.ics)" = 600 ]
verdict $? "only for this user"
check "libical reads it" read_back all.ics
entry "$coming" | grep -q '1 20261201 20261202 CONFIRMED The follow-up talk · Noor$'
verdict $? "a whole day, with the guide's name"
status 1 "a file that is there" "$WG" agenda ics -o all.ics
"$WG" agenda move "$coming" 8-12-2026 >out
check "after it moved" "$WG" --lang en agenda ics -o all.ics --force
check "libical reads it" read_back all.ics
entry "$coming" | grep -q '2 20261208 20261209 CONFIRMED'
verdict $? "the same UID, a higher SEQUENCE"
[ "$(wc -l <entries)" -eq 1 ]
verdict $? "once"
check "in Dutch" "$WG" --lang nl agenda ics
out_has "SUMMARY:Het vervolggesprek"
"$WG" agenda drop "$coming" -o gone.ics >out
check "libical reads what is dropped" read_back gone.ics
entry "$coming" | grep -q '3 20261208 20261209 CANCELLED'
verdict $? "called off, with a higher SEQUENCE still"
"$WG" agenda add --person Noor --on 3-12-2026 >out
"$WG" agenda drop "$("$WG" agenda --json | jq -r '[.[] | select(.kind == "appointment" and .day == "2026-12-03")][0].id')" -o - >dropped.ics
[ -s dropped.ics ] && [ "$(tail -n 1 dropped.ics | tr -d '\r')" = END:VCALENDAR ]
verdict $? "on standard output nothing stands behind it"

# What the demo's people agreed.
"$WG" --lang en demo --data-dir demo >out 2>err
[ -e demo/interviews.db ] || finish
"$WG" --data-dir demo list --json | jq -r '.[] | select(.process == "follow-up") | .id' | while read -r id; do
    "$WG" --data-dir demo report "$id" --format ics -o "$id.ics" >>made 2>&1
done
[ -s made ]
verdict $? "talks of the demo"
for file in *-*.ics; do
    check "libical reads $file" read_back "$file"
    [ -s entries ] && [ "$(cut -d' ' -f1 entries | sort | uniq -d | wc -l)" -eq 0 ]
    verdict $? "each UID once"
done
"$WG" --data-dir demo agenda ics -o demo.ics >out 2>err
check "its agenda" read_back demo.ics
[ -s entries ] && [ -z "$(awk '$3 < 20261122' entries)" ]
verdict $? "only what is to come"
finish
