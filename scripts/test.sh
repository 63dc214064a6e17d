#!/usr/bin/env bash
# Runs every test. The packages that share a Neo4j run one after the other. The commands and the tests of failures have a
# Neo4j of their own each: what other tests leave in the database, or in its memory, must not change what these tests
# measure. If the environment names a Neo4j, all packages share it.
set -euo pipefail

# Only one test program runs at a time. With flock, Go builds the next test program meanwhile.
one_by_one=(-p 1)
if command -v flock >/dev/null; then
	lock=$(mktemp)
	trap 'rm -f "$lock"' EXIT
	one_by_one=(-p 2 -exec "flock -o $lock")
fi

group() {
	go run ./internal/neo4jtest/with go test "${one_by_one[@]}" -timeout 60m -tags integration "$@"
}

if [[ -n ${PARLEY_TEST_NEO4J_URI:-} ]]; then
	group ./...
	exit
fi

alone=$(go list ./cmd/parley ./internal/chaos)
status=0
# An import path has no spaces.
# shellcheck disable=SC2086
group $(go list ./... | grep -vxF "$alone") || status=$?
for package in $alone; do
	group "$package" || status=$?
done
exit "$status"
