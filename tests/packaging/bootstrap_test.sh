#!/bin/bash
# What packaging/bootstrap makes of the package lists, with a dpkg and an apt that only say what we tell them.
set -u
root=$1 failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/bin" "$work/tree/packaging/debian-packages"
cp "$root/packaging/bootstrap" "$work/tree/packaging/"
cat >"$work/tree/packaging/debian-packages/build.txt" <<'LIST'
# a comment
alpha
beta | gamma   # either
delta unless sh
LIST
cat >"$work/bin/dpkg-query" <<SH
#!/bin/sh
cat "$work/installed"
SH
cat >"$work/bin/apt-get" <<SH
#!/bin/sh
echo "\$@" >>"$work/asked"
SH
cat >"$work/bin/apt-cache" <<'SH'
#!/bin/sh
case $2 in gamma) echo "  Candidate: 1.0" ;; *) echo "  Candidate: (none)" ;; esac
SH
printf '#!/bin/sh\nexec "$@"\n' >"$work/bin/sudo"
chmod +x "$work"/bin/*
export PATH=$work/bin:$PATH

need() { (. "$work/tree/packaging/bootstrap" && periplus_need build) >"$work/said" 2>&1; }
is() { # is WHAT GOT WANTED
    [ "$2" = "$3" ] || { printf '%s: got "%s", wanted "%s"\n' "$1" "$2" "$3" >&2; failed=1; }
}

printf 'alpha installed\ngamma installed\n' >"$work/installed"
need
is "all there: status" $? 0
is "all there: says nothing" "$(cat "$work/said")" ""
[ ! -e "$work/asked" ] || { echo "apt was called though nothing was missing" >&2; failed=1; }

printf 'alpha installed\ngamma config-files\n' >"$work/installed"
need
is "one missing: status" $? 0
is "the alternative that the release offers" "$(tail -n 1 "$work/asked" 2>/dev/null | grep -o ' [a-z]*$')" " gamma"

printf 'gamma installed\n' >"$work/installed"
printf '#!/bin/sh\nexit 100\n' >"$work/bin/apt-get"
need
is "apt fails: status" $? 1
grep -q 'Not all packages could be installed' "$work/said" || { echo "no word about apt's failure" >&2; failed=1; }

# Elsewhere: no apt at all.
mkdir "$work/elsewhere"
for tool in bash sh sed cut cat tr dirname; do ln -s "$(command -v $tool)" "$work/elsewhere/$tool"; done
PATH=$work/elsewhere need
is "elsewhere: status" $? 1
grep -q '^  beta or gamma$' "$work/said" || { echo "elsewhere the packages are not named" >&2; cat "$work/said" >&2; failed=1; }

# The lists themselves: one purpose each, no package twice.
twice=$(cat "$root"/packaging/debian-packages/*.txt | sed -e 's/#.*//' -e '/^[[:space:]]*$/d' | awk '{print $1}' | sort | uniq -d)
is "packages listed twice" "$twice" ""
exit $failed
