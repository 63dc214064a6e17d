#!/usr/bin/env bash
# Runs a command that may be silent for minutes. Every 15 seconds it prints a line to
# standard error that says how long the command has been running.
#
#   scripts/progress.sh TITLE COMMAND [ARGUMENT...]
set -euo pipefail

title=$1
shift

# The command runs in the foreground, so that Ctrl-C reaches it. The loop ends with it.
tell() {
	while sleep 1 && kill -0 $$ 2>/dev/null; do
		if ((SECONDS % 15 == 0)); then
			printf '%s: %d s so far\n' "$title" "$SECONDS" >&2
		fi
	done
}

printf '%s: the first time takes a few minutes\n' "$title" >&2
tell &
teller=$!
trap 'kill "$teller" 2>/dev/null || true' EXIT
"$@"
printf '%s: done in %d s\n' "$title" "$SECONDS" >&2
