#!/bin/sh
# A guide on paper: whole cards against tests/fixtures/card (UPDATE_GOLDEN=1 writes them anew), where they
# are written to, and a guide with hostile texts.
golden=$(realpath "$(dirname "$0")/../fixtures/card")
. "$(dirname "$0")/lib.sh"

for reader in leader employee; do
    for language in nl en; do
        for format in md html; do
            name=kerngesprek-$reader.$language.$format
            check "$name" "$WG" --lang $language script card kerngesprek --for $reader --format $format
            [ -z "${UPDATE_GOLDEN:-}" ] || [ ! -s out ] || cp out "$golden/$name"
            cmp out "$golden/$name" >>err 2>&1
            verdict $? "$name is as it was"
        done
    done
done

check "the leader's card when no reader is named" "$WG" --lang nl script card kerngesprek
cmp -s out "$golden/kerngesprek-leader.nl.md"
verdict $? "as text"
check "the employee's sheet" "$WG" --lang nl script card kerngesprek --for employee
out_lacks "Tip:"

check "into a file, whose name says what it is" "$WG" --lang en script card kerngesprek -o card.html
out_has "Written: card.html"
cmp -s card.html "$golden/kerngesprek-leader.en.html"
verdict $? "it is HTML"
[ "$(stat -c %a card.html)" = 600 ]
verdict $? "only for this user"
status 1 "a file that is there" "$WG" script card kerngesprek --for employee -o card.html
cmp -s card.html "$golden/kerngesprek-leader.en.html"
verdict $? "it stays as it is"
check "a file that is there, when told" "$WG" --lang en script card kerngesprek --for employee -o card.html --force
cmp -s card.html "$golden/kerngesprek-employee.en.html"
verdict $? "it is the other card now"

status 2 "no guide named" "$WG" script card
status 2 "another reader" "$WG" script card kerngesprek --for hr
err_has "--for employee"
status 2 "another format" "$WG" script card kerngesprek --format pdf
err_has "md, html"
status 1 "a guide that is not there" "$WG" script card nowhere
status 1 "a sheet of what the leader does alone" "$WG" --lang en script card voorbereiding --for employee
err_has "for the leader alone"
check "the leader's own card of that" "$WG" script card voorbereiding

# Nothing is published: the file itself.
own=$HOME/.local/share/waardegesprek/scripts
check "a guide of one's own" "$WG" script new mine
sed -i 's/^title: .*/title: Ons gesprek/' "$own/mine.yaml"
for reader in employee leader; do
    check "a card of what is not published yet" "$WG" --lang nl script card mine --for $reader
    [ "$(wc -l <err)" -eq 1 ]
    verdict $? "which is said beside it"
done
out_has "Ons gesprek"
check "told in English" "$WG" --lang en script card mine
err_has "made from its file as it lies there"
check "published" "$WG" script publish mine --note "Ons."
sed -i 's/^title: .*/title: Het onze/' "$own/mine.yaml"
check "a card of what talks begin with" "$WG" --lang nl script card mine
out_has "Ons gesprek"
[ ! -s err ]
verdict $? "nothing is said then"
rm -r "$own"

# Every shipped guide, for everyone it is for.
for id in $("$WG" script list --json | jq -r '.[].id'); do
    "$WG" --lang en script card "$id" --format html >out 2>err
    verdict $? "a card of $id"
done

cat >hostile.yaml <<'END'
format: 1
id: hostile
version: 1
language: en
title: '<script>alert(1)</script> "quoted" & {person}'
process: one-on-one
parts:
  - id: begin
    title: '<img x>'
    phase: opening
    steps:
      - id: first
        label: '# **bold** | `code`'
        ask: 'What is </p> <b>this</b>, {person}?'
        cue: "<style>body</style>"
        answer: text
END
for reader in leader employee; do
    check "a hostile guide as HTML" "$WG" --lang en script card ./hostile.yaml --for $reader --format html
    out_lacks "<script"
    out_lacks "<img"
    out_lacks "<b>this"
    out_lacks "<style>body"
    out_has "&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &amp; …"
done
check "a hostile guide as text" "$WG" --lang en script card ./hostile.yaml
out_has '\<script>'
out_has '\# \*\*bold\*\* \| \`code\`'
finish
