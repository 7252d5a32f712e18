#!/bin/sh
# The table for a spreadsheet, read by Python's csv: whole, the same words, nothing that runs.
. "$(dirname "$0")/lib.sh"

words='=HYPERLINK("http://example.org"), "quoted"\n- a list\n\ntwo; =1+1'
typed "\n\n$words\n.\n:only-me\n=ONLY-FOR-ME\n.\n:plan\n+ =cmd()|' /C calc'!A0\n\n\n\n\n\n\n31-12-2026\n.\n\n:quit\n" \
    "$WG" --plain --lang en new --person "+Noor, \"N\"" --team "@Voorbeeldhof" >talk 2>&1
id=$("$WG" list --json | jq -r '.[0].id')

cat >read.py <<'END'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline=""), strict=True))
assert rows[0][0] == "\ufeffKind", rows[0]
assert {len(row) for row in rows} == {len(rows[0])}, "every row has as many cells"
cells = [cell for row in rows for cell in row]
blanks = " \t\r\n\u00a0\u3000\u200b\ufeff"
for cell in cells:
    start = cell.lstrip(blanks)[:1]
    number = cell.lstrip("-").replace(".", "", 1).isdigit()
    assert start not in set("=+-@\uff1d\uff0b\uff0d\uff20") or number, cell
for row in rows[1:]:
    print("\t".join(cell.replace("\n", "\\n") for cell in row))
END
check "a table" "$WG" --lang en report "$id" --format csv --leader -o talk.csv
head -c 3 talk.csv | od -An -tx1 | grep -q 'ef bb bf'
verdict $? "it says that it is UTF-8"
[ "$(tr -cd '\r' <talk.csv | wc -c)" -eq "$(python3 -c 'import csv; print(sum(1 for _ in csv.reader(open("talk.csv", newline=""))))')" ]
verdict $? "each row ends in CRLF, and nothing else does"
check "Python reads it" python3 read.py talk.csv
cp out rows
grep -qF "'=HYPERLINK(\"http://example.org\"), \"quoted\"\\n'- a list\\n\\ntwo;' =1+1" rows
verdict $? "a formula is words, wherever a cell could begin"
out_has "'=cmd()|' /C calc'!A0"
out_has "'+Noor, \"N\""
out_has "'@Voorbeeldhof"
grep -q "2026-12-31" rows
verdict $? "a day is ISO, so that it sorts"
grep 'only me' rows | grep -q "'=ONLY-FOR-ME"
verdict $? "what is only for the leader says so"
check "the employee's table" "$WG" --lang en report "$id" --format csv -o own.csv
check "Python reads it" python3 read.py own.csv
out_lacks "only me"
out_lacks "ONLY-FOR-ME"
check "in Dutch" "$WG" --lang nl report "$id" --format csv
check "from the name of the file" "$WG" report "$id" -o named.csv
head -c 3 named.csv | od -An -tx1 | grep -q 'ef bb bf'
verdict $? "it is a table"

# Negative numbers stay numbers.
typed '\n\n-5\n.\n:quit\n' "$WG" --plain --lang en new --person Min >talk 2>&1
check "a plain negative number" "$WG" --lang en report "$(talk_with Min)" --format csv
out_has ",-5,"
out_lacks "'-5"
finish
