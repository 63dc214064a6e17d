package fold

import (
	"maps"
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/internal/words"
	"parley/loader/dossier"
)

// thing folds a thing: as it is now, and the stretches of its history. A
// reference value stands where no live claim asserts one, and takes no part in
// any disagreement.
func (f *folding) thing(t dossier.Thing) (graph.Record, []graph.Edge) {
	stated := sized(t.Values, len(t.Type.Properties))
	stated[0] = string(t.ID)
	told := openAll(f.accounts[matter{from: t.ID}])
	maps.DeleteFunc(told, func(name string, _ *slot) bool { return t.Type.Property(name) == nil })
	notes := f.notes[t.ID]
	moments := append(told.moments(), notes.moments()...)
	noted := map[string]int{}
	h := history{properties: t.Type.Properties}
	for _, at := range inOrder(append(moments, f.begins(t))) {
		told.upTo(at)
		notes = notes.upTo(at, noted)
		h.read(at, state(t.Type, stated, told, noted), 0)
	}
	now := h.now()
	r := graph.Record{Type: t.Type, Values: slices.Clone(now.values)}
	if p := t.Type.Property(since); p != nil {
		r.Values[p.Index] = clean(stamp(now.since))
	}
	otherWords(r, stated, told)
	sortKeys(t.Type, r.Values)
	tokenize(r)
	if twin, ok := twins[t.Type]; ok {
		return r, twin.past(&h, t.ID, t.ID, func(s stretch) { sortKeys(t.Type, s.values) })
	}
	return r, nil
}

// state is how a thing reads once its slots have been told up to some time.
func state(t *graph.Type, stated []graph.Value, told slots, noted map[string]int) []graph.Value {
	values, disputed := slices.Clone(stated), map[string]bool{}
	for name, s := range told {
		p := t.Property(name)
		if !s.value.Absent() && (p.Variants == "" || stated[p.Index] == nil) {
			set(values, p, s.value.Values)
		}
		if s.contested {
			disputed[name] = true
		}
	}
	for field := range noted {
		disputed[field] = true
	}
	if p := t.Property(contested); p != nil {
		values[p.Index] = names(disputed)
	}
	return values
}

// begins is when a thing came into being: when it was first reported, or always
// (the zero time) if a reference file states anything of it, or nobody reports it.
func (f *folding) begins(t dossier.Thing) time.Time {
	for i, v := range t.Values {
		if i > 0 && clean(v) != nil {
			return time.Time{}
		}
	}
	if f.stated[t.ID] {
		return time.Time{}
	}
	return f.reported[t.ID]
}

// otherWords gathers what sources and reference files call a thing besides what
// is shown: see graph.Model on variants. What a better placed account denies is left out.
func otherWords(r graph.Record, stated []graph.Value, told slots) {
	for _, p := range r.Type.Properties {
		q := r.Type.Property(p.Variants)
		if q == nil {
			continue
		}
		set := map[string]bool{}
		listed, _ := stated[q.Index].([]string)
		for _, other := range listed {
			set[other] = true
		}
		if s := told[p.Name]; s != nil {
			for v := range undenied(s.ordered) {
				if other, ok := v.Values[0].(string); ok {
					set[other] = true
				}
			}
		}
		if shown, ok := r.Values[p.Index].(string); ok {
			delete(set, shown)
		}
		r.Values[q.Index] = names(set)
	}
}

// sortKeys works out the hidden properties by which things are ordered, so that
// they follow a value that was claimed.
func sortKeys(t *graph.Type, values []graph.Value) {
	for _, p := range t.Properties {
		key := t.Property(p.Order)
		if key == nil || !key.Hidden {
			continue
		}
		values[key.Index] = nil
		if s, ok := values[p.Index].(string); ok {
			values[key.Index] = clean(words.Key(s))
		}
	}
}

const person = "Person"

// tokenize gathers the words by which a thing is found, and its names as a whole.
func tokenize(r graph.Record) {
	tokens := r.Type.Property("tokens")
	if tokens == nil {
		return
	}
	var texts []string
	shown := 0 // of the texts, those of which a last word is a last name
	for _, name := range []string{"name", "names", "aliases"} {
		if name == "aliases" {
			shown = len(texts)
		}
		p := r.Type.Property(name)
		if p.Parts != nil {
			p = p.Parts[0]
		}
		switch v := r.Values[p.Index].(type) {
		case string:
			texts = append(texts, v)
		case []string:
			texts = append(texts, v...)
		}
	}
	r.Values[tokens.Index] = clean(words.Tokens(texts...))
	wholes := map[string]bool{}
	for i, text := range texts {
		whole := words.Whole(text)
		if whole == "" {
			continue
		}
		wholes[whole] = true
		if r.Type.Name == person && i < shown && r.Values[r.Type.Property("unnamed").Index] != true {
			wholes[whole[strings.LastIndex(whole, " ")+1:]] = true
		}
	}
	r.Values[r.Type.Property("wholes").Index] = names(wholes)
}
