package resolve

import (
	"fmt"
	"strings"

	"parley/graph"
	"parley/loader/dossier"
)

// toldPeriods is what one report tells of one relation: the periods, and the first of the other details.
type toldPeriods struct {
	periods int
	detail  *dossier.Claim
}

// checkMixedPeriods warns where one report tells two periods of one relation, and also a detail such as the post. A claim does not say to which
// period it belongs, so the detail would count for each of them.
func (r *resolver) checkMixedPeriods() {
	type account struct {
		at       reportedAt
		from, to graph.ID
		relation *graph.Relation
		identity string
		polarity graph.Polarity
		retracts bool
		speakers string
	}
	var order []account
	all := map[account]*toldPeriods{}
	for i := range r.dossier.Claims {
		c := &r.dossier.Claims[i]
		if c.Relation == nil || c.Property == nil || c.Relation.Property("spell") == nil {
			continue
		}
		var via []string
		for _, id := range c.Via {
			via = append(via, string(id))
		}
		key := account{reportedAt{c.Source, c.Quote, c.Fragment, c.Start}, c.Subject, c.Object, c.Relation, fmt.Sprint(c.Identity), c.Polarity, c.Retracts, strings.Join(via, " ")}
		if all[key] == nil {
			all[key] = &toldPeriods{}
			order = append(order, key)
		}
		switch c.Property.Name {
		case spanStart, whenProperty:
			all[key].periods++
		case spanEnd:
		default:
			if all[key].detail == nil {
				all[key].detail = c
			}
		}
	}
	for _, key := range order {
		if t := all[key]; t.periods > 1 && t.detail != nil {
			r.warnAt(t.detail.At, "the report tells several periods of `%s` for `%s` and `%s`, so `%s` counts for each of them: write a report for each period, with its own quote",
				t.detail.Field, key.from, key.to, t.detail.Property.Name)
		}
	}
}
