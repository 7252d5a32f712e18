#!/bin/sh
# share, withdraw and outbox, for one account: what is asked, when it leaves, what stays behind of a no.
. "$(dirname "$0")/lib.sh"
export WAARDEGESPREK_NOW=2026-11-22T10:45:00Z

# talk PERSON [--team TEAM] -- LINES: an unfinished talk with what is typed at :plan.
talk() {
    person=$1
    shift
    lines=$1
    shift
    typed "\n\nWords that stay here.\n.\n:plan\n$lines\n:quit\n" "$WG" --plain --lang en new --person "$person" "$@"
}
wg() { "$WG" --lang en "$@"; }
later() { WAARDEGESPREK_NOW=$1 "$WG" --lang en outbox send; }
id_of() { wg plan list --all --json | jq -r --arg w "$1" 'map(select(.what == $w))[0].id'; }
data=$HOME/.local/share/waardegesprek
# Whether these words stand in a file of this folder, also in what was not cleaned up.
stands() { grep -rqaF -e "$1" "$2" 2>/dev/null; }

check "a talk with two agreements" talk "Zoë de Wit" '+ Follow a wound care course\n\n\n\nSix days off in the roster\n\n.\n+ Talk with Karin every month\n\n\n\n\n.\n' --team Noord
course=$(id_of "Follow a wound care course")
karin=$(id_of "Talk with Karin every month")
check "the remark is only here" wg plan change "$course" --who organisation
zoe=$(talk_with "Zoë de Wit")

# A no, and no answer, leave nothing.
status 2 "share what?" wg share
err_has "plan list"
status 1 "of nothing that is there" typed '' wg share ffffffff
check "no to all" typed '\n\n' wg share "$zoe"
out_has "Saying no is fine; it has no consequences."
out_has "Follow a wound care course"
out_has "Six days off in the roster"
out_lacks "Words that stay here"
out_has "Nothing is shared. That is fine."
check "nothing is known of it" wg outbox --json
json "not even that it was asked" '.shared == [] and .waiting == []'
check "stopped after a yes" typed 'yes\n.\n' wg share "$zoe"
out_has "Stopped. Nothing is shared."
check "nobody answers" typed '' wg share "$zoe"
out_has "Stopped. Nothing is shared."
check "a yes without the last word" typed 'yes\n\n2\n\n\n' wg share "$zoe"
out_has "Nothing is shared. That is fine."
check "still nothing" wg outbox --json
json "nothing waits" '.shared == [] and .waiting == []'
[ ! -e "$data/registry.db" ]
verdict $? "no registry was made"
check "a file to look at by hand" wg show "$zoe" --json
json "no flag of it" '[.plan.actions[].shared] == [false, false]'

