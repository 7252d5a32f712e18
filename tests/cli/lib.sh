# What the tests of the command line share. WG is the program (build/waardegesprek when it is not
# set); each test has a home of its own.
# A test sources this, calls `check` and its kin, and ends with `finish`.
set -u
WG=$(realpath "${WG:-$(dirname "$0")/../../build/waardegesprek}") || exit 2
WORK=$(mktemp -d)
trap 'exec 3>&-; rm -rf "$WORK"' EXIT
HOME=$WORK/home
mkdir "$HOME"
cd "$WORK" || exit 1
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME LC_ALL LC_MESSAGES NO_COLOR WAARDEGESPREK_NOW
export HOME LANG=C.UTF-8 TERM=dumb
count=0
failed=0

# verdict STATUS WHAT: one line, and on failure what was printed last.
verdict() {
    count=$((count + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $count - $2"
        return
    fi
    failed=$((failed + 1))
    echo "not ok $count - $2"
    head -c 2000 "$WORK/out" "$WORK/err" 2>/dev/null | sed 's/^/# /'
}

# check WHAT COMMAND...: the command succeeds; its output lies in out and err.
check() {
    what=$1
    shift
    "$@" >"$WORK/out" 2>"$WORK/err"
    verdict $? "$what"
}

# status WANTED WHAT COMMAND...: the command ends with just this status.
status() {
    wanted=$1 what=$2
    shift 2
    "$@" >"$WORK/out" 2>"$WORK/err"
    got=$?
    [ "$got" -eq "$wanted" ]
    verdict $? "$what (status $got)"
}

# What the last check printed.
out_has() { grep -qF -e "$1" "$WORK/out"; verdict $? "says: $1"; }
err_has() { grep -qF -e "$1" "$WORK/err"; verdict $? "complains: $1"; }
out_lacks() { ! grep -qF -e "$1" "$WORK/out"; verdict $? "does not say: $1"; }

# json WHAT FILTER: the output of the last check is JSON for which the jq filter holds.
# An empty file has to fail here: jq 1.6 calls it fine.
json() { [ -s "$WORK/out" ] && jq -e "$2" "$WORK/out" >/dev/null 2>"$WORK/err"; verdict $? "$1"; }

# typed LINES COMMAND...: runs the command with these lines typed (printf format).
typed() {
    lines=$1
    shift
    printf "$lines" | "$@"
}

# until_true COMMAND...: waits, ten seconds at most, for something another process does.
until_true() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ $tries -lt 200 ] || return 1
        sleep 0.05
    done
}

# The ID of the newest talk with this person. Moments are whole seconds, so a name tells it apart.
talk_with() { "$WG" list --json | jq -r --arg p "$1" 'map(select(.person == $p))[0].id // empty'; }

# shows PERSON FILTER: whether the filter holds for the newest talk with this person.
shows() { "$WG" show "$(talk_with "$1")" --json >"$WORK/shown" && jq -e "$2" "$WORK/shown"; }

finish() {
    echo "1..$count"
    [ "$failed" -eq 0 ] || echo "# $failed of $count failed: $0"
    exit $((failed > 0))
}
