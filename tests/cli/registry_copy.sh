#!/bin/sh
# registry copy: from a SQLite file to PostgreSQL and back, killed on the way, and in the end the same rows.
HERE=$(realpath "$(dirname "$0")")
. "$HERE/lib.sh"
. "$HERE/../postgres/cluster.sh"
export WAARDEGESPREK_NOW=2026-11-22T10:45:00Z
wg() { "$WG" --lang en "$@"; }

# every_row FILE: all rows of a registry, as text.
every_row() {
    /usr/bin/python3 - "$1" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
for table in ("setting", "team", "action", "comment", "withdrawn", "score", "published", "figure", "talk_count",
              "request_total", "talk_total", "log"):
    for row in sorted(db.execute(f"SELECT * FROM {table}")):
        print(table, row)
PY
}

# fill FILE: something of everything, with texts that would break what is not a parameter.
fill() {
    /usr/bin/python3 - "$1" <<'PY'
import random, sqlite3, sys, uuid
dice = random.Random(20261122)
def new():
    return str(uuid.UUID(int=dice.getrandbits(128), version=4))
words = ["wondzorg leren", "'; DROP TABLE action; --", "Overdracht\neen kwartier eerder", "naïef \"citaat\" \\ eind",
         "ploeg 🙂 één", "", "$1 %s |"]
db = sqlite3.connect(sys.argv[1])
teams = [new() for _ in range(4)]
for number, team in enumerate(teams):
    db.execute("INSERT INTO team VALUES (?, ?, ?)", (team, f"Ploeg {number}", f"ploeg {number}"))
db.executemany("INSERT INTO setting VALUES (?, ?)",
               [("organisation", "Zorggroep De Wilg"), ("group_limit", "7"), ("contact", "A. Bakker")])
values = ["use-skills", "develop-skills", "decisions", "contacts", "own-goals", "income", "contribution"]
for number in range(1, 2601):
    if number % 50 == 0:
        continue  # taken back: numbers have gaps
    action = new()
    state = dice.choice(["new", "taken-up", "promised", "done", "not-possible"])
    row = dict(number=number, id=action, round=1 + number % 3, revision=1 + number % 5, leader=new(),
               leader_name="Jip Bedacht", person=dice.choice(["Noor Verzonnen", "17"]), team=dice.choice(teams),
               may_contact=number % 2, digest="%064x" % dice.getrandbits(256), asked=1761000000 + number * 9000,
               changed=1762000000 + number, value=dice.choice(values + [""]), what=dice.choice(words) or "x",
               owner=dice.choice(["employee", "leader", "together", "organisation", "hr"]), own_part=dice.choice(words),
               need=dice.choice(words), kind=dice.choice(["", "time", "training", "say"]), first_step="", helper="Inge",
               due=dice.choice(["2026-12-31", "voor kerst", ""]), notice="", status=dice.choice(["agreed", "busy", "done"]),
               reason="", state=state, who="A. Bakker" if state != "new" else "", account="", by_day="",
               answer_text=dice.choice(words) if state != "new" else "", answered=0 if state == "new" else 1762000001,
               mark=dice.choice(["", "leader"]))
    db.execute(f"INSERT INTO action ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
    if number % 3 == 0:
        db.execute("INSERT INTO comment VALUES (?, ?, ?, ?, ?, ?)", (new(), action, "A. Bakker", "ab", dice.choice(words), number))
    db.execute("INSERT INTO log (moment, account, verb, id) VALUES (?, 'jip', 'share', ?)", (number, action))
for number in range(40):
    db.execute("INSERT INTO withdrawn VALUES (?, ?, ?)", (new(), 1 + number % 3, 1790000000 + number))
    token = new()
    for value in values:
        db.execute("INSERT INTO score VALUES (?, ?, ?, '2026-Q4', ?, ?, ?)",
                   (token, value, dice.choice(teams), dice.randint(1, 5), dice.randint(1, 5), dice.randint(1, 5)))
for quarter in ("2026-Q2", "2026-Q3"):
    db.execute("INSERT INTO published VALUES (?, 1762000000)", (quarter,))
    for team in teams + [""]:
        for value in values:
            shown = dice.randint(0, 1)
            db.execute("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                       (quarter, team, value, shown, *[shown * dice.randint(10, 50) for _ in range(4)]))
    for team in teams:
        db.execute("INSERT INTO talk_count VALUES (?, ?, ?, 4, 2)", (new(), team, quarter))
db.commit()
PY
}

config=$HOME/.config/waardegesprek/config.yaml
mkdir -p "$HOME/.config/waardegesprek" place
first=$WORK/place/first.db
echo "registry: $first" >"$config"
check "a registry in a file" wg registry init
fill "$first" || exit 1
every_row "$first" >first.rows

cluster_start
cluster_role anna
server="host=$PGHOST port=$PGPORT dbname=$PGDATABASE user=boss"
as_anna="host=$PGHOST port=$PGPORT dbname=$PGDATABASE user=anna"
echo "registry: \"$server\"" >"$config"
check "one in PostgreSQL" wg registry init
if [ "$(id -u)" = 0 ]; then # whoever may not write beside it
    chmod 755 "$WORK" place
    chmod 666 "$first"
    status 1 "not by who can't write in its folder" env HOME=/nowhere setpriv --reuid 64001 --regid 64001 --clear-groups \
        "$WG" --lang en registry copy "$first" "$as_anna"
    err_has "$first can't be copied by you"
    chmod 600 "$first"
fi
status 1 "not by just anybody" wg registry copy "$first" "$as_anna"
[ -s err ]
verdict $? "it is told why"

# Held fast at the first comment, and killed there.
psql -qX -v ON_ERROR_STOP=1 <<'SQL'
CREATE FUNCTION public.hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(42); RETURN NEW; END $$;
CREATE TRIGGER hold BEFORE INSERT ON waardegesprek.comment EXECUTE FUNCTION public.hold();
SQL
psql -qX -c "SELECT pg_advisory_lock(42), pg_sleep(600)" >/dev/null 2>&1 &
holder=$!
waits() { [ "$(psql -qAtX -c "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND $1")" = 1 ]; }
until_true waits granted
wg registry copy "$first" "$server" >out 2>err &
copying=$!
until_true waits "NOT granted"
verdict $? "it is at the comments"
kill -9 $copying
wait $copying 2>/dev/null
psql -qAtX -c "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'" >/dev/null
wait $holder 2>/dev/null
psql -qX -c "DROP FUNCTION public.hold() CASCADE" 2>/dev/null
[ "$(psql -qAtX -c "SELECT count(*) FROM waardegesprek.action")" = 2548 ]
verdict $? "killed when the plans were there"
status 1 "another registry can't go on with it" wg registry copy "$server" "$WORK/place/other.db"
err_has "not finished"
status 1 "half a copy is not used" wg hr list
err_has "registry copy $first"
check "the same command goes on" wg registry copy "$first" "$server"
out_has "Copied:"
[ "$(psql -qAtX -c "SELECT count(*) FROM pg_tables WHERE tablename = 'copy_state'")" = 0 ]
verdict $? "and leaves nothing of its own"
[ "$(psql -qAtX -c "INSERT INTO waardegesprek.log (moment, account, verb, id) VALUES (1, 'a', 'b', 'c') RETURNING number")" = 2549 ]
verdict $? "numbers go on behind the last"
psql -qX -c "ALTER TABLE waardegesprek.log DISABLE TRIGGER USER; DELETE FROM waardegesprek.log WHERE number = 2549; ALTER TABLE waardegesprek.log ENABLE TRIGGER USER"
status 1 "a second time it is not empty" wg registry copy "$first" "$server"
err_has "something in the registry"

check "back into a file" wg registry copy "$server" "$WORK/place/second.db"
every_row place/second.db >second.rows
cmp first.rows second.rows >out 2>err
verdict $? "the same, row for row"
cluster_start # a server has one registry
third="host=$PGHOST port=$PGPORT dbname=$PGDATABASE user=boss"
echo "registry: \"$third\"" >"$config"
check "a second one in PostgreSQL" wg registry init
check "from PostgreSQL to PostgreSQL" wg registry copy "$server" "$third"
check "and out of it" wg registry copy "$third" "$WORK/place/third.db"
every_row place/third.db >third.rows
cmp first.rows third.rows >out 2>err
verdict $? "the same, too"
finish
