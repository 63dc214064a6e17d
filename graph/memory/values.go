package memory

import (
	"strings"

	"parley/graph"
)

// values are the values of a thing or of an edge. Most properties are absent, so a list with a place for each property
// would be mostly empty: only the values that are present are held. Values never change.
type values struct {
	layout  *layout // nil if present has a place for each property
	present []graph.Value
}

// layout says which place in a list of values each property has. Things with the same properties share a layout.
type layout struct{ place []int8 } // by Property.Index; -1 for an absent property

// at returns the value of the property with an index, or nil.
func (v *values) at(index int) graph.Value {
	switch {
	case v == nil:
		return nil
	case v.layout == nil:
		return v.present[index]
	}
	if place := v.layout.place[index]; place >= 0 {
		return v.present[place]
	}
	return nil
}

// full returns the values of n properties by Property.Index. The caller may change the list.
func (v *values) full(n int) []graph.Value {
	list := make([]graph.Value, n)
	for i := range list {
		list[i] = v.at(i)
	}
	return list
}

// whole returns values that are held as they are, with a place for each property.
func whole(list []graph.Value) *values { return &values{present: list} }

// packer packs values, so that equal layouts and equal texts are held once. Ids, times and members of closed sets are often
// equal, and so are the passages of claims. One goroutine uses a packer at a time.
type packer struct {
	layouts  map[string]*layout
	texts    map[string]graph.Value
	severals map[string]graph.Value // by their texts, joined
	key      []byte
}

func newPacker() *packer {
	return &packer{layouts: map[string]*layout{}, texts: map[string]graph.Value{}, severals: map[string]graph.Value{}}
}

// pack packs the values of some properties, which are by Property.Index.
func (p *packer) pack(properties []*graph.Property, list []graph.Value) *values {
	p.key = p.key[:0]
	n := 0
	for _, v := range list {
		if v == nil {
			p.key = append(p.key, 0)
			continue
		}
		n++
		p.key = append(p.key, 1)
	}
	if n == 0 {
		return nil
	}
	l := p.layouts[string(p.key)]
	if l == nil {
		l = &layout{place: make([]int8, len(list))}
		at := int8(0)
		for i, v := range list {
			l.place[i] = -1
			if v != nil {
				l.place[i] = at
				at++
			}
		}
		p.layouts[string(p.key)] = l
	}
	v := &values{layout: l, present: make([]graph.Value, 0, n)}
	for i, value := range list {
		if value != nil {
			v.present = append(v.present, p.once(properties[i], value))
		}
	}
	return v
}

// longest is the length of the longest text that is compared with others.
const longest = 512

// once returns the value that equal values share.
func (p *packer) once(of *graph.Property, v graph.Value) graph.Value {
	switch x := v.(type) {
	case string:
		if len(x) > longest {
			return v
		}
		if known, there := p.texts[x]; there {
			return known
		}
		p.texts[x] = v
	case []string:
		if len(x) > 3 || of.Name == "claims" {
			return v
		}
		key := strings.Join(x, "\x1f")
		if known, there := p.severals[key]; there {
			return known
		}
		p.severals[key] = v
	}
	return v
}
