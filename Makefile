# `make` lists the targets.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

LISTEN ?= 127.0.0.1:8080

golangci_lint := go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.10.1
gofumpt := go run mvdan.cc/gofumpt@v0.9.2

# What people write: gqlgen's output, and nothing else here, is generated.
written = git ls-files --cached --others --exclude-standard -- $(1) | grep -v '^schema/generated/' | while read -r f; do if [[ -e $$f ]]; then echo "$$f"; fi; done
longest := 600

# $(call need,COMMAND,WHAT TO INSTALL)
need = command -v $(1) >/dev/null || { echo "make: $(1) is missing: install $(2)" >&2; exit 1; }

.PHONY: help run run-neo4j image test chaos generate lint need-go need-chromium

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: need-go internal/web/dist/index.html ## serve the bundled dossier and the playground at LISTEN (127.0.0.1:8080)
	go run ./cmd/parley serve --listen $(LISTEN)

# A Neo4j of its own, which ends with it, where PARLEY_NEO4J names none.
run-neo4j: need-go internal/web/dist/index.html ## the same from Neo4j: the one that PARLEY_NEO4J names, or one just for this
	go build -o bin/parley ./cmd/parley
	@serve='bin/parley load && exec bin/parley serve --listen $(LISTEN)'; \
	if [[ -n "$${PARLEY_NEO4J:-}" ]]; then exec bash -c "$$serve"; fi; \
	exec go run ./internal/neo4jtest/with bash -c "export PARLEY_NEO4J=\$$PARLEY_TEST_NEO4J_URI PARLEY_NEO4J_USER=\$$PARLEY_TEST_NEO4J_USER PARLEY_NEO4J_PASSWORD=\$$PARLEY_TEST_NEO4J_PASSWORD; $$serve"

# The authorities that it trusts, for a Neo4j or a collector of traces with TLS, are this machine's.
authorities ?= /etc/ssl/certs/ca-certificates.crt

image: need-go internal/web/dist/index.html ## build the container image parley:latest, and try it
	@$(call need,docker,Docker or Podman with its docker command)
	@mkdir -p bin/image && cp $(authorities) bin/image/ca-certificates.crt
	CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o bin/image/parley ./cmd/parley
	docker build -t parley:latest .
	scripts/try-image.sh parley:latest

test: need-go need-chromium internal/web/dist/index.html ## run every test, on Neo4j and in a browser too
	go vet -tags integration ./...
	go run ./internal/neo4jtest/with go test -p 1 -tags integration ./...

chaos: need-go ## kill the program 100 times in mid-load, reset its connections 100 times, restart Neo4j under load
	go run ./internal/neo4jtest/with go test -count 1 -tags integration ./internal/chaos -run 'TestKills|TestResets|TestRestart' -v -timeout 60m -times 50

generate: need-go ## make schema/generated, and what the reference has of it, anew from schema/*.graphqls
	go generate ./schema ./cmd/parley ./internal/reference

lint: need-go web/node_modules/.package-lock.json ## check style, generated code, file lengths and types
	$(golangci_lint) run ./...
	@unformatted=$$($(call written,'*.go') | xargs $(gofumpt) -l); \
	[[ -z $$unformatted ]] || { printf 'make lint: gofumpt would change these; run gofumpt -w on them:\n%s\n' "$$unformatted" >&2; exit 1; }
	@before=$$(mktemp -d); trap 'rm -rf "$$before"' EXIT; cp -R schema/generated/. "$$before"; \
	go generate ./schema; \
	diff -r "$$before" schema/generated || { echo 'make lint: schema/generated was out of date, and is not any more: commit it' >&2; exit 1; }
	@long=$$($(call written,'*.go' '*.ts' '*.tsx' '*.sh' .ci/run) | xargs wc -l | awk '$$1 > $(longest) && $$2 != "total"'); \
	[[ -z $$long ]] || { printf 'make lint: over $(longest) lines, one concept a file:\n%s\n' "$$long" >&2; exit 1; }
	cd web && npm run check

need-go:
	@$(call need,go,Go 1.26 or newer from https://go.dev/dl/)

need-chromium:
	@[[ -n "$${PARLEY_TEST_CHROMIUM:-}" ]] || command -v chromium chromium-browser google-chrome >/dev/null || \
	{ echo "make: no Chromium for the playground's tests: install it (Debian: chromium), or name one in PARLEY_TEST_CHROMIUM" >&2; exit 1; }

# The playground, which the binary embeds. `npm ci` writes the first of these last.
web/node_modules/.package-lock.json: web/package.json web/package-lock.json web/.npmrc
	@$(call need,node,Node 22.12 or newer from https://nodejs.org)
	@$(call need,npm,npm (it comes with Node from https://nodejs.org))
	cd web && npm ci
	@touch $@

internal/web/dist/index.html: web/node_modules/.package-lock.json $(shell find web -name node_modules -prune -o -type f -print) $(wildcard docs/questions/*.graphql)
	@$(call need,node,Node 22.12 or newer from https://nodejs.org)
	@$(call need,npm,npm (it comes with Node from https://nodejs.org))
	cd web && npm run build
