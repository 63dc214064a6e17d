package analysis

import (
	"slices"

	"parley/graph"
)

// Restricted returns the part of a projection with some meetings, and without some actors. If meetings is nil, it has all meetings. How the
// other actors met each other stays as it was.
func (p *Projection) Restricted(meetings map[graph.ID]bool, without []graph.ID) *Projection {
	avoided := map[int32]bool{}
	for _, id := range without {
		if number, there := p.actor(id); there {
			avoided[number] = true
		}
	}
	q := &Projection{Revision: p.Revision, Actors: p.Actors}
	for i := range p.Meetings {
		m := p.Meetings[i]
		if meetings != nil && !meetings[m.ID] {
			continue
		}
		if slices.ContainsFunc(m.Attendees, func(a int32) bool { return avoided[a] }) {
			m.leaveOut(avoided)
		}
		q.Meetings = append(q.Meetings, m)
	}
	return q
}

// leaveOut takes away attendees. It does not change the lists that other copies of the meeting share.
func (m *Meeting) leaveOut(avoided map[int32]bool) {
	attendees, parts := m.Attendees, m.parts
	m.Attendees, m.parts = nil, nil
	for i, a := range attendees {
		if avoided[a] {
			continue
		}
		m.Attendees = append(m.Attendees, a)
		if parts != nil {
			m.parts = append(m.parts, parts[i])
		}
	}
}
