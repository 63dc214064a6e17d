// Package resolvers turns GraphQL into graph queries and graph answers into
// JSON.
//
// A request goes through it in one direction: collect.go gathers the selected
// fields, compile.go turns each root field into one graph.Query and the shape
// of its answer, arguments.go, filter.go and cursor.go read the arguments, and
// json.go writes the answer as the store delivers it. executor.go ties these
// together. introspection.go answers __schema and __type from the schema, without
// a store. watcher.go finds the finished loads for subscriptions, and
// subscription.go answers each of their events like a query.
//
// tree.go is for tests alone. It gives the same answers as trees to the executor
// that gqlgen generated, the oracle: both executors must agree byte for byte.
package resolvers
