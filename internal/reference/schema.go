// Package reference writes the page of the schema in docs/reference. A test compares the page
// with the code.
package reference

//go:generate go test . -update

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/schema"
)

// kinds lists the sections of the page in their order.
var kinds = []struct {
	title, intro string
	of           func(*ast.Definition) bool
}{
	{"Queries", "Each field is one round trip to the store, however much a client asks below it.", func(d *ast.Definition) bool { return d.Name == "Query" }},
	{"Subscriptions", "Over WebSocket, in the protocol graphql-transport-ws. Each event is one round trip to the store.", func(d *ast.Definition) bool { return d.Name == "Subscription" }},
	{"Interfaces", "", func(d *ast.Definition) bool { return d.Kind == ast.Interface }},
	{"Types", "", func(d *ast.Definition) bool {
		return d.Kind == ast.Object && d.Name != "Query" && d.Name != "Subscription" && !schema.IsConnection(d.Name) && !schema.IsEdge(d.Name)
	}},
	{"Edges", "The properties of a relation. Every edge also has a `cursor` and the `node` at the other end. Every connection has `edges`, `nodes`, `totalCount` and `pageInfo`.", func(d *ast.Definition) bool {
		return schema.IsEdge(d.Name) && len(d.Fields) > 2
	}},
	{"Filters", "The argument `where`: conditions on the items of a list. Every filter also has `and`, `or` (lists of filters of its kind) and `not`.", func(d *ast.Definition) bool {
		return d.Kind == ast.InputObject && !schema.IsEdgeFilter(d.Name)
	}},
	{"Relation filters", "The argument `edge`: conditions on the relation that leads to an item.", func(d *ast.Definition) bool {
		return d.Kind == ast.InputObject && schema.IsEdgeFilter(d.Name)
	}},
	{"Enums", "", func(d *ast.Definition) bool { return d.Kind == ast.Enum }},
	{"Scalars", "", func(d *ast.Definition) bool { return d.Kind == ast.Scalar }},
}

// The page leaves out arguments of every connection, which the introduction explains, and
// fields of every edge or every filter.
var (
	paging  = []string{"first", "after", "last", "before", "where", "edge", "orderBy"}
	ofEdges = []string{"cursor", "node"}
	ofAll   = []string{"and", "or", "not"}
)

// Schema returns a page in Markdown that lists the definitions of a GraphQL schema.
func Schema(s *ast.Schema) string {
	var b strings.Builder
	b.WriteString(`# The schema

` + "`go test ./internal/reference -update`" + ` writes this page from the schema. The playground shows the same descriptions next to the editor.

A field that leads to a list takes the arguments ` + "`first` and `after`, or `last` and `before`" + `. If its line says so, it also takes ` + "`where`, `edge` and `orderBy`" + `.
A list at the root has 100 items by default and at most 1,000.
`)
	for _, kind := range kinds {
		fmt.Fprintf(&b, "\n## %s\n", kind.title)
		if kind.intro != "" {
			fmt.Fprintf(&b, "\n%s\n", kind.intro)
		}
		for _, name := range slices.Sorted(maps.Keys(s.Types)) {
			if d := s.Types[name]; !d.BuiltIn && !strings.HasPrefix(name, "__") && kind.of(d) {
				definition(&b, d)
			}
		}
	}
	return b.String()
}

func definition(b *strings.Builder, d *ast.Definition) {
	fmt.Fprintf(b, "\n### %s\n\n%s\n", d.Name, line(d.Description))
	if len(d.Interfaces) > 0 {
		fmt.Fprintf(b, "\nImplements %s.\n", strings.Join(d.Interfaces, ", "))
	}
	if len(d.EnumValues) > 0 {
		b.WriteString("\n| value | |\n|---|---|\n")
		for _, v := range d.EnumValues {
			fmt.Fprintf(b, "| `%s` | %s |\n", v.Name, line(v.Description))
		}
	}
	if len(d.Fields) > 0 {
		b.WriteString("\n| field | type | |\n|---|---|---|\n")
	}
	for _, f := range d.Fields {
		if strings.HasPrefix(f.Name, "__") ||
			schema.IsEdge(d.Name) && slices.Contains(ofEdges, f.Name) ||
			d.Kind == ast.InputObject && slices.Contains(ofAll, f.Name) {
			continue
		}
		fmt.Fprintf(b, "| `%s` | `%s` | %s |\n", f.Name, f.Type, line(f.Description)+arguments(f))
	}
}

// arguments lists the arguments of a field, without the arguments of all lists.
func arguments(f *ast.FieldDefinition) string {
	var own, shared []string
	for _, a := range f.Arguments {
		switch {
		case slices.Contains([]string{"where", "edge", "orderBy"}, a.Name):
			shared = append(shared, fmt.Sprintf("`%s: %s`", a.Name, a.Type))
		case !slices.Contains(paging, a.Name) || !schema.IsConnection(f.Type.Name()):
			own = append(own, fmt.Sprintf("`%s: %s` %s", a.Name, a.Type, line(a.Description)))
		}
	}
	var out string
	for _, list := range [][]string{own, shared} {
		if len(list) > 0 {
			out += "<br>" + strings.Join(list, "<br>")
		}
	}
	return out
}

// line returns a text as one line of a table.
func line(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", `\|`)
}
