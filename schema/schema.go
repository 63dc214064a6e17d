// Package schema holds the GraphQL schema, one file a concept. Its folder
// generated is gqlgen's output; the package tree is what that output reads.
package schema

//go:generate go run ./generate
