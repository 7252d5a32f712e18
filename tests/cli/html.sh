#!/bin/sh
# The document as HTML in a real browser (Debian's Chromium) and before a validator that is not ours (html-validate,
# from npm): valid, readable on a phone and on paper, and a hostile talk runs and fetches nothing. A reader that is not
# there is counted as skipped.
tests=$(realpath "$(dirname "$0")/..")
place=$(realpath "$(dirname "${WG:-$tests/../build/waardegesprek}")")/browser
. "$(dirname "$0")/lib.sh"
WAARDEGESPREK_NOW=2026-11-22T10:45:00Z
export WAARDEGESPREK_NOW

skip() {
    count=$((count + 1))
    echo "ok $count - $1 # SKIP $2"
}

# --- talks -----------------------------------------------------------------------
# What would run or be fetched if it were not words; the host does not exist.
evil='<script>document.title="OWNED"</script><img src="http://probe.invalid/x" onerror="document.title=1">'
evil="$evil\"'>"'<style>@import "http://probe.invalid/y"</style><svg/onload=console.error(1)>'

# held LANGUAGE PERSON WORDS: a whole talk in which the words stand wherever there is room.
held() {
    opening="\n\n$3\n.\n$3\n.\n"
    values="$3\n.\n5\n3\n2\n$3\n.\n5\n4\n4\n:unknown\n:unknown\n:skip-answer\n4\n"
    values="$values\n3\n3\n3\n\n1\n2\n2\n\n:weet\n:liever\n\n\n4\n5\n5\n1\n\n1 3\n\n7,1\n8\n$3\n\n"
    deeper="$3\n.\nI enrol.\n.\nSix days.\n.\nI do it.\n.\n1\n$3\n.\nn\n$3\n.\n"
    plan="+\n$3\n1\n3\n$3\nSix days off\n2\n\n\n31-02-2027\nj\n\n\n"
    check "a talk with $1" typed "$opening$values$deeper$plan"'ja\nover 3 maanden\nGood.\n.\n\n\nj\n' \
        "$WG" --plain --lang "$1" new --person "$2" --team "$2"
}
held nl "Noor Bakker" "Tijd voor wie ik verzorg, één dag in de week"
held en "$evil" "$evil"
calm=$("$WG" list --json | jq -r 'map(select(.person == "Noor Bakker"))[0].id')
hostile=$("$WG" list --json | jq -r 'map(select(.person != "Noor Bakker"))[0].id')

check "a report as HTML" "$WG" --lang nl report "$calm" --format html -o calm.html
check "the leader's copy" "$WG" --lang nl report "$calm" --format html --leader -o leader.html
check "a report of a hostile talk" "$WG" --lang en report "$hostile" --format html -o hostile.html
check "on standard output" "$WG" --lang nl report "$calm" --format html
out_has '<html lang="nl">'
out_has "<bdi>Noor Bakker</bdi>"
cmp -s out calm.html
verdict $? "the same as in the file"
cp hostile.html out
out_has '&lt;script&gt;'
out_lacks '<script'
out_lacks '<img'
out_lacks '<svg/'
# A talk that follows on another, in the language with the longer words.
check "invented people" "$WG" --lang nl demo --data-dir "$WORK/demo"
follow_up=$("$WG" --data-dir "$WORK/demo" list --json | jq -r 'map(select(.script.id == "vervolggesprek"))[0].id')
check "a report of a follow-up" "$WG" --lang nl --data-dir "$WORK/demo" report "$follow_up" --format html -o next.html
grep -q 'class="last dashed"' next.html
verdict $? "last time is drawn behind this time"

# Beside them the documents of the unit tests: a talk with one before it, and an empty one.
for name in follow-up leader empty; do
    cp "$tests/fixtures/report/$name.html" "sample-$name.html"
done
pages="calm.html next.html leader.html hostile.html sample-follow-up.html sample-leader.html sample-empty.html"

