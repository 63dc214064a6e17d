package resolve

import (
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/dossier"
)

// The statuses of a meeting or an event that cannot hold together.
var (
	took    = []string{string(graph.Held), string(graph.UnderWay), string(graph.EventHappened)}
	tookNot = []string{string(graph.Denied), string(graph.Cancelled), string(graph.Rescheduled), string(graph.EventDidNotHappen)}
)

// checkTwoStatuses warns where one passage says that something took place, and that it did not, and the same speaker says
// both. A passage such as “it was called off, and held in the end” has two statements, and each has words of its own.
func (r *resolver) checkTwoStatuses() {
	type statement struct {
		source, speaker, subject graph.ID
		quote, fragment          string
		start                    int
		reported                 int64
	}
	yes, no := map[statement]dossier.Claim{}, map[statement]dossier.Claim{}
	warned := map[statement]bool{}
	for _, c := range r.dossier.Claims {
		if !asserts(c) || !of(c, statusProperty) {
			continue
		}
		at := statement{c.Source, c.Speaker(), c.Subject, c.Quote, c.Fragment, c.Start, c.Reported.Unix()}
		switch {
		case slices.Contains(took, text(c)):
			yes[at] = c
		case slices.Contains(tookNot, text(c)):
			no[at] = c
		}
		other, affirmed := yes[at]
		contrary, denied := no[at]
		if !affirmed || !denied || warned[at] {
			continue
		}
		warned[at] = true
		if other.At == c.At {
			other = contrary
		}
		r.warnAt(c.At, "the passage already says that the status of `%s` is %s (%s), and the two exclude each other: delete one of the two, give each its own words as `quote`, or write in `via` who says which",
			c.Subject, strings.ReplaceAll(strings.ToLower(text(other)), "_", " "), other.At)
	}
}
