// Package compile turns GraphQL operations into graph queries. It reads the selections and
// the arguments. It runs nothing and knows no store.
//
// [Compiler.Roots] collects the root fields of an operation (selection.go). For each root
// field, [Compiler.Root] makes one graph.Query, with everything selected below the field, and the
// answer.Shape in which the answer is written:
//
//   - root.go decides where the query starts. chains.go and subscription.go do the same for
//     the root fields whose start the executor has to find first.
//   - things.go compiles what is selected of things and of their properties, connection.go
//     what is selected of connections and edges.
//   - list.go, page.go and order.go read the arguments of a list; filter.go and
//     edge_filter.go read the filters. conditions.go and period.go hold the conditions that
//     are more than "the property has one of these values". values.go reads single values.
//   - schema.go compiles __schema and __type, which need no query.
//
// bounds.go limits what one operation compiles to, and place.go notes in which field an error
// was found. bind.go checks that the schema and the model of the graph fit together, so that
// an operation that is valid for the schema compiles.
package compile
