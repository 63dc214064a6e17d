// Package analysis answers questions about the meetings as a whole: it finds the
// shortest chains of meetings from one actor to another.
//
// It works on a Projection, which holds the attendees of every meeting. Any store
// yields it with one query, and a Cache holds it until the graph's revision
// changes. The results are ids only; one more query (graph.Start.Given) adds the
// other values.
//
// The search does not use gonum. docs/decisions/0007 gives the reason and the
// measurements.
package analysis
