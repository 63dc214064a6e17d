package fold

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/loader/edtf"
)

// Value is the value of a slot: the value of a property, or which one of the relations that exclude each other is
// there. The zero Value is absent.
type Value struct {
	Relation *graph.Relation // in a slot about a relation
	Values   []graph.Value   // in a slot about a property: the value, or the values of its parts

	key    string    // equal when two values say the same
	bounds [2]string // for a time: the first and the last second that it can mean; "" for an open end
	days   [2]string // for a time: the first and the last day that it can mean, where it was; "" for an open end
	hour   bool      // for a time: it is written with an hour
	spans  []string  // for a time with gaps: its spans of seconds, each as first/last
	lasts  [2]string // for a time that lasts for several days, and says so exactly: its first and its last day
}

// Absent reports whether there is no value.
func (v Value) Absent() bool { return v.key == "" }

// Equal reports whether both values say the same. They may use different words.
func (v Value) Equal(o Value) bool { return v.key == o.key }

func relationValue(r *graph.Relation) Value {
	return Value{Relation: r, key: r.Name}
}

// propertyValue is the value of a property. For a time only the seconds that it can mean count, not its text:
// "Sunday" and "30 November" agree, and so do 12:00 in Kyiv and 10:00 UTC.
func propertyValue(p *graph.Property, values []graph.Value) Value {
	if len(values) == 0 || clean(values[0]) == nil {
		return Value{}
	}
	if p.Struct != edtfStruct {
		return Value{Values: values, key: fmt.Sprintf("%#v", values)}
	}
	v := Value{Values: values}
	var gaps any // which days of a set are meant
	for i, part := range p.Parts[:min(len(p.Parts), len(values))] {
		switch text, _ := values[i].(string); part.Name {
		case earliest:
			v.bounds[0] = text
		case latest:
			v.bounds[1] = text
		case "times":
			gaps = values[i]
			v.spans, _ = values[i].([]string)
		case "firstDay":
			v.days[0] = text
		case "lastDay":
			v.days[1] = text
		case "text":
			v.hour, v.lasts = strings.Contains(text, "T"), lasts(text)
		}
	}
	v.key = fmt.Sprint(v.bounds, gaps)
	if v.bounds == [2]string{} { // its meaning is unknown
		v.key = fmt.Sprintf("%#v", values[0])
	}
	return v
}

// statedValue is the value of a property among the values that a reference file states.
func statedValue(p *graph.Property, stated []graph.Value) Value {
	if p.Parts == nil {
		return propertyValue(p, stated[p.Index:p.Index+1])
	}
	values := make([]graph.Value, len(p.Parts))
	for i, part := range p.Parts {
		values[i] = stated[part.Index]
	}
	return propertyValue(p, values)
}

// lasts returns the first and the last day of an interval in EDTF that begins and ends on two days, both given exactly.
func lasts(text string) (days [2]string) {
	from, to, interval := strings.Cut(text, "/")
	if !interval || strings.ContainsAny(text, "?~%X") || len(from) < len(time.DateOnly) || len(to) < len(time.DateOnly) {
		return days
	}
	if first, last := from[:len(time.DateOnly)], to[:len(time.DateOnly)]; first != last {
		return [2]string{first, last}
	}
	return days
}

// within reports whether a time lies within another time, or is the same. What lasts for several days says exactly which:
// one of these days alone is another time, and not a more exact time.
func (v Value) within(in Value) bool {
	if v.Equal(in) {
		return true
	}
	if v.bounds == [2]string{} || in.bounds == [2]string{} || in.lasts != [2]string{} && v.lasts != in.lasts {
		return false
	}
	if v.hour && !in.hour && in.spans == nil && in.days != [2]string{} && v.days != [2]string{} { // the days where it was
		return lies(v.days, in.days)
	}
	for _, span := range v.parts() {
		if !slices.ContainsFunc(in.parts(), func(o [2]string) bool { return lies(span, o) }) {
			return false
		}
	}
	return true
}

// withinAny reports whether a value is one of others, or a time within one of them.
func (v Value) withinAny(others []Value) bool { return slices.ContainsFunc(others, v.within) }

// parts are the spans of a time without a gap.
func (v Value) parts() [][2]string {
	if v.spans == nil {
		return [][2]string{v.bounds}
	}
	out := make([][2]string, len(v.spans))
	for i, s := range v.spans {
		out[i][0], out[i][1], _ = strings.Cut(s, "/")
	}
	return out
}

// lies reports whether a span lies within another span, or is the same. "" is an open end.
func lies(v, in [2]string) bool {
	return (in[0] == "" || v[0] >= in[0]) && (in[1] == "" || v[1] != "" && v[1] <= in[1])
}

// together is the value of a slot in which nothing decides between several values. For times it is a time in EDTF that
// is one of a set. A time that is also denied is possible, too. For everything else it is absent.
func together(p *graph.Property, affirmed map[string]Value, refused []Value) Value {
	if p == nil || p.Struct != edtfStruct || len(affirmed) < 2 {
		return Value{}
	}
	var texts []string
	for _, v := range affirmed {
		wider := false // another time lies within this time, and says more
		for _, o := range affirmed {
			wider = wider || !o.Equal(v) && o.within(v) && !o.withinAny(refused)
		}
		if text, _ := v.Values[0].(string); !wider {
			texts = append(texts, text)
		}
	}
	values, err := edtf.Values(p, edtf.OneOf(texts))
	if err != nil { // the meaning of one of the times is unknown
		return Value{}
	}
	return propertyValue(p, values)
}

// inmost is the time that lies within all other times, and is more exact. It is absent if there is none. A value that is no time
// lies within itself alone.
func inmost(times []Value) Value {
	i := slices.IndexFunc(times, func(v Value) bool {
		return !slices.ContainsFunc(times, func(other Value) bool { return !v.within(other) })
	})
	if i < 0 {
		return Value{}
	}
	return times[i]
}

// clean turns an empty value into nil, as the graph stores it.
func clean(v graph.Value) graph.Value {
	switch x := v.(type) {
	case string:
		if x == "" {
			return nil
		}
	case []string:
		if len(x) == 0 {
			return nil
		}
	}
	return v
}

// sized copies values into a slice of length n. Missing values are nil.
func sized(values []graph.Value, n int) []graph.Value {
	out := make([]graph.Value, n)
	for i, v := range values[:min(n, len(values))] {
		out[i] = clean(v)
	}
	return out
}

// set stores the value of a property, or the values of its parts. It replaces all parts: half of one time and half of
// another make no time.
func set(stored []graph.Value, p *graph.Property, values []graph.Value) {
	parts := p.Parts
	if parts == nil {
		parts = []*graph.Property{p}
	}
	for i, v := range sized(values, len(parts)) {
		stored[parts[i].Index] = v
	}
}

// names is a set as a sorted list for the graph, or nil for an empty set.
func names(set map[string]bool) graph.Value {
	if len(set) == 0 {
		return nil
	}
	return slices.Sorted(maps.Keys(set))
}
