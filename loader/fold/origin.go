package fold

import (
	"maps"
	"slices"

	"parley/graph"
	"parley/loader/dossier"
)

// Origins returns whom the claims go back to, each once, sorted: the speaker
// whom a source relays, or the source itself. Corroboration is counted by
// these: two articles that relay one agency are one origin.
func Origins(claims []dossier.Claim) []graph.ID {
	origins := map[graph.ID]bool{}
	for _, c := range claims {
		if s := c.Speaker(); s != "" {
			origins[s] = true
		} else {
			origins[c.Source] = true
		}
	}
	return slices.Sorted(maps.Keys(origins))
}
