#!/bin/bash
# Each manual page reads without a warning and has the sections that people look for.
set -u
failed=0
for name in periplus periplusctl; do
    page=$1/$name.1
    warnings=$(LC_ALL=C.UTF-8 MANWIDTH=100 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
    [ -z "$warnings" ] || { echo "$page: $warnings" >&2; failed=1; }
    for section in NAME SYNOPSIS DESCRIPTION OPTIONS FILES; do
        grep -q "^\.S[Hh] \"\?$section" "$page" || { echo "$page has no section $section" >&2; failed=1; }
    done
done
exit $failed
