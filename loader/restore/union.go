package restore

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/dossier"
)

// The reasons why dossiers cannot share a graph.
var (
	// ErrTaken: two dossiers use one id for different things, or hold one source.
	ErrTaken = errors.New("the id is taken by another dossier in the graph")
	// ErrOtherType: two dossiers give one thing different types.
	ErrOtherType = errors.New("another dossier in the graph gives it a different type")
	// ErrIdentified: two dossiers give one identifier to two things.
	ErrIdentified = errors.New("another thing in the graph has the identifier")
	// ErrCircle: each dossier is sound by itself, but together they put a thing within itself.
	ErrCircle = errors.New("dossiers in the graph close a circle together")
	// ErrTwoEnds: the reference files of two dossiers let a relation lead to two things, and it can lead to one thing at a
	// time.
	ErrTwoEnds = errors.New("dossiers in the graph state two things where only one can be")
)

// Union makes one dossier of several. Their order does not matter. Parts of the result holds the dossiers themselves,
// sorted by id. It is never nil. When several reference files state values of one thing, a list gets all values, and
// a single value comes from the dossier with the first id. The error joins all reasons why the dossiers cannot be
// united: ErrTaken, ErrOtherType, ErrIdentified, ErrCircle and ErrTwoEnds.
func Union(ds []*dossier.Dossier) (*dossier.Dossier, error) {
	u := unionBuilder{things: map[graph.ID]dossier.Thing{}, relations: map[graph.EdgeKey]dossier.StatedRelation{}, owners: map[graph.ID]owner{}}
	parts := slices.AppendSeq([]*dossier.Dossier{}, slices.Values(ds)) // not nil, even for no dossiers
	slices.SortFunc(parts, func(a, b *dossier.Dossier) int { return cmp.Compare(a.ID, b.ID) })
	all := &dossier.Dossier{Parts: parts}
	for _, d := range parts {
		u.take(d.ID, owner{"the dossier", d.ID, dossier.Position{}})
		for _, s := range d.Sources {
			u.take(s.ID, owner{aSource, d.ID, s.At})
		}
		for _, t := range d.Things {
			u.thing(d.ID, t)
		}
		for _, t := range d.Stated {
			u.stated(t)
		}
		all.Sources = append(all.Sources, d.Sources...)
		if len(parts) == 1 {
			all.Claims = slices.Clip(d.Claims) // a large dossier has millions of claims: they are not copied
		} else {
			all.Claims = append(all.Claims, d.Claims...)
		}
	}
	u.formerIDs(parts)
	u.identifiers(parts)
	u.circles(parts)
	u.twoEnds(parts)
	if len(u.refused) > 0 {
		return nil, errors.Join(u.refused...)
	}
	all.Things = slices.Collect(maps.Values(u.things))
	all.Stated = slices.Collect(maps.Values(u.relations))
	sortParts(all)
	return all, nil
}

// unionBuilder collects the parts of a union.
type unionBuilder struct {
	things    map[graph.ID]dossier.Thing
	relations map[graph.EdgeKey]dossier.StatedRelation
	owners    map[graph.ID]owner
	refused   []error
}

// owner says what an id stands for, in which dossier, and where in its files. The position is unknown for a restored
// dossier.
type owner struct {
	what    string
	dossier graph.ID
	at      dossier.Position
}

const aSource = "a source"

// take records that an id is in use. Only things may be in several dossiers.
func (u *unionBuilder) take(id graph.ID, now owner) {
	before, taken := u.owners[id]
	if !taken {
		u.owners[id] = now
		return
	}
	one, other := before, now
	if one.at.File == "" {
		one, other = now, before // name first the dossier whose files somebody can edit
	}
	remedy := "choose another id, or remove it from one of the two"
	if one.what == aSource && other.what == aSource {
		remedy += fmt.Sprintf("; if %s is the former id of %s, first remove it with `parley drop %s`", other.dossier, one.dossier, other.dossier)
	}
	u.refuse(one.at, fmt.Errorf("%w: `%s` is %s in %s, and %s in %s: %s",
		ErrTaken, id, one.what, one.dossier, other.what, other.dossier, remedy))
}

func (u *unionBuilder) refuse(at dossier.Position, err error) {
	if at.File != "" {
		err = fmt.Errorf("%s: %w", at, err)
	}
	u.refused = append(u.refused, err)
}

