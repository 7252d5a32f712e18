#!/bin/sh
# A leader and an HR colleague on PostgreSQL, each as who they are in the database: share, answer, comment, take back; and what is not
# theirs is refused by the database.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
. "$here/../postgres/cluster.sh"
cluster_start
cluster_role anna bert els tom karin nobody1
mkdir -p "$HOME/.config/waardegesprek"

# as_role ROLE ARGS...: the program of that account, with a home of its own.
as_role() {
    role=$1
    shift
    mkdir -p "$WORK/home-$role/.config/waardegesprek"
    printf 'registry: "host=%s port=%s dbname=%s"\nname: %s\n' "$PGHOST" "$PGPORT" "$PGDATABASE" "Mx $role" \
        >"$WORK/home-$role/.config/waardegesprek/config.yaml"
    HOME=$WORK/home-$role PGUSER=$role "$WG" --lang en "$@"
}
boss() { as_role boss "$@"; }
id_of() { as_role "$1" plan list --all --json | jq -r --arg w "$2" 'map(select(.what == $w))[0].id'; }
code_in() { grep -oE '[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}' "$1" | head -1; }
export WAARDEGESPREK_NOW=2026-11-02T09:00:00Z

status 1 "before it is made" boss registry status
err_has "registry init"
status 1 "not by just anybody" as_role anna registry init
[ -s err ]
verdict $? "it is told why"
check "made by the administrator" boss registry init
check "up to date" boss registry migrate
out_has "up to date"
for team in Noord Zuid; do check "team $team" boss registry team add $team; done
check "anna leads Noord" boss registry grant anna leader --team Noord
check "bert leads Zuid" boss registry grant bert leader --team Zuid
check "els is HR" boss registry grant els hr
check "tom is HR of Zuid" boss registry grant tom hr --team Zuid
check "karin is training" boss registry grant karin hr --kind training
status 1 "nobody of that name" boss registry grant fictief leader
[ -s err ]
verdict $? "it is told"
check "who has what" boss registry grants --json
json "five" 'length == 5 and any(.[]; .member == "tom" and .role == "hr" and .team == "Zuid") and any(.[]; .member == "karin" and .kind == "training")'
status 1 "a leader gives no roles" as_role anna registry grant anna hr

share_one() { # ROLE PERSON TEAM WHAT NEED KIND
    printf '\n\nSecret words.\n.\n:plan\n+ %s\n\n4\n\n%s\n%s\n.\n\n:quit\n' "$4" "$5" "$6" |
        as_role "$1" --plain new --person "$2" --team "$3" >/dev/null &&
        as_role "$1" outbox send >/dev/null && # the teams come along
        printf 'yes\n1\nyes\nyes\n' | as_role "$1" share "$(id_of "$1" "$4")"
}
check "anna shares what Noor wants" share_one anna "Noor Verzonnen" Noord "Follow a wound care course" "Six days off" 1
code=$(code_in out)
check "bert shares what Bo wants" share_one bert "Bo Verzonnen" Zuid "Learn to coach" "A course" 2
check "HR sees nothing yet" as_role els hr list --json
json "at all" '. == []'
export WAARDEGESPREK_NOW=2026-11-04T09:01:00Z
check "it leaves" as_role anna outbox send
out_has "Sent to the registry"
check "the other too" as_role bert outbox send
course=$(id_of anna "Follow a wound care course")
coach=$(id_of bert "Learn to coach")

check "HR of all" as_role els hr list --json
json "sees both" 'length == 2'
check "HR of Zuid" as_role tom hr list --json
json "sees Zuid" 'length == 1 and (.[0].id == "'"$coach"'")'
check "training" as_role karin hr list --json
json "sees training" 'length == 1 and (.[0].id == "'"$coach"'")'
status 1 "a leader is no HR" as_role bert hr list --json
[ -s err ] && [ ! -s out ]
verdict $? "and is told so"
status 1 "who has no role sees nothing" as_role nobody1 hr list
status 1 "not by its id either" as_role tom hr show "$course"
status 1 "nor answered" as_role tom hr answer "$course" --state done
status 1 "nor commented" as_role tom hr comment "$course" "Not mine"
status 1 "nor marked" as_role karin hr mark "$course" leader
status 1 "a leader answers nothing" as_role anna hr answer "$course" --state done
status 1 "nor takes another's back" as_role bert withdraw "$course"
check "it still stands" as_role els hr show "$course" --json
json "unanswered" 'tostring | contains("Not mine") | not'
status 1 "the base table is nobody's" as els "SELECT * FROM waardegesprek.action"
status 1 "scores are nobody's" as els "SELECT * FROM waardegesprek.score"

