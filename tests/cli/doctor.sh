#!/bin/sh
# doctor: what it finds, and that it says what to do.
. "$(dirname "$0")/lib.sh"
wg() { "$WG" --lang en "$@"; }
data=$HOME/.local/share/waardegesprek

check "with nothing there all is well" wg doctor
out_has "There are no talks here yet"
out_has "No registry is set"
[ ! -e "$data" ]
verdict $? "and nothing was made"
check "a talk" typed '\n\nKept.\n.\n' "$WG" --plain --lang en new --person Eva
check "all is well" wg doctor
out_has "for your account alone"
out_has "is whole"
out_has "room on the disk"
check "as JSON" wg doctor --json
json "nothing is wrong" 'length > 5 and all(.[]; .state != "wrong") and all(.[]; has("about") and has("text") and has("repair"))'

chmod 644 "$data/interviews.db"
status 1 "talks that others can read" wg doctor
out_has "wrong: "
out_has "chmod 600"
chmod 600 "$data/interviews.db"
chmod 755 "$data"
status 1 "a folder that others can enter" wg doctor
out_has "chmod 700"
chmod 700 "$data"
check "well again" wg doctor

mkdir -p "$HOME/.config/waardegesprek"
config=$HOME/.config/waardegesprek/config.yaml
echo 'languag: nl' >"$config"
status 1 "faulty settings" wg doctor --json
json "are told with their place" 'any(.[]; .about == "settings" and .state == "wrong" and (.text | contains("config.yaml:1:1")))'
status 1 "in words" wg doctor
out_has "it is not known where the registry is"
out_lacks "waardegesprek doctor"
echo 'registry: registry.db' >"$config"
status 1 "a registry of nowhere" wg doctor
out_has "The registry that is set can't be used"
out_lacks "waardegesprek doctor"
echo "registry: $WORK/registry.db" >"$config"
check "a registry" wg registry init
check "is looked at" wg doctor --json
json "what it is" 'any(.[]; .about == "registry" and .state == "fine" and (.text | contains("SQLite")))'
json "and what that means" 'any(.[]; .about == "registry" and (.text | contains("circle of trust")))'
chmod 666 "$WORK/registry.db"
status 1 "a registry for everybody" wg doctor
out_has "wrong: "
chmod 600 "$WORK/registry.db"
echo "registry: $WORK/nowhere/registry.db" >"$config"
status 1 "a folder that is not there" wg doctor
out_has "Is its disk connected"
echo "registry: $WORK/registry.db" >"$config"
check "well again" wg doctor

# A file that is damaged in the middle.
"$WG" list --json >/dev/null
size=$(stat -c %s "$data/interviews.db")
cp "$data/interviews.db" kept.db
dd if=/dev/urandom of="$data/interviews.db" bs=1 seek=$((size / 2)) count=$((size / 3)) conv=notrunc 2>/dev/null
status 1 "damage" wg doctor
out_has "wrong: "
cp kept.db "$data/interviews.db"
check "well again" wg doctor
finish
