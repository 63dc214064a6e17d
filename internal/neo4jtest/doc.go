// Package neo4jtest gives tests a real Neo4j server.
//
// [Start] tries three ways, in this order, and takes the first that works:
//
//  1. The server that PARLEY_TEST_NEO4J_URI names. Start changes nothing in it.
//  2. A container, if a container engine answers and has the image or can get it.
//  3. A server that scripts/neo4j-maven.sh assembles from Neo4j's Maven packages.
//     It needs Java 17, Maven and a Unix, and no container engine. The first
//     start downloads about 120 MB into a cache folder.
//
// A test gets a server by [Shared]. It never skips: if no way works, the test
// fails, and the message says what to install. The TestMain of such a package
// calls [Main], which stops the server after the tests:
//
//	func TestMain(m *testing.M) { neo4jtest.Main(m) }
//
// A start takes about ten seconds and a gigabyte of memory. To test several
// packages with one server, use:
//
//	go run ./internal/neo4jtest/with go test -p 1 -tags integration ./...
//
// The tests of all packages then use the same database, one package after the
// other. Each test removes the data that it finds.
package neo4jtest

import "time"

// Patience is how long a test waits for a sign of life of Neo4j: a server on a busy machine is slow, and not gone. Tests of a server
// that is gone use the default of the store.
const Patience = time.Minute
