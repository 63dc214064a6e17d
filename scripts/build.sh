#!/usr/bin/env bash
# Builds parley, and says meanwhile how far the build is.
#
#   scripts/build.sh OUTPUT
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

output=$1
log=$(mktemp "${TMPDIR:-/tmp}/parley-build.XXXXXX")
teller=

finish() {
	if [[ -n $teller ]]; then kill "$teller" 2>/dev/null || true; fi
	rm -f "$log"
}
trap finish EXIT

# On a terminal it draws one line each second over the last one. Elsewhere it prints a
# line every 10 seconds.
tell() {
	local packages
	while sleep 1 && kill -0 $$ 2>/dev/null && [[ -e $log ]]; do
		packages=$(grep -c '^[^ ]*$' "$log") || true
		if [[ -t 2 ]]; then
			printf '\r  %d s, %d packages so far ' "$SECONDS" "$packages" >&2
		elif ((SECONDS % 10 == 0)); then
			printf '  %d s, %d packages so far\n' "$SECONDS" "$packages" >&2
		fi
	done
}

printf 'Building parley: the first time takes a few minutes.\n' >&2
tell &
teller=$!
status=0
# -v prints each package when its turn comes. -s and -w leave out what only a debugger reads:
# a quarter of the binary. grpcnotrace leaves out pages for debugging, with their templates.
go build -v -tags grpcnotrace,nethttpomithttp2 -ldflags='-s -w' -o "$output" ./cmd/parley 2>"$log" || status=$?
kill "$teller" 2>/dev/null || true
wait "$teller" 2>/dev/null || true
teller=
if [[ -t 2 ]]; then printf '\r\033[K' >&2; fi
if ((status != 0)); then
	# Every line except the names of packages.
	grep -v '^[^ ]*$' "$log" >&2 || true
	exit "$status"
fi
printf 'Built %s in %d s.\n' "$output" "$SECONDS" >&2
