package neo4j

import (
	"fmt"
	"strings"
	"testing"

	"parley/graph"
)

// words is a sink that records its calls.
type words []string

func (w *words) add(format string, args ...any) { *w = append(*w, fmt.Sprintf(format, args...)) }

func (w *words) Object(t *graph.Type) {
	if t == nil {
		w.add("{")
		return
	}
	w.add("%s{", t.Name)
}
func (w *words) Slot(i int)             { w.add("%d:", i) }
func (w *words) List(p graph.Page)      { w.add("[%d/%d,%t,%t", p.Len, p.Total, p.HasPrev, p.HasNext) }
func (w *words) Item(key []graph.Value) { w.add("-%v", key) }
func (w *words) End()                   { w.add("end") }
func (w *words) Null()                  { w.add("null") }
func (w *words) Bool(v bool)            { w.add("%t", v) }
func (w *words) Int(v int64)            { w.add("%d", v) }
func (w *words) Float(v float64)        { w.add("%gf", v) }
func (w *words) String(v string)        { w.add("%q", v) }
func (w *words) Strings(v []string)     { w.add("%q", v) }
func (w *words) check(t *testing.T, want string) {
	t.Helper()
	if got := strings.Join(*w, " "); got != want {
		t.Errorf("the calls are\n  %s\nwant\n  %s", got, want)
	}
}

// l returns a list as the driver delivers it.
func l(vs ...any) []any { return vs }

// decode gives the sink the answer to a query.
func decode(t *testing.T, q *graph.Query, answer any, sink graph.Sink) {
	t.Helper()
	if err := Compile(q).Decode(l(nil, answer), sink); err != nil {
		t.Fatal(err)
	}
}

func TestDecodeSortsAListWithoutOrder(t *testing.T) {
	q := meetings(graph.List{Order: byDate, Page: graph.Everything, Total: true, Keys: true})
	var w words
	decode(t, q, l(
		l(nil, "x", l()), l("2025", "b", l()), l("2025", "a", l()), l("2026", "c", l()),
	), &w)
	w.check(t, `[4/4,false,false -[2026 c] 0: Meeting{ 0: "c" end -[2025 a] 0: Meeting{ 0: "a" end `+
		`-[2025 b] 0: Meeting{ 0: "b" end -[<nil> x] 0: Meeting{ 0: "x" end end`)
}

func TestDecodeReversesTheLastItemsForEachRepeatedID(t *testing.T) {
	last := &graph.List{Page: graph.Window{First: -1, Last: 2}, Next: true}
	q := &graph.Query{Start: graph.Start{IDs: []graph.ID{"p", "nobody", "p"}}, Root: graph.Link{
		Types: []*graph.Type{person}, Many: everything(),
		Item: []graph.Field{of(person, link(person, "meetings", []*graph.Type{meeting}, last, same([]*graph.Type{meeting}, "id")))},
	}}
	var w words
	decode(t, q, l(l("p", l(l(l(l("c")), l(l("b")), l(l("a")))))), &w)
	one := `-[] 0: Person{ 0: [2/-1,true,false -[] 0: Meeting{ 0: "b" end -[] 0: Meeting{ 0: "c" end end end`
	w.check(t, `[3/-1,false,false `+one+` -[] 0: null `+one+` end`)
}

func TestDecodeTakesUnknownValuesForAbsent(t *testing.T) {
	q := byID([]*graph.Type{person}, same([]*graph.Type{person}, "name", "aliases", "contested", "unnamed"), "p")
	var w words
	decode(t, q, l(l("p", l(struct{}{}, l(), l("a", 7), true))), &w)
	w.check(t, `Person{ 0: null 1: null 2: ["a"] 3: true end`)
}

func TestDecodeFindsNothing(t *testing.T) {
	var w words
	decode(t, byID([]*graph.Type{person}, same([]*graph.Type{person}, "name"), "p"), l(), &w)
	w.check(t, `null`)
}
