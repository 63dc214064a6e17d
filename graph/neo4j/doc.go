// Package neo4j stores the graph in a Neo4j database. It is a graph.Keeper for
// Neo4j 5, Community Edition included.
//
// The package has two halves. The compiler is pure: Compile turns a graph.Query
// into one Cypher statement, and Statement.Decode reads the statement's one row and
// calls the sink. The other half, Store, is thin: it runs the statement in a read
// transaction. The server knows the deadline of that transaction.
//
// # How the graph is stored
//
// Every thing is a node. Its labels are Node, the name of its type, and the names of
// all its interfaces. Its properties have the keys of the model. A thing with
// tokens also has them as one text, for the index that searches use. A relation is a
// relationship with the relation's name. No other node has the label Node. The
// revision is stored in a separate node, (:Graph {id: 'graph', revision: n}).
//
// # How a row holds an answer
//
// The row is [revision, answer]. Lists stand for objects, because lists are smaller
// to send and faster to read than maps:
//
//   - An object is the list of its fields. If the link allows several types, the
//     index of the object's type in Link.Types comes first.
//   - A property with parts is its first part, then the parts that were asked for.
//   - An item is its key, if the key is needed, then its fields. The key holds the id of the thing. So the object after a key
//     leaves out the id.
//   - A link is the list of its items. A page with a total is [total, items]. A link
//     to one thing is a list too.
//
// A list without a page comes in no order, with its keys, and the decoder sorts it.
// The reason is cost: a pattern comprehension has no order, but it costs the database
// only about half as much as an ordered subquery.
//
// # Limits of what Neo4j promises
//
// Neo4j isolates readers by "read committed". A query that runs while a load is
// committed can see a part of that load. The statement reads the revision first,
// so the graph of an answer is never older than its revision says. Contents and Neighbourhood
// are exact: no load can run while they read.
//
// Neo4j compares two stored strings by code point, but a parameter and a stored
// string by UTF-16 unit. The results differ only if a character above U+FFFF meets a
// character from U+E000 to U+FFFF. Ids, times and sort keys contain neither.
package neo4j
