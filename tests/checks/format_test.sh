#!/bin/sh
# docs/script-format.md: its tables are what the program prints, and its examples are right.
. tests/checks/lib.sh
page=docs/script-format.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
WG=${WG:-build/waardegesprek}
export LC_ALL=C.UTF-8 HOME="$work"

# Everything behind the marker.
tables_are_printed()
{
    sed '1,/^<!-- Printed by:/d' "$page" >"$work/written"
    "$WG" --lang en script schema --markdown | cmp - "$work/written" ||
        { echo "make schema writes them anew"; return 1; }
}

# Each example in a file of its own, under the name that it gives itself.
take_examples()
{
    awk -v folder="$work" '
        /^```yaml/ { file = folder "/" ++count; next }
        /^```/ { file = "" }
        file { print > file }' "$page"
    mv "$work/1" "$work/$(sed -n 's/^id: //p' "$work/1").yaml"
    mv "$work/2" "$work/$(sed -n 's/^translates: //p' "$work/2").$(sed -n 's/^language: //p' "$work/2").yaml"
}

examples_are_right()
{
    take_examples && [ "$(ls "$work"/*.yaml | wc -l)" -eq 2 ] && "$WG" --lang en script check --strict "$work"/*.yaml
}

check "the tables are what the program prints" tables_are_printed
check "the examples have no mistake and nothing to consider" examples_are_right
finish
