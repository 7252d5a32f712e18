# A registry in PostgreSQL through the program's own layer: the same story as in a file, read back the same.
HERE=$(realpath "$(dirname "$0")")
. "$HERE/lib.sh"
. "$HERE/../postgres/cluster.sh"
BOTH=$(dirname "$WG")/tests/unit/registry/both

cluster_start
cluster_role anna bram hetty ada
check "both homes tell the same story" env WG_POSTGRES="host=$PGHOST dbname=work" "$BOTH"
[ "$failed" -eq 0 ] || grep -E "ERROR|FATAL|STATEMENT|CONTEXT" "$WORK/postgres.log" | tail -20 | sed "s/^/# /"
finish
