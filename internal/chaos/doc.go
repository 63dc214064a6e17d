// Package chaos holds the proofs that nothing is lost when things break: tests that
// run the real program against a real Neo4j, and kill the one, reset the connections
// between the two, restart, fill up, forbid or slow down the other.
//
// All are integration tests. `make test` runs each a few times, `make chaos` a
// hundred times and more:
//
//	go test -tags integration ./internal/chaos -run 'TestKills|TestResets' -times 100 -v
//
// The connections go through toxiproxy, as a library; what it cannot do, because it
// knows nothing of Bolt, are toxics of our own (bolt_test.go).
package chaos
