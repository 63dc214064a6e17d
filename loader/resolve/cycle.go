package resolve

import (
	"fmt"
	"slices"
	"strings"

	"parley/loader/dossier"
)

// checkCycles reports things that lie within themselves through others, at the step that is most likely wrong. It also uses
// the claims of reports that are not sound, so that a circle is found with the other problems.
func (r *resolver) checkCycles() {
	d := &dossier.Dossier{Sources: r.dossier.Sources, Stated: r.dossier.Stated, Claims: r.climbs}
	for _, circle := range dossier.Circles(dossier.Steps(d)) {
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
