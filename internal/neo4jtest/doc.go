// Package neo4jtest gives tests a real Neo4j server.
//
// [Start] takes the first of three ways that works:
//
//  1. The server that PARLEY_TEST_NEO4J_URI names, used as it is.
//  2. A container, where a container engine answers and the image can be had.
//  3. A server assembled from Neo4j's Maven packages by scripts/neo4j-maven.sh,
//     where Java 17 and Maven are installed. It needs no container engine; the
//     first start downloads about 120 MB into a cache folder.
//
// A test asks for a server with [Shared] and never skips: where no server can be
// had it fails and says what to install. A package whose tests use Shared hands
// its TestMain to [Main], so that the server ends with the tests:
//
//	func TestMain(m *testing.M) { neo4jtest.Main(m) }
//
// Starting a server takes some ten seconds and a gigabyte of memory, so several
// packages are best tested with one server between them:
//
//	go run ./internal/neo4jtest/with go test -p 1 -tags integration ./...
//
// The tests of all packages then see the same database, one package after the
// other, and each has to clear away what it finds.
//
// The package needs a Unix: it starts the server in a process group of its own.
package neo4jtest
