#!/bin/sh
# Runs test programs and scripts one after another, each bounded in time, and counts.
# A cmocka program prints TAP, a script too: "ok …" and "not ok …" lines are the tests. What
# failed is shown at the end with its output. The last line is "N passed, N failed".
# usage: tests/run.sh --build FOLDER PROGRAM...
set -u
[ "$1" = --build ] || exit 2
build=$2
shift 2
limit=${WG_TEST_LIMIT:-300}
passed=0
failed=0
skipped=0
out=$build/test-output
mkdir -p "$out"
WG=$(cd "$build" && pwd)/waardegesprek
export WG CMOCKA_MESSAGE_OUTPUT=TAP
# What other libraries keep for good, and what is not ours to mend.
export LSAN_OPTIONS="suppressions=$(pwd)/tests/leaks.txt:print_suppressions=0"

for program in "$@"; do
    name=$(echo "$program" | sed -e "s,^$build/tests/,," -e 's,^tests/,,')
    log=$out/$(echo "$name" | tr / -).log
    case $program in
    *.sh) set -- sh "$program" ;;
    *) set -- "$program" ;;
    esac
    timeout --kill-after=10 "$limit" "$@" >"$log" 2>&1
    status=$?
    good=$(grep -c '^ok ' "$log")
    bad=$(grep -c '^not ok ' "$log")
    skip=$(grep -c '^ok .*# [Ss][Kk][Ii][Pp]' "$log")
    # A program that ends badly, or ran nothing, has failed whatever it printed.
    if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$good" -eq 0 ]; }; then
        bad=1
    fi
    passed=$((passed + good - skip))
    failed=$((failed + bad))
    skipped=$((skipped + skip))
    if [ "$bad" -gt 0 ]; then
        echo "FAILED $name (exit $status)"
        tail -n 60 "$log"
    else
        echo "ok $name ($good)"
    fi
done
[ "$skipped" -gt 0 ] && echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
