package neo4j

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/graph"
)

var update = flag.Bool("update", false, "write the compiler's present statements to testdata")

// TestGolden compares the statements of the golden queries with testdata. A file holds the
// text, then the parameters as JSON in comments.
func TestGolden(t *testing.T) {
	queries := golden()
	for _, name := range slices.Sorted(maps.Keys(queries)) {
		t.Run(name, func(t *testing.T) {
			s := Compile(queries[name])
			got := s.Text + parameters(t, s)
			file := filepath.Join("testdata", name+".cypher")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the statement is\n%s\nwant\n%s", got, want)
			}
		})
	}
	files, err := filepath.Glob(filepath.Join("testdata", "*.cypher"))
	if err != nil || len(files) != len(queries) {
		t.Errorf("testdata holds %d statements, want %d (%v)", len(files), len(queries), err)
	}
}

func BenchmarkCompile(b *testing.B) {
	for name, q := range golden() {
		if !strings.HasPrefix(name, "person-nested") && name != "who-met" {
			continue
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Compile(q)
			}
		})
	}
}

// parameters returns the parameters of a statement as comments.
func parameters(t *testing.T, s Statement) string {
	t.Helper()
	var b strings.Builder
	for i := range len(s.Params) {
		name := "p" + string(rune('0'+i))
		if i > 9 {
			name = "p" + string(rune('0'+i/10)) + string(rune('0'+i%10))
		}
		var v bytes.Buffer
		e := json.NewEncoder(&v)
		e.SetEscapeHTML(false)
		if err := e.Encode(s.Params[name]); err != nil {
			t.Fatal(err)
		}
		b.WriteString("// $" + name + " = " + v.String())
	}
	return b.String()
}

// TestTextDependsOnStructureAlone: queries that differ only in their values have the same text. So
// the server plans it once, and no value can be read as Cypher.
func TestTextDependsOnStructureAlone(t *testing.T) {
	other := golden()
	for name, q := range golden() {
		change(other[name])
		a, b := Compile(q), Compile(other[name])
		if a.Text != b.Text {
			t.Errorf("%s: with other values the text\n%s\nbecomes\n%s", name, a.Text, b.Text)
		}
		for _, s := range textsIn(slices.Collect(maps.Values(a.Params))) {
			if len(s) > 6 && strings.Contains(a.Text, s) {
				t.Errorf("%s: the value %q is in the text", name, s)
			}
		}
	}
}

// textsIn returns all strings in parameters, at any depth.
func textsIn(v any) []string {
	var found []string
	switch v := v.(type) {
	case string:
		return []string{v}
	case []string:
		return v
	case []any:
		for _, w := range v {
			found = append(found, textsIn(w)...)
		}
	case map[string]any:
		for _, w := range v {
			found = append(found, textsIn(w)...)
		}
	}
	return found
}

// change replaces all values of a query with others of the same kinds.
func change(q *graph.Query) {
	for i := range q.Start.IDs {
		q.Start.IDs[i] += "x"
	}
	if e := q.Start.Encounters; e != nil {
		e.Actor += "x"
		if e.With != "" {
			e.With += "x"
		}
		e.Where = otherValues(e.Where)
	}
	if g := q.Start.Groups; g != nil {
		g.Where = otherValues(g.Where)
		g.Prefix *= 2
	}
	if s := q.Start.Search; s != nil {
		for i := range s.Words {
			for j := range s.Words[i].Spellings {
				s.Words[i].Spellings[j] += "x"
			}
		}
		s.Words = append(s.Words, graph.SearchWord{Spellings: []string{"and one more"}, Variants: []string{"of two"}, Sounds: []string{"muchlonger"}})
		s.Wholes, s.Bare, s.Sounds = append(s.Wholes, "a whole"), append(s.Bare, "a whole"), append(s.Sounds, "muchlonger")
	}
	if s := q.Start.Said; s != nil {
		s.Words = append(s.Words, []string{" and one more", " which is longer"})
		s.Phrases = append(s.Phrases, " a phrase ")
		s.Whole += "x"
	}
	for i := range q.Start.Given {
		for j, v := range q.Start.Given[i].Values {
			q.Start.Given[i].Values[j] = otherValue(v)
		}
		q.Start.Given = append(q.Start.Given, q.Start.Given[i])
	}
	for i := range q.Denials {
		changeLink(&q.Denials[i])
	}
	for i := range q.Named {
		q.Named[i].ID += "x"
	}
	changeLink(&q.Root)
}

func changeLink(l *graph.Link) {
	if l.Many != nil {
		l.Many.Where = otherValues(l.Many.Where)
		for _, key := range [][]graph.Value{l.Many.Page.After, l.Many.Page.Before} {
			for i := range key {
				key[i] = otherValue(key[i])
			}
		}
		if l.Many.Page.First >= 0 {
			l.Many.Page.First += 7
		}
	}
	for _, f := range l.Item {
		changeField(f)
	}
}

func changeField(f graph.Field) {
	if f.Link != nil {
		changeLink(f.Link)
	}
	for _, fields := range f.Far {
		for _, f := range fields {
			changeField(f)
		}
	}
}

func otherValues(p graph.Predicate) graph.Predicate {
	switch p := p.(type) {
	case graph.Comparison:
		p.Value = otherValue(p.Value)
		return p
	case graph.And:
		var and graph.And
		for _, q := range p {
			and = append(and, otherValues(q))
		}
		return and
	case graph.Or:
		var or graph.Or
		for _, q := range p {
			or = append(or, otherValues(q))
		}
		return or
	case graph.Not:
		return graph.Not{Predicate: otherValues(p.Predicate)}
	case graph.Some:
		p.Where = otherValues(p.Where)
		return p
	case graph.All:
		p.IDs = slices.Clone(p.IDs)
		for i := range p.IDs {
			p.IDs[i] += "x"
		}
		return p
	case graph.HasMet:
		p.IDs = slices.Clone(p.IDs)
		for i := range p.IDs {
			p.IDs[i] += "x"
		}
		return p
	case graph.Within:
		p.ID += "x"
		return p
	case graph.Few:
		p.Most++
		return p
	}
	return p
}

func otherValue(v graph.Value) graph.Value {
	switch v := v.(type) {
	case string:
		return v + "`'\"x"
	case []string:
		return append([]string{"y"}, v...)
	case int64:
		return v + 1
	case nil:
		return 2.5
	}
	return v
}

// The text of a statement does not depend on how many actors somebody must have met. Neo4j plans it once.
func TestOneStatementForAnyNumberOfActorsMet(t *testing.T) {
	people := graph.Parley.Type("Person")
	for _, anyOf := range []bool{false, true} {
		for _, negated := range []bool{false, true} {
			text := func(ids ...graph.ID) string {
				var where graph.Predicate = graph.HasMet{IDs: ids, Any: anyOf}
				if negated {
					where = graph.Not{Predicate: where}
				}
				return Compile(&graph.Query{Start: graph.Start{Scan: true}, Root: graph.Link{
					Types: []*graph.Type{people}, Many: &graph.List{Where: where, Page: graph.Everything},
					Item: []graph.Field{{Far: graph.Selection{people: {{Property: people.Property("id")}}}}},
				}}).Text
			}
			one := text("a")
			if many := text("a", "b", "c", "d", "e"); many != one {
				t.Errorf("any %t, negated %t: for one actor the statement is\n%s\nfor five actors\n%s", anyOf, negated, one, many)
			}
		}
	}
}
