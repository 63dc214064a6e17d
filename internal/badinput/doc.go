// Package badinput tests how the loader handles bad files. The tests give the files to the real program. Each test
// has the number of its entry in the list of bad input. The tests of bad HTTP requests are in internal/server; the
// tests of faults of Neo4j and of the machine are in internal/chaos.
//
// Each input goes to `parley validate`, `parley load` and `parley serve`. The tests check the exact output, limit the
// CPU time and the memory, and check that the load never connects to its Neo4j. To write the results into the table
// of docs/reliability.md:
//
//	go test ./internal/badinput -table ../../docs/reliability.md
package badinput
