#!/bin/sh
# search: words found again in talks, agreements and remarks, told with their place.
. "$(dirname "$0")/lib.sh"
export WAARDEGESPREK_NOW=2026-11-22T10:45:00Z

check "a talk" typed '\n\nWandelen met de geïnteresseerde collega.\n.\n:remark A nota bene about Café Zuid.\n:plan\n+ Een fiets lenen\n\n\n\n\n.\n\n:quit\n' \
    "$WG" --plain --lang en new --person "Zoë de Wit" --team Noord
check "another" typed '\n\nEen fiets en een helm.\n.\n:quit\n' "$WG" --plain --lang en new --person Bo
search() { "$WG" --lang en search "$@"; }

check "found" search fiets
out_has "Zoë de Wit, team Noord. The core talk, 22-11-2026"
out_has "Bo. The core talk"
out_has "«fiets»"
out_has "Agreement "
check "capitals and accents make no difference" search GEINTERESSEERDE
out_has "«geïnteresseerde»"
check "the beginning of the last word" search wandelen geint
out_has "«Wandelen»"
check "all words have to be there" search wandelen helm
out_has "Nothing was found for “wandelen helm”"
check "a remark, with the question it stands at" search nota
out_has "Remark at “"
check "only of one person" search fiets --person bo
out_lacks "Zoë"
status 1 "of nobody" search fiets --person Nobody
status 2 "which words" search
check "what an agreement says stands apart" sh -c "'$WG' --lang en plan change \"\$('$WG' plan list --json | jq -r '.[0].id')\" --need Helm && '$WG' --lang en search lenen"
out_has "Een fiets «lenen» · Helm"
check "signs that mean something elsewhere" search '"fiets" OR ( * -helm NEAR/'
check "nothing but signs" search '***'
check "as JSON" search fiets --json
json "with its place" 'length == 2 and any(.in == "action" and (.action | length) == 36) and any(.in == "answer" and .person == "Bo" and (.step | length) > 0)'
json "pieces without marks" 'all(.snippet | test("[\u0001-\u001f«»]") | not)'
check "nothing, as JSON" search nergens --json
json "an empty list" '. == []'
finish
