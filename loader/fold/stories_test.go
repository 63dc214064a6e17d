package fold

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// TestStories reads the stories of testdata/stories.txt. Each must give what its last line says, with its reports in
// order and in reverse.
func TestStories(t *testing.T) {
	all := readStories(t)
	if len(all) < 60 {
		t.Fatalf("there are %d stories", len(all))
	}
	for _, s := range all {
		t.Run(s.name, func(t *testing.T) {
			d := s.dossier(t)
			for range 2 {
				c := Fold(d)
				if got := told(c); got != s.record {
					t.Errorf("the record says\n%s\nwant\n%s", got, s.record)
				}
				if got := standingsTold(c); s.accounts != "" && got != s.accounts {
					t.Errorf("the accounts are\n%s\nwant\n%s", got, s.accounts)
				}
				slices.Reverse(d.Claims)
			}
		})
	}
}

// reportedStory is one story: its reports, what the record then says, and what accounts it lists.
type reportedStory struct {
	name, record, accounts string
	reports                []string
}

func readStories(t *testing.T) []reportedStory {
	f, err := os.Open("testdata/stories.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var out []reportedStory
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		switch name, begins := strings.CutPrefix(line, "== "); {
		case line == "" || strings.HasPrefix(line, "#"):
		case begins:
			out = append(out, reportedStory{name: name})
		default:
			s := &out[len(out)-1]
			if record, last := strings.CutPrefix(line, "record: "); last {
				s.record = record
			} else if accounts, last := strings.CutPrefix(line, "accounts: "); last {
				s.accounts = accounts
			} else {
				s.reports = append(s.reports, line)
			}
		}
	}
	return out
}

// dossier makes the dossier of a story.
func (s reportedStory) dossier(t *testing.T) *dossier.Dossier {
	d := &dossier.Dossier{ID: "stories", Things: []dossier.Thing{
		thing("Meeting", "talks", nil), thing("Meeting", "summit", nil), thing("Organization", "office", nil), thing("Organization", "union", nil),
		thing("Organization", "league", nil), thing("Organization", "pact", nil), thing("Outcome", "truce", nil), thing("Place", "oslo", nil), thing("Place", "paris", nil), thing("Place", "france", nil),
		thing("Event", "trip", nil), thing("Agreement", "treaty", nil), thing("Quotation", "words", nil), thing("Issue", "border", nil), thing("Organization", "agency", nil), thing("Organization", "ministry", nil), thing("Person", "mole", map[string]graph.Value{"unnamed": true}),
	}}
	for _, id := range []string{"abe", "ana", "bea", "bo", "east", "west"} {
		d.Things = append(d.Things, thing("Person", id, nil))
	}
	within := graph.Parley.Relation(withinPlace)
	d.Stated = []dossier.StatedRelation{{Relation: within, From: "paris", To: "france", Values: make([]graph.Value, len(within.Properties))}}
	for _, line := range s.reports {
		head, body, ok := strings.Cut(line, ": ")
		if !ok {
			t.Fatalf("the report %q says nothing", line)
		}
		if head == "reference" {
			putReference(t, d, body)
			continue
		}
		base := headOf(t, d, head)
		for _, what := range strings.Split(body, "; ") {
			for _, say := range statementsOf(t, what) {
				c := base
				c.ID = graph.ID(fmt.Sprintf("c%03d", len(d.Claims)))
				say(&c)
				d.Claims = append(d.Claims, c)
			}
		}
	}
	return d
}

// putReference puts into the reference files what they say of the meeting.
func putReference(t *testing.T, d *dossier.Dossier, body string) {
	for _, what := range strings.Split(body, "; ") {
		for _, say := range statementsOf(t, what) {
			c := dossier.Claim{Subject: "talks"}
			say(&c)
			if c.Relation == nil {
				set(d.Things[0].Values, c.Property, c.Values)
				continue
			}
			from, to := c.Ends()
			r := dossier.StatedRelation{Relation: c.Relation, From: from, To: to, Values: make([]graph.Value, len(c.Relation.Properties))}
			copy(r.Values, c.Identity)
			if c.Property != nil {
				set(r.Values, c.Property, c.Values)
			}
			d.Stated = append(d.Stated, r)
		}
	}
}

