#!/usr/bin/env bash
# Latency of the search page under load, and the same server's fixed page beside it as the upper
# bound: bench/search_http.sh [URL] [CLIENTS] [SECONDS]
#
# Asks http://127.0.0.1:8080 by default, with 8 clients for 10 seconds each. Needs wrk and python3
# (scripts/deps bench). Prints requests a second, p50 and p95 in milliseconds, errors, and the
# ratio of the two. Exit 1 when p95 of the search is 10 ms or more, or when a request failed.
set -euo pipefail
url=${1:-http://127.0.0.1:8080}
clients=${2:-8}
seconds=${3:-10}
here=$(cd "$(dirname "$0")" && pwd)

if ! curl -fsS -o /dev/null "$url/healthz"; then
  echo "no server answers at $url: start scripts/run first" >&2
  exit 3
fi

measure() {  # NAME PATH_LIST
  LC_ALL=C wrk -t2 -c"$clients" -d"${seconds}s" -s "$here/paths.lua" "$url" -- "$2" |
    sed -n "s/^result /$1 /p"
}

search=$(measure search "$here/paths.txt")
fixed=$(measure fixed "$here/fixed.txt")
printf '%s\n%s\n' "$search" "$fixed" | python3 "$here/report.py"
