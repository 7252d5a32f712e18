# Two servers for a test: sourced after tests/postgres/cluster.sh. The first takes writes, on loopback beside its unix socket; the
# second follows it, and the first acknowledges nothing that the second does not have.
#   pair_start           both; PG_FIRST and PG_SECOND are their ports
#   second_falls_behind  the second hears nothing more of the first: what is written waits for it
#   first_dies           the first is killed as if its power went
#   second_takes_over    the second becomes the one that takes writes; PGPORT is its port then
# A port of loopback that nobody listens on now.
free_port() {
    /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

pair_stop() {
    [ -z "${PG_EAR:-}" ] || kill -CONT "$PG_EAR" 2>/dev/null # else it could not be ended
    PG_EAR=
    if [ -n "${PG_SECOND_PID:-}" ]; then
        kill -INT "$PG_SECOND_PID" 2>/dev/null
        wait "$PG_SECOND_PID" 2>/dev/null
        PG_SECOND_PID=
    fi
}

is_synchronous() {
    [ "$(psql -qAtX -c "SELECT sync_state FROM pg_stat_replication WHERE application_name = 'second'")" = sync ]
}

pair_start() {
    PG_FIRST=$(free_port) PG_SECOND=$(free_port)
    PG_PORT=$PG_FIRST
    PG_EXTRA="listen_addresses = '127.0.0.1'
fsync = on
full_page_writes = on
synchronous_commit = on"
    cluster_start
    trap 'pair_stop; cluster_stop; exec 3>&-; rm -rf "$WORK"' EXIT
    (cd "$PG_HOME" && as_owner "$PG_BIN/pg_basebackup" -h 127.0.0.1 -p "$PG_FIRST" -U boss -D "$PG_HOME/second" -R -X stream \
        -c fast -C -S second) >"$WORK/basebackup" 2>&1 || { cat "$WORK/basebackup"; exit 1; }
    cat >>"$PG_HOME/second/postgresql.conf" <<END
port = $PG_SECOND
cluster_name = 'second'
END
    (cd "$PG_HOME" && as_owner "$PG_BIN/postgres" -D "$PG_HOME/second") >"$WORK/second.log" 2>&1 &
    PG_SECOND_PID=$!
    psql -qX -c "ALTER SYSTEM SET synchronous_standby_names = 'second'" -c "SELECT pg_reload_conf()" >/dev/null
    until_true is_synchronous || { cat "$WORK/second.log"; exit 1; }
}

second_falls_behind() {
    PG_EAR=$(PGPORT=$PG_SECOND psql -qAtX -c "SELECT pid FROM pg_stat_wal_receiver")
    kill -STOP "$PG_EAR"
}

# How many wait until the second has what they wrote.
held_up() {
    psql -qAtX -c "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
}

first_dies() {
    kill -KILL "$PG_PID"
    wait "$PG_PID" 2>/dev/null
    PG_PID=
}

second_takes_over() {
    [ -z "${PG_EAR:-}" ] || kill -CONT "$PG_EAR" 2>/dev/null
    PG_EAR=
    (cd "$PG_HOME" && as_owner "$PG_BIN/pg_ctl" promote -w -t 30 -D "$PG_HOME/second") >"$WORK/promote" 2>&1 || {
        cat "$WORK/promote"
        return 1
    }
    export PGPORT=$PG_SECOND
}
