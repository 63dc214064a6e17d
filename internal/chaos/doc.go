// Package chaos tests that no data is lost when things break. The tests run the real program against a real Neo4j.
// They kill the program, reset the connections, and restart, fill up, write-protect or slow down the Neo4j.
//
// All are integration tests. Some faults come at random points of a load. `make test` causes each of them twice in
// each kind of load, and `make chaos` fifty times:
//
//	go test -tags integration ./internal/chaos -run 'TestKills|TestResets' -v -times 50
//
// The connections go through toxiproxy, which the tests use as a library. Toxiproxy knows nothing about Bolt, so
// bolt_test.go adds toxics for it.
package chaos
