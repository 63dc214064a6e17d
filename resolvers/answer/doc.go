// Package answer writes the answers of a store as GraphQL's JSON.
//
// Package compile makes a [Shape] together with each graph.Query. The shape holds what the
// query does not know: response keys, constants, and the places where null may stand. The
// store then sends its answer to a [JSON] sink, value by value, and the sink writes each value
// where the shape says.
//
//   - shape.go: the form of an answer
//   - writer.go: the parts of JSON, counted against the budget
//   - json.go, connection.go: the sink; the second file has the part for Relay connections
//   - schema.go: the answer to __schema and __type, which needs no store
//   - cursor.go: the cursors of lists
//   - budget.go: the limit on the bytes of an answer, and the store that keeps to the limit
package answer