# --- the browser -------------------------------------------------------------------
# Bounded in time, with a home of its own. Everything it asks the network for is noted in net.json.
browse() {
    sandbox=
    [ "$(id -u)" -ne 0 ] || sandbox=--no-sandbox
    HOME=$WORK/browser timeout --kill-after=5 60 chromium --headless $sandbox --disable-gpu \
        --user-data-dir="$WORK/browser/data" --disable-dev-shm-usage --no-first-run --disable-extensions \
        --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars \
        --host-resolver-rules='MAP * ~NOTFOUND' --enable-logging=stderr --log-net-log="$WORK/net.json" \
        --virtual-time-budget=5000 "$@"
}
# looked FILE: the document tree as it is after everything that could run has run.
looked() { browse --dump-dom "file://$WORK/$1"; }
ran_nothing() { [ -s "$WORK/out" ] && ! grep -qiE '<title>(OWNED|1)</title>|<(script|img)|<svg[^>]* onload' "$WORK/out"; }
fetched_nothing() { [ -s "$WORK/net.json" ] && ! grep -q 'probe\.invalid' "$WORK/net.json"; }
no_complaint() { ! grep -q 'CONSOLE' "$WORK/err"; }

# measured FILE: nothing of it sticks out, is cut off or lies over another, at any width.
measured() {
    {
        echo '<!DOCTYPE html><meta charset="utf-8"><title>measure</title><p id="found"></p><iframe height="900"></iframe><script>'
        printf 'const source = '
        jq -Rs . "$1" | sed 's,</,<\\/,g'
        cat "$tests/browser/measure.js"
        echo '</script>'
    } >measure.html
    browse --window-size=1300,1000 --dump-dom "file://$WORK/measure.html" | grep -o '<p id="found">[^<]*' |
        tee /dev/stderr | grep -q 'MEASURED 0 '
}

printed() {
    browse --no-pdf-header-footer --print-to-pdf="$WORK/paper.pdf" "file://$WORK/$1" >/dev/null 2>&1 &&
        LC_ALL=C.UTF-8 pdfinfo paper.pdf
}

in_the_browser() {
    mkdir -p "$WORK/browser"
    # That what is looked for would be seen.
    printf '<!DOCTYPE html><title>x</title><p>'"$evil" >control.html
    check "an unguarded page" looked control.html
    ! ran_nothing && ! fetched_nothing && ! no_complaint
    verdict $? "it runs, it fetches and it complains: the browser would tell"
    printf '<!DOCTYPE html><title>x</title><div style="width: 400px">' >wide.html
    ! measured wide.html 2>/dev/null
    verdict $? "a page that is too wide for a phone is seen"
    for page in $pages; do
        check "$page in the browser" looked $page
        out_has '<h1>'
        ran_nothing
        verdict $? "$page runs nothing"
        fetched_nothing
        verdict $? "$page fetches nothing"
        no_complaint
        verdict $? "the browser does not complain of $page"
        check "$page fits a phone, a tablet and a desk" measured $page
    done
    check "on paper" printed calm.html
    grep -qE '^Page size: +59[45](\.[0-9]+)? x 84[12](\.[0-9]+)? pts \(A4\)' out
    verdict $? "it is A4"
    [ "$(sed -n 's/^Pages: *//p' out)" -le 6 ]
    verdict $? "of a few pages"
    LC_ALL=C.UTF-8 pdftotext -layout paper.pdf out
    out_has "Tijd voor wie ik verzorg, één dag in de week"
    out_has "Noor Bakker"
}

if ! command -v chromium >/dev/null; then
    skip "the documents in a browser" "chromium is not installed"
elif ! command -v pdftotext >/dev/null; then
    skip "the documents in a browser" "poppler-utils is not installed"
else
    in_the_browser
fi

# --- the validator -----------------------------------------------------------------
# Installs what package-lock.json names, once.
install_validator() {
    cmp -s "$tests/browser/package-lock.json" "$place/installed" && return
    mkdir -p "$place" && cp "$tests/browser/package.json" "$tests/browser/package-lock.json" "$place" &&
        npm ci --prefix "$place" --no-audit --no-fund --fetch-retries 1 --fetch-timeout 20000 >npm 2>&1 &&
        cp "$tests/browser/package-lock.json" "$place/installed"
}
why_not() {
    command -v node >/dev/null || { echo "node is not installed"; return; }
    command -v npm >/dev/null || { echo "npm is not installed"; return; }
    install_validator || echo "npm cannot fetch the validator"
}
validated() { node --no-warnings "$place/node_modules/html-validate/bin/html-validate.mjs" -c "$tests/browser/validate.json" "$@"; }

reason=$(why_not)
if [ -n "$reason" ]; then
    skip "a validator finds nothing" "$reason"
else
    printf '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p><div></p></body></html>' >wrong.html
    status 1 "the validator knows a wrong page" validated wrong.html
    for page in $pages; do
        check "$page is valid" validated "$page"
    done
fi
finish
