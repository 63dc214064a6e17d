package export

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"parley/graph"
)

// Report says how much of a graph a format holds, and what it cannot hold. Values that only the stores use, such as those for
// searches, do not count.
type Report struct {
	Format    string         `json:"format"`
	Revision  graph.Revision `json:"revision"`
	Things    []Held         `json:"things"`    // by type, in the order of the model
	Relations []Held         `json:"relations"` // by relation, in the order of the model
	// UnderWay has the dossiers whose load was under way, or had been interrupted. The graph then held only a part of them.
	UnderWay []graph.ID `json:"underWay,omitempty"`
	// LeftOut is the number of values that the format cannot hold, by property. It counts only things and relations that are held.
	LeftOut map[string]int `json:"leftOut"`

	size   graph.Size
	things map[*graph.Type]int
	links  map[*graph.Relation]int
}

// Held is the number of things of a type, or of relations of a type, in the graph and in the file.
type Held struct {
	Name  string `json:"name"`
	Graph int    `json:"graph"`
	File  int    `json:"file"`
}

func newReport(format string, revision graph.Revision, size graph.Size) *Report {
	return &Report{
		Format: format, Revision: revision, size: size, LeftOut: map[string]int{},
		things: map[*graph.Type]int{}, links: map[*graph.Relation]int{},
	}
}

// hold counts a thing that the file holds.
func (r *Report) hold(t *graph.Type) { r.things[t]++ }

// link counts a relation that the file holds.
func (r *Report) link(relation *graph.Relation) { r.links[relation]++ }

// lose counts the values that are lost: those of the properties that are not among the kept. A kept name such as "names.text" is that of
// a part of a property. If no part of a property is kept, the property counts once.
func (r *Report) lose(of string, ps []*graph.Property, values []graph.Value, kept ...string) {
	for _, p := range ps {
		if p.Hidden || slices.Contains(kept, p.Name) {
			continue
		}
		if slices.ContainsFunc(kept, func(k string) bool { return strings.HasPrefix(k, p.Name+".") }) {
			for _, part := range p.Parts {
				if name := p.Name + "." + part.Name; !part.Hidden && values[part.Index] != nil && !slices.Contains(kept, name) {
					r.LeftOut[of+"."+name]++
				}
			}
			continue
		}
		first := p
		if len(p.Parts) > 0 {
			first = p.Parts[0]
		}
		if values[first.Index] != nil {
			r.LeftOut[of+"."+p.Name]++
		}
	}
}

// loseOf is lose for a thing.
func (r *Report) loseOf(t graph.Record, kept ...string) {
	r.lose(t.Type.Name, t.Type.Declared, t.Values, append(kept, "id")...)
}

// loseOn is lose for a relation.
func (r *Report) loseOn(e graph.Edge, kept ...string) {
	r.lose(e.Relation.Name, e.Relation.Declared, e.Values, kept...)
}

// finish fills the lists.
func (r *Report) finish() {
	r.Things, r.Relations = nil, nil
	for _, t := range graph.Parley.StoredTypes() {
		if n := r.size.Things[t]; n > 0 {
			r.Things = append(r.Things, Held{t.Name, n, r.things[t]})
		}
	}
	for _, relation := range graph.Parley.Relations() {
		if n := r.size.Edges[relation]; n > 0 {
			r.Relations = append(r.Relations, Held{relation.Name, n, r.links[relation]})
		}
	}
}

// JSON writes the report as JSON.
func (r *Report) JSON(w io.Writer) error {
	r.finish()
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// Text writes the report in plain words.
func (r *Report) Text(w io.Writer) error {
	r.finish()
	things, relations := sum(r.Things), sum(r.Relations)
	lines := []string{fmt.Sprintf("%s: %d of %d things and %d of %d relations are in the file", r.Format, things.File, things.Graph, relations.File, relations.Graph)}
	for _, id := range r.UnderWay {
		lines = append(lines, fmt.Sprintf("the graph holds only a part of the dossier %s, because a load of it is under way or was interrupted: export again after the load", id))
	}
	for _, l := range []struct {
		what string
		all  []Held
	}{{"things", r.Things}, {"relations", r.Relations}} {
		var missing []string
		for _, h := range l.all {
			if h.File < h.Graph {
				missing = append(missing, fmt.Sprintf("%s %d", h.Name, h.Graph-h.File))
			}
		}
		if missing != nil {
			lines = append(lines, fmt.Sprintf("%s that the format cannot hold: %s", l.what, strings.Join(missing, ", ")))
		}
	}
	var lost []string
	for _, name := range slices.Sorted(maps.Keys(r.LeftOut)) {
		lost = append(lost, fmt.Sprintf("%s %d", name, r.LeftOut[name]))
	}
	if lost != nil {
		lines = append(lines, "values that the format cannot hold: "+strings.Join(lost, ", "))
	}
	_, err := fmt.Fprintln(w, strings.Join(lines, "\n"))
	return err
}

func sum(all []Held) (total Held) {
	for _, h := range all {
		total.Graph += h.Graph
		total.File += h.File
	}
	return total
}
