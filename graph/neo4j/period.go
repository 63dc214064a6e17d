package neo4j

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/graph"
)

// A thing whose time is a period, from a first to a last day, has no place in an order of days: a period of a year can end on the same day as a
// period of a day. So each such thing has two more properties in the database: the class of its length, and its first day. Among the things of one
// class, those that can have a day in common with a period of a query begin at most one length before it, and not after it. An index of the
// class and of the first day finds them.
const lengthKey, beginKey = "period_length", "period_begin"

// lengths are the most days from the first to the last day of a thing of each class. Longer periods, and periods with an open end, are a class of
// their own: the index finds all of them.
var lengths = []int{1, 31, 366}

// apartDays is how many days the day at a place can be from the day in UTC. The times of a query are days at the place, or instants.
const apartDays = 2

// timeOf returns the time by which the things of a type, and the spans of its history, have these properties, or nil.
func timeOf(declared []*graph.Property) *graph.Property {
	for _, p := range declared {
		if p.Period && len(p.Parts) > 0 {
			return p
		}
	}
	return nil
}

// addPeriod adds the two properties to the stored properties of a thing or a span that has a time.
func addPeriod(declared []*graph.Property, stored map[string]any) {
	p := timeOf(declared)
	if p == nil || stored[p.Parts[0].Key] == nil {
		return
	}
	day := func(part string) (time.Time, bool) {
		text, _ := stored[p.Part(part).Key].(string)
		at, err := time.Parse(time.RFC3339, text)
		return at.UTC(), err == nil && at.Year() > 0
	}
	stored[lengthKey], stored[beginKey] = int64(len(lengths)), ""
	first, known := day("earliest")
	last, ends := day("latest")
	if !known || !ends {
		return
	}
	if class := slices.IndexFunc(lengths, func(days int) bool { return !last.After(first.AddDate(0, 0, days)) }); class >= 0 {
		stored[lengthKey], stored[beginKey] = int64(class), first.Format(time.DateOnly)
	}
}

// eachClass begins the clauses that find things by their period.
var eachClass = "UNWIND range(0, " + strconv.Itoa(len(lengths)) + ") AS class\n"

// ofPeriod returns a function that writes conditions on a thing or a span. eachClass must come before. The conditions hold for all things that can
// have a day in common with the period of one of some predicates, and for some more. It returns nil if there is no such predicate.
func (c *compiler) ofPeriod(predicates []graph.Predicate, types []*graph.Type) func(variable string) []string {
	if len(types) != 1 || timeOf(types[0].Declared) == nil {
		return nil
	}
	for _, p := range predicates {
		d, is := p.(graph.During)
		if !is || d.Edge || d.From == "" && d.Until == "" || d.Time != timeOf(types[0].Declared).Parts[0] {
			continue
		}
		from, begins := dayOf(d.From)
		until, ends := dayOf(d.Until)
		if d.From != "" && !begins || d.Until != "" && !ends {
			continue
		}
		firsts := make([]string, len(lengths)+1)
		for class, days := range lengths {
			if begins {
				firsts[class] = from.AddDate(0, 0, -days-apartDays).Format(time.DateOnly)
			}
		}
		first, last := c.listParam(firsts)+"[class]", ""
		if ends {
			last = c.param(until.AddDate(0, 0, apartDays).Format(time.DateOnly))
		}
		return func(variable string) []string {
			begin := variable + "." + beginKey
			conditions := []string{variable + "." + lengthKey + " = class", begin + " >= " + first}
			if last != "" {
				conditions = append(conditions, begin+" <= "+last)
			}
			return conditions
		}
	}
	return nil
}

// dayOf returns the day of a day or an instant. ok is false for any other text, and for a year that is not written with four digits.
func dayOf(text string) (day time.Time, ok bool) {
	date, _, _ := strings.Cut(text, "T")
	day, err := time.Parse(time.DateOnly, date)
	return day, err == nil && day.Year() > 0
}

// periodIndexes are the indexes of the two properties, of things and of the spans of their histories. An earlier version of the program stored
// things without these properties. Such a thing gets the last class: a query always looks at the whole of this class.
var periodIndexes = func() []laterIndex {
	var all []laterIndex
	add := func(of, indexed, pattern string, declared []*graph.Property) {
		i := laterIndex{name: "parley_" + strings.ToLower(of) + "_period"}
		i.create = "CREATE INDEX " + i.name + " IF NOT EXISTS FOR " + indexed + " ON (x." + lengthKey + ", x." + beginKey + ")"
		i.fill = "MATCH " + pattern + "\nWHERE x." + name(timeOf(declared).Parts[0].Key) + " IS NOT NULL AND x." + lengthKey + " IS NULL\n" +
			"SET x." + lengthKey + " = " + strconv.Itoa(len(lengths)) + ", x." + beginKey + " = ''"
		all = append(all, i)
	}
	for _, t := range graph.Parley.StoredTypes() {
		if timeOf(t.Declared) == nil {
			continue
		}
		thing := "(x:" + name(t.Name) + ")"
		add(t.Name, thing, thing, t.Declared)
		if h := t.History; h != nil && h.Property(timeOf(t.Declared).Parts[0].Key) != nil {
			along := arrow{via: graph.Via{Relation: h}, variable: "x"}
			either := along
			either.both = true
			add(h.Name, either.between("", ""), along.between("", ""), t.Declared)
		}
	}
	return all
}()
