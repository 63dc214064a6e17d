package neo4j

import (
	"strings"

	"parley/graph"
)

// criterion is one value by which a list is ordered. graph.Order defines the order:
// absent times come last, other absent values come first, and an absent string equals an empty string.
type criterion struct {
	property *graph.Property // nil for the id
	ofEdge   bool
	desc     bool
	expr     string // how the value is read; only the compiler sets it
}

// criteria returns the values by which a link's things are ordered: the values of the list's
// order, then the id, then the identity of the relation walked.
func criteria(l *graph.Link) []criterion {
	var cs []criterion
	if l.Many != nil {
		for _, o := range l.Many.Order {
			cs = append(cs, criterion{property: ordering(o.Property), ofEdge: o.Edge, desc: o.Desc})
		}
	}
	cs = append(cs, criterion{})
	if l.Via.Relation != nil {
		for _, p := range l.Via.Relation.Properties {
			if p.Identity {
				cs = append(cs, criterion{property: p, ofEdge: true})
			}
		}
	}
	return cs
}

// ordering returns the stored property by which a flattened property is ordered.
func ordering(p *graph.Property) *graph.Property {
	if len(p.Parts) == 0 {
		return p
	}
	if part := p.Part(p.Order); part != nil {
		return part
	}
	return p.Parts[0]
}

// kind returns the kind of the value.
func (k criterion) kind() graph.Kind {
	if k.property == nil {
		return graph.String
	}
	return k.property.Kind
}

// expressions returns the expression for each criterion, and sets it there.
func expressions(cs []criterion, s scope) []string {
	exprs := make([]string, len(cs))
	for i := range cs {
		if cs[i].property == nil {
			cs[i].expr = s.far.id()
		} else {
			cs[i].expr = s.value(cs[i].property, cs[i].ofEdge)
		}
		exprs[i] = cs[i].expr
	}
	return exprs
}

// comparable writes a value so that Cypher orders it as the domain does. The result is never
// null. If no value of the kind can stand for an absent value, two expressions come
// back: whether the value is present, and the value.
func (k criterion) comparable(expr string) []string {
	if k.property == nil {
		return []string{expr} // an id is never absent
	}
	present := "(" + expr + " IS NOT NULL)"
	if k.property.Time {
		return []string{"coalesce(" + expr + ", '" + escaped[k.absentTime()] + "')"}
	}
	switch k.kind() {
	case graph.String:
		return []string{"coalesce(" + expr + ", '')"}
	case graph.Int:
		return []string{present, "coalesce(" + expr + ", 0)"}
	case graph.Float:
		return []string{present, "coalesce(" + expr + ", 0.0)"}
	case graph.Bool:
		return []string{present, "coalesce(" + expr + ", false)"}
	}
	return []string{present} // lists are ordered only by whether they are present
}

// noTime stands for an absent time where the earliest time comes first: it comes after all times.
const noTime = "\uffff"

// escaped are the texts that stand for an absent time, as Cypher writes them.
var escaped = map[string]string{noTime: `\uffff`, "": ""}

// absentTime returns the text that stands for an absent time, so that the absent time comes last.
func (k criterion) absentTime() string {
	if k.desc {
		return ""
	}
	return noTime
}

// orderBy writes an ORDER BY clause, or its exact reverse.
func orderBy(cs []criterion, reverse bool) string {
	var parts []string
	for _, k := range cs {
		for _, e := range k.comparable(k.expr) {
			if k.desc != reverse {
				e += " DESC"
			}
			parts = append(parts, e)
		}
	}
	return "ORDER BY " + strings.Join(parts, ", ")
}

// beyond writes the condition that a thing comes after a key, or before it. A key without
// values for the last criteria comes before all things with the same first values.
func (c *compiler) beyond(cs []criterion, key []graph.Value, after bool) string {
	type pair struct {
		left, right string
		op          string
	}
	var pairs []pair
	for i, k := range cs[:min(len(cs), len(key))] {
		bound := c.param(k.bound(key[i]))
		op := ">"
		if k.desc == after {
			op = "<"
		}
		rights := k.comparable(bound)
		for j, left := range k.comparable(k.expr) {
			pairs = append(pairs, pair{left, rights[j], op})
		}
	}
	last := after == (len(key) < len(cs)) && len(key) != len(cs)
	text := ""
	for i := len(pairs) - 1; i >= 0; i-- {
		p := pairs[i]
		beyond := p.left + " " + p.op + " " + p.right
		switch {
		case text != "":
			text = "(" + beyond + " OR " + p.left + " = " + p.right + " AND " + text + ")"
		case last:
			text = "(" + beyond + " OR " + p.left + " = " + p.right + ")"
		default:
			text = beyond
		}
	}
	if text == "" {
		text = "true"
		if !last {
			text = "false"
		}
	}
	return text
}

// bound returns a key's value as a parameter.
func (k criterion) bound(v graph.Value) any {
	if v == nil && k.kind() == graph.String && (k.property == nil || !k.property.Time) {
		return ""
	}
	return v
}
