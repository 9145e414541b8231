#!/usr/bin/env bash
# Ends with 0 when the program that listens on the given port of this machine says that it is ready. Needs nothing but bash.
set -u
exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r -t 2 -u 3 _ status _ || exit 1
[ "$status" = 200 ]
