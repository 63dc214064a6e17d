package imports

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/edtf"
	"parley/loader/grammar"
)

// check says why the dossier cannot hold these things and this report beside everything that was taken before. Otherwise added keeps
// what later checks need to know.
func (o *Output) check(things []Item, r *Report) (added func(), err error) {
	var keep []func()
	for _, it := range things {
		if err := o.checkName(it); err != nil {
			return nil, err
		}
		more, err := o.checkIdentifiers(it)
		if err != nil {
			return nil, err
		}
		keep = append(keep, more...)
	}
	if r != nil {
		if err := checkQuote(r.Quote); err != nil {
			return nil, fmt.Errorf("the passage %w", err)
		}
		for _, of := range []func(Report) ([]func(), error){o.checkLinks, o.checkPassage} {
			more, err := of(*r)
			if err != nil {
				return nil, err
			}
			keep = append(keep, more...)
		}
	}
	return func() {
		for _, f := range keep {
			f()
		}
	}, nil
}

// checkName refuses a new thing without a name, if its type needs a name.
func (o *Output) checkName(it Item) error {
	name := it.Type.Property("name")
	if c := o.chosen[it.ID]; name == nil || !name.Required || c.here || c.known && o.known.names[it.ID] != "" || o.things[it.ID] != nil {
		return nil
	}
	if it.Field("name") == nil {
		return fmt.Errorf("the %s `%s` has no name: a new %s needs a name", grammar.Word(it.Type.Name), it.ID, grammar.Word(it.Type.Name))
	}
	return nil
}

// checkIdentifiers refuses an identifier that another thing has.
func (o *Output) checkIdentifiers(it Item) (keep []func(), err error) {
	f := it.Field("identifiers")
	if f == nil || o.chosen[it.ID].here {
		return nil, nil
	}
	for _, e := range f.Elements {
		parts := map[string]string{}
		for key, part := range entries(e) {
			parts[key] = part.Value
		}
		key := dossier.IdentifierKey(parts["scheme"], parts["value"])
		for _, of := range []map[string]graph.ID{o.identified, o.here.identifiers, o.known.identifiers} {
			if other := of[key]; other != "" && other != it.ID {
				return nil, fmt.Errorf("the identifier %s is already of `%s`, and this is `%s`: if the two are one thing, make the key of the identifier; if not, correct the identifier",
					dossier.Shortened(parts["value"]), other, it.ID)
			}
		}
		keep = append(keep, func() { o.identified[key] = it.ID })
	}
	return keep, nil
}

// link is one element of a relation.
type link struct {
	relation *graph.Relation
	from, to graph.ID
	details  map[string]string
}

// linksOf lists the elements of the relations of an item.
func linksOf(it Item) []link {
	var links []link
	for _, f := range it.Fields {
		m, _, _ := grammar.MemberOf(it.Type, f.Name)
		if m.Via.Relation == nil {
			continue
		}
		for _, e := range f.Elements {
			far, details := graph.ID(e.Value), map[string]string{}
			for key, part := range entries(e) {
				details[key] = part.Value
				for inner, of := range entries(part) {
					if inner == "text" {
						details[key] = of.Value
					}
				}
			}
			if e.Kind == yaml.MappingNode {
				far = graph.ID(details["id"])
			}
			l := link{m.Via.Relation, it.ID, far, details}
			if m.Via.Reverse {
				l.from, l.to = far, it.ID
			}
			links = append(links, l)
		}
	}
	return links
}

// checkPassage refuses a report that contradicts an earlier report with the same passage: one affirms, and one denies; or somebody took
// part and was absent. A row of a table is the passage of one report, so no other report can contradict it.
func (o *Output) checkPassage(r Report) (keep []func(), err error) {
	if r.Fragment != "" {
		return nil, nil
	}
	for _, it := range r.Says {
		key := fmt.Sprint(r.Start, "\x1f", r.Quote, "\x1f", r.Via, "\x1f", it.ID)
		said := append([]string(nil), o.said[key]...)
		for _, f := range it.Fields {
			said = append(said, fmt.Sprint(f.Name, r.Denies))
			if slices.Contains(o.said[key], fmt.Sprint(f.Name, !r.Denies)) {
				return nil, fmt.Errorf("another report affirms or denies `%s` of `%s` with the same passage: write in `via` who says which", f.Name, it.ID)
			}
		}
		for _, l := range linksOf(it) {
			said = append(said, fmt.Sprint(l.relation.Name, l.from, l.to))
			for _, other := range grammar.Contrary(l.relation) {
				if slices.Contains(o.said[key], fmt.Sprint(other.Name, l.from, l.to)) {
					return nil, fmt.Errorf("another report with the same passage says `%s` of `%s`, and this report `%s`", other.To.Field, l.from, l.relation.To.Field)
				}
			}
		}
		keep = append(keep, func() { o.said[key] = said })
	}
	return keep, nil
}

