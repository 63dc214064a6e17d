#!/usr/bin/env bash
# The checks of `make lint` that no other tool makes: formatting by gofumpt, generated code
# that is up to date, and files that are short.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly gofumpt=mvdan.cc/gofumpt@v0.9.2
readonly longest=600

fail() {
	printf 'make lint: %s\n' "$1" >&2
	exit 1
}

# written PATTERN... prints the files that people write. Only schema/generated is not
# written by people.
written() {
	git ls-files --cached --others --exclude-standard -- "$@" | grep -v '^schema/generated/' | while read -r file; do
		if [[ -e $file ]]; then printf '%s\n' "$file"; fi
	done
}

unformatted=$(written '*.go' | xargs go run "$gofumpt" -l)
[[ -z $unformatted ]] || fail "gofumpt would change these files; run \`go run $gofumpt -w\` on them:
$unformatted"

before=$(mktemp -d "${TMPDIR:-/tmp}/parley-lint.XXXXXX")
trap 'rm -rf "$before"' EXIT
cp -R schema/generated/. "$before"
go generate ./schema
diff -r "$before" schema/generated || fail 'schema/generated was out of date. It is up to date now: commit it'

long=$(written '*.go' '*.ts' '*.tsx' '*.sh' .ci/run | xargs wc -l | awk -v longest="$longest" '$1 > longest && $2 != "total"')
[[ -z $long ]] || fail "these files have more than $longest lines; split them, one concept a file:
$long"
