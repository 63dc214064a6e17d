package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/graph"
	"parley/internal/differences"
	"parley/loader"
	"parley/loader/dossier"
)

// place is where something stands: a line of a file, and a passage of the source's text.
type place struct {
	File   string   `json:"file"`
	Line   int      `json:"line"`
	Source graph.ID `json:"source"`
	Quote  string   `json:"quote"`
	Start  int      `json:"start"`
}

type changesAnswer struct {
	// Begun is false as long as the folder has had errors since the desk opened.
	Begun   bool           `json:"begun"`
	Summary string         `json:"summary"`
	Things  []changedThing `json:"things"`
}

// changedThing is a thing of the record that is new, gone or different.
type changedThing struct {
	Op     string   `json:"op"` // add, change or drop
	Type   string   `json:"type"`
	ID     graph.ID `json:"id"`
	Name   string   `json:"name"`
	Lines  []string `json:"lines"`
	Places []place  `json:"places"` // in the files that are new or different
}

// changes says what has changed in the record since the desk opened.
func (d *Desk) changes(struct{}) (changesAnswer, error) {
	a := changesAnswer{Things: []changedThing{}}
	r, err := d.read()
	if err != nil {
		return a, err
	}
	d.mu.Lock()
	begin := d.begin
	d.mu.Unlock()
	if begin == nil || r.dossier == nil {
		return a, nil
	}
	a.Begun = true
	if len(r.dossier.Sources) == 0 {
		return a, nil // a load refuses a dossier without a source
	}
	found, err := loader.Plan(context.Background(), begin.store, r.dossier, loader.Drafts())
	if err != nil {
		return a, err
	}
	a.Summary = differences.Summary(found)
	changed := func(file string) bool { return r.hashes[file] != begin.hashes[file] }
	by := claimsOf(r.dossier, changed)
	for _, t := range differences.Things(found, false) {
		thing := changedThing{t.Op, t.Type, t.ID, t.Name, t.Lines, []place{}}
		if thing.Lines == nil {
			thing.Lines = []string{}
		}
		thing.Places = append(thing.Places, by[t.ID]...)
		if len(thing.Places) == 0 {
			for _, x := range r.dossier.Things {
				if x.ID == t.ID && changed(x.At.File) {
					thing.Places = append(thing.Places, place{File: x.At.File, Line: x.At.Line})
				}
			}
		}
		a.Things = append(a.Things, thing)
	}
	return a, nil
}

// claimsOf returns where claims about each thing stand, in some of the files: each passage once.
func claimsOf(d *dossier.Dossier, in func(file string) bool) map[graph.ID][]place {
	by := map[graph.ID][]place{}
	for _, c := range d.Claims {
		if !in(c.QuoteAt.File) {
			continue
		}
		for _, id := range []graph.ID{c.Subject, c.Object} {
			if p := placeOf(c); id != "" && !slices.ContainsFunc(by[id], func(q place) bool { return q.File == p.File && q.Start == p.Start && q.Quote == p.Quote }) {
				by[id] = append(by[id], p)
			}
		}
	}
	return by
}

func placeOf(c dossier.Claim) place {
	return place{c.QuoteAt.File, c.At.Line, c.Source, c.Quote, c.Start}
}

// disputedThing is a thing on which sources differ.
type disputedThing struct {
	Type string   `json:"type"`
	ID   graph.ID `json:"id"`
	Name string   `json:"name"`
	// Open are the fields on which nothing decides.
	Open     []string  `json:"open"`
	Accounts []account `json:"accounts"`
}

// account is one answer to the question on which sources differ.
type account struct {
	Property string  `json:"property"` // participants.role
	Value    string  `json:"value"`
	Denies   bool    `json:"denies"`
	Standing string  `json:"standing"` // SHOWN
	Places   []place `json:"places"`
}

// disputed lists the things on which sources differ, with the rival accounts.
func (d *Desk) disputed(struct{}) ([]disputedThing, error) {
	r, err := d.read()
	if err != nil {
		return nil, err
	}
	list := []disputedThing{}
	if r.dossier == nil {
		return list, nil
	}
	all, err := r.graph()
	if err != nil {
		return nil, err
	}
	claims := map[string]dossier.Claim{}
	for _, c := range r.dossier.Claims {
		claims[string(c.ID)] = c
	}
	called := r.names().Main()
	records := map[graph.ID]graph.Record{}
	accounts := map[graph.ID][]account{}
	for _, record := range all.Records {
		records[record.ID()] = record
	}
	for _, e := range all.Edges {
		if e.Relation.Name != "ACCOUNT_OF" {
			continue
		}
		accounts[e.To] = append(accounts[e.To], accountOf(records[e.From], e, claims, called))
	}
	for id, of := range accounts {
		if !slices.ContainsFunc(of, func(a account) bool { return a.Standing != string(graph.AccountShown) }) && len(of) < 2 {
			continue
		}
		slices.SortStableFunc(of, func(a, b account) int {
			return cmp.Or(cmp.Compare(a.Property, b.Property), cmp.Compare(a.Value, b.Value))
		})
		thing := disputedThing{Type: records[id].Type.Name, ID: id, Name: cmp.Or(called[string(id)], strings.ReplaceAll(string(id), "-", " ")), Open: []string{}, Accounts: of}
		if p := records[id].Type.Property("open"); p != nil {
			open, _ := records[id].Values[p.Index].([]string)
			thing.Open = append(thing.Open, open...)
		}
		list = append(list, thing)
	}
	slices.SortFunc(list, func(a, b disputedThing) int {
		return cmp.Or(cmp.Compare(len(b.Open), len(a.Open)), cmp.Compare(a.ID, b.ID))
	})
	return list, nil
}

// accountOf returns an account as the record has it, with the passages of its claims.
func accountOf(record graph.Record, e graph.Edge, claims map[string]dossier.Claim, names map[string]string) account {
	text := func(values []graph.Value, p *graph.Property) string {
		s, _ := values[p.Index].(string)
		return s
	}
	a := account{
		Property: text(record.Values, record.Type.Property("property")), Value: text(record.Values, record.Type.Property("value")),
		Denies: text(record.Values, record.Type.Property("polarity")) == string(graph.Denies), Standing: text(e.Values, e.Relation.Property("standing")), Places: []place{},
	}
	if name := names[a.Value]; name != "" {
		a.Value = name
	}
	if object := text(record.Values, record.Type.Property("object")); object != "" && names[object] != "" && names[object] != a.Value {
		a.Value = names[object] + ": " + a.Value
	}
	if p := e.Relation.Property("claims"); p != nil {
		ids, _ := e.Values[p.Index].([]string)
		for _, id := range ids {
			if c, there := claims[id]; there {
				a.Places = append(a.Places, placeOf(c))
			}
		}
	}
	return a
}
