package edtf

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// parseSet reads a set: one of its members in brackets, all of its members in braces. A member is a time, or a range
// of times with two dots. The first range may have no beginning, and the last no end.
func parseSet(text string) (Time, error) {
	form, end := OneOfSet, "]"
	if text[0] == '{' {
		form, end = AllOfSet, "}"
	}
	if !strings.HasSuffix(text, end) {
		return Time{}, fmt.Errorf("is a set without its end: write %s as the last character", end)
	}
	inside := strings.TrimSpace(text[1 : len(text)-1])
	if inside == "" {
		return Time{}, errors.New("is a set without members: write the times that it can mean, with commas between them")
	}
	set := Time{Form: form}
	parts := strings.Split(inside, ",")
	for i, part := range parts {
		s, err := parseMember(strings.TrimSpace(part), i == 0, i == len(parts)-1)
		if err != nil {
			if len(parts) == 1 {
				return Time{}, err
			}
			return Time{}, fmt.Errorf("has the member %q, which %w", part, err)
		}
		set.Members = append(set.Members, s)
	}
	set.Span = whole(set.Members)
	set.Text = text
	return set, nil
}

// parseMember reads one member of a set.
func parseMember(text string, first, last bool) (Span, error) {
	if strings.Contains(text, "/") {
		return Span{}, errors.New("is an interval: in a set, write two dots instead of the slash")
	}
	before, after, isRange := strings.Cut(text, "..")
	if !isRange {
		return parsePoint(text)
	}
	from, err := parseSide(before)
	if err != nil {
		return Span{}, err
	}
	to, err := parseSide(after)
	switch {
	case err != nil:
		return Span{}, err
	case from.open() && to.open():
		return Span{}, errors.New("says nothing: write a time before or after the two dots")
	case from.open() && !first:
		return Span{}, errors.New("has no beginning: write it as the first member")
	case to.open() && !last:
		return Span{}, errors.New("has no end: write it as the last member")
	}
	return between(text, from, to, "..")
}

// whole is the span from the earliest beginning of some spans to their latest end. It has the precision of the
// coarsest.
func whole(spans []Span) Span {
	all := spans[0]
	all.from, all.to = nil, nil
	for _, s := range spans[1:] {
		all.Precision = min(all.Precision, s.Precision)
		if all.Earliest != nil && (s.Earliest == nil || s.Earliest.Before(*all.Earliest)) {
			all.Earliest = s.Earliest
		}
		if all.Latest != nil && (s.Latest == nil || s.Latest.After(*all.Latest)) {
			all.Latest = s.Latest
		}
		all.FirstDay = min(all.FirstDay, s.FirstDay) // "" is open, and comes first
		if all.LastDay != "" && (s.LastDay == "" || s.LastDay > all.LastDay) {
			all.LastDay = s.LastDay
		}
	}
	return all
}

// maxMembers limits the members that OneOf writes.
const maxMembers = 20

// OneOf writes the time that is one of some times. For one time it is that time, and for several it is a set in
// brackets, in the order of time, each time once. A time that is itself a set gives its members, and an interval
// gives a range: of an interval, the set says only that the time lies within. For more than twenty times, the set is
// the range from the first day to the last. OneOf leaves out texts that Parse refuses, and returns "" if none is left.
// The order of the texts does not matter. Parse reads what OneOf writes, with the bounds of the earliest and the
// latest of the times.
func OneOf(texts []string) string {
	texts = slices.Compact(slices.Sorted(slices.Values(texts)))
	var times []Time
	var members []Span
	for _, text := range texts {
		if t, err := Parse(text); err == nil {
			times = append(times, t)
			members = append(members, t.Members...)
		}
	}
	if len(times) == 0 {
		return ""
	}
	slices.SortFunc(members, func(a, b Span) int {
		return cmp.Or(compareBounds(a, b), cmp.Compare(a.Text, b.Text))
	})
	members = slices.CompactFunc(members, func(a, b Span) bool { return compareBounds(a, b) == 0 })
	if len(times) == 1 || len(members) == 1 {
		return times[0].Text
	}
	parts := memberTexts(members)
	if len(parts) > maxMembers || len(strings.Join(parts, ","))+len("[]") > MaxLength {
		switch all := whole(members); {
		case all.open():
			parts = []string{parts[0], parts[len(parts)-1]} // one has no beginning, the other no end
		default:
			parts = []string{all.FirstDay + ".." + all.LastDay}
		}
	}
	return "[" + strings.Join(parts, ",") + "]"
}

// memberTexts writes sorted spans as the members of a set. A set has at most one member without a beginning, and at
// most one without an end, so those are united.
func memberTexts(spans []Span) []string {
	var texts []string
	var before, after *Span // the members without a beginning and without an end
	for _, s := range spans {
		switch {
		case s.Earliest == nil && (before == nil || s.Latest.After(*before.Latest)):
			before = &s
		case s.Latest == nil && (after == nil || s.Earliest.Before(*after.Earliest)):
			after = &s
		case s.Earliest == nil, s.Latest == nil:
		case s.from != nil:
			texts = append(texts, s.from.Text+".."+s.to.Text)
		default:
			texts = append(texts, s.Text)
		}
	}
	if before != nil {
		texts = slices.Insert(texts, 0, ".."+before.to.Text)
	}
	if after != nil {
		texts = append(texts, after.from.Text+"..")
	}
	return texts
}

// compareBounds orders spans by their beginning, then by their end. An open beginning comes first, an open end last.
func compareBounds(a, b Span) int {
	return cmp.Or(compareOpen(a.Earliest, b.Earliest, -1), compareOpen(a.Latest, b.Latest, 1))
}

// compareOpen compares two bounds. A nil bound comes where the sign says: -1 is first, 1 is last.
func compareOpen(a, b *time.Time, sign int) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return sign
	case b == nil:
		return -sign
	}
	return a.Compare(*b)
}
