#!/bin/sh
# correct: what the employee says of what was written, also when the talk is finished, in every document.
. "$(dirname "$0")/lib.sh"
export WAARDEGESPREK_NOW=2026-11-22T10:45:00Z

check "a talk" typed '\n\nMore money.\n.\n:plan\n+ Follow a course\n\n\n\n\n.\n\n:quit\n' \
    "$WG" --plain --lang en new --person "Zoë de Wit"
id=$(talk_with "Zoë de Wit" | cut -c 1-6)
correct() { "$WG" --lang en correct "$@"; }

check "what there is" correct "$id"
out_has "More money."
step=$(sed -n 's/^--step \([^ :]*\):.*More money.*/\1/p' "$WORK/out")
action=$(sed -n 's/^--action \([^:]*\): Follow a course/\1/p' "$WORK/out")
[ -n "$step" ] && [ -n "$action" ]
verdict $? "each place with what to type"
check "beside an answer" correct "$id" --step "$step" I said more "time," not money.
out_has "day of today"
check "beside an agreement" correct "$id" --action "$action" "Together with <Bo> | *you*."
status 1 "no words in it" correct "$id" --step "$step" "  "
status 2 "no words" correct "$id" --step "$step"
status 2 "no place" correct "$id" "Some words."
status 2 "two places" correct "$id" --step "$step" --action "$action" "Some words."
status 2 "no talk" correct
status 1 "a question that is not there" correct "$id" --step nothing "Some words."
err_has "Without --step"
status 1 "an agreement that is not there" correct "$id" --action ffffffff "Some words."
err_has "ffffffff"

check "in the document" "$WG" --lang en report "$id"
out_has "I said more time, not money."
out_has "Correction of Zoë de Wit"
out_has "Together with \\<Bo> \\| \\*you\\*."
out_has "More money."
check "in the leader's copy" "$WG" --lang en report "$id" --leader
out_has "I said more time, not money."
check "in the PDF" "$WG" --lang en report "$id" -o talk.pdf
pdftotext talk.pdf "$WORK/out"
out_has "I said more time, not money."
check "found again" "$WG" --lang en search "more time"
out_has "Correction"

# An answer is told in the words of the talk, never by what is kept of it.
"$WG" --lang nl demo --data-dir demo >/dev/null
"$WG" --data-dir demo list --json | jq -r '.[] | select(.script.id == "vervolggesprek") | .id' | while read -r id; do
    "$WG" --lang nl --data-dir demo correct "$id"
done >out
out_has "--step plan-klopt: Klopt het plan? ja"
out_has "--step focus: Gekozen waarden: Meebeslissen over wat belangrijk is"
out_lacks " yes"
finish
