// Package graph is Parley's domain: what the record of a negotiation contains, and
// what a query can ask of it.
//
// Entities and relations are Go structs. Their field tags say how they are stored
// (see Model). A Query is one question, a Store answers it, and a Sink receives the
// answer. The package imports only the standard library, so a store, the loader and the
// API can all import it.
package graph
