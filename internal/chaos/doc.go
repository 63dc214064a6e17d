// Package chaos holds the proofs that nothing is lost when things break: tests that
// run the real program against a real Neo4j, and kill the one, reset the connections
// between the two, restart, fill up, forbid or slow down the other.
//
// All are integration tests. Where a fault comes at a random point, `make test` lets it
// come twice in each kind of load, and `make chaos` fifty times:
//
//	go test -tags integration ./internal/chaos -run 'TestKills|TestResets' -v -times 50
//
// The connections go through toxiproxy, as a library; what it cannot do, because it
// knows nothing of Bolt, are toxics of our own (bolt_test.go).
package chaos
