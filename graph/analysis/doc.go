// Package analysis answers what is asked of the meetings as a whole: the
// shortest chains of meetings from one actor to another.
//
// It works on a Projection, who attended which meeting, which any store yields
// in one query and Kept keeps by the graph's revision. What is worked out there
// are ids alone; one more query (graph.Start.Given) fills in the rest.
//
// Chains are searched without gonum: docs/decisions/0007 says why, and what was
// measured.
package analysis
