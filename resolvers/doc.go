// Package resolvers turns GraphQL into graph queries and graph answers into
// JSON.
//
// A request goes through it in one direction: collect.go gathers what is
// selected, compile.go turns each root field into one graph.Query and the shape
// of its answer, arguments.go, filter.go and cursor.go read the arguments, and
// json.go writes the answer as the store delivers it. executor.go ties these
// together and stands in front of the executor that gqlgen generated, which
// keeps introspection, and reads the same answers as a tree (tree.go): the two
// must agree byte for byte. watcher.go looks for what subscriptions tell of, and
// each event of subscription.go is answered as a query is.
package resolvers
