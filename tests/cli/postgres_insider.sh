#!/bin/sh
# Those who have a place in the registry and are in each other's way there, on purpose or not: what two sessions at once can do in
# PostgreSQL, past our program.
HERE=$(realpath "$(dirname "$0")")
. "$HERE/lib.sh"
. "$HERE/../postgres/cluster.sh"
cluster_start
cluster_role anna bram hetty tess ada
mkdir -p "$HOME/.config/waardegesprek"
echo "registry: host=$PGHOST dbname=work user=boss" >"$HOME/.config/waardegesprek/config.yaml"
wg() { "$WG" --lang en "$@"; }
check "made" wg registry init
for team in Noord Zuid; do check "team $team" wg registry team add $team; done
check "anna leads all" wg registry grant anna leader
check "bram leads Zuid" wg registry grant bram leader --team Zuid
check "hetty is HR" wg registry grant hetty hr
check "tess is HR for training" wg registry grant tess hr --kind training
check "ada is an admin" wg registry grant ada admin

# share ID REVISION TEAM KIND: as SQL.
share() {
    echo "SELECT waardegesprek.share('$1', 1, $2, 'Naam', 'Noor Verzonnen', '$3', 1,
        encode(sha256(convert_to('code:$1', 'UTF8')), 'hex'), 'income', 'Iets', 'hr', 'eigen', 'nodig', '$4', '', '', '', '',
        'agreed', '');"
}
# state ROLE SQL: the SQLSTATE, or what is printed.
state() {
    got=$(as "$1" "$2" 2>"$WORK/err" | tr '\n' ' ' | sed 's/ *$//')
    code=$(sed -n 's/.*ERROR:  \([0-9A-Z]\{5\}\):.*/\1/p' "$WORK/err" | head -1)
    echo "${code:-$got}"
}
says() { # ROLE WANTED SQL
    state "$1" "$3" >"$WORK/out"
    [ "$(cat "$WORK/out")" = "$2" ]
    verdict $? "$1: $(echo "$3" | tr '\n' ' ' | cut -c1-90) -> $2"
}
# session ROLE: a session that stays, fed through descriptor 4; it ends with session_end.
session() {
    rm -f "$WORK/pipe"
    mkfifo "$WORK/pipe"
    PGUSER=$1 psql -qAtX <"$WORK/pipe" >"$WORK/session" 2>&1 &
    SESSION=$!
    exec 4>"$WORK/pipe"
}
said() { grep -q "^$1\$" "$WORK/session"; }
tell() { # SQL: and wait until it was done
    echo "$1" >&4
    mark=$((${mark:-0} + 1))
    echo "SELECT 'mark $mark';" >&4
    until_true said "mark $mark"
}
session_end() {
    exec 4>&-
    wait "$SESSION"
}
waiting() { [ "$(as boss "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")" = "$1" ]; }

# --- many that change kinds both ways, at once ---
for i in 1 2 3 4 5 6 7 8; do as anna "$(share many-$i 1 noord training)" >/dev/null; done
for i in 1 2 3 4 5 6 7 8; do
    revision=2
    while [ $revision -le 80 ]; do
        [ $(((revision + i) % 2)) = 0 ] && kind=time || kind=training
        share "many-$i" $revision noord $kind
        revision=$((revision + 1))
    done >"$WORK/many-$i.sql"
done
pids=
for i in 1 2 3 4 5 6 7 8; do
    PGUSER=anna psql -qAtX -v ON_ERROR_STOP=1 -f "$WORK/many-$i.sql" >/dev/null 2>"$WORK/many-$i.err" &
    pids="$pids $!"
done
all=0
for pid in $pids; do wait "$pid" || all=1; done
cat "$WORK"/many-*.err >"$WORK/err"
verdict $all "eight that change kinds both ways don't stop each other"
says boss "8|8" "SELECT sum(plans), (SELECT count(*) FROM waardegesprek.action) FROM waardegesprek.request_total"

# --- a plan that comes while its team is renamed ---
session ada
tell "BEGIN; SELECT waardegesprek.rename_team('noord', 'Oost', 'oost');"
PGUSER=anna psql -qAtX -c "$(share late-1 1 noord time)" >"$WORK/late" 2>&1 &
late=$!
until_true waiting 1
verdict $? "it waits for the name"
tell "COMMIT;"
session_end
wait $late
says boss "Oost" "SELECT team_name FROM waardegesprek.action WHERE id = 'late-1'"
session anna
tell "BEGIN; $(share late-2 1 oost time)"
PGUSER=ada psql -qAtX -c "SELECT waardegesprek.rename_team('oost', 'Noord', 'noord')" >"$WORK/late" 2>&1 &
late=$!
until_true waiting 1
verdict $? "and the name for it"
tell "COMMIT;"
session_end
wait $late
says boss "0" "SELECT count(*) FROM waardegesprek.action WHERE team_name = 'Oost'"

