package neo4j

import (
	"strconv"
	"strings"

	"parley/graph"
)

// Statement is one Cypher statement that answers one query. Its text depends on
// the query's structure alone, so that the server plans it once; every value is
// a parameter.
type Statement struct {
	Text   string
	Params map[string]any

	query *graph.Query
}

// Compile turns a query into a statement. It is pure, and may be called from many
// goroutines at once; the query must not change while the statement is in use.
func Compile(q *graph.Query) Statement {
	if q.Start.Search != nil {
		q = ranked(q)
	}
	c := &compiler{params: map[string]any{}}
	answer := c.root(q)
	// The revision comes first, so that what a cache keeps under it is at least
	// as new as it says.
	text := "OPTIONAL MATCH (g:Graph {id: 'graph'})\n" +
		"WITH coalesce(g.revision, 0) AS revision\n" +
		"RETURN revision, " + answer + " AS answer\n"
	return Statement{Text: text, Params: c.params, query: q}
}

// compiler hands out the names of one statement. Both sequences depend only on
// the order in which the query is walked.
type compiler struct {
	params map[string]any
	nodes  int
}

// param names a value.
func (c *compiler) param(v any) string {
	name := "p" + strconv.Itoa(len(c.params))
	c.params[name] = v
	return "$" + name
}

// number returns the number of the next variable.
func (c *compiler) number() string {
	c.nodes++
	return strconv.Itoa(c.nodes - 1)
}

// name writes a name from the model as Cypher. Those are Go's or plain words, so
// that the quotes are there for the day when one is not.
func name(s string) string {
	for _, r := range s {
		if r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return "`" + strings.ReplaceAll(s, "`", "``") + "`"
		}
	}
	return s
}

// list writes a Cypher list, in one line where it is short.
func list(parts []string) string {
	if flat := "[" + strings.Join(parts, ", ") + "]"; len(flat) <= 100 && !strings.Contains(flat, "\n") {
		return flat
	}
	return "[" + indent(strings.Join(parts, ",\n")) + "\n]"
}

// subquery writes COLLECT, COUNT or EXISTS around clauses.
func subquery(kind, clauses string) string {
	if len(clauses) <= 80 && !strings.Contains(clauses, "\n") {
		return kind + " { " + clauses + " }"
	}
	return kind + " {" + indent(clauses) + "\n}"
}

// indent puts text on lines of its own, one step further in.
func indent(text string) string {
	return "\n  " + strings.ReplaceAll(text, "\n", "\n  ")
}

// where writes conditions that must all hold after a clause, or nothing.
func where(sep string, conditions []string) string {
	if len(conditions) == 0 {
		return ""
	}
	return sep + "WHERE " + strings.Join(conditions, " AND ")
}
