package compose

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/draft"
	"parley/loader/draft/english"
	"parley/loader/edtf"
	"parley/loader/grammar"
)

// guest is somebody at a meeting.
type guest struct {
	id     graph.ID
	kind   string // attended, expected or denied
	role   string
	doubt  string
	group  bool // an organization
	source draft.Observation
}

// account is what one sentence says of one meeting.
type account struct {
	sentence int
	worded   string
	kind     string // talks, call...
	status   *draft.Observation
	guests   []guest
	place    graph.ID
	placeObs *draft.Observation
	placeFor string // the doubt about the place
	when     string // EDTF
	whenFrom string
	whenObs  *draft.Observation
	doubt    string
	meeting  graph.ID
	isNew    bool
	again    bool   // "another meeting": not the meeting before
	day      string // when, or the day of publication for a meeting that is under way
}

// meetings makes the facts about meetings.
func (c *composer) meetings(obs []draft.Observation) {
	var accounts []*account
	find := func(o draft.Observation) *account {
		for _, a := range accounts {
			if a.sentence == o.Sentence && a.worded == o.Worded {
				return a
			}
		}
		a := &account{sentence: o.Sentence, worded: o.Worded}
		accounts = append(accounts, a)
		return a
	}
	for _, o := range obs {
		a := find(o)
		switch o.Kind {
		case draft.Meeting:
			a.status = &o
		case draft.Attendance:
			c.guest(a, o)
		case draft.Place:
			a.place, a.placeFor = c.place(o)
			a.placeObs = &o
		case draft.Date:
			a.whenObs = &o
		}
	}
	for i, a := range accounts {
		c.reading(a)
		c.date(a, accounts[:i])
		a.day = a.when
		if a.day == "" && a.status != nil && a.status.Status == "under way" {
			a.day = c.options.Day.Format(time.DateOnly)
		}
	}
	var clusters [][]*account
	for _, a := range accounts {
		if a.bare() {
			c.leaveAll(a, "the sentence names nobody, no time and no place")
			continue
		}
		best, most := -1, 0
		for n, cluster := range clusters {
			if score := c.alike(cluster, a); score > most {
				best, most = n, score
			}
		}
		if best >= 0 {
			if most < sure && a.doubt == "" {
				a.doubt = "it is perhaps another meeting than the meeting before"
			}
			clusters[best] = append(clusters[best], a)
			continue
		}
		if n := c.before(clusters, a); n >= 0 {
			a.doubt = "the sentence does not say which meeting it is"
			clusters[n] = append(clusters[n], a)
			continue
		}
		clusters = append(clusters, []*account{a})
	}
	for _, cluster := range clusters {
		c.identify(cluster)
		for _, a := range cluster {
			c.write(a)
		}
	}
}

// before returns the cluster of which "the meeting" or "the talks" can speak: that of the sentence before. It is -1 if there is none.
func (c *composer) before(clusters [][]*account, a *account) int {
	if a.when != "" || a.place != "" || a.again || !strings.Contains(a.worded, "the ") {
		return -1
	}
	for n := len(clusters) - 1; n >= 0; n-- {
		for _, b := range clusters[n] {
			if b.sentence >= a.sentence-2 && b.phase() == a.phase() && b.kind != "call" {
				return n
			}
		}
	}
	return -1
}

func (a *account) bare() bool { return len(a.guests) == 0 && a.place == "" && a.when == "" }

func (c *composer) leaveAll(a *account, reason string) {
	for _, o := range []*draft.Observation{a.status, a.placeObs, a.whenObs} {
		if o != nil {
			c.leave(*o, reason)
		}
	}
	for _, g := range a.guests {
		c.leave(g.source, reason)
	}
}

// guest adds an attendance to an account.
func (c *composer) guest(a *account, o draft.Observation) {
	id, typ, doubt := c.actor(o, o.Subject)
	if id == "" {
		c.leave(o, "the name has no id")
		return
	}
	if o.Doubt == "" {
		o.Doubt = doubt
	}
	if o.Doubt == "" && typ == "organization" {
		o.Doubt = "a group: did its people take part, or the group itself?"
	}
	a.guests = append(a.guests, guest{id: id, kind: o.Status, doubt: o.Doubt, group: typ == "organization", source: o})
}

