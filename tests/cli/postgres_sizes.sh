# Statistics tell any login how large a table is: what docs/deploy.md advises takes that away, and the program goes on working.
HERE=$(realpath "$(dirname "$0")")
. "$HERE/lib.sh"
. "$HERE/../postgres/cluster.sh"
cluster_start
cluster_role anna hetty noel watch
export WAARDEGESPREK_NOW=2026-11-02T09:00:00Z

# wg ROLE ARGS...: the program of that account, with a home of its own.
wg() {
    role=$1
    shift
    mkdir -p "$WORK/home-$role/.config/waardegesprek"
    echo "registry: host=$PGHOST dbname=$PGDATABASE" >"$WORK/home-$role/.config/waardegesprek/config.yaml"
    HOME=$WORK/home-$role PGUSER=$role "$WG" --lang en "$@"
}
check "a registry" wg boss registry init
wg boss registry team add Noord >/dev/null
wg boss registry grant anna leader --team Noord >/dev/null
check "hetty is HR" wg boss registry grant hetty hr
as boss "GRANT pg_monitor TO watch" >/dev/null

# What there is to ask, by a login that may see nothing of the registry.
ASKED="SELECT n_live_tup FROM pg_stat_all_tables
SELECT n_tup_ins FROM pg_stat_user_tables
SELECT n_tup_ins FROM pg_stat_xact_all_tables
SELECT idx_tup_read FROM pg_stat_all_indexes
SELECT heap_blks_read FROM pg_statio_all_tables
SELECT idx_blks_read FROM pg_statio_all_indexes
SELECT blks_read FROM pg_statio_all_sequences
SELECT tup_inserted FROM pg_stat_database
SELECT calls FROM pg_stat_user_functions
SELECT wal_bytes FROM pg_stat_wal
SELECT buffers_alloc FROM pg_stat_bgwriter
SELECT blks_hit FROM pg_stat_slru
SELECT reltuples FROM pg_class
SELECT relpages FROM pg_class
SELECT pg_stat_get_live_tuples(oid) FROM pg_class
SELECT pg_stat_get_tuples_inserted(oid) FROM pg_class
SELECT pg_relation_size(oid) FROM pg_class WHERE relkind = 'r'
SELECT pg_table_size(oid) FROM pg_class WHERE relkind = 'r'
SELECT pg_indexes_size(oid) FROM pg_class WHERE relkind = 'r'
SELECT pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r'
SELECT pg_database_size(current_database())
SELECT pg_tablespace_size('pg_default')
SELECT pg_current_wal_lsn()"
open_ways() {
    echo "$ASKED" | while read -r question; do
        if as "$1" "$question LIMIT 1" >/dev/null 2>"$WORK/why"; then
            echo "$question"
        else
            grep -q 42501 "$WORK/why" || cat "$WORK/why"
        fi
    done
}
open_ways noel >"$WORK/out"
out_has "pg_stat_all_tables"
out_has "reltuples"
awk '/^### What every login/ { on = 1 } on && /^```$/ { exit } on && sql { print } on && /^```sql$/ { sql = 1 }' \
    "$HERE/../../docs/deploy.md" >"$WORK/advice.sql"
grep -q REVOKE "$WORK/advice.sql"
verdict $? "the page has an advice"
advise() { psql -qX -v ON_ERROR_STOP=1 -f "$WORK/advice.sql"; }
check "it can be followed" advise
check "once more, too" advise
for who in noel anna hetty; do
    open_ways $who >"$WORK/out"
    [ ! -s "$WORK/out" ]
    verdict $? "$who counts nothing any more"
done
open_ways watch >"$WORK/out"
[ "$(grep -c ^SELECT "$WORK/out")" = "$(echo "$ASKED" | wc -l)" ]
verdict $? "the monitoring counts on"
PGDATABASE=postgres status 2 "nor from another database" as noel "SELECT 1"

# All that the program does.
share() {
    as anna "SELECT waardegesprek.share('aaaaaaaa-1111-4111-8111-111111111111', 1, 1, 'Anna', 'Noor Verzonnen', 'noord', 1,
        'digest', 'income', 'Wondzorg leren', 'hr', '', 'Tijd', 'time', '', '', '2026-12-01', '', 'agreed', '')"
}
check "a plan comes in" share
check "what waits is sent" wg anna outbox send
check "HR lists" wg hetty hr list
out_has "aaaaaaaa"
check "searches" wg hetty hr list wondz
out_has "aaaaaaaa"
check "answers" wg hetty hr answer aaaaaaaa --state taken-up
check "looks at the whole" wg hetty hr overview
check "takes it along" wg hetty hr export --format csv -o "$WORK/plans.csv"
check "an admin grants" wg boss registry grant anna hr --team Noord
check "and revokes" wg boss registry revoke anna hr --team Noord
check "lists" wg boss registry grants
check "reads the log" wg boss registry log
check "sees how it stands" wg boss registry status
check "nothing is to be renewed" wg boss registry migrate
check "the doctor looks" wg hetty doctor
out_lacks "denied"
check "a dump" "$PG_BIN/pg_dump" -f "$WORK/dump.sql"
check "psql describes" as noel "\\d pg_proc"
finish
