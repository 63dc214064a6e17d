package english

import (
	"strings"
	"testing"
	"time"

	"parley/graph"
	"parley/loader/draft"
)

// record knows two states, four people and two places.
func record() *draft.Record {
	r := draft.EmptyRecord()
	add := func(k draft.Known) {
		k.ID = graph.ID(strings.ToLower(strings.ReplaceAll(k.Names[0], " ", "-")))
		r.Things[k.ID], r.Taken[k.ID] = &k, true
	}
	for _, name := range []string{"Valdoria", "Ostria"} {
		add(draft.Known{Type: "Organization", Names: []string{name}, Classification: "STATE"})
	}
	for _, name := range []string{"Mira Kesh", "Tomas Brell", "Jon Vale", "Ida Roth"} {
		add(draft.Known{Type: "Person", Names: []string{name}})
	}
	for _, name := range []string{"Port Selm", "Karst"} {
		add(draft.Known{Type: "Place", Names: []string{name}})
	}
	add(draft.Known{Type: "Organization", Names: []string{"Selm Herald"}, Classification: "MEDIA"})
	return r
}

func only(t *testing.T, text string) *Sentence {
	t.Helper()
	all := Read(draft.NewArticle(text), record()).Sentences
	if len(all) != 1 {
		t.Fatalf("%q has %d sentences", text, len(all))
	}
	return all[0]
}

