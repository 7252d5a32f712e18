#!/bin/sh
# The demo: in a folder that is thrown away, however it ends, or in one to keep; never in one's own.
. "$(dirname "$0")/lib.sh"
TMPDIR=$WORK/tmp
mkdir "$TMPDIR"
export TMPDIR
gone() { [ "$(left)" -eq 0 ]; }
left() { find "$TMPDIR" -mindepth 1 | grep -c .; }

check "opens on invented people" sh -c 'printf "9\n" | "$1" --plain --lang en demo' - "$WG"
out_has "Noor Example"
out_has "Demo · invented people, nothing is kept"
out_has "Nothing of it is kept"
[ "$(left)" -eq 0 ]
verdict $? "its folder is gone"
[ ! -e "$HOME/.local/share/waardegesprek/interviews.db" ]
verdict $? "nothing of one's own is touched"

# The fifo keeps it waiting for an answer; then it is killed outright.
mkfifo keys
"$WG" --plain --lang en demo <keys >shown 2>&1 &
demo=$!
exec 3>keys
until_true grep -q 'Noor Example' shown
[ "$(left)" -gt 0 ]
verdict $? "its folder is there while it is open"
[ "$(stat -c %a "$TMPDIR"/waardegesprek-demo-*)" = 700 ]
verdict $? "for nobody else to look into"
kill -9 "$demo"
wait "$demo" 2>/dev/null
exec 3>&-
until_true gone
verdict $? "its folder goes, too, when it is killed"

# HR's side of it: a registry of its own, and nobody else's.
mkdir -p "$HOME/.config/waardegesprek"
echo "registry: $WORK/real.db" >"$HOME/.config/waardegesprek/config.yaml"
check "as HR" "$WG" --plain --lang en demo --hr
out_has "East, "
out_has "Nothing of it is kept"
until_true gone
verdict $? "its folder goes as well"
[ ! -e "$WORK/real.db" ]
verdict $? "the registry that is set is not touched"
rm "$HOME/.config/waardegesprek/config.yaml"

# One's own guides are not in it.
mkdir -p "$HOME/.local/share/waardegesprek/scripts"
echo 'broken: [' >"$HOME/.local/share/waardegesprek/scripts/mine.yaml"
check "one's own guides stay out" sh -c 'printf "7\nSomebody\n" | "$1" --plain --lang en demo' - "$WG"
! grep -q 'mine' out err
verdict $? "and are not spoken of"

check "fills a folder" "$WG" --lang nl demo --data-dir filled
check "with a registry" "$WG" --lang nl --data-dir filled hr list --questions --rows 100 --json
json "in which questions wait" 'map(select(.waits)) | length > 3'
check "and figures" "$WG" --lang nl --data-dir filled hr overview
out_has "  Betekenisvolle contacten in het werk 5,0   "
out_has "  Meebeslissen over wat belangrijk is  4,"
out_lacks "…"
json_file() { "$WG" --data-dir filled hr list "$1" --rows 500 --json | jq -e "$2" >/dev/null; }
check "what HR answered for good has not passed" json_file due:passed 'length > 0 and all(.[]; .answer.state != "done" and .answer.state != "not-possible")'
check "with talks" "$WG" --data-dir filled list --json
json "of four people, three of them with one" '[.[].person] | group_by(.) | map(length) | sort == [1, 1, 1, 3]'
json "in the language that was asked for" 'all(.script.language == "nl")'
"$WG" --data-dir filled list --json >out
id=$(jq -r '.[0].id' out)
for format in md json; do
    "$WG" --data-dir filled report "$id" --format $format --leader >>documents
done
cp documents out
out_has "Jip Bedacht"
! grep -qw "$(id -un)" documents
verdict $? "the account is in no document"
"$WG" --data-dir filled person export "Noor Voorbeeld" -o - >out
json "nor does it hand anything over" '.leader == "Jip Bedacht"'
status 1 "not where there are talks" "$WG" --lang en demo --data-dir filled
err_has "empty one only"
WAARDEGESPREK_NOW=2026-11-22T10:45:00Z
export WAARDEGESPREK_NOW
"$WG" --lang en demo --data-dir one >/dev/null
"$WG" --lang en demo --data-dir two >/dev/null
for folder in one two; do
    "$WG" --lang en --data-dir $folder agenda | sed 's/^[0-9a-f]\{6\}/ID/' >"$folder.txt"
done
[ -s one.txt ] && cmp -s one.txt two.txt
verdict $? "with the clock at one moment it is the same every time"
status 2 "takes no word" "$WG" demo here
finish
