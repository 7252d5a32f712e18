#!/bin/sh
# The PDF: what its readers make of it, how it breaks over pages, and what is said when the module that makes it
# is not there, is of another version or lacks a library.
tree=$(realpath "$(dirname "$0")/../..")
. "$(dirname "$0")/lib.sh"
export LC_ALL=C.UTF-8 WAARDEGESPREK_NOW=2026-11-22T10:45:00Z
build=$(dirname "$WG")

# Names as hostile as they come; a word that fits no line; a text of many pages.
name="$(printf '<b>Zo\303\253</b> \033[31m\342\200\256Andr\303\251 & Co %%s\\n')"
word=$(printf '%0300d' 0 | tr 0 w)
pages() { i=0; while [ $i -lt 150 ]; do i=$((i + 1)); printf 'Regel %d: tijd voor mensen.\\n' $i; done; }
values='Wondzorg.\n.\n5\n3\n2\nDe cursus.\n.\n5\n4\n4\n:unknown\n:unknown\n:skip-answer\n4\n'
values="$values"'\n3\n3\n3\n\n1\n2\n2\n\n:weet\n:liever\n\n\n4\n5\n5\n'
deeper='1\n\n1 3\n\n7,1\n8\nmijn zus\n\nHet gaat door.\n.\nIk schrijf me in.\n.\nZes dagen.\n.\nIk doe het.\n.\n'
plan='1\nDat is het.\n.\nj\n+\nDe cursus volgen\n1\n3\nInschrijven\nZes dagen vrij\n2\n\n\n31-12-2026\n\n\n'

talk() {
    typed '\n\nTijd, café & ëén.\n.\n'"$1"'\n.\n'"$values$deeper$plan" \
        "$WG" --plain --lang nl new --person "$2" --team Noord
}
text() { pdftotext -enc UTF-8 -nopgbrk "$1" "$WORK/out"; }
info() { pdfinfo "$1" >"$WORK/out"; }
in_order() {
    at=0
    for wanted; do
        next=$(grep -nF -e "$wanted" "$WORK/out" | cut -d: -f1 | awk -v at="$at" '$1 > at { print; exit }')
        [ -n "$next" ] || { echo "not behind line $at: $wanted" >"$WORK/err"; return 1; }
        at=$next
    done
}

check "a talk" talk "Een dag met collega's." "Zoë de Wit"
id=$(talk_with "Zoë de Wit")
check "its PDF, by what the file ends in" "$WG" report "$id" -o talk.pdf
out_has "talk.pdf"
[ "$(stat -c %a talk.pdf)" = 600 ]
verdict $? "only one's own to read"
status 1 "never overwritten unasked" "$WG" report "$id" -o talk.pdf
check "the same again on standard output" "$WG" report "$id" --format pdf -o -
cmp talk.pdf "$WORK/out"
verdict $? "the same talk gives the same bytes"
[ "$(stat -c %s talk.pdf)" -lt 100000 ]
verdict $? "small enough to send"

check "sound" qpdf --check talk.pdf
info talk.pdf
out_has "(A4)"
out_has "Zoë de Wit · 22-11-2026"
out_has "Tagged:          yes"
grep -q 'CreationDate: .*Nov 22' "$WORK/out"
verdict $? "dated by the clock of the program"
qpdf --qdf --object-streams=disable talk.pdf - | grep -a '/Lang (nl)' >"$WORK/out"
out_has nl
pdffonts talk.pdf | tail -n +3 >"$WORK/out"
[ -s "$WORK/out" ] && ! awk '$(NF - 4) != "yes" || $(NF - 2) != "yes" { bad = 1 } END { exit !bad }' "$WORK/out"
verdict $? "all fonts embedded, and readable as text"
pdfinfo -struct talk.pdf >"$WORK/out"
for tag in H1 H2 H3 Table TR TD L LI Figure; do
    out_has "$tag"
done
text talk.pdf
in_order "Zoë de Wit · 22-11-2026" "Noord" "Tijd, café & ëén." "Een dag met collega's." "Wondzorg." \
    "De cursus." "mijn zus" "Zes dagen." "De cursus volgen" "Inschrijven" "donderdag 31 december 2026"
verdict $? "the words can be taken out, in their order"
out_lacks "Zwijg"
grep -qE '^1 ?/ ?[2-9]$' "$WORK/out"
verdict $? "pages are numbered"

