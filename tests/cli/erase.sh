#!/bin/sh
# Erasing a talk: asked for, whole, and only that one.
. "$(dirname "$0")/lib.sh"

talk() { printf "$2" | "$WG" --plain --lang en new --person "$1" >/dev/null; }
talk Eva '\n\nVERY-SECRET words.\n.\n:plan\n+ A-SECRET-DEED\n\n\n\n\n.\n\n:quit\n'
talk Noor '\n\nThese stay.\n.\n:quit\n'
eva=$(talk_with Eva)

check "not without a word" [ "$("$WG" --lang en erase "$eva" </dev/null 2>&1 | grep -c 'Nothing was erased')" = 1 ]
check "still there" "$WG" show "$eva"
status 2 "which one" "$WG" erase
status 1 "one that is not there" "$WG" erase ffff-not-there --yes
check "erased" "$WG" --lang en erase "$(echo "$eva" | cut -c 1-6)" --yes
out_has "Eva. The core talk"
out_has "Erased."
"$WG" list --json >out
json "the other one stays" 'length == 1 and .[0].person == "Noor"'
! grep -aq 'VERY-SECRET\|A-SECRET-DEED\|Eva' "$HOME"/.local/share/waardegesprek/interviews.db*
verdict $? "no word of it stays in the files"
finish
