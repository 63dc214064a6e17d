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
}

// Slot returns the history of one slot from all claims about it. The present
// is the last span; there is none before the first claim that lives.
//
// Rule 5: a new span begins only when the value or the disagreement changes,
// and not with one more source that agrees, or with other words for the same time.
func Slot(accounts []Account) []Span {
	var spans []Span
	for s := open(accounts); len(s.coming) > 0; {
		from := s.coming[0][0].Reported.UTC()
		s.upTo(from)
		now := Span{From: from, Value: s.value, Contested: s.contested}
		if len(spans) == 0 {
			if len(s.ordered) > 0 {
				spans = append(spans, now)
			}
			continue
		}
		last := &spans[len(spans)-1]
		if last.Value.Equal(now.Value) && last.Contested == now.Contested {
			last.Value = now.Value // the words that stand
			continue
		}
		spans = append(spans, now)
	}
	return spans
}

// slot is all accounts of one property of one thing, of one relation, or of one
// property of such a relation, told in the order in which they were reported.
type slot struct {
	bench
	value     Value // what it comes to so far, see judge
	contested bool
	coming    [][]Account // what is still to be reported, what is of one time together
	heard     []voice     // who reported last, see upTo
}

func open(accounts []Account) *slot {
	return &slot{
		bench:  bench{live: map[voice][]*said{}, tallies: map[class]*tally{}},
		coming: reports(accounts),
	}
}

// upTo takes in what was reported by then, and since it was last called.
func (s *slot) upTo(at time.Time) {
	s.heard = s.heard[:0]
	for len(s.coming) > 0 && !s.coming[0][0].Reported.After(at) {
		for _, a := range s.coming[0] {
			s.heard = append(s.heard, voiceOf(a.Claim))
		}
		s.supersede(s.coming[0])
		s.coming = s.coming[1:]
	}
	if len(s.heard) > 0 {
		s.value, s.contested = s.judge()
	}
}

// slots are those of one matter, by property; "" is whether a relation is there.
type slots map[string]*slot

// openAll opens the slots of a matter.
func openAll(accounts map[string][]Account) slots {
	out := slots{}
	for property, as := range accounts {
		out[property] = open(as)
	}
	return out
}

// moments lists when anything of the matter was reported, in order, each time once.
func (ss slots) moments() []time.Time {
	var out []time.Time
	for _, s := range ss {
		for _, batch := range s.coming {
			out = append(out, batch[0].Reported.UTC())
		}
	}
	return inOrder(out)
}

func (ss slots) upTo(at time.Time) {
	for _, s := range ss {
		s.upTo(at)
	}
}

// inOrder sorts times, and keeps each once.
func inOrder(times []time.Time) []time.Time {
	slices.SortFunc(times, time.Time.Compare)
	return slices.CompactFunc(times, time.Time.Equal)
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
