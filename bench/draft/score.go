package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/draft/compose"
)

// count is what was proposed, what of it was right, and what there was to find.
type count struct{ proposed, right, there, found int }

// table has the counts by kind.
type table map[string]*count

// String writes precision and recall by kind.
func (t table) String() string {
	var b strings.Builder
	all := &count{}
	line := func(name string, c *count) {
		fmt.Fprintf(&b, "  %-11s precision %s   recall %s\n", name, share(c.right, c.proposed), share(c.found, c.there))
	}
	for _, kind := range kinds {
		if c := t[kind]; c != nil {
			line(kind, c)
			all.proposed, all.right, all.there, all.found = all.proposed+c.proposed, all.right+c.right, all.there+c.there, all.found+c.found
		}
	}
	line("all", all)
	return b.String()
}

func share(n, of int) string {
	if of == 0 {
		return "   -   (0)  "
	}
	return fmt.Sprintf("%.2f (%d of %d)", float64(n)/float64(of), n, of)
}

// draftFacts takes the facts from a draft.
func draftFacts(d compose.Draft) (facts []fact, names map[graph.ID]string) {
	names = map[graph.ID]string{}
	for _, n := range d.New {
		names[n.ID] = n.Name
	}
	for _, f := range d.Facts {
		at := []passage{{f.Start, f.Start + len([]rune(f.Quote))}}
		for _, item := range f.Items {
			for _, g := range itemFacts(item, f) {
				g.at, g.doubt = at, f.Doubt != ""
				facts = append(facts, g)
			}
		}
	}
	return facts, names
}

func itemFacts(item *yaml.Node, f compose.Fact) (facts []fact) {
	typ, id := item.Content[0].Value, graph.ID(item.Content[1].Value)
	get := func(n *yaml.Node, key string) *yaml.Node {
		for i := 0; n != nil && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == key {
				return n.Content[i+1]
			}
		}
		return nil
	}
	text := func(n *yaml.Node, key string) string {
		if v := get(n, key); v != nil {
			return v.Value
		}
		return ""
	}
	switch typ {
	case "meeting":
		if status := text(item, "status"); status != "" {
			if f.Denies {
				status = "denied"
			}
			facts = append(facts, fact{kind: "meetings", meeting: id, word: status})
		}
		if when := get(item, "when"); when != nil {
			facts = append(facts, fact{kind: "dates", meeting: id, word: text(when, "text")})
		}
		if place := text(item, "places"); place != "" {
			facts = append(facts, fact{kind: "places", meeting: id, other: graph.ID(place)})
		}
		for _, kind := range []string{"participants", "expected"} {
			if list := get(item, kind); list != nil {
				for _, one := range list.Content {
					facts = append(facts, fact{kind: "attendance", meeting: id, actor: graph.ID(text(one, "id")), other: graph.ID(text(one, "side")), word: kind})
				}
			}
		}
	case "quotation":
		said := text(item, "text")
		if said == "" {
			said = f.Quote
		}
		facts = append(facts, fact{kind: "quotations", actor: graph.ID(text(item, "speaker")), word: said})
	default:
		if m := get(item, "memberships"); m != nil {
			facts = append(facts, fact{kind: "posts", actor: id, other: graph.ID(text(m, "id")), word: text(m, "role")})
		}
		if s := get(item, "stances"); s != nil {
			facts = append(facts, fact{kind: "stances", actor: id, other: graph.ID(text(s, "id")), word: text(s, "position"), text: text(s, "wording")})
		}
	}
	return facts
}

