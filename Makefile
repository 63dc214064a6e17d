# What one does with Parley. `make help` lists it.
LISTEN ?= 127.0.0.1:8080
WEB    := internal/web/dist/index.html

.PHONY: help run test lint generate

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

run: $(WEB) ## serve the API and the playground (LISTEN=HOST:PORT)
	go run ./cmd/parley serve --listen $(LISTEN)

test: $(WEB) ## run every test; needs a Neo4j (or Java 17 and Maven) and Chromium
	@command -v "$${PARLEY_TEST_CHROMIUM:-chromium}" >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
		{ echo "make test: no Chromium: install Debian's chromium, or name one in PARLEY_TEST_CHROMIUM" >&2; exit 1; }
	go vet -tags integration ./...
	go run ./internal/neo4jtest/with go test -p 1 -tags integration ./...

lint: ## golangci-lint, gofumpt, generated code up to date, length of files
	scripts/lint.sh

generate: ## regenerate gqlgen's executor from the schema
	go generate ./schema

$(WEB): $(shell find web -path web/node_modules -prune -o -type f -print)
	@command -v npm >/dev/null || { echo "make: the playground is built by Node (20.19 or newer) with npm: install it, or run: go run ./cmd/parley serve" >&2; exit 1; }
	cd web && npm ci --no-audit --no-fund && npm run build
	@touch $@
