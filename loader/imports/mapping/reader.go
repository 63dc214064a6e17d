package mapping

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
	"parley/loader/imports"
)

// reader collects the problems of a mapping.
type reader struct {
	file     string
	problems dossier.Problems
}

func (r *reader) at(n *yaml.Node) dossier.Position {
	return dossier.Position{File: r.file, Line: n.Line, Column: n.Column}
}

func (r *reader) problem(at dossier.Position, format string, args ...any) {
	r.problems = append(r.problems, dossier.Problem{At: at, Message: fmt.Sprintf(format, args...)})
}

// suggested is the end of a message about an unknown word.
func suggested(word string, known []string) string {
	if near := words.Nearest(word, known); len(near) > 0 {
		return fmt.Sprintf(": did you mean %q?", near[0])
	}
	short := known
	const limit = 20
	if len(short) > limit {
		short = append(slices.Clone(short[:limit]), "...")
	}
	return ": write one of " + strings.Join(short, ", ")
}

// pairs returns the keys and values of a mapping. Each key must be known, unless known is nil.
func (r *reader) pairs(n *yaml.Node, what string, known []string) map[string]*yaml.Node {
	found := map[string]*yaml.Node{}
	if n.Kind != yaml.MappingNode {
		r.problem(r.at(n), "%s must be a mapping: keys, each with a value", what)
		return found
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if known != nil && !slices.Contains(known, key.Value) {
			r.problem(r.at(key), "unknown key %q of %s%s", dossier.Shortened(key.Value), what, suggested(key.Value, known))
			continue
		}
		found[key.Value] = n.Content[i+1]
	}
	return found
}

// text reads one text.
func (r *reader) text(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		r.problem(r.at(n), "a text must stand here")
		return ""
	}
	return n.Value
}

// texts reads one text, or a list of texts.
func (r *reader) texts(n *yaml.Node) []string {
	if n.Kind != yaml.SequenceNode {
		return []string{r.text(n)}
	}
	var all []string
	for _, e := range n.Content {
		all = append(all, r.text(e))
	}
	return all
}

// column reads the heading of a column.
func (r *reader) column(n *yaml.Node) Column {
	name := r.text(n)
	if name == "" {
		r.problem(r.at(n), "the heading of a column must stand here")
	}
	return Column{name, r.at(n)}
}

// columns reads one heading, or a list.
func (r *reader) columns(n *yaml.Node) []Column {
	if n.Kind != yaml.SequenceNode {
		return []Column{r.column(n)}
	}
	var all []Column
	for _, e := range n.Content {
		all = append(all, r.column(e))
	}
	if len(all) == 0 {
		r.problem(r.at(n), "the list is empty: write the heading of a column")
	}
	return all
}

// mapping reads the whole file.
func (r *reader) mapping(root *yaml.Node) *Mapping {
	m := &Mapping{file: r.file}
	top := r.pairs(root, "a mapping", []string{"dossier", "source", "queries"})
	if n := top["dossier"]; n != nil {
		keys := r.pairs(n, "`dossier`", []string{"id", "title"})
		m.Dossier, m.Title = graph.ID(r.text(keys["id"])), r.text(keys["title"])
		if m.Dossier != "" {
			if err := imports.CheckID(m.Dossier); err != nil {
				r.problem(r.at(keys["id"]), "%v", err)
			}
		}
	}
	if n := top["source"]; n != nil {
		r.source(n, &m.Source)
	} else {
		r.problem(r.at(root), "the mapping needs `source`: where the table comes from")
	}
	switch n := top["queries"]; {
	case n == nil:
		r.problem(r.at(root), "the mapping needs `queries`: what a row says")
	case n.Kind != yaml.SequenceNode || len(n.Content) == 0:
		r.problem(r.at(n), "`queries` must be a list with at least one query")
	default:
		for _, e := range n.Content {
			m.Queries = append(m.Queries, r.query(e))
		}
	}
	return m
}

// source reads where the table comes from.
func (r *reader) source(n *yaml.Node, s *imports.Source) {
	keys := r.pairs(n, "`source`", []string{"source", "title", "publisher", "author", "published", "language", "url", "reliability", "text"})
	s.ID = graph.ID(r.text(keys["source"]))
	s.Title, s.Author, s.Language = r.text(keys["title"]), r.text(keys["author"]), r.text(keys["language"])
	s.URL, s.Reliability, s.Text = r.text(keys["url"]), r.text(keys["reliability"]), r.text(keys["text"])
	if p := keys["publisher"]; p != nil && p.Kind == yaml.MappingNode {
		of := r.pairs(p, "`publisher`", []string{"id", "name"})
		s.Publisher, s.PublisherName = graph.ID(r.text(of["id"])), r.text(of["name"])
		if s.Publisher == "" {
			r.problem(r.at(p), "`publisher` needs `id`")
		}
	} else {
		s.Publisher = graph.ID(r.text(p))
	}
	if p := keys["published"]; p != nil && p.Kind == yaml.MappingNode {
		of := r.pairs(p, "`published`", []string{"text", "inferredFrom"})
		s.Published, s.InferredFrom = r.text(of["text"]), r.text(of["inferredFrom"])
	} else {
		s.Published = r.text(p)
	}
	if key, err := s.Check(); err != nil {
		at := n
		if keys[key] != nil {
			at = keys[key]
		}
		r.problem(r.at(at), "`%s`: %v", key, err)
	}
}

// query reads what some of the rows say.
func (r *reader) query(n *yaml.Node) Query {
	var q Query
	keys := r.pairs(n, "a query", []string{"filters", "filters_not", "entities"})
	q.Filters, q.FiltersNot = r.filters(keys["filters"]), r.filters(keys["filters_not"])
	e := keys["entities"]
	if e == nil || e.Kind != yaml.MappingNode || len(e.Content) == 0 {
		r.problem(r.at(n), "a query needs `entities`: the things of which a row speaks, each with a name of your choice")
		return q
	}
	byName := map[string]*Entity{}
	for i := 0; i+1 < len(e.Content); i += 2 {
		entity := r.head(e.Content[i].Value, e.Content[i+1])
		byName[entity.Name] = entity
		q.Entities = append(q.Entities, entity)
	}
	for i, entity := range q.Entities {
		r.properties(entity, e.Content[2*i+1], byName)
	}
	return q
}

func (r *reader) filters(n *yaml.Node) []Filter {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		r.problem(r.at(n), "filters must be a mapping: the heading of a column, with a value or a list of values")
		return nil
	}
	var filters []Filter
	for i := 0; i+1 < len(n.Content); i += 2 {
		filters = append(filters, Filter{r.column(n.Content[i]), r.texts(n.Content[i+1])})
	}
	return filters
}
