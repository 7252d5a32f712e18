#!/bin/sh
# From a file to PostgreSQL: the leader, who was the id of a store, becomes a role, and goes on as if nothing had happened. And who gets
# two roles that don't go together is told.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
. "$here/../postgres/cluster.sh"
cluster_start
cluster_role anna bert els ada kim
place="host=$PGHOST port=$PGPORT dbname=$PGDATABASE"
file=$WORK/place/registry.db
mkdir -p "$WORK/place"

# as_role ROLE ARGS...: the program of that account, with a home of its own, at the registry in $registry.
as_role() {
    role=$1
    shift
    mkdir -p "$WORK/home-$role/.config/waardegesprek"
    printf 'registry: "%s"\nname: %s\n' "$registry" "Mx $role" >"$WORK/home-$role/.config/waardegesprek/config.yaml"
    HOME=$WORK/home-$role PGUSER=$role "$WG" --lang en "$@"
}
boss() { as_role boss "$@"; }
id_of() { as_role "$1" plan list --all --json | jq -r --arg w "$2" 'map(select(.what == $w))[0].id'; }
share_one() { # ROLE PERSON TEAM WHAT NEED KIND
    printf '\n\nSecret words.\n.\n:plan\n+ %s\n\n4\n\n%s\n%s\n.\n\n:quit\n' "$4" "$5" "$6" |
        as_role "$1" --plain new --person "$2" --team "$3" >/dev/null &&
        as_role "$1" outbox send >/dev/null &&
        printf 'yes\n1\nyes\nyes\n' | as_role "$1" share "$(id_of "$1" "$4")"
}

# In a file.
registry=$file
export WAARDEGESPREK_NOW=2026-11-02T09:00:00Z
check "anna shares" share_one anna "Noor Verzonnen" Noord "Follow a wound care course" "Six days off" 1
check "and for somebody else" share_one anna "Bo Verzonnen" Noord "Learn to coach" "A course" 2
export WAARDEGESPREK_NOW=2026-11-04T09:01:00Z
check "it leaves" as_role anna outbox send
course=$(id_of anna "Follow a wound care course")
coach=$(id_of anna "Learn to coach")
check "an answer" as_role els hr answer "$course" --state taken-up --text "I look into it"
check "anna reads it" as_role anna outbox send
out_has "HR wrote something about 1 agreement"
check "and has opened it" as_role anna plan show "$course"
check "whose they are" boss registry leaders --json
json "one leader" 'length == 1 and .[0].plans == 2 and .[0].name == "Mx anna"'
old=$(jq -r '.[0].id' out)

# Moved.
registry=$place
check "a registry in the database" boss registry init
check "copied" boss registry copy "$file" "$place"
out_has "registry leader OLD NEW"
check "anna leads Noord" boss registry grant anna leader --team Noord
check "bert leads Noord too" boss registry grant bert leader --team Noord
check "els is HR" boss registry grant els hr
check "ada looks after it" boss registry grant ada admin
check "before she is mapped" as_role anna outbox send
out_has "2 shared agreements are not in the registry"
check "nothing is lost" as_role anna outbox
out_has "This registry does not have 2 agreements"
out_has "$old"
check "nothing ended" as_role anna outbox --json
json "all still shared" '(.shared | length) == 2 and all(.shared[]; .state == "missing") and .waiting == []'
check "HR still has them" as_role els hr list --json
json "both" 'length == 2'
check "bert asks about hers" test -z "$(as bert "SELECT waardegesprek.withdrawn_at('$course', 1)")"
status 1 "els asks nothing of that kind" as els "SELECT waardegesprek.withdrawn_at('$course', 1)"
for role in anna els ada; do
    status 1 "$role does not see whose they are" as_role $role registry leaders
    err_has "administrator"
    status 1 "$role takes nobody's" as_role $role registry leader "$old" $role
    err_has "administrator"
    status 1 "nor past the program" as $role "SELECT waardegesprek.move_leader('$old', '$role')"
    status 1 "nor a list" as $role "SELECT * FROM waardegesprek.leaders()"
