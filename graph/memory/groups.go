package memory

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"parley/graph"
)

// groups returns one row for every group of meetings, in no order. See graph.Groups.
func (r *run) groups(g *graph.Groups, typ *graph.Type) []row {
	members := map[string][]*thing{}
	r.ungrouped = 0
	meetings := r.candidates([]*graph.Type{meeting}, g.Where)
	for _, m := range meetings {
		r.tick()
		if !r.holds(g.Where, m.far, nil) {
			continue
		}
		keys := r.groupKeys(g, m.far)
		if len(keys) == 0 {
			r.ungrouped++
		}
		for _, key := range keys {
			members[key] = append(members[key], m.far)
		}
	}
	rows := make([]row, 0, len(members))
	for key, meetings := range members {
		rows = append(rows, row{far: r.group(g, typ, key, meetings)})
	}
	return rows
}

// groupKeys returns the keys of the groups to which a meeting belongs, each once.
func (r *run) groupKeys(g *graph.Groups, m *thing) []string {
	var keys []string
	add := func(key string) {
		if key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	if g.Property != nil {
		switch value := r.value(m, g.Property).(type) {
		case string:
			add(groupKey(g, value))
		case []string:
			for _, text := range value {
				add(groupKey(g, text))
			}
		}
		return keys
	}
	for _, e := range r.edges(m, g.Via) {
		switch {
		case !slices.Contains(g.Types, e.far.typ):
		case g.Edge != nil:
			switch v := valueOf(e.values, g.Edge).(type) {
			case string:
				add(v)
			case []string:
				for _, id := range v {
					add(id)
				}
			}
		default:
			add(string(e.far.id))
		}
	}
	return keys
}

// groupKey returns the key that a text makes, or "".
func groupKey(g *graph.Groups, text string) string {
	key := prefix(text, g.Prefix)
	if !g.Weeks || key == "" {
		return key
	}
	day, err := time.Parse(time.DateOnly, key)
	if err != nil {
		return ""
	}
	year, week := day.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", year, week)
}

// prefix returns the first n characters of a text, or "" if it has fewer. It returns the whole text if n is 0.
func prefix(s string, n int) string {
	if n == 0 {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	if n > 0 {
		return ""
	}
	return s
}

// group returns the Group with a key and its meetings. Participants are counted
// when the count is read.
func (r *run) group(g *graph.Groups, typ *graph.Type, key string, meetings []*thing) *thing {
	ids := make([]string, len(meetings))
	for i, m := range meetings {
		ids[i] = string(m.id)
	}
	values := make([]graph.Value, len(typ.Properties))
	set := func(name string, v graph.Value) { values[typ.Property(name).Index] = v }
	var own graph.ID
	if g.Property == nil {
		own = graph.ID(key)
		set("node", key)
	}
	set("key", key)
	set("count", int64(len(meetings)-len(r.wholes(meetings))))
	set("meetingCount", int64(len(meetings)))
	set("participantCount", deferred(sync.OnceValue(func() graph.Value { return r.participants(meetings, own) })))
	set("meetings", distinct(ids))
	return derive(graph.ID(key), typ, values)
}

// participants counts the actors who attended at least one of the meetings,
// except one actor.
func (r *run) participants(meetings []*thing, except graph.ID) int64 {
	seen := map[graph.ID]bool{}
	for _, m := range meetings {
		r.tick()
		for _, e := range r.edges(m, toAttendees) {
			if e.far.id != except {
				seen[e.far.id] = true
			}
		}
	}
	return int64(len(seen))
}
