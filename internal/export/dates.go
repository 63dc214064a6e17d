package export

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"parley/graph"
)

// date is a year, a month, a day or an instant, as Popolo and FollowTheMoney write them. In EDTF, higher months are quarters and the like.
var date = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?)?)?$`)

// span is a time with a beginning and an end. An end is "" if it is not known.
type span struct{ start, end string }

// spanOf returns the span of a time in EDTF, and whether a span can hold it. A time that is uncertain, and one of several times, cannot be
// held: it would look certain.
func spanOf(edtf string) (s span, ok bool) {
	start, end, interval := strings.Cut(edtf, "/")
	if !interval {
		end = start
	}
	for _, side := range []*string{&start, &end} {
		if *side == ".." {
			*side = ""
		}
		if *side != "" && !date.MatchString(*side) {
			return span{}, false
		}
	}
	return span{start, end}, start != "" || end != ""
}

// when returns the span of a property that holds a time. If there is a time that a span cannot hold, it counts as lost.
func (r *Report) when(owner, property string, ps func(string) *graph.Property, values []graph.Value) span {
	edtf := part(ps(property), values, "text")
	if edtf == "" {
		return span{}
	}
	s, ok := spanOf(edtf)
	if !ok {
		r.LeftOut[owner+"."+property]++
	}
	return s
}

// of returns the parts of a time that a span holds, for Report.lose.
func of(property string) []string {
	return []string{property + ".text", property + ".earliest", property + ".latest"}
}

// day returns the date of a time without the clock. Memberships in Popolo have no clock.
func day(s string) string {
	d, _, _ := strings.Cut(s, "T")
	return d
}

// instant returns an instant in UTC, without an offset. It returns "" for any other text.
func instant(s string) string {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC().Format("2006-01-02T15:04:05")
		}
	}
	return ""
}

// decimal returns a number as text.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
