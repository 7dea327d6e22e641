#!/bin/sh
# Make sure that the tests of the console have a browser and Chinese letters; install Debian's when root and missing.
set -eu

has_letters() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn)" ]; }
missing=
command -v chromium >/dev/null || missing="chromium"
has_letters || missing="$missing fontconfig fonts-noto-cjk"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "The tests of the console need Chromium and Chinese letters (as root: apt-get install$missing)." >&2
    exit 1
fi

echo "Installing $missing for the tests of the console …"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >"$log" 2>&1 &&
    apt-get install -y -qq --no-install-recommends $missing >>"$log" 2>&1 </dev/null || {
        cat "$log" >&2
        echo "$missing could not be installed." >&2
        exit 1
    }
