package resolve

import (
	"cmp"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/dossier"
)

// identified is a thing with an identifier, and where a reference file gives it.
type identified struct {
	id graph.ID
	at dossier.Position
}

// checkIdentifiers reports each identifier of the thing that another thing has already. A register gives one identifier to
// one thing, so the two are the same thing, or one of the identifiers is wrong.
func (it item) checkIdentifiers(p *graph.Property, n *yaml.Node) {
	if p.Struct != "Identifier" {
		return
	}
	for _, element := range n.Content {
		parts := pairs(element)
		scheme, value := valueOf(parts, "scheme"), valueOf(parts, "value")
		if scheme == nil || value == nil {
			continue
		}
		key := dossier.IdentifierKey(scheme.Value, value.Value)
		other, taken := it.identified[key]
		switch {
		case taken && other.id == it.id:
			it.problem(element, "`%s` is already the %s of `%s` (%s): delete one of the two",
				dossier.Shortened(value.Value), dossier.Shortened(scheme.Value), other.id, other.at)
			continue
		case taken && it.one(other.id, it.id):
			continue
		case taken:
			it.problem(element, "`%s` is already the %s of `%s` (%s): if the two are the same thing, make them one, for example with a judgement; if not, correct one of the identifiers",
				dossier.Shortened(value.Value), dossier.Shortened(scheme.Value), other.id, other.at)
			continue
		}
		it.identified[key] = identified{it.id, it.at(element)}
	}
}

// one reports whether judgements join two ids.
func (r *resolver) one(a, b graph.ID) bool {
	now := func(id graph.ID) graph.ID { return cmp.Or(r.kept[id], id) }
	return now(a) == now(b)
}
