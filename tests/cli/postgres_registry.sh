# A registry in PostgreSQL through the program: the same story as in a file, read back the same; and what a person is told when the
# database is not as it should be.
HERE=$(realpath "$(dirname "$0")")
. "$HERE/lib.sh"
. "$HERE/../postgres/cluster.sh"
BOTH=$(dirname "$WG")/tests/unit/registry/both
mkdir -p "$HOME/.config/waardegesprek"

# wg_at PLACE ARGUMENTS...: the program with its registry there.
wg_at() {
    echo "registry: $1" >"$HOME/.config/waardegesprek/config.yaml"
    shift
    "$WG" --lang en "$@"
}

cluster_start
cluster_role anna bram hetty ada
check "both homes tell the same story" env WG_POSTGRES="host=$PGHOST dbname=work" "$BOTH"
[ "$failed" -eq 0 ] || grep -E "ERROR|FATAL|STATEMENT|CONTEXT" "$WORK/postgres.log" | tail -20 | sed 's/^/# /'

# Somebody who may make roles and owns the database makes it too, is its first admin, and reads no plan.
psql -qX -c "CREATE ROLE maker LOGIN CREATEROLE" -c "CREATE DATABASE other OWNER maker" -c "CREATE DATABASE bare"
status 1 "not by somebody who may not" wg_at "host=$PGHOST dbname=other user=anna" registry init
err_has "administrator"
# The roles are the whole server's, and so is the registry.
everything() {
    "$PG_BIN/pg_dumpall" -U boss --globals-only | grep -v restrict
    "$PG_BIN/pg_dump" -U boss other | grep -v restrict
}
everything >"$WORK/before"
for one in boss maker; do
    status 1 "no second one in a server ($one)" wg_at "host=$PGHOST dbname=other user=$one" registry init
    err_has "in the database “work”"
    err_has "cluster"
done
everything >"$WORK/after"
[ -s "$WORK/before" ] && cmp -s "$WORK/before" "$WORK/after"
verdict $? "nothing was changed"
psql -qX -d postgres -c "DROP DATABASE work" # the roles belong to the cluster: so do their members
psql -qX -d postgres -c "DROP OWNED BY anna, bram, hetty, ada; REVOKE waardegesprek_leader FROM anna, bram" \
    -c "REVOKE waardegesprek_hr FROM hetty" -c "REVOKE waardegesprek_admin FROM ada" 2>/dev/null
check "by the database's owner who may make roles" wg_at "host=$PGHOST dbname=other user=maker" registry init
status 1 "once" wg_at "host=$PGHOST dbname=other user=maker" registry init
err_has "registry migrate"
check "who is its first admin" wg_at "host=$PGHOST dbname=other user=maker" registry team add Noord
check "and gives others a role" wg_at "host=$PGHOST dbname=other user=maker" registry grant hetty hr --kind training
check "which is listed" wg_at "host=$PGHOST dbname=other user=maker" registry grants
out_has hetty
export PGDATABASE=other
[ "$(as boss "SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid WHERE m.member = 'maker'::regrole
    AND rolname IN ('waardegesprek_owner', 'waardegesprek_search', 'waardegesprek_figures')")" = 0 ]
verdict $? "the maker keeps none of the owning roles"
status 1 "and so no table" as maker "SELECT * FROM waardegesprek.action"
check "nothing is to be renewed" wg_at "host=$PGHOST dbname=other user=maker" registry migrate

# What is wrong is said, with what to do.
status 1 "a database without a registry" wg_at "host=$PGHOST dbname=bare user=hetty" hr list
err_has "registry init"
status 1 "somebody without a role" wg_at "host=$PGHOST dbname=other user=bram" hr list
err_has "registry grant"
status 1 "a role that is another" wg_at "host=$PGHOST dbname=other user=hetty" registry team add Zuid
err_has "not for you"
status 1 "a password in the settings" wg_at "postgresql://hetty:geheim@localhost/other" hr list
err_has ".pgpass"
grep -q geheim "$WORK/err"
[ $? -eq 1 ]
verdict $? "which is not said again"
status 1 "no such place" wg_at "host=$WORK dbname=other user=hetty" hr list
err_has "can't be reached now"
status 1 "what PostgreSQL does not understand" wg_at "host=$PGHOST nonsense=1" hr list
err_has "nonsense"
as boss "SET session_replication_role = replica; INSERT INTO waardegesprek.version (number) VALUES (99)"
status 1 "a registry that is newer" wg_at "host=$PGHOST dbname=other user=hetty" hr list
err_has "newer than this program"
status 1 "is not renewed downwards" wg_at "host=$PGHOST dbname=other user=boss" registry migrate
err_has "newer than this program"
as boss "DELETE FROM waardegesprek.version WHERE number > 1"
check "as it was" wg_at "host=$PGHOST dbname=other user=hetty" hr list

# The doctor looks at the walls.
wg_at "host=$PGHOST dbname=other user=boss" doctor >"$WORK/out" 2>&1
out_has "administrator (boss)"
as boss "ALTER TABLE waardegesprek.score NO FORCE ROW LEVEL SECURITY; ALTER ROLE waardegesprek_owner LOGIN"
wg_at "host=$PGHOST dbname=other user=hetty" doctor >"$WORK/out" 2>&1
out_has "score"
out_has "waardegesprek_owner can log in"
as boss "ALTER TABLE waardegesprek.score FORCE ROW LEVEL SECURITY; ALTER ROLE waardegesprek_owner NOLOGIN"
out_lacks "Another database"
psql -qX -d postgres -c "CREATE DATABASE tried TEMPLATE other"
status 1 "a second registry by another way" wg_at "host=$PGHOST dbname=other user=hetty" doctor
cat "$WORK/err" >>"$WORK/out"
out_has "Another database of this server has a registry too (tried)"
psql -qX -d postgres -c "DROP DATABASE tried"
finish