// checkLinks refuses relations that the loader refuses: of a thing to itself, in a circle, beside a relation that excludes them, and in
// periods that overlap.
func (o *Output) checkLinks(r Report) (keep []func(), err error) {
	seen := map[string]bool{}
	steps := map[*graph.Relation]map[graph.ID][]graph.ID{}
	for _, it := range r.Says {
		for _, l := range linksOf(it) {
			if l.from == l.to {
				return nil, fmt.Errorf("`%s` would be in relation `%s` with itself", l.from, l.relation.From.Field)
			}
			if r.Denies {
				continue
			}
			key := strings.Join([]string{l.relation.Name, string(l.from), string(l.to)}, "\x1f")
			seen[key] = true
			for _, other := range grammar.Contrary(l.relation) {
				if seen[strings.Join([]string{other.Name, string(l.from), string(l.to)}, "\x1f")] {
					return nil, fmt.Errorf("`%s` is in `%s` and in `%s` of `%s`: one passage cannot say both", l.from, l.relation.To.Field, other.To.Field, l.to)
				}
			}
			if dossier.Hierarchy(l.relation) {
				if o.reaches(l.relation, steps[l.relation], l.to, l.from) {
					return nil, fmt.Errorf("`%s` of `%s` would close a circle: `%s` is already within `%s`", l.relation.From.Field, l.from, l.to, l.from)
				}
				if steps[l.relation] == nil {
					steps[l.relation] = map[graph.ID][]graph.ID{}
				}
				steps[l.relation][l.from] = append(steps[l.relation][l.from], l.to)
				keep = append(keep, func() { o.step(l) })
			}
			more, err := o.checkPeriod(r, l)
			if err != nil {
				return nil, err
			}
			keep = append(keep, more...)
		}
	}
	return keep, nil
}

func (o *Output) step(l link) {
	if o.above[l.relation] == nil {
		o.above[l.relation] = map[graph.ID][]graph.ID{}
	}
	if !slices.Contains(o.above[l.relation][l.from], l.to) {
		o.above[l.relation][l.from] = append(o.above[l.relation][l.from], l.to)
	}
}

// reaches reports whether a hierarchy leads from a thing to another thing. more are further steps.
func (o *Output) reaches(r *graph.Relation, more map[graph.ID][]graph.ID, from, to graph.ID) bool {
	visited, todo := map[graph.ID]bool{}, []graph.ID{from}
	for len(todo) > 0 {
		id := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if id == to {
			return true
		}
		if !visited[id] {
			visited[id] = true
			todo = append(append(todo, o.above[r][id]...), more[id]...)
		}
	}
	return false
}

// period is the certain part of the time of a relation, as the loader compares it: see the tenures of package resolve.
type period struct{ start, end, text string }

// pairs are the properties that limit a relation, or a part in it.
var pairs = [][2]string{{"start", "end"}, {"joined", "left"}}

// checkPeriod refuses a period that ends before it begins, and a period that overlaps another period of the same relation.
func (o *Output) checkPeriod(r Report, l link) (keep []func(), err error) {
	for _, p := range pairs {
		start, end := l.details[p[0]], l.details[p[1]]
		if start == "" && end == "" || l.relation.Property(p[0]) == nil {
			continue
		}
		from, err1 := timeOf(start)
		to, err2 := timeOf(end)
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		timed := strings.Contains(start, "T") && strings.Contains(end, "T")
		if from.FirstDay != "" && to.LastDay != "" && to.LastDay < from.FirstDay || timed && from.Earliest != nil && to.Latest != nil && to.Latest.Before(*from.Earliest) {
			return nil, fmt.Errorf("`%s` (%s) is after `%s` (%s)", p[0], start, p[1], end)
		}
		if p[0] != "start" {
			continue
		}
		var key strings.Builder
		fmt.Fprint(&key, l.relation.Name, "\x1f", l.from, "\x1f", l.to, "\x1f", r.Via)
		for _, property := range l.relation.Properties {
			if property.Identity && !property.Hidden {
				fmt.Fprint(&key, "\x1f", l.details[property.Name])
			}
		}
		mine := period{text: start + "/" + end}
		if from.Latest != nil {
			mine.start = from.Latest.UTC().Format(sortable)
		}
		if mine.end = mine.start + "~"; to.Earliest != nil {
			mine.end = to.Earliest.UTC().Format(sortable)
		}
		for _, other := range o.periods[key.String()] {
			if first, second := inOrder(mine, other); second.start < first.end && mine.text != other.text {
				return nil, fmt.Errorf("the source says %s of `%s` and `%s` twice, with periods that overlap: %s and %s", l.relation.From.Field, l.from, l.to, other.text, mine.text)
			}
		}
		keep = append(keep, func() { o.periods[key.String()] = append(o.periods[key.String()], mine) })
	}
	return keep, nil
}

const sortable = "2006-01-02T15:04:05Z"

func inOrder(a, b period) (first, second period) {
	if cmp.Or(strings.Compare(a.start, b.start), strings.Compare(a.end, b.end)) > 0 {
		return b, a
	}
	return a, b
}

func timeOf(text string) (edtf.Time, error) {
	if text == "" {
		return edtf.Time{}, nil
	}
	return edtf.Parse(text)
}
