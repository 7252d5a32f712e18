#!/bin/sh
# The colon commands, by both names and by their beginnings.
. "$(dirname "$0")/lib.sh"

begin='\n\n' # two steps to read, and the talk stands at the first question
talk() {
    person=$1
    check "$1" typed "$2" "$WG" --plain --lang en new --person "$1"
}
shown() { "$WG" show "$(talk_with "$person")" --json >"$WORK/out"; }

talk "help" ":help\n:hulp\n:h\n"
out_has ":back or :terug, the step before"
out_has ":quit or :stop, stop here"
out_has ":h can be :help, :redo"
talk "unknown command" ":nonsense\n"
out_has "There is no command :nonsense. :help lists them"
talk "ambiguous command" ":p\n"
out_has ":p can be :park, :probes, :plan, :pause"
talk "back" "$begin:back\n:terug\n:terug\n"
out_has "This is the first step."
talk "probes" "$begin:probes\n:doorvragen\n"
out_has "What does that look like"
talk "cue" ":cue\n\n:tip\n"
out_has "What is only for the leader is hidden."
out_has "What is only for the leader is told again."
talk "simple" "$begin:simple\n"
out_has "What is important to you in your work?"
talk "jump" ":jump\n5\n"
out_has "5. Values, Using skills: open"
out_has "Value 1 of 7: Using knowledge and skills."
talk "jump within what was chosen" ':jump 12\n3\n\n:jump\n\n'
out_has "13. Deeper, Having a say, Of your own: open"
out_has "14. Deeper, Having a say, What can you do? open"
out_has "15. Deeper, Having a say, When it works: open"
talk "jump to nowhere" ":ga 999\n:ga x\n"
out_has "from 1 to"
talk "overview" ":overview\n"
out_has "Talked about: 0 of 7 values."
talk "language" "$begin:language nl\n:taal en\n:taal\n"
out_has "Wat doet er voor jou echt toe in je werk?"
talk "pause" ":pauze\n:pause\n\n"
out_has "The clock stands still."
out_has "Finish this first"

talk "colon in a text" "$begin::) is a smile\n::: two\n.\n"
shown
json "two colons are one" '.answers[0].text == ":) is a smile\n:: two"'
talk "states" "$begin:unknown\n:skip-answer\n"
shown
json "states are kept" '[.answers[].state] == ["unknown", "declined"]'
talk "words are not wiped" "${begin}first\n:unknown\n:liever\n.\n"
out_has "There is an answer here. :clear empties it first."
shown
json "they are there still" '.answers[0] | .state == "given" and .text == "first"'
talk "nor are choices" ':jump 12\n1 2\n:unknown\n'
out_has "There is an answer here. :clear empties it first."
shown
json "they are there too" '.answers[0].choices | length == 2'
talk "emptied, then unknown" "${begin}first\n:clear\n:unknown\n"
shown
json "unknown" '.answers[0] | .state == "unknown" and .text == null'
talk "a number is replaced" ":jump 5\n\n4\n:back\n:unknown\n"
shown
json "by unknown" '.answers[0] | .state == "unknown" and .measure == "importance"'
talk "letters for a number" ":jump 5\n\nw\nL\nx\n3\n"
out_has "The letter w is I don't know, the letter l is I'd rather not say."
out_has "Kept: I don't know."
out_has "Kept: I'd rather not say."
out_has "Type a number from 1 to 5."
shown
json "letters are states" '[.answers[] | .state] == ["unknown", "declined", "given"] and .answers[2].number == 3'
talk "park" "$begin:later\n:back\n:park\n"
shown
json "a mark comes and goes" '.answers == []'
talk "park stays" "$begin:park\n"
shown
json "parked" '.answers[0].parked'
talk "remark" "$begin:remark one\n:only-me remark\n:opmerking\ntwo\n.\nwords\n.\n"
shown
json "a remark for the leader" '.answers[0] | .remark == "one\ntwo" and .remark_visibility == "only-me" and .text == "words" and .visibility == "together"'
"$WG" report "$(talk_with "$person")" --format json >"$WORK/out"
json "not in the copy for the employee" '.answers[0].remark == null'
talk "only me" "$begin:alleen-ik\nsecret\n.\n"
"$WG" report "$(talk_with "$person")" --format md >"$WORK/out"
out_lacks "secret"
"$WG" report "$(talk_with "$person")" --format md --leader >"$WORK/out"
out_has "secret"
talk "undo" "${begin}first\n.\n:undo\n:undo\n"
out_has "Undone. What matters."
shown
json "undone" '.answers == []'
talk "redo" "${begin}first\n.\n:ongedaan\n:herstel\n"
out_has "Done again. What matters."
shown
json "brought back" '.answers[0].text == "first"'
talk "clear" "${begin}first\nsecond\n:wis\nthird\n.\n"
shown
json "begun anew" '.answers[0].text == "third"'
talk "more behind a text" "${begin}first\n.\n:back\nsecond\n.\n:back\n\n"
shown
json "lines come behind, and Enter keeps" '.answers[0].text == "first\nsecond"'

