#!/bin/sh
# How a talk ends when nobody says goodbye: end of input, signals, two windows, no room.
. "$(dirname "$0")/lib.sh"

# begin PERSON COMMAND...: a talk in the background that has kept one line.
begin() {
    person=$1
    shift
    rm -f in out.pipe
    mkfifo in out.pipe
    cat <out.pipe >talk &
    "$@" <in >out.pipe 2>&1 &
    pid=$!
    exec 3>in
    printf '\n\nOne line.\n' >&3
    until_true kept_line
    verdict $? "$person: one line is kept"
}
# squeeze: no file may grow past what the store's log needs soon. Output goes into a pipe, so it may.
squeeze() {
    prlimit --pid $pid --fsize=10000:
    for line in 1 2 3 4 5 6; do
        echo "Line $line." >&3
    done
}
kept_line() { shows "$person" '.answers[0].text == "One line."'; }

check "end of input is leaving" typed '\n\nOne line.\nhalf' "$WG" --plain --lang en new --person Eva
out_has "Everything is kept. Go on with: waardegesprek resume"
"$WG" show "$(talk_with Eva)" --json >out
json "the line without an end is kept too" '.answers[0].text == "One line.\nhalf"'
check "no input at all" "$WG" --plain new --person Eva </dev/null

for signal in TERM INT HUP; do
    begin $signal setsid "$WG" --plain --lang en new --person $signal
    kill -$signal $pid
    wait $pid
    left=$?
    exec 3>&-
    wait
    [ $left -eq 0 ]
    verdict $? "$signal: leaves in peace (status $left)"
    check "$signal: nothing is lost" kept_line
    cp talk out
    out_has "Everything is kept."
done

ulimit -S -c "$(ulimit -H -c)" # as much as may be
begin Two "$WG" --plain --lang en new --person Two
grep -Eq '^Max core file size +0 +0 ' /proc/$pid/limits
verdict $? "a crash leaves no file with what was said"
status 1 "a second window is refused" "$WG" --plain --lang en resume "$(talk_with Two)"
err_has "This talk is open in another window"
check "reading is not" "$WG" show "$(talk_with Two)"
exec 3>&-
wait $pid
check "and later it may" typed '' "$WG" --plain --lang en resume "$(talk_with Two)"
out_has "The last words that were kept: One line."

# A store that can't grow any more: the talk goes on, says so, and tries again.
begin Room "$WG" --plain --lang en new --person Room
squeeze
printf 'No room.\n' >&3
until_true grep -q "Not kept yet: " talk
verdict $? "a full store is told"
prlimit --pid $pid --fsize=unlimited:
printf ':help\n' >&3
until_true grep -q "Everything is kept again." talk
verdict $? "and when there is room again"
exec 3>&-
wait $pid
"$WG" show "$(talk_with Room)" --json >out
json "nothing was lost" '.answers[0].text | startswith("One line.") and endswith("No room.")'

begin Rescue "$WG" --plain --lang en new --person Rescue
squeeze
printf 'Not kept.\n:quit\n%s\n' "$WORK/rescued.json" >&3
exec 3>&-
wait $pid
[ $? -eq 0 ]
verdict $? "what can't be kept goes into another file"
cp rescued.json out
json "all of it" '.answers[0].text | startswith("One line.") and endswith("Not kept.")'
begin Lost "$WG" --plain --lang en new --person Lost
squeeze
printf 'Not kept.\n:quit\n' >&3
exec 3>&-
wait $pid
[ $? -eq 1 ] && grep -q "Not everything is kept" talk
verdict $? "and when nobody names one, it is told"

for verb in "list" "list --json" "show $(talk_with Two)" "report $(talk_with Two) --format md" "--help" \
    "script list" "--version"; do
    "$WG" $verb >/dev/full 2>err
    [ $? -eq 1 ] && grep -q "could not be written" err
    verdict $? "$verb on a full disk is not done"
done
"$WG" --plain new --person Full </dev/null >/dev/full 2>err
[ $? -eq 1 ]
verdict $? "a talk that nobody can hear ends"

status 1 "a report into a folder that is not there" "$WG" report "$(talk_with Two)" --format md -o no/where.md
finish
