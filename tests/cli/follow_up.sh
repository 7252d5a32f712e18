#!/bin/sh
# A year with one person, line by line: the next talk opens with what was agreed, the leader's own promise first, and
# asks about each value with the last one beside it.
. "$(dirname "$0")/lib.sh"
export WAARDEGESPREK_NOW=2026-11-22T10:45:00Z
store=$WORK/year
"$WG" --lang nl demo --data-dir "$store" >/dev/null

# say WORDS...: the lines that are typed.
follow_up() { printf '%s\n' "$@" | "$WG" --plain --lang nl --data-dir "$store" new --person "Noor Voorbeeld" --script vervolggesprek; }
# in_order WORDS...: each stands in what was said, behind the one before.
in_order()
{
    at=0
    for words; do
        line=$(tail -n "+$((at + 1))" out | grep -n -F -m 1 -- "$words" | cut -d: -f1)
        [ -n "$line" ] || { echo "# not there, or not in its place: $words"; return 1; }
        at=$((at + line))
    done
}

check "begins a follow-up talk" follow_up '' '' '' '' ':ga 14' '' '' '' ':stop'
in_order "Hoe is het nu voor jou in je werk?" "Afspraak 1 van 5: Navragen wat de opleiding" \
    "Wie het doet: leidinggevende · op 13-11-2026 · datum voorbij: wat is er nodig?" "Hoe staat het ermee?"
verdict $? "after how it is now, the leader's own promise comes first, with its day that passed"
check "goes through all of it" follow_up '' '' '' '' '' '' '' '' '' '' '' '' '' '' '' '' '' '' '' '' '' ':stop'
in_order "Wie het doet: leidinggevende" "Wie het doet: organisatie" "Wie het doet: P&O" "Wie het doet: samen" "Wie het doet: jij"
verdict $? "then the organisation's, HR's, what both do, and the employee's"
in_order "Waarde 1 van 7" "Vorige keer, vrijdag 9 oktober 2026: Belangrijk: 4. Ruimte: 4. Lukt het? 4." \
    "Toen gezegd: Ik heb verteld wat ik weet, en het werd gebruikt." "Wat is er veranderd"
verdict $? "at a value, the last numbers and words stand before the question"

"$WG" --lang en demo --data-dir "$WORK/english" >/dev/null
told() { printf '%s\n' "$@" | "$WG" --plain --lang en --data-dir "$WORK/english" new --person "Noor Example" --script vervolggesprek; }
check "says how three of them stand" told '' '' '' 3 '' '' '' 1 '' '' '' 4 '' '' '' ':jump 18' '' ':jump 21' ':quit'
in_order "To adjust: 3 (changed)." "This is the plan:" \
    "3. Ask what the course for care workers costs and who pays for it. Who: leader. Value: Setting your own goals. Ready by: Friday 13 November 2026. Date has passed: which day now? Status: agreed." \
    "Done: Find out whether a fixed day off fits in the roster. Let go: Find out which arrangement there is for time to learn." \
    "Is this plan right for you?"
[ $? = 0 ] && ! sed -n "/This is the plan/,\$p" out | grep -Eq "Status: (done|let go)"
verdict $? "what is behind is told apart from the plan, and a day that passed asks for another"

finish
