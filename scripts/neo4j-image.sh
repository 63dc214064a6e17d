#!/usr/bin/env bash
# Builds a container image of Neo4j for the tests, for machines that cannot pull the
# official image. It takes the Java and the busybox of this machine, and the jars that
# neo4j-maven.sh assembles. The image understands the settings NEO4J_AUTH and NEO4J_* of
# the official image.
#
#   scripts/neo4j-image.sh [IMAGE]     (default: parley-test/neo4j:5.26.16)
#
# Then: PARLEY_TEST_NEO4J_IMAGE=IMAGE make test
# Needs a container engine with its docker client, Java 17, Maven and a
# statically linked busybox (Debian: busybox-static).
set -euo pipefail

image=${1:-parley-test/neo4j:5.26.16}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

fail() {
	printf 'neo4j-image.sh: %s\n' "$1" >&2
	exit 1
}

for tool in docker jlink busybox ldd; do
	command -v "$tool" >/dev/null || fail "$tool is missing"
done
docker version >/dev/null 2>&1 || fail "no container engine answers: start one"

cache=$("$here/neo4j-maven.sh" assemble)
root=$(mktemp -d "${TMPDIR:-/tmp}/parley-neo4j-image.XXXXXX")
trap 'rm -rf "$root"' EXIT

mkdir -p "$root"/{bin,etc,tmp,proc,neo4j}
cp "$(command -v busybox)" "$root/bin/busybox"
for name in sh sed env mkdir cat; do ln -s busybox "$root/bin/$name"; done
printf 'root:x:0:0::/:/bin/sh\n' >"$root/etc/passwd"
printf '127.0.0.1 localhost\n' >"$root/etc/hosts"

# Java with every module, without the other parts of the JDK. Then the libraries that it
# loads.
jlink --add-modules ALL-MODULE-PATH --strip-debug --no-man-pages --no-header-files --output "$root/java"
find "$root/java" -type f \( -name '*.so' -o -path '*/bin/*' \) -print0 | xargs -0 ldd 2>/dev/null |
	grep -oE '/[^ ]+\.so[^ ]*' | grep -v "^$root" | sort -u | while read -r library; do
	mkdir -p "$root/$(dirname "$library")"
	cp -L "$library" "$root/$library"
done
cp -rL "$cache/lib" "$root/neo4j/lib"

cat >"$root/entrypoint.sh" <<'SH'
#!/bin/sh
set -euf # f: the shell must not expand /neo4j/lib/*, because Java does
mkdir -p /neo4j/conf /neo4j/data
{
	echo server.default_listen_address=0.0.0.0
	echo server.bolt.enabled=true
	echo server.http.enabled=true
	# NEO4J_server_memory_heap_max__size=1g is server.memory.heap.max_size=1g
	env | sed -n '/^NEO4J_[a-z]/{s/^NEO4J_//;h;s/=.*//;s/__/\n/g;s/_/./g;s/\n/_/g;G;s/\n[^=]*=/=/;p;}'
} >/neo4j/conf/neo4j.conf
# The log goes to the console, where the tests look for it.
cat >/neo4j/conf/user-logs.xml <<'XML'
<Configuration status="ERROR" packages="org.neo4j.logging.log4j">
  <Appenders>
    <Console name="console" target="SYSTEM_OUT"><PatternLayout pattern="%d{yyyy-MM-dd HH:mm:ss.SSSZ}{GMT+0} %-5p %m%n"/></Console>
  </Appenders>
  <Loggers><Root level="INFO"><AppenderRef ref="console"/></Root></Loggers>
</Configuration>
XML
run="/java/bin/java -Xmx1g --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED -cp /neo4j/lib/*"
export NEO4J_HOME=/neo4j NEO4J_CONF=/neo4j/conf
case ${NEO4J_AUTH:-} in
none) echo dbms.security.auth_enabled=false >>/neo4j/conf/neo4j.conf ;;
neo4j/?*) $run org.neo4j.cli.AdminTool dbms set-initial-password "${NEO4J_AUTH#neo4j/}" ;;
esac
exec $run org.neo4j.server.CommunityEntryPoint --home-dir=/neo4j --config-dir=/neo4j/conf --console-mode
SH
chmod 755 "$root/entrypoint.sh"

tar -C "$root" -c . | docker import \
	--change 'ENTRYPOINT ["/entrypoint.sh"]' --change 'ENV PATH=/bin' \
	--change 'EXPOSE 7687' --change 'EXPOSE 7474' - "$image" >/dev/null
printf '%s\n' "$image"
