#!/usr/bin/env bash
# Makes a Python environment with the programs that read what Parley writes, in the tests: networkx,
# pandas, pyld, pySHACL, followthemoney and jsonschema. Then it prints the path of its python.
# The packages are those of scripts/python-packages.txt. The first run downloads about 100 MB. It needs Python 3.10
# or newer with the module venv.
#
# The environment is in $PARLEY_PYTHON_CACHE. If that is not set, it is parley/python-SUM in $XDG_CACHE_HOME or
# ~/.cache, where SUM is a checksum of the list of packages. You may remove it while no test runs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

fail() {
	printf 'python-env.sh: %s\n' "$*" >&2
	exit 1
}

cache=${PARLEY_PYTHON_CACHE:-}
if [[ -z $cache ]]; then
	base=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
	[[ -n $base ]] || fail 'no cache folder: set HOME, XDG_CACHE_HOME or PARLEY_PYTHON_CACHE'
	cache=$base/parley/python-$(cksum <python-packages.txt | cut -d ' ' -f 1)
fi

if [[ ! -e $cache/complete ]]; then
	command -v python3 >/dev/null || fail 'no Python: install Python 3.10 or newer (Debian: python3-venv)'
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' || fail "Python is too old: $(python3 --version); install 3.10 or newer"
	# An environment contains its own path, so it is made in its place. A second run waits until the first is ready.
	mkdir -p "$cache"
	exec 9>"$cache.lock"
	if command -v flock >/dev/null; then
		flock 9
	fi
	if [[ ! -e $cache/complete ]]; then
		printf 'python-env.sh: getting the Python packages (about 100 MB, only once) into %s\n' "$cache" >&2
		python3 -m venv --clear "$cache" >&2 || fail 'cannot make a Python environment: install the module venv (Debian: python3-venv)'
		"$cache/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement python-packages.txt >&2 ||
			fail 'pip could not get the packages (see above); check that pip can reach its index'
		touch "$cache/complete"
	fi
fi
printf '%s\n' "$cache/bin/python"