// reading takes from the sentence what the observations do not hold: the kind of the meeting, and roles.
func (c *composer) reading(a *account) {
	s := c.text.Sentence(a.sentence)
	for _, n := range s.Meetings() {
		if s.Words(n.From, n.To) != a.worded {
			continue
		}
		a.kind = n.Kind
		led := false
		for _, m := range n.Attendees {
			for i := range a.guests {
				if m.Named(s) == a.guests[i].source.Subject {
					a.guests[i].role = m.Role
				}
			}
			led = led || m.Role == "lead"
		}
		if led { // "a delegation led by Umerov": who acts for the delegation is named
			a.guests = slices.DeleteFunc(a.guests, func(g guest) bool {
				return g.group && c.record.Things[g.id] != nil && c.record.Things[g.id].Classification == "DELEGATION"
			})
		}
	}
	for _, w := range strings.Fields(strings.ToLower(a.worded)) {
		switch w {
		case "another", "again", "second", "separate", "further", "new":
			a.again = true
		}
	}
	if words := strings.ToLower(s.Text); strings.Contains(words, a.worded+" again") || strings.Contains(words, "again "+a.worded) {
		a.again = true
	}
}

// date works out the time of an account.
func (c *composer) date(a *account, before []*account) {
	if a.whenObs == nil {
		return
	}
	tense := english.Past
	if a.status != nil {
		switch a.status.Status {
		case "scheduled", "proposed", "cancelled":
			tense = english.Future
		case "under way":
			tense = english.Present
		}
	}
	words := a.whenObs.When
	when, relative, ok := english.Resolve(words, c.options.Day, tense)
	if !ok {
		for i := len(before) - 1; i >= 0 && !ok; i-- {
			if day, err := time.Parse(time.DateOnly, before[i].when); err == nil && before[i].sentence >= a.sentence-1 {
				if when, ok = english.Later(words, day); ok {
					a.whenFrom = before[i].whenObs.When
				}
			}
		}
		if !ok {
			c.leave(*a.whenObs, "the time does not follow from the words alone")
			a.whenObs = nil
			return
		}
	} else if relative {
		a.whenFrom = "published " + c.options.Published
	}
	a.when = when
	if day, err := time.Parse(time.DateOnly, when); err == nil {
		if n := days(a.worded); n > 1 && a.status != nil && a.status.Status != "held" {
			a.when = when + "/" + day.AddDate(0, 0, n-1).Format(time.DateOnly)
			a.whenObs.Doubt = "the last day is counted from the first"
		} else if n > 1 {
			a.whenObs.Doubt = "the meeting lasted several days"
		}
	}
	if a.whenObs.Doubt == "" && uncertain(words, c.options.Day) {
		a.whenObs.Doubt = "the words can mean several days"
	}
	first, err := edtf.Parse(a.when)
	if err != nil || a.status == nil {
		return
	}
	published := c.options.Day.Format(time.DateOnly)
	switch s := a.status; {
	case first.FirstDay > published && s.Status == "under way": // "are meeting on Friday"
		s.Status = "scheduled"
		for i := range a.guests {
			if a.guests[i].kind == "attended" {
				a.guests[i].kind = "expected"
			}
		}
	case first.FirstDay > published && s.Status == "held":
		s.Doubt = "the time is after the publication"
	case first.LastDay != "" && first.LastDay < published && s.Status == "under way":
		s.Status = "held"
	case first.LastDay != "" && first.LastDay < published && s.Status == "scheduled" && s.Doubt == "":
		s.Doubt = "the time is before the publication"
	}
}

// uncertain reports whether words can mean several days: a whole week or month, or the day of the week on which the article was published.
func uncertain(words string, published time.Time) bool {
	lower := strings.ToLower(words)
	dated := strings.ContainsAny(lower, "0123456789")
	return !dated && (strings.Contains(lower, strings.ToLower(published.Weekday().String())) || strings.Contains(lower, "week") && !strings.Contains(lower, "ago") || strings.Contains(lower, "month"))
}

// days is the number of days that a meeting lasts by its words: "began two days of talks". It is 0 if the words do not say it.
func days(worded string) int {
	f := strings.Fields(strings.ToLower(worded))
	for i, w := range f {
		n := map[string]int{"two": 2, "three": 3, "four": 4, "five": 5}[w]
		if n > 0 && i+1 < len(f) && f[i+1] == "days" {
			return n
		}
		if before, ok := strings.CutSuffix(w, "-day"); ok {
			return map[string]int{"two": 2, "three": 3, "four": 4, "five": 5}[before]
		}
	}
	return 0
}

