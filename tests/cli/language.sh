#!/bin/sh
# One language at a time: a talk that is opened or read speaks its own, unless --lang asks for the other.
. "$(dirname "$0")/lib.sh"
LANG=C.UTF-8 # English, for the program alone

# Whether the newest talk with this person is in Dutch.
dutch() { shows "$1" '.script.language == "nl"'; }

declined=':jump 5\n\n:liever\n:liever\n:liever\n'
check "a talk in Dutch" typed "\n\nTijd\n.\n$declined:plan\n+ Bel Inge.\n.\n\n:quit\n" \
    "$WG" --plain --lang nl new --person "Bo jr."
id=$(talk_with "Bo jr.")

check "its report, without a format" "$WG" report "$id"
out_has "# Het kerngesprek · Bo jr."
out_has "- **Gesprek met:** Bo jr."
out_has "**Wat doet er voor jou echt toe in je werk?**"
out_lacks "Talk with"
[ "$(grep '^|' out | wc -L)" -le 80 ] && grep -q "| liever niet | liever niet | liever niet |" out
verdict $? "the table fits 80 columns"
cp out plain.md
check "the same as md" "$WG" report "$id" --format md
cmp -s out plain.md
verdict $? "byte for byte"
check "the same talk, shown" "$WG" show "$id"
out_has "belangrijk: zeg ik liever niet, ruimte: zeg ik liever niet, lukt het: zeg ik liever niet"
out_has "1. Bel Inge. Wie: Bo jr. "
out_lacks "Wie: jij"
out_has "Bo jr. Het kerngesprek"
out_lacks ".."

check "its report in English" "$WG" report "$id" --lang en
out_has "# The core talk · Bo jr."
out_has "- **Talk with:** Bo jr."
out_has "**What really matters to you in your work?**"
out_lacks "Gesprek met"
check "shown in English" "$WG" --lang en show "$id"
out_has "important: I'd rather not say, room: I'd rather not say, does it work: I'd rather not say"
check "reading changes nothing" dutch "Bo jr."

check "gone on with in its own language" typed ':jump 3\n\n:quit\n' "$WG" --plain resume "$id"
out_has "Wat doet er voor jou echt toe in je werk?"
out_has "Zo ga je verder: waardegesprek resume"
check "home goes on in it too" typed '1\n:quit\n4\n' "$WG" --plain
out_has "Alles is bewaard."
out_has "4. Stop"
check "still in Dutch" dutch "Bo jr."
check "gone on with in the language that is asked for" typed ':jump 3\n\n:quit\n' \
    "$WG" --plain resume "$id" --lang en
out_has "What really matters to you in your work?"
out_has "Everything is kept."
status 1 "and it stays so" dutch "Bo jr."
check "home asks for the other one" typed '1\n:quit\n4\n' "$WG" --plain --lang nl
check "and gets it" dutch "Bo jr."
check "a new talk has the language that is asked for" typed ':quit\n' "$WG" --plain new --person Al --lang en
status 1 "English" dutch "Al"

check "a new talk from home" typed '3\n\n:quit\n5\n' "$WG" --plain --lang nl
check "names the language that Enter is" typed '3\n\nEva\n\n:quit\n' "$WG" --plain --lang nl
out_has "Enter is Nederlands:"
check "the language of the moment" typed ':language\n:language nl\n:taal\n5\n' "$WG" --plain --lang en
out_has "The language is English. Type"
out_has "De taal is nu Nederlands."
finish
