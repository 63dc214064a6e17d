// Package badinput holds the tests that send the loader what people type, copy and
// make up: bad files, through the real program, each test named by its number in the
// list of bad input. Those of what is sent over HTTP are in internal/server, those of
// what Neo4j and the machine do in internal/chaos.
//
// Each thing goes to `parley validate`, `parley load` and `parley serve`. What they
// print is held to the letter, and what it costs them to bounds; and the Neo4j that
// `load` is told of never sees a connection. To write what came back into the table
// of docs/reliability.md:
//
//	go test ./internal/badinput -table ../../docs/reliability.md
package badinput
