#!/bin/sh
# The JSON Schema: it is what the program prints, and a validator that is not ours (ajv, from npm)
# comes to the same verdict as our checker on every file.
. tests/checks/lib.sh
. tests/schema/validator.sh

is_printed()
{
    LC_ALL=C.UTF-8 "$WG" script schema >"$work/printed" && cmp "$work/printed" "$1" ||
        { echo "make schema writes it anew"; return 1; }
}

# So an editor finds the schema without being told; lists of words have a form of their own.
name_it()
{
    bad_files=$(for file in data/scripts/*.yaml; do
        case $file in
        */words.*) continue ;;
        esac
        [ "$(head -n 1 "$file")" = '# yaml-language-server: $schema=../schema/script.schema.json' ] || echo "$file"
    done)
    [ -z "$bad_files" ] || { echo "$bad_files"; return 1; }
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
check "data/schema/script.schema.json is what the program prints" is_printed data/schema/script.schema.json
check "every shipped file names the schema on its first line" name_it
reason=$(why_not)
if [ -n "$reason" ]; then
    count=$((count + 1))
    echo "ok $count - another validator agrees # SKIP $reason"
else
    NODE_PATH=$place/node_modules node --no-warnings tests/schema/validate.js "$PWD" >"$work/tap"
    status=$?
    # Its tests are counted on from ours.
    grep -v '^1\.\.' "$work/tap" | awk -v count="$count" \
        '/^(not )?ok / { sub(/ok [0-9]+/, "ok " ++count) } { print }'
    count=$((count + $(grep -c "^ok \|^not ok " "$work/tap")))
    [ "$status" -eq 0 ] || bad=$((bad + 1))
fi
finish
