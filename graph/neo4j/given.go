package neo4j

import (
	"fmt"
	"slices"

	"parley/graph"
)

// givenRecord is a derived record that came with the query. In the statement it is a
// list: its index among the records given, the index of its type in Link.Types, and
// its values.
type givenRecord struct {
	variable string
	types    []*graph.Type
}

func (g *givenRecord) value(p *graph.Property) string {
	return fmt.Sprintf("%s[%d]", g.variable, 2+p.Index)
}
func (g *givenRecord) id() string          { return g.variable + "[0]" }
func (g *givenRecord) variables() []string { return []string{g.variable} }
func (g *givenRecord) is(t *graph.Type) string {
	return fmt.Sprintf("%s[1] = %d", g.variable, slices.Index(g.types, t))
}

// nodes returns "": only ids are known. See derived.
func (g *givenRecord) nodes(*graph.Property, string) string { return "" }

// given writes the answer for records that came with the query. All of them are one
// parameter.
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
	g := &givenRecord{variable: "n" + c.number(), types: q.Root.Types}
	return subquery("COLLECT", "UNWIND "+c.listParam(rows)+" AS "+g.variable+
		"\nRETURN "+list(append([]string{g.id()}, c.item(&q.Root, scope{far: g}, false)...)))
}
