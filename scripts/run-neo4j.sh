#!/usr/bin/env bash
# Loads the bundled dossier into a Neo4j, and serves from it. The Neo4j is the server that
# PARLEY_NEO4J names. If PARLEY_NEO4J is not set, this script starts a temporary server,
# which ends with the script.
#
#   scripts/run-neo4j.sh PARLEY HOST:PORT
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

parley=$1
listen=$2

if [[ -z ${PARLEY_NEO4J:-} ]]; then
	if [[ -n ${PARLEY_TEST_NEO4J_URI:-} ]]; then
		export PARLEY_NEO4J=$PARLEY_TEST_NEO4J_URI PARLEY_NEO4J_USER=$PARLEY_TEST_NEO4J_USER PARLEY_NEO4J_PASSWORD=$PARLEY_TEST_NEO4J_PASSWORD
	else
		printf 'Starting a Neo4j: the first time takes a few minutes.\n' >&2
		exec go run ./internal/neo4jtest/with scripts/run-neo4j.sh "$parley" "$listen"
	fi
fi
"$parley" load
exec "$parley" serve --listen "$listen"
