package fold

import (
	"cmp"
	"slices"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// Account is a claim with what else decides how it is weighed.
type Account struct {
	dossier.Claim
	Reliability graph.Reliability // of its source
	Phase       Phase
}

// Span is a stretch of a slot's history, from when it was reported until the
// next one begins.
type Span struct {
	From      time.Time
	Value     Value // the zero Value where there is none
	Contested bool
	// Claims are those that live and are of the top rank, rivals and denials
	// included, sorted, as they stand at the end of the span.
	Claims []graph.ID

	decided []Account // the same as judge returns them
}

// Slot returns the history of one slot from all claims about it. The present
// is the last span; there is none before the first claim that lives.
//
// Rule 5: a new span begins only when the value or the disagreement changes.
// One more source that agrees joins the claims of the span, and so do other words for
// the same time.
func Slot(accounts []Account) []Span {
	var spans []Span
	live := map[voice][]Account{}
	for _, batch := range reports(accounts) {
		supersede(live, batch)
		now := judge(live)
		now.From = batch[0].Reported.UTC()
		if len(spans) == 0 {
			if len(now.Claims) > 0 {
				spans = append(spans, now)
			}
			continue
		}
		last := &spans[len(spans)-1]
		if last.Value.Equal(now.Value) && last.Contested == now.Contested {
			now.From = last.From
			*last = now
			continue
		}
		spans = append(spans, now)
	}
	return spans
}

// reports sorts accounts by when they were reported and puts those of one time together.
func reports(accounts []Account) [][]Account {
	sorted := slices.SortedFunc(slices.Values(accounts), func(a, b Account) int {
		return cmp.Or(a.Reported.Compare(b.Reported), cmp.Compare(a.ID, b.ID))
	})
	var batches [][]Account
	for len(sorted) > 0 {
		n := 1
		for n < len(sorted) && sorted[n].Reported.Equal(sorted[0].Reported) {
			n++
		}
		batches = append(batches, sorted[:n])
		sorted = sorted[n:]
	}
	return batches
}

// voice is whoever makes a claim: a source, and the speaker it relays.
type voice struct{ source, speaker graph.ID }

func voiceOf(c dossier.Claim) voice { return voice{c.Source, c.Speaker()} }

// supersede is rule 1: what a voice reports later takes the place of what it
// reported before on the same slot; what it reports at one time stands side by
// side. A retraction takes the place of what was there and asserts nothing, so
// that a correction is a retraction and a claim of the same time.
func supersede(live map[voice][]Account, batch []Account) {
	reported := map[voice][]Account{}
	for _, a := range batch {
		v := voiceOf(a.Claim)
		if _, ok := reported[v]; !ok {
			reported[v] = nil // even if all it does is retract
		}
		if a.asserts() {
			reported[v] = append(reported[v], a)
		}
	}
	for v, as := range reported {
		live[v] = as
	}
}

// living returns the accounts that live once all have been reported.
func living(accounts []Account) map[voice][]Account {
	live := map[voice][]Account{}
	for _, batch := range reports(accounts) {
		supersede(live, batch)
	}
	return live
}
