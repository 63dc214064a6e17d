#!/usr/bin/env bash
# Runs a PostgreSQL server in a temporary folder, on 127.0.0.1, for `make bench-peers`. It prints the address and the version when the server is ready. It stops the
# server and removes the folder when standard input ends, or on SIGTERM.
#
# PostgreSQL refuses to run as root. So root runs it as the user postgres, which Debian's package makes.
set -euo pipefail

fail() {
	printf 'postgresql.sh: %s\n' "$*" >&2
	exit 1
}

bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
[[ -x $bin/initdb ]] || fail "PostgreSQL is missing: install it (Debian: postgresql)"

# as COMMAND... becomes the command, as a user other than root.
as() { exec "$@"; }
if ((EUID == 0)); then
	id postgres >/dev/null 2>&1 || fail 'as root this needs the user postgres'
	as() { exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/parley-postgresql.XXXXXX")
server=
cleanup() {
	trap - EXIT TERM INT HUP
	if [[ -n $server ]]; then
		kill -INT "$server" 2>/dev/null || true # ends the connections, too
		wait "$server" 2>/dev/null || true
	fi
	rm -rf -- "$folder"
}
trap cleanup EXIT
trap 'exit 1' TERM INT HUP
if ((EUID == 0)); then chown postgres "$folder"; fi
cd "$folder"

(as "$bin/initdb" --pgdata=data --username=bench --auth=trust --encoding=UTF8 --locale=C --no-sync >initdb.log) || fail "initdb failed: $(cat initdb.log)"
cat >>data/postgresql.conf <<-EOF
	listen_addresses = '127.0.0.1'
	unix_socket_directories = ''
	shared_buffers = 256MB
	effective_cache_size = 1GB
	random_page_cost = 1.1
	jit = off
EOF

# PostgreSQL takes no free port by itself. Another program may take the port that this script has drawn, so there are several tries.
for _ in 1 2 3; do
	port=$((20000 + RANDOM % 10000))
	(as "$bin/postgres" -D data -p "$port" </dev/null >server.log 2>&1) &
	server=$!
	for ((i = 0; i < 300; i++)); do
		kill -0 "$server" 2>/dev/null || break
		if "$bin/pg_isready" --quiet --host=127.0.0.1 --port="$port"; then break 2; fi
		sleep 0.1
	done
	wait "$server" || server=
done
[[ -n $server ]] || fail "the server did not come up: $(cat server.log)"

printf 'postgres://bench@127.0.0.1:%s/postgres %s\n' "$port" "$("$bin/postgres" --version)"
# `read` returns at the end of standard input, and lets a signal through.
while read -r _; do :; done