func (u *unionBuilder) thing(d graph.ID, t dossier.Thing) {
	now := owner{"a " + t.Type.Name, d, t.At}
	before, there := u.things[t.ID]
	if !there {
		u.take(t.ID, now)
		u.things[t.ID] = t
		return
	}
	if before.Type != t.Type {
		was := u.owners[t.ID]
		if was.at.File != "" {
			was, now = now, was
		}
		u.refuse(now.at, fmt.Errorf("%w: `%s` is %s in %s, and %s in %s: choose another id, or give both the same type",
			ErrOtherType, t.ID, now.what, now.dossier, was.what, was.dossier))
		return
	}
	before.Values = slices.Clone(before.Values)
	before.Listed = before.Listed || t.Listed
	dossier.MergeValues(before.Values, t.Values, t.Type.Properties, t.Type.Property)
	u.things[t.ID] = before
}

func (u *unionBuilder) stated(t dossier.StatedRelation) {
	before, there := u.relations[keyOf(t)]
	if !there {
		u.relations[keyOf(t)] = t
		return
	}
	before.Values = slices.Clone(before.Values)
	dossier.MergeValues(before.Values, t.Values, t.Relation.Properties, t.Relation.Property)
	u.relations[keyOf(t)] = before
}

// formerIDs refuses a former id that a dossier still uses for a thing, and a former id of two things. A query by a former
// id must find one thing.
func (u *unionBuilder) formerIDs(parts []*dossier.Dossier) {
	of := map[graph.ID]graph.ID{}
	for _, d := range parts {
		for _, t := range d.Things {
			for _, id := range t.Former() {
				if survivor, known := of[id]; known && survivor == t.ID {
					continue
				}
				of[id] = t.ID
				now := owner{"a former id of `" + string(t.ID) + "`", d.ID, t.At}
				before, taken := u.owners[id]
				if !taken {
					u.owners[id] = now
					continue
				}
				u.refuse(t.At, fmt.Errorf("%w: `%s` is %s in %s, and %s in %s: write `%s` in %s, or the judgement `same: [%s, %s]`, and load %s first",
					ErrTaken, id, now.what, now.dossier, before.what, before.dossier, t.ID, before.dossier, t.ID, id, before.dossier))
			}
		}
	}
}

// identifiers refuses an identifier of two things. Each dossier by itself has no such identifier.
func (u *unionBuilder) identifiers(parts []*dossier.Dossier) {
	of := map[string]owner{}
	ids := map[string]graph.ID{}
	for _, d := range parts {
		for _, t := range d.Things {
			stated := t.Identifiers()
			for _, key := range slices.Sorted(maps.Keys(stated)) {
				one, other := owner{string(t.ID), d.ID, t.At}, of[key]
				if ids[key] == "" {
					of[key], ids[key] = one, t.ID
					continue
				}
				if ids[key] == t.ID {
					continue
				}
				if one.at.File == "" {
					one, other = other, one // name first the dossier whose files somebody can edit
				}
				u.refuse(one.at, fmt.Errorf("%w: %s belongs to `%s` in %s, and to `%s` in %s: if the two are the same thing, give it one id; if not, correct one of the identifiers",
					ErrIdentified, stated[key], one.what, one.dossier, other.what, other.dossier))
			}
		}
	}
}

// circles refuses things that lie within themselves. It looks at the statements of all dossiers together.
func (u *unionBuilder) circles(parts []*dossier.Dossier) {
	for _, circle := range dossier.Circles(dossier.Steps(parts...)) {
		var path []string
		for _, s := range circle {
			path = append(path, fmt.Sprintf("%s > %s (in %s)", s.From, s.To, s.Dossier))
		}
		u.refuse(circle[0].At, fmt.Errorf("%w: `%s` leads along %s: remove one of these steps",
			ErrCircle, circle[0].Relation.From.Field, strings.Join(path, ", ")))
	}
}

// twoEnds refuses reference files that let a relation lead to two things, if it can lead to one thing at a time. Nothing
// decides between two reference files.
func (u *unionBuilder) twoEnds(parts []*dossier.Dossier) {
	type start struct {
		relation *graph.Relation
		from     graph.ID
	}
	type end struct {
		dossier.StatedRelation
		dossier graph.ID
	}
	ends := map[start]end{}
	for _, d := range parts {
		for _, t := range d.Stated {
			if t.Relation.From.Shape != graph.One {
				continue
			}
			now, key := end{t, d.ID}, start{t.Relation, t.From}
			before, there := ends[key]
			if !there {
				ends[key] = now
				continue
			}
			if before.To == t.To || before.dossier == d.ID {
				continue
			}
			if now.At.File == "" && before.At.File != "" {
				before, now = now, before // name first the dossier whose files somebody can edit
			}
			u.refuse(now.At, fmt.Errorf("%w: the `%s` of `%s` is `%s` in %s, and `%s` in %s: delete one of the two, or move both to the sources that report them",
				ErrTwoEnds, t.Relation.From.Field, t.From, now.To, now.dossier, before.To, before.dossier))
		}
	}
}
