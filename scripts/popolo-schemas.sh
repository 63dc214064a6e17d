#!/usr/bin/env bash
# Gets the JSON Schemas of Popolo for people, organizations, memberships and posts, and prints the path of their folder. They come from
# the npm package popit-api, which is the only package of a registry that holds them. Only tests read the schemas. It needs npm and tar.
#
# The folder is $PARLEY_POPOLO_CACHE. If that is not set, it is parley/popolo-VERSION in $XDG_CACHE_HOME or ~/.cache. You may remove it while no
# test runs.
set -euo pipefail

version=0.0.14
sum=985ec1d974eb71e050cb0f61eb7ca2934613bff2816366e2fb3517d546f4e6b9

fail() {
	printf 'popolo-schemas.sh: %s\n' "$*" >&2
	exit 1
}

cache=${PARLEY_POPOLO_CACHE:-}
if [[ -z $cache ]]; then
	base=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
	[[ -n $base ]] || fail 'no cache folder: set HOME, XDG_CACHE_HOME or PARLEY_POPOLO_CACHE'
	cache=$base/parley/popolo-$version
fi

if [[ ! -e $cache/person.json ]]; then
	command -v npm >/dev/null || fail 'no npm: install Node.js'
	mkdir -p "$(dirname "$cache")"
	work=$(mktemp -d "$cache.XXXXXX")
	trap 'rm -rf "$work"' EXIT
	(cd "$work" && npm pack --silent "popit-api@$version" >/dev/null) || fail 'npm could not get popit-api; check that npm can reach its registry'
	printf '%s  %s\n' "$sum" "$work/popit-api-$version.tgz" | sha256sum --check --status || fail 'the package differs from the pinned package'
	tar -xzf "$work/popit-api-$version.tgz" -C "$work" package/schemas/popolo
	# Two tests can come here at the same time: the second finds the folder, and is content.
	mv -T "$work/package/schemas/popolo" "$cache" 2>/dev/null || [[ -e $cache/person.json ]] || fail "cannot make $cache"
fi
printf '%s\n' "$cache"
