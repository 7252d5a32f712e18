#!/bin/sh
# Over a network nothing is said to a server before it has shown who it is: that is so unless somebody says otherwise on purpose. And
# how somebody shows who they are without a password in the settings: a certificate of their own, or libpq's file of passwords.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
. "$here/../postgres/cluster.sh"
. "$here/../postgres/standby.sh" # for a free port
PG_PORT=$(free_port)
PG_EXTRA="listen_addresses = '127.0.0.1'"
cluster_start
cluster_role anna
# A certificate of its own making each: NAME, and the names of the server that are in it.
certificate() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$1" -addext "subjectAltName=$2" -keyout "$1.key" -out "$1.crt" \
        2>openssl.err || cat openssl.err
}
certificate server DNS:localhost
certificate other DNS:localhost
certificate anna DNS:anna
# The server's own files: as who owns the cluster, from what only root and the test can read.
give_server() { (as_owner sh -c "umask 077; cat >'$PG_HOME/data/$2'") <"$1"; }
plain="postgresql://anna@localhost:$PGPORT/work"
# at PLACE ARGS...: the program with its registry there.
at() {
    mkdir -p "$HOME/.config/waardegesprek"
    echo "registry: \"$1\"" >"$HOME/.config/waardegesprek/config.yaml"
    shift
    "$WG" --lang en "$@"
}
check "a registry" at "host=$PGHOST port=$PGPORT dbname=work user=boss" registry init
check "with a leader" at "host=$PGHOST port=$PGPORT dbname=work user=boss" registry grant anna leader

# A server that does not encrypt.
for place in "$plain" "$plain?sslrootcert=$WORK/server.crt" "host=localhost port=$PGPORT dbname=work user=anna" "$plain?sslmode=require"; do
    status 1 "a line that is open is not taken" at "$place" registry status
    err_has "does not encrypt the connection, so nothing was sent to it"
done
check "what is to be sent waits" at "$plain" outbox send
out_has "does not encrypt the connection"
check "unless it is said on purpose" at "$plain?sslmode=disable" registry status
check "as the environment may" env PGSSLMODE=disable "$WG" --lang en registry status

# One that does, with a certificate of its own making.
give_server server.key server.key
give_server server.crt server.crt
give_server anna.crt root.crt
psql -qX -c "ALTER SYSTEM SET ssl = on" -c "ALTER SYSTEM SET ssl_ca_file = 'root.crt'" -c "SELECT pg_reload_conf()" >/dev/null
encrypts() { env PGSSLMODE=require psql -qX -d "host=localhost user=anna" -c 'SELECT 1'; }
check "now it encrypts" until_true encrypts
status 1 "it is not known" at "$plain" registry status
err_has "no certificate here to know the server of the registry at $plain by, so nothing was sent to it"
! grep -q "change sslmode" err
verdict $? "nobody is told to look the other way"
status 1 "another certificate is known" at "$plain?sslrootcert=$WORK/other.crt" registry status
err_has "has a certificate that is not known here"
status 1 "another name is called" at "postgresql://anna@127.0.0.1:$PGPORT/work?sslrootcert=$WORK/server.crt" registry status
err_has "has a certificate for another name"
check "it is the one" at "$plain?sslrootcert=$WORK/server.crt" registry status
mkdir -p "$HOME/.postgresql"
cp server.crt "$HOME/.postgresql/root.crt"
check "known from libpq's own place" at "$plain" registry status
printf '[register]\nhost=localhost\nport=%s\ndbname=work\nuser=anna\n' "$PGPORT" >"$HOME/.pg_service.conf"
check "and through a service" env -u PGHOST -u PGPORT -u PGUSER -u PGDATABASE sh -c '
    echo "registry: service=register" >"$HOME/.config/waardegesprek/config.yaml"; exec "$0" --lang en registry status' "$WG"

# Who somebody is: nothing but a certificate or a password will do on the network from here.
psql -qX -c "ALTER ROLE anna PASSWORD 'een twee drie'"
(as_owner sh -c "{ echo 'local all all trust'; echo 'hostssl all anna 127.0.0.1/32 scram-sha-256'; } >'$PG_HOME/data/pg_hba.conf'")
psql -qX -c "SELECT pg_reload_conf()" >/dev/null
asks() { ! psql -qwX -d "host=localhost user=anna" -c 'SELECT 1'; }
check "a password is asked for" until_true asks
status 1 "which is not there" at "$plain" registry status
err_has "password"
status 1 "and has no place in the settings" at "postgresql://anna:drie@localhost:$PGPORT/work" registry status
err_has ".pgpass"
printf 'localhost:%s:work:anna:een twee drie\n' "$PGPORT" >"$HOME/.pgpass"
chmod 600 "$HOME/.pgpass"
check "from libpq's own file" at "$plain" registry status
printf 'localhost:%s:work:anna:een twee drie\n' "$PGPORT" >passwords
chmod 600 passwords
rm "$HOME/.pgpass"
check "or another one of that kind" at "$plain?passfile=$WORK/passwords" registry status
(as_owner sh -c "{ echo 'local all all trust'; echo 'hostssl all anna 127.0.0.1/32 cert'; } >'$PG_HOME/data/pg_hba.conf'")
psql -qX -c "SELECT pg_reload_conf()" >/dev/null
refuses() { ! env PGPASSFILE="$WORK/passwords" psql -qwX -d "host=localhost user=anna" -c 'SELECT 1'; }
check "a certificate is asked for" until_true refuses
status 1 "which is not there" at "$plain" registry status
cp anna.crt "$HOME/.postgresql/postgresql.crt"
cp anna.key "$HOME/.postgresql/postgresql.key"
chmod 600 "$HOME/.postgresql/postgresql.key"
check "from libpq's own place" at "$plain" registry status
status 1 "for nobody else" at "postgresql://boss@localhost:$PGPORT/work" registry status
finish
