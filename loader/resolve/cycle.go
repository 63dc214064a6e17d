package resolve

import (
	"fmt"
	"slices"
	"strings"

	"parley/loader/dossier"
)

// step records a link of a hierarchy. It does so even when the report is not sound, so that a circle is found with
// the other problems.
func (it item) step(l link, claimed bool) {
	if dossier.Hierarchy(l.relation) {
		it.steps = append(it.steps, dossier.Step{Relation: l.relation, From: l.from, To: l.to, At: it.at(l.node), Claimed: claimed})
	}
}

// checkCycles reports things that lie within themselves through others, at the step that is most likely wrong.
func (r *resolver) checkCycles() {
	for _, circle := range dossier.Circles(r.steps) {
		wrong := circle[0]
		ids := []string{string(wrong.From)}
		for _, s := range circle {
			ids = append(ids, string(s.To))
		}
		const limit = 12
		if len(ids) > limit {
			ids = slices.Concat(ids[:limit/2], []string{"..."}, ids[len(ids)-limit/2:])
		}
		r.addProblem(dossier.Problem{At: wrong.At, Message: fmt.Sprintf(
			"this closes a circle of `%s`: %s: remove one of these steps",
			wrong.Relation.From.Field, strings.Join(ids, " > "))})
	}
}
