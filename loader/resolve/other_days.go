package resolve

import (
	"maps"
	"regexp"
	"slices"

	"parley/graph"
)

// dayOfID finds the day in the id of a meeting.
var dayOfID = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)

// checkOtherDays warns where the day in the id of a meeting is not a day of the meeting, and another meeting of the same day
// has an id that differs only by its day. No report and no relation shows that they are two.
func (r *resolver) checkOtherDays() {
	m := r.mentions()
	alike := map[string][]graph.ID{}
	for id := range m.reports {
		if key := dayOfID.ReplaceAllString(string(id), "day"); key != string(id) {
			alike[key] = append(alike[key], id)
		}
	}
	warned := map[graph.ID]bool{}
	for _, key := range slices.Sorted(maps.Keys(alike)) {
		ids := alike[key]
		slices.Sort(ids)
		for _, a := range ids {
			if len(m.days[a]) == 0 || m.on(a, dayOfID.FindString(string(a))) {
				continue
			}
			for _, b := range ids {
				if a != b && len(m.days[b]) > 0 && !warned[a] && m.alike(a, b) {
					warned[a] = true
					r.warnAt(r.made[a].At, "`%s` was not on the day in its id, and `%s` (%s) was on the same day: if they are one meeting, write `%s`; if not, write the day of the meeting into the id, or link the two, for example with `possiblySameAs`",
						a, b, r.made[b].At, b)
				}
			}
		}
	}
}

// on reports whether a meeting can have been on a day.
func (m mentions) on(id graph.ID, day string) bool {
	return slices.ContainsFunc(m.days[id], func(d [2]string) bool {
		return d[0] <= day && (d[1] == "" || day <= d[1])
	})
}
