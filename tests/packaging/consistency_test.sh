#!/bin/bash
# The version, the id and the languages say the same wherever they stand.
set -u
root=$1 version=$2 failed=0
id=io.github.periplus.Periplus
linux=$root/packaging/linux
wants() { # wants FILE PATTERN WHY
    grep -q -- "$2" "$1" || { echo "${1#"$root"/}: $3" >&2; failed=1; }
}
wants "$linux/$id.metainfo.xml" "<release version=\"$version\"" "has no release $version"
wants "$linux/$id.metainfo.xml" "<id>$id</id>" "has another id"
wants "$linux/$id.metainfo.xml" 'xml:lang="zh_CN"' "says nothing in Chinese"
wants "$linux/$id.desktop" "^Icon=$id\$" "names another icon"
wants "$linux/$id.desktop" '^Comment\[zh_CN\]=' "says nothing in Chinese"
wants "$linux/$id.desktop" '^MimeType=.*text/markdown;' "does not open Markdown"
wants "$root/CHANGELOG.md" '^## \[' "has no section"
for picture in $(sed -n 's|.*/\(packaging/linux/screenshots/[^<]*\)</image>.*|\1|p' "$linux/$id.metainfo.xml"); do
    [ -s "$root/$picture" ] || { echo "$id.metainfo.xml shows $picture, which is not there" >&2; failed=1; }
done
for picture in $(grep -o 'packaging/linux/screenshots/[^)" ]*' "$root/README.md"); do
    [ -s "$root/$picture" ] || { echo "README.md shows $picture, which is not there" >&2; failed=1; }
done
exit $failed
