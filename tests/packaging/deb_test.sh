#!/bin/bash
# Builds the .deb from a build folder, unpacks it, starts both programs from there, and sees that nothing stays behind.
# Where it may (root, and CI=true) the real dpkg installs and purges it; elsewhere it is unpacked to a folder.
#   deb_test.sh SOURCE BUILD CPACK VERSION
set -euo pipefail
source=$1 build=$2 cpack=$3 version=$4
work=$(mktemp -d)
installed=
cleanUp() {
    [ -z "$installed" ] || dpkg --purge periplus >/dev/null 2>&1 || :
    rm -rf "$work"
}
trap cleanUp EXIT
fail() { echo "$*" >&2; exit 1; }

"$cpack" -G DEB --config "$build/CPackConfig.cmake" -B "$work/out" >"$work/cpack.log" 2>&1 || { cat "$work/cpack.log"; fail "cpack failed"; }
deb=$(echo "$work"/out/periplus_"$version"_*.deb)
[ -f "$deb" ] || fail "cpack made no periplus_${version}_*.deb"
dpkg-deb --contents "$deb" | awk '{print $6}' | sed 's|^\./||' | grep -v '/$' >"$work/files"

id=io.github.periplus.Periplus
for file in bin/periplus bin/periplusctl share/applications/$id.desktop share/metainfo/$id.metainfo.xml \
    share/mime/packages/$id.xml share/icons/hicolor/scalable/apps/$id.svg share/man/man1/periplus.1.gz \
    share/man/man1/periplusctl.1.gz share/doc/periplus/copyright; do
    grep -qx "usr/$file" "$work/files" || fail "the package lacks /usr/$file"
done
grep -q '^usr/lib/.*libperiplus_reader\.so$' "$work/files" || fail "the package lacks the reader plug-in"
grep -q '^usr/libexec/periplus/periplus-archive-reader$' "$work/files" || fail "the package lacks the reader of archives"
! grep -v -E '^usr/(bin|lib|libexec|share)/' "$work/files" || fail "the package has files where it should not"
! grep -E '\.(a|h|cmake)$|gtest|benchmark' "$work/files" || fail "the package has files of the build"
dpkg-deb --field "$deb" Depends | grep -q 'libqt6widgets6' || fail "the package does not depend on the libraries it uses"

if [ "$(id -u)" = 0 ] && [ "${CI:-}" = true ] && ! dpkg-query -W periplus >/dev/null 2>&1; then
    dpkg --install "$deb"
    installed=yes prefix=/usr
else
    dpkg-deb --extract "$deb" "$work/root"
    prefix=$work/root/usr
fi

[ "$("$prefix/bin/periplusctl" --version | grep -c "$version")" = 1 ] || fail "periplusctl --version does not say $version"
[ "$("$prefix/bin/periplusctl" catalogue links --json | grep -c '"url"')" -gt 0 ] || fail "periplusctl does not know the bundled list"
while read -r file; do
    case $file in *.so | usr/bin/*)
        ! ldd "$prefix/${file#usr/}" | grep 'not found' || fail "$file misses a library" ;;
    esac
done <"$work/files"
WINDOW_MANAGER=openbox TEST_SECONDS=120 "$source/tests/support/run_with_display.sh" "$source/tests/packaging/window_test.sh" "$prefix/bin/periplus"

if [ -n "$installed" ]; then
    dpkg --purge periplus
    installed=
    while read -r file; do [ ! -e "/$file" ] || fail "/$file stayed behind"; done <"$work/files"
    [ ! -d /usr/lib/periplus ] && [ ! -d /usr/share/doc/periplus ] || fail "a folder stayed behind"
fi
