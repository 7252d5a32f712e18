#!/bin/sh
# Names and words that try to reach the terminal or to break a format.
. "$(dirname "$0")/lib.sh"

# Nothing that was printed holds a control character but the newline, nor a bidi control.
harmless() {
    ! LC_ALL=C grep -qP '[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae\x8e\x8f]|\xe2\x81[\xa6-\xa9]' "$WORK/out" "$WORK/err"
    verdict $? "$1"
}

hostile='e\033[31mvil\007 \302\2332J\342\200\256gnp <b> | # *x* '"'"'; DROP TABLE--'
name=$(printf "$hostile")
check "a talk with a hostile name" typed "\n\n$hostile\n.\n:quit\n" \
    "$WG" --plain new --person "$name" --team "$(printf '\033]0;x\007Team')"
harmless "the talk prints no control character"
id=$("$WG" list --json | jq -r ".[0].id")
for verb in "list" "list --json" "show $id" "show $id --json" "report $id --format md" \
    "report $id --format json"; do
    check "$verb" "$WG" $verb
    harmless "$verb prints no control character"
done
check "the same name is the same person" typed ':quit\n' "$WG" --plain new --person "$name"
"$WG" list --json >out
json "one person, two talks" 'length == 2 and .[0].person == .[1].person'

status 1 "a name of control characters alone" "$WG" --plain new --person "$(printf '\033\007')"
status 2 "an empty name" "$WG" --plain new --person ""
status 2 "a hostile verb" "$WG" "$(printf '\033[2J')"
harmless "a hostile verb is told harmlessly"
status 2 "a hostile option" "$WG" list "--$(printf '\033[2J')"
harmless "a hostile option is told harmlessly"
status 1 "a hostile ID" "$WG" show "$(printf '\033[2Jabcdef')"
harmless "a hostile ID is told harmlessly"
status 1 "a hostile guide" "$WG" --plain new --person X --script "$(printf '../../\033[2J')"
harmless "a hostile guide is told harmlessly"

# Several of one name: listed, unless the team says which one.
check "first of a name" typed ':quit\n' "$WG" --plain new --person "Sam" --team Noord
check "the one of that name, whatever the case" typed ':quit\n' "$WG" --plain new --person "SÁM"
check "all talks" "$WG" list --json
json "Sam is one person" '[.[] | select(.person == "Sam")] | length == 2'
finish
