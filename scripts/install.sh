#!/bin/sh
# Install hashed lock files and the project itself into .venv:  scripts/install.sh requirements.lock …
#
# uv does in 1 to 5 seconds what takes pip 20, so pip is used to fetch uv only. uv does not read pip's configuration;
# what may be all that a machine has been told about its package index is handed on. Where uv cannot be had or fails,
# pip does the whole work: slower, same result, because both check the same hashes.
set -eu
venv=${VENV:-.venv}
# How the project is installed; empty when only the lock file is wanted, as for a layer of an image.
project=${PROJECT---editable .}
python=${PYTHON:-python3}

if ! [ -x "$venv/bin/python" ]; then
    "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || {
        echo "Python 3.11, 3.12 or 3.13 is needed; $python is $("$python" -V 2>&1). Name another: make PYTHON=python3.11" >&2
        exit 1
    }
    # Unpacking the pip that Python brings along is a matter of tenths of a second; ensurepip installs it in three.
    "$python" -m venv --without-pip "$venv" && bundled=$("$python" -c '
import ensurepip, glob, os, sysconfig
folder = sysconfig.get_config_var("WHEEL_PKG_DIR") or os.path.join(os.path.dirname(ensurepip.__file__), "_bundled")
print(glob.glob(os.path.join(folder, "pip-*.whl"))[0])
') && "$venv/bin/python" -c '
import sys, sysconfig, zipfile
zipfile.ZipFile(sys.argv[1]).extractall(sysconfig.get_path("purelib"))
' "$bundled" || {
        rm -rf "$venv"
        echo "No virtual environment could be made. Debian: apt-get install python3-venv" >&2
        exit 1
    }
fi

# Each file becomes an option of its own.
for lock do
    set -- "$@" -r "$lock"
    shift
done

setting() { printf '%s\n' "$pip_settings" | sed -n "s/^[^.]*\.$1='\(.*\)'$/\1/p" | tail -n 1; }

with_uv() {
    if ! [ -x "$venv/bin/uv" ]; then
        pinned=$(mktemp)
        awk '/^[^ #]/ { wanted = /^uv==/ } wanted' requirements-dev.lock > "$pinned"
        "$venv/bin/python" -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r "$pinned" \
            2>/dev/null || { rm -f "$pinned"; return 1; }
        rm -f "$pinned"
    fi
    pip_settings=$("$venv/bin/python" -m pip config list 2>/dev/null || true)
    index=${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-$(setting index-url)}}
    certificates=${SSL_CERT_FILE:-${PIP_CERT:-$(setting cert)}}
    [ -z "$index" ] || export UV_DEFAULT_INDEX="$index"
    [ -z "$certificates" ] || export SSL_CERT_FILE="$certificates"
    "$venv/bin/uv" pip install --quiet --python "$venv/bin/python" --require-hashes "$@" || return 1
    if [ -n "$project" ]; then
        # Loading compiles modules, which takes longer than all the rest of a first start; another processor does it now.
        "$venv/bin/python" -c 'import lianshang.embedded_process, gateway.serve, demo.showing' >/dev/null 2>&1 &
        "$venv/bin/uv" pip install --quiet --python "$venv/bin/python" --no-deps --no-build-isolation \
            --config-setting editable_mode=compat $project
    fi
}

with_pip() {
    echo "uv could not be used; installing with pip, which takes longer" >&2
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes "$@" || return 1
    [ -z "$project" ] ||
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation $project
}

with_uv "$@" || with_pip "$@"
