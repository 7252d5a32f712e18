#!/bin/sh
# Folders that can't be written. Root may write everywhere, so root steps down first.
. "$(dirname "$0")/lib.sh"

as_nobody() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
    else
        "$@"
    fi
}

# The program and its data must be within reach of that user, wherever the tree lies.
mkdir -p bin/build bin/data
cp "$WG" bin/build/
cp -r "$(dirname "$WG")/../data/scripts" bin/data/
[ -d "$(dirname "$WG")/locale" ] && cp -r "$(dirname "$WG")/locale" bin/build/
chmod -R a+rX bin
chmod a+rwx "$WORK" "$HOME"
WG=$WORK/bin/build/waardegesprek

check "a talk of this user's own" as_nobody sh -c "printf '\n\nKept.\n.\n' | '$WG' --plain --lang en new --person Eva"
check "only for this user" sh -c "[ \"\$(stat -c %a '$HOME/.local/share/waardegesprek' '$HOME/.local/share/waardegesprek/interviews.db' | tr '\n' ' ')\" = '700 600 ' ]"
check "it is there" as_nobody "$WG" list --json
json "one talk" 'length == 1'

mkdir shut
chmod 555 shut
status 1 "a folder where nothing may be made" as_nobody "$WG" --plain --data-dir shut new --person Eva
[ -s err ]
verdict $? "it is told why"
status 1 "a folder that can't be made" as_nobody "$WG" --data-dir shut/deeper list
chmod 555 "$HOME/.local/share/waardegesprek"
status 1 "a folder that became read-only" as_nobody sh -c "printf '\n' | '$WG' --plain resume"
[ -s err ]
verdict $? "it is told why"
chmod 755 "$HOME/.local/share/waardegesprek"
status 1 "a report where it may not be" as_nobody "$WG" report "$(as_nobody "$WG" list --json | jq -r '.[0].id')" --format md -o shut/report.md
finish
