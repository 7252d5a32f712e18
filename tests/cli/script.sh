#!/bin/sh
# The verbs about guides, on real files in a folder of their own.
. "$(dirname "$0")/lib.sh"
OWN=$HOME/.local/share/waardegesprek/scripts
export WAARDEGESPREK_NOW=2026-11-20T10:00:00Z

# line TEXT: the number of the first line of mine.yaml with it.
line() { grep -nF -e "$1" "$OWN/mine.yaml" | head -n 1 | cut -d : -f 1; }

# slip WHAT SED CODE REPAIR MEND: a good guide, broken on one line, is found broken on that line; what
# the message says to do, done by MEND, makes it good again.
slip() {
    cp "$WORK/good.yaml" "$OWN/mine.yaml"
    sed -i "$2" "$OWN/mine.yaml"
    status 1 "a slip: $1" "$WG" script check --format short mine
    at=$(diff "$WORK/good.yaml" "$OWN/mine.yaml" | sed -n '1s/[acd,].*//p')
    grep -q "^$OWN/mine.yaml:$at:[0-9]*: error: .* \[$3\]$" "$WORK/out"
    verdict $? "found on its line, $at"
    [ "$(wc -l <"$WORK/out")" -eq 1 ]
    verdict $? "and nowhere else"
    status 1 "told in full" "$WG" script check mine
    out_has "error $3: "
    out_has "$4"
    out_has "1 mistake in 1 file."
    out_has "2 translations wait until their guide is mended."
    sed -i "$5" "$OWN/mine.yaml"
    check "mended: $1" "$WG" script check mine
    out_has "No mistakes."
}

# ---- the verb itself ----
status 2 "script without what" "$WG" script
err_has "waardegesprek script --help"
status 2 "a misspelt verb" "$WG" script chek
err_has "Do you mean “script check”?"
check "help of all of it" "$WG" script --help
for verb in list show preview check new edit publish translate; do
    out_has "  $verb "
done
for verb in list show preview check new edit publish translate; do
    check "help of script $verb" "$WG" script $verb --help
    out_has "Usage: waardegesprek script $verb"
    check "help before script $verb" "$WG" --help script $verb
    out_has "Usage: waardegesprek script $verb"
    status 2 "an option that script $verb does not know" "$WG" script $verb --nonsense
    err_has "--nonsense is not an option here. See: waardegesprek script $verb --help"
done
for verb in show preview new edit publish translate; do
    status 2 "script $verb without a name" "$WG" script $verb
done
status 2 "a word too many" "$WG" script list one
err_has "one word too many"
status 2 "told in Dutch when asked for behind it" "$WG" script chek --lang nl
err_has "script check"

# ---- new ----
check "nothing to check yet" "$WG" script check
out_has "waardegesprek script new"
check "nothing as JSON" "$WG" script check --json
json "an empty array" '. == []'
check "a guide of one's own" "$WG" script new mine
out_has "$OWN/mine.yaml"
out_has "waardegesprek script edit mine"
check "it is there" grep -q '^id: mine$' "$OWN/mine.yaml"
check "its translation too" grep -q '^translates: mine$' "$OWN/mine.en.yaml"
status 1 "not a second time" "$WG" script new mine
status 1 "a name that is none" "$WG" script new '../mine'
status 1 "a copy of nothing" "$WG" script new other --from nothing
check "the copy is good" "$WG" script check --strict
out_has "No mistakes."

# ---- check ----
cp "$OWN/mine.yaml" "$WORK/good.yaml"
cue=$(line '  cue:')
id=$(line '      - id: goede-dag')
later=$(line '      - id: focus')
slip "a colon in a text" "${cue}s/cue:.*/cue: Let op: wacht even./" WG103 "Put the whole text between double quotes." \
    "${cue}s/cue: .*/cue: \"Let op: wacht even.\"/"
