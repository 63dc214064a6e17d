package resolve

import (
	"parley/graph"
	"parley/loader/dossier"
)

// checkVersions warns where a source is a later version of a source of another publisher. The claims of the two versions then count
// as claims of two publishers.
func (r *resolver) checkVersions() {
	sources := make(map[graph.ID]dossier.Source, len(r.dossier.Sources))
	for _, s := range r.dossier.Sources {
		sources[s.ID] = s
	}
	for _, s := range r.dossier.Sources {
		first, there := sources[s.RevisionOf]
		if there && s.Publisher != "" && first.Publisher != s.Publisher {
			r.warnAt(s.At, "`%s` is a later version of `%s`, but the two do not have the same publisher, so they count as two papers. Write the same `publisher` in both. If `%s` only repeats `%s`, remove `revisionOf`, and write in `via` who is repeated",
				s.ID, first.ID, s.ID, first.ID)
		}
	}
}