# A yes: one of the two, by name.
check "yes to the first" typed 'maybe\nyes\n\n7\n1\nyes\nyes\n' wg share "$zoe"
out_has "Please answer with yes or no."
out_has "Type a number from 1 to 2."
out_has "So this goes to HR:"
out_has "HR also sees on which day it was shared and last changed"
out_has "A name in the words themselves stays there."
out_lacks "You shared this before."
out_has "Tuesday 24 November 2026"
code=$(grep -oE '[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}' out | head -1)
[ ${#code} -eq 14 ]
verdict $? "a code for the employee's paper"
out_has "HR does not see it until the administrator sets one"
out_lacks "It goes to HR"
check "it waits" wg outbox
out_has "For practice: this goes to the registry in the leader's own folder on Tuesday 24 November 2026. HR does not see it."
out_has "Follow a wound care course"
out_has "$code"
out_lacks "Karin"
check "as JSON" wg outbox --json
json "one that waits" '(.shared | length) == 1 and .shared[0].state == "waits" and .shared[0].may_contact and (.waiting | length) == 1'
check "the talk knows" wg show "$zoe" --json
json "of one" '[.plan.actions[].shared] == [true, false]'
check "too early" wg outbox send
out_has "Nothing had to leave."
! stands "wound care" "$data/registry.db"
verdict $? "nothing has left"
check "said already, and not asked again" typed '\n' wg share "$course"
out_has "waardegesprek withdraw"

# Taken back before it left: as if it never was.
check "taken back in time" wg withdraw "$course"
out_has "1 agreement is not shared any more."
check "two days later nothing goes" later 2026-11-24T11:00:00Z
! stands "wound care" "$data/registry.db"
verdict $? "and nothing is there"
check "nothing to take back" wg outbox --json
json "nothing at all" '.shared == [] and .waiting == []'
status 1 "not twice" wg withdraw "$course"
err_has "waardegesprek outbox"

# With a number, and it goes.
check "with a number" typed 'yes\n2\n\nyes\n' wg share "$course"
code=$(grep -oE '[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}' out | head -1)
check "one minute before" later 2026-11-24T10:44:00Z
out_has "Nothing had to leave."
check "after the thinking period" later 2026-11-24T10:46:00Z
out_has "Sent to the registry"
check "HR's list" wg hr list --json
json "has the one" 'length == 1 and (.[0] | tostring | contains("wound care"))'
out_lacks "Zoë"
out_lacks "Karin"
! stands "Zo" "$data/registry.db" && ! stands "stay here" "$data/registry.db"
verdict $? "no name and no words of the talk in the registry"
check "nothing is sent twice" later 2026-11-24T12:00:00Z
out_has "Nothing had to leave."

# A change is asked for.
export WAARDEGESPREK_NOW=2026-11-25T09:00:00Z
check "changed afterwards" wg plan change "$course" --need "Eight days off in the roster"
check "HR still sees what it was" wg hr list --json
out_has "Six days off"
check "the change is offered" typed '\n' wg share "$course"
out_has "has changed since"
check "HR still sees what it was" wg hr list --json
out_lacks "Eight days off"
check "the change goes too, under the same number" typed 'yes\nyes\n' wg share "$course"
out_lacks "you choose it afterwards"
out_lacks "With my name"
check "two days later" later 2026-11-27T09:01:00Z
check "HR sees the change" wg hr list --json
json "once" 'length == 1'
out_has "Eight days off"
out_lacks "Six days off"

# Withdrawn, with the code as somebody types it.
export WAARDEGESPREK_NOW=2026-11-28T09:00:00Z
check "withdrawn by code" wg withdraw "$(echo "$code" | tr 'A-Z-' 'a-z ')"
out_has "1 agreement is not shared any more."
check "HR sees nothing" wg hr list --json
json "at all" '. == []'
! stands "wound care" "$data/registry.db" && ! stands "wound care" "$data/registry.db-wal" && ! stands "Eight days" "$data/registry.db"
verdict $? "nothing of it is left in the registry's files"
check "asked once more" typed 'yes\n.\n' wg share "$course"
out_has "You shared this before. If that was with your name"
check "the leader's own agreement is as it was" wg plan list
out_has "Follow a wound care course"
status 1 "a code of nothing" wg withdraw 2222-3333-4444
status 1 "no code at all" wg withdraw nonsense

# In Dutch the practice does not speak of HR.
check "one that waits" typed 'yes\n2\n\nyes\n' wg share "$karin"
check "in Dutch" "$WG" --lang nl outbox
grep -q 'een afspraak: gaat op .* om [0-9:]*\.$' out
verdict $? "goes, and not to HR"
check "not any more" wg withdraw "$karin"

# In the talk, line by line.
check "within the talk" typed ':share\n:quit\n\n\n:quit\n' "$WG" --plain --lang en resume "$zoe"
out_has "Saying no is fine"
out_has "No commands here"
out_has "Nothing is shared. That is fine."
check "in Dutch" typed ':delen\n.\n:stop\n' "$WG" --plain --lang nl resume "$zoe"

# Another kind of talk with the same person: nothing of the value talks is offered there.
check "a yearly talk" typed '\n\nWords.\n.\n:plan\n+ Read in the yearly talk\n.\n\n:quit\n' "$WG" --plain --lang en new --person "Zoë de Wit" --team Noord --script jaargesprek
yearly=$(wg list --json | jq -r 'map(select(.script.id? == "jaargesprek" or .script? == "jaargesprek" or .guide? == "jaargesprek"))[0].id')
status 1 "nothing goes from there" typed 'yes\nyes\n' wg share "$yearly"
err_has "From this kind of talk nothing goes to HR."
out_lacks "wound care"

# A team.
team() { typed '\n\nWords.\n.\n:plan\n+ Begin the meeting with a round\n.\n\n:quit\n' "$WG" --plain --lang en new --team Noord --script waardendialoog; }
check "a talk with the team" team
round=$(id_of "Begin the meeting with a round")
check "goes by the team's name" typed 'yes\n\nyes\n' wg share "$round"
out_lacks "With your name"
check "is shared" wg outbox --json
json "as the team" 'any(.shared[]; .person_as == "Noord" and .team == "Noord")'
check "taken back" wg withdraw "$round"

# thinking_days: 0, and settings that are wrong.
mkdir -p "$HOME/.config/waardegesprek"
config=$HOME/.config/waardegesprek/config.yaml
echo 'thinking_days: 0' >"$config"
check "no thinking period" typed 'yes\n1\n\nyes\n' wg share "$karin"
out_has "It goes to the registry in the leader's own folder now."
out_has "Sent to the registry"
check "HR sees it" wg hr list
out_has "Talk with Karin"
check "who does it, for HR" wg hr show "$karin"
out_has "Who does it? Zoë de Wit"
echo 'registry: registry.db' >"$config"
status 1 "a path of nowhere" typed '' wg share "$course"
err_has "does not begin with / or ~/"
status 1 "for HR too" wg hr list
echo 'registry: postgresql://jo:geheim@db/werk' >"$config"
status 1 "a password has no place there" typed '' wg share "$course"
err_has "password"
! grep -q geheim out err
verdict $? "and is not repeated"
echo 'registri: /srv/registry.db' >"$config"
"$WG" --lang nl outbox >out 2>err
grep -q 'config.yaml:1:1: Onbekend woord' err
verdict $? "in the language that is asked for"
status 1 "with faulty settings nothing goes anywhere" typed '' wg share "$course"
err_has "config.yaml"
echo 'registry: ~/shared/registry.db' >"$config"
check "a registry that can't be reached is no failure" wg outbox send
out_has "is not there"
check "nothing is said" wg outbox send --quiet
[ ! -s out ]
verdict $? "not a word"

# What was erased here is taken out there without anybody asking for it, before the program ends.
echo "registry: $WORK/own/registry.db
thinking_days: 0" >"$config"
mkdir -m 700 "$WORK/own"
check "one more talk" talk "Jo Vlier" '+ Begin an hour later\n\n\n\n\n\n.\n' --team Noord
late=$(id_of "Begin an hour later")
check "goes at once" typed 'yes\n1\nyes\nyes\n' wg share "$late"
check "HR sees it" wg hr list
out_has "Begin an hour later"
jo=$(talk_with "Jo Vlier")
check "on the employee's paper" wg report "$jo" --format md
out_has "Name or number there: Jo Vlier."
out_has "HR may talk about it with you."
out_has "are not shared"
check "and as PDF" wg report "$jo" --format pdf -o jo.pdf
pdftotext -layout jo.pdf out
out_has "What you shared with HR"
out_has "Your scores of this talk:"
grep -qE 'Withdrawal code: +[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}' out
verdict $? "with the code beside its name"
pdftotext -bbox jo.pdf out
sed -n 's/.*yMin="\([0-9.]*\)".*yMax="\([0-9.]*\)">[0-9A-Z]\{4\}-[0-9A-Z]\{4\}-[0-9A-Z]\{4\}<.*/\1 \2/p' out |
    awk '$2 - $1 > 15 { large = 1 } END { exit !large }'
verdict $? "in large letters"
check "erased" wg erase "$jo" --yes
out_has "What was shared of it is taken back too."
out_has "Sent to the registry"
check "HR's list, at once" wg hr list --json
json "gone at HR" '. == []'

# HR takes the code before the leader sends anything: the leader hears of it, until they look at it.
echo "registry: $WORK/own/registry.db
thinking_days: 2" >"$config"
check "another one" talk "Mia Hazel" '+ Walk along with the night shift\n\n\n\n\n\n.\n' --team Noord
night=$(id_of "Walk along with the night shift")
check "waits" typed 'yes\n1\n\nyes\n' wg share "$night"
code=$(grep -oE '[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}' out | head -1)
check "how to send is named" wg outbox
out_has "waardegesprek outbox send"
mkdir -p "$WORK/hr/.config/waardegesprek"
cp "$config" "$WORK/hr/.config/waardegesprek/config.yaml"
(HOME=$WORK/hr "$WG" --lang en withdraw "$code") >out 2>err
grep -q "scores under it are taken back" out err
verdict $? "HR is told what becomes of it"
check "sent" wg outbox send
out_has "taken back at HR"
check "the agenda tells" wg agenda
out_has "It was taken back at HR, with the code."
check "looked at" wg plan show "$night"
out_has "It was taken back at HR, with the code."
check "told once" wg agenda
out_lacks "taken back at HR"

# A change of what HR has in view stays behind what is there.
check "one to change" talk "Ben Linde" '+ Ask for a second screen\n\n\n\n\n\n.\n' --team Noord
screen=$(id_of "Ask for a second screen")
check "goes" typed 'yes\n1\n\nyes\n' wg share "$screen"
out_has "Until then nobody there sees anything of it."
WAARDEGESPREK_NOW=2026-12-01T09:00:00Z check "is there" wg outbox send
WAARDEGESPREK_NOW=2026-12-02T09:00:00Z check "is changed" wg plan change "$screen" --need "Two screens"
export WAARDEGESPREK_NOW=2026-12-02T09:01:00Z
check "and goes once more" typed 'yes\nyes\n' wg share "$screen"
out_has "Until then HR sees it as it was before."
check "taken back" wg withdraw "$screen"
export WAARDEGESPREK_NOW=2026-11-28T09:00:00Z

# Scores go apart, and come back with the code.
values='Things.\n.\n5\n3\n2\n'
check "a talk with scores" typed "\n\nWords.\n.\nA day.\n.\n$values:plan\n+ Read on Fridays\n\n\n\n\n\n.\n:quit\n" "$WG" --plain --lang en new --person "Fay Olm" --team Noord
reads=$(id_of "Read on Fridays")
check "both are shared" typed 'yes\n1\n\nyes\nyes\n' wg share "$(talk_with "Fay Olm")"
check "in the list" wg outbox
out_has "Scores, in the figures without a name: Fay Olm"
check "for programs" wg outbox --json
json "with their code" '.scores | length == 1 and .[0].code != ""'
check "one goes back" wg withdraw "$reads"
out_has "The scores stay in the figures, without a name. The code takes them back too: "
check "still in the list" wg outbox
out_lacks "Nothing is shared with HR."
out_has "Scores, in the figures without a name: Fay Olm"
check "all of it" wg withdraw "$(grep -oE '[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}' out | tail -1)"
out_has "The scores are taken back too."

# Where nobody looked for days, nobody is said to wait.
check "once more" typed 'yes\n1\n\nyes\n' wg share "$night"
check "looked at today" wg agenda
out_lacks "not looked at since"
WAARDEGESPREK_NOW=2026-12-28T09:00:00Z check "a month later" wg agenda
out_has "HR's answers were not looked at since Saturday 28 November 2026."
echo 'registry: ~/shared/registry.db' >"$config"

# A demo that is kept has a registry of its own, and nothing of it gets into the one that is set.
mkdir "$HOME/shared"
check "a demo to keep" wg demo --data-dir "$WORK/demo"
check "has plans of its own" wg hr list --data-dir "$WORK/demo" --json
json "many" 'length > 10'
WAARDEGESPREK_NOW=2027-01-31T09:00:00Z "$WG" --lang en --data-dir "$WORK/demo" outbox send >out 2>err
check "the one that is set" wg hr list --json
json "has none of them" '. == []'
check "just the one that is named" wg outbox send --registry "$WORK/named.db"
finish