check "an answer" as_role els hr answer "$(echo "$course" | cut -c 1-8)" --state promised --by 2026-12-15 --text "Six days are kept free"
check "another" as_role els hr answer "$coach" --state promised --text "The coach is free in June"
check "only the state" as_role els hr answer "$coach" --state taken-up
check "one's own words stay" as_role els hr show "$coach"
out_has "The coach is free in June"
check "a colleague, only the state" as_role tom hr answer "$coach" --state done
check "the words of els are not his" as_role els hr show "$coach"
out_lacks "The coach is free in June"
check "a comment" as_role els hr comment "$course" "I have asked the planner"
check "anna looks" as_role anna outbox send
out_has "HR wrote something about 1 agreement"
check "on her agenda" as_role anna agenda
out_has "Six days are kept free."
check "bert looks" as_role bert outbox send
check "not on his" as_role bert agenda
out_lacks "Six days are kept free"
check "overview" as_role els hr overview
out_has "Shared plans: 2."
check "export" as_role els hr export --format csv
out_has "Six days off"
check "doctor" as_role els doctor
out_has "PostgreSQL"

check "els takes it back with the code" as_role els withdraw "$code"
out_has "1 agreement was taken out of the registry"
check "it is gone" as_role els hr list --json
json "one is left" 'length == 1 and .[0].id == "'"$coach"'"'
check "anna hears of it" as_role anna outbox send
out_has "taken back at HR"
check "bert takes his back by its id" as_role bert withdraw "$coach"
check "nothing is left" as_role els hr list --json
json "at all" '. == []'
psql -qAtX -c "SELECT * FROM waardegesprek.action, waardegesprek.comment" >out 2>err
[ ! -s out ]
verdict $? "nor in its tables"
check "the log" boss registry log --json
json "who did what" 'any(.[]; .account == "els" and .verb == "answer")'
out_lacks "Six days"
check "the doctor" as_role anna doctor
out_has "Your role there: leader of Noord."
out_has "The database decides"
check "of HR" as_role els doctor
out_has "Your role there: HR of all teams."
check "of HR of one kind" as_role karin doctor
out_has "Your role there: HR of all teams (training)."
check "of HR of a team" as_role tom doctor
out_has "Your role there: HR of Zuid."
check "a role is taken away" boss registry revoke els hr
status 1 "and counts at once" as_role els hr list
status 1 "no such role to take" boss registry revoke els hr

# The roles are the whole server's: one may be left of another registry, or come without its row.
psql -qX -c "GRANT waardegesprek_hr TO nobody1, bert" -c "GRANT waardegesprek_leader TO nobody1"
status 1 "a role without a place" as_role nobody1 hr list
err_has "You have no place in the registry"
status 1 "nor for the doctor" as_role nobody1 doctor
out_has "You have no place in the registry"
out_lacks "Your role"
status 1 "a leader with the role alone" as_role bert hr list
err_has "no place as HR"
status 1 "nor in figures" as_role bert hr overview
err_has "no place as HR"
psql -qX -c "REVOKE waardegesprek_hr FROM bert"

# The server is away: sharing waits, nothing is lost.
check "anna shares anew" share_one anna "Noor Verzonnen" Noord "Something else" "A day" 1
kill -INT "$PG_PID"
wait "$PG_PID" 2>/dev/null
PG_PID=
export WAARDEGESPREK_NOW=2026-11-08T09:01:00Z
check "no connection is no failure" as_role anna outbox send
out_has "can't be reached now"
out_lacks "onnection to server"
out_lacks "No such file"
check "it waits" as_role anna outbox --json
json "still" '(.waiting | length) >= 1 and .shared[0].state == "ready"'
out_lacks "onnection to server"
status 1 "HR is told" as_role tom hr list
err_has "can't be reached now"
grep -q "onnection to server" err
[ $? -eq 1 ]
verdict $? "in our own words"
status 1 "the doctor" as_role anna doctor
out_has "onnection to server"
out_lacks "The database decides"
finish
