#!/bin/bash
# Starts a program on the display it is given, waits for its window, and asks for a live page: the window has to find
# its plug-in where it was installed. Then it ends the program.
set -u
# As root the web engine would refuse its sandbox. The page is on no server at all.
export QT_QPA_PLATFORM=xcb QTWEBENGINE_DISABLE_SANDBOX=1 QTWEBENGINE_CHROMIUM_FLAGS=--disable-gpu
printf '# List\n\n- [A page](http://127.0.0.1:9/page)\n' >"$HOME/list.md"
name=$1
"$name" "$HOME/list.md" &
program=$!
# until_that WHAT COMMAND: asks again until the command says yes; whoever started us ends what takes too long.
until_that() {
    local what=$1
    shift
    until "$@"; do
        kill -0 $program 2>/dev/null || { wait $program; echo "$name ended with $? before $what" >&2; exit 1; }
        sleep 0.1
    done
    echo "$what"
}
window_shows() { xwininfo -root -tree 2>/dev/null | grep -q '("periplus" '; }
plugin_is_loaded() {
    xdotool search --onlyvisible --class periplus windowfocus key l 2>/dev/null
    grep -q libperiplus_reader /proc/$program/maps
}
until_that "the window shows" window_shows
until_that "the live page's plug-in is loaded" plugin_is_loaded
kill -TERM $program
wait $program
status=$?
[ $status = 0 ] || [ $status = 143 ] || { echo "$name ended with $status" >&2; exit 1; }