slip "a tab" "${cue}s/^ */\t/" WG104 "Use blanks before the text" "${cue}s/^\t/        /"
slip "a typo in a key" "${cue}s/cue:/ceu:/" WG102 'Did you mean "cue"?' "${cue}s/ceu:/cue:/"
slip "a name that is there already" "${later}s/focus/goede-dag/" WG214 "already used on line $id" \
    "${later}s/goede-dag/focus/"
slip "a quote that is missing" "${cue}s/cue:.*/cue: \"Wacht even./" WG105 "Put the same quote at the end of the text." \
    "${cue}s/\$/\"/"

cp "$WORK/good.yaml" "$OWN/mine.yaml"
sed -i "${cue}s/cue:/ceu:/; ${later}s/focus/goede-dag/" "$OWN/mine.yaml"
status 1 "several at once, by path" "$WG" script check "$OWN/mine.yaml"
out_has "error WG102"
out_has "error WG214"
out_has "mistakes in 1 file."
status 1 "as JSON" "$WG" script check --format json "$OWN/mine.yaml"
json "with place, code and repair" "map(select(.code == \"WG102\"))[0] | .line == $cue and .column > 1 and .severity == \"error\"
    and (.file | endswith(\"mine.yaml\")) and (.message | length > 0) and .repair == \"Did you mean \\\"cue\\\"?\""
status 1 "--json is the same" "$WG" script check --json mine
json "an array" 'type == "array" and length >= 2'
status 1 "a line each" "$WG" script check --format short mine
! grep -vE '^[^:]+:[0-9]+:[0-9]+: (error|warning): .+ \[WG[0-9]{3}\]$' "$WORK/out" >/dev/null
verdict $? "and only such lines"
status 1 "the same in Dutch" "$WG" script check --format short mine --lang nl
! grep -vE '^[^:]+:[0-9]+:[0-9]+: (error|warning): .+ \[WG[0-9]{3}\]$' "$WORK/out" >/dev/null
verdict $? "for programs the same words"
status 1 "all of one's own" "$WG" script check
out_has "error WG102"
status 2 "a format that is not there" "$WG" script check --format xml
err_has "text, short, json"
status 1 "a file that is not there" "$WG" script check nowhere.yaml
status 1 "a guide that is not there" "$WG" script check nowhere
err_has "There is no guide"
out_lacks "mistake"
status 1 "nor as JSON" "$WG" script check nowhere mine --json
json "the others are looked at" 'type == "array"'

cp "$WORK/good.yaml" "$OWN/mine.yaml"
sed -i "0,/ label: .*/s// label: Een naam die te lang is voor de lijst/" "$OWN/mine.yaml"
check "a point to consider is no mistake" "$WG" script check "$OWN/mine.yaml"
status 1 "but with --strict it counts" "$WG" script check --strict "$OWN/mine.yaml"
cp "$WORK/good.yaml" "$OWN/mine.yaml"

# ---- the line that is shown ----
printf 'format: 1\nid: a\nversion: 1\nlanguage: nl\ntitle: 日本語 caf\303\251\tx\nproces: one-on-one\n' >wide.yaml
status 1 "a short file" "$WG" script check wide.yaml
out_has "   6 | proces: one-on-one"
out_has "     | ^~~~~~"
printf 'format: 1\nid: a\nversion: 1\nlanguage: nl\ntitle: "日本語: caf\303\251": x\n' >wide.yaml
status 1 "wide characters" "$WG" script check wide.yaml
mark=$(grep -n -A 1 '   5 | ' "$WORK/out" | tail -n 1 | sed 's/^[0-9]*-//')
[ "$mark" = "     |                      ^" ]
verdict $? "the mark stands below what is meant: $mark"
{
    printf 'format: 1\nid: a\nversion: 1\nlanguage: nl\ntitle: x\n'
    printf '%300sx: y: z %0300d\n' '' 0
} >long.yaml
status 1 "a long line" "$WG" script check long.yaml
[ "$(grep ' | ' "$WORK/out" | wc -L)" -lt 80 ] && grep -q '…' "$WORK/out"
verdict $? "is cut to what fits"
printf 'format: 1\nid: a\n\033[31mversion: 1\n' >"$(printf 'esc\033[2J.yaml')"
status 1 "escape sequences in a file and its name" "$WG" script check "$(printf 'esc\033[2J.yaml')"
! grep -q "$(printf '\033')" "$WORK/out" "$WORK/err"
verdict $? "do not come through"
status 1 "nor as JSON" "$WG" script check --json "$(printf 'esc\033[2J.yaml')"
json "an array all the same" 'length > 0'
! grep -q "$(printf '\033')" "$WORK/out" "$WORK/err"
verdict $? "do not come through there either"

at() { script -qec "stty cols $1 -echo; $2" /dev/null </dev/null | tr -d '\r'; }
check "on a narrow terminal" at 40 "$WG script check $WORK/long.yaml"
[ "$(wc -L <out)" -le 40 ] && [ "$(grep -c ' | ' out)" -eq 2 ]
verdict $? "the line and its mark keep to one line each"

# ---- explain ----
check "what a code means" "$WG" script check --explain WG103
out_has "Between double quotes a colon is a colon."
out_has "Not like this:"
out_has "But like this:"
check "small letters too, and several" "$WG" script check --explain wg104 wg111
out_has "WG111: "
check "all codes" "$WG" script check --explain
[ "$(grep -c '^WG[0-9][0-9][0-9]  ' "$WORK/out")" -eq "$(wc -l <"$WORK/out")" ] && [ "$(wc -l <"$WORK/out")" -gt 40 ]
verdict $? "a line each"
status 1 "a code that is not there" "$WG" script check --explain GW103
err_has "Do you mean “WG103”?"

# ---- show, preview, list ----
check "a guide to read" "$WG" script show kerngesprek
out_has "(kerngesprek)"
out_has "in use"
out_has "1. "
out_has "For each chosen value"
check "in Dutch" "$WG" script show kerngesprek --lang nl
out_has "Het kerngesprek"
check "as JSON" "$WG" script show kerngesprek --json
json "with its parts and steps" '.id == "kerngesprek" and (.parts | length > 3) and .state == "in-use"
    and ([.parts[].steps[] | select(.measures == "focus")] | length == 1)'
check "a concept can be shown" "$WG" script show mine
out_has "concept: not used for talks yet"
out_has "This is the file as it lies there."
status 1 "a guide that is not there" "$WG" script show kerngesprk
err_has "Do you mean “kerngesprek”?"
check "what a talk will say" "$WG" script preview mine --lang nl
out_has "«"
out_lacks "{value}"
out_lacks "{person}"
check "one step of it" "$WG" script preview mine --step goede-dag
out_has "(goede-dag)"
out_lacks "(focus)"
status 1 "a step that is not there" "$WG" script preview mine --step goede-dga
err_has "Do you mean “goede-dag”?"
check "the list" "$WG" script list
out_has "mine: "
out_has "concept: not used for talks yet"
check "the list as JSON" "$WG" script list --json
json "with shelf and state" '.[] | select(.id == "mine") | .shelf == "own" and .state == "concept" and .offered == false and .published == "" and .note == "" and .changed == 0'
json "of a shipped one too" '.[] | select(.id == "kerngesprek") | .shelf == "shipped" and .state == "in-use" and .version >= 1'

# ---- edit ----
printf '#!/bin/sh\nsed -i "%ss/cue:/ceu:/" "$1"\n' "$cue" >slips
printf '#!/bin/sh\nsed -i "s/ceu:/cue:/" "$1"\n' >mends
chmod +x slips mends
status 1 "a slip made in the editor" env VISUAL="$WORK/slips" "$WG" script edit mine
out_has 'Did you mean "cue"?'
out_has "waardegesprek script edit mine"
status 1 "a faulty guide is not published" "$WG" script publish mine
check "and mended there" env -u VISUAL EDITOR="$WORK/mends" "$WG" script edit mine
out_has "No mistakes."
status 1 "a shipped guide stays as it is" env VISUAL="$WORK/slips" "$WG" script edit kerngesprek
err_has "waardegesprek script new kerngesprek"
english=$(grep -n -m 1 '^ *cue:' "$OWN/mine.en.yaml" | cut -d : -f 1)
printf '#!/bin/sh\nsed -i "%ss/cue:/ceu:/" "$1"\n' "$english" >slips
status 1 "its translation" env VISUAL="$WORK/slips" "$WG" script edit mine.en
out_has "mine.en.yaml:$english:"
out_has "waardegesprek script edit mine.en"
check "and mended there" env VISUAL="$WORK/mends" "$WG" script edit mine.en.yaml
out_has "waardegesprek script preview mine --lang en"
status 1 "a translation that is not there" env VISUAL=true "$WG" script edit mine.fr
err_has "waardegesprek script translate mine fr"
[ ! -e "$OWN/mine.fr.yaml" ]
verdict $? "is not begun by that"
status 1 "a translation of nothing" env VISUAL=true "$WG" script edit nothing.en
err_has "There is no guide"
status 1 "an editor that fails" env VISUAL=false "$WG" script edit mine
err_has "$OWN/mine.yaml"

# ---- publish ----
check "published" "$WG" script publish mine --note "For the first time."
out_has "version 1"
check "and now used" "$WG" script list --json
json "with day and note" '.[] | select(.id == "mine") | .state == "in-use" and .offered and .published == "2026-11-20" and .note == "For the first time."'
status 1 "nothing new to publish" "$WG" script publish mine
err_has "Nothing has changed"
sed -i "${cue}s/cue:.*/cue: Wacht even./" "$OWN/mine.yaml"
check "changed" "$WG" script list
out_has "was changed: version 1 of 20-11-2026 is used"
check "what is shown is what talks begin with" "$WG" script show mine
out_has "What changed: For the first time."
out_has "waardegesprek script diff mine"
check "and told in JSON" "$WG" script show mine --json
json "with its note" '.note == "For the first time." and .state == "concept"'
check "published again, without a sentence" "$WG" script publish mine </dev/null
out_has "version 2"
out_has "1 step is different."
check "the file has that version" grep -q '^version: 2' "$OWN/mine.yaml"
sed -i "${cue}s/cue:.*/cue: Wacht rustig even./" "$OWN/mine.yaml"
asked() { printf 'Calmer words.\n' | script -qec "stty -echo; $WG script publish mine" /dev/null; }
check "on a terminal it asks what changed" asked
out_has "What has changed, in one sentence?"
out_has "Wacht rustig even."
check "and keeps it" "$WG" script list --json
json "as it was typed" '.[] | select(.id == "mine") | .note == "Calmer words." and .version == 3 and .changed == 1'
sed -i "${cue}s/cue:/ceu:/" "$OWN/mine.yaml"
check "broken afterwards" "$WG" script list
out_has "has mistakes: version 3 of 20-11-2026 is used"
check "what is shown is what talks begin with" "$WG" script show mine
out_has "waardegesprek script check mine"
sed -i "${cue}s/ceu:/cue:/" "$OWN/mine.yaml"
status 1 "a shipped guide is not published" "$WG" script publish kerngesprek
err_has "waardegesprek script new kerngesprek"
check "one's own version of a shipped guide" "$WG" script new tussenstand
sed -i 's/^title: .*/title: Even samen kijken/' "$OWN/tussenstand.yaml"
check "published too" "$WG" script publish tussenstand --note "Ours."
check "goes first" "$WG" script list
out_has "your own version goes first"

# ---- a building block, of one's own and of the team ----
check "a block of one's own" "$WG" script new afronden
out_has "publish each guide that has it in it"
out_lacks "script publish afronden"
rm "$OWN"/afronden.*
mkdir -p team "$HOME/.config/waardegesprek"
printf 'scripts_path: %s/team\n' "$WORK" >"$HOME/.config/waardegesprek/config.yaml"
printf 'format: 1\npiece: dank\nlanguage: nl\nparts:\n  - {id: slot, title: Slot, steps: [{id: dank, say: Dank je., answer: none}]}\n' >team/dank.yaml
printf 'format: 1\nid: team-af\nversion: 1\nlanguage: nl\ntitle: Af\nprocess: one-on-one\nparts:\n  - include: dank\n' >"$OWN/team-af.yaml"
check "a guide with a block of the team" "$WG" script check --strict "$OWN/team-af.yaml"
check "by its id too" "$WG" script check --strict team-af
check "and after writing in it" env VISUAL=true "$WG" script edit team-af
check "it is published" "$WG" script publish team-af --note "Kort."
check "and translated" "$WG" script translate team-af en -o -
out_has "# nl: Af"
rm "$OWN"/team-af.* "$HOME/.config/waardegesprek/config.yaml"

# ---- a guide under the name of a translation ----
cp "$OWN/mine.en.yaml" mine.en.kept
cp "$OWN/mine.yaml" "$OWN/mine.en.yaml"
status 1 "a guide copied over its translation" "$WG" script check --format short mine
out_has "mine.en.yaml:"
out_has "[WG215]"
out_lacks "[WG102]"
status 1 "what to do" "$WG" script check "$OWN/mine.en.yaml"
out_has "waardegesprek script translate mine en"
mv mine.en.kept "$OWN/mine.en.yaml"

# ---- translate ----
rm "$OWN"/mine.*.yaml
status 2 "which language" "$WG" script translate mine
status 2 "no language" "$WG" script translate mine ../../x
status 1 "the guide's own language" "$WG" script translate mine nl
status 1 "beside a shipped guide nothing is written" "$WG" script translate kerngesprek de
err_has "waardegesprek script new kerngesprek"
check "a translation begun" "$WG" script translate mine en
out_has "$OWN/mine.en.yaml"
out_has "texts are not translated yet"
grep -q '^# *# nl: ' "$OWN/mine.en.yaml"
verdict $? "with the words to translate above each place"
check "it can be used at once" "$WG" script check "$OWN/mine.en.yaml"
cp "$OWN/mine.en.yaml" before.yaml
check "what it needs" "$WG" script translate mine en
cmp -s before.yaml "$OWN/mine.en.yaml"
verdict $? "the file is not touched"
printf 'format: 1\ntranslates: mine\nlanguage: en\n# nl: Een andere titel\ntitle: The core talk\n' >"$OWN/mine.en.yaml"
check "a text that has changed since" "$WG" script check --format short "$OWN/mine.en.yaml"
out_has "mine.en.yaml:5:1: warning: "
out_has "[WG305]"
check "is to be mended" "$WG" script translate mine en
out_has "1 text has changed in the guide since it was translated."
out_has '# title: "The core talk"'
title=$(sed -n 's/^title: //p' "$OWN/mine.yaml")
sed -i "s/Een andere titel/$title/" "$OWN/mine.en.yaml"
check "with its comment renewed" "$WG" script check --format short "$OWN/mine.en.yaml"
out_lacks "[WG305]"
check "the lines in a file" "$WG" script translate mine en -o lines.yaml
[ -s lines.yaml ]
verdict $? "which is there"
sed 's/^title: .*/title: ""/' "$OWN/mine.en.yaml" >empty.yaml
cp "$OWN/mine.en.yaml" kept.yaml
cp empty.yaml "$OWN/mine.en.yaml"
check "a text that is empty" "$WG" script translate mine en
out_has "# title:"
cp kept.yaml "$OWN/mine.en.yaml"
status 1 "not over one that is there" "$WG" script translate mine en -o lines.yaml
check "unless that is said" "$WG" script translate mine en -o lines.yaml --force
check "filled in by taking the marks away" "$WG" script translate kerngesprek de -o -
sed -e 's/^# \( *[a-z]\)/\1/' -e 's/^# \( *[#-]\)/\1/' "$WORK/out" >marks.yaml
"$WG" script check --format short marks.yaml >"$WORK/out"
! grep -q '\[WG10[1-9]\]' "$WORK/out"
verdict $? "it is YAML then"
finish
