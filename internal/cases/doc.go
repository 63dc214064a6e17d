// Package cases tests what the record answers. Each case is a small dossier in the folder testdata, and a test with the
// name of the case. Most cases come from reports about programs that keep similar records.
//
// A test asks GraphQL questions through the real executor. It asks them on the embedded store and, with the build tag
// integration, on Neo4j.
package cases