// headOf reads who reports, when and how: "b1 11 8h, via ministry, denies".
func headOf(t *testing.T, d *dossier.Dossier, head string) dossier.Claim {
	parts := strings.Split(head, ", ")
	words := strings.Fields(parts[0])
	c := dossier.Claim{Source: graph.ID(words[0]), Subject: "talks", Polarity: graph.Affirms, Rank: graph.Normal}
	day, err := strconv.Atoi(words[1])
	if err != nil {
		t.Fatalf("%q has no day", head)
	}
	c.Reported = on(day)
	if len(words) > 2 {
		hour, known := strings.CutSuffix(words[2], "h")
		begins := time.Date(2025, 12, day, 0, 0, 0, 0, time.UTC)
		if h, err := strconv.Atoi(hour); known && err == nil {
			c.Reported = begins.Add(time.Duration(h) * time.Hour)
		} else {
			c.ReportedFrom, c.Reported = begins, begins.Add(24*time.Hour-time.Second)
		}
	}
	for _, how := range parts[1:] {
		speaker, relayed := strings.CutPrefix(how, "via ")
		switch {
		case relayed:
			c.Via = []graph.ID{graph.ID(strings.TrimPrefix(speaker, "the "))}
		case how == "denies":
			c.Polarity = graph.Denies
		case how == "retracts":
			c.Retracts = true
		case how == "deprecated":
			c.Rank = graph.Deprecated
		case how == "preferred":
			c.Rank = graph.Preferred
		default:
			t.Fatalf("nothing can be reported %q", how)
		}
	}
	if !slices.ContainsFunc(d.Sources, func(s dossier.Source) bool { return s.ID == c.Source }) {
		grade := graph.Reliability(strings.ToUpper(words[0][:1]))
		publisher, article, _ := strings.Cut(words[0], "/")
		if publisher == "agency" {
			grade = "B"
		}
		if article == "A" || article == "C" {
			grade = graph.Reliability(article)
		}
		d.Sources = append(d.Sources, dossier.Source{
			ID: c.Source, Publisher: graph.ID(publisher), Reliability: grade, Reported: c.Reported,
			Values: make([]graph.Value, len(graph.Parley.Type("Source").Properties)),
		})
	}
	return c
}

// statementsOf reads what is reported: "took part ana(east) bo(west)".
func statementsOf(t *testing.T, what string) []detail {
	if of, isOfTreaty := strings.CutPrefix(what, "treaty "); isOfTreaty {
		return onTreaty(t, of)
	}
	if of, isOfTrip := strings.CutPrefix(what, "trip "); isOfTrip {
		return onTrip(t, of)
	}
	verb, rest, _ := strings.Cut(what, " ")
	if verb == "took" || verb == "stayed" {
		_, rest, _ = strings.Cut(rest, " ")
	}
	relations := map[string]string{"took": "ATTENDED", "stayed": "ABSENT_FROM", "expected": "EXPECTED_AT"}
	roles := map[string]string{"leads": "LEAD", "hosts": "HOST", "chairs": "CHAIR"}
	switch verb {
	case "held":
		return []detail{statusIs(graph.Held)}
	case "status":
		return []detail{statusIs(graph.MeetingStatus(strings.ToUpper(strings.ReplaceAll(rest, " ", "_"))))}
	case "mode":
		return []detail{modeIs(strings.ToUpper(rest))}
	case "at":
		return []detail{there("AT", rest)}
	case "count":
		actor, number, _ := strings.Cut(rest, " ")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			t.Fatalf("%q has no number", what)
		}
		return []detail{its("ATTENDED", actor, "count", n)}
	case "outcome":
		outcome, of, elsewhere := strings.Cut(rest, " of ")
		if !elsewhere {
			of = "talks"
		}
		return []detail{func(c *dossier.Claim) { resulted(graph.ID(outcome))(c); c.Object = graph.ID(of) }}
	case "discussed", "raised", "planned":
		return []detail{there(topicOf, rest, strings.ToUpper(verb))}
	case "stance":
		position, at, dated := strings.Cut(rest, " on ")
		said := []detail{stance(strings.ToUpper(position))}
		if day, err := strconv.Atoi(at); dated && err == nil {
			said = append(said, func(c *dossier.Claim) {
				said[0](c)
				c.Property, c.Values = c.Relation.Property("when"), aDay(day)
			})
		}
		return said
	case "excluded":
		return []detail{there(notTopicOf, rest)}
	case "said":
		return []detail{mentioned(rest, "words")}
	case "parent":
		return []detail{parent("office", graph.ID(rest))}
	case "part": // of the office
		return []detail{parent(graph.ID(rest), "office")}
	case "when":
		if from, to, lasts := strings.Cut(rest, "/"); lasts {
			return []detail{whenMeans("2025-12-"+from+"/2025-12-"+to, "2025-12-"+from+"T00:00:00Z", "2025-12-"+to+"T23:59:59Z")}
		}
		day, err := strconv.Atoi(rest)
		if err != nil {
			return []detail{whenMeans("2025-12", "2025-12-01T00:00:00Z", "2025-12-31T23:59:59Z")}
		}
		return []detail{whenIs(day)}
	}
	var out []detail
	for _, actor := range strings.Fields(rest) {
		name, side, onSide := strings.Cut(strings.TrimSuffix(actor, ")"), "(")
		name, body, onBehalf := strings.Cut(strings.TrimSuffix(name, "]"), "[")
		switch {
		case roles[verb] != "":
			out = append(out, its("ATTENDED", name, "role", roles[verb]))
		case relations[verb] != "":
			out = append(out, there(relations[verb], name))
			if onSide {
				out = append(out, its(relations[verb], name, "side", side))
			}
			if onBehalf {
				out = append(out, its(relations[verb], name, onBehalfOf, []string{body}))
			}
		default:
			t.Fatalf("nobody can report %q", what)
		}
	}
	return out
}

