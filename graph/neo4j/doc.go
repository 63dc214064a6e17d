// Package neo4j keeps the graph in a Neo4j database: a graph.Keeper for Neo4j 5
// and newer releases of that line, Community Edition included.
//
// It has two halves. The compiler is pure: Compile turns a graph.Query into one
// Cypher statement, and Statement.Decode walks that query along the statement's
// one row and calls the sink. The driver part (Store) is thin: it runs the
// statement in a read transaction whose deadline the server knows too.
//
// # How things lie in the database
//
// Every thing is a node with the label Node, its type's name and all its
// interfaces as further labels, and its properties under the keys of the model.
// What has tokens carries them once more as one text, for the index that searches use.
// Relations are relationships of that name. Nothing else carries the label Node;
// the revision lives in a node (:Graph {id: 'graph', revision: n}) of its own.
//
// # How an answer lies in a row
//
// The row is [revision, answer]. Lists are used rather than maps, for they are
// smaller to send and faster to read:
//
//   - an object of one type is the list of its fields; where several types may
//     stand, the place of its type in Link.Types comes first
//   - a property with parts is its first part, then the parts asked for
//   - an item is its key (where there is a use for it), then its fields
//   - a link is the list of its items, or [total, items] where it is paged and
//     its total is asked for; to one thing, it is a list all the same
//
// Lists that are not paged come in no order, with their keys, and are ordered by
// the decoder: a pattern comprehension costs the database about half of what an
// ordered subquery does, and keeps no order.
//
// # What it cannot promise
//
// Neo4j isolates readers by "read committed". A query that runs while a load is
// being committed may see part of that load; the revision is read first, so that
// an answer is never labelled newer than it is. Contents excludes loads while it
// reads, and is exact.
//
// Neo4j compares stored strings by code point but a parameter with a stored
// string by UTF-16 unit. The two differ only where a character beyond the Basic
// Multilingual Plane meets one from U+E000 to U+FFFF; ids, times and sort keys
// hold neither.
package neo4j
