package verify

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/loader"
	"parley/loader/draft"
)

// read returns the article of the tests, its record, and the observations that a person found to be true.
func read(t *testing.T) (*draft.Article, *draft.Record, []draft.Observation) {
	t.Helper()
	d, err := loader.Folder("testdata/dossier", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/true.json")
	if err != nil {
		t.Fatal(err)
	}
	var truth []draft.Observation
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	return draft.NewArticle(string(text)), draft.NewRecord(d, ""), truth
}

func TestTrueObservationsAreKept(t *testing.T) {
	a, r, truth := read(t)
	kept, dropped := New(a, r).Check(truth)
	for _, d := range dropped {
		t.Errorf("%+v: %s", d.Observation, d.Reason)
	}
	if len(kept) < 70 {
		t.Errorf("only %d observations are kept", len(kept))
	}
}

// meaning is an observation without its quote: two observations with one meaning say the same.
func meaning(o draft.Observation) string {
	return fmt.Sprint(o.Kind, o.Sentence, "|", o.Subject, "|", o.Object, "|", o.Worded, "|", o.Status, "|", o.When, "|", o.Via)
}

// mutations change an observation so that it is no longer true.
var mutations = map[string]func(*rand.Rand, *draft.Article, draft.Observation) draft.Observation{
	"invented word in the quote": func(r *rand.Rand, _ *draft.Article, o draft.Observation) draft.Observation {
		words := strings.Fields(o.Quote)
		words[r.IntN(len(words))] = pick(r, "secretly", "Warsaw", "never", "seven", "refused")
		o.Quote = strings.Join(words, " ")
		return o
	},
	"quote of another sentence": func(r *rand.Rand, a *draft.Article, o draft.Observation) draft.Observation {
		words := strings.Fields(a.Sentences[(o.Sentence+r.IntN(len(a.Sentences)-2))%len(a.Sentences)].Text)
		o.Quote = strings.Join(words[:min(len(words), 8)], " ")
		return o
	},
	"other sentence": func(r *rand.Rand, a *draft.Article, o draft.Observation) draft.Observation {
		o.Sentence = (o.Sentence+r.IntN(len(a.Sentences)-1))%len(a.Sentences) + 1
		return o
	},
	"swapped name": func(r *rand.Rand, _ *draft.Article, o draft.Observation) draft.Observation {
		if o.Subject != "" {
			o.Subject = pick(r, "Mira Kesh", "Kesh", "Tomas Brell", "Brell", "Jon Vale", "Vale", "Ida Roth", "Roth", "Olan Prist", "Prist", "Nora Quill", "Valdoria", "Ostria", "River Union")
		}
		return o
	},
	"invented name": func(r *rand.Rand, _ *draft.Article, o draft.Observation) draft.Observation {
		if o.Subject != "" {
			o.Subject = pick(r, "Dara Finn", "the ministry", "Mira", "Kes", "Bre", "envoy", "him")
		}
		return o
	},
	"quote with another name": func(r *rand.Rand, _ *draft.Article, o draft.Observation) draft.Observation {
		if o.Subject == "" {
			return o
		}
		name := pick(r, "Mira Kesh", "Tomas Brell", "Jon Vale", "Ida Roth", "Olan Prist")
		if o.Subject == name {
			return o
		}
		o.Quote, o.Subject = strings.ReplaceAll(o.Quote, o.Subject, name), name
		return o
	},
	"shifted date": func(r *rand.Rand, _ *draft.Article, o draft.Observation) draft.Observation {
		if o.When != "" {
			o.When = pick(r, "on March 1", "on March 4", "on March 12", "March 6", "March", "on Tuesday", "on Monday", "Tuesday", "on March 11", "in April", "on March", "2 March", "April 4")
		}
		return o
	},
	"shifted date in the quote": func(r *rand.Rand, _ *draft.Article, o draft.Observation) draft.Observation {
		if o.When == "" {
			return o
		}
		when := pick(r, "on March 1", "on March 13", "on Friday", "in May", "tomorrow")
		o.Quote, o.When = strings.ReplaceAll(o.Quote, o.When, when), when
		return o
	},
	"swapped place": func(r *rand.Rand, _ *draft.Article, o draft.Observation) draft.Observation {
		if o.Object != "" {
			o.Object = pick(r, "Port Selm", "Karst", "Harbour Palace", "Valdoria", "Ostria", "Warsaw", "Selm", "a vote", "the summer")
		}
		return o
	},
	"flipped status": func(r *rand.Rand, _ *draft.Article, o draft.Observation) draft.Observation {
		if words := draft.Statuses[o.Kind]; len(words) > 0 {
			o.Status = words[r.IntN(len(words))]
		}
		return o
	},
	"flipped negation in the quote": func(_ *rand.Rand, _ *draft.Article, o draft.Observation) draft.Observation {
		switch {
		case o.Status == "denied":
			o.Quote, o.Worded = strings.ReplaceAll(o.Quote, " not ", " "), strings.ReplaceAll(o.Worded, " not ", " ")
			o.Status = map[draft.Kind]string{draft.Meeting: "held", draft.Attendance: "attended"}[o.Kind]
		case o.Kind == draft.Meeting || o.Kind == draft.Attendance:
			o.Status = "denied"
		}
		return o
	},
	"other words": func(r *rand.Rand, _ *draft.Article, o draft.Observation) draft.Observation {
		words := strings.Fields(o.Worded)
		switch n := len(words); {
		case n == 0:
		case n == 1:
			o.Worded = pick(r, "talks", "spoke", "never met", "meeting", "President")
		case r.IntN(2) == 0:
			o.Worded = strings.Join(words[1:], " ")
		default:
			o.Worded = strings.Join(words[:n-1], " ")
		}
		return o
	},
	"invented via": func(r *rand.Rand, _ *draft.Article, o draft.Observation) draft.Observation {
		o.Via = pick(r, "Kesh", "Ida Roth", "River Union", "Reuters", "Brell", "Olan Prist")
		return o
	},
	"other kind": func(r *rand.Rand, _ *draft.Article, o draft.Observation) draft.Observation {
		o.Kind = draft.Kinds[r.IntN(len(draft.Kinds))]
		return o
	},
	"field of another kind": func(r *rand.Rand, _ *draft.Article, o draft.Observation) draft.Observation {
		if o.When == "" {
			o.When = pick(r, "on Tuesday", "on March 4", "2025-03-04")
		} else {
			o.Subject = pick(r, "Kesh", "Brell")
		}
		return o
	},
}

func pick(r *rand.Rand, of ...string) string { return of[r.IntN(len(of))] }

// None of 1,000 mutations of each kind of error passes, unless the mutation is itself one of the true observations.
func TestNoMutationIsKept(t *testing.T) {
	a, r, truth := read(t)
	v := New(a, r)
	isTrue := map[string]bool{}
	for _, o := range truth {
		isTrue[meaning(o)] = true
		if o.Via != "" { // the same without its source says less, and is true
			o.Via = ""
			isTrue[meaning(o)] = true
		}
		if o.Kind == draft.Date { // "on" can be left out
			o.When = bare(o.When)
			isTrue[meaning(o)] = true
		}
	}
	var names []string
	for name := range mutations {
		names = append(names, name)
	}
	slices.Sort(names)
	random := rand.New(rand.NewPCG(1, 2))
	counts := map[string]int{}
	const each = 1000
	for _, name := range names {
		for tries := 0; counts[name] < each && tries < 60*each; tries++ {
			o := truth[random.IntN(len(truth))]
			mutated := mutations[name](random, a, o)
			invented := strings.Contains(name, "quote") && !strings.Contains(a.Sentences[mutated.Sentence-1].Text, mutated.Quote)
			if isTrue[meaning(mutated)] && !invented {
				continue
			}
			counts[name]++
			if kept, _ := v.Check([]draft.Observation{mutated}); len(kept) > 0 {
				t.Errorf("%s: %+v\nbecame %+v\nand was kept", name, o, mutated)
			}
		}
		if counts[name] < each {
			t.Errorf("%s: only %d mutations were tried", name, counts[name])
		}
	}
	t.Log(counts)
}
