package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// The properties that limit a relation in time.
const spanStart, spanEnd = "start", "end"

// tenure is one account of the period of a relation, for example how long somebody held a post. Two sources may
// disagree about it. But one source cannot state the same post twice in periods that overlap: that is one post,
// written wrongly. A post whose end the source does not state ended at some time before it began again.
type tenure struct {
	key        string
	start, end string // bounds; an open start sorts first, an open end last
	at         dossier.Position
	text       string
}

// periods are the pairs of properties that limit a relation, or a part in it: somebody joins a meeting and leaves it.
var periods = [][2]string{{spanStart, spanEnd}, {"joined", "left"}}

// endsAfterItBegins reports whether each period of a relation can end after it begins. A day is compared with a day,
// where it was: so a period that begins and ends on one day in two time zones is right.
func (it item) endsAfterItBegins(l *link, field string) bool {
	for _, period := range periods {
		start, end := l.relation.Property(period[0]), l.relation.Property(period[1])
		if start == nil || end == nil {
			continue
		}
		value := func(p *graph.Property, part string) string {
			text, _ := l.values[p.Part(part).Index].(string)
			return text
		}
		before := func(from, to string) bool { return from != "" && to != "" && to < from }
		timed := strings.Contains(value(start, "text"), "T") && strings.Contains(value(end, "text"), "T")
		if before(value(start, "firstDay"), value(end, "lastDay")) || timed && before(value(start, "earliest"), value(end, "latest")) {
			it.problem(l.node, "this element of `%s` ends before it begins (`%s` is %s, `%s` is %s): correct one of the two",
				field, period[0], dossier.Shortened(value(start, "text")), period[1], dossier.Shortened(value(end, "text")))
			return false
		}
	}
	return true
}

// tenure records an account that limits its relation in time.
func (it item) tenure(c dossier.Claim, l link) {
	start, end := l.relation.Property(spanStart), l.relation.Property(spanEnd)
	if start == nil || end == nil || start.Part("latest") == nil || end.Part("earliest") == nil {
		return
	}
	if l.values[start.Parts[0].Index] == nil && l.values[end.Parts[0].Index] == nil {
		return
	}
	// The period that is certain. A post that ended in 2022 and a post that began in 2022 need not overlap.
	from, _ := l.values[start.Part("latest").Index].(string)
	to, bounded := l.values[end.Part("earliest").Index].(string)
	if !bounded { // it ended before the next post began, unless both began at the same time
		to = from + "~" // sorts after every digit
	}
	edge := graph.Edge{Relation: l.relation, From: l.from, To: l.to, Values: l.values}.Key()
	it.tenures = append(it.tenures, tenure{
		key: strings.Join([]string{
			string(c.Source), string(c.Speaker()), c.Reported.Format(time.RFC3339),
			edge.Relation, string(edge.From), string(edge.To), edge.Identity,
		}, "\x1f"),
		start: from, end: to, at: it.at(l.node),
		text: fmt.Sprint(l.values[start.Parts[0].Index], l.values[end.Parts[0].Index]),
	})
}

// checkTenures reports overlapping periods of one relation in one source.
func (r *resolver) checkTenures() {
	slices.SortStableFunc(r.tenures, func(a, b tenure) int {
		return cmp.Or(strings.Compare(a.key, b.key), strings.Compare(a.start, b.start), strings.Compare(a.end, b.end), strings.Compare(a.text, b.text), a.at.Compare(b.at))
	})
	for i := 1; i < len(r.tenures); i++ {
		a, b := r.tenures[i-1], r.tenures[i]
		if a.key != b.key {
			continue
		}
		if b.start < a.end && a.text != b.text {
			r.addProblem(dossier.Problem{At: b.at, Message: fmt.Sprintf(
				"the source states this twice, in periods that overlap (%s): correct one of the two", a.at)})
		}
		if r.tenures[i].end < a.end {
			r.tenures[i].end = a.end // the next may still overlap the longer one
		}
	}
}
