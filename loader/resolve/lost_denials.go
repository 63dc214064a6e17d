package resolve

import (
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

// checkLostDenials warns where a source denies a relation without its words, such as a role, and all reports of the relation have
// words. Relations with other words are other relations, so the denial denies nothing.
func (r *resolver) checkLostDenials() {
	type pair struct {
		relation *graph.Relation
		from, to graph.ID
	}
	words := func(c dossier.Claim) (name, text string, ok bool) {
		if c.Relation == nil || c.Property != nil || !counts(c) {
			return "", "", false
		}
		for _, p := range c.Relation.Properties {
			if p.Identity && !p.Hidden && !grammar.Chosen(p) {
				if p.Index < len(c.Identity) {
					text, _ = c.Identity[p.Index].(string)
				}
				return p.Name, text, true
			}
		}
		return "", "", false
	}
	told := map[pair][]string{} // the words of the reports that affirm
	for _, c := range r.dossier.Claims {
		if _, text, ok := words(c); ok && c.Polarity != graph.Denies {
			from, to := c.Ends()
			at := pair{c.Relation, from, to}
			told[at] = append(told[at], text)
		}
	}
	for _, c := range r.dossier.Claims {
		name, text, ok := words(c)
		if !ok || c.Polarity != graph.Denies || text != "" {
			continue
		}
		from, to := c.Ends()
		others := slices.Clone(told[pair{c.Relation, from, to}])
		if len(others) == 0 || slices.Contains(others, "") {
			continue
		}
		slices.Sort(others)
		r.warnAt(c.At, "this denies `%s` without a `%s`, and the reports have one (%s), so it denies none of them: write the `%s` that the source denies",
			c.Field, name, dossier.Shortened(strings.Join(slices.Compact(others), ", ")), name)
	}
}
