#!/bin/sh
# Two editions of a guide side by side, in words and as JSON.
. "$(dirname "$0")/lib.sh"
shipped=$(realpath "$(dirname "$WG")/../data/scripts")
own=$HOME/.local/share/waardegesprek/scripts
mkdir -p "$own"

# edition NAME ENDS MOST ASK STEP: a small guide in a file of its own.
edition() {
    cat >"$1" <<END
format: 1
id: small
version: 1
language: en
title: A small talk
process: one-on-one
parts:
  - id: begin
    title: Begin
    phase: opening
    steps:
      - id: $5
        label: Good day
        ask: $4
        answer: text
  - id: values
    title: Values
    phase: values
    for_each: values
    steps:
      - id: matters
        label: Matters
        ask: How much does it matter to {value}?
        answer: scale
        ends: [$2]
        measures: importance
      - id: missing
        label: Missing
        ask: What is still missing?
        answer: text
        when: {step: matters, at_most: $3}
END
}
mkdir a b
edition a/small.yaml "not at all, very much" 3 "What is a good day?" good-day

status 2 "no guide named" "$WG" script diff
status 1 "a guide that is not there" "$WG" script diff nowhere
err_has "nowhere"
status 1 "a file that is not there" "$WG" script diff a/small.yaml a/nothing.yaml
err_has "a/nothing.yaml"

check "the same twice" "$WG" script diff a/small.yaml a/small.yaml
out_has "Nothing is different (language: en)."
out_has "From: A small talk (small), version 1 (the file)"
out_has "To: A small talk (small), version 1 (the file)"
check "the same as JSON" "$WG" script diff a/small.yaml a/small.yaml --json
json "no differences" '.differences == [] and .steps == 0 and .breaks_scale == false'

edition b/small.yaml "not at all, very much" 3 "What does a good day look like?" good-day
check "another question" "$WG" script diff a/small.yaml b/small.yaml
out_has "Step “Good day” (good-day)"
out_has "was: What is a good day?"
out_has "is:  What does a good day look like?"
out_has "1 step is different."
out_lacks "compared"
out_has "Talks that have begun keep the guide they began with."
check "in plain words of another language" "$WG" --lang nl script diff a/small.yaml b/small.yaml
out_has "What does a good day look like?"

edition b/small.yaml "not at all, most of all" 2 "What is a good day?" good-day
check "another scale and condition" "$WG" script diff a/small.yaml b/small.yaml
out_has "Numbers from talks before and after this can't be compared."
out_has "was: not at all"
out_has "is:  Only when “Matters” is 2 or less"
out_has "2 steps are different."
check "as JSON" "$WG" script diff a/small.yaml b/small.yaml --json
json "the scale" '.breaks_scale and (.differences[] | select(.field == "ends")
    | .step == "matters" and .part == "values" and .breaks_scale and .after == "not at all\nmost of all")'
json "the condition" '.differences[] | select(.field == "when") | .before == "matters at_most 3"'

edition b/small.yaml "not at all, very much" 3 "What is a good day?" nice-day
check "another id" "$WG" script diff a/small.yaml b/small.yaml
out_has "“nice-day” asks nearly the same"
out_has "give it its old id “good-day” back"

# One word: what talks start with now, against the file in one's own folder.
check "a shipped guide runs as it lies there" "$WG" script diff kerngesprek
out_has "Nothing is different (language: nl)."
cp "$shipped"/kerngesprek.yaml "$own"/
sed -i 's/^title: .*/title: Ons gesprek/' "$own"/kerngesprek.yaml
check "an own file that is not used yet" "$WG" script diff kerngesprek
out_has "The guide itself"
out_has "is:  Ons gesprek"
out_has "To: Ons gesprek (kerngesprek), version 1 (the file)"
[ "$(grep -c '(the file)' out)" -eq 1 ]
verdict $? "and only there"

check "it is published" "$WG" script publish kerngesprek --note "Our own title"
check "now it is what talks start with" "$WG" script diff kerngesprek
out_has "Nothing is different (language: nl)."
sed -i 's/^title: .*/title: Ons eigen gesprek/' "$own"/kerngesprek.yaml
check "and edited once more" "$WG" script diff kerngesprek
out_has "was: Ons gesprek"
out_has "is:  Ons eigen gesprek"
check "by its path, the same" "$WG" script diff "$own"/kerngesprek.yaml
out_has "was: Ons gesprek"
check "against the one that is shipped" "$WG" script diff "$shipped"/kerngesprek.yaml kerngesprek --json
json "the title" '.differences[] | select(.field == "title") | .kind == "guide" and .after == "Ons eigen gesprek"'

printf 'title: "\033[31mred\n' >b/small.yaml
status 1 "a faulty file" "$WG" script diff a/small.yaml b/small.yaml
! grep -q "$(printf '\033')" err
verdict $? "without its escape sequences"
finish
