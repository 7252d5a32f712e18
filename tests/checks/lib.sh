# Counts and names what a check found, as TAP lines: `check "what" command...`.
count=0
bad=0
check()
{
    what=$1
    shift
    count=$((count + 1))
    if output=$("$@" 2>&1); then
        echo "ok $count - $what"
    else
        bad=$((bad + 1))
        echo "not ok $count - $what"
        echo "$output" | sed 's/^/# /'
    fi
}
finish()
{
    echo "1..$count"
    [ "$bad" -eq 0 ]
}
