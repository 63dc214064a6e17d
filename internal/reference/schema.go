// Package reference writes the pages of docs/reference that follow from the
// code, so that they cannot differ from it: a test compares them.
package reference

//go:generate go test . -update

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// kinds are the sections of the page, in order.
var kinds = []struct {
	title, intro string
	of           func(*ast.Definition) bool
}{
	{"Queries", "Each is one round trip to the store, whatever is asked below it.", func(d *ast.Definition) bool { return d.Name == "Query" }},
	{"Subscriptions", "Over WebSocket, in the protocol graphql-transport-ws. Each event is one round trip to the store.", func(d *ast.Definition) bool { return d.Name == "Subscription" }},
	{"Interfaces", "", func(d *ast.Definition) bool { return d.Kind == ast.Interface }},
	{"Types", "", func(d *ast.Definition) bool {
		return d.Kind == ast.Object && d.Name != "Query" && d.Name != "Subscription" && !strings.HasSuffix(d.Name, "Connection") && !strings.HasSuffix(d.Name, "Edge")
	}},
	{"Edges", "What is known of a tie, beside its `cursor` and the `node` at its other end. Every connection has `edges`, `nodes`, `totalCount` and `pageInfo`.", func(d *ast.Definition) bool {
		return strings.HasSuffix(d.Name, "Edge") && len(d.Fields) > 2
	}},
	{"Filters", "Arguments `where`. Besides its own fields each takes `and`, `or` (lists of filters of its kind) and `not`.", func(d *ast.Definition) bool {
		return d.Kind == ast.InputObject && strings.HasSuffix(d.Name, "Filter")
	}},
	{"Conditions on ties", "Arguments `tie`: they choose among what a field leads to by what is known of the tie.", func(d *ast.Definition) bool {
		return d.Kind == ast.InputObject && !strings.HasSuffix(d.Name, "Filter")
	}},
	{"Enums", "", func(d *ast.Definition) bool { return d.Kind == ast.Enum }},
	{"Scalars", "", func(d *ast.Definition) bool { return d.Kind == ast.Scalar }},
}

// passed over: arguments of every connection, which the introduction explains,
// and fields that every edge, or every filter, has.
var (
	paging  = []string{"first", "after", "last", "before", "where", "tie", "orderBy"}
	ofEdges = []string{"cursor", "node"}
	ofAll   = []string{"and", "or", "not"}
)

// Schema is a page in Markdown that lists what a GraphQL schema holds.
func Schema(s *ast.Schema) string {
	var b strings.Builder
	b.WriteString(`# The schema

Written from ` + "`schema/*.graphqls`" + ` by ` + "`go test ./internal/reference -update`" + `; the playground shows the same beside the editor.

A field that leads to a list takes ` + "`first` and `after`, or `last` and `before`" + `, and, where its line says so, ` + "`where`, `tie` and `orderBy`" + `.
Lists at the top give 100 items unless asked for more, 1,000 at the most.
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
			strings.HasSuffix(d.Name, "Edge") && slices.Contains(ofEdges, f.Name) ||
			strings.HasSuffix(d.Name, "Filter") && slices.Contains(ofAll, f.Name) {
			continue
		}
		fmt.Fprintf(b, "| `%s` | `%s` | %s |\n", f.Name, f.Type, line(f.Description)+arguments(f))
	}
}

// arguments names what a field takes, but for what all lists take.
func arguments(f *ast.FieldDefinition) string {
	var own, shared []string
	for _, a := range f.Arguments {
		switch {
		case slices.Contains([]string{"where", "tie", "orderBy"}, a.Name):
			shared = append(shared, fmt.Sprintf("`%s: %s`", a.Name, a.Type))
		case !slices.Contains(paging, a.Name) || !strings.HasSuffix(f.Type.Name(), "Connection"):
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

// line is a text in one line of a table.
func line(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", `\|`)
}
