package graphtest

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"parley/graph"
)

// RandomContents draws a small graph. Values come from short lists, so equal values, absent
// values and parallel edges are frequent.
func RandomContents(t *rapid.T) graph.Contents {
	var c graph.Contents
	for _, typ := range graph.Parley.Types() {
		if typ.Derived {
			continue
		}
		most := map[string]int{"Person": 4, "Meeting": 4, "Claim": 3}[typ.Name]
		if most == 0 {
			most = 2
		}
		for i := range rapid.IntRange(0, most).Draw(t, typ.Name) {
			vs := drawValues(t, typ.Properties)
			vs[0] = slug(typ.Name, i)
			drawStructs(t, typ, vs)
			c.Records = append(c.Records, graph.Record{Type: typ, Values: vs})
		}
	}
	seen := map[graph.EdgeKey]bool{}
	for _, r := range graph.Parley.Relations() {
		from, to := idsOf(c, r.From.Type), idsOf(c, r.To.Type)
		if len(from) == 0 || len(to) == 0 {
			continue
		}
		most := 4
		if r.Past() {
			most = rapid.SampledFrom([]int{0, 0, 3}).Draw(t, "has a past")
		}
		for range rapid.IntRange(0, most).Draw(t, r.Name) {
			e := graph.Edge{
				Relation: r, Values: drawValues(t, r.Properties),
				From: rapid.SampledFrom(from).Draw(t, "from"), To: rapid.SampledFrom(to).Draw(t, "to"),
			}
			if r.PastOfType != nil {
				e.To = e.From
			}
			// Places and issues form trees, as the loader makes sure.
			if !r.Past() && r.From.Type == r.To.Type && e.From >= e.To {
				continue
			}
			if k := e.Key(); !seen[k] {
				seen[k] = true
				c.Edges = append(c.Edges, e)
			}
		}
	}
	return c
}

// slug returns the id of thing i of a type: "person-0".
func slug(typ string, i int) string { return fmt.Sprintf("%s-%d", strings.ToLower(typ), i) }

// idsOf returns the ids of all things of a type or interface.
func idsOf(c graph.Contents, typ string) []graph.ID {
	var ids []graph.ID
	for _, r := range c.Records {
		if r.Type.Is(typ) {
			ids = append(ids, r.ID())
		}
	}
	return ids
}

// drawStructs draws the lists of structs. The parts of one list have equal lengths.
func drawStructs(t *rapid.T, typ *graph.Type, vs []graph.Value) {
	for _, name := range typ.Fields() {
		p := typ.Property(name)
		if !p.List {
			continue
		}
		n := rapid.IntRange(0, 2).Draw(t, name)
		for _, part := range p.Parts {
			vs[part.Index] = nil
			if n > 0 {
				vs[part.Index] = rapid.SliceOfN(rapid.SampledFrom(randomWords), n, n).Draw(t, part.Key)
			}
		}
	}
}

// ids lists ids by type or interface: the ids of its things in random graphs, one id of another
// type, and one id that no thing has.
var ids = func() map[string][]string {
	of := map[string][]string{}
	for _, t := range graph.Parley.Types() {
		for _, name := range append([]string{t.Name}, t.Interfaces...) {
			if of[name] == nil {
				of[name] = []string{"nobody", slug("Load", 0)}
			}
			of[name] = append(of[name], slug(t.Name, 0), slug(t.Name, 1))
		}
	}
	return of
}()

// drawID draws one of ids for a type or an interface.
func drawID(t *rapid.T, typ, label string) graph.ID {
	return graph.ID(rapid.SampledFrom(ids[typ]).Draw(t, label))
}

var (
	randomWords  = []string{"", "a", "b", "ä", "Z", `"\`, "\uffee", "a/b", "b//Z"}
	randomSounds = []string{"abcdef", "abcdf", "bacdef", "abcdefg", "xbcdef", "bcdefx", "ab", "abc"}
	ints         = []int64{-1, 0, 1, 28}
	floats       = []float64{-1.5, 0, 2.25}
)

// drawValues draws values, by Property.Index. Some are absent, but none of an identity.
func drawValues(t *rapid.T, ps []*graph.Property) []graph.Value {
	vs := make([]graph.Value, len(ps))
	for _, p := range ps {
		if p.Identity || rapid.Bool().Draw(t, p.Key) {
			vs[p.Index] = drawValue(t, p)
		}
	}
	return vs
}

// drawValue draws a value that is not absent.
func drawValue(t *rapid.T, p *graph.Property) graph.Value {
	few := p.Enum[:min(3, len(p.Enum))]
	if p.Set == "MeetingMode" { // every mode has a meaning of its own
		few = p.Enum
	}
	switch {
	case p.Kind == graph.Strings:
		from := randomWords
		switch p.Name {
		case "wholes":
			from = []string{"a", "a b", "b ä", "Z"}
		case "sounds", "wholeSounds":
			from = randomSounds
		}
		if p.Ref != "" {
			from = ids[p.Ref]
		}
		if p.Enum != nil {
			from = few
		}
		return rapid.SliceOfN(rapid.SampledFrom(from), 1, 3).Draw(t, p.Key)
	case p.Enum != nil:
		return rapid.SampledFrom(few).Draw(t, p.Key)
	case p.Ref != "":
		return string(drawID(t, p.Ref, p.Key))
	case p.Kind == graph.Int:
		return rapid.SampledFrom(ints).Draw(t, p.Key)
	case p.Kind == graph.Float:
		return rapid.SampledFrom(floats).Draw(t, p.Key)
	case p.Kind == graph.Bool:
		return rapid.Bool().Draw(t, p.Key)
	}
	return rapid.SampledFrom(randomWords).Draw(t, p.Key)
}