// stance is a claim that ana takes a stance on the border.
func stance(position string) detail {
	return func(c *dossier.Claim) {
		there(stanceOn, "border", position, "")(c)
		c.Subject = "ana"
	}
}

// onTrip reads what is reported of an event: "trip status planned", "trip actors ana bo".
func onTrip(t *testing.T, what string) []detail {
	verb, rest, _ := strings.Cut(what, " ")
	var said []detail
	switch verb {
	case "status":
		said = []detail{property("Event", "status", strings.ToUpper(strings.ReplaceAll(rest, " ", "_")))}
	case "actors":
		for _, actor := range strings.Fields(rest) {
			said = append(said, there(involvedIn, actor, ""))
		}
	default:
		said = statementsOf(t, what)
	}
	for i, say := range said {
		said[i] = ofTrip(say)
	}
	return said
}

// onTreaty reads what is reported of an agreement: "treaty when 4", "treaty signed ana bo", "treaty at trip".
func onTreaty(t *testing.T, what string) []detail {
	verb, rest, _ := strings.Cut(what, " ")
	var said []detail
	switch verb {
	case "at":
		said = []detail{there(signedAt, rest)}
	case "signed":
		for _, actor := range strings.Fields(rest) {
			said = append(said, there(signed, actor))
		}
	default:
		said = statementsOf(t, what)
	}
	for i, say := range said {
		said[i] = func(c *dossier.Claim) { say(c); c.Subject = "treaty" }
	}
	return said
}

