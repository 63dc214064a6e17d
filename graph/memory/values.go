package memory

import (
	"strings"

	"parley/graph"
)

// values are the values of a thing or of an edge. Most properties are absent, so a list with a place for each property
// would be mostly empty: only the values that are present are held. Most values are equal to others, so a table holds each
// value once, and here are only the numbers of the values. Values never change.
type values struct {
	layout  *layout  // nil if the table has a place for each property
	numbers []uint32 // of the present values in the table; nil without a layout
	table   *table
}

// layout says which place in a list of present values each property has. Things with the same properties share a layout.
type layout struct{ place []int8 } // by Property.Index; -1 for an absent property

// table holds values by their numbers.
type table []graph.Value

// at returns the value of the property with an index, or nil.
func (v *values) at(index int) graph.Value {
	switch {
	case v == nil:
		return nil
	case v.layout == nil:
		return (*v.table)[index]
	}
	if place := v.layout.place[index]; place >= 0 {
		return (*v.table)[v.numbers[place]]
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
func whole(list []graph.Value) *values { return &values{table: (*table)(&list)} }

// packer packs the values of one change or of one filling, so that equal layouts and equal values are held once. Ids, times and members of
// closed sets are often equal, and so are the passages of claims. One goroutine uses a packer at a time.
type packer struct {
	layouts  map[string]*layout
	table    *table
	texts    map[string]uint32
	severals map[string]uint32 // by their texts, joined
	others   map[graph.Value]uint32
	key      []byte
	// The room for the lists of values, see reserve. Few large lists cost less than many small lists.
	room   []uint32
	packed []values
}

func newPacker() *packer {
	return &packer{
		layouts: map[string]*layout{}, table: &table{}, texts: map[string]uint32{}, severals: map[string]uint32{}, others: map[graph.Value]uint32{},
	}
}

// reserve makes room for the values of records and edges, which are packed next.
func (p *packer) reserve(records []graph.Record, edges []graph.Edge) {
	present, packed := 0, 0
	count := func(list []graph.Value) {
		before := present
		for _, v := range list {
			if v != nil {
				present++
			}
		}
		if present > before {
			packed++
		}
	}
	for _, r := range records {
		count(r.Values)
	}
	for _, e := range edges {
		count(e.Values)
	}
	p.room, p.packed = make([]uint32, 0, present), make([]values, 0, packed)
}

// pack packs the values of some properties, which are by Property.Index.
func (p *packer) pack(properties []*graph.Property, list []graph.Value) *values {
	p.key = p.key[:0]
	begin := len(p.room)
	for i, v := range list {
		if v == nil {
			p.key = append(p.key, 0)
			continue
		}
		p.key = append(p.key, 1)
		p.room = append(p.room, p.number(properties[i], v))
	}
	behind := len(p.room)
	if behind == begin {
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
	p.packed = append(p.packed, values{layout: l, numbers: p.room[begin:behind:behind], table: p.table})
	return &p.packed[len(p.packed)-1]
}

// longest is the length of the longest text that is compared with others.
const longest = 512

// number returns the number of a value in the table. Equal values have one number.
func (p *packer) number(of *graph.Property, v graph.Value) uint32 {
	switch x := v.(type) {
	case string:
		if len(x) > longest || of.Name == "id" {
			return p.add(v)
		}
		return numbered(p, p.texts, x, v)
	case []string:
		if len(x) > 3 || of.Name == "claims" {
			return p.add(v)
		}
		return numbered(p, p.severals, strings.Join(x, "\x1f"), v)
	case float64: // NaN is equal to nothing, so a map would not find it again
		return p.add(v)
	}
	return numbered(p, p.others, v, v)
}

// numbered returns the number of a value that is known by a key, and adds the value if it is new.
func numbered[K comparable](p *packer, known map[K]uint32, key K, v graph.Value) uint32 {
	n, there := known[key]
	if !there {
		n = p.add(v)
		known[key] = n
	}
	return n
}

// add adds a value to the table.
func (p *packer) add(v graph.Value) uint32 {
	*p.table = append(*p.table, v)
	return uint32(len(*p.table) - 1) //nolint:gosec // a graph of 4 billion values does not fit into memory
}
