#!/usr/bin/env bash
# Tests the archive for this machine that `make dist` has written: checks its sum, unpacks
# it into an empty folder, and runs the program there with an empty environment. Fails if
# anything is wrong.
#
#   scripts/try-archive.sh FOLDER
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=$(cd "${1:-dist}" && pwd)
platform=$(go env GOHOSTOS)-$(go env GOHOSTARCH)
archive=$(cd "$folder" && ls -- parley-*-"$platform".tar.gz 2>/dev/null) || {
	printf 'try-archive.sh: there is no archive for %s in %s, so there is nothing to test here\n' "$platform" "$folder"
	exit 0
}
commit=$(git rev-parse HEAD 2>/dev/null) || commit=unknown

fail() {
	printf '%s: %s\n' "$archive" "$*" >&2
	exit 1
}

if command -v sha256sum >/dev/null; then sum=(sha256sum); else sum=(shasum -a 256); fi
(cd "$folder" && "${sum[@]}" -c SHA256SUMS >/dev/null) || fail 'a sum in SHA256SUMS is wrong'

work=$(mktemp -d "${TMPDIR:-/tmp}/parley-archive.XXXXXX")
server=
finish() {
	if [[ -n $server ]]; then
		kill "$server" 2>/dev/null || true
		cat "$work/out" "$work/log" >&2
	fi
	rm -rf "$work"
}
trap finish EXIT

tar -xzf "$folder/$archive" -C "$work"
cd "$work/${archive%.tar.gz}"
for file in parley LICENSE README.md LICENSES-OF-MODULES.txt; do
	[[ -s $file ]] || fail "it has no file $file"
done
size=$(wc -c <parley)
((size <= 30000000)) || fail "the program has $size bytes, and 30,000,000 are allowed"
mkdir "$work/empty"
parley=$PWD/parley
cd "$work/empty"

version=$(env -i "$parley" version)
case $version in
"parley "*", commit $commit"*) ;;
*) fail "its version is '$version', but the commit is $commit" ;;
esac
env -i "$parley" validate >"$work/validated" || fail 'the bundled dossier is not valid'

env -i "$parley" serve --listen 127.0.0.1:0 >"$work/out" 2>"$work/log" &
server=$!
for ((second = 0; ; second++)); do
	address=$(sed -n 's|^GraphQL  *\(http://[^ ]*\)/graphql.*|\1|p' "$work/out")
	[[ -z $address ]] || break
	kill -0 "$server" 2>/dev/null || fail 'it ends at once'
	((second < 60)) || fail 'it does not listen after a minute'
	sleep 1
done
ask() { curl -sS --max-time 10 "$@"; }
answer=$(ask -H 'Content-Type: application/json' -d '{"query":"{ meetings { totalCount } }"}' "$address/graphql")
[[ $answer == '{"data":{"meetings":{"totalCount":'[1-9]* ]] || fail "it answers $answer"
page=$(ask --fail --location "$address/") || fail 'the address / does not lead to a page'
script=$(sed -n 's/.*src="\(\/playground\/assets\/[^"]*\.js\)".*/\1/p' <<<"$page" | head -n 1)
[[ -n $script ]] || fail "the playground is not in it: / leads to $page"
ask --fail "$address$script" >"$work/script" || fail 'it does not serve the script of the playground'
[[ -s $work/script ]] || fail 'the script of the playground is empty'
ask --fail --compressed "$address$script" | cmp -s - "$work/script" || fail 'the script of the playground is another one with compression'

kill -TERM "$server"
status=0
wait "$server" || status=$?
server=
((status == 0)) || fail "it ends with the status $status"
[[ -z $(ls -A) ]] || fail "it has written files: $(ls -A)"
printf '%s: %s; the dossier is valid, a query and the playground are answered, stops with status 0\n' "$archive" "$version"
