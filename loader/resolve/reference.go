package resolve

import (
	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

// registerReference registers the id of an item in a reference file.
func (it item) registerReference() {
	if k, twice := it.known[it.id]; twice {
		it.problem(it.idNode, "`%s` is already %s (%s): delete one of the two, or choose another id", it.id, withArticle(grammar.Word(k.typ.Name)), k.at)
		return
	}
	it.known[it.id] = known{typ: it.typ, at: it.at(it.idNode)}
}

// registerMention registers the id of an item that a source reports.
func (it item) registerMention() {
	k, there := it.known[it.id]
	switch {
	case there && k.elsewhere && k.typ == it.typ:
		it.known[it.id] = known{typ: it.typ, at: it.at(it.idNode)}
		it.make()
	case there && k.typ != it.typ:
		it.problem(it.idNode, "`%s` is %s (%s), not %s: choose another id, or write `%s: %s`",
			it.id, withArticle(grammar.Word(k.typ.Name)), k.at, withArticle(grammar.Word(it.typ.Name)), grammar.Word(k.typ.Name), it.id)
	case there:
	case it.renamed(it.idNode, it.id):
	case grammar.Reportable(it.typ):
		it.known[it.id] = known{typ: it.typ, at: it.at(it.idNode)}
		it.make()
	default:
		it.dangling(it.idNode, it.id, it.typ.Name)
	}
}

// make makes the thing of the item.
func (it item) make() *dossier.Thing {
	t := &dossier.Thing{Type: it.typ, ID: it.id, At: it.at(it.idNode), Values: make([]graph.Value, len(it.typ.Properties))}
	t.Values[0] = string(it.id)
	it.made[it.id] = t
	return t
}

// resolveReference takes what a reference file states: values of the thing, and its relations to other things.
func (it item) resolveReference() {
	t := it.make()
	t.Listed = true
	for _, p := range it.fields {
		m, ok := it.member(p.key)
		switch {
		case !ok:
		case m.Property != nil:
			if values, ok := it.values(m.Property, p.value); ok {
				put(t.Values, m.Property, values)
				if grammar.Editorial(m.Property) {
					it.labelled[it.id] = it.at(p.key)
				}
				it.checkIdentifiers(m.Property, p.value)
			}
		default:
			for _, l := range it.links(m.Via, p) {
				it.state(l)
			}
		}
	}
}

// towards is a relation to one thing at a time, and the thing where it starts.
type towards struct {
	relation *graph.Relation
	from     graph.ID
}

// state takes one relation that a reference file states.
func (it item) state(l link) {
	relation := dossier.StatedRelation{Relation: l.relation, From: l.from, To: l.to, Values: l.values, At: it.at(l.node)}
	key := keyOf(relation)
	if at, twice := it.stated[key]; twice {
		it.problem(l.node, "this is already stated (%s): delete one of the two", at)
		return
	}
	it.stated[key] = it.at(l.node)
	if l.relation.From.Shape == graph.One {
		from := towards{l.relation, l.from}
		if at, elsewhere := it.leads[from]; elsewhere {
			it.problem(l.node, "`%s` already has a `%s` (%s), and has at most one at a time: delete one of the two, or move both to the sources that report them", l.from, l.relation.From.Field, at)
			return
		}
		it.leads[from] = it.at(l.node)
	}
	it.dossier.Stated = append(it.dossier.Stated, relation)
}

// put stores the value of a property, or the values of its parts, by Property.Index.
func put(into []graph.Value, p *graph.Property, values []graph.Value) {
	if p.Parts == nil {
		into[p.Index] = values[0]
		return
	}
	for i, part := range p.Parts {
		into[part.Index] = values[i]
	}
}
