# A PostgreSQL cluster of its own for a test: sourced after tests/cli/lib.sh (it needs WORK), gone when the test ends. Never
# as root: initdb refuses that, and wants an account with a name; Debian's package has made one, else nobody's is taken.
#   cluster_start            a cluster on a unix socket; PGHOST, PGPORT, PGUSER=boss (its superuser), PGDATABASE are set;
#                            once more: another one, and the first goes on
#   cluster_role NAME...     roles that can log in, and nothing more
#   as ROLE SQL              psql as that role: rows bare, columns by |
PG_BIN=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$PG_BIN" ] || PG_BIN=$(dirname "$(command -v initdb 2>/dev/null || echo /nowhere/initdb)")
PG_ACCOUNT=$(id -un postgres 2>/dev/null || echo nobody)
PG_GROUP=$(id -gn "$PG_ACCOUNT")

# Becomes who owns the cluster, and runs. In a subshell of its own: (as_owner …).
as_owner() {
    if [ "$(id -u)" = 0 ]; then
        exec setpriv --reuid "$PG_ACCOUNT" --regid "$PG_GROUP" --clear-groups "$@"
    else
        exec "$@"
    fi
}

cluster_stop() {
    for pid in ${PG_PID:-} ${PG_EARLIER:-}; do
        kill -INT "$pid" 2>/dev/null
        wait "$pid" 2>/dev/null
    done
    PG_PID=
    rm -rf "${PG_HOME:-/nowhere}" ${PG_HOMES:-}
}

cluster_start() {
    if [ ! -x "$PG_BIN/initdb" ]; then
        echo "not ok - PostgreSQL is not installed: sudo apt install postgresql"
        exit 1
    fi
    PG_EARLIER="${PG_EARLIER:-} ${PG_PID:-}" PG_HOMES="${PG_HOMES:-} ${PG_HOME:-}"
    PG_HOME=$(mktemp -d /tmp/wg-pg.XXXXXX)
    [ "$(id -u)" != 0 ] || chown "$PG_ACCOUNT:$PG_GROUP" "$PG_HOME"
    chmod 755 "$PG_HOME" # what is in it keeps its own mode
    trap 'cluster_stop; exec 3>&-; rm -rf "$WORK"' EXIT
    trap 'exit 1' INT TERM HUP PIPE
    unset PGPASSWORD PGSERVICE PGOPTIONS PGSSLMODE PGSERVICEFILE PGPASSFILE
    cd "$PG_HOME" || exit 1
    (as_owner env LC_ALL=C.UTF-8 "$PG_BIN/initdb" -D "$PG_HOME/data" -U boss -A trust -E UTF8 --locale=C.UTF-8 \
        --no-sync) >"$WORK/initdb" 2>&1 || { cat "$WORK/initdb"; exit 1; }
    cat >>"$PG_HOME/data/postgresql.conf" <<EOF
listen_addresses = ''
port = ${PG_PORT:-5432}
unix_socket_directories = '$PG_HOME'
unix_socket_permissions = 0777
fsync = off
full_page_writes = off
max_connections = 60
shared_buffers = ${PG_BUFFERS:-64MB}
${PG_EXTRA:-}
EOF
    (as_owner "$PG_BIN/postgres" -D "$PG_HOME/data") >"$WORK/postgres.log" 2>&1 &
    PG_PID=$!
    cd "$WORK" || exit 1
    export PGHOST="$PG_HOME" PGPORT=${PG_PORT:-5432} PGUSER=boss PGDATABASE=postgres PGCONNECT_TIMEOUT=5
    until_true "$PG_BIN/pg_isready" -q || { cat "$WORK/postgres.log"; exit 1; }
    psql -qX -c 'CREATE DATABASE work' && PGDATABASE=work
}

cluster_role() {
    for role in "$@"; do
        psql -qX -c "CREATE ROLE \"$role\" LOGIN"
    done
}

as() {
    role=$1
    shift
    PGUSER=$role psql -qAtX -v ON_ERROR_STOP=1 -v VERBOSITY=verbose -c "$@"
}
