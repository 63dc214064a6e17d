// Package resolvers answers GraphQL operations from a store.
//
// [Executor.Exec] answers an operation in three steps:
//
//  1. Package compile turns each root field into one graph.Query and the shape of its answer.
//  2. The store runs the query.
//  3. Package answer writes the values that the store sends as JSON, in that shape.
//
// The executor (executor.go) connects the three steps. Some root fields need more: chains.go
// finds chains of meetings before it runs a query, introspection.go answers __schema and
// __type from the schema without a store, and subscription.go answers one event of a
// subscription. watcher.go finds the events: loads that finish. lengths.go measures the lists
// of the graph for the estimate of costs, and errors.go turns errors into what a client sees.
//
// Tests compare every answer with that of package resolvers/oracle.
package resolvers
