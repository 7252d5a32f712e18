#!/bin/sh
# A dump put back into a new server, by the lines of docs/deploy.md: people are who they were once that is said, and what was withdrawn
# since stays out; another leader's plan stays in, whoever withdrew its id.
HERE=$(realpath "$(dirname "$0")")
. "$HERE/lib.sh"
. "$HERE/../postgres/cluster.sh"
DEPLOY=$HERE/../../docs/deploy.md

# lines BEGIN END: what docs/deploy.md advises from one line to another, as it stands there.
lines() { awk -v from="^    $1" -v to="$2" '$0 ~ from { on = 1 } on { print substr($0, 5) } on && $0 ~ to { exit }' "$DEPLOY"; }
# share ROLE ID ROUND [DIGEST]: a plan of theirs.
share() {
    as "$1" "SELECT waardegesprek.share('$2', $3, 1, 'Jip Bedacht', 'Noor Verzonnen', 'noord', 0, '${4:-digest}', 'income',
        'Wondzorg leren', 'hr', '', 'Tijd', 'time', '', '', '2026-12-01', '', 'agreed', '')"
}
says() { # ROLE WANTED SQL
    got=$(as "$1" "$3" 2>&1)
    [ "$got" = "$2" ]
    verdict $? "$1: $2 ($got)"
}
wg() { # ROLE ARGUMENTS...
    mkdir -p "$WORK/home-$1/.config/waardegesprek"
    echo "registry: host=$PGHOST dbname=work user=$1" >"$WORK/home-$1/.config/waardegesprek/config.yaml"
    role=$1
    shift
    HOME=$WORK/home-$role "$WG" --lang en "$@"
}
ALL="SELECT coalesce(string_agg(id, ' ' ORDER BY id), '') FROM waardegesprek.page('number', true, NULL, NULL, NULL, 100, '', '', '',
    '', '', '', '', '', '', false, false)"

cluster_start
cluster_role anna bram els
check "a registry" wg boss registry init
check "a team" wg boss registry team add Noord
for one in anna bram; do check "$one leads" wg boss registry grant $one leader --team Noord; done
check "els is HR" wg boss registry grant els hr
for id in anna-keeps anna-takes anna-anew; do share anna $id 1 >/dev/null; done
share bram bram-keeps 1 >/dev/null
share bram bram-coded 1 "$(printf 'CODE:bram-coded' | sha256sum | cut -d' ' -f1)" >/dev/null
says anna "" "SELECT waardegesprek.withdraw('anna-before', 1)"
says els "anna-anew anna-keeps anna-takes bram-coded bram-keeps" "$ALL"

"$PG_BIN/pg_dumpall" --roles-only >roles.sql
"$PG_BIN/pg_dump" -Fc work >registry.dump
verdict $? "a dump"
says anna "" "SELECT waardegesprek.withdraw('anna-takes', 1)"
says anna "" "SELECT waardegesprek.withdraw('bram-keeps', 1)" # not hers
says anna "" "SELECT waardegesprek.withdraw('anna-before', 2)"
says els 1 "SELECT waardegesprek.withdraw_code('CODE')"
says els 0 "SELECT waardegesprek.withdraw_code('UNSENT')"
says els "anna-anew anna-keeps bram-keeps" "$ALL"
lines '.copy .SELECT action' 'codes.csv' >save.sql
[ "$(wc -l <save.sql)" = 2 ] && psql -qX -v ON_ERROR_STOP=1 -f save.sql && [ -s gone.csv ] && [ -s codes.csv ]
verdict $? "what was withdrawn is saved"

cluster_start
psql -qX -d postgres -f roles.sql 2>err
[ "$(grep -c ERROR err)" = 1 ] && grep -q '"boss" already exists' err
verdict $? "the roles are back, and only the superuser was there"
"$PG_BIN/pg_restore" -d work registry.dump 2>err
verdict $? "the dump too"
for one in anna bram els; do
    psql -qX -c "UPDATE waardegesprek.member SET account = 1 WHERE member = '$one'" # whichever numbers they got here
done
status 1 "HR is not told that nothing was shared" wg els hr list
err_has "You have no place in the registry"
status 1 "nor is a leader" wg anna doctor
out_has "You have no place in the registry"
lines 'UPDATE waardegesprek.member' 'IS NOT NULL' >people.sql
check "who is who" psql -qX -v ON_ERROR_STOP=1 -f people.sql
check "HR is there" wg els hr list
check "a leader is" wg anna doctor
out_has "Your role there: leader of Noord."
says els "anna-anew anna-keeps anna-takes bram-coded bram-keeps" "$ALL"
lines 'CREATE TEMP TABLE gone' 'greatest.w.moment' >after.sql
check "what was withdrawn goes" psql -qX -v ON_ERROR_STOP=1 -f after.sql
says els "anna-anew anna-keeps bram-keeps" "$ALL"
says anna withdrawn "SELECT '$(share anna anna-takes 1)'"
says anna withdrawn "SELECT '$(share anna anna-before 2)'"
says bram withdrawn "SELECT '$(share bram bram-coded 1)'"
says anna t "SELECT waardegesprek.withdrawn_at('anna-takes', 1) > 0"
says anna t "SELECT waardegesprek.code_withdrawn_at('$(printf 'UNSENT:' | sha256sum | cut -d' ' -f1)') > 0"
says els 3 "SELECT sum(plans) FROM waardegesprek.request_totals()"
check "once more does no harm" psql -qX -v ON_ERROR_STOP=1 -f after.sql
says els "anna-anew anna-keeps bram-keeps" "$ALL"
says bram kept "SELECT '$(share bram bram-keeps 2)'"
finish
