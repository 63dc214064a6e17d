package memory

import (
	"slices"
	"sync"

	"parley/graph"
)

// later is a value that is dear, and worked out when it is read: of the groups
// on a page, say, and not of all that there are.
type later func() graph.Value

// groups puts meetings into groups. See graph.Groups.
func (r *run) groups(g *graph.Groups, typ *graph.Type) []row {
	members := map[string][]*thing{}
	meetings := r.candidates(&graph.Link{Types: []*graph.Type{meeting}, Many: &graph.List{Where: g.Where}})
	for _, m := range meetings {
		r.tick()
		if !r.holds(g.Where, m.far, nil) {
			continue
		}
		for _, key := range keysOf(g, m.far) {
			members[key] = append(members[key], m.far)
		}
	}
	rows := make([]row, 0, len(members))
	for key, meetings := range members {
		rows = append(rows, row{far: r.group(g, typ, key, meetings)})
	}
	return rows
}

// keysOf lists the groups that a meeting is in, each once.
func keysOf(g *graph.Groups, m *thing) []string {
	var keys []string
	add := func(key string) {
		if key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	if g.Property != nil {
		value, _ := m.values[g.Property.Index].(string)
		add(cut(value, g.Prefix))
		return keys
	}
	for _, e := range m.along(g.Via.Relation, g.Via.Reverse) {
		switch {
		case !slices.Contains(g.Types, e.far.typ):
		case g.Edge != nil:
			id, _ := e.values[g.Edge.Index].(string)
			add(id)
		default:
			add(string(e.far.id))
		}
	}
	return keys
}

// cut keeps the first n characters of a text, or all of it for 0.
func cut(s string, n int) string {
	left := n
	for i := range s {
		if n > 0 && left == 0 {
			return s[:i]
		}
		left--
	}
	return s
}

func (r *run) group(g *graph.Groups, typ *graph.Type, key string, meetings []*thing) *thing {
	ids := make([]string, len(meetings))
	for i, m := range meetings {
		ids[i] = string(m.id)
	}
	t := &thing{id: graph.ID(key), typ: typ, values: make([]graph.Value, len(typ.Properties))}
	set := func(name string, v graph.Value) { t.values[typ.Property(name).Index] = v }
	var own graph.ID
	if g.Property == nil {
		own = graph.ID(key)
		set("node", key)
	}
	set("key", key)
	set("count", int64(len(meetings)))
	set("participantCount", later(sync.OnceValue(func() graph.Value { return r.participants(meetings, own) })))
	set("meetings", distinct(ids))
	return t
}

// participants counts who attended at least one of some meetings, besides one of them.
func (r *run) participants(meetings []*thing, besides graph.ID) int64 {
	seen := map[graph.ID]bool{}
	for _, m := range meetings {
		r.tick()
		for _, e := range m.along(attended, true) {
			if e.far.id != besides {
				seen[e.far.id] = true
			}
		}
	}
	return int64(len(seen))
}
