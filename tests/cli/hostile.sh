#!/bin/sh
# Names and words that try to run, to break a format or to reach the terminal: in every document and
# list they stay words.
. "$(dirname "$0")/lib.sh"
export WAARDEGESPREK_NOW=2026-11-22T10:45:00Z
reader=$(dirname "$WG")/tests/read_calendar

# printf's form: a script, a formula, escape sequences of two kinds, a bell, right-to-left and isolate marks, a newline.
script='<script>alert(1)</script>'
formula="=cmd()|' /C calc'!A0"
control='\033[31m\033]0;title\007\302\2332J\342\200\256\342\201\246\342\200\217\r'
name=$(printf "$script$control Noor\nEND:VEVENT")
team=$(printf "$formula$control")

# Nothing that was printed, or stands in this file, holds a control character but the newline (and the CR that
# two formats end their lines with), nor a sign that turns the direction of reading.
clean() {
    ! tr -d '\r' <"$1" | LC_ALL=C grep -aqP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xd8\x9c'
}
harmless() {
    clean out && clean err
    verdict $? "$1: no control character, no turned text"
}

words="$script $formula $control"
typed "\n\n$words\n$formula\n.\n:remark\n$words\n.\n:plan\n+ $formula$script$control\n\n2\n$words\n\n\n\n20-11-2026\n.\n+ $script$control\n\n\n\n\n\n\n31-12-2026\n.\n\n:quit\n" \
    "$WG" --plain --lang en new --person "$name" --team "$team" >out 2>err
harmless "the talk"
id=$("$WG" list --json | jq -r '.[0].id')
action=$("$WG" show "$id" --json | jq -r '.plan.actions[0].id')
[ -n "$action" ]
verdict $? "with an agreement"
"$WG" agenda add --person "$name" --team "$team" --on 1-12-2026 >out 2>err
harmless "agenda add"
coming=$("$WG" agenda --json | jq -r '[.[] | select(.kind == "appointment")][0].id // empty')
[ -n "$coming" ]
verdict $? "with a talk to come"

# ---- lists ----
for verb in "list" "list --json" "show $id" "show $id --json" "agenda" "agenda --json" "person list" "person list --json" \
    "plan list" "plan list --json" "plan show $action" "plan show $action --json" "search alert" "search alert --json" "search cmd" \
    "invite $coming" "agenda move $coming 2-12-2026"; do
    "$WG" --lang en $verb >out 2>err
    status=$?
    [ $status -eq 0 ] && [ -s out ]
    verdict $? "$verb"
    harmless "$verb"
    case $verb in
    invite*) grep -q '<script' out && ! grep -q '[^\\]<script' out; verdict $? "$verb: no mark-up" ;;
    esac
done
for person in "$name" "$("$WG" list --json | jq -r '.[0].person')"; do
    "$WG" --lang en person show "$person" >out 2>err
    harmless "person show"
done
"$WG" list --json >out
json "the name is one line of words" '.[0].person | contains("<script>alert(1)</script>") and (test("[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]") | not)'

# ---- documents ----
for copy in "" --leader; do
    for format in md html json csv ics; do
        check "$format $copy" "$WG" --lang en report "$id" --format $format $copy -o "talk$copy.$format"
        clean "talk$copy.$format"
        verdict $? "$format $copy: no control character, no turned text"
    done
done

grep -q '<script' talk.md && ! grep -q '\(^\|[^\\]\)<script' talk.md
verdict $? "md: every mark is escaped"
grep -q '&lt;script&gt;alert(1)&lt;/script&gt;' talk.html && ! grep -qi '<script' talk.html
verdict $? "html: it is text"
! grep -qiE '<[a-z]+[^>]* on[a-z]+=' talk.html
verdict $? "html: nothing that runs"
jq -e --arg s "$script" '[.answers[] | .text // empty | select(contains($s))] | length > 0' talk.json >out
verdict $? "json: the words themselves"
python3 - <<'END' >out 2>err
import csv
rows = list(csv.reader(open("talk--leader.csv", encoding="utf-8-sig", newline=""), strict=True))
cells = [cell for row in rows[1:] for cell in row]
assert {len(row) for row in rows} == {len(rows[0])}
assert any(cell.startswith("'=cmd()") for cell in cells), "a formula is defused"
assert not any(line.strip().startswith(tuple("=+-@")) for cell in cells for line in cell.split("\n")), "everywhere"
END
verdict $? "csv: no cell is a formula"
"$reader" <talk.ics >out 2>err
verdict $? "ics: libical has no complaint"
[ "$(grep -c '^BEGIN:VEVENT' talk.ics)" -eq "$(wc -l <out)" ] && ! tr -d '\r' <talk.ics | grep -q '^END:VEVENT.\+' 
verdict $? "ics: a name ends no entry"
"$WG" --lang en agenda ics >agenda.ics 2>err
"$reader" <agenda.ics >out 2>err && grep -q "$coming" out
verdict $? "agenda ics: read back"
clean agenda.ics
verdict $? "agenda ics: no control character, no turned text"
check "the invitation as HTML" "$WG" --lang en invite "$coming" --format html -o letter.html
grep -q '&lt;script&gt;' letter.html && ! grep -qi '<script' letter.html && clean letter.html
verdict $? "it is text"

"$WG" --lang en report "$id" --format pdf -o talk.pdf >out 2>err
if [ -s talk.pdf ]; then
    pdftotext -layout talk.pdf text 2>>err
    grep -q 'alert(1)' text && tr -d '\014' <text >text.clean && clean text.clean
    verdict $? "pdf: the words, and nothing else"
    ! grep -aq '/JavaScript\|/JS \|/Launch\|/OpenAction' talk.pdf
    verdict $? "pdf: nothing that runs"
else
    harmless "pdf is not there, which is told"
fi

# ---- what is typed behind a verb ----
for verb in "agenda move" "agenda drop" "invite"; do
    "$WG" --lang en $verb "$(printf "$control$script")" 1-12-2026 >out 2>err
    harmless "$verb with a hostile ID"
done
"$WG" --lang en agenda add --person X --on "$(printf "$control")" >out 2>err
harmless "agenda add with a hostile day"
"$WG" --lang en invite "$coming" --format "$(printf "$control")" >out 2>err
harmless "invite with a hostile format"
finish
