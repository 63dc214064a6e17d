package compose

import (
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/loader/draft"
	"parley/loader/edtf"
)

// sure is the likeness from which two accounts are of one meeting without doubt.
const sure = 4

// phase says whether an account is of something that happened, that is planned, or that is denied.
func (a *account) phase() string {
	if a.status == nil {
		return ""
	}
	switch a.status.Status {
	case "held", "under way":
		return "held"
	case "denied":
		return "denied"
	}
	return "planned"
}

// alike says how much speaks for one meeting of an account and a cluster of accounts. Zero means two meetings.
func (c *composer) alike(cluster []*account, a *account) int {
	score, dated := 0, false
	shared := map[graph.ID]bool{}
	for _, b := range cluster {
		if a.phase() != "" && b.phase() != "" && a.phase() != b.phase() {
			return 0
		}
		if a.kind == "call" != (b.kind == "call") {
			return 0
		}
		if a.place != "" && b.place != "" && !c.record.Within(a.place, b.place) && !c.record.Within(b.place, a.place) {
			return 0
		}
		if a.day != "" && b.day != "" {
			if !overlap(a.day, b.day) {
				return 0
			}
			dated = true
		}
		if a.place != "" && b.place != "" {
			score++
		}
		for _, g := range a.guests {
			if slices.ContainsFunc(b.guests, func(h guest) bool { return h.id == g.id }) {
				shared[g.id] = true
			}
		}
	}
	if (a.again || slices.ContainsFunc(cluster, func(b *account) bool { return b.again })) && !dated {
		return 0
	}
	if dated {
		score += 3
	}
	score += min(2, len(shared))
	if score < 3 {
		return 0
	}
	return score
}

func overlap(a, b string) bool {
	x, err := edtf.Parse(a)
	y, err2 := edtf.Parse(b)
	if err != nil || err2 != nil || x.FirstDay == "" || y.FirstDay == "" || x.LastDay == "" || y.LastDay == "" {
		return false
	}
	return x.FirstDay <= y.LastDay && y.FirstDay <= x.LastDay
}

// identify gives a cluster the id of a meeting on record, or a new id.
func (c *composer) identify(cluster []*account) {
	var when string
	var place graph.ID
	again := false
	actors := map[graph.ID]bool{}
	for _, a := range cluster {
		if a.day != "" && (when == "" || len(a.day) <= len(time.DateOnly) && len(a.day) >= len(when)) {
			when = a.day
		}
		again = again || a.again
		if a.place != "" && (place == "" || c.record.Within(a.place, place)) {
			place = a.place
		}
		for _, g := range a.guests {
			actors[g.id] = true
		}
	}
	var best *draft.KnownMeeting
	most, tie := 0, false
	for _, m := range c.record.Meetings {
		score := c.like(m, when, place, actors)
		if score > most {
			best, most, tie = m, score, false
		} else if score == most && score > 0 {
			tie = true
		}
	}
	if again && when == "" {
		most = min(most, 2)
	}
	const least, certain = 4, 5
	var id graph.ID
	isNew, doubt := false, ""
	switch {
	case best != nil && most >= least:
		id = best.ID
		if tie {
			doubt = "several meetings on record are like it"
		} else if most < certain {
			doubt = "it is perhaps another meeting than the one on record"
		}
	case best != nil && when == "" && !again && len(actors) == 0 && c.only(place) != nil:
		id, doubt = c.only(place).ID, "it is perhaps another meeting than the one on record"
	default:
		id, isNew = c.meetingID(c.nameOf(cluster, when, place)), true
		switch {
		case most >= 2:
			doubt = "it is perhaps the meeting " + string(best.ID) + " on record"
		case when == "" && (place == "" || len(actors) == 0) && len(actors) < 2:
			doubt = "the sentence does not say which meeting it is"
		}
	}
	for _, a := range cluster {
		a.meeting, a.isNew = id, isNew
		if a.doubt == "" {
			a.doubt = doubt
		}
		if a.doubt == "" && (isNew || most < certain) && a.firm() < 2 {
			a.doubt = "the sentence does not name two people who meet"
		}
	}
}

// firm counts the people of an account whose attendance is not doubtful.
func (a *account) firm() (n int) {
	for _, g := range a.guests {
		if !g.group && g.doubt == "" {
			n++
		}
	}
	return n
}

// only returns the only meeting on record at a place, or nil.
func (c *composer) only(place graph.ID) *draft.KnownMeeting {
	var found *draft.KnownMeeting
	for _, m := range c.record.Meetings {
		if place == "" || !m.Places[place] {
			continue
		}
		if found != nil {
			return nil
		}
		found = m
	}
	return found
}

// people counts the people among actors.
func (c *composer) people(actors map[graph.ID]bool) (n int) {
	for id := range actors {
		if k := c.record.Things[id]; k == nil || k.Type == "Person" {
			n++
		}
	}
	return n
}

// like says how much speaks for a meeting on record.
func (c *composer) like(m *draft.KnownMeeting, when string, place graph.ID, actors map[graph.ID]bool) int {
	shared, day := 0, false
	for id := range actors {
		if m.Actors[id] {
			shared++
		}
	}
	if shared < 2 && c.people(actors) >= 2 && c.people(m.Actors) >= 2 {
		return 0 // other people met
	}
	exact := len(when) == len(time.DateOnly)
	for _, w := range m.Whens {
		if when == "" {
			break
		}
		if !overlap(w, when) {
			continue
		}
		day = true
	}
	if when != "" && len(m.Whens) > 0 && !day {
		return 0
	}
	near, far := false, false
	for p := range m.Places {
		if place == "" {
			break
		}
		if c.record.Within(p, place) || c.record.Within(place, p) {
			near = true
		} else {
			far = true
		}
	}
	if far && !near {
		return 0
	}
	score := min(2, shared)
	if day {
		score += 2
		if exact {
			score++
		}
	}
	if near {
		score += 2
	}
	return score
}

// nameOf returns the name from which the id of a new meeting is made.
func (c *composer) nameOf(cluster []*account, when string, place graph.ID) string {
	var parts []string
	if place != "" {
		parts = append(parts, string(place))
	} else {
		for _, a := range cluster {
			for _, g := range a.guests {
				if name := lastName(string(g.id)); len(parts) < 2 && !slices.Contains(parts, name) {
					parts = append(parts, name)
				}
			}
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "meeting")
	}
	if t, err := edtf.Parse(when); err == nil && t.FirstDay != "" && !strings.Contains(when, "..") {
		parts = append(parts, t.FirstDay)
	}
	return strings.Join(parts, "-")
}
