#!/bin/sh
# The attack on the figures (tests/unit/registry/figures_attack.c) in PostgreSQL, where a function of the database publishes them.
HERE=$(realpath "$(dirname "$0")")
. "$HERE/lib.sh"
. "$HERE/../postgres/cluster.sh"
cluster_start
server="host=$PGHOST port=$PGPORT dbname=$PGDATABASE user=boss"
mkdir -p "$HOME/.config/waardegesprek"
echo "registry: \"$server\"" >"$HOME/.config/waardegesprek/config.yaml"
check "made" "$WG" --lang en registry init
check "no small group can be worked out" env WG_POSTGRES="$server" "$(dirname "$WG")/tests/unit/registry/figures_attack"

# That the attack sees what is published there: without the second wall it gets in.
psql -qX -v ON_ERROR_STOP=1 <<'SQL'
CREATE OR REPLACE FUNCTION waardegesprek.withhold(people integer[], at_least integer) RETURNS boolean[]
LANGUAGE sql IMMUTABLE AS $$
    SELECT array_append(array_agg(one >= at_least ORDER BY number), sum(one) >= at_least)
    FROM unnest(people) WITH ORDINALITY AS all_of (one, number)
$$;
SQL
status 1 "where only small teams are withheld, one can" env WG_POSTGRES="$server" "$(dirname "$WG")/tests/unit/registry/figures_attack"
err_has "people are left"
finish
