package resolvers

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
)

// FuzzFilter sends any JSON as the variables of a filter, an order and a page. The executor
// either answers, or refuses the values as bad input or as unknown ids. It does not panic, returns no internal
// error, and takes at most two seconds.
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
			if code := err.Extensions["code"]; code != "BAD_USER_INPUT" && code != "BAD_CURSOR" && code != "UNKNOWN_ID" {
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
