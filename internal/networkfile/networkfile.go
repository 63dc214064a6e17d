// Package networkfile writes networks of actors in the formats of other programs: GraphML, GEXF, CSV and JSON. It writes an actor or a pair at a time. The
// same network always gives the same bytes.
package networkfile

import (
	"bufio"
	"fmt"
	"io"
	"strconv"

	"parley/graph/analysis"
	"parley/resolvers"
)

// Format is the format of a file.
type Format string

// The formats. A CSV file has one table, so there is a format for the pairs and a format for the actors.
const (
	GraphML  Format = "graphml"
	GEXF     Format = "gexf"
	CSV      Format = "csv"
	CSVNodes Format = "csv-nodes"
	JSON     Format = "json"
)

// Write writes a network in a format. It returns the error of w.
func Write(w io.Writer, f Format, n *resolvers.NamedNetwork) error {
	out := bufio.NewWriter(w)
	write := map[Format]func(*bufio.Writer, *resolvers.NamedNetwork) error{
		GraphML: writeGraphML, GEXF: writeGEXF, CSV: writeEdgeTable, CSVNodes: writeNodeTable, JSON: writeJSON,
	}[f]
	if write == nil {
		return fmt.Errorf("there is no format %q for a network", f)
	}
	if err := write(out, n); err != nil {
		return err
	}
	return out.Flush()
}

// column is a property of a node or of an edge: its name in the files, its type in GraphML and GEXF, and its value as text. An absent value is "".
type column[T any] struct {
	name, typ string
	value     func(*T) string
}

// The types of columns. Both GraphML and GEXF know them.
const (
	whole   = "long"
	decimal = "double"
	words   = "string"
)

var nodeColumns = []column[analysis.Node]{
	{"degree", whole, func(n *analysis.Node) string { return strconv.Itoa(n.Degree) }},
	{"weightedDegree", whole, func(n *analysis.Node) string { return strconv.Itoa(n.WeightedDegree) }},
	{"betweenness", decimal, func(n *analysis.Node) string { return number(n.Betweenness) }},
	{"pageRank", decimal, func(n *analysis.Node) string { return number(n.PageRank) }},
	{"community", whole, func(n *analysis.Node) string { return strconv.Itoa(n.Community) }},
}

var edgeColumns = []column[analysis.Tie]{
	{"firstDay", words, func(t *analysis.Tie) string { return t.FirstDay }},
	{"lastDay", words, func(t *analysis.Tie) string { return t.LastDay }},
	{"firstMet", words, func(t *analysis.Tie) string { return string(t.FirstMet) }},
	{"lastMet", words, func(t *analysis.Tie) string { return string(t.LastMet) }},
}

// number writes a number so that reading gives the same number.
func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
