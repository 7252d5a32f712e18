#!/bin/sh
# Line by line on a real terminal: lines break at words; in a pipe they stay whole.
. "$(dirname "$0")/lib.sh"

long="Leads a conversation about what someone values in work, and keeps what was said."
# at COLUMNS COMMAND: its output on a terminal of that width.
at() { script -qec "stty cols $1 -echo; $2" /dev/null </dev/null | tr -d '\r'; }

check "help, 40 columns wide" at 40 "$WG --lang en --help"
out_has "Leads a conversation about what someone"
out_lacks "$long"
check "a talk, 30 columns wide" at 30 "$WG --plain --lang en new --person Al"
[ "$(wc -L <out)" -le 30 ]
verdict $? "no line is wider"
tr '\n' ' ' <out >whole
grep -q "What you type is kept at once. :help tells what else you can do." whole
verdict $? "no word is broken"
check "wider than the words" at 200 "$WG --lang en --help"
out_has "$long"
check "a pipe" "$WG" --lang en --help
out_has "$long"
finish
