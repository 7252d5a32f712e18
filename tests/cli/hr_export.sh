#!/bin/sh
# What HR takes along, of the demo's registry: a workbook as another program reads it (openpyxl), a page before a
# validator that is not ours, the table and JSON; with words in it that would be a formula, and figures that are not shown.
tests=$(realpath "$(dirname "$0")/..")
place=$(realpath "$(dirname "${WG:-$tests/../build/waardegesprek}")")/browser
. "$(dirname "$0")/lib.sh"
PYTHON=/usr/bin/python3
WAARDEGESPREK_NOW=2026-11-22T10:45:00Z
export WAARDEGESPREK_NOW

check "invented people" "$WG" --lang en demo --data-dir demo
hr() { "$WG" --lang en --data-dir demo hr "$@"; }

# What the registry holds is a stranger's: here it is written into the file itself.
make_hostile() {
    "$PYTHON" - <<'END'
import sqlite3
registry = sqlite3.connect("demo/registry.db")
ids = [row[0] for row in registry.execute("SELECT id FROM action ORDER BY number LIMIT 3")]
put = "UPDATE action SET what = ?, person = ?, need = ?, helper = ? WHERE id = ?"
registry.execute(put, ("=1+1", "@SUM(A1)", "x" * 40000, "a\x07b\x1b[31mc", ids[0]))
registry.execute(put, ("+31 6", "-cmd", "007", "_x0041_", ids[1]))
registry.execute(put, ("<script>alert(1)</script>", "\u202eevil", "tea\n=2+2", "'quoted'", ids[2]))
registry.commit()
END
}
check "plans from a stranger" make_hostile

for format in csv json html xlsx; do
    check "as $format" hr export --format $format -o plans.$format
done

# --- the workbook ------------------------------------------------------------------
read_workbook() { "$PYTHON" "$tests/cli/read_xlsx.py" "$1"; }
check "another program reads it" read_workbook plans.xlsx
json "its sheets" '.names == ["Plans", "Questions", "Talks", "Figures", "Totals", "Charts"]'
json "heads stay in sight" '[.sheets[] | select(.rows | length > 1) | .frozen] | .[0:5] == ["A2", "A2", "A2", "A2", "A2"]'
json "each can be filtered" '[.sheets | del(.Charts) | .[].filter | startswith("A1:")] | all'
json "columns have a width" '.sheets.Plans.width > 12 and .sheets.Plans.width < 20'
json "a plan a row" '(.sheets.Plans.rows | length) == 58'
json "heads have the height of their words" '.sheets.Plans.heights[0] == 45 and .sheets.Talks.heights[0] == 30 and .sheets.Totals.heights[0] == 30'
json "rows too" '.sheets.Plans | (.heads | index("Value")) as $c | [.rows, .heights[1:]] | transpose | all(if (.[0][$c] | length) > 26 then .[1] >= 30 else true end)'
json "on paper a plan lies over pages, each with whose it is" '.sheets.Plans | .repeated == "$A:$B" and (.fit | not)'
json "the others fit" '[.sheets | .Questions, .Talks, .Figures, .Totals | .fit] | all'
json "an axis counts in whole numbers" '[.sheets.Charts.charts[].step] | length == 4 and all(. != null and . == floor and . >= 1)'
json "days are days" '[.sheets.Plans | (.heads | index("Shared on")) as $c | .rows[] | .[$c] | .format == "dd-mm-yyyy"] | all'
json "and so is when it is to be done, where that is known" '[.sheets.Plans | (.heads | index("By when")) as $c | .rows[] | .[$c]] | any(. != null and .day > "2026-12-01") and any(. == null)'
json "nothing is a formula" '[.sheets[].kinds[]] | index("f") == null'
json "words stay words" '[.sheets.Plans.rows[][]] | index("=1+1") and index("@SUM(A1)") and index("-cmd") and index("+31 6") and index("007")'
json "no control characters" '[.sheets.Plans.rows[][] | strings] | any(. == "ab[31mc") and any(. == "evil") and all(test("[\u0000-\u0008\u001b\u202e]") | not)'
json "a long text is cut, and says so" '[.sheets.Plans.rows[][] | strings | select(startswith("xxxx"))] | length == 1 and (.[0] | length == 32767 and endswith("(the rest does not fit in a cell)"))'
json "numbers are numbers" '[.sheets.Questions.rows[][3:6][] | type == "number"] | all'
json "a figure is three means and how many" '.sheets.Figures.rows | map(select(.[0] == "2026-Q3" and .[1] == "Whole organisation")) | length == 7 and all(.[3] == 31 and (.[4:7] | all(. >= 1 and . <= 5)))'
json "what is not shown is no number" '.sheets.Figures.rows | map(select(.[1] == "Night")) | length == 28 and all(.[3:7] == ["not shown", "not shown", "not shown", "not shown"])'
json "four charts, over the totals and the figures" '[.sheets.Charts.charts[] | .values | length] == [3, 3, 2, 3]'
json "talks held stand against those planned, also of a quarter that is over" '.sheets.Talks | (.heads | index("Talks planned")) as $c | [.rows[] | select(.[0] < "2026-Q4") | .[$c]] | add > 0'
json "made now" '.created == "2026-11-22T10:45:00Z"'
cp plans.xlsx first.xlsx
check "once more" hr export --format xlsx -o plans.xlsx --force
cmp -s first.xlsx plans.xlsx
verdict $? "the same bytes"
check "a part of them" hr export --format xlsx -o part.xlsx team:Night
check "is read too" read_workbook part.xlsx
json "of that team alone" '.sheets.Plans.rows | length == 6 and all(.[0] == "Night")'

