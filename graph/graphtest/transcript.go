package graphtest

import (
	"context"
	"fmt"
	"strings"

	"parley/graph"
)

// transcript is a sink that records the calls that it receives. An example is
//
//	[2/5<> -(key) 0: Person{ 0: "anna" 1: null end - ... end
//
// This is a list of two items of five, with items before and after the page.
type transcript struct{ words []string }

// word adds a word to the transcript.
func (t *transcript) word(format string, args ...any) {
	t.words = append(t.words, fmt.Sprintf(format, args...))
}

func (t *transcript) Object(typ *graph.Type) {
	if typ == nil {
		t.word("{")
		return
	}
	t.word("%s{", typ.Name)
}

func (t *transcript) Slot(i int) { t.word("%d:", i) }

func (t *transcript) List(p graph.Page) {
	w := fmt.Sprintf("[%d", p.Len)
	if p.Total >= 0 {
		w += fmt.Sprintf("/%d", p.Total)
	}
	if p.Ungrouped > 0 {
		w += fmt.Sprintf("-%d", p.Ungrouped)
	}
	if p.HasPrev {
		w += "<"
	}
	if p.HasNext {
		w += ">"
	}
	t.words = append(t.words, w)
}

func (t *transcript) Item(key []graph.Value) {
	if key == nil {
		t.word("-")
		return
	}
	parts := make([]string, len(key))
	for i, v := range key {
		parts[i] = fmt.Sprint(v)
	}
	t.word("-(%s)", strings.Join(parts, " "))
}

func (t *transcript) End()               { t.word("end") }
func (t *transcript) Null()              { t.word("null") }
func (t *transcript) Bool(v bool)        { t.word("%t", v) }
func (t *transcript) Int(v int64)        { t.word("%d", v) }
func (t *transcript) Float(v float64)    { t.word("%gf", v) }
func (t *transcript) String(v string)    { t.word("%q", v) }
func (t *transcript) Strings(v []string) { t.word("%q", v) }

// Ask runs a query and returns a transcript of its answer.
func Ask(ctx context.Context, s graph.Store, q *graph.Query) (string, graph.Revision, error) {
	t := &transcript{}
	rev, err := s.Run(ctx, q, t)
	return strings.Join(t.words, " "), rev, err
}
