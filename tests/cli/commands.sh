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
out_has ":quit or :stop, stop here; everything is kept"
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
shown
json "undone" '.answers == []'
talk "redo" "${begin}first\n.\n:ongedaan\n:herstel\n"
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
talk "undo in the plan" ":plan\n+ Ask Inge\n.\n-1\n:undo\n"
shown
json "the action is back" '.plan.actions | length == 1'
talk "fields" ":acties\n+ Ask Inge\n.\n1\n\n9\n2\n5\n-\n\n\n\n31-12-2030\n\n3\nit is done\n\n"
shown
json "changed one by one" '.plan.actions[0] | .value == "develop-skills" and .owner == "hr" and .due == "2030-12-31" and .status == "done" and .reason == "it is done"'

talk "finish" ":afronden\n"
out_has "The talk is finished"
shown
json "closed" '.status == "closed"'
finish
