package resolvers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"pgregory.net/rapid"

	"parley/graph/graphtest"
)

// TestRandomDocuments runs random documents on random graphs, by the executor and by its oracle.
func TestRandomDocuments(t *testing.T) {
	schema := newExecutor(t).schema
	rapid.Check(t, func(rt *rapid.T) {
		e := executorOver(t, graphtest.RandomContents(rt))
		for range 5 {
			g := &documents{t: rt, schema: schema, values: map[string]any{}}
			doc := g.document()
			got, want := ask(t, e, doc, g.values), ask(t, oracleOf(e), doc, g.values)
			if got.data != want.data {
				rt.Fatalf("the data is\n  %s\nand the data of the oracle is\n  %s\nfor\n%s\n%v", got.data, want.data, doc, g.values)
			}
			if !slices.Equal(got.errors, want.errors) {
				rt.Fatalf("the errors are\n  %q\nand the errors of the oracle are\n  %q\nfor\n%s\n%v\n%s", got.errors, want.errors, doc, g.values, got.data)
			}
		}
	})
}

// documents draws documents from the schema.
type documents struct {
	t         *rapid.T
	schema    *ast.Schema
	alias     int
	variables []string       // their declarations
	values    map[string]any // the values of variables without a default
	fragments []fragment
}

// fragment is a named fragment.
type fragment struct {
	on   *ast.Definition
	text string
}

func (g *documents) document() string { return g.operation(g.fields(g.schema.Query, 4)) }

// operation returns the document of a query, with the variables and fragments that
// its fields use.
func (g *documents) operation(fields string) string {
	body := "{" + fields + "}"
	doc := "query"
	if len(g.variables) > 0 {
		doc += "(" + strings.Join(g.variables, ", ") + ")"
	}
	doc += " " + body
	for i, f := range g.fragments {
		doc += fmt.Sprintf(" fragment F%d on %s {%s}", i, f.on.Name, f.text)
	}
	return doc
}

func (g *documents) oneIn(n int, label string) bool {
	return rapid.IntRange(1, n).Draw(g.t, label) == 1
}

