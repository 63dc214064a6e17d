package resolvers

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"parley/graph/graphtest"
)

// TestRandomDocuments asks random documents of random graphs, of the executor
// and of its oracle.
func TestRandomDocuments(t *testing.T) {
	schema := newExecutor(t).schema
	rapid.Check(t, func(rt *rapid.T) {
		e := executorOver(t, graphtest.RandomContents(rt))
		for range 5 {
			g := &documents{t: rt, schema: schema}
			doc := "{" + g.fields(schema.Query, 5) + "}"
			got, want := ask(t, e, doc, nil), ask(t, oracle{e}, doc, nil)
			if got.data != want.data {
				rt.Fatalf("the data is\n  %s\nand the oracle's\n  %s\nfor\n%s", got.data, want.data, doc)
			}
			if !slices.Equal(got.errors, want.errors) {
				rt.Fatalf("the errors are\n  %q\nand the oracle's\n  %q\nfor\n%s\n%s", got.errors, want.errors, doc, got.data)
			}
		}
	})
}

// documents draws selection sets from the schema.
type documents struct {
	t      *rapid.T
	schema *ast.Schema
	alias  int
}

func (g *documents) fields(def *ast.Definition, depth int) string {
	var b strings.Builder
	some := false
	for range rapid.IntRange(1, 4).Draw(g.t, "fields") {
		switch rapid.IntRange(0, 9).Draw(g.t, "kind") {
		case 0:
			b.WriteString(" __typename")
			some = true
		case 1, 2, 3:
			if possible := g.schema.GetPossibleTypes(def); len(possible) > 1 {
				on := rapid.SampledFrom(possible).Draw(g.t, "on")
				fmt.Fprintf(&b, " ... on %s {%s}", on.Name, g.fields(on, depth))
				some = true
				continue
			}
			if depth > 0 {
				fmt.Fprintf(&b, " ... @%s(if: %t) {%s}", rapid.SampledFrom([]string{"skip", "include"}).Draw(g.t, "directive"), rapid.Bool().Draw(g.t, "if"), g.fields(def, depth-1))
				some = true
			}
		default:
			f := rapid.SampledFrom(def.Fields).Draw(g.t, "field")
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			if s, ok := g.field(f, depth); ok {
				b.WriteString(" " + s)
				some = true
			}
		}
	}
	if !some {
		return " __typename"
	}
	return b.String()
}

func (g *documents) field(f *ast.FieldDefinition, depth int) (string, bool) {
	def := g.schema.Types[f.Type.Name()]
	// An alias of its own for every field: merging fields with different
	// arguments or subselections is not always allowed.
	g.alias++
	s := fmt.Sprintf("f%d: %s", g.alias, f.Name) + g.arguments(f)
	if len(def.Fields) == 0 {
		return s, true
	}
	if depth == 0 {
		return "", false
	}
	return s + " {" + g.fields(def, depth-1) + "}", true
}

var literals = map[string][]string{
	"id":      {`"person-0"`, `"meeting-0"`, `"claim-1"`, `"organization-0"`, `"nobody"`},
	"ids":     {`[]`, `"person-0"`, `["meeting-1", "person-0", "person-0", "source-0"]`},
	"actor":   {`"person-0"`, `"person-1"`, `"organization-0"`},
	"with":    {`"person-1"`, `"organization-0"`, `"organization-1"`},
	"first":   {"0", "1", "2", "-1", "1001"},
	"last":    {"0", "1", "2"},
	"after":   {`"Zm9v"`},
	"orderBy": {},
	"where": {
		`{status: HELD}`, `{status: [PROPOSED, SCHEDULED]}`, `{id: ["meeting-0"]}`, `{}`, `{place: "place-0"}`, `{topic: "issue-0"}`,
		`{participants: ["person-0"]}`, `{side: "organization-0"}`, `{not: {mode: PHONE}}`, `{or: [{mode: PHONE}, {participants: ["person-0", "person-1"]}]}`,
		`{from: "2025-01-01"}`, `{until: "2025-02-30"}`,
	},
}

func (g *documents) arguments(f *ast.FieldDefinition) string {
	var args []string
	for _, a := range f.Arguments {
		if !a.Type.NonNull && rapid.IntRange(0, 3).Draw(g.t, a.Name+"?") > 0 {
			continue
		}
		from := literals[a.Name]
		if def := g.schema.Types[a.Type.Name()]; def.Kind == ast.Enum {
			from = nil
			for _, v := range def.EnumValues {
				from = append(from, v.Name)
			}
		}
		if len(from) > 0 {
			args = append(args, a.Name+": "+rapid.SampledFrom(from).Draw(g.t, a.Name))
		}
	}
	if len(args) == 0 {
		return ""
	}
	return "(" + strings.Join(args, ", ") + ")"
}
