package fold

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// A relation such as a membership can begin, end and begin again. Each time is a spell, and each spell is a subject of
// its own. The claims of one item of a report are about one spell. An item belongs to the spell of earlier items if
// their times overlap. An item without a time belongs to the latest spell. Two items of one report with different
// times are two spells, unless they come from different speakers: nobody disagrees with himself.

// statement is what one item of a report says about a relation, and the time for which the item says it.
type statement struct {
	accounts   []placed
	begin, end string // RFC 3339; "" for an unknown beginning or end
	voice      voice
	reported   time.Time
	dated      bool
	retracts   bool
	denies     bool
}

// placed is an account and the facet that it is about.
type placed struct {
	facet
	Account
}

// hasSpells reports whether a relation can come, go and come again. Its claims then tell the time of each spell.
func hasSpells(r *graph.Relation) bool { return r != nil && r.Property(spellKey) != nil }

// The names of the properties that tell the time of a spell, and the property that tells spells apart.
const (
	startOf  = "start"
	endOf    = "end"
	spellKey = "spell"
)

// spells parts the accounts of a relation between two things into its spells, in the order in which they were first
// reported.
func spells(accounts []placed) []map[facet][]Account {
	var list []spell
	for _, s := range statements(accounts) {
		for _, i := range spellsOf(&list, s) {
			list[i].take(s)
		}
	}
	out := make([]map[facet][]Account, len(list))
	for i, s := range list {
		out[i] = s.accounts
	}
	return out
}

// spell is one of the spells of a relation.
type spell struct {
	accounts   map[facet][]Account
	statements []statement // those with a time
}

func (p *spell) take(s statement) {
	if p.accounts == nil {
		p.accounts = map[facet][]Account{}
	}
	for _, a := range s.accounts {
		p.accounts[a.facet] = append(p.accounts[a.facet], a.Account)
	}
	if s.dated && !s.retracts && !s.denies {
		p.statements = append(p.statements, s)
	}
}

// spellsOf returns the indexes of the spells that a statement is about. It adds a spell if there is none.
func spellsOf(list *[]spell, s statement) []int {
	if (s.retracts || s.denies) && !s.dated {
		var all []int
		for i := range *list {
			all = append(all, i)
		}
		if len(all) > 0 {
			return all
		}
	}
	for i, p := range *list {
		if p.holds(s) {
			return []int{i}
		}
	}
	if !s.dated && len(*list) > 0 {
		return []int{latestOf(*list)}
	}
	*list = append(*list, spell{})
	return []int{len(*list) - 1}
}

// holds reports whether a dated statement is about the spell.
func (p spell) holds(s statement) bool {
	if !s.dated {
		return false
	}
	if len(p.statements) == 0 {
		return true // nobody has told the time of the spell yet
	}
	for _, o := range p.statements {
		if o.voice == s.voice && o.reported.Equal(s.reported) && (o.begin != s.begin || o.end != s.end) {
			return false
		}
	}
	return slices.ContainsFunc(p.statements, s.overlaps)
}

func (s statement) overlaps(o statement) bool {
	return (s.end == "" || o.begin == "" || o.begin <= s.end) && (o.end == "" || s.begin == "" || s.begin <= o.end)
}

// latestOf is the index of the spell that begins last.
func latestOf(list []spell) int {
	at, last := len(list)-1, ""
	for i, p := range list {
		for _, s := range p.statements {
			if s.begin > last {
				at, last = i, s.begin
			}
		}
	}
	return at
}

// statements groups accounts by the item of a report that makes them. They are sorted by the time of the report, then
// by the time that they tell.
func statements(accounts []placed) []statement {
	type item struct {
		source, subject, object graph.ID
		reported                string
		start                   int
		quote, via              string
		polarity                graph.Polarity
		rank                    graph.Rank
		retracts                bool
	}
	groups := map[item][]placed{}
	for _, a := range accounts {
		var via []string
		for _, id := range a.Via {
			via = append(via, string(id))
		}
		k := item{a.Source, a.Subject, a.Object, stamp(a.Reported), a.Start, a.Quote, strings.Join(via, " "), a.Polarity, a.Rank, a.Retracts}
		groups[k] = append(groups[k], a)
	}
	var out []statement
	for _, group := range groups {
		out = append(out, parted(group)...)
	}
	slices.SortFunc(out, func(a, b statement) int {
		return cmp.Or(a.reported.Compare(b.reported), cmp.Compare(a.begin, b.begin), cmp.Compare(a.end, b.end), cmp.Compare(a.accounts[0].ID, b.accounts[0].ID))
	})
	return out
}

// parted makes one statement of the accounts of one item, or several if the item tells several times. Beginnings and
// ends are paired in order.
func parted(group []placed) []statement {
	slices.SortFunc(group, func(a, b placed) int { return cmp.Compare(a.ID, b.ID) })
	var begins, ends []placed
	var others []placed
	for _, a := range group {
		switch a.facet {
		case startOf, when:
			begins = append(begins, a)
		case endOf:
			ends = append(ends, a)
		default:
			others = append(others, a)
		}
	}
	byTime := func(a, b placed) int {
		return cmp.Or(cmp.Compare(bounds(a.Account)[0], bounds(b.Account)[0]), cmp.Compare(bounds(a.Account)[1], bounds(b.Account)[1]))
	}
	slices.SortStableFunc(begins, byTime)
	slices.SortStableFunc(ends, byTime)
	var out []statement
	for i := range max(1, len(begins), len(ends)) {
		c := group[0]
		s := statement{
			accounts: slices.Clone(others), voice: c.voice(), reported: c.Reported,
			retracts: c.Retracts, denies: c.Polarity == graph.Denies,
		}
		// An open spell has lasted until the report at least.
		s.end = stamp(c.Reported)
		if i < len(begins) {
			s.accounts, s.begin, s.dated = append(s.accounts, begins[i]), bounds(begins[i].Account)[0], true
			if begins[i].facet == when {
				s.end = bounds(begins[i].Account)[1]
			}
		}
		if i < len(ends) {
			s.accounts, s.end, s.dated = append(s.accounts, ends[i]), bounds(ends[i].Account)[1], true
		}
		if s.begin > s.end && s.end != "" { // it begins after the report
			s.end = ""
		}
		out = append(out, s)
	}
	return out
}

// bounds are the first and the last second that a claimed time can mean.
func bounds(a Account) [2]string {
	return propertyValue(a.Property, a.Values).bounds
}

// facetOf is what a claim is about.
func facetOf(c dossier.Claim) facet {
	if c.Property == nil {
		return existence
	}
	return facet(c.Property.Name)
}