# Breaking over pages.
check "a talk with a long text and a long word" talk "$word\n$(pages)" "$name"
id=$("$WG" list --json | jq -r 'map(select(.person | startswith("<b>")))[0].id')
check "in PDF" "$WG" report "$id" --format pdf -o long.pdf
check "sound too" qpdf --check long.pdf
info long.pdf
[ "$(sed -n 's/^Pages: *//p' "$WORK/out")" -ge 5 ]
verdict $? "over several pages"
out_has "<b>Zoë</b>"
text long.pdf
grep -c '^Regel [0-9]*: tijd voor mensen.$' "$WORK/out" >"$WORK/err"
grep -qx 150 "$WORK/err"
verdict $? "no line is lost"
[ "$(tr -cd w <"$WORK/out" | wc -c)" -ge 300 ]
verdict $? "no letter of the long word is lost"
[ "$(grep -oE '<w+' "$WORK/out" | wc -l)" -eq 0 ] && grep -qF '<b>Zoë</b>' "$WORK/out"
verdict $? "a name is no markup"
! grep -q "$(printf '\033\\|\342\200\256')" "$WORK/out"
verdict $? "no signs that steer a terminal"
# Left of 62 points and right of 533 there is margin: no word reaches into it.
pdftotext -bbox long.pdf "$WORK/out"
sed -n 's/.*xMin="\([0-9.]*\)".* xMax="\([0-9.]*\)".*/\1 \2/p' "$WORK/out" |
    awk '$1 < 61 || $2 > 535 { bad = 1; print } END { exit bad || NR < 100 }' >"$WORK/err"
verdict $? "nothing is cut off at the side"
# A page ends with its foot; a heading of a part (H2, 16 points high) never stands right above it.
awk '/<page/ { last = ""; n = 0 }
    /<word/ { match($0, /yMin="[0-9.]*/); y = substr($0, RSTART + 6, RLENGTH - 6) + 0
              match($0, /yMax="[0-9.]*/); h = substr($0, RSTART + 6, RLENGTH - 6) - y
              if (y < 770 && y >= low) { low = y; high = h } }
    /<\/page/ { if (high > 17) { bad = 1; print low, high } low = 0 }
    END { exit bad }' "$WORK/out" >"$WORK/err"
verdict $? "no heading at the foot of a page"

# A terminal gets no bytes that are no text.
script -qec "'$WG' report $id --format pdf" /dev/null >"$WORK/out" 2>&1 </dev/null
[ $? -eq 2 ] && ! grep -q '%PDF' "$WORK/out"
verdict $? "not onto a screen"
status 2 "a format that is none" "$WG" report "$id" --format docx
err_has "pdf"

# Without fonts it would be pages of empty boxes.
printf '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>\n' >nofonts.conf
status 1 "without any font" env FONTCONFIG_FILE="$PWD/nofonts.conf" "$WG" --lang en report "$id" -o nofonts.pdf
err_has "sudo apt install fonts-liberation"
[ ! -e nofonts.pdf ]
verdict $? "nothing is written"

# The module: one table out, nothing of the program in, and nothing heavy in the program.
nm -D --defined-only "$build/modules/pdf.so" | awk '{ print $3 }' >"$WORK/out"
grep -v '^_\|asan\|ubsan' "$WORK/out" >"$WORK/err" # the linker's and the sanitizers' own
[ "$(cat "$WORK/err")" = waardegesprek_module ]
verdict $? "the module exports its table alone"
readelf -d "$WG" >"$WORK/out"
out_lacks pango
out_lacks cairo
out_lacks glib

# Installed in a folder of one's own.
mkdir -p inst/bin inst/lib/waardegesprek inst/share/waardegesprek
cp "$WG" inst/bin/waardegesprek
cp -r "$tree/data/scripts" "$tree/data/schema" "$build/locale" inst/share/waardegesprek/
own=inst/bin/waardegesprek
export XDG_DATA_HOME="$HOME/.local/share"
status 1 "without its module" "$own" --lang en report "$id" --format pdf -o none.pdf
err_has "pdf.so is missing"
err_has "html"
[ ! -e none.pdf ]
verdict $? "nothing is written"
check "other formats go on" "$own" report "$id" --format md
cp "$build/modules/pdf.so" inst/lib/waardegesprek/
check "with it" "$own" report "$id" -o inst.pdf
cmp long.pdf inst.pdf
verdict $? "the same PDF"

# fake ABI FLAGS...: a module that says it is of this version.
fake() {
    abi=$1
    shift
    printf 'const struct { const char *abi; const void *functions; } waardegesprek_module = {"%s", 0};\n' "$abi" >fake.c
    gcc -shared -fPIC -o inst/lib/waardegesprek/pdf.so fake.c "$@"
}
check "a module of another version" fake 0.0.1
status 1 "is not used" "$own" --lang en report "$id" --format pdf -o none.pdf
err_has "belongs to version 0.0.1"
printf 'int nothing;\n' >empty.c
gcc -shared -fPIC -o libnotthere.so empty.c
check "a module that needs what is not there" fake 0.0.1 -Wl,--no-as-needed -L. -lnotthere
rm libnotthere.so
status 1 "says what to install" "$own" --lang en report "$id" --format pdf -o none.pdf
err_has "libnotthere.so is missing. To install it: sudo apt install libpangocairo-1.0-0"
echo "no module" >inst/lib/waardegesprek/pdf.so
status 1 "a file that is no module" "$own" --lang en report "$id" --format pdf -o none.pdf
err_has "can't be used"
[ ! -e none.pdf ]
verdict $? "nothing is written"
finish
