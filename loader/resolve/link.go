package resolve

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

// link is one element in a relation's field: the thing at the other end, and the details of the relation.
type link struct {
	node     *yaml.Node
	relation *graph.Relation
	reverse  bool
	object   graph.ID
	from, to graph.ID
	values   []graph.Value // by Property.Index
	details  []detail      // without those of the identity
}

// detail is one property of a relation that an element gives.
type detail struct {
	key      *yaml.Node
	property *graph.Property
	values   []graph.Value
}

// links reads the value of a relation's field: one thing at the other end, or several.
func (it item) links(via graph.Via, p pair) []link {
	var links []link
	for _, e := range it.oneOrMore(p.value, "`"+p.key.Value+"`") {
		l := link{node: e, relation: via.Relation, reverse: via.Reverse, values: make([]graph.Value, len(via.Relation.Properties))}
		if it.link(&l, via, p.key.Value) {
			links = append(links, l)
		}
	}
	return links
}

// link fills in one element, and reports whether it is sound.
func (it item) link(l *link, via graph.Via, field string) bool {
	id, sound := l.node, true
	if l.node.Kind == yaml.MappingNode {
		ps := pairs(l.node)
		id = valueOf(ps, "id")
		sound = it.readDetails(l, ps, field) && it.endsAfterItBegins(l, field)
	}
	if !it.hasIdentity(l, field) {
		sound = false
	}
	if id == nil {
		it.problem(l.node, "an element of `%s` needs the `id` of %s", field, withArticle(joinWords(grammar.TypeWords(via.Far()), "or")))
		return false
	}
	object, ok := it.ref(id, via.Far(), field)
	if ok && object == it.id {
		it.problem(id, "`%s` of `%s` cannot be itself", field, it.id)
		ok = false
	}
	l.object, l.from, l.to = object, it.id, object
	if l.reverse {
		l.from, l.to = object, it.id
	}
	return sound && ok
}

// readDetails reads the details of a relation from a mapping.
func (it item) readDetails(l *link, ps []pair, field string) bool {
	sound := true
	for _, p := range ps {
		if p.key.Value == "id" {
			continue
		}
		property := l.relation.Property(p.key.Value)
		if !grammar.Writable(property) {
			it.unknownKey(p.key, "`"+field+"`", grammar.RelationFields(l.relation))
			sound = false
			continue
		}
		values, ok := it.values(property, p.value)
		if !ok {
			sound = false
			// A wrong value must not be reported as missing, too.
			values = make([]graph.Value, max(1, len(property.Parts)))
			values[0] = ""
		}
		put(l.values, property, values)
		if !property.Identity {
			l.details = append(l.details, detail{p.key, property, values})
		}
	}
	return sound
}

// hasIdentity reports whether the mandatory properties of the identity are there. Those are enums; free text is
// optional.
func (it item) hasIdentity(l *link, field string) bool {
	for _, p := range l.relation.Properties {
		if grammar.Chosen(p) && l.values[p.Index] == nil {
			example := "..."
			if l.node.Kind == yaml.ScalarNode {
				example = l.node.Value
			}
			first := grammar.EnumWords(p.Enum)[0]
			it.problem(l.node, "`%s` needs `%s`: write {id: %s, %s: %s}; the value can also be %s",
				field, p.Name, dossier.Shortened(example), p.Name, first, inWords(p.Enum[1:]))
			return false
		}
	}
	return true
}

// identity returns the values that belong to the identity of the relation. The list ends with the last of them.
func (l link) identity() []graph.Value {
	var values []graph.Value
	for _, p := range l.relation.Properties {
		if p.Identity && l.values[p.Index] != nil {
			values = append(values, make([]graph.Value, p.Index+1-len(values))...)
			values[p.Index] = l.values[p.Index]
		}
	}
	return slices.Clip(values)
}
