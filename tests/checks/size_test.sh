#!/bin/sh
# The budgets of docs/style.md: files under 600 lines, headers under 150, functions under 80.
. tests/checks/lib.sh

files_over()
{
    wc -l $2 | awk -v most="$1" '$2 != "total" && $1 > most { print; bad = 1 } END { exit bad }'
}

functions_over()
{
    awk -v most="$1" '
        FNR == 1 { open = 0 }
        /^\{/ { open = FNR }
        /^\}/ { if (open && FNR - open > most) { print FILENAME ":" open ": " FNR - open " lines"; bad = 1 } open = 0 }
        END { exit bad }' src/*/*.c
}

check "no .c over 600 lines" files_over 600 "$(echo src/*/*.c)"
check "no header over 150 lines" files_over 150 "$(echo src/*/*.h include/waardegesprek/*/*.h)"
check "no function over 80 lines" functions_over 80
finish
