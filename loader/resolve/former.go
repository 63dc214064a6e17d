package resolve

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

// survivor is the thing that an id stood for before it got another id.
type survivor struct {
	id graph.ID
	at dossier.Position
}

const formerly = "formerly"

// registerFormer registers the ids that the thing of an item in a reference file had before.
func (it item) registerFormer() {
	n := valueOf(it.fields, formerly)
	if n == nil || n.Kind != yaml.SequenceNode {
		return // the problem, if there is one, is reported with the other values
	}
	for _, e := range n.Content {
		id, ok := it.file.id(e)
		if !ok {
			continue
		}
		if of, twice := it.former[id]; twice && of.id != it.id {
			it.problem(e, "`%s` is already a former id of `%s` (%s): delete one of the two", id, of.id, of.at)
			continue
		}
		it.former[id] = survivor{it.id, it.at(e)}
	}
}

// checkFormer reports former ids that are still in use.
func (r *resolver) checkFormer() {
	for id, of := range r.former {
		if k, there := r.known[id]; there {
			r.addProblem(dossier.Problem{At: of.at, Message: fmt.Sprintf(
				"`%s` is still %s (%s): write `%s` there, or remove the id from `%s`", id, withArticle(grammar.Word(k.typ.Name)), k.at, of.id, formerly)})
		}
	}
}

// renamed reports the use of a former id. It returns false if the id is none.
func (f file) renamed(n *yaml.Node, id graph.ID) bool {
	of, former := f.former[id]
	if former {
		f.problem(n, "`%s` is now `%s` (%s): write `%s`", id, of.id, of.at, of.id)
	}
	return former
}
