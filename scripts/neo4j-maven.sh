#!/usr/bin/env bash
# Runs a real Neo4j Community server for the tests. It assembles the server from the
# packages that Neo4j publishes for Maven. It is for machines that have Java and Maven
# but no container engine.
#
#   scripts/neo4j-maven.sh assemble
#       Fills the cache with the server's jars, and starts nothing.
#   scripts/neo4j-maven.sh start [--home DIR [--again]] [--port PORT] [--until-eof] [--long] [--set KEY=VALUE]...
#       Fills the cache if it is empty. Then this process becomes the server (exec),
#       with the same process id. DIR must be empty or must not exist (default: a new
#       temporary folder). PORT is the port of Bolt on 127.0.0.1 (default: 7687). The
#       first login is neo4j / neo4j, and must change its password.
#       --again: DIR is the folder of an earlier start. Its data stay.
#       --set: one more setting of neo4j.conf.
#       --long: the server runs for minutes. Java then compiles what runs very often with its
#       optimizing compiler, too: a start costs more processor time, and each query less.
#       --until-eof: when standard input ends, stop the server and remove DIR. The
#       caller holds the other end of a pipe, so the server ends with the caller,
#       even if the caller is killed.
#
# The cache is $PARLEY_NEO4J_CACHE. If that is not set, it is parley/neo4j-VERSION in
# $XDG_CACHE_HOME or ~/.cache. You may remove it while no server runs.
set -euo pipefail

readonly version=5.26.16
readonly dependency_plugin=org.apache.maven.plugins:maven-dependency-plugin:3.8.1

fail() {
	printf 'neo4j-maven.sh: %s\n' "$*" >&2
	exit 1
}

cache_folder() {
	if [[ -n ${PARLEY_NEO4J_CACHE:-} ]]; then
		printf '%s\n' "$PARLEY_NEO4J_CACHE"
		return
	fi
	local base=${XDG_CACHE_HOME:-}
	if [[ -z $base ]]; then
		[[ -n ${HOME:-} ]] || fail "no cache folder: set HOME, XDG_CACHE_HOME or PARLEY_NEO4J_CACHE"
		base=$HOME/.cache
	fi
	printf '%s\n' "$base/parley/neo4j-$version"
}

# Prints the java command. Fails if it is too old for Neo4j 5.26.
find_java() {
	local java=java banner major
	if [[ -n ${JAVA_HOME:-} ]]; then
		java=$JAVA_HOME/bin/java
	fi
	command -v "$java" >/dev/null ||
		fail "no Java: '$java' is not there; install Java 17 (Debian: openjdk-17-jre-headless) or correct JAVA_HOME"
	banner=$("$java" -version 2>&1) || fail "'$java -version' failed: $banner"
	major=$(sed -n 's/.* version "\([0-9][0-9]*\).*/\1/p' <<<"$banner" | head -n 1)
	[[ -n $major ]] || fail "cannot tell the version of '$java' from: $banner"
	((major >= 17)) || fail "Neo4j $version needs Java 17 or newer, '$java' is Java $major; install Java 17"
	printf '%s\n' "$java"
}

write_pom() {
	cat >"$1" <<-EOF
		<project>
		  <modelVersion>4.0.0</modelVersion>
		  <groupId>parley</groupId>
		  <artifactId>neo4j-for-tests</artifactId>
		  <version>1</version>
		  <packaging>pom</packaging>
		  <dependencies>
		    <dependency>
		      <groupId>org.neo4j</groupId>
		      <artifactId>neo4j</artifactId>
		      <version>$version</version>
		    </dependency>
		    <dependency>
		      <groupId>org.neo4j.app</groupId>
		      <artifactId>neo4j-server</artifactId>
		      <version>$version</version>
		    </dependency>
		  </dependencies>
		</project>
	EOF
}

# Fills CACHE with the jars. It copies them into a new folder. As the last step it makes
# the link "lib" to that folder. So an interrupted run leaves no half-filled lib. If two
# runs are at work at the same time, the slower run removes its copy.
assemble() {
	local cache=$1
	if [[ -e $cache/lib/neo4j-server-$version.jar ]]; then
		return
	fi
	command -v mvn >/dev/null || fail "no Maven: 'mvn' is not there; install Maven 3.6.3 or newer (Debian: maven)"
	mkdir -p "$cache"
	# Remove the folders of killed runs. No run takes an hour.
	find "$cache" -mindepth 1 -maxdepth 1 -name 'jars.*' -mmin +60 ! -exec test "$cache/lib" -ef {} \; -exec rm -rf {} +
	if [[ -L $cache/lib && ! -e $cache/lib ]]; then
		rm -f "$cache/lib" # its folder was removed by hand
	fi

	# A subshell: its exit trap always cleans up, and ends before this script becomes
	# the server.
	(
		work=$(mktemp -d "${TMPDIR:-/tmp}/parley-neo4j-pom.XXXXXX")
		jars=$(mktemp -d "$cache/jars.XXXXXX")
		kept=no
		trap 'rm -rf "$work"; if [[ $kept = no ]]; then rm -rf "$jars"; fi' EXIT
		write_pom "$work/pom.xml"
		printf 'neo4j-maven.sh: getting Neo4j %s by Maven (about 120 MB, only once) into %s\n' "$version" "$cache" >&2
		mvn --batch-mode --quiet --file "$work/pom.xml" "$dependency_plugin:copy-dependencies" \
			-DincludeScope=runtime -DoutputDirectory="$jars" </dev/null >&2 ||
			fail "Maven could not get Neo4j $version (see above); check that Maven can reach its repository"
		[[ -e $jars/neo4j-server-$version.jar ]] || fail "Maven copied no neo4j-server-$version.jar"
		chmod 755 "$jars"
		# -n: if another run has made the link, fail. Do not make a link inside it.
		if ln -sn "${jars##*/}" "$cache/lib" 2>/dev/null; then
			kept=yes
		fi
	)
	[[ -e $cache/lib/neo4j-server-$version.jar ]] || fail "$cache/lib is not usable; remove $cache and try again"
}

