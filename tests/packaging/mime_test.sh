#!/bin/bash
# The type of our lists is known, is Markdown, and takes no other file over.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/mime/packages" "$work/home"
cp /usr/share/mime/packages/freedesktop.org.xml "$work/mime/packages/"
cp "$1" "$work/mime/packages/io.github.periplus.Periplus.xml"
XDG_DATA_HOME=$work/home XDG_DATA_DIRS=$work update-mime-database "$work/mime"
grep -qx '60:text/x-periplus-catalogue:\*\.periplus\.md' "$work/mime/globs2"
grep -qx 'text/x-periplus-catalogue text/markdown' "$work/mime/subclasses"
grep -q ':text/markdown:\*\.md$' "$work/mime/globs2"
[ "$(grep -c 'x-periplus' "$work/mime/globs2")" = 1 ]
