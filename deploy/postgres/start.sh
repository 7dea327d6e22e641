#!/bin/sh
# Runs as root before the image's own entrypoint: the server reads a key only if it is its own.
set -eu
until test -s /certificates/postgres/ca.crt; do sleep 1; done
install -d -o postgres -g postgres -m 0700 /run/lianshang
install -o postgres -g postgres -m 0600 /certificates/postgres/tls.crt /certificates/postgres/tls.key /run/lianshang/
exec docker-entrypoint.sh "$@"
