#!/bin/sh
# Runs as root before the image's own entrypoint: the server reads its key, and the hashes of passwords, as its own files.
set -eu
until test -s /certificates/rabbitmq/ca.crt && test -s /definitions/definitions.json; do sleep 1; done
install -d -o rabbitmq -g rabbitmq -m 0700 /run/lianshang
install -o rabbitmq -g rabbitmq -m 0600 /certificates/rabbitmq/ca.crt /certificates/rabbitmq/tls.crt \
    /certificates/rabbitmq/tls.key /definitions/definitions.json /run/lianshang/
exec docker-entrypoint.sh "$@"
