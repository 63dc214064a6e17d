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

// The introductions of two sections. They explain what the page does not repeat for each edge and each filter.
const (
	edges = `The properties of relations. Every connection has:

- ` + "`edges`" + `: the items with the properties below
- ` + "`nodes`" + `: the items alone
- ` + "`totalCount`" + `: the number of items on all pages
- ` + "`pageInfo`" + `: the place of the page in the list

Every edge has a ` + "`cursor`" + ` and a ` + "`node`" + ` (the item). The edge of a claimed relation also has:

| field | type | |
|---|---|---|
%s
Edges without a section on this page have no other fields.`
	relationFilters = `The argument ` + "`edge`" + `: conditions on the relation that leads to an item. All conditions must hold for the same relation. Every filter of a claimed relation has:

| field | type | |
|---|---|---|
%s
Filters without a section on this page have no other conditions.`
)

// kinds lists the sections of the page in their order.
var kinds = []struct {
	title, intro string
	of           func(*ast.Definition) bool
}{
	{"Queries", "A field of the type `Query` is a root field. A root field and all fields below it are usually one round trip to the store.", func(d *ast.Definition) bool { return d.Name == "Query" }},
	{"Subscriptions", "A subscription sends messages to the client. For each message, Parley makes one round trip to the store.", func(d *ast.Definition) bool { return d.Name == "Subscription" }},
	{"Interfaces", "", func(d *ast.Definition) bool { return d.Kind == ast.Interface }},
	{"Types", "", func(d *ast.Definition) bool {
		return d.Kind == ast.Object && d.Name != "Query" && d.Name != "Subscription" && !schema.IsConnection(d.Name) && !schema.IsEdge(d.Name)
	}},
	{"Edges", edges, func(d *ast.Definition) bool { return schema.IsEdge(d.Name) }},
	{"Filters", "The argument `where`: conditions on the items of a list. All conditions of a filter must hold. Every filter also has `and` and `or` (lists of filters) and `not` (one filter).", func(d *ast.Definition) bool {
		return d.Kind == ast.InputObject && !schema.IsEdgeFilter(d.Name)
	}},
	{"Relation filters", relationFilters, func(d *ast.Definition) bool {
		return d.Kind == ast.InputObject && schema.IsEdgeFilter(d.Name)
	}},
	{"Enums", "", func(d *ast.Definition) bool { return d.Kind == ast.Enum && !isOrder(d.Name) }},
	{"Scalars", "", func(d *ast.Definition) bool { return d.Kind == ast.Scalar }},
}

// The page leaves out arguments of every connection, which the introduction explains, and
// fields of every edge or every filter.
var (
	paging   = []string{"first", "after", "last", "before", "where", "edge", "orderBy"}
	ofEdges  = []string{"cursor", "node"}
	evidence = []string{"basis", "claims", "contested", "open"}
	ofAll    = []string{"and", "or", "not"}
)

// Schema returns a page in Markdown that lists the definitions of a GraphQL schema.
func Schema(s *ast.Schema) string {
	p := page{schema: s}
	p.WriteString(`# The schema

` + "`go generate ./internal/reference`" + ` writes this page from the schema. The playground shows the same descriptions next to the editor.

- A type has the fields of the interfaces that it implements. The page shows these fields once, at the interface.
- A list of strings is sorted.
- A field that leads to a connection takes ` + "`first` and `after`, or `last` and `before`" + `. If the line of the field says so, the field also takes ` + "`where`, `edge` and `orderBy`" + `.
- A connection at the root has 100 items by default and at most 1,000. A connection below the root has all items by default.
`)
	for _, kind := range kinds {
		fmt.Fprintf(&p.Builder, "\n## %s\n", kind.title)
		if kind.intro != "" {
			fmt.Fprintf(&p.Builder, "\n%s\n", p.intro(kind.intro))
		}
		p.section(kind.of)
	}
	p.orders()
	return p.String()
}

// page is the text of the page so far.
type page struct {
	strings.Builder

	schema *ast.Schema
}

// section writes the definitions of one kind in the order of their names. Edges and relation filters with the same
// fields share one table.
func (p *page) section(of func(*ast.Definition) bool) {
	var names []string
	alike := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(p.schema.Types)) {
		d := p.schema.Types[name]
		if d.BuiltIn || strings.HasPrefix(name, "__") || !of(d) {
			continue
		}
		key := name
		if schema.IsEdge(name) || schema.IsEdgeFilter(name) {
			if key = p.rows(d); key == "" {
				continue
			}
		}
		if alike[key] == nil {
			names = append(names, name)
		}
		alike[key] = append(alike[key], name)
	}
	for _, name := range names {
		d := p.schema.Types[name]
		title := name
		if same := alike[p.rows(d)]; len(same) > 1 {
			title = strings.Join(same, ", ")
		}
		p.definition(d, title)
	}
}

// rows returns the lines of a definition's own fields.
func (p *page) rows(d *ast.Definition) string {
	var rows strings.Builder
	for _, f := range p.own(d) {
		rows.WriteString(row(f))
	}
	return rows.String()
}

