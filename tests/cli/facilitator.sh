#!/bin/sh
# The path of docs/leidraad-maken.md: a guide of one's own, from the first copy to the talks held with it.
. "$(dirname "$0")/lib.sh"
OWN=$HOME/.local/share/waardegesprek/scripts
GUIDE=$OWN/ons-jaargesprek.yaml
ENGLISH=$OWN/ons-jaargesprek.en.yaml
export WAARDEGESPREK_NOW=2026-11-20T10:00:00Z

# line TEXT FILE: the number of the first line with it.
line() { grep -nF -e "$1" "$2" | head -n 1 | cut -d : -f 1; }

# before TEXT FILE: puts what comes in above the first line with this text.
before() {
    cat >"$WORK/block"
    sed -i "$(($(line "$1" "$2") - 1))r $WORK/block" "$2"
}

# state ID FILTER: whether the filter holds for this guide in the list.
state() { "$WG" script list --json | jq -e --arg id "$1" ".[] | select(.id == \$id) | $2"; }

# slip WHAT LINE SED CODE REPAIR MEND: a slip on one line is found on that line alone; what the program says to do,
# done by MEND, makes the guide good again.
slip() {
    cp "$GUIDE" good.yaml
    sed -i "$2$3" "$GUIDE"
    status 1 "a slip: $1" "$WG" script check --json ons-jaargesprek
    json "$4 on line $2" "length == 1 and .[0].line == $2 and .[0].code == \"$4\""
    check "what runs goes on" state ons-jaargesprek '.state == "faulty" and .version == 1'
    status 1 "told in full" "$WG" script check ons-jaargesprek
    out_has "$5"
    sed -i "$2$6" "$GUIDE"
    check "mended: $1" "$WG" script check ons-jaargesprek
    cp good.yaml "$GUIDE"
}

# in_talk LINES PERSON: goes on with the talk with this person, with these lines typed.
in_talk() { typed "$1" "$WG" --plain --lang nl resume "$(talk_with "$2")"; }

# version_of PERSON: of the guide that the talk is held with.
version_of() { "$WG" list --json | jq --arg p "$1" 'map(select(.person == $p))[0].script.version'; }

# ---- a copy, and one question in other words ----
check "a copy" "$WG" script new ons-jaargesprek --from jaargesprek
out_has "$GUIDE"
check "it is a concept" state ons-jaargesprek '.state == "concept" and .offered == false'
sed -i 's/^title: .*/title: Ons jaargesprek/' "$GUIDE"
goed=$(line '- id: goed-jaar' "$GUIDE")
sed -i "$((goed + 2))s/ask: .*/ask: Welk moment van dit jaar vertel je graag nog eens?/" "$GUIDE"
check "read as a talk says it" "$WG" script preview ons-jaargesprek --step goed-jaar --lang nl
out_has "Welk moment van dit jaar vertel je graag nog eens?"
check "compared" "$WG" script diff jaargesprek ons-jaargesprek --json
json "one question differs" '[.differences[] | select(.step)] | length == 1 and .[0].step == "goed-jaar" and .[0].field == "ask"'

# ---- two questions more, one of them on a condition ----
before '- id: bespreken' "$GUIDE" <<'END'
      - id: leren
        label: Iets leren
        ask: Wil je komend jaar iets nieuws leren?
        probes:
          - Waar krijg je zin in als je daaraan denkt?
        answer: yes-no

      - id: leren-wat
        label: Wat je wilt leren
        ask: Wat wil je het liefst leren?
        answer: text
        when:
          step: leren
          is: yes

END
check "nothing to mend" "$WG" script check --strict "$GUIDE"
check "the condition is told" "$WG" script preview ons-jaargesprek --step leren-wat
out_has "Only when the answer to “Iets leren” is yes."

# ---- in English ----
status 1 "not translated yet" "$WG" script check --strict ons-jaargesprek
out_has "WG301"
check "what is missing" "$WG" script translate ons-jaargesprek en
out_has "5 texts are not translated yet."
out_has "# nl: Wil je komend jaar iets nieuws leren?"
before '  goed-jaar:' "$ENGLISH" <<'END'
  leren:
    label: Learning something
    # nl: Wil je komend jaar iets nieuws leren?
    ask: Would you like to learn something new this year?
    probes:
      - What do you look forward to when you think of it?

  leren-wat:
    label: What to learn
    ask: What would you like to learn most?

