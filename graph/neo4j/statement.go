package neo4j

import (
	"strconv"
	"strings"

	"parley/graph"
)

// Statement is one Cypher statement that answers one query. Its text depends only on the
// structure of the query, so the server plans it once. Every value is a parameter.
type Statement struct {
	Text   string
	Params map[string]any

	query *graph.Query
	// The columns of the row: the revision, the answer, and what follows if the query asks for it.
	denials, named int // 0 for a column that is not there
	columns        int
}

// Compile returns the statement for a query. It is pure, and many goroutines can call it at
// the same time. The query must not change while the statement is in use.
func Compile(q *graph.Query) Statement {
	if q.Start.Search != nil || q.Start.Said != nil {
		q = byRank(q)
	}
	c := &compiler{params: map[string]any{}}
	if q.AsOf != "" {
		c.at = moment(c.param(q.AsOf))
	}
	answer := c.root(q)
	// The revision is read first, so an answer is at least as new as its revision.
	text := "OPTIONAL MATCH (g:Graph {id: 'graph'})\n" +
		"WITH coalesce(g.revision, 0) AS revision\n" +
		"RETURN revision, " + answer + " AS answer"
	s := Statement{query: q, columns: 2}
	if len(q.Denials) > 0 {
		lists := make([]string, len(q.Denials))
		for i := range q.Denials {
			lists[i] = c.denials(q.Start.Encounters, &q.Denials[i])
		}
		text += ", " + list(lists) + " AS denials"
		s.denials, s.columns = s.columns, s.columns+1
	}
	if len(q.Named) > 0 {
		text += ", " + c.named(q.Named) + " AS named"
		s.named, s.columns = s.columns, s.columns+1
	}
	s.Text, s.Params = text+"\n", c.params
	return s
}

// named writes a list of the things with the ids that a query names. Each is its id and its
// labels. The lookup is one for each id, by the index of ids.
func (c *compiler) named(references []graph.Reference) string {
	ids := make([]graph.ID, len(references))
	for i, r := range references {
		ids[i] = r.ID
	}
	n := c.node("n" + c.number())
	return subquery("COLLECT", "MATCH ("+n.name+":"+everyNode+")\nWHERE "+n.id()+" IN "+c.listParam(distinct(ids))+
		"\nRETURN ["+n.id()+", labels("+n.name+")]")
}

// compiler numbers the parameters and variables of one statement. Both numbers depend only on
// the order in which the compiler visits the query.
type compiler struct {
	params map[string]any
	nodes  int
	at     moment
}

// param adds a parameter, and returns its name.
func (c *compiler) param(v any) string {
	name := "p" + strconv.Itoa(len(c.params))
	c.params[name] = v
	return "$" + name
}

// listParam adds a parameter with a list of any length, and returns the expression for it. Neo4j plans a statement anew for other lengths of a
// list that is a parameter itself (2, 11, 101 and so on), but not for a list inside a map.
func (c *compiler) listParam(v any) string {
	return c.param(map[string]any{"list": v}) + ".list"
}

// number returns the number of the next variable.
func (c *compiler) number() string {
	c.nodes++
	return strconv.Itoa(c.nodes - 1)
}

// name writes a name from the model as Cypher. It quotes a name that is not made of ASCII
// letters, digits and underscores. Today no name needs quotes.
func name(s string) string {
	for _, r := range s {
		if r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return "`" + strings.ReplaceAll(s, "`", "``") + "`"
		}
	}
	return s
}

// list writes a Cypher list, on one line if it is short.
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

// indent returns text on new lines, indented by two spaces.
func indent(text string) string {
	return "\n  " + strings.ReplaceAll(text, "\n", "\n  ")
}

// where writes sep and a WHERE with conditions that must all hold, or nothing for no conditions.
func where(sep string, conditions []string) string {
	if len(conditions) == 0 {
		return ""
	}
	return sep + "WHERE " + strings.Join(conditions, " AND ")
}
