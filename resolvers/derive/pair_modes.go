package derive

import (
	"slices"
	"strings"

	"parley/graph"
)

// heldByMode returns the meetings for which the condition holds for a pair of attendances, by the mode of the pair. It returns nil if the
// condition does not read the mode of the meeting itself.
func (q Network) heldByMode(ask Ask) (map[graph.MeetingMode]map[graph.ID]bool, error) {
	if !readsMode(q.Met.Where) {
		return nil, nil //nolint:nilnil // without a condition on the mode, the mode of a pair does not matter
	}
	held := map[graph.MeetingMode]map[graph.ID]bool{}
	for _, mode := range append([]graph.MeetingMode{"", graph.ModeInPerson}, graph.FarModes...) {
		ids := []graph.Field{{Property: meetingType.Property("id")}}
		query := scanned(meetingType, ids, inMode(q.Met.Where, mode), q.AsOf)
		query.Named = q.Named
		found, err := ask(query)
		if err != nil {
			return nil, err
		}
		held[mode] = make(map[graph.ID]bool, len(found))
		for _, f := range found {
			held[mode][f.id()] = true
		}
	}
	return held, nil
}

// readsMode reports whether a condition reads the mode of the meeting itself.
func readsMode(p graph.Predicate) bool {
	switch p := p.(type) {
	case graph.Comparison:
		return !p.Edge && p.Property == meetingMode
	case graph.And:
		return slices.ContainsFunc(p, readsMode)
	case graph.Or:
		return slices.ContainsFunc(p, readsMode)
	case graph.Not:
		return readsMode(p.Predicate)
	}
	return false
}

// inMode returns the condition for a meeting with another mode. "" is no mode.
func inMode(p graph.Predicate, mode graph.MeetingMode) graph.Predicate {
	switch p := p.(type) {
	case graph.Comparison:
		if !readsMode(p) {
			return p
		}
		if holds(p, string(mode)) {
			return graph.And{}
		}
		return graph.Or{}
	case graph.And:
		out := make(graph.And, len(p))
		for i := range p {
			out[i] = inMode(p[i], mode)
		}
		return out
	case graph.Or:
		out := make(graph.Or, len(p))
		for i := range p {
			out[i] = inMode(p[i], mode)
		}
		return out
	case graph.Not:
		return graph.Not{Predicate: inMode(p.Predicate, mode)}
	}
	return p
}

// holds reports whether a comparison holds for a mode, or for an absent mode (""). A mode is a closed word, so it is compared for equality, or for
// being there: that is a comparison with the beginning "".
func holds(c graph.Comparison, mode string) bool {
	switch c.Op {
	case graph.Equal:
		return mode != "" && c.Value == mode
	case graph.NotEqual:
		return c.Value != mode
	case graph.In:
		list, _ := c.Value.([]string)
		return mode != "" && slices.Contains(list, mode)
	case graph.Prefix:
		beginning, _ := c.Value.(string)
		return mode != "" && strings.HasPrefix(mode, beginning)
	}
	return false
}
