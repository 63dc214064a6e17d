package resolvers

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"parley/graph"
)

// FuzzCursor holds that whatever is sent for a cursor is refused as one, or is a key
// of the list's kinds that can be written as a cursor and read again.
func FuzzCursor(f *testing.F) {
	person := graph.Parley.Type("Person")
	meetings, _ := graph.Parley.Via(person, "meetings")
	var kinds []*cursorKind
	for _, l := range []*graph.Link{
		{Types: []*graph.Type{person}},
		{Types: []*graph.Type{graph.Parley.Type("Meeting")}, Via: meetings},
	} {
		kinds = append(kinds, newCursorKind(l, defaultOrder(l)))
	}
	kinds = append(kinds, rankedCursorKind, &cursorKind{mark: "all", kinds: []graph.Kind{graph.Bool, graph.Float, graph.Int, graph.String}})
	for _, k := range kinds {
		f.Add(k.encode(make([]graph.Value, len(k.kinds))))
	}
	f.Add(kinds[2].encode([]graph.Value{int64(3), "anna"}))
	f.Add(kinds[3].encode([]graph.Value{true, 1e300, int64(-1 << 63), "\x00\ufeff"}))
	for _, text := range []string{"", "W10", "bnVsbA", "%", strings.Repeat("W", 2048), "WyJhbGwiLHRydWUsMWU5OTksMCwiIl0"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, k := range kinds {
			key, err := k.decode(text)
			if err != nil {
				if !errors.Is(err, graph.ErrBadCursor) {
					t.Fatalf("%q gives %v", text, err)
				}
				continue
			}
			for i, v := range key {
				if v != nil && !of(k.kinds[i], v) {
					t.Fatalf("%q holds %T, where %v is due", text, v, k.kinds[i])
				}
			}
			again, err := k.decode(k.encode(key))
			if err != nil || !slices.Equal(again, key) {
				t.Fatalf("%q is %v, and written again %v, %v", text, key, again, err)
			}
		}
	})
}

func of(kind graph.Kind, v graph.Value) bool {
	switch v.(type) {
	case string:
		return kind == graph.String
	case bool:
		return kind == graph.Bool
	case int64:
		return kind == graph.Int
	case float64:
		return kind == graph.Float
	}
	return false
}

// FuzzFilter holds that whatever JSON is sent for the variables of a filter, of an
// order and of a page is refused as bad input before or as it is compiled, or is
// answered: by no panic, no error of ours and in bounded time.
func FuzzFilter(f *testing.F) {
	for _, seed := range []string{
		`{"w": {"status": ["HELD"], "from": "2030-05-01", "until": "2030-05-03", "text": "lake"}}`,
		`{"w": {"or": [{"mode": "PHONE"}, {"not": {"participants": ["anna", 5], "and": []}}]}, "o": ["WHEN_DESC", "ID_ASC"], "n": 2}`,
		`{"w": {"participation": {"actor": "anna", "side": ["north"], "role": "LEAD", "basis": null, "contested": false}}}`,
		`{"w": {"place": "valley", "topic": "peace", "source": "paper", "contested": true, "id": [1e3, -0, ""]}, "c": "W10"}`,
		`{"p": {"met": ["carl"], "organization": "north", "unnamed": false, "text": "АНЬ"}, "o": "NAME_ASC"}`,
		`{"w": {"not": {"not": {"not": {}}}}, "n": 1e2}`, `{"w": []}`, `{"w": {"text": "\u0000\ud800"}}`, `{"w": {"from": "0000-01-01"}, "n": -1}`,
	} {
		f.Add(seed)
	}
	e := newExecutor(f)
	x := executor.New(e)
	x.SetErrorPresenter(Present)
	const document = `query ($w: MeetingFilter, $p: PersonFilter, $o: [MeetingOrder!], $n: Int, $c: String) {
		meetings(where: $w, orderBy: $o, first: $n, after: $c) { totalCount edges { cursor node { id } } }
		people(where: $p) { nodes { id meetings(where: $w, last: $n, before: $c) { nodes { id } } } } }`
	f.Fuzz(func(t *testing.T, text string) {
		var variables map[string]any
		d := json.NewDecoder(strings.NewReader(text))
		d.UseNumber() // as the server does
		if d.Decode(&variables) != nil {
			return
		}
		began := time.Now()
		ctx := graphql.StartOperationTrace(t.Context())
		op, errs := x.CreateOperationContext(ctx, &graphql.RawParams{Query: document, Variables: variables})
		if errs != nil {
			return // GraphQL's own coercion refused it
		}
		next, ctx := x.DispatchOperation(ctx, op)
		r := next(ctx)
		for _, err := range r.Errors {
			if code := err.Extensions["code"]; code != "BAD_USER_INPUT" && code != "BAD_CURSOR" {
				t.Fatalf("%s gives %v: %v", text, code, err)
			}
		}
		if len(r.Errors) == 0 && !json.Valid(r.Data) {
			t.Fatalf("%s gives %s", text, r.Data)
		}
		if took := time.Since(began); took > 2*time.Second {
			t.Fatalf("%s took %v", text, took)
		}
	})
}
