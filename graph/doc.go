// Package graph is Parley's domain: what the record of a negotiation is made
// of, and what can be asked of it.
//
// The entities and relations are Go structs whose field tags say how they lie
// in the graph (see Model). A Query is one question, a Store answers it, and a
// Sink receives the answer. The package imports nothing but the standard
// library, so that a store, the loader and the API can all stand on it.
package graph