// told is what the record says of the meeting, in one line.
func told(c graph.Contents) string {
	values := map[string][]string{}
	add := func(key string, v graph.Value) {
		switch v := v.(type) {
		case string:
			values[key] = append(values[key], v)
		case []string:
			values[key] = append(values[key], v...)
		}
	}
	fields := map[string]string{
		"ATTENDED": "participants", "EXPECTED_AT": "expected", "EXPECTED_BEFORE": "expected before", "ABSENT_FROM": "absentees",
		"DENIED_AT": "denied", allegedAt: "alleged",
	}
	for _, r := range c.Records {
		switch r.ID() {
		case "summit":
			add("status summit", r.Values[r.Type.Property("status").Index])
		case "office", "union", "truce", "words", "ana":
			add("contested", r.Values[r.Type.Property("contested").Index])
			add("open", r.Values[r.Type.Property("open").Index])
		case "trip":
			for _, name := range []string{"status", "contested", "open"} {
				add("trip "+name, r.Values[r.Type.Property(name).Index])
			}
			add("trip when", r.Values[r.Type.Property("when").Parts[0].Index])
		case "treaty":
			add("treaty contested", r.Values[r.Type.Property("contested").Index])
			add("treaty open", r.Values[r.Type.Property("open").Index])
			add("treaty when", r.Values[r.Type.Property("when").Parts[0].Index])
		case "talks":
			for _, name := range []string{"status", "mode", "contested", "open"} {
				add(name, r.Values[r.Type.Property(name).Index])
			}
			add("when", r.Values[r.Type.Property("when").Parts[0].Index])
		}
	}
	for _, e := range c.Edges {
		field := fields[e.Relation.Name]
		switch {
		case field != "" && e.To == "talks":
			add(field, string(e.From))
			add("role "+string(e.From), edgeValue(e, "role"))
		case e.Relation.Name == atPlace && e.From == "trip":
			add("trip places", string(e.To))
			add("trip contested", edgeValue(e, "contested"))
			add("trip open", edgeValue(e, "open"))
			continue
		case e.Relation.Name == signed:
			add("treaty signatories", string(e.From))
			add("treaty contested", edgeValue(e, "contested"))
			add("treaty open", edgeValue(e, "open"))
			continue
		case e.Relation.Name == involvedIn:
			add("trip actors", string(e.From))
			add("trip contested", edgeValue(e, "contested"))
			add("trip open", edgeValue(e, "open"))
			continue
		case e.Relation.Name == atPlace:
			add("places", string(e.To))
		case e.Relation.Name == topicOf:
			add("topics", string(e.To))
		case e.Relation.Name == topicBefore:
			add("topics before", string(e.To))
		case e.Relation.Name == notTopicOf:
			add("excluded topics", string(e.To))
		case e.Relation.Name == stanceOn:
			add("stances", edgeValue(e, "position"))
		case e.Relation.Name == said:
			add("speakers", string(e.From))
		case e.Relation.Name == "SUBORGANIZATION_OF" && e.From == "office":
			add("parent", string(e.To))
		case e.Relation.Name == "SUBORGANIZATION_OF":
			add("parts", string(e.From))
		default:
			continue
		}
		add("contested", edgeValue(e, "contested"))
		add("open", edgeValue(e, "open"))
	}
	if values["status"] == nil {
		values["status"] = []string{"-"}
	}
	if values["mode"] == nil && slices.Contains(values["open"], "mode") {
		values["mode"] = []string{"-"}
	}
	var out []string
	for _, key := range []string{
		"status", "status summit", "when", "mode", "parent", "parts", "places", "topics", "topics before", "excluded topics", "stances", "speakers", "participants", "expected", "expected before", "absentees", "denied",
		"alleged", "role abe", "role ana", "role bo", "contested", "open",
		"trip status", "trip when", "trip places", "trip actors", "trip contested", "trip open",
		"treaty when", "treaty signatories", "treaty contested", "treaty open",
	} {
		list := values[key]
		if key == "contested" || key == "open" {
			order := []string{"status", "when", "mode", "parent", "meeting", "outcomes", "places", "participants", "absentees", "denied", "alleged", "side", "participants.side", "participants.role", "excludedTopics", "topics", "topicsBefore", "quotations", "speaker"}
			slices.SortFunc(list, func(a, b string) int {
				return cmp.Or(slices.Index(order, a)-slices.Index(order, b), strings.Compare(a, b))
			})
		} else {
			slices.Sort(list)
		}
		if list = slices.Compact(list); len(list) > 0 {
			out = append(out, key+" "+strings.Join(list, " "))
		}
	}
	return strings.Join(out, "; ")
}

// standingsTold is what accounts the record lists, in one line.
func standingsTold(c graph.Contents) string {
	said := map[graph.ID]string{}
	for _, r := range c.Records {
		if r.Type.Name == "Account" {
			is := "is"
			if r.Values[r.Type.Property("polarity").Index] == string(graph.Denies) {
				is = "is not"
			}
			said[r.ID()] = fmt.Sprint(r.Values[r.Type.Property("property").Index], " ", is, " ", r.Values[r.Type.Property("value").Index])
		}
	}
	var out []string
	for _, e := range c.Edges {
		if e.Relation.Name == accountOf {
			out = append(out, fmt.Sprint(said[e.From], " ", edgeValue(e, "standing")))
		}
	}
	if len(out) == 0 {
		return "none"
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}
