#!/bin/sh
# Build the console into gateway/static/console, or check it:  scripts/console.sh build|check|install
#
# Node comes with the wheel of requirements-console.lock, packages from npm's registry, checked by the hashes of
# console/package-lock.json; none of them runs a script at installation. Where they cannot be had, that is said in one line
# and is no failure, except where CI is set: all else works without the console.
set -eu
what=$1
venv=${VENV:-.venv}
log=$(mktemp)
trap 'rm -f "$log"' EXIT

away() {
    echo "The console was not built: $1. Everything else works; \`make console\` tries again." >&2
    [ -z "${CI:-}" ] || { cat "$log" >&2; exit 1; }
    exit 0
}

[ -x "$venv/bin/node" ] || VENV=$venv PROJECT="" sh scripts/install.sh requirements-console.lock >"$log" 2>&1 ||
    away "Node.js could not be installed (requirements-console.lock)"
case $venv in /*) ;; *) venv=$PWD/$venv ;; esac
PATH=$venv/bin:$PATH
export PATH

cd console
mkdir -p ../gateway/static
# What checks it is fetched where somebody works on it.
[ -e "$venv/.installed-dev" ] && omit="" || omit=--omit=dev
installed=node_modules/.package-lock.json
if ! [ "$installed" -nt package-lock.json ] || { [ -z "$omit" ] && ! [ -d node_modules/vue-tsc ]; }; then
    # A registry that is away is noticed in seconds.
    npm ci $omit --ignore-scripts --prefer-offline --fetch-retries=2 --fetch-retry-mintimeout=1000 \
        --no-audit --no-fund --loglevel=error >"$log" 2>&1 ||
        away "npm could not fetch what console/package-lock.json names"
    touch "$installed"
fi

[ "$what" != install ] || exit 0

if [ "$what" = check ]; then
    node node_modules/vue-tsc/bin/vue-tsc.js --noEmit
    node tools/unused.mjs
    exec node tools/budget.mjs
fi

node node_modules/vite/bin/vite.js build --logLevel warn
# Into place at once, and the page last: the gateway may be running.
kept=../gateway/static/console
rm -rf "$kept.old"
[ ! -e "$kept" ] || mv "$kept" "$kept.old"
mv dist "$kept"
rm -rf "$kept.old"
echo "The console was built."
