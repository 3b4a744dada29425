#!/bin/bash
# Starts a program on the display it is given and waits for its window; then asks it to end.
set -u
# The web engine is not started here, but as root it would refuse its sandbox.
export QT_QPA_PLATFORM=xcb QTWEBENGINE_DISABLE_SANDBOX=1
"$1" &
program=$!
until xwininfo -root -tree 2>/dev/null | grep -q '("periplus" '; do
    kill -0 $program 2>/dev/null || { wait $program; echo "$1 ended with $? before its window was there" >&2; exit 1; }
    sleep 0.1
done
kill -TERM $program
wait $program
status=$?
[ $status = 0 ] || [ $status = 143 ] || { echo "$1 ended with $status" >&2; exit 1; }
