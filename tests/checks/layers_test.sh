#!/bin/sh
# An arrow points down only: a layer includes its own headers and those of the layers below it,
# and each outside library stays in the layer that wraps it.
. tests/checks/lib.sh

below()
{
    case $1 in
    base) echo ;;
    domain | db) echo base ;;
    script | report) echo domain base ;;
    pdf | xlsx) echo report domain base ;; # their types: a module calls nothing, for it is linked with nothing
    postgres) echo registry base ;;
    store | registry) echo db domain base ;;
    session) echo script store registry report domain base ;;
    tui) echo session script store registry report domain base ;;
    cli) echo tui session script store registry report domain base ;;
    esac
}

# Layers that the files of one layer include and may not.
points_down()
{
    allowed=" $1 $(below "$1") "
    found=0
    for used in $(grep -hoE '#include "(base|domain|db|script|store|registry|report|pdf|xlsx|postgres|session|tui|cli)/' \
        src/"$1"/*.[ch] include/waardegesprek/"$1"/*.h 2>/dev/null | sed -e 's/.*"//' -e 's,/,,' | sort -u); do
        case $allowed in
        *" $used "*) ;;
        *)
            grep -l "#include \"$used/" src/"$1"/*.[ch] include/waardegesprek/"$1"/*.h 2>/dev/null
            found=1
            ;;
        esac
    done
    return $found
}

# Files outside `layer` that include a library's header.
stays_in()
{
    ! grep -rlE "#include <($2)" src include | grep -v "^src/$1/"
}

the_faces_keep_apart()
{
    ! grep -nE '#include "tui/' src/cli/*.[ch] | grep -v '"tui/tui\.h"' && ! grep -n '#include "cli/' src/tui/*.[ch]
}

no_clock_or_chance()
{
    ! grep -nE '[^a-z_](time|clock_gettime|getrandom|rand|random)\(' src/*/*.c | grep -v '^src/base/clock\.c'
}

silent_below_the_faces()
{
    ! grep -nE '[^a-zA-Z_](printf|puts|putchar|perror|fprintf)\(' \
        src/domain/*.c src/db/*.c src/script/*.c src/store/*.c src/registry/*.c src/report/*.c \
        src/pdf/*.c src/xlsx/*.c src/postgres/*.c src/session/*.c
}

for layer in base domain db script store registry report pdf xlsx postgres session tui cli; do
    check "$layer includes nothing above it" points_down $layer
done
check "sqlite3.h only in db" stays_in db 'sqlite3\.h'
check "yaml.h only in script" stays_in script 'yaml\.h'
check "ncurses.h only in tui" stays_in tui 'ncurses|curses|panel'
check "cairo and pango only in the module pdf" stays_in pdf '(cairo|pango|glib).*'
check "libpq only in the module postgres" stays_in postgres 'libpq.*|postgresql.*'
check "xlsxwriter only in the module xlsx" stays_in xlsx 'xlsxwriter.*'
check "modules are opened in base only" stays_in base 'dlfcn\.h'
check "the command line knows of the screens only how to open them" the_faces_keep_apart
check "time and chance come from base/clock.c" no_clock_or_chance
check "nothing is printed below the two faces" silent_below_the_faces
finish
