#!/bin/sh
# A leader, an HR colleague and an outsider on one machine, each with an account: share, send, answer, comment, take back; and what
# is not theirs is refused by the file system.
. "$(dirname "$0")/lib.sh"
if [ "$(id -u)" != 0 ]; then
    echo "ok 1 # SKIP several accounts can only be tried by root"
    echo "1..1"
    exit 0
fi
GROUP=61000 LEADER=61001 HR=61002 OUTSIDER=61003 SECOND=61004

# The program within reach of all of them, wherever the tree lies.
mkdir -p bin/build bin/data place
cp "$WG" bin/build/
cp -r "$(dirname "$WG")/../data/scripts" bin/data/
[ -d "$(dirname "$WG")/locale" ] && cp -r "$(dirname "$WG")/locale" bin/build/
[ -d "$(dirname "$WG")/modules" ] && cp -r "$(dirname "$WG")/modules" bin/build/
WG=$WORK/bin/build/waardegesprek
chmod -R a+rX bin
chmod 755 "$WORK"
chown root:$GROUP place
chmod 2770 place
for uid in $LEADER $HR $OUTSIDER $SECOND; do
    mkdir -p "home-$uid/.config/waardegesprek"
    echo "registry: $WORK/place/registry.db" >"home-$uid/.config/waardegesprek/config.yaml"
    chown -R $uid:$uid "home-$uid"
    chmod 700 "home-$uid"
done
echo "name: Jip Bedacht" >>home-$LEADER/.config/waardegesprek/config.yaml
echo "name: Els Verzonnen" >>home-$HR/.config/waardegesprek/config.yaml

# account UID GROUPS COMMAND...
account() {
    uid=$1 groups=$2
    shift 2
    case $groups in
    '') set -- --clear-groups "$@" ;;
    *) set -- --groups "$groups" "$@" ;;
    esac
    HOME=$WORK/home-$uid setpriv --reuid $uid --regid $uid "$@"
}
leader() { account $LEADER $GROUP "$WG" --lang en "$@"; }
second() { account $SECOND $GROUP "$WG" --lang en "$@"; }
hr() { account $HR $GROUP "$WG" --lang en hr "$@"; }
outsider() { account $OUTSIDER '' "$WG" --lang en "$@"; }
leader_data=$WORK/home-$LEADER/.local/share/waardegesprek
stands() { grep -rqaF -e "$1" "$WORK/place"; }
id_of() { leader plan list --all --json | jq -r --arg w "$1" 'map(select(.what == $w))[0].id'; }
code_in() { grep -oE '[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}' "$1" | head -1; }

export WAARDEGESPREK_NOW=2026-11-02T09:00:00Z
check "nobody has shared anything" hr list
out_has "Nothing is shared at the moment"
[ ! -e "home-$HR/.local/share/waardegesprek/interviews.db" ]
verdict $? "HR gets no talks of its own by looking"
[ "$(stat -c %a:%g place/registry.db)" = "660:$GROUP" ]
verdict $? "the registry is the group's"

# Three agreements: one with a need, one for the leader, one that stays here.
lines='+ Follow a wound care course\n2\n4\n\nSix days off in the roster\n1\n.\n'
lines="$lines+ A fixed day together with Dewi\n4\n2\n.\n+ Say no more often\n.\n"
talk() { printf "\n\nSecret words.\n.\n:plan\n$lines\n:quit\n" | leader --plain new --person "Noor Verzonnen" --team Noord; }
check "the leader talks with Noor" talk
course=$(id_of "Follow a wound care course")
noor=$(leader list --json | jq -r '.[0].id')
share() { printf "$1" | leader share "$noor"; }
check "Noor says yes, yes and no" share 'yes\nyes\n\n1\nyes\nyes\n'
code=$(code_in out)
[ -n "$code" ]
verdict $? "and gets a code"
check "HR sees nothing for two days" hr list --json
json "at all" '. == []'
check "nor do the files" sh -c "! grep -rqaF 'wound care' '$WORK/place'"
export WAARDEGESPREK_NOW=2026-11-04T09:01:00Z
check "it leaves" leader outbox send
out_has "Sent to the registry"
[ "$(stat -c %a:%g place/registry.db)" = "660:$GROUP" ]
verdict $? "the registry is still the group's"

# HR reads, and only that.
check "HR's list" hr list
out_has "No answer yet."
out_has "Six days off in the roster"
out_lacks "Say no more often"
check "questions only" hr list --questions --json
json "the one with a need" 'length == 1'
json "by name" '.[0] | tostring | contains("Noor Verzonnen")'
short=$(echo "$course" | cut -c 1-8)
check "all of it" hr show "$short"
for words in "Noor Verzonnen" Noord "Jip Bedacht" "Follow a wound care course" "Six days off" "Developing"; do
    out_has "$words"