END
check "translated" "$WG" script check --strict ons-jaargesprek
check "read in English" "$WG" script preview ons-jaargesprek --step leren --lang en
out_has "Would you like to learn something new this year?"

# ---- in use ----
status 1 "no talk begins with a concept" "$WG" --plain new --person Ada --script ons-jaargesprek </dev/null
check "in use" "$WG" script publish ons-jaargesprek --note "Met vragen over leren."
check "with its note" state ons-jaargesprek '.state == "in-use" and .version == 1 and .note == "Met vragen over leren."'

# ---- the five slips ----
slip "a colon in a text" $((goed + 4)) 's/cue: .*/cue: Let op: wacht even./' WG103 \
    "Put the whole text between double quotes." 's/cue: \(.*\)/cue: "\1"/'
slip "a tab" $((goed + 4)) 's/^ */\t/' WG104 "Use blanks before the text" 's/^\t/        /'
slip "a typo in a key" $((goed + 2)) 's/ask:/aks:/' WG102 'Did you mean "ask"?' 's/aks:/ask:/'
slip "the Dutch word for it" $((goed + 2)) 's/ask:/vraag:/' WG102 'Did you mean "ask"?' 's/vraag:/ask:/'
slip "an id that is there already" "$goed" 's/goed-jaar/belangrijk/' WG214 \
    "already used on line $(line '- id: belangrijk' "$GUIDE")" 's/belangrijk/goed-jaar/'
slip "a missing quote" $((goed + 4)) 's/cue: .*/cue: "Wacht even./' WG105 "Put the same quote at the end of the text." 's/$/"/'
check "all is as it was" state ons-jaargesprek '.state == "in-use" and .version == 1'

# ---- a talk with it ----
check "a talk" typed ':ga 6\nj\nEen cursus.\n.\n:stop\n' "$WG" --plain --lang nl new --person Ada --script ons-jaargesprek
out_has "Wil je komend jaar iets nieuws leren?"
out_has "Wat wil je het liefst leren?"
check "both answers are kept" shows Ada '.answers | any(.step == "leren" and .text == "yes")
    and any(.step == "leren-wat" and .text == "Een cursus.")'
check "a talk that says no" typed ':ga 6\nn\n:stop\n' "$WG" --plain --lang nl new --person Ben --script ons-jaargesprek
out_has "Wil je komend jaar iets nieuws leren?"
out_has "Wat wil jij vandaag zeker bespreken?"
out_lacks "Wat wil je het liefst leren?"
check "a talk in English" typed ':jump 6\n:quit\n' "$WG" --plain --lang en new --person Cleo --script ons-jaargesprek
out_has "Would you like to learn something new this year?"

# ---- on paper ----
check "a card" "$WG" script card ons-jaargesprek --lang nl -o kaart.html
check "has the questions" grep -q "Wil je komend jaar iets nieuws leren?" kaart.html
check "and the cues" grep -q "Klein is ook goed" kaart.html
check "a sheet" "$WG" script card ons-jaargesprek --for employee --lang nl -o blad.html
! grep -q "Klein is ook goed" blad.html
verdict $? "has no cues"

# ---- another version; a talk that began keeps its own ----
sed -i 's/Wil je komend jaar iets nieuws leren?/Zou je iets nieuws willen leren?/' "$GUIDE"
status 1 "the English is of before" "$WG" script check --strict ons-jaargesprek
out_has "WG305"
sed -i 's/Wil je komend jaar iets nieuws leren?/Zou je iets nieuws willen leren?/' "$ENGLISH"
check "looked at again" "$WG" script check --strict ons-jaargesprek
check "what is different" "$WG" script diff ons-jaargesprek
out_has "Zou je iets nieuws willen leren?"
check "in use again" "$WG" script publish ons-jaargesprek --note "Vriendelijker gevraagd."
check "as version 2" state ons-jaargesprek '.state == "in-use" and .version == 2'
check "in the file too" grep -qx "version: 2" "$GUIDE"
check "the older talk opens" in_talk ':ga 6\n:stop\n' Ben
out_has "Wil je komend jaar iets nieuws leren?"
out_lacks "Zou je iets nieuws willen leren?"
check "on its own version" [ "$(version_of Ben)" = 1 ]
check "a new talk" typed ':ga 6\n:stop\n' "$WG" --plain --lang nl new --person Dirk --script ons-jaargesprek
out_has "Zou je iets nieuws willen leren?"
check "moved when that is asked" in_talk ':nieuwe-versie\nj\n:ga 6\n:stop\n' Ada
out_has "Zou je iets nieuws willen leren?"
check "then it has the new one" [ "$(version_of Ada)" = 2 ]
check "with its answers" shows Ada '.answers | any(.step == "leren-wat" and .text == "Een cursus.")'

