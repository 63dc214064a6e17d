package imports

import (
	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/grammar"
)

// Item is an item of a file of a dossier: a thing, and what is said about it.
type Item struct {
	Type   *graph.Type
	ID     graph.ID
	Fields []Field
}

// Field is a field of an item. Its elements become a list if there are several.
type Field struct {
	Name     string
	Elements []*yaml.Node
}

// Add adds an element to a field of the item. It leaves out an element that the field already has.
func (it *Item) Add(name string, elements ...*yaml.Node) {
	at := -1
	for i := range it.Fields {
		if it.Fields[i].Name == name {
			at = i
		}
	}
	if at < 0 {
		it.Fields = append(it.Fields, Field{Name: name})
		at = len(it.Fields) - 1
	}
	f := &it.Fields[at]
	for _, e := range elements {
		if !contains(f.Elements, e) {
			f.Elements = append(f.Elements, e)
		}
	}
}

// node writes the item.
func (it Item) node() *yaml.Node {
	n := mapping(0, grammar.Word(it.Type.Name), ID(it.ID))
	for _, f := range it.Fields {
		switch {
		case len(f.Elements) == 1 && !lists(it.Type, f.Name):
			add(n, f.Name, f.Elements[0])
		case len(f.Elements) > 0:
			add(n, f.Name, list(f.Elements))
		}
	}
	return n
}

// lists reports whether the value of a field is a list, even if it has one element.
func lists(t *graph.Type, field string) bool {
	p := t.Property(field)
	return p != nil && (p.List || p.Kind == graph.Strings && !p.State)
}

// Report is a passage of the source, and what it says.
type Report struct {
	Quote    string
	Start    int    // in Unicode code points; counts if Fragment is ""
	Fragment string // the row of a table, such as row=5
	Via      []graph.ID
	Denies   bool
	Says     []Item
}

func (r Report) node() *yaml.Node {
	n := mapping(0, "quote", quoted(r.Quote))
	if r.Fragment != "" {
		add(n, "fragment", plain(r.Fragment))
	} else {
		add(n, "start", Number(int64(r.Start)))
	}
	if via := ids(r.Via); len(via) == 1 {
		add(n, "via", via[0])
	} else if len(via) > 1 {
		add(n, "via", list(via))
	}
	if r.Denies {
		add(n, "polarity", plain("denies"))
	}
	says := &yaml.Node{Kind: yaml.SequenceNode}
	for _, it := range r.Says {
		says.Content = append(says.Content, it.node())
	}
	add(n, "says", says)
	return n
}

func ids(of []graph.ID) []*yaml.Node {
	var nodes []*yaml.Node
	for _, id := range of {
		nodes = append(nodes, ID(id))
	}
	return nodes
}
