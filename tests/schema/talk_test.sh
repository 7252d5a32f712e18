#!/bin/sh
# data/schema/talk.schema.json against real talks: of a person with everything in it, of a team, of a kind that
# comes after it, in both copies.
. tests/checks/lib.sh
. tests/schema/validator.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work/home" LANG=C.UTF-8 TERM=dumb WAARDEGESPREK_NOW=2026-11-22T10:45:00Z
unset XDG_DATA_HOME XDG_CONFIG_HOME LC_ALL LC_MESSAGES
mkdir "$HOME" "$work/talks"

# hold LINES ARGUMENTS...: a talk, its lines in printf's format.
hold()
{
    lines=$1
    shift
    printf "$lines" | "$WG" --plain --lang en new "$@" >"$work/out" 2>&1 || cat "$work/out"
}

write_all()
{
    "$WG" list --json | jq -r '.[].id' >"$work/ids" || return 1
    while read -r id; do
        for copy in "" --leader; do
            "$WG" report "$id" --format json $copy -o "$work/talks/$id${copy#-}.json" || return 1
        done
        "$WG" show "$id" --json >"$work/talks/$id-show.json" || return 1
    done <"$work/ids"
}

# So that the test does not pass on talks without anything in them.
holds() { jq -se "$1" "$work"/talks/*.json; }

hold '\n\nEnough time. And a laugh.\n.\n:remark\n\n:plan\n+ Swap one shift\n\n\n\n\n\n\n31-12-2026\n.\n\n:quit\n' --person Noor --team Voorbeeldhof
hold '\n\n:unknown\n:park\n\n:only-me\nFor me.\n.\n:only-me remark\n:remark\nMine.\n.\n:quit\n' --person Sam
hold '\n\nWe listen.\n.\n:quit\n' --team Voorbeeldhof --script waardendialoog
hold '\n\nBetter now.\n.\n:quit\n' --person Noor --team Voorbeeldhof --script vervolggesprek
"$WG" demo --data-dir "$work/demo" >"$work/out" 2>&1
check "talks as JSON" write_all
if [ -e "$work/demo/interviews.db" ]; then
    "$WG" --data-dir "$work/demo" list --json | jq -r '.[].id' | while read -r id; do
        "$WG" --data-dir "$work/demo" report "$id" --format json --leader -o "$work/talks/demo-$id.json" >"$work/out" 2>&1
    done
    check "with a correction" holds 'any(.[]; (.corrections | length) > 0)'
    check "with what was let go" holds 'any(.[]; any(.plan.actions[]; .status == "dropped"))'
    check "with a talk to come" holds 'any(.[]; (.appointments | length) > 0)'
    check "with agreements gone through" holds 'any(.[]; (.reviews | length) > 0)'
    check "with an agreement that another talk made" holds \
        'any(.[]; .id as $id | any(.plan.actions[]; .interview != $id)) and all(.[].plan.actions[]; .interview != null and .made != null)'
fi
check "with an agreement and its history" holds 'any(.[]; any(.plan.actions[]; (.history | length) > 0))'
check "with what is not known, and what is parked" holds 'any(.[].answers[]; .state == "unknown") and any(.[].answers[]; .parked)'
check "with what is only for the leader" holds 'any(.[].answers[]; .visibility == "only-me")'
check "of a team" holds 'any(.[]; .process == "team" and .person == null)'
check "with the guide in it" holds 'any(.[]; has("script_text")) and any(.[]; has("script_text") | not)'

reason=$(why_not)
if [ -n "$reason" ]; then
    count=$((count + 1))
    echo "ok $count - another validator agrees # SKIP $reason"
else
    export NODE_PATH="$place/node_modules"
    check "every talk is as data/schema/talk.schema.json says" \
        node --no-warnings tests/schema/validate_talk.js data/schema/talk.schema.json "$work"/talks/*.json
    printf '{"id": "x"}' >"$work/bad.json"
    refuses() { ! node --no-warnings tests/schema/validate_talk.js data/schema/talk.schema.json "$1"; }
    check "and what is none is refused" refuses "$work/bad.json"
    set -- "$work"/talks/*.json
    jq '.answers[0].state = "perhaps"' "$1" >"$work/state.json"
    check "and so is an unknown word" refuses "$work/state.json"
    jq -s '{waardegesprek: "talks", version: 1, kind: "export", leader: "K", person: {name: "Noor", team: null}, talks: .}' \
        "$@" >"$work/several.json"
    check "several talks in one file" node --no-warnings tests/schema/validate_talk.js \
        data/schema/talk.schema.json "$work/several.json"
fi
finish
