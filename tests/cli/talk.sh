#!/bin/sh
# A whole talk line by line, in both languages: held, killed in the middle of a text, resumed,
# finished, reported.
. "$(dirname "$0")/lib.sh"

# The answers up to the choice of the values: two steps to read, two texts, seven values.
opening='\n\nPeople <3 café\n\nand time for them\n.\nA day with colleagues.\n.\n'
values='Wound care.\n.\n5\n3\n2\nThe course.\n.\n5\n4\n4\n:unknown\n:unknown\n:skip-answer\n4\n'
values="$values"'\n3\n3\n3\n\n1\n2\n2\n\n:weet\n:liever\n\n\n4\n5\n5\n'
plan='1\nThat is it.\n.\nn\nNot all of it.\n.\n+\nDo the course\n1\n3\nEnrol\nSix days off\n2\n\n\n'
plan="$plan"'31-02-2027\nj\n\n\n'
closing='=\nja\nover 3 maanden\nGood.\n.\n\n\nj\n'

# hold LANGUAGE PERSON: the first half, by pipe, then killed while a text is being written.
hold() {
    rm -f in
    mkfifo in
    "$WG" --plain --lang "$1" new --person "$2" --team Noord <in >half 2>&1 &
    pid=$!
    exec 3>in
    printf "$opening$values" >&3
    until_true has_talk "$2"
    verdict $? "$1: a talk with $2 was begun"
    printf '1\n\n1 3\n\n7,1\n8\nmy sister\n\nFirst line.\nSecond li' >&3
    until_true shows "$2" '.answers | any(.text == "First line.")'
    verdict $? "$1: a line is kept before the text is finished"
    kill -9 $pid
    exec 3>&-
    wait $pid 2>/dev/null
}
has_talk() { [ -n "$(talk_with "$1")" ]; }

# go_on LANGUAGE PERSON: from the line that was kept to the end.
go_on() {
    id=$(talk_with "$2")
    check "$1: resumed and finished" typed \
        "It goes on.\n.\nI enrol.\n.\nSix days.\n.\nI do it.\n.\n$plan$closing" \
        "$WG" --plain resume "$(echo "$id" | cut -c 1-6)"
    out_has "First line."
    check "$1: as JSON" "$WG" show "$id" --json
    json "$1: finished" '.status == "closed" and .script.language == "'"$1"'" and .team == "Noord"'
    json "$1: no line was lost" '.answers | any(.step == "ertussen" and .text == "First line.\nIt goes on.")'
    json "$1: an empty line within a text stays" '.answers | any(.text == "People <3 café\n\nand time for them")'
    json "$1: scores" '.values[0] | .value == "use-skills" and .importance == 5 and .opportunity == 3 and .realisation == 2 and .in_set == false and .focus'
    json "$1: affirmed three times is in the set" '.values[1].in_set == true'
    json "$1: unknown is never no" '.values[5].in_set == null'
    json "$1: rather not say is an answer" '.answers | any(.state == "declined") and any(.state == "unknown")'
    json "$1: words of one's own beside choices" '.answers | any(.step == "middelen-werk" and .text == "my sister" and (.choices | length) == 2)'
    json "$1: choices by id" '.answers | any(.choices == ["ervaring", "talent"])'
    json "$1: the own sentence in the summary" '.answers | any(.step == "samenvatting" and (.text | test("^People <3")) and .confirmed == false and .correction == "Not all of it.")'
    json "$1: the plan" '.plan.agreed == "yes" and (.plan.follow_up | test("^20..-..-..$")) and (.plan.actions | length) == 1'
    json "$1: the action" '.plan.actions[0] | .what == "Do the course" and .owner == "together" and .own_part == "Enrol" and .need == "Six days off" and .kind == "training" and .due == "2027-02-28"'
    for copy in "" --leader; do
        check "$1: report $copy" "$WG" report "$id" --format md $copy
        out_has "Do the course"
    done
    check "$1: report in a file" "$WG" report "$id" --format json -o "$1.json"
    out_has "$1.json"
    cp "$1.json" out
    json "$1: without the guide, for the cues are in it" 'has("script_text") | not'
    "$WG" report "$id" --format json --leader >out
    json "$1: the leader's with the guide's text" '(.script_text | fromjson | .files | length) > 2 and .id == "'"$id"'"'
    status 1 "$1: never overwritten unasked" "$WG" report "$id" --format json -o "$1.json"
    check "$1: unless asked" "$WG" report "$id" --format md -o "$1.json" --force
    check "$1: to read" "$WG" show "$id"
    out_has "Do the course"
}

hold en "Ann Smit"
grep -q 'What really matters to you in your work?' half
verdict $? "en: asked in English"
go_on en "Ann Smit"
hold nl "Bo de Vries"
grep -q 'Wat doet er voor jou echt toe in je werk?' half
verdict $? "nl: asked in Dutch"
go_on nl "Bo de Vries"

status 1 "nothing is left to resume" "$WG" --plain resume
check "a finished talk opens by its ID" typed ':quit\n' "$WG" --plain --lang en resume "$id"
out_has "This talk is finished"
finish