func (g *documents) fields(def *ast.Definition, depth int) string {
	var b strings.Builder
	some := false
	for range rapid.IntRange(1, 4).Draw(g.t, "fields") {
		switch rapid.IntRange(0, 9).Draw(g.t, "kind") {
		case 0:
			b.WriteString(" __typename")
			some = true
		case 1, 2:
			if possible := g.schema.GetPossibleTypes(def); len(possible) > 1 {
				on := rapid.SampledFrom(possible).Draw(g.t, "on")
				fmt.Fprintf(&b, " ... on %s {%s}", on.Name, g.fields(on, depth))
				some = true
				continue
			}
			if depth > 0 {
				fmt.Fprintf(&b, " ... @%s(if: %s) {%s}", rapid.SampledFrom([]string{"skip", "include"}).Draw(g.t, "directive"), g.condition(), g.fields(def, depth-1))
				some = true
			}
		case 3:
			if depth > 0 {
				b.WriteString(" ..." + g.fragment(def, depth-1))
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

// fragment returns the name of a fragment on the type. It draws a new fragment, or takes one that
// exists.
func (g *documents) fragment(def *ast.Definition, depth int) string {
	for i, f := range g.fragments {
		if f.on == def && f.text != "" && g.oneIn(2, "reuse") {
			return "F" + strconv.Itoa(i)
		}
	}
	i := len(g.fragments)
	g.fragments = append(g.fragments, fragment{on: def}) // without a text, so that no selection below spreads it
	text := g.fields(def, depth)
	g.fragments[i].text = text
	return "F" + strconv.Itoa(i)
}

func (g *documents) condition() string {
	is := rapid.Bool().Draw(g.t, "if")
	if g.oneIn(2, "as a variable") {
		return g.variable("Boolean!", strconv.FormatBool(is))
	}
	return strconv.FormatBool(is)
}

func (g *documents) field(f *ast.FieldDefinition, depth int) (string, bool) {
	def := g.schema.Types[f.Type.Name()]
	if len(def.Fields) > 0 && depth == 0 {
		return "", false
	}
	// Every field has its own alias, because GraphQL does not always allow fields with different
	// arguments to merge. Fields with the same arguments may merge, so a field may come twice.
	g.alias++
	s := fmt.Sprintf("f%d: %s", g.alias, f.Name) + g.arguments(f)
	if len(def.Fields) == 0 {
		return s, true
	}
	once := s + " {" + g.fields(def, depth-1) + "}"
	if g.oneIn(6, "twice") {
		return once + " " + s + " {" + g.fields(def, depth-1) + "}", true
	}
	return once, true
}

func (g *documents) arguments(f *ast.FieldDefinition) string {
	var args []string
	for _, a := range f.Arguments {
		if !a.Type.NonNull && !g.oneIn(4, a.Name+"?") {
			continue
		}
		text, ok := g.literal(a.Name, a.Type, 2)
		if !ok {
			continue
		}
		if g.oneIn(4, "as a variable") {
			text = g.variable(a.Type.String(), text)
		}
		args = append(args, a.Name+": "+text)
	}
	if len(args) == 0 {
		return ""
	}
	return "(" + strings.Join(args, ", ") + ")"
}

// variable declares a variable of the type and returns its name. The value comes with the
// request, or is the default.
func (g *documents) variable(typ, literal string) string {
	name := "v" + strconv.Itoa(len(g.variables))
	if g.oneIn(2, "by default") {
		g.variables = append(g.variables, fmt.Sprintf("$%s: %s = %s", name, typ, literal))
		return "$" + name
	}
	g.variables = append(g.variables, fmt.Sprintf("$%s: %s", name, typ))
	g.values[name] = asJSON(g.t, literal)
	return "$" + name
}

// scalars are the possible values of an argument or a field, by its name or by its type.
var scalars = map[string][]string{
	"ids":            {`[]`, `"person-0"`, `["meeting-1", "person-0", "person-0", "source-0"]`},
	"first":          {"0", "1", "2", "-1", "1001"},
	"last":           {"0", "1", "2"},
	"after":          {`"Zm9v"`},
	"before":         {`"Zm9v"`},
	"text":           {`"a"`, `"name b"`, `"!"`, `"é"`},
	"ID":             {`"person-0"`, `"person-1"`, `"organization-0"`, `"meeting-0"`, `"place-0"`, `"issue-0"`, `"source-0"`, `"claim-1"`, `"nobody"`},
	"String":         {`"a"`, `"b"`, `"x'; DROP"`},
	"DateOrDateTime": {`"2025-01-01"`, `"2025-11-30"`, `"2025-02-30"`, `"2025-11-30T12:00:00Z"`, `"2025-12-01T01:00+02:00"`},
	"Boolean":        {"true", "false"},
	"Int":            {"1"},
}

// known are ids of the type that an argument or a condition of this name takes. Other names take any
// id. A document with an id that the record does not have gets an error.
var known = func() map[string][]string {
	actors := []string{`"person-0"`, `"person-0"`, `"person-1"`, `"organization-0"`}
	topics := []string{`"issue-0"`, `"plan-0"`}
	of := map[string][]string{
		"place": {`"place-0"`}, "within": {`"place-0"`}, "topic": topics, "issue": {`"issue-0"`}, "under": {`"issue-0"`},
		"organization": {`"organization-0"`}, "parent": {`"organization-0"`}, "publisher": {`"organization-0"`},
		"process": {`"process-0"`}, "plan": {`"plan-0"`}, "point": {`"point-0"`}, "version": {`"planversion-0"`},
		"partOf": {`"meeting-0"`}, "meeting": {`"meeting-0"`}, "occasion": {`"meeting-0"`, `"event-0"`},
		"source": {`"source-0"`}, "dossier": {`"dossier-0"`},
	}
	for _, name := range []string{"actor", "with", "from", "to", "participants", "expected", "absent", "denied", "side", "onBehalfOf", "met", "speaker", "via"} {
		of[name], of[name+"Any"] = actors, actors
	}
	return of
}()

// literal draws a value. Filters nest down to the depth.
func (g *documents) literal(name string, typ *ast.Type, depth int) (string, bool) {
	from := scalars[name]
	if ids := known[name]; ids != nil && typ.Name() == "ID" && !g.oneIn(8, "any id") {
		from = ids
		if typ.Elem != nil {
			from = nil
		}
	}
	if from == nil && typ.Elem != nil {
		var elements []string
		for range rapid.IntRange(0, 2).Draw(g.t, "elements") {
			if e, ok := g.literal(name, typ.Elem, depth); ok {
				elements = append(elements, e)
			}
		}
		return "[" + strings.Join(elements, ", ") + "]", true
	}
	def := g.schema.Types[typ.Name()]
	switch {
	case from != nil:
	case def.Kind == ast.Enum:
		for _, v := range def.EnumValues {
			from = append(from, v.Name)
		}
	case def.Kind == ast.InputObject:
		if depth == 0 {
			return "", false
		}
		var fields []string
		for _, f := range def.Fields {
			if !g.oneIn(len(def.Fields), f.Name) {
				continue
			}
			if v, ok := g.literal(f.Name, f.Type, depth-1); ok {
				fields = append(fields, f.Name+": "+v)
			}
		}
		return "{" + strings.Join(fields, ", ") + "}", true
	default:
		from = scalars[def.Name]
	}
	if len(from) == 0 {
		return "", false
	}
	return rapid.SampledFrom(from).Draw(g.t, name), true
}

// asJSON returns the value of a literal as the variables of a request have it, read from JSON.
func asJSON(t *rapid.T, literal string) any {
	doc, err := parser.ParseQuery(&ast.Source{Input: "query($v: X = " + literal + ") {x}"})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(plain(doc.Operations[0].VariableDefinitions[0].DefaultValue))
	if err != nil {
		t.Fatal(err)
	}
	var v any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// plain returns the value of a literal as JSON has it. The conversion of the parser turns an empty
// list into null.
func plain(v *ast.Value) any {
	switch v.Kind {
	case ast.ListValue:
		list := []any{}
		for _, c := range v.Children {
			list = append(list, plain(c.Value))
		}
		return list
	case ast.ObjectValue:
		object := map[string]any{}
		for _, c := range v.Children {
			object[c.Name] = plain(c.Value)
		}
		return object
	}
	one, _ := v.Value(nil)
	return one
}
