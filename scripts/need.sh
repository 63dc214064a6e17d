#!/usr/bin/env bash
# Checks that a tool is installed, in a version that Parley can use. If it is not, this
# script prints one sentence that says what to install, and fails.
#
#   scripts/need.sh go          Go in the version of go.mod
#   scripts/need.sh node        Node in a version of "engines" in web/package.json, and npm
#   scripts/need.sh chromium    Chromium, or the browser that PARLEY_TEST_CHROMIUM names
#   scripts/need.sh python      Python 3.10 or newer, with the module venv
#   scripts/need.sh docker      a docker command
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() {
	printf 'make: %s\n' "$*" >&2
	exit 1
}

there() { command -v "$1" >/dev/null; }

# at_least HAVE WANTED compares two versions such as 1.26.3 by their numbers.
at_least() {
	local have wanted i
	IFS=. read -r -a have <<<"$1"
	IFS=. read -r -a wanted <<<"$2"
	for i in 0 1 2; do
		((${have[i]:-0} == ${wanted[i]:-0})) || return $((${have[i]:-0} < ${wanted[i]:-0}))
	done
}

# go_version prints the version of the go command, such as 1.26.3. It runs in the working
# directory, because in a module a go command may hand over to a newer one.
go_version() { go version | sed -n 's/.*go\([0-9][0-9.]*\).*/\1/p'; }

need_go() {
	local wanted advice have have_here
	wanted=$(awk '$1 == "go" { print $2 }' go.mod)
	advice="install Go ${wanted%.0} or newer from https://go.dev/dl/"
	there go || fail "Go is missing: $advice"
	have=$(cd / && GOTOOLCHAIN=local go_version)
	if at_least "${have:-0}" "$wanted"; then
		return
	fi
	# From 1.21 on, Go downloads the version that go.mod asks for, unless it is told not to.
	if at_least "${have:-0}" 1.21 && have_here=$(go_version) && at_least "${have_here:-0}" "$wanted"; then
		return
	fi
	fail "Go ${have:-of an unknown version} is too old: $advice"
}

need_node() {
	there node || fail "Node is missing: install $(node_versions) from https://nodejs.org"
	there npm || fail 'npm is missing: it comes with Node from https://nodejs.org'
	local have
	have=$(node --version)
	have=${have#v}
	local range
	while read -r range; do
		local least=${range#[>^]}
		least=${least#=}
		at_least "$have" "$least" || continue
		# ^20.19.0 allows only versions that begin with 20.
		if [[ $range != ^* || ${have%%.*} == "${least%%.*}" ]]; then
			return
		fi
	done < <(node_ranges)
	fail "Node $have does not build the playground: install $(node_versions) from https://nodejs.org"
}

# node_ranges prints the ranges of "engines", one a line, such as ^20.19.0 and >=22.12.0.
node_ranges() {
	sed -n 's/.*"node": *"\([^"]*\)".*/\1/p' web/package.json | sed 's/ *|| */\
/g'
}

# node_versions prints the ranges in words.
node_versions() {
	local range text=''
	while read -r range; do
		case $range in
		^*) range=${range#^} && range="${range%.0} or a newer ${range%%.*}" ;;
		'>='*) range=${range#>=} && range="${range%.0} or newer" ;;
		*) fail "scripts/need.sh does not understand the range $range in web/package.json: write ^20.19.0 or >=22.12.0" ;;
		esac
		text=${text:+$text, or }"Node $range"
	done < <(node_ranges)
	printf '%s' "$text"
}

case ${1:-} in
go) need_go ;;
node) need_node ;;
chromium)
	[[ -n ${PARLEY_TEST_CHROMIUM:-} ]] || there chromium || there chromium-browser || there google-chrome ||
		fail 'Chromium is missing, which the tests of the playground need: install it (Debian: chromium), or name a browser in PARLEY_TEST_CHROMIUM'
	;;
python)
	there python3 && python3 -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null ||
		fail 'Python 3.10 or newer with the module venv is missing, which opens the exports in the tests: install it (Debian: python3-venv)'
	;;
docker) there docker || fail 'docker is missing: install Docker, or Podman with its docker command' ;;
*) fail 'usage: scripts/need.sh go | node | chromium | python | docker' ;;
esac