// label returns the words of the editors for a new meeting.
func (c *composer) label(a *account) string {
	var names []string
	for _, g := range a.guests {
		if k := c.record.Things[g.id]; k != nil && len(k.Names) > 0 {
			names = append(names, k.Names[0])
		} else {
			names = append(names, g.source.Subject)
		}
	}
	s := "Meeting"
	if a.kind == "call" {
		s = "Call"
	}
	switch n := len(names); {
	case n == 1:
		s += " of " + names[0]
	case n > 1:
		s += " of " + strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	if a.placeObs != nil {
		s += " in " + a.placeObs.Object
	}
	return s
}

// write makes the facts of an account.
func (c *composer) write(a *account) {
	type piece struct {
		doubt string
		put   func(item *yaml.Node)
		obs   draft.Observation
	}
	denied := a.phase() == "denied"
	var pieces []piece
	if a.status != nil {
		pieces = append(pieces, piece{a.status.Doubt, func(item *yaml.Node) {
			if a.kind != "" && !denied {
				put(item, "classification", a.kind)
			}
			status := a.status.Status
			if denied {
				status = "held"
			}
			put(item, "status", status)
			if a.kind == "call" && !denied {
				put(item, "mode", c.mode(a))
			}
		}, *a.status})
	}
	if a.whenObs != nil && a.when != "" && !denied {
		pieces = append(pieces, piece{a.whenObs.Doubt, func(item *yaml.Node) {
			when := mapping("text", a.when, "worded", a.whenObs.When)
			if a.whenFrom != "" {
				put(when, "inferredFrom", a.whenFrom)
			}
			putNode(item, "when", flow(when))
		}, *a.whenObs})
	}
	if a.placeObs != nil && !denied {
		doubt := a.placeObs.Doubt
		if doubt == "" {
			doubt = a.placeFor
		}
		pieces = append(pieces, piece{doubt, func(item *yaml.Node) { put(item, "places", string(a.place)) }, *a.placeObs})
	}
	if !denied {
		for _, kind := range []string{"attended", "expected"} {
			for _, g := range a.guests {
				if g.kind == kind {
					pieces = append(pieces, piece{g.doubt, func(item *yaml.Node) { c.putGuest(item, g) }, g.source})
				}
			}
		}
	}
	for len(pieces) > 0 {
		item := mapping("meeting", string(a.meeting))
		if a.isNew && !c.labelled[a.meeting] {
			put(item, "label", c.label(a))
			c.labelled[a.meeting] = true
		}
		first := pieces[0]
		quote := first.obs.Quote
		var rest []piece
		var obs []draft.Observation
		for i, p := range pieces {
			joined, ok := c.join(a.sentence, quote, p.obs.Quote)
			if i > 0 && (!ok || p.doubt != first.doubt) {
				rest = append(rest, p)
				continue
			}
			quote = joined
			p.put(item)
			obs = append(obs, p.obs)
		}
		doubt := first.doubt
		if doubt == "" {
			doubt = a.doubt
		}
		c.add(Fact{Via: c.via(obs[0]), Denies: denied, Doubt: doubt, Items: []*yaml.Node{item}}, quote, obs...)
		pieces = rest
	}
}

// mode is how the people of a call meet.
func (c *composer) mode(a *account) string {
	if strings.Contains(strings.ToLower(a.worded), "video") {
		return "video"
	}
	return "phone"
}

// putGuest adds an actor to the participants or to the expected.
func (c *composer) putGuest(item *yaml.Node, g guest) {
	field := map[string]string{"attended": "participants", "expected": "expected"}[g.kind]
	one := mapping("id", string(g.id))
	if side := c.side(g.id); side != "" && side != g.id {
		put(one, "side", string(side))
	}
	if g.role != "" {
		put(one, "role", g.role)
	}
	if g.source.Inferred && g.source.Doubt != "" {
		put(one, "basis", "inferred")
	}
	for i := 0; i+1 < len(item.Content); i += 2 {
		if item.Content[i].Value == field {
			for _, other := range item.Content[i+1].Content {
				if other.Content[1].Value == string(g.id) {
					return
				}
			}
			item.Content[i+1].Content = append(item.Content[i+1].Content, flow(one))
			return
		}
	}
	putNode(item, field, list([]*yaml.Node{flow(one)}))
}

// join returns the shortest part of a sentence with two quotes. ok is false if it has more words than a quote can have.
func (c *composer) join(sentence int, a, b string) (string, bool) {
	s, _ := c.article.Sentence(sentence)
	i, j := strings.Index(s.Text, a), strings.Index(s.Text, b)
	if i < 0 || j < 0 {
		return a, false
	}
	from, to := min(i, j), max(i+len(a), j+len(b))
	joined := s.Text[from:to]
	return joined, len(strings.Fields(joined)) <= grammar.MaxWords
}

// sort puts the facts in the order of the article.
func (c *composer) sort() {
	slices.SortStableFunc(c.out.Facts, func(a, b Fact) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return strings.Compare(fmt.Sprint(a.Kinds), fmt.Sprint(b.Kinds))
	})
}