done
status 1 "to nobody of that name" boss registry leader "$old" fictief
[ -s err ]
verdict $? "it is told"
status 1 "not to a role that can't log in" boss registry leader "$old" waardegesprek_leader
check "whose they are" boss registry leaders
out_has "$old: Mx anna, 2 shared plans"
check "they are anna's" boss registry leader "$old" anna
out_has "anna: 2 shared plans"
check "now" boss registry leaders --json
json "hers alone" 'length == 1 and .[0].id == "anna" and .[0].plans == 2'
check "it is in the log" boss registry log --json
json "by ids alone" 'any(.[]; .verb == "leader" and .account == "boss" and .id == "'"$old anna"'")'

# On with it.
check "a new answer" as_role els hr answer "$course" --state promised --by 2026-12-15 --text "Six days are kept free"
check "comes" as_role anna outbox send
out_has "HR wrote something about 1 agreement"
out_lacks "not in the registry"
check "to be read" as_role anna agenda
out_has "Six days are kept free."
check "what was said is gone" as_role anna outbox
out_lacks "does not have"
check "it is under way" as_role anna plan busy "$course"
echo "yes
1
yes
yes" >words
check "HR may know that" as_role anna share "$course" <words
export WAARDEGESPREK_NOW=2026-11-07T09:01:00Z
check "it leaves" as_role anna outbox send
check "the change" as_role els hr show "$course" --json
json "came, with the answer" '(tostring | contains("busy")) and (tostring | contains("Six days are kept free"))'
check "anna takes one back" as_role anna withdraw "$course"
check "sent" as_role anna outbox send
check "it is gone" as_role els hr list --json
json "one is left" 'length == 1 and .[0].id == "'"$coach"'"'
code=$(as_role anna outbox --json | jq -r '.shared[0].code')
check "els takes the other with the code" as_role els withdraw "$code"
check "anna hears of it" as_role anna outbox send
out_has "1 agreement was taken back at HR"
check "and has nothing shared" as_role anna outbox --json
json "at all" '.shared == []'
check "bert is told nothing of that" test -z "$(as bert "SELECT waardegesprek.withdrawn_at('$coach', 1)")"
check "anna is" test "$(as anna "SELECT waardegesprek.withdrawn_at('$coach', 1)")" -gt 1700000000
check "of that round" test -z "$(as anna "SELECT waardegesprek.withdrawn_at('$coach', 2)")"

# What was withdrawn and counted goes along when somebody gets another account.
check "anna goes on as kim" boss registry grant kim leader
as boss "INSERT INTO waardegesprek.talk_count SELECT 'anna', id, '2026-Q3', 4, 0 FROM waardegesprek.team"
check "moved" boss registry leader anna kim
out_has "kim: 0 shared plans"
check "what was withdrawn is kim's" test "$(as kim "SELECT waardegesprek.withdrawn_at('$coach', 1)")" -gt 1700000000
check "the counts too" test "$(as boss "SELECT string_agg(DISTINCT leader, '') FROM waardegesprek.talk_count")" = kim
status 1 "nothing is left of anna" boss registry leader anna kim
err_has "registry leaders"

# Two roles in one hand.
check "els leads Zuid as well" boss registry grant els leader
err_has "els is a leader and HR now"
out_has "els: leader"
check "it is done all the same" boss registry grants --json
json "both" 'map(select(.member == "els") | .role) | sort == ["hr", "leader"]'
check "the other way round" boss registry grant bert hr --team Noord
err_has "bert is a leader and HR now"
check "HR for one kind of help reads no figures" boss registry grant kim hr --kind training
[ ! -s err ]
verdict $? "so nothing is said"
check "an admin and a leader" boss registry grant ada leader
[ ! -s err ]
verdict $? "nothing either"
finish
