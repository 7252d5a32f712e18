# The validator that is not ours: where it lies, and how it gets there. `work` is a folder of the caller.
: "${WG:?is the program to test}"
place=$(dirname "$WG")/schema

# Installs what package-lock.json names, once.
install_validator()
{
    cmp -s tests/schema/package-lock.json "$place/installed" && return
    mkdir -p "$place" && cp tests/schema/package.json tests/schema/package-lock.json "$place" &&
        npm ci --prefix "$place" --no-audit --no-fund --fetch-retries 1 --fetch-timeout 20000 >"$work/npm" 2>&1 &&
        cp tests/schema/package-lock.json "$place/installed"
}

why_not()
{
    command -v node >/dev/null || { echo "node is not installed"; return; }
    command -v npm >/dev/null || { echo "npm is not installed"; return; }
    install_validator || echo "npm cannot fetch the validator"
}