// align finds the meeting of the dossier for each meeting of the draft: each at most once, the likeliest first.
func align(t truth, facts []fact, names map[graph.ID]string) map[graph.ID]graph.ID {
	type pair struct {
		drafted, real graph.ID
		score         int
	}
	scores := map[[2]graph.ID]int{}
	for _, f := range facts {
		for _, g := range t.facts {
			if f.meeting == "" || g.meeting == "" {
				continue
			}
			n := 0
			switch {
			case f.kind != g.kind:
			case f.kind == "attendance" && t.one(f.actor, g.actor, names):
				n = 3
			case f.kind == "dates" && sameTime(f.word, g.word):
				n = 3
			case f.kind == "places" && t.one(f.other, g.other, names):
				n = 2
			case f.kind == "meetings" && f.word == g.word:
				n = 1
			}
			if overlaps(f.at, g.at) {
				n += 2
			}
			if n > 0 {
				scores[[2]graph.ID{f.meeting, g.meeting}] += n
			}
		}
	}
	var pairs []pair
	for ids, score := range scores {
		pairs = append(pairs, pair{ids[0], ids[1], score})
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		if a.score != b.score {
			return b.score - a.score
		}
		return strings.Compare(string(a.drafted+a.real), string(b.drafted+b.real))
	})
	to, taken := map[graph.ID]graph.ID{}, map[graph.ID]bool{}
	const least = 4
	for _, p := range pairs {
		if to[p.drafted] == "" && !taken[p.real] && p.score >= least {
			to[p.drafted], taken[p.real] = p.real, true
		}
	}
	return to
}

func overlaps(a, b []passage) bool {
	return slices.ContainsFunc(a, func(x passage) bool {
		return slices.ContainsFunc(b, func(y passage) bool { return x.start < y.end && y.start < x.end })
	})
}

// score compares a draft with the truth. With sure, it leaves out the facts that have a mark of doubt. It returns the passages of the dossier whose facts
// the draft has.
func score(into *table, t truth, d compose.Draft, sure bool, log *os.File) map[passage]bool {
	if *into == nil {
		*into = table{}
		for _, kind := range kinds {
			(*into)[kind] = &count{}
		}
	}
	out := io.Discard
	if log != nil {
		out = log
	}
	facts, names := draftFacts(d)
	to := align(t, facts, names)
	found := make([]bool, len(t.facts))
	seen := map[string]bool{}
	for _, f := range facts {
		if sure && f.doubt {
			continue
		}
		key := fmt.Sprint(f.kind, f.meeting, f.actor, f.other, f.word)
		if seen[key] {
			continue
		}
		seen[key] = true
		c := (*into)[f.kind]
		c.proposed++
		right := false
		for i, g := range t.facts {
			if same(t, f, g, to, names) {
				right, found[i] = true, true
			}
		}
		if right {
			c.right++
		} else {
			_, _ = fmt.Fprintf(out, "   wrong: %-10s meeting=%s (%s) actor=%s other=%s %q %q doubt=%t\n", f.kind, f.meeting, to[f.meeting], f.actor, f.other, f.word, f.text, f.doubt)
		}
	}
	passages := map[passage]bool{}
	missing := map[passage]bool{}
	for i, g := range t.facts {
		c := (*into)[g.kind]
		c.there++
		if found[i] {
			c.found++
		} else {
			_, _ = fmt.Fprintf(out, "   missing: %-10s meeting=%s actor=%s other=%s %q\n", g.kind, g.meeting, g.actor, g.other, g.word)
		}
		for _, at := range g.at {
			if found[i] {
				passages[at] = true
			} else {
				missing[at] = true
			}
		}
	}
	for at := range missing {
		delete(passages, at)
	}
	return passages
}

// same reports whether a fact of the draft is a fact of the dossier.
func same(t truth, f, g fact, to map[graph.ID]graph.ID, names map[graph.ID]string) bool {
	if f.kind != g.kind || f.meeting != "" && to[f.meeting] != g.meeting || f.actor != "" && !t.one(f.actor, g.actor, names) {
		return false
	}
	switch f.kind {
	case "meetings":
		// A meeting that is on record must have its id.
		return f.word == g.word && (f.meeting == g.meeting || !t.record.Taken[g.meeting])
	case "attendance":
		return f.word == g.word && (g.other == "" || f.other == g.other || t.one(f.other, g.other, names))
	case "dates":
		return sameTime(f.word, g.word)
	case "places":
		return t.one(f.other, g.other, names)
	case "posts":
		return likeness(f.word, g.word) >= 0.75
	case "quotations":
		a, b := plain(f.word), plain(g.word)
		return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
	}
	return f.word == g.word && (f.other == g.other || likeness(f.text, g.text) >= 0.5)
}

func plain(text string) string {
	return strings.Join(strings.FieldsFunc(words.Key(text), func(r rune) bool { return strings.ContainsRune(" .,;:'’\"“”!?-–—", r) }), " ")
}
