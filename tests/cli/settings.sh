#!/bin/sh
# Where language, name and folders come from.
. "$(dirname "$0")/lib.sh"

settings() {
    mkdir -p "$HOME/.config/waardegesprek"
    printf "$1" >"$HOME/.config/waardegesprek/config.yaml"
}

check "English when nothing is set" "$WG" list
out_has "There are no talks yet."
check "Dutch from the environment" env LANG=nl_NL.UTF-8 "$WG" list
out_lacks "There are no talks yet."
check "LC_ALL comes before LANG" env LC_ALL=en_GB.UTF-8 LANG=nl_NL.UTF-8 "$WG" list
out_has "There are no talks yet."
settings 'language: nl\nname: Jo Smit\n'
check "Dutch from the settings" "$WG" list
out_lacks "There are no talks yet."
check "--lang comes before the settings" "$WG" list --lang en
out_has "There are no talks yet."
status 2 "--lang tells what is wrong behind it too" "$WG" --lang en lits
err_has "Do you mean “list”?"
settings 'langauge: nl\n'
check "faulty settings are told, and the work goes on" "$WG" list
err_has "config.yaml:1:1"
out_has "There are no talks yet."
settings 'name: Jo Smit\n'
check "a talk led by Jo" typed '' "$WG" --plain new --person "Aya"
check "a report" "$WG" report "$(talk_with Aya)" --lang en
out_has "Jo Smit"
settings 'name: Jo de Smit\n'
check "the name is changed later" "$WG" report "$(talk_with Aya)" --lang en
out_has "Jo de Smit"
rm "$HOME/.config/waardegesprek/config.yaml"

check "letters stay whole without a UTF-8 locale" typed '\n\nCafé\n.\n' \
    env LC_ALL=C "$WG" --plain new --person "Zoë"
out_has "Zoë"
check "as JSON" env LC_ALL=C "$WG" show "$(talk_with Zoë)" --json
json "and are kept" '.answers[0].text == "Café"'
mkdir elsewhere
check "XDG_DATA_HOME" env XDG_DATA_HOME="$WORK/elsewhere" "$WG" list --json
json "holds other talks" '. == []'
[ -f elsewhere/waardegesprek/interviews.db ]
verdict $? "in its own folder"
check "a clock that stands still" typed '' env WAARDEGESPREK_NOW=2027-01-02T03:04:05Z \
    "$WG" --plain new --person Still
"$WG" list --json >out
json "is the clock of the talk" 'any(.started == "2027-01-02T03:04:05Z")'
finish
