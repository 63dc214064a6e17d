#!/usr/bin/env bash
# Runs a peer, a server of GraphQL on Node, for `make bench-peers`.
#
#   bench/peers/peer.sh install NAME    gets the packages of the peer in the folder NAME, once
#   bench/peers/peer.sh start NAME      becomes the server, which prints its address when it is ready
#
# The server ends when standard input ends, or on SIGTERM. server.js says which variables of the environment it reads.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/$2"

case $1 in
install)
	# npm writes .package-lock.json last.
	if [[ ! node_modules/.package-lock.json -nt package-lock.json ]]; then
		printf 'Getting the packages of %s (only the first time):\n' "$2"
		npm ci --loglevel=error
		touch node_modules/.package-lock.json
	fi
	;;
start)
	# A peer that needs another Node than the one on the PATH has it among its packages.
	PATH=$PWD/node_modules/.bin:$PATH NODE_ENV=production exec node server.js
	;;
*)
	printf 'usage: peer.sh install NAME | start NAME\n' >&2
	exit 2
	;;
esac