# --- nobody keeps others waiting who has no business with them ---
session tess
tell "SELECT pg_advisory_lock(20261122, 1), pg_advisory_lock(hashtextextended('free-1', 20261122));"
PAST=$(as boss "SELECT waardegesprek.quarter_of((waardegesprek.today() - interval '3 months')::date)")
QUICK="SET lock_timeout = '2s';"
says anna "kept" "$QUICK $(share free-1 1 noord time)"
says anna "" "$QUICK SELECT waardegesprek.score('token-of-somebody-1', 'noord', '$PAST', 'income', 1, 1, 1)"
tell "BEGIN; SELECT waardegesprek.publish();"
says anna "" "$QUICK SELECT waardegesprek.score('token-of-somebody-2', 'noord', '$PAST', 'income', 1, 1, 1)"
tell "COMMIT;"
session_end
says boss 0 "SELECT count(*) FROM waardegesprek.published"
session bram
tell "BEGIN; SELECT waardegesprek.withdraw('free-2', 1);"
says anna "kept" "$QUICK $(share free-2 1 noord time)"
tell "COMMIT;"
session_end
session anna
tell "BEGIN; SELECT waardegesprek.withdraw('free-3', 1);"
says anna "55P03" "SET lock_timeout = '100ms'; $(share free-3 1 noord time)"
tell "COMMIT;"
session_end
says anna "withdrawn" "$(share free-3 1 noord time)"
says boss 0 "SELECT count(*) FROM waardegesprek.held"
session anna
tell "BEGIN; SELECT waardegesprek.score('token-of-somebody-3', 'noord', '$PAST', 'income', 1, 1, 1);"
says hetty "55P03" "SET lock_timeout = '100ms'; SELECT waardegesprek.publish()"
says bram "" "$QUICK SELECT waardegesprek.score('token-of-somebody-4', 'zuid', '$PAST', 'income', 1, 1, 1)"
tell "COMMIT;"
session_end

# --- only with a look that sees what others just did ---
for level in "REPEATABLE READ" SERIALIZABLE; do
    says anna WG008 "BEGIN ISOLATION LEVEL $level; $(share level-1 1 noord time)"
    says anna WG008 "BEGIN ISOLATION LEVEL $level; SELECT waardegesprek.withdraw('free-1', 1)"
    says anna WG008 "BEGIN ISOLATION LEVEL $level; SELECT waardegesprek.score('token-of-somebody-5', 'noord', '$PAST', 'income', 1, 1, 1)"
    says anna WG008 "BEGIN ISOLATION LEVEL $level; SELECT waardegesprek.take_back_scores('token-of-somebody-1')"
done
as boss "ALTER DATABASE work SET default_transaction_isolation = serializable" >/dev/null
check "our program asks for it" wg registry team add West
mkdir -p "$WORK/hr/.config/waardegesprek"
echo "registry: host=$PGHOST dbname=work user=hetty" >"$WORK/hr/.config/waardegesprek/config.yaml"
check "and counts the plans" env HOME="$WORK/hr" "$WG" --lang en hr list
as boss "ALTER DATABASE work RESET default_transaction_isolation" >/dev/null

# --- a new account by an old name ---
as boss "DROP ROLE tess" >/dev/null
cluster_role tess
check "who has what" wg registry grants --json
json "whose account is gone is said" 'map(select(.member == "tess")) | length == 1 and (.[0].account | not)'
json "of nobody else" 'map(select(.account | not)) | length == 1'
check "in words too" wg registry grants
out_has "no such account"
says ada "" "SELECT waardegesprek.grant_role('tess', 'hr', 'zuid', 'time')"
ZUID=$(as boss "SELECT id FROM waardegesprek.team WHERE folded = 'zuid'")
says tess "{$ZUID/time}" "SELECT waardegesprek.reach()"
says ada 1 "SELECT waardegesprek.revoke_role('tess', 'hr', '', 'training')"
says tess "{$ZUID/time}" "SELECT waardegesprek.reach()"
says ada "" "SELECT waardegesprek.grant_role('tess', 'hr', '', 'training')"
says tess "{/training,$ZUID/time}" "SELECT waardegesprek.reach()"
as boss "DROP ROLE ada" >/dev/null
cluster_role ada
as boss "GRANT waardegesprek_admin TO ada" >/dev/null
says ada f "SELECT waardegesprek.administers()"
says ada f "SELECT waardegesprek.is_member()"

# --- the log: what was given, and that a code was wrong ---
says boss "hr $ZUID time tess" "SELECT id FROM waardegesprek.log WHERE verb = 'grant' AND id LIKE '% tess' ORDER BY number DESC OFFSET 1 LIMIT 1"
says boss "hr - training tess" "SELECT id FROM waardegesprek.log WHERE verb = 'revoke'"
says hetty 0 "SELECT waardegesprek.withdraw_code('not-a-code')"
says boss "hetty|" "SELECT account, id FROM waardegesprek.log WHERE verb = 'wrong-code'"
says anna 23514 "SELECT waardegesprek.withdraw(repeat('x', 65), 1)"
says anna 23514 "SELECT waardegesprek.withdraw('free-1', 1001)"
says anna 0 "SELECT count(*) FROM waardegesprek.mine() WHERE id = 'none'"

