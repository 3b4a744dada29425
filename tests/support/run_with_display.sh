#!/bin/sh
# Runs one command on an X display of its own, with a home of its own; both are gone afterwards.
#   run_with_display.sh COMMAND [ARGUMENTS]
# SCREEN (default 1400x900x24) is the size; WINDOW_MANAGER names one to start (default: none);
# TEST_SECONDS (default 110) ends a command that hangs, so that the display never outlives it.
set -eu

work=$(mktemp -d "${TMPDIR:-/tmp}/periplus-test.XXXXXX")
xvfb=
manager=
cleanUp() {
    [ -z "$manager" ] || kill "$manager" 2>/dev/null || :
    [ -z "$xvfb" ] || { kill "$xvfb" 2>/dev/null || :; wait "$xvfb" 2>/dev/null || :; }
    rm -rf "$work"
}
trap cleanUp EXIT
trap 'exit 143' HUP INT TERM

export HOME="$work/home" XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data"
export XDG_CACHE_HOME="$work/cache" XDG_STATE_HOME="$work/state" XDG_RUNTIME_DIR="$work/run"
mkdir -p "$HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_STATE_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"

# The server picks a free number itself and writes it when it is ready; reading blocks until then.
mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 "${SCREEN:-1400x900x24}" -nolisten tcp -noreset 3>"$work/display" 2>"$work/xvfb.log" &
xvfb=$!
number=
read -r number <"$work/display" || :
if [ -z "$number" ]; then
    echo "Xvfb did not start:" >&2
    cat "$work/xvfb.log" >&2
    exit 1
fi
export DISPLAY=":$number"
unset WAYLAND_DISPLAY || :
export DBUS_SESSION_BUS_ADDRESS=disabled:

if [ -n "${WINDOW_MANAGER:-}" ]; then
    "$WINDOW_MANAGER" >"$work/manager.log" 2>&1 &
    manager=$!
    # A window that is there before the manager is does not become the active one.
    until xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; do
        kill -0 "$manager" 2>/dev/null || { echo "$WINDOW_MANAGER ended:" >&2; cat "$work/manager.log" >&2; exit 1; }
        sleep 0.05
    done
fi

status=0
timeout --kill-after=5 "${TEST_SECONDS:-110}" "$@" || status=$?
exit "$status"
