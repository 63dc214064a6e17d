# `make` lists the targets. This file works with GNU make 3.81, the version of macOS:
# it has no .SHELLFLAGS there. So a recipe with more than one command is a script in scripts/.
SHELL := bash
.DELETE_ON_ERROR:

LISTEN ?= 127.0.0.1:8080

# The platforms of `make dist`. When left out: all of them.
PLATFORMS ?=

# The systems of `make vet`, as Go names them.
SYSTEMS ?= windows darwin

golangci_lint := go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.10.1

playground := internal/web/dist/index.html

# The folder with the texts of the bundled dossier's articles, for bench-draft.
texts ?=

.PHONY: help run run-neo4j image dist test e2e e2e-large vet chaos bench bench-draft bench-match bench-peers generate lint need-go need-docker need-node need-chromium need-python

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: need-go $(playground) ## serve the bundled dossier and the playground at LISTEN (default 127.0.0.1:8080)
	@scripts/build.sh bin/parley
	@bin/parley serve --listen $(LISTEN)

run-neo4j: need-go $(playground) ## serve from Neo4j: from the server that PARLEY_NEO4J names, or else from a temporary server
	@scripts/build.sh bin/parley
	@scripts/run-neo4j.sh bin/parley $(LISTEN)

# Certificate authorities for the image, which Parley trusts for TLS to Neo4j and to a
# collector of traces. Default: those of this machine.
authorities ?= $(firstword $(wildcard /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/cert.pem))

image: need-go need-docker $(playground) ## build the container image parley:latest and test it
	@mkdir -p bin/image && cp $(authorities) bin/image/ca-certificates.crt
	go run ./internal/release -binary bin/image/parley "linux/$$(scripts/engine-arch.sh)"
	docker build -t parley:latest .
	scripts/try-image.sh parley:latest

dist: need-go $(playground) ## write archives for Linux, macOS and Windows into dist/, and test the archive for this machine
	go run ./internal/release $(PLATFORMS)
	scripts/try-archive.sh dist

test: need-go need-chromium need-python $(playground) ## run every test, also those that need Neo4j and a browser
	@scripts/progress.sh 'Check the code (go vet)' go vet -tags integration,large ./...
	@scripts/progress.sh 'Test (go test)' scripts/test.sh

# The names that openTab in cmd/parley/browser_integration_test.go asks of a test.
browser_tests := ^Test(Playground|Explore|Embedding|Browser|GraphView)

e2e: need-go need-chromium $(playground) ## run only the tests in a browser; screenshots go to bin/screenshots
	@scripts/progress.sh 'Test in a browser (go test)' go run ./internal/neo4jtest/with go test -count 1 -timeout 30m -tags integration -run '$(browser_tests)' ./cmd/parley

e2e-large: need-go need-chromium $(playground) ## look at 10,000 meetings in Neo4j in a browser; takes minutes
	go run ./internal/neo4jtest/with go test -count 1 -timeout 30m -tags integration,large -run TestExploreLargeRecordOnNeo4j -v ./cmd/parley

vet: need-go ## check that the code and the tests compile for SYSTEMS (default Windows and macOS)
	@for system in $(SYSTEMS); do scripts/progress.sh "Check for $$system (go vet)" env CGO_ENABLED=0 GOOS=$$system go vet -tags integration ./... || exit 1; done

chaos: need-go ## kill parley during 100 loads, reset 100 connections, restart Neo4j under load
	go run ./internal/neo4jtest/with go test -count 1 -tags integration ./internal/chaos -run 'TestKills|TestResets|TestRestart' -v -timeout 60m -times 50

bench: need-go ## measure how fast Parley answers, side by side with the Neo4j driver alone
	go run ./bench -graph dossier -out bench/results/latest.json

bench-draft: need-go ## measure what `parley draft` finds; texts=DIR also measures the bundled dossier
	go run ./bench/draft
	go run ./bench/draft -dossier bench/draft/seen/dossier -texts bench/draft/seen/texts
	$(if $(texts),go run ./bench/draft -dossier dossiers/ukraine-2025 -texts $(texts))

bench-match: need-go ## measure how well names of one person are told from names of two
	go run ./bench/names

bench-peers: need-go need-node ## measure how fast Parley and other GraphQL servers answer on one graph; needs PostgreSQL
	go run ./bench -peers -meetings 100000 -out bench/results/latest.json -plot docs/reference/speed.svg

generate: need-go ## write schema/generated and the generated pages of docs/reference from the schema and the commands
	go generate ./schema ./cmd/parley ./internal/reference

lint: need-go web/node_modules/.package-lock.json ## check style, formatting, generated code, file lengths and TypeScript types
	@scripts/progress.sh 'Check the style (golangci-lint)' $(golangci_lint) run ./...
	scripts/lint.sh
	cd web && npm run check

need-go need-docker need-node need-chromium need-python:
	@scripts/need.sh $(@:need-%=%)

# The playground, which the binary embeds. `npm ci` writes .package-lock.json last.
web/node_modules/.package-lock.json: web/package.json web/package-lock.json web/.npmrc
	@scripts/need.sh node
	@echo 'Getting the packages of the playground (only the first time):'
	cd web && npm ci
	@touch $@

$(playground): web/node_modules/.package-lock.json $(shell find web -name node_modules -prune -o -type f -print) $(wildcard docs/questions/*.graphql)
	@scripts/need.sh node
	@echo 'Building the playground:'
	cd web && npm run build
