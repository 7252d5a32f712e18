#!/bin/sh
# Every verb: its help, its wrong uses, its exit status.
. "$(dirname "$0")/lib.sh"

check "help of the program" "$WG" --help
out_has "Usage: waardegesprek"
for verb in new resume list show report erase script; do
    out_has "  $verb "
done
for verb in new resume list show report erase script; do
    check "help of $verb" "$WG" $verb --help
    out_has "Usage: waardegesprek $verb"
    check "help before $verb" "$WG" --help $verb
    status 2 "an option that $verb does not know" "$WG" $verb --nonsense
    err_has "--nonsense is not an option here. See: waardegesprek $verb --help"
    [ $verb = script ] && continue # what stands behind it is a verb of its own
    status 2 "a word too many for $verb" "$WG" $verb one two
    err_has "one word too many"
done
check "version" "$WG" --version
out_has "waardegesprek "

"$WG" --help >"$WORK/out"
out_has "--data-dir FOLDER"
status 2 "a verb that is not there" "$WG" lits
err_has "Do you mean “list”?"
status 2 "told in the language that is asked for behind it" "$WG" lits --lang nl
err_has "Bedoel je “list”?"
status 2 "a wrong option too" "$WG" --nonsense --lang=nl
err_has "--nonsense is hier geen optie"
status 2 "a verb that is like none" "$WG" qwertyuiop
err_has "See: waardegesprek --help"
status 2 "an option without its argument" "$WG" new --person
err_has "--person needs something behind it"
status 2 "a letter that is no option" "$WG" list -q
err_has "-q is not an option here"
status 2 "new without a person" "$WG" new
err_has "Add --person"
status 2 "a language that is not there" "$WG" --lang fr list
err_has "--lang nl, --lang en or --lang nl-simple"
status 2 "show without an ID" "$WG" show
status 2 "report without an ID" "$WG" report
status 2 "report in an unknown format" "$WG" report abcd --format docx
err_has "Choose one of: md, html, pdf, json, csv, ics."
status 2 "script without what" "$WG" script
status 2 "script with something else" "$WG" script lst
status 2 "a clock that stands at no moment" env WAARDEGESPREK_NOW=yesterday "$WG" list

check "list of nothing" "$WG" list
out_has "There are no talks yet."
check "list of nothing as JSON" "$WG" list --json
json "an empty array" '. == []'
check "global options behind the verb too" "$WG" list --json --lang en --data-dir "$WORK/other"
[ -f "$WORK/other/interviews.db" ]
verdict $? "--data-dir holds the store"
check "guides" "$WG" script list
out_has "kerngesprek: "
check "guides as JSON" "$WG" script list --json
json "the core talk in two languages" '.[] | select(.id == "kerngesprek") | .languages | index("nl") != null and index("en") != null'

status 1 "resume with nothing to resume" "$WG" --plain resume
err_has "waardegesprek new --person"
status 1 "show what is not there" "$WG" show abcdef
status 1 "an ID that is too short" "$WG" show a
status 1 "report what is not there" "$WG" report abcdef --format md
status 1 "a guide that is not there" "$WG" --plain new --person Somebody --script nothing
check "nothing was made by it" "$WG" list --json
json "still empty" '. == []'
finish
