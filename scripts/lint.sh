#!/usr/bin/env bash
# The checks that are no tests: linters, formatting, generated code, file length.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.10.1 run ./...

unformatted=$(git ls-files '*.go' ':!schema/generated' | xargs go run mvdan.cc/gofumpt@v0.9.2 -l)
if [[ -n $unformatted ]]; then
	printf 'lint: gofumpt would change\n%s\n' "$unformatted" >&2
	exit 1
fi

go generate ./schema
git diff --exit-code -- schema/generated || {
	echo 'lint: the generated code is not up to date: run make generate' >&2
	exit 1
}

long=$(git ls-files '*.go' '*.ts' '*.tsx' '*.sh' ':!schema/generated' | xargs wc -l | awk '$1 > 600 && $2 != "total"')
if [[ -n $long ]]; then
	printf 'lint: over 600 lines, one concept a file:\n%s\n' "$long" >&2
	exit 1
fi
(cd web && npm run --silent check)
echo 'lint: clean'