// The verb decides about the status.
func TestStatus(t *testing.T) {
	for text, want := range map[string]string{
		"Kesh met Brell in Karst.":                                "met: held, Kesh Brell, Karst",
		"Kesh and Vale have met Brell.":                           "have met: held, Kesh Vale Brell",
		"Kesh did not meet Brell.":                                "did not meet: denied, Kesh Brell",
		"Kesh has never met Brell.":                               "has never met: denied, Kesh Brell",
		"Brell denied that Kesh met Vale.":                        "met: denied, Kesh Vale",
		"Kesh will meet Brell in Karst.":                          "will meet: scheduled, Kesh Brell, Karst",
		"Kesh is to meet Brell.":                                  "is to meet: scheduled, Kesh Brell",
		"Kesh and Brell are expected to meet.":                    "are expected to meet: scheduled, Kesh Brell",
		"Kesh was to have met Brell.":                             "was to have met: scheduled, Kesh Brell",
		"Kesh will not meet Brell.":                               "will not meet: , Kesh Brell",
		"Kesh could meet Brell.":                                  "could meet: proposed, Kesh Brell",
		"Kesh and Brell are meeting in Karst.":                    "are meeting: under way, Kesh Brell, Karst",
		"Kesh is holding talks with Brell.":                       "is holding talks: under way, Kesh Brell",
		"Kesh cancelled a meeting with Brell.":                    "cancelled a meeting: cancelled, Kesh Brell",
		"Kesh called off talks with Brell.":                       "called off talks: cancelled, Kesh Brell",
		"Talks between Kesh and Brell took place in Karst.":       "Talks: held, Kesh Brell, Karst",
		"No meeting took place.":                                  "meeting took place: denied, ",
		"Kesh met the conditions of Brell.":                       "",
		"“Kesh met Brell,” Vale said.":                            "",
		"Kesh, the daughter of Ida Roth, met Brell.":              "met: held, Kesh Brell",
		"Kesh, who was expected to meet Brell, met Vale.":         "was expected to meet: scheduled, Kesh Brell; met: held, Kesh Vale",
		"Kesh spoke by phone with Brell.":                         "spoke by phone: held, Kesh Brell",
		"Vale said that Kesh met Brell.":                          "met: held, Kesh Brell",
		"Kesh met President Ida Roth, envoy Jon Vale, and Brell.": "met: held, Kesh Ida Roth Jon Vale Brell",
	} {
		s := only(t, text)
		var found []string
		for _, a := range s.Meetings() {
			var names, places []string
			for _, m := range a.Attendees {
				names = append(names, m.Named(s))
			}
			line := s.Words(a.From, a.To) + ": " + a.Status + ", " + strings.Join(names, " ")
			for _, p := range a.Sites {
				places = append(places, s.Name(p.Mention))
			}
			if len(places) > 0 {
				line += ", " + strings.Join(places, " ")
			}
			found = append(found, line)
		}
		if got := strings.Join(found, "; "); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestResolve(t *testing.T) {
	sunday := time.Date(2025, 11, 30, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		words string
		tense Tense
		want  string
	}{
		{"on Sunday", Past, "2025-11-30"},
		{"on Friday", Past, "2025-11-28"},
		{"on Friday", Future, "2025-12-05"},
		{"Tuesday evening", Past, "2025-11-25"},
		{"yesterday", Past, "2025-11-29"},
		{"tomorrow", Future, "2025-12-01"},
		{"on Nov. 23", Past, "2025-11-23"},
		{"On Friday, December 5", Past, "2025-12-05"},
		{"on Jan. 4", Future, "2026-01-04"},
		{"on 4 March 2025", Past, "2025-03-04"},
		{"in November", Past, "2025-11"},
		{"in June", Future, "2026-06"},
		{"next week", Future, "[2025-12-01..2025-12-07]"},
		{"last week", Past, "[2025-11-17..2025-11-23]"},
		{"next month", Future, "2025-12"},
		{"earlier in the week", Past, "[2025-11-24..2025-11-30]"},
		{"a week ago", Past, "2025-11-23"},
		{"next Monday", Future, "2025-12-01"},
		{"last Sunday", Past, "2025-11-23"},
		{"on Feb. 30", Past, ""},
		{"a day later", Past, ""},
	} {
		got, _, ok := Resolve(c.words, sunday, c.tense)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s: got %q, want %q", c.words, got, c.want)
		}
	}
	if got, ok := Later("a day later", sunday); !ok || got != "2025-12-01" {
		t.Errorf("a day later: %q", got)
	}
}

func TestPosts(t *testing.T) {
	for text, want := range map[string]string{
		"Valdorian Foreign Minister Mira Kesh left.":                            "Mira Kesh: Valdorian Foreign Minister",
		"Mira Kesh, the foreign minister of Valdoria, left.":                    "Mira Kesh: foreign minister of Valdoria",
		"Valdoria's chief negotiator, Mira Kesh, left.":                         "Mira Kesh: Valdoria's chief negotiator",
		"The negotiator and top security official Mira Kesh left.":              "Mira Kesh: negotiator; Mira Kesh: top security official",
		"Jon Vale, son-in-law and adviser to President Ida Roth, left.":         "Ida Roth: President",
		"Kesh met Brell, special envoy Jon Vale and Ida Roth.":                  "Jon Vale: special envoy",
		"A spokesman said Deputy Prime Minister Nadja Oster left.":              "Nadja Oster: Deputy Prime Minister",
		"Secretary of State Jon Vale and former President Ida Roth stayed away": "Jon Vale: Secretary of State; Ida Roth: former President",
	} {
		s := only(t, text)
		var got []string
		for _, p := range s.Posts() {
			got = append(got, s.Name(p.Person)+": "+s.Words(p.From, p.To))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestQuotations(t *testing.T) {
	for text, want := range map[string]string{
		"“We met,” Kesh said.":                                     "Kesh: We met",
		"“We met,” said Mira Kesh, the foreign minister.":          "Mira Kesh: We met",
		"Kesh told the Selm Herald that it was “useful and calm”.": "Kesh: useful and calm",
		"Kesh called it “useful” but noted that “much is open”.":   "Kesh: useful; Kesh: much is open",
		"Brell listened as Kesh said: “We met.”":                   "Kesh: We met.",
		"The “shadow fleet” sailed.":                               ": shadow fleet",
		"The envoy of Kesh said “no comment”.":                     ": no comment",
	} {
		s := only(t, text)
		var got []string
		for _, q := range s.Quotations() {
			name := ""
			if q.Has {
				name = s.Name(q.Speaker)
			}
			got = append(got, name+": "+q.Words)
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// Reading never fails, whatever the text is.
func FuzzRead(f *testing.F) {
	f.Add("Kesh, who met Brell, “met” Vale — on Nov. 30 — in Karst, the U.S. said.")
	f.Add("'s (, who ,)")
	r := record()
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range Read(draft.NewArticle(text), r).Sentences {
			for _, a := range s.Meetings() {
				if a.From < 0 || a.To > len(s.Tokens) || a.From >= a.To {
					t.Fatalf("%q: an anchor from %d to %d", text, a.From, a.To)
				}
			}
			s.Quotations()
			s.Positions()
			s.Via()
		}
	})
}
