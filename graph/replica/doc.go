// Package replica is a store that answers from a copy of a database in memory.
//
// The database stays the system of record: loads write to it, and nothing is kept here that is not there. The replica asks the
// database every second for the changes of the last loads, and makes them in its copy. It reads the whole database only when it
// starts, and after a load that is too large for the log of the database. Readers see whole loads: while a load is under
// way, the copy stays as it was before the load.
//
// While there is no copy that is fresh enough, the database answers.
package replica
