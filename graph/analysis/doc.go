// Package analysis answers questions about the meetings as a whole: it finds the
// shortest chains of meetings from one actor to another, and it measures and places
// networks of actors that met (Measure).
//
// The search for chains works on a Projection, which holds the attendees of every meeting. Any store
// yields it with one query, and a Cache holds it until the graph's revision
// changes. The results are ids only; one more query (graph.Start.Given) adds the
// other values.
//
// The search does not use gonum, and of a network only the places do. docs/decisions/0007
// and 0024 give the reasons and the measurements.
package analysis