# ---- a building block ----
check "a block of one's own" "$WG" script new afronden
sed -i 's/Hoe was dit gesprek voor jou?/Wat neem je vandaag mee?/' "$OWN/afronden.yaml"
check "read in the guide" "$WG" script preview ons-jaargesprek --step hoe-was-het --lang nl
out_has "Wat neem je vandaag mee?"
check "not in one that came with the program" "$WG" script preview jaargesprek --step hoe-was-het --lang nl
out_has "Hoe was dit gesprek voor jou?"
check "in use with it" "$WG" script publish ons-jaargesprek --note "Met een eigen slot."
sed -i 's/vandaag mee/straks mee/' "$OWN/afronden.yaml"
check "a changed block is a changed guide" state ons-jaargesprek '.state == "concept" and .version == 3'

# ---- a word of one's own ----
sed 's/^jargon:/&\n  zorgzwaarte*: hoeveel hulp iemand nodig heeft/' "$(dirname "$WG")/../data/scripts/words.nl.yaml" \
    >"$OWN/words.nl.yaml"
sed -i 's/Wat wil je het liefst leren?/Wat wil je leren over zorgzwaarte?/' "$GUIDE"
check "a hard word" "$WG" script check "$GUIDE"
out_has "WG405"
out_has "hoeveel hulp iemand nodig heeft"
rm "$OWN/words.nl.yaml"

# ---- shared with others ----
mkdir -p shared "$HOME/.config/waardegesprek"
echo "scripts_path: $WORK/shared" >"$HOME/.config/waardegesprek/config.yaml"
mv "$OWN"/ons-jaargesprek*.yaml "$OWN"/afronden*.yaml shared/
chmod a+r shared/*.yaml
check "in use for all" "$WG" script publish ons-jaargesprek --note "Nu voor ons allemaal."
check "from the shared folder" state ons-jaargesprek '.shelf == "shared" and .state == "in-use"'
check "which others may read" [ "$(stat -c %a shared/published/ons-jaargesprek.json)" = 644 ]

# ---- back to what came with the program ----
check "a version of its own" "$WG" script new jaargesprek
sed -i 's/^title: .*/title: Ons eigen jaar/' "$OWN/jaargesprek.yaml"
check "in use" "$WG" script publish jaargesprek --note "Een eigen titel."
check "goes first" state jaargesprek '.shelf == "own" and .version == 2'
check "a talk with that" typed ':stop\n' "$WG" --plain --lang nl new --person Eva --script jaargesprek
rm "$OWN/jaargesprek.yaml" "$OWN/jaargesprek.en.yaml"
check "taken away" state jaargesprek '.shelf == "shipped" and .state == "in-use"'
check "its talk stays as it was" in_talk ':stop\n' Eva
out_has "Ons eigen jaar"

# ---- what a guide can't do ----
"$WG" script new wand --from jaargesprek >out
sed -i 's/^process: .*/process: application/' "$OWN/wand.yaml"
status 1 "a candidate is asked no score for room or for what works" "$WG" script check --json "$OWN/wand.yaml"
json "that is said twice" 'map(select(.code == "WG217")) | length == 2'
sed -i 's/^process: .*/process: team/; s/vandaag zeker bespreken/zeker bespreken, {person}/' "$OWN/wand.yaml"
status 1 "a team talk has no names" "$WG" script check --json "$OWN/wand.yaml"
json "that is said too" 'any(.code == "WG208")'
finish