# --- what is searched for stands in no log, and is no more than can be looked for ---
find() { echo "SELECT count(*) FROM waardegesprek.page('number', true, NULL, NULL, NULL, 100, '$1', '', '', '', '', '', '', '', '', false, false)"; }
says hetty t "SELECT count(*) > 5 FROM waardegesprek.page('number', true, NULL, NULL, NULL, 100, 'noor verzonn', '', '', '', '', '', '', '', '', false, false)"
SIXTEEN="een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien"
says anna kept "$(share words-1 1 noord time | sed "s/'Iets'/'$SIXTEEN'/")"
says hetty 1 "$(find "een een $SIXTEEN onvindbaar")"
says hetty 0 "$(find "een een twee onvindbaar")"
says hetty 1 "$(find "een een zest")"
says hetty 1 "$(find "zestien $(printf '%0400d' 0 | tr 0 ' ') onvindbaar")"
# Who helps with one kind of support learns nothing of the others' words, not from the server's own counters either.
as anna "$(for i in 1 2 3 4 5 6 7 8 9; do share "secret-$i" 1 noord means | sed "s/'Iets'/'bijzonderwoord'/"; done)" >/dev/null
as anna "$(for i in $(seq 1 200); do share "much-$i" 1 noord other; done)" >/dev/null
as anna "$(for i in $(seq 1 200); do share "more-$i" 1 zuid say; done)" >/dev/null
as boss "VACUUM ANALYZE waardegesprek.action" >/dev/null
touched() {
    as tess "BEGIN; $(find "$1"); SELECT sum(coalesce(idx_tup_fetch, 0) + coalesce(seq_tup_read, 0)) FROM pg_stat_xact_all_tables
        WHERE relname = 'action'; COMMIT"
}
touched bijzonderwoord >"$WORK/wanted"
touched bestaatniet >"$WORK/is"
check "as many rows are touched for a word of others as for none" diff "$WORK/wanted" "$WORK/is"
# Nor how many there are with what is filtered: what is walked through is theirs.
as anna "$(for i in $(seq 1 40); do share "help-$i" 1 noord training; done)" >/dev/null
as boss "UPDATE waardegesprek.action SET state = (ARRAY['new', 'promised'])[1 + number % 2], status = (ARRAY['busy', 'agreed', 'done'])[1 + number % 3],
    due = CASE number % 2 WHEN 0 THEN '2026-11-02' ELSE '' END" >/dev/null
as boss "VACUUM ANALYZE waardegesprek.action" >/dev/null
THEIRS=$(as boss "SELECT count(*) FROM waardegesprek.action WHERE kind = 'training' OR (kind = 'time' AND team_folded = 'zuid')")
for sort in standing changed due_day team_folded number; do
    for filters in "'', 'busy', '', '', '', '', '', ''" "'', '', 'promised', '', '', '', '', ''" "'noord', '', '', '', '', '', '', ''" \
        "'', '', '', '', '', '', '2026-11-02', '2026-11-02'" "'zuid', 'busy', 'promised', '', '', '', '2026-11-02', ''"; do
        as tess "BEGIN; SELECT FROM waardegesprek.page('$sort', true, NULL, NULL, NULL, 500, '', $filters, false, false);
            SELECT coalesce(idx_tup_fetch, 0) + seq_tup_read <= $THEIRS FROM pg_stat_xact_all_tables WHERE relname = 'action'; COMMIT" |
            grep -v '^$' >"$WORK/is"
        [ "$(cat "$WORK/is")" = t ]
        verdict $? "no more is touched than is theirs: by $sort, $filters"
    done
done
as boss "CREATE POLICY breaks ON waardegesprek.action AS RESTRICTIVE TO waardegesprek_search USING (1 / (number - number) = 1)" >/dev/null
PGUSER=hetty psql -qAtX -c "$(find geheimwoord)" >"$WORK/out" 2>"$WORK/err"
grep -q "division by zero" "$WORK/err"
verdict $? "a search that fails"
! sed -n '/CONTEXT/,$p' "$WORK/err" | grep -q geheimwoord
verdict $? "tells its words to nobody"
as boss "DROP POLICY breaks ON waardegesprek.action" >/dev/null

# --- who can be an owner goes through the walls ---
as boss "GRANT waardegesprek_search TO hetty" >/dev/null
status 1 "the doctor tells" wg doctor
cat "$WORK/err" >>"$WORK/out"
out_has "waardegesprek_search: hetty"
psql -qX -d postgres -c "DROP DATABASE work" -c "CREATE DATABASE other" # one registry in a server
export PGDATABASE=other
echo "registry: host=$PGHOST dbname=other user=boss" >"$HOME/.config/waardegesprek/config.yaml"
status 1 "no registry is made with one" wg registry init
err_has "member of a role that owns"
as boss "REVOKE waardegesprek_search FROM hetty" >/dev/null
check "without one it is" wg registry init
as boss "CREATE POLICY easy ON waardegesprek.action USING (true)" >/dev/null
wg doctor >"$WORK/out" 2>&1
out_has "action: easy"
finish
