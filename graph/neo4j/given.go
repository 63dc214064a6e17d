package neo4j

import (
	"fmt"
	"slices"

	"parley/graph"
)

// supplied is a derived record that came with the query: a list of its place
// among the others, its type's place in Link.Types, and its values.
type supplied struct {
	variable string
	types    []*graph.Type
}

func (g *supplied) value(p *graph.Property) string {
	return fmt.Sprintf("%s[%d]", g.variable, 2+p.Index)
}
func (g *supplied) id() string          { return g.variable + "[0]" }
func (g *supplied) variables() []string { return []string{g.variable} }
func (g *supplied) is(t *graph.Type) string {
	return fmt.Sprintf("%s[1] = %d", g.variable, slices.Index(g.types, t))
}

// nodes finds nothing: all that is known is ids.
func (g *supplied) nodes(*graph.Property, string) string { return "" }

// given writes what is read of records that came with the query. They travel as
// one parameter.
func (c *compiler) given(q *graph.Query) string {
	records := q.Start.Given
	if q.Root.Many == nil {
		records = records[:min(1, len(records))]
	}
	rows := make([]any, len(records))
	for i, r := range records {
		row := []any{int64(i), int64(slices.Index(q.Root.Types, r.Type))}
		for _, v := range r.Values {
			row = append(row, v)
		}
		rows[i] = row
	}
	g := &supplied{variable: "n" + c.number(), types: q.Root.Types}
	return subquery("COLLECT", "UNWIND "+c.param(rows)+" AS "+g.variable+
		"\nRETURN "+list(append([]string{g.id()}, c.item(&q.Root, scope{far: g})...)))
}
