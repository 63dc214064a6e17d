#!/usr/bin/env bash
# Runs every test. The packages that share a Neo4j run one after the other. So there are two groups of packages, with a
# Neo4j for each, and the groups run at the same time. The tests in internal/chaos come after them: they measure how long
# a failure takes. If the environment names a Neo4j, all packages share it.
set -euo pipefail

group() {
	go run ./internal/neo4jtest/with go test -p 1 -timeout 60m -tags integration "$@"
}

if [[ -n ${PARLEY_TEST_NEO4J_URI:-} ]]; then
	group ./...
	exit
fi

# The first package takes about as long as all of the second group together.
first=$(go list ./cmd/parley)
last=$(go list ./internal/chaos)
second=$(go list ./... | grep -vxF "$first" | grep -vxF "$last")
status=0
# An import path has no spaces.
# shellcheck disable=SC2086
group $first &
# shellcheck disable=SC2086
group $second || status=$?
wait $! || status=$?
# shellcheck disable=SC2086
group $last || status=$?
exit "$status"
