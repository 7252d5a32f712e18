#!/bin/sh
# A PostgreSQL cluster for tests/bench/registry.c: says where it is, and is gone when its standard input ends.
# SOCKET PORT on one line, then nothing more.
HERE=$(realpath "$(dirname "$0")")
export WG=/bin/true PG_BUFFERS=1GB
PG_EXTRA='max_wal_size = 16GB
wal_level = minimal
max_wal_senders = 0
autovacuum = off
checkpoint_timeout = 1h
jit = on'
. "$HERE/../cli/lib.sh"
. "$HERE/../postgres/cluster.sh"
cluster_start >&2
for name in thousand million; do
    psql -qX -c "CREATE DATABASE $name" >&2
done
cluster_role hr_all hr_one hr_some noor >&2
echo "$PGHOST $PGPORT"
cat >/dev/null