# Before anything was shared there is no figure, no talk and no plan.
begin_empty() {
    mkdir -p empty "$HOME/.config/waardegesprek" &&
        echo "registry: $PWD/empty/registry.db" >"$HOME/.config/waardegesprek/config.yaml" &&
        "$WG" --lang en registry init
}
check "a registry without anything" begin_empty
check "as a workbook" "$WG" --lang en hr export --format xlsx -o empty.xlsx
check "is read as well" read_workbook empty.xlsx
json "with heads and no rows" '[.sheets | .Plans, .Questions, .Talks | (.heads | length) > 3 and .rows == []] | all'
json "figures say why there are none" '.sheets.Figures | .heads[0:4] == ["Quarter", "Team", "Value", "People"] and (.rows | length == 1 and (.[0] | map(strings) | length == 1 and (.[0] | startswith("There are no figures yet"))))'
json "and nothing is a formula" '[.sheets[].kinds[]] | index("f") == null'
rm "$HOME/.config/waardegesprek/config.yaml"

status 1 "nowhere to put it" hr export --format xlsx -o nowhere/plans.xlsx
[ ! -e nowhere ]
verdict $? "nothing half is left"

# Without the module all else goes on; with it nothing comes in but its table.
nm -D --defined-only "$(dirname "$WG")/modules/xlsx.so" | awk '$3 !~ /^_/ { print $3 }' >"$WORK/out"
[ "$(cat "$WORK/out")" = waardegesprek_module ]
verdict $? "the module exports its table alone"
mkdir -p bare/build bare/data
cp "$WG" bare/build/
cp -r "$(dirname "$WG")/../data/scripts" bare/data/
bare() { bare/build/waardegesprek --lang en --data-dir demo hr export "$@"; }
status 1 "without the module" bare --format xlsx -o without.xlsx
err_has "csv: that always works"
[ ! -e without.xlsx ]
verdict $? "no file is made"
check "csv goes on" bare --format csv -o without.csv

# --- the table and JSON ---------------------------------------------------------------
read_table() { "$PYTHON" -c 'import csv, json, sys; json.dump(list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline=""))), sys.stdout)' "$1"; }
check "another program reads the table" read_table plans.csv
json "a plan a row" 'length == 58 and all(.Team != "" and .["Shared on"] != "")'
json "what would run is guarded" 'map(.What) | index("'"'"'=1+1") and index("'"'"'+31 6")'
json "in a new line too" 'any(.["What is needed"] == "tea\n'"'"'=2+2")'
cp plans.json out
json "the same plans as JSON" '.waardegesprek == "registry" and (.plans | length) == 58 and any(.plans[]; .what == "=1+1")'
json "no number of a figure that is not shown" '[.overview.figures[] | select(.shown | not)] | ([.[] | select(.team == "Night")] | length == 28) and all(.people == null and .importance == null)'
json "means have one decimal" '[.overview.figures[] | select(.shown) | .importance * 10 | . == floor] | all'

# --- the page -------------------------------------------------------------------------
cp plans.html out
out_has '<html lang="en">'
out_has "Imaginary Care Group"
out_has "&lt;script&gt;"
out_lacks "<script"
out_lacks "<img"
! grep -q "$(printf '\342\200\256')" out
verdict $? "nothing turns the direction of reading"
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
reason=$(why_not)
if [ -n "$reason" ]; then
    count=$((count + 1))
    echo "ok $count - a validator finds nothing # SKIP $reason"
else
    check "the page is valid" node --no-warnings "$place/node_modules/html-validate/bin/html-validate.mjs" -c "$tests/browser/validate.json" plans.html
fi

check "talks held against planned, of a quarter that is over too" hr overview --quarter 2026-Q3
out_has " held, "
out_has " planned"

# A chart of what is withheld would be an empty one.
withhold() {
    "$PYTHON" - <<'END'
import sqlite3
registry = sqlite3.connect("demo/registry.db")
for (name,) in registry.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'figure'").fetchall():
    registry.execute(f"DROP TRIGGER {name}")
registry.execute("UPDATE figure SET shown = 0, people = 0, importance = 0, opportunity = 0, realisation = 0")
registry.commit()
END
}
check "all figures are withheld" withhold
check "the workbook once more" hr export --format xlsx -o withheld.xlsx
check "it is read" read_workbook withheld.xlsx
json "three charts" '[.sheets.Charts.charts[] | .values | length] == [3, 3, 2]'
finish