done
out_lacks "Secret"
! stands "Secret words" && ! stands "Say no more often"
verdict $? "no words of the talk, and nothing of the no, in the registry's files"
check "as JSON" hr show "$short" --json
json "has the id" '.id == "'"$course"'"'
check "a filter" hr list "team:Noord" kind:time --json
json "finds it" 'length == 1'
check "a filter in Dutch, of nothing" hr list soort:opleiding
out_has "fits the filter"
status 2 "a filter that is none" hr list teem:Noord
err_has "team"
check "words" hr list wond wound --json
json "all have to be there" '. == []'
check "words" hr list roster --json
json "found" 'length == 1'
status 2 "no such order" hr list --sort best
err_has "waiting"
check "a page" hr list --rows 1
out_has "--after"
next=$(sed -n 's/.*--after \([0-9a-f]*\).*/\1/p' out)
check "the next page" hr list --rows 1 --after "$next" --json
json "the other one" 'length == 1 and (.[0].id | startswith("'"$next"'") | not)'
check "without screens" hr --plain
out_has "Six days off"
out_has "hr --help"

# HR's side stays HR's, and the leader's the leader's.
status 1 "HR can't read the talks" account $HR $GROUP cat "$leader_data/interviews.db"
status 2 "nor look into the folder" account $HR $GROUP ls "$leader_data"
status 1 "nor open them with the program" account $HR $GROUP "$WG" --lang en --data-dir "$leader_data" list
[ -s err ]
verdict $? "it is told why"
status 1 "an outsider can't read the registry" account $OUTSIDER '' cat place/registry.db
status 1 "nor list it" outsider hr list
[ -s err ]
verdict $? "it is told why"
status 1 "nor export it" outsider hr export --format csv
check "the doctor of the leader" leader doctor
out_has "circle of trust"
out_has "for your account alone"
status 1 "the doctor of the outsider" outsider doctor
out_has "wrong: "

# After a fortnight without an answer it rises, for both.
export WAARDEGESPREK_NOW=2026-11-18T09:02:00Z
check "HR sees how long it waits" hr list --questions
out_has "Waits for an answer for 14 days."
check "the leader looks" leader outbox send
check "the agenda" leader agenda
out_has "From HR, about what was shared:"
out_has "HR has not answered yet"

# HR answers, comments, marks.
status 2 "which one" hr answer
status 2 "how does it stand" hr answer "$short"
status 2 "no such state" hr answer "$short" --state perhaps
status 2 "why not" hr answer "$short" --state not-possible
err_has "why"
status 2 "a day of nothing" hr answer "$short" --state promised --by someday
check "an answer" hr answer "$short" --state promised --by 2026-12-15 --text "The planner keeps six days free"
out_has "promised"
check "a comment" hr comment "$short" "I have asked" Ine
status 2 "a comment without words" hr comment "$short"
check "a mark" hr mark "$short" leader
check "with the employee, who wanted that" hr mark "$short" employee
check "the mark is gone" hr mark "$short" none
out_has "No mark any more."
check "a mark again" hr mark "$short" leader
status 2 "with whom" hr mark "$short" boss
check "as it stands" hr show "$short"
for words in "The planner keeps six days free" "Els Verzonnen" "15 December 2026" "I have asked Ine"; do
    out_has "$words"
done
check "the leader looks" leader outbox send
out_has "HR wrote something about 1 agreement"
check "on the agenda" leader agenda
out_has "The planner keeps six days free."
out_has "I have asked Ine"
out_has "HR would like to talk about this with you."
check "as JSON" leader agenda --json
json "the mark" 'any(.[]; .kind == "answer" and .answer.mark == "leader")'
json "the answer" 'any(.[]; .kind == "answer" and .answer.state == "promised" and .answer.by == "2026-12-15")'
check "the agreement shows it" leader plan show "$course"
out_has "Answer of HR: promised (Els Verzonnen)"
out_has "Els Verzonnen: I have asked Ine"
check "what was read" leader agenda
out_lacks "From HR"
check "in Dutch, as an id" hr answer "$short" --state kan-niet --text "No room"
out_has "not possible"
check "in Dutch, as it is said" hr answer "$short" --state "Niet mogelijk" --text "The planner keeps six days free"
check "the help tells both" hr answer --help
out_has "not-possible"
out_has "kan-niet"
check "a filter as one argument" hr list --json "wie:organisatie team:Noord"
json "is two" 'length == 1 and (.[0] | tostring | contains("wound care"))'
status 1 "a team with a blank" hr list --json "team:Nergens Noord"
err_has "There is no team “Nergens Noord”."
check "a team by its beginning" hr list --json "team:no"
json "are those of Noord" 'length > 0 and all(.[]; .team == "Noord")'
check "a file of a team by its beginning" hr export --format json "team:no"
json "holds them" '.plans | length > 0 and all(.[]; .team == "Noord")'
check "only the state" hr answer "$short" --state gedaan
check "the words stay" hr show "$short"
out_has "The planner keeps six days free"
check "the day does not" hr show "$short" --json
json "none" '.answer.by == null'
status 2 "not possible by a day" hr answer "$short" --state not-possible --by 2026-12-15 --text "No room"
err_has "What is not possible has no day"
check "a colleague answers without words" second hr answer "$short" --state opgepakt
check "those of the first are not theirs" hr show "$short" --json
json "none" '.answer.state == "taken-up" and .answer.text == null and .answer.by == null'
check "an answer again" hr answer "$short" --state done --text "The planner keeps six days free"
check "answered no more" hr list --questions state:done --json
json "one" 'length == 1'

