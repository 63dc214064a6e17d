#!/usr/bin/env bash
# Runs every test. The packages that share a Neo4j run one after the other. The commands and the tests of failures have a
# Neo4j of their own each: what other tests leave in the database, or in its memory, must not change what these tests
# measure. If the environment names a Neo4j, all packages share it.
set -euo pipefail

group() {
	go run ./internal/neo4jtest/with go test -p 1 -timeout 60m -tags integration "$@"
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