// intro fills the fields of claimed relations into an introduction that has a place for them.
func (p *page) intro(text string) string {
	of := map[string]string{edges: "AttendanceEdge", relationFilters: "AttendanceEdgeFilter"}[text]
	if of == "" {
		return text
	}
	var rows strings.Builder
	for _, f := range p.schema.Types[of].Fields {
		if slices.Contains(evidence, f.Name) {
			rows.WriteString(row(f))
		}
	}
	return fmt.Sprintf(text, rows.String())
}

// isOrder reports whether an enum of that name lists sort keys.
func isOrder(name string) bool { return strings.HasSuffix(name, "Order") }

// orders writes one table for all enums of sort keys, because they differ only in their keys.
func (p *page) orders() {
	p.WriteString("\n## Sort keys\n\nThe argument `orderBy`. Each key sorts by one field: `WHEN_ASC` by `when`, earliest first, and `WHEN_DESC` by `when`, latest first. " +
		"`NAME_ASC` and `NAME_DESC` sort by `sortName`. Items without a known beginning come last in both directions.\n\n| enum | values |\n|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(p.schema.Types)) {
		if !isOrder(name) {
			continue
		}
		var values []string
		for _, v := range p.schema.Types[name].EnumValues {
			values = append(values, "`"+v.Name+"`")
		}
		fmt.Fprintf(&p.Builder, "| `%s` | %s |\n", name, strings.Join(values, ", "))
	}
}

func (p *page) definition(d *ast.Definition, title string) {
	fmt.Fprintf(&p.Builder, "\n### %s\n", title)
	if d.Kind != ast.InputObject && !schema.IsEdge(d.Name) {
		fmt.Fprintf(&p.Builder, "\n%s\n", line(d.Description))
	}
	if len(d.Interfaces) > 0 {
		fmt.Fprintf(&p.Builder, "\nImplements %s.\n", links(d.Interfaces))
	}
	if wider := p.wider(d); len(wider) > 0 {
		fmt.Fprintf(&p.Builder, "\nHas all conditions of %s.\n", links(wider))
	}
	if len(d.EnumValues) > 0 {
		p.WriteString("\n| value | |\n|---|---|\n")
		for _, v := range d.EnumValues {
			fmt.Fprintf(&p.Builder, "| `%s` | %s |\n", v.Name, line(v.Description))
		}
	}
	if rows := p.rows(d); rows != "" {
		p.WriteString("\n| field | type | |\n|---|---|---|\n" + rows)
	}
}

// own returns the fields of a definition that the page does not show elsewhere.
func (p *page) own(d *ast.Definition) []*ast.FieldDefinition {
	wider := append(p.wider(d), d.Interfaces...)
	claimed := schema.IsEdge(d.Name) || schema.IsEdgeFilter(d.Name)
	var own []*ast.FieldDefinition
	for _, f := range d.Fields {
		inherited := slices.ContainsFunc(wider, func(name string) bool { return same(f, p.schema.Types[name].Fields.ForName(f.Name)) })
		switch {
		case inherited, strings.HasPrefix(f.Name, "__"):
		case schema.IsEdge(d.Name) && slices.Contains(ofEdges, f.Name):
		case claimed && slices.Contains(evidence, f.Name):
		case d.Kind == ast.InputObject && slices.Contains(ofAll, f.Name):
		default:
			own = append(own, f)
		}
	}
	return own
}

// wider returns the filters for the interfaces of a filter's type whose conditions the filter has, the nearest only.
func (p *page) wider(d *ast.Definition) (names []string) {
	of, ok := schema.Filtered(d.Name)
	if !ok || d.Kind != ast.InputObject {
		return nil
	}
	covered := map[string]bool{}
	for _, name := range p.schema.Types[of].Interfaces {
		wide := p.schema.Types[name+"Filter"]
		if wide == nil || covered[name] || slices.ContainsFunc(wide.Fields, func(f *ast.FieldDefinition) bool {
			return !slices.Contains(ofAll, f.Name) && !same(d.Fields.ForName(f.Name), f)
		}) {
			continue
		}
		names = append(names, wide.Name)
		for _, above := range p.schema.Types[name].Interfaces {
			covered[above] = true
		}
	}
	return names
}

// same reports whether a type has a field just as its interface has it.
func same(f, of *ast.FieldDefinition) bool {
	return f != nil && of != nil && row(f) == row(of)
}

// links names definitions of the page.
func links(names []string) string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = fmt.Sprintf("[%s](#%s)", name, strings.ToLower(name))
	}
	return strings.Join(all, ", ")
}

// row is the line of a field in a table.
func row(f *ast.FieldDefinition) string {
	return fmt.Sprintf("| `%s` | `%s` | %s |\n", f.Name, f.Type, line(f.Description)+arguments(f))
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

// line returns a text as one line of a table. It keeps the items of a list apart.
func line(text string) string {
	text = strings.ReplaceAll(text, "\n- ", "<br>- ")
	text = strings.ReplaceAll(text, "\n\n", "<br>")
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", `\|`)
}
