#!/bin/sh
# read_by_others.sh SOURCE-FOLDER WORK-FOLDER WRITE_SAMPLE: another reader accepts what we write. 77: it could not be
# fetched (no npm, no network), and nothing was checked.
set -eu
source=$1 work=$2 write_sample=$3
mkdir -p "$work"
cd "$work"
"$write_sample" sample.warc.gz sample.wacz
if ! cmp -s "$source/package-lock.json" fetched 2>/dev/null; then
    command -v npm >/dev/null || { echo "npm is not there: nothing was checked"; exit 77; }
    cp "$source/package.json" "$source/package-lock.json" .
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error || { echo "npm ci did not work: nothing was checked"; exit 77; }
    cp "$source/package-lock.json" fetched
fi
cp "$source/check.mjs" .
node check.mjs sample.warc.gz sample.wacz
