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
// their times overlap. An item that tells only an end belongs to the spell that began last before this end. An item without a
// time belongs to the latest spell. Two items of one report with different
// times are two spells, unless they come from different speakers: nobody disagrees with himself. If nobody states the end
// of a spell, the spell ends before a later spell that is over.

// statement is what one item of a report says about a relation, and the time for which the item says it.
type statement struct {
	accounts   []placed
	begin, end string // RFC 3339; "" for an unknown beginning or end
	begun      string // the last second that the beginning can mean
	endless    bool   // no end is stated
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
// reported. If a reference file states the time of the relation, this is the first spell.
func spells(accounts []placed, stated []dossier.StatedRelation) []map[facet][]Account {
	var list []spell
	told := statements(accounts)
	if s := statedSpell(stated); s.dated {
		all := append([]statement{s}, told...)
		closeSpells(all)
		list, told = append(list, spell{statements: all[:1]}), all[1:]
	} else {
		closeSpells(told)
	}
	// An end belongs to a beginning, also to a beginning that is told later. So the ends alone come last.
	for _, alone := range []bool{false, true} {
		for _, s := range told {
			if s.endsOnly() != alone {
				continue
			}
			for _, i := range spellsOf(&list, s) {
				list[i].take(list[i].begun(s))
			}
		}
	}
	slices.SortStableFunc(list, func(a, b spell) int { return a.first().Compare(b.first()) })
	out := make([]map[facet][]Account, len(list))
	for i, s := range list {
		out[i] = s.accounts
	}
	return out
}

// statedSpell is the time of a relation in the reference files.
func statedSpell(stated []dossier.StatedRelation) statement {
	var s statement
	for _, t := range stated {
		for _, name := range []string{startOf, endOf, when} {
			p := t.Relation.Property(name)
			if p == nil {
				continue
			}
			v := statedValue(p, t.Values)
			if v.Absent() {
				continue
			}
			s.dated = true
			if name != endOf {
				s.begin, s.begun = v.bounds[0], v.bounds[1]
			}
			if name != startOf {
				s.end = v.bounds[1]
			}
			s.endless = s.end == ""
		}
	}
	return s
}

// closeSpells tells each statement of a spell without an end the end that another statement tells alone. Such an end belongs to the
// last beginning before it. If several ends are told, the last of them counts here.
func closeSpells(all []statement) {
	ends := map[string]string{} // by beginning
	for _, e := range all {
		if !e.endsOnly() || e.retracts || e.denies {
			continue
		}
		begin := ""
		for _, o := range all {
			if o.begin > begin && o.begin <= e.end && !o.retracts && !o.denies {
				begin = o.begin
			}
		}
		ends[begin] = max(ends[begin], e.end)
	}
	for i, s := range all {
		if end, told := ends[s.begin]; told && s.endless && s.begin != "" {
			all[i].end, all[i].endless = end, false
		}
	}
}

// endsOnly reports whether a statement tells an end and no beginning.
func (s statement) endsOnly() bool { return s.dated && s.begin == "" && s.end != "" }

// spell is one of the spells of a relation.
type spell struct {
	accounts   map[facet][]Account
	statements []statement // those with a time
	denials    []statement // those with a time that deny
}

// first is when the spell was first reported. It is the zero time for the spell of a reference file.
func (p spell) first() time.Time {
	if slices.ContainsFunc(p.statements, func(s statement) bool { return s.accounts == nil }) {
		return time.Time{}
	}
	var first time.Time
	for _, accounts := range p.accounts {
		for _, a := range accounts {
			if first.IsZero() || a.Reported.Before(first) {
				first = a.Reported
			}
		}
	}
	return first
}

func (p *spell) take(s statement) {
	if p.accounts == nil {
		p.accounts = map[facet][]Account{}
	}
	for _, a := range s.accounts {
		p.accounts[a.facet] = append(p.accounts[a.facet], a.Account)
	}
	switch {
	case !s.dated || s.retracts:
	case s.denies:
		p.denials = append(p.denials, s)
	default:
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
	if i := lastBegunBefore(*list, s); i >= 0 {
		return []int{i}
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

// lastBegunBefore is the index of the spell that began last before the end that a statement without a beginning tells, or -1.
func lastBegunBefore(list []spell, s statement) int {
	at, last := -1, ""
	for i, p := range list {
		if begin := p.begun(s).begin; s.begin == "" && begin > last && !p.toldApart(s) {
			at, last = i, begin
		}
	}
	return at
}

// begun returns a statement that tells only an end, with the last beginning of the spell before this end, if there is one.
func (p spell) begun(s statement) statement {
	if !s.dated || s.begin != "" || s.end == "" {
		return s
	}
	for _, o := range p.statements {
		if o.begin > s.begin && o.begin <= s.end {
			s.begin, s.begun = o.begin, o.begun
		}
	}
	return s
}

// toldApart reports whether the report of a dated statement tells another time for the spell: nobody disagrees with himself.
func (p spell) toldApart(s statement) bool {
	s = p.begun(s) // as the spell holds it: so the same end, told twice, is told once
	return slices.ContainsFunc(p.statements, func(o statement) bool {
		return o.voice == s.voice && o.reported.Equal(s.reported) && (o.begin != s.begin || o.end != s.end)
	})
}

// holds reports whether a dated statement is about the spell.
func (p spell) holds(s statement) bool {
	if !s.dated {
		return false
	}
	if len(p.statements) == 0 { // nobody has told the time of the spell yet, but perhaps somebody has denied it
		return len(p.denials) == 0 || slices.ContainsFunc(p.denials, s.overlaps)
	}
	return !p.toldApart(s) && slices.ContainsFunc(p.statements, s.overlaps)
}

func (s statement) overlaps(o statement) bool {
	if s.endedBefore(o) || o.endedBefore(s) {
		return false
	}
	return (s.end == "" || o.begin == "" || o.begin <= s.end) && (o.end == "" || s.begin == "" || s.begin <= o.end)
}

// endedBefore reports whether a spell without a stated end was over before another spell: the other spell began later, and
// it was over when the first spell was reported.
func (s statement) endedBefore(o statement) bool {
	return s.endless && !o.endless && s.begun != "" && s.begun < o.begin && o.end != "" && (s.end == "" || o.end < s.end)
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
// by the time that they tell. Items that tell no time come last, because they belong to the latest spell.
func statements(accounts []placed) []statement {
	type item struct {
		source, subject, object graph.ID
		reported                string
		start                   int
		quote, fragment, via    string
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
		k := item{a.Source, a.Subject, a.Object, stamp(a.Reported), a.Start, a.Quote, a.Fragment, strings.Join(via, " "), a.Polarity, a.Rank, a.Retracts}
		groups[k] = append(groups[k], a)
	}
	var out []statement
	for _, group := range groups {
		out = append(out, parted(group)...)
	}
	slices.SortFunc(out, func(a, b statement) int {
		return cmp.Or(a.reported.Compare(b.reported), cmp.Compare(datedFirst(a), datedFirst(b)), cmp.Compare(a.begin, b.begin),
			cmp.Compare(a.end, b.end), cmp.Compare(a.accounts[0].ID, b.accounts[0].ID))
	})
	return out
}

// datedFirst numbers a statement so that statements with a time come before all others.
func datedFirst(s statement) int {
	if s.dated {
		return 0
	}
	return 1
}

// parted makes one statement of the accounts of one item, or several if the passage tells several times. A claim does not
// tell to which item of the passage it belongs. So each end belongs to the last beginning before it that has no end yet,
// and an end before all beginnings is a spell of its own.
func parted(group []placed) []statement {
	slices.SortFunc(group, func(a, b placed) int { return cmp.Compare(a.ID, b.ID) })
	var begins, ends, others []placed
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
		return cmp.Or(cmp.Compare(bounds(a.Account)[0], bounds(b.Account)[0]), cmp.Compare(bounds(a.Account)[1], bounds(b.Account)[1]),
			compareWords(&a.Account, &b.Account))
	}
	slices.SortStableFunc(begins, byTime)
	slices.SortStableFunc(ends, byTime)
	ended, alone := paired(begins, ends)
	tell := func(times ...placed) statement {
		c := group[0]
		s := statement{
			accounts: append(slices.Clone(others), times...), voice: c.voice(), reported: c.Reported, dated: len(times) > 0,
			retracts: c.Retracts, denies: c.Polarity == graph.Denies,
		}
		s.end = stamp(c.Reported) // an open spell has lasted until the report at least
		return s
	}
	var out []statement
	for i, begin := range begins {
		s := tell(begin)
		if end, there := ended[i]; there {
			s = tell(begin, end)
			s.end = bounds(end.Account)[1]
		} else if begin.facet == when {
			s.end = bounds(begin.Account)[1]
		} else {
			s.endless = true
		}
		s.begin, s.begun = bounds(begin.Account)[0], bounds(begin.Account)[1]
		if s.begin > s.end && s.end != "" { // it begins after the report
			s.end = ""
		}
		out = append(out, s)
	}
	for _, end := range alone {
		s := tell(end)
		s.end = bounds(end.Account)[1]
		out = append(out, s)
	}
	if len(out) == 0 {
		out = append(out, tell())
	}
	return out
}

// paired returns the end of each beginning that has one, by the index of the beginning, and the ends without a beginning.
// Beginnings and ends are in order.
func paired(begins, ends []placed) (of map[int]placed, alone []placed) {
	of = map[int]placed{}
	for _, end := range ends {
		last := -1
		for i, begin := range begins {
			_, taken := of[i]
			if to := bounds(end.Account)[1]; !taken && begin.facet == startOf && (to == "" || bounds(begin.Account)[0] <= to) {
				last = i
			}
		}
		if last < 0 {
			alone = append(alone, end)
		} else {
			of[last] = end
		}
	}
	return of, alone
}

// bounds are the first and the last second that a claimed time can mean.
func bounds(a Account) [2]string {
	return propertyValue(a.Property, a.Values).bounds
}

// facetOf is what a claim is about.
func facetOf(c *dossier.Claim) facet {
	if c.Property == nil {
		return existence
	}
	return facet(c.Property.Name)
}
