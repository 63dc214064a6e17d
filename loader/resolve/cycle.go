package resolve

import (
	"fmt"
	"slices"
	"strings"

	"parley/loader/dossier"
)

// step keeps the link if its relation is a hierarchy. It does so even where no
// claim comes of it, because something else is wrong with the report.
func (it item) step(l link, claimed bool) {
	if dossier.Hierarchy(l.relation) {
		it.steps = append(it.steps, dossier.Step{Relation: l.relation, From: l.from, To: l.to, At: it.at(l.node), Claimed: claimed})
	}
}

// checkCycles reports things that lie within themselves through others, at the
// step that is the likeliest to be wrong.
func (r *resolver) checkCycles() {
	for _, circle := range dossier.Circles(r.steps) {
		wrong := circle[0]
		ids := []string{string(wrong.From)}
		for _, s := range circle {
			ids = append(ids, string(s.To))
		}
		const most = 12
		if len(ids) > most {
			ids = slices.Concat(ids[:most/2], []string{"..."}, ids[len(ids)-most/2:])
		}
		r.addProblem(dossier.Problem{At: wrong.At, Message: fmt.Sprintf(
			"this closes a circle of `%s`: %s: remove one of these steps",
			wrong.Relation.From.Field, strings.Join(ids, " > "))})
	}
}