write_conf() {
	local home=$1 port=$2
	shift 2
	mkdir -p "$home/conf"
	cat >"$home/conf/neo4j.conf" <<-EOF
		server.default_listen_address=127.0.0.1
		server.bolt.enabled=true
		server.bolt.listen_address=127.0.0.1:$port
		server.bolt.advertised_address=127.0.0.1:$port
		server.http.enabled=false
		server.https.enabled=false
		server.memory.pagecache.size=256m
		dbms.security.auth_enabled=true
		# A step along one kind of relationship then does not read the others: decision 0021.
		db.relationship_grouping_threshold=10
		# Report nothing to anyone.
		dbms.usage_report.enabled=false
		# Saves writing 256 MB of empty log for each database.
		db.tx_log.preallocate=false
	EOF
	if (($# > 0)); then printf '%s\n' "$@" >>"$home/conf/neo4j.conf"; fi
}

# Waits until file descriptor 3 ends. Then it stops the process PID and removes HOME.
stop_at_eof() {
	local pid=$1 home=$2
	cat <&3 >/dev/null || true
	# If the server has ended, the caller reads the logs in HOME and removes HOME.
	kill -TERM "$pid" 2>/dev/null || return 0
	# Wait for Maven or for this script to clean up. Nobody needs the server's data.
	for ((i = 0; i < 25; i++)); do
		kill -0 "$pid" 2>/dev/null || break
		sleep 0.2
	done
	kill -KILL "$pid" 2>/dev/null || true
	rm -rf -- "$home"
}

start() {
	local home='' port=7687 until_eof=no again=no long=no settings=() compiler java cache
	while (($# > 0)); do
		case $1 in
		--home | --port | --set)
			(($# >= 2)) || fail "$1 needs a value"
			case $1 in
			--home) home=$2 ;;
			--port) port=$2 ;;
			--set) settings+=("$2") ;;
			esac
			shift 2
			;;
		--again)
			again=yes
			shift
			;;
		--until-eof)
			until_eof=yes
			shift
			;;
		--long)
			long=yes
			shift
			;;
		*) fail "unknown option '$1'; see the comment at the start of this script" ;;
		esac
	done
	[[ $port =~ ^[0-9]+$ ]] || fail "--port needs a number, not '$port'"
	java=$(find_java)
	if [[ -z $home ]]; then
		home=$(mktemp -d "${TMPDIR:-/tmp}/parley-neo4j.XXXXXX")
		printf 'neo4j-maven.sh: home is %s\n' "$home" >&2
	fi
	mkdir -p "$home"
	# --until-eof removes the folder, so the folder must not hold other data.
	[[ $again = yes && -e $home/conf/neo4j.conf || -z $(ls -A "$home") ]] || fail "$home is not empty: give --home an empty or a new folder"
	home=$(cd "$home" && pwd)

	if [[ $until_eof = yes ]]; then
		# $$ is the server's process id after the exec below. The pipe is descriptor 3,
		# because bash gives a background job an empty standard input.
		exec 3<&0
		stop_at_eof $$ "$home" >/dev/null 2>&1 &
		exec 3<&-
	fi

	cache=$(cache_folder)
	assemble "$cache"
	# bash 3.2, which macOS has, takes an empty array for an unset variable.
	write_conf "$home" "$port" ${settings[@]+"${settings[@]}"}
	# The heap is set here, because only Neo4j's launcher reads Neo4j's setting for it.
	# If a server runs for seconds, the optimizing compiler would cost more processor time
	# than it saves. For all servers the same holds of the parallel garbage collector.
	# In a server that runs for minutes, that compiler takes only code that runs four times as
	# often as by default: half of its work would pay only in a server that runs for hours.
	if [[ $long = no ]]; then
		compiler=(-XX:TieredStopAtLevel=1)
	else
		compiler=(-XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=4000
			-XX:Tier4CompileThreshold=60000 -XX:Tier4BackEdgeThreshold=160000)
	fi
	exec "$java" -Xms256m -Xmx1g "${compiler[@]}" -XX:+UseSerialGC \
		--add-opens=java.base/java.nio=ALL-UNNAMED \
		--add-opens=java.base/java.io=ALL-UNNAMED \
		--add-opens=java.base/sun.nio.ch=ALL-UNNAMED \
		--add-opens=java.base/java.util.concurrent=ALL-UNNAMED \
		-cp "$cache/lib/*" org.neo4j.server.CommunityEntryPoint \
		--home-dir="$home" --config-dir="$home/conf" </dev/null
}

case ${1:-} in
assemble)
	(($# == 1)) || fail "assemble takes no arguments"
	cache=$(cache_folder)
	assemble "$cache"
	printf '%s\n' "$cache"
	;;
start)
	shift
	start "$@"
	;;
*) fail "usage: neo4j-maven.sh assemble | start [--home DIR] [--port PORT] [--until-eof]" ;;
esac
