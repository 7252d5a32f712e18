#!/bin/sh
# registry: making, setting, teams, log and copying, on a SQLite file.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
export WAARDEGESPREK_NOW=2026-11-22T10:45:00Z
wg() { "$WG" --lang en "$@"; }
mkdir -p "$HOME/.config/waardegesprek" place
config=$HOME/.config/waardegesprek/config.yaml
file=$WORK/place/registry.db

status 2 "registry what?" wg registry
status 1 "HR without a registry is told how to set one" wg hr list
err_has "registry: /srv/"
status 1 "and so is who wants to set something" wg registry set organisation De Wilg
err_has "nothing to look at or to change"
[ ! -e "$HOME/.local/share/waardegesprek" ]
verdict $? "and nothing was made"
echo "registry: $file" >"$config"
check "made" wg registry init
out_has "circle of trust"
[ -f "$file" ] && [ "$(stat -c %a "$file")" = 600 ]
verdict $? "for this account, since the folder is no group's"
check "made once more does no harm" wg registry init
check "how it stands" wg registry status
out_has "$file"
out_has "14 days"
check "as JSON" wg registry status --json
json "what kind" '.home == "sqlite" and .answer_days == 14 and .group_limit == 5 and .teams == []'
check "up to date" wg registry migrate
out_has "up to date"

check "settings" wg registry set
out_has "organisation: not set"
check "the organisation" wg registry set organisation Zorggroep De Wilg
out_has "organisation: Zorggroep De Wilg"
check "a contact" wg registry set contact "Els (P&O), 06"
check "a limit" wg registry set group_limit 7
status 1 "not below three" wg registry set group_limit 2
[ -s err ]
verdict $? "it is told why"
status 1 "no number" wg registry set answer_days soon
status 2 "no such setting" wg registry set organization X
err_has "Do you mean “organisation”?"
status 2 "nothing to set" wg registry set contact
check "as JSON" wg registry set --json
json "are kept" '.organisation == "Zorggroep De Wilg" and .contact == "Els (P&O), 06" and .group_limit == 7 and .answer_days == 14'

check "no teams" wg registry team
out_has "registry team add"
check "a team" wg registry team add Noord
check "a team with a blank" wg registry team add Team Zuid
check "the same name is the same team" wg registry team add NOORD
check "two teams" wg registry team --json
json "by name" '[.[].name] == ["Noord", "Team Zuid"]'
check "renamed" wg registry team rename noord "Noord-West"
check "is called so" wg registry team
out_has "Noord-West"
status 1 "one that is not there" wg registry team rename Oost West
status 2 "renamed to what" wg registry team rename Noord-West
status 2 "add what" wg registry team add

status 1 "roles are the file system's" wg registry grant karin hr
[ -s err ]
verdict $? "and it is told how"
status 2 "no such role" wg registry grant karin boss
err_has "leader, hr or admin"
status 2 "a kind is HR's" wg registry grant karin leader --kind training
status 2 "no such kind" wg registry grant karin hr --kind money
status 2 "who?" wg registry revoke

echo "registry: $WORK/place/leaders.db" >"$config"
check "a registry with a leader" wg registry team add Noord
check "no leaders" wg registry leaders
out_has "No leader has shared anything"
old=aaaaaaaa-1111-4111-8111-111111111111 new=bbbbbbbb-1111-4111-8111-111111111111
/usr/bin/python3 - "$WORK/place/leaders.db" $old <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("INSERT INTO talk_count SELECT ?, id, '2026-Q4', 3, 1 FROM team LIMIT 1", (sys.argv[2],))
db.execute("""INSERT INTO action (id, round, revision, leader, leader_name, person, team, may_contact, digest, asked, changed,
    value, what, owner, own_part, need, kind, first_step, helper, due, notice, status, reason)
    SELECT 'cccccccc-1111-4111-8111-111111111111', 1, 1, ?, 'Jip Bedacht', '17', id, 0, '', 1, 1, '', 'Iets', 'hr',
    '', '', '', '', '', '', '', 'agreed', '' FROM team LIMIT 1""", (sys.argv[2],))
