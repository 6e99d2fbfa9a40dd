#!/bin/sh
# Requests a second and latency of searches over HTTP, beside /healthz as the upper bound.
#
#   bench/search_http.sh                    builds an index apart and starts a server of its own
#   bench/search_http.sh http://127.0.0.1:8080    asks a server that runs already
#
# GBALEX_BUILD names the build folder (default build/release), SECONDS_EACH the length of a run
# (10), CONNECTIONS and THREADS those of wrk (8 and 2). Exit 1 when a request failed.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
build=${GBALEX_BUILD:-$root/build/release}
seconds=${SECONDS_EACH:-10}
connections=${CONNECTIONS:-8}
threads=${THREADS:-2}
server=''
scratch=$(mktemp -d)

finish() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf -- "$scratch"
}
trap finish EXIT
trap 'exit 130' INT TERM

die() {
  echo "search_http: $*" >&2
  exit 3
}

command -v wrk >/dev/null || die "wrk is not installed (Debian package wrk)"

start_server() {
  [ -x "$build/web/gbalex-web" ] || die "no programs in $build: build them, or set GBALEX_BUILD"
  "$build/indexer/gbalex" build --corpus "$root/corpus" --data "$scratch/var" >&2
  "$build/web/gbalex-web" --port 0 --corpus "$root/corpus" --data "$scratch/var" \
    --web "$root/web" >"$scratch/log" 2>&1 &
  server=$!
  tries=0
  while :; do
    address=$(grep -ho 'http://127\.0\.0\.1:[0-9]*' "$scratch/log" | head -n 1 || true)
    [ -n "$address" ] && break
    kill -0 "$server" 2>/dev/null || die "the server did not start: $(cat "$scratch/log")"
    tries=$((tries + 1))
    [ "$tries" -le 100 ] || die "the server names no address after 10 s"
    sleep 0.1
  done
}

if [ $# -gt 0 ]; then
  address=${1%/}
  case $address in
    http://127.0.0.1:*) ;;
    *) die "only servers of this machine: http://127.0.0.1:PORT" ;;
  esac
else
  start_server
fi

# LABEL PATH QUERIES
run() {
  wrk --connections "$connections" --threads "$threads" --duration "${seconds}s" --latency \
    --script "$here/search_http.lua" "$address" -- "$1" "$2" "$3" >"$scratch/out" ||
    die "wrk failed: $(cat "$scratch/out")"
  grep '^RESULT' "$scratch/out" >>"$scratch/results" || die "no figures: $(cat "$scratch/out")"
}

run '/healthz' '/healthz' ''
run '/api/v1/search' '/api/v1/search?lang=en&q=' "$here/queries.txt"
run '/en/search' '/en/search?q=' "$here/queries.txt"

queries=$(grep -c . "$here/queries.txt")
echo "$connections connections, $threads threads, $seconds s each, $queries queries"
awk -F '\t' '
  BEGIN {
    printf "%-16s %10s %9s %9s %8s %8s\n", "", "req/s", "p50 ms", "p95 ms", "failed", "ratio"
  }
  NR == 1 { bound = $3 }
  { printf "%-16s %10d %9.2f %9.2f %8d %7.1f%%\n", $2, $3, $4, $5, $6, 100 * $3 / bound
    failed += $6 }
  END { exit failed > 0 }
' "$scratch/results"