# Overview and export.
check "overview" hr overview
out_has "Shared plans: 2. Questions to the organisation: 1, of which 0 without an answer."
out_has "Noord"
check "of a quarter" hr overview --quarter 2026-Q4
out_has "fourth quarter of 2026"
check "of a year, as JSON" hr overview --year 2026 --json
json "is an object" 'type == "object"'
status 2 "no quarter" hr overview --quarter 2026-Q5
status 2 "one of the two" hr overview --quarter 2026-Q1 --year 2026
check "export" hr export --format csv
out_has "Six days off in the roster"
check "a part of it" hr export --format json kind:training
out_lacks "Six days"
check "to a file" account $HR $GROUP sh -c "cd \"\$HOME\" && '$WG' --lang en hr export -o plans.html"
[ "$(stat -c %a "home-$HR/plans.html")" = 600 ] && grep -q "Six days" "home-$HR/plans.html"
verdict $? "for this account alone"
status 1 "not over one that is there" account $HR $GROUP sh -c "cd \"\$HOME\" && '$WG' --lang en hr export -o plans.html"
status 2 "which format" hr export
status 2 "no such format" hr export --format doc
[ -z "$(ls -A "home-$HR/.local/share/waardegesprek" 2>/dev/null)" ]
verdict $? "nothing was made among HR's own data all the while"

# Another leader can't take it back, nor take it over.
status 1 "another leader knows of no such agreement" second withdraw "$course"
check "it still stands" hr list --json
json "both" 'length == 2'

# Taken back at HR, with the code on the employee's paper.
status 1 "a wrong code" account $HR $GROUP "$WG" --lang en withdraw 2222-3333-4444
err_has "Nothing is known here under this code; look at its characters once more."
check "HR takes it back" account $HR $GROUP "$WG" --lang en withdraw "$code"
out_has "2 agreements were taken out of the registry"
check "HR's list is empty" hr list --json
json "at all" '. == []'
! stands "wound care" && ! stands "Six days" && ! stands "The planner keeps" && ! stands "I have asked" && ! stands "Verzonnen"
verdict $? "nothing of it is left in the registry's files"
check "the leader hears of it" leader outbox send
out_has "taken back at HR"
check "nothing is shared any more" leader outbox --json
json "at all" '.shared == []'
check "nor on the agenda" leader agenda
out_lacks "The planner keeps"
check "the agreement itself stands" leader plan list
out_has "Follow a wound care course"
check "the talk says so" leader show "$noor" --json
json "not shared" 'all(.plan.actions[]; .shared | not)'
check "the log has no words" account $HR $GROUP "$WG" --lang en registry log --json
json "but what was done" '(map(.verb) | index("withdraw")) and (map(.verb) | index("answer"))'
out_lacks "wound"
out_lacks "planner"

# Shared anew after that.
check "Noor changes her mind" share 'yes\n\n\n1\n\nyes\n'
export WAARDEGESPREK_NOW=2026-11-20T09:03:00Z
check "it leaves" leader outbox send
check "it is there again, without the old answer" hr show "$short" --json
json "new" '.answer.state == "new" or .state == "new" or .reply.state == "new"'
status 1 "the employee did not want to be talked with" hr mark "$short" employee
[ -s err ]
verdict $? "and that is told"

# Hostile words go through every list as they are, and no further.
hostile=$(printf 'Bo\033[31m\302\233 \342\200\256evil')
wicked() { printf '\n\nx.\n.\n:plan\n+ =1+1 \033[31m\302\233 end\n.\n\n:quit\n' | second --plain new --person "$hostile" --team "=cmd"; }
check "words that want more" wicked
anyone=$(second list --json | jq -r '.[0].id')
give() { printf 'yes\n1\nyes\nyes\n' | second share "$anyone"; }
check "are shared" give
WAARDEGESPREK_NOW=2026-11-23T09:03:00Z second outbox send >/dev/null
check "are listed" hr list
! grep -q "$(printf '\033')" out && ! grep -q "$(printf '\302\233')" out
verdict $? "without control characters"
check "are exported" hr export --format csv
grep -q "'=1+1" out
verdict $? "and are no formula"
finish