db.commit()
PY
check "a leader" wg registry leaders
out_has "$old: Jip Bedacht, 1 shared plan"
status 2 "to whom?" wg registry leader $old
err_has "registry leader OLD NEW"
status 1 "not to a name: here it is a store's id" wg registry leader $old anna
err_has "id of their own store"
status 1 "not of somebody who is not there" wg registry leader $new $old
err_has "registry leaders"
check "given to another" wg registry leader $old $new
out_has "$new: 1 shared plan"
check "as JSON" wg registry leaders --json
json "all of it" 'length == 1 and .[0].id == "'$new'" and .[0].name == "Jip Bedacht" and .[0].plans == 1'
check "it is in the log" wg registry log --json
json "by ids alone" '.[0].verb == "leader" and .[0].id == "'"$old $new"'"'
echo "registry: $file" >"$config"

check "the log" wg registry log --json
json "says what was done" '(map(.verb) | index("set")) and all(.[]; has("moment") and has("account") and has("id"))'
out_lacks "Wilg"
out_lacks "Noord"
check "the newest alone" wg registry log --rows 1
[ "$(wc -l <out)" -eq 1 ]
verdict $? "one line"
check "the log in Dutch" "$WG" --lang nl registry log
out_has ": ingesteld "
out_lacks ": set "
status 2 "none at all" wg registry log --rows 0

# Copying.
check "copied" wg registry copy "$file" "$WORK/place/copy.db"
out_lacks "OLD NEW"
echo "registry: $WORK/place/copy.db" >"$config"
check "has the same settings" wg registry status --json
json "and teams" '.organisation == "Zorggroep De Wilg" and (.teams | length) == 2'
check "another one" wg registry team add Oost
status 1 "not into one that holds something else" wg registry copy "$file" "$WORK/place/copy.db"
[ -s err ]
verdict $? "it is told why"
status 2 "to where?" wg registry copy "$file"
status 1 "from nothing" wg registry copy "$WORK/place/none.db" "$WORK/place/other.db"
status 1 "no password on the command line" wg registry copy "$file" postgresql://jo:geheim@db/werk
err_has "password"

# Stopped half-way, it goes on from there; and a list longer than a page comes out whole.
echo "registry: $file" >"$config"
check "many plans" /usr/bin/python3 "$here/fill_registry.py" "$file" 20000
"$WG" --lang en registry copy "$file" "$WORK/place/long.db" >out 2>err &
pid=$!
until_true grep -qa "Plan 1000" "$WORK/place/long.db" "$WORK/place/long.db-wal"
kill -INT $pid
wait $pid
[ $? -eq 1 ] && grep -q "goes on from there" err
verdict $? "a copy that is stopped says how it goes on"
check "the same command goes on" wg registry copy "$file" "$WORK/place/long.db"
out_has "Copied: "
check "all of them" wg hr export --format json -o first.json
echo "registry: $WORK/place/long.db" >"$config"
check "all of them there too" wg hr export --format json -o second.json
[ "$(jq '.plans | length' first.json)" -eq 20000 ] && [ "$(jq -S .plans first.json | sha256sum)" = "$(jq -S .plans second.json | sha256sum)" ]
verdict $? "the same plans, each once"

# A folder that is not there, and a file of something else.
echo "registry: $WORK/nowhere/registry.db" >"$config"
status 1 "a folder that is not there" wg registry status
[ -s err ]
verdict $? "it is told what to do"
echo "registry: $WORK/place/text.db" >"$config"
echo "not a database, but long enough to look like something of that kind" >place/text.db
status 1 "a file of something else" wg hr list
[ -s err ]
verdict $? "it is told"
grep -q "not a database" place/text.db
verdict $? "and left as it is"
check "help" wg registry team add --help
out_has "registry team add"
finish
