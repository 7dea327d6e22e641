#!/bin/sh
# Make sure that the tests can start a RabbitMQ node of their own; install Debian's when root and missing.
#
# Nothing is started: the tests run the program themselves, on free ports, and take it down with them.
set -eu

if [ -n "${AMQP_URI:-}" ] || [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || command -v rabbitmq-server >/dev/null; then
    exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "The tests need RabbitMQ: install rabbitmq-server (as root: apt-get install rabbitmq-server), or set AMQP_URI." >&2
    exit 1
fi

echo "Installing rabbitmq-server for the tests …"
log=$(mktemp)
policy=/usr/sbin/policy-rc.d
ours=
cleanup() { rm -f "$log"; [ -z "$ours" ] || rm -f "$policy"; }
trap cleanup EXIT
# Debian starts a server that it installs; this says no for the moment.
if ! [ -e "$policy" ]; then
    ours=yes
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod +x "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >"$log" 2>&1 &&
    apt-get install -y -qq --no-install-recommends rabbitmq-server >>"$log" 2>&1 </dev/null || {
        cat "$log" >&2
        echo "rabbitmq-server could not be installed." >&2
        exit 1
    }