talk "plan from anywhere" "$begin:plan\n+ Ask Inge\n\n.\n+\n\n1\n.\n-9\n+ Second\n.\n-2\n:plan\n\n\n"
shown
json "one action" '.plan.actions | length == 1 and .[0].what == "Ask Inge"'
out_lacks "Second"
talk "a day in the plan" ":plan\n+ Ask Inge\n\n\n\n\n\n\n31-12-2030\n.\n1\n\n\n\n\n\n\n\n-\n:unknown\n.\n\n"
shown
json "taken away again" '.plan.actions[0].due == null'
json "no answer elsewhere" '.answers == []'
due=':plan\n+ Ask Inge\n\n\n\n\n\n\n'
talk "words for a day in the plan" "${due}before christmas\n\n\n1\n\n\n\n\n\n\n\n.\n\n"
[ "$(grep -c 'The words are kept until there is a day' out)" -eq 1 ]
verdict $? "said once that they are kept"
out_has "There already: before christmas (not a day yet)"
out_has "Ready by: before christmas (not a day yet)."
shown
json "words that are no day" '.plan.actions[0] | .due == null and .due_words == "before christmas"'
"$WG" report "$(talk_with "$person")" --format md >"$WORK/out"
out_has "- **By when:** before christmas (not a day yet)"
talk "a day in their place" "${due}before christmas\n24-12-2030\n.\n1\n\n\n\n\n\n\n\nsoon\n.\n\n"
shown
json "the day, and no words" '.plan.actions[0] | .due == "2030-12-24" and .due_words == null'
talk "undo in the plan" ":plan\n+ Ask Inge\n.\n-1\n:undo\n"
out_has "Undone. The plan is changed."
shown
json "the action is back" '.plan.actions | length == 1'
talk "fields" ":afspraken\n+ Ask Inge\n.\n1\n\n9\n2\n5\n-\n\n\n\n31-12-2030\n\n3\nit is done\n\n"
shown
json "changed one by one" '.plan.actions[0] | .value == "develop-skills" and .owner == "hr" and .due == "2030-12-31" and .status == "done" and .reason == "it is done"'

talk "whose choice" ":jump 12\n3\n\n2\n.\n:back\n:jump 12\n\n:plan\n+ Ask\n.\n1\n\n\n.\n\n"
out_has "3. Having a say in what is important, to work on"
out_has "1. you, as it is now"
talk "by whom" ":jump 12\n3\n\n2\n\n:back\n"
out_has "2. knowledge or a diploma, chosen by by whom"

end=':plan\n+ Ask Inge\n\n3\n\n\n\n\n31-12-2030\n.\n\n:jump 16\n'
talk "agreement" "$end"'not yet\n:back\n'
tr '\n' ' ' <"$WORK/out" >"$WORK/one" && mv "$WORK/one" "$WORK/out"
out_has "This is the plan: 1. Ask Inge. Who: together. Ready by: Tuesday 31 December 2030. Status: agreed. Is this plan right for you?"
out_has "Yes or not yet, Enter goes on:"
out_has "There already: not yet."
shown
json "kept as no" '.plan.agreed == "no"'
talk "a day that is none yet" ':jump 17\nafter the holidays\n\n:back\n'
out_has "The words are kept until there is a day."
out_has "There already: after the holidays (not a day yet)."
shown
json "no day" '.plan.follow_up == null and .answers[0].text == "after the holidays"'
"$WG" show "$(talk_with "$person")" >"$WORK/out"
out_has "Next talk: after the holidays (not a day yet)."
talk "a day is not lost by words" ':jump 17\n31-12-2030\n:back\nsome time\n\n'
shown
json "still there" '.plan.follow_up == "2030-12-31"'

for no in nee ""; do
    talk "finish, but no ($no)" "$begin:afronden\n$no\nja\n.\n"
    out_has "Is the talk finished?"
    tr '\n' ' ' <"$WORK/out" >"$WORK/one" && mv "$WORK/one" "$WORK/out"
    out_has "The talk goes on.  What really matters to you in your work?"
    shown
    json "not closed" '.status == "open"'
    json "what is typed then answers what is asked" '.answers[0].text == "ja"'
done
talk "finish" ":afronden\nja\n"
out_has "The talk is finished"
shown
json "closed" '.status == "closed"'
finish
