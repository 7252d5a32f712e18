#!/bin/sh
# The server dies while eight leaders share, and another one takes over: nothing that was acknowledged is lost, all of it stands there
# once, and nobody has to be told where the registry is now.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
. "$here/../postgres/cluster.sh"
. "$here/../postgres/standby.sh"
WRITER=$(dirname "$WG")/tests/postgres/write_plans
LEADERS="anna bert cleo dirk edda fien gijs hans"
PLANS=30 # that each has shared before the server dies, at least, and as many again after it
began=$(date +%s)
pair_start
cluster_role $LEADERS noor els
# One string for everybody. Without TLS, which is said: these two talk on loopback.
place() { echo "postgresql://$1@127.0.0.1:$PG_FIRST,127.0.0.1:$PG_SECOND/work?sslmode=disable"; }
as_role() {
    role=$1
    shift
    mkdir -p "$WORK/home-$role/.config/waardegesprek"
    printf 'registry: "%s"\nname: %s\n' "$(place "$role")" "Mx $role" >"$WORK/home-$role/.config/waardegesprek/config.yaml"
    HOME=$WORK/home-$role "$WG" --lang en "$@"
}
boss() { as_role boss "$@"; }
id_of() { as_role "$1" plan list --all --json | jq -r --arg w "$2" 'map(select(.what == $w))[0].id'; }

check "a registry" boss registry init
for one in $LEADERS noor; do
    check "a team of $one" boss registry team add "Team $one"
    check "led by $one" boss registry grant "$one" leader --team "Team $one"
done
check "els is HR" boss registry grant els hr

# Noor's plan is decided, and its thinking period ends while there is no server.
export WAARDEGESPREK_NOW=2026-11-02T09:00:00Z
printf '\n\nSecret words.\n.\n:plan\n+ Learn to coach\n\n4\n\nA course\n2\n.\n\n:quit\n' |
    as_role noor --plain new --person "Bo Verzonnen" --team "Team noor" >out 2>err
verdict $? "noor has a talk"
check "the teams come along" as_role noor outbox send
printf 'yes\n1\nyes\nyes\n' | as_role noor share "$(id_of noor "Learn to coach")" >out 2>err
verdict $? "noor shares"

# Eight write.
writers=
for one in $LEADERS; do
    "$WRITER" "$(place "$one")" "Team $one" "$WORK/$one.kept" >"$WORK/$one.said" 2>"$WORK/$one.err" &
    writers="$writers $!"
done
# all_have FROM: each has so many more than stand in the files *.FROM.
all_have() {
    for one in $LEADERS; do
        [ "$(cat "$WORK/$one.kept" 2>/dev/null | wc -l)" -ge $((PLANS + $(cat "$WORK/$one.$1" 2>/dev/null || echo 0))) ] || return 1
    done
}
check "all eight share" until_true all_have start
# The worst moment: each has a plan that the first server has kept, that the second does not have, and that nobody acknowledged.
second_falls_behind
all_wait() { [ "$(held_up)" = 8 ]; }
check "nothing is acknowledged that stands on one server alone" until_true all_wait
first_dies
for one in $LEADERS; do
    wc -l <"$WORK/$one.kept" >"$WORK/$one.death"
done
export WAARDEGESPREK_NOW=2026-11-04T09:01:00Z
check "noor's does not get through" as_role noor outbox send
out_has "can't be reached now"
check "it waits" as_role noor outbox --json
json "and is to be seen" '(.waiting | length) >= 1 and .shared[0].state == "ready"'
status 1 "HR can't look" as_role els hr list
err_has "can't be reached now"
check "nothing stands still for ever: the second takes over" second_takes_over
check "all eight go on" until_true all_have death
for writer in $writers; do
    kill -TERM "$writer"
done
for writer in $writers; do
    check "a writer that was told nothing ends well" wait "$writer"
done
cat "$WORK"/*.said | awk '{ plans += $1; failures += $2; if ($3 > call) call = $3; if ($4 > wait) wait = $4 }
    END { print "# " plans " plans, " failures " calls that failed; longest call " call " ms, longest wait " wait " ms" }'
[ "$(awk '$2 > 0 && $3 < 30000 && $4 < 30000' "$WORK"/*.said | wc -l)" = 8 ]
verdict $? "they noticed, and none hung for more than half a minute"

# What was acknowledged is there, once, and as it was last.
cat "$WORK"/*.kept | sort >"$WORK/every"
awk '{ if ($2 > most[$1]) most[$1] = $2 } END { for (id in most) print id, most[id] }' "$WORK/every" | sort >"$WORK/kept"
psql -qAtX -F ' ' -c "SELECT id, revision FROM waardegesprek.action ORDER BY id" | sort >"$WORK/there"
check "nothing that was acknowledged is lost, all of it in its last revision" diff "$WORK/kept" "$WORK/there"
[ "$(wc -l <"$WORK/kept")" -ge $((8 * PLANS)) ]
verdict $? "and that is much"
psql -qAtX -c "SELECT count(*) = count(DISTINCT id), count(*) = (SELECT sum(plans) FROM waardegesprek.request_total),
    (SELECT count(*) = count(DISTINCT id) FROM waardegesprek.log WHERE verb = 'share') FROM waardegesprek.action" >"$WORK/out"
[ "$(cat "$WORK/out")" = "t|t|t" ]
verdict $? "nothing arrived twice, in the plans, the totals and the log"

# Noor's arrives now, once.
check "noor's leaves" as_role noor outbox send
out_has "Sent to the registry: 1"
check "nothing waits" as_role noor outbox --json
json "any more" '.waiting == [] and .shared[0].state == "sent"'
check "again" as_role noor outbox send
out_lacks "Sent to the registry: 1"
check "HR sees it" as_role els hr list coach --json
json "once" 'length == 1 and .[0].person == "Bo Verzonnen"'
check "and answers" as_role els hr answer "$(jq -r '.[0].id' "$WORK/out")" --state taken-up --text "I look into it"
check "noor hears of it" as_role noor outbox send
out_has "HR wrote something about 1 agreement"
echo "# $(($(date +%s) - began)) seconds"
finish
