package resolve

import (
	"maps"
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/edtf"
)

// minWord is the least length of a word in which one letter more, less or other is a slip, and minSwapped that of a word in which two letters changed
// places. Shorter words, such as `uk` and `us`, are often two names.
const (
	minWord    = 5
	minSwapped = 4
)

// checkNearIDs warns where the id of a meeting differs by one letter from the id of another meeting of the same day,
// and no report speaks of both. A slip is likely in one source, too. A relation between the two meetings shows that the writer knows both.
func (r *resolver) checkNearIDs() {
	m := r.mentions()
	alike := map[string][]graph.ID{} // by the digits of the ids, which never differ by a slip
	for id := range m.reports {
		alike[digits(string(id))] = append(alike[digits(string(id))], id)
	}
	warned := map[graph.ID]bool{}
	for _, key := range slices.Sorted(maps.Keys(alike)) {
		ids := alike[key]
		slices.Sort(ids)
		for _, pair := range slips(ids) {
			if m.alike(pair[0], pair[1]) {
				r.warnNear(m, pair[0], pair[1], warned)
			}
		}
	}
}

// slips finds the pairs of ids that differ by a slip. It compares only ids that are equal without one of their
// characters, because a dossier can have very many meetings.
func slips(ids []graph.ID) [][2]graph.ID {
	if len(ids) < 2 {
		return nil
	}
	var pairs [][2]graph.ID
	near := map[string][]graph.ID{}
	for _, id := range ids {
		seen := map[graph.ID]bool{}
		for _, key := range append(shorter(string(id)), inOrder(string(id))) {
			for _, other := range near[key] {
				if !seen[other] && slip(string(id), string(other)) {
					pairs = append(pairs, [2]graph.ID{id, other})
				}
				seen[other] = true
			}
			near[key] = append(near[key], id)
		}
	}
	return pairs
}

// warnNear reports the meeting of which fewer claims speak, once.
func (r *resolver) warnNear(m mentions, a, b graph.ID, warned map[graph.ID]bool) {
	at, other := r.made[a].At, r.made[b].At
	if m.claims[a] > m.claims[b] || m.claims[a] == m.claims[b] && at.Compare(other) < 0 {
		a, b, at, other = b, a, other, at
	}
	if warned[a] {
		return
	}
	warned[a] = true
	r.warnAt(at, "`%s` is nearly the id of another meeting of the same day, `%s` (%s): if they are one meeting, write `%s`; if not, choose an id that differs more, or link the two, for example with `possiblySameAs`",
		a, b, other, b)
}

// reportedAt is the place of a report: the claims of one report have one place in one source.
type reportedAt struct {
	source          graph.ID
	quote, fragment string
	start           int
}

// mentions says which reports speak of each meeting, and when the meetings were.
type mentions struct {
	reports map[graph.ID]map[reportedAt]bool
	claims  map[graph.ID]int
	days    map[graph.ID][][2]string
	linked  map[[2]graph.ID]bool
}

func (r *resolver) mentions() mentions {
	m := mentions{map[graph.ID]map[reportedAt]bool{}, map[graph.ID]int{}, map[graph.ID][][2]string{}, map[[2]graph.ID]bool{}}
	when := graph.Parley.Type(meetingType).Property(whenProperty)
	for id, t := range r.made {
		if t.Type.Name == meetingType {
			m.reports[id] = map[reportedAt]bool{}
			if s, ok := t.Values[when.Parts[0].Index].(string); ok {
				m.dated(id, s)
			}
		}
	}
	link := func(a, b graph.ID) { m.linked[[2]graph.ID{a, b}], m.linked[[2]graph.ID{b, a}] = true, true }
	for _, s := range r.dossier.Stated {
		link(s.From, s.To)
	}
	for _, c := range r.dossier.Claims {
		for _, id := range []graph.ID{c.Subject, c.Object} {
			if m.reports[id] != nil {
				m.reports[id][reportedAt{c.Source, c.Quote, c.Fragment, c.Start}] = true
				m.claims[id]++
			}
		}
		if c.Object != "" && m.reports[c.Subject] != nil && m.reports[c.Object] != nil {
			link(c.Subject, c.Object)
		}
		if asserts(c) && of(c, whenProperty) {
			m.dated(c.Subject, text(c))
		}
	}
	return m
}

func (m mentions) dated(id graph.ID, text string) {
	if t, err := edtf.Parse(text); err == nil {
		m.days[id] = append(m.days[id], [2]string{t.FirstDay, t.LastDay})
	}
}

// alike reports whether two meetings can be of one day, and no report and no relation shows that they are two. If a
// meeting has no date, the digits of the ids must be equal.
func (m mentions) alike(a, b graph.ID) bool {
	if m.linked[[2]graph.ID{a, b}] {
		return false
	}
	for at := range m.reports[a] {
		if m.reports[b][at] {
			return false
		}
	}
	if len(m.days[a]) == 0 || len(m.days[b]) == 0 {
		return true
	}
	return slices.ContainsFunc(m.days[a], func(x [2]string) bool {
		return slices.ContainsFunc(m.days[b], func(y [2]string) bool {
			return (x[1] == "" || y[0] <= x[1]) && (y[1] == "" || x[0] <= y[1])
		})
	})
}

// shorter returns a text, and the text without each of its characters in turn. Two texts that differ by one character
// have one of these in common.
func shorter(text string) []string {
	out := []string{text}
	for i := range len(text) {
		out = append(out, text[:i]+text[i+1:])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// inOrder returns the words of an id in the order of the alphabet, with a mark that no id has.
func inOrder(id string) string {
	words := strings.Split(id, "-")
	slices.Sort(words)
	return "-" + strings.Join(words, "-")
}

// slip reports whether two ids have the same words in another order, or differ by one letter in a long word: one letter more, less or other, or two letters that
// changed places. Digits never differ: they tell two days or two rounds apart.
func slip(a, b string) bool {
	if a == b || digits(a) != digits(b) {
		return false
	}
	if inOrder(a) == inOrder(b) {
		return true
	}
	from := 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	end := 0
	for end < min(len(a), len(b))-from && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	x, y := a[from:len(a)-end], b[from:len(b)-end]
	swapped := len(x) > 1 || len(y) > 1
	if swapped {
		if len(x) != 2 || len(y) != 2 || x[0] != y[1] || x[1] != y[0] {
			return false
		}
	}
	if strings.Contains(x+y, "-") {
		return true
	}
	if swapped {
		return len(wordAt(a, from)) >= minSwapped
	}
	return max(len(wordAt(a, from)), len(wordAt(b, from))) >= minWord
}

// wordAt is the word of an id at a position.
func wordAt(id string, i int) string {
	begin := strings.LastIndexByte(id[:i], '-') + 1
	rest, _, _ := strings.Cut(id[begin:], "-")
	return rest
}

func digits(id string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, id)
}
