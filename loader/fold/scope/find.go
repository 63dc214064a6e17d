package scope

import (
	"context"
	"maps"
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/fold"
)

// finder finds a scope.
type finder struct {
	*Reader
	Change
	fresh      map[graph.ID]*graph.Type              // the types of the things that the files at hand mention
	own        map[graph.ID]bool                     // the things about which a reference file of this dossier states something
	referenced map[graph.ID]bool                     // the things about which a reference file of any dossier states something
	stated     map[graph.ID][]dossier.StatedRelation // by the reference files of all dossiers, at each of the two ends
	scope      map[graph.ID]bool
	next       []graph.ID        // the things of the scope whose claims are not read yet
	followed   map[graph.ID]bool // the claims whose ends are known
	far        bool              // see Scope.Far
}

// typeOf returns the type of a thing, or nil if neither the files at hand nor the graph have it.
func (f *finder) typeOf(id graph.ID) *graph.Type {
	if t := f.fresh[id]; t != nil {
		return t
	}
	return f.records[id].Type
}

// readReferences notes what the reference files of this dossier state, and reads what those of the other dossiers state.
func (f *finder) readReferences(ctx context.Context) error {
	for _, t := range f.Fresh.Things {
		f.refer(t, nil)
	}
	f.refer(dossier.Thing{}, f.Fresh.Stated)
	f.own = maps.Clone(f.referenced)
	states := arrow(statedBy)
	states.With = states.Relation.Property("reference")
	others := slices.DeleteFunc(f.ofType("Dossier"), func(id graph.ID) bool { return id == f.Fresh.ID })
	c, err := f.read(ctx, graph.Neighbourhood{IDs: others, Out: []graph.Arrow{states}})
	if err != nil {
		return err
	}
	for _, e := range c.Edges {
		text, _ := e.Values[states.With.Index].(string)
		thing, stated, err := dossier.ReferenceOf(f.records[e.To].Type, e.To, text)
		if err != nil {
			return err
		}
		f.refer(thing, stated)
	}
	var ends []graph.ID
	for id := range f.stated {
		if _, read := f.records[id]; !read && f.fresh[id] == nil {
			ends = append(ends, id)
		}
	}
	_, err = f.Records(ctx, ends)
	return err
}

// refer notes what a reference file states about a thing, and the relations that it states.
func (f *finder) refer(t dossier.Thing, stated []dossier.StatedRelation) {
	if fold.States(t) {
		f.referenced[t.ID] = true
	}
	for _, s := range stated {
		f.referenced[s.From], f.referenced[s.To] = true, true
		f.stated[s.From], f.stated[s.To] = append(f.stated[s.From], s), append(f.stated[s.To], s)
	}
}

// ofType returns the ids of the records of a type.
func (f *finder) ofType(name string) []graph.ID {
	var ids []graph.ID
	for id, r := range f.records {
		if r.Type.Name == name {
			ids = append(ids, id)
		}
	}
	return ids
}

// readSources begins the scope with what the changed sources said, and with what they say now. A later version of a source can
// speak for the source, so what the later version says belongs to the change.
func (f *finder) readSources(ctx context.Context) error {
	sources := slices.Collect(maps.Keys(f.Sources))
	for next := sources; len(next) > 0; {
		c, err := f.read(ctx, graph.Neighbourhood{IDs: next, In: []graph.Arrow{arrow(revises)}})
		if err != nil {
			return err
		}
		next = nil
		for _, e := range c.Edges {
			if !slices.Contains(sources, e.From) {
				sources, next = append(sources, e.From), append(next, e.From)
			}
		}
	}
	c, err := f.read(ctx, graph.Neighbourhood{IDs: sources, In: []graph.Arrow{arrow(reportedBy)}})
	if err != nil {
		return err
	}
	by := map[graph.ID]graph.ID{}
	for _, e := range c.Edges {
		by[e.From] = e.To
	}
	said, err := f.follow(ctx)
	if err != nil {
		return err
	}
	for _, l := range said {
		f.touch(l)
		if l.relation != nil && dossier.Hierarchy(l.relation) && !f.Sources[by[l.claim]] {
			f.far = true // a later version of a changed source speaks in another name now, and what it corrected can count again
		}
		for _, id := range []graph.ID{l.from, l.to} {
			if id != "" && f.fresh[id] == nil { // the dossier may mention it no more
				f.add(id)
			}
		}
	}
	for _, c := range f.Fresh.Claims {
		f.touch(linkOf(c))
	}
	for _, t := range f.Fresh.Things {
		if !f.own[t.ID] { // the dossier may not have mentioned it before
			f.add(t.ID)
		}
	}
	for _, id := range f.Labelled {
		f.add(id)
	}
	return nil
}

// link is what a claim is about: a thing, or a relation between two things.
type link struct {
	claim    graph.ID        // "" for a relation of a reference file
	relation *graph.Relation // nil for a claim about a thing
	from, to graph.ID
}

func linkOf(c dossier.Claim) link {
	if c.Relation == nil {
		return link{claim: c.ID, from: c.Subject}
	}
	from, to := c.Ends()
	return link{c.ID, c.Relation, from, to}
}

// follow reads what the claims are about that are not followed yet.
func (f *finder) follow(ctx context.Context) ([]link, error) {
	claims := slices.DeleteFunc(f.ofType("Claim"), func(id graph.ID) bool { return f.followed[id] })
	for _, id := range claims {
		f.followed[id] = true
	}
	return f.linksOf(ctx, claims)
}

// linksOf reads what claims are about.
func (f *finder) linksOf(ctx context.Context, claims []graph.ID) ([]link, error) {
	c, err := f.read(ctx, graph.Neighbourhood{IDs: claims, Out: []graph.Arrow{arrow(about), arrow(hasObject)}})
	if err != nil {
		return nil, err
	}
	subjects, objects := map[graph.ID]graph.ID{}, map[graph.ID]graph.ID{}
	for _, e := range c.Edges {
		if e.Relation.Name == about {
			subjects[e.From] = e.To
		} else {
			objects[e.From] = e.To
		}
	}
	var out []link
	for _, id := range claims {
		subject, object := subjects[id], objects[id]
		t := f.records[subject].Type
		if t == nil {
			continue // an end was dropped; a load of everything mends this
		}
		claim := f.records[id]
		property, _ := claim.Values[claim.Type.Property("property").Index].(string)
		field, _, _ := strings.Cut(property, ".")
		l := link{claim: id, from: subject}
		if via, ok := graph.Parley.Via(t, field); ok && via.Relation != nil && object != "" {
			l = link{id, via.Relation, subject, object}
			if via.Reverse {
				l.from, l.to = l.to, l.from
			}
		}
		out = append(out, l)
	}
	return out, nil
}

// touch adds the things for which a claim that came or went makes a difference. A thing of which no reference file speaks begins
// with the first report about it.
func (f *finder) touch(l link) {
	if l.relation == nil {
		f.add(l.from)
		return
	}
	start, end := fold.Ends(l.relation, f.typeOf(l.from), f.typeOf(l.to))
	if start || !f.referenced[l.from] {
		f.add(l.from)
	}
	if end || !f.referenced[l.to] {
		f.add(l.to)
	}
}

func (f *finder) add(id graph.ID) {
	if !f.scope[id] {
		f.scope[id] = true
		f.next = append(f.next, id)
	}
}

// A change that touches more than this is no small change. A load of everything then asks the graph less often.
const (
	maxThings = 5000
	maxRounds = 30
)

// spread adds the other things of each cluster, and reads the claims of all of them.
func (f *finder) spread(ctx context.Context) error {
	for rounds := 0; len(f.next) > 0; rounds++ {
		if rounds > maxRounds || len(f.scope) > maxThings {
			f.far = true
			return nil
		}
		next := f.next
		f.next = nil
		for of, ids := range f.byType(next) {
			if _, err := f.read(ctx, graph.Neighbourhood{IDs: ids, In: f.arrowsTo(of)}); err != nil {
				return err
			}
		}
		links, err := f.follow(ctx)
		if err != nil {
			return err
		}
		for _, c := range f.Fresh.Claims {
			links = append(links, linkOf(c))
		}
		for _, l := range links {
			if l.relation != nil {
				start, end := fold.Ends(l.relation, f.typeOf(l.from), f.typeOf(l.to))
				f.join(l.from, l.to, start && end)
			}
		}
		for _, id := range next {
			for _, s := range f.stated[id] {
				start, end := fold.StatedEnds(s.Relation, f.typeOf(s.From), f.typeOf(s.To))
				f.join(s.From, s.To, start && end)
			}
		}
	}
	return nil
}

// kind is what decides which claims of a thing are read.
type kind struct {
	of         *graph.Type
	referenced bool
}

func (f *finder) byType(ids []graph.ID) map[kind][]graph.ID {
	out := map[kind][]graph.ID{}
	for _, id := range ids {
		k := kind{f.typeOf(id), f.referenced[id]}
		out[k] = append(out[k], id)
	}
	return out
}

// arrowsTo are the arrows to the claims of a thing. If no reference file speaks of it, all claims about it say when it began.
func (f *finder) arrowsTo(k kind) []graph.Arrow {
	if k.referenced && k.of != nil {
		return claimsOf(k.of)
	}
	return []graph.Arrow{arrow(about), arrow(hasObject)}
}

// join adds one of two things if the other is in the scope, and the two belong to one cluster.
func (f *finder) join(one, other graph.ID, together bool) {
	if together && (f.scope[one] || f.scope[other]) {
		f.add(one)
		f.add(other)
	}
}

// readFolded reads what the graph holds of the things of the scope.
func (f *finder) readFolded(ctx context.Context) error {
	_, err := f.read(ctx, graph.Neighbourhood{
		IDs: slices.Collect(maps.Keys(f.scope)),
		Out: foldedOut, In: append(slices.Clone(foldedIn), arrow(statedBy)),
	})
	return err
}

// readEvidence reads the sources of all claims that were read, and which dossiers mention the things.
func (f *finder) readEvidence(ctx context.Context) error {
	if _, err := f.read(ctx, graph.Neighbourhood{IDs: f.ofType("Claim"), Out: []graph.Arrow{arrow(reportedBy), arrow(about), arrow(hasObject), arrow(relayedBy)}}); err != nil {
		return err
	}
	read := map[graph.ID]bool{}
	for {
		sources := slices.DeleteFunc(f.ofType("Source"), func(id graph.ID) bool { return read[id] })
		if len(sources) == 0 {
			break
		}
		for _, id := range sources {
			read[id] = true
		}
		if _, err := f.read(ctx, graph.Neighbourhood{IDs: sources, Out: []graph.Arrow{arrow(collected), arrow(published), arrow(revises)}}); err != nil {
			return err
		}
	}
	things := maps.Clone(f.scope)
	for _, e := range f.edges {
		if slices.Contains([]string{about, hasObject, relayedBy}, e.Relation.Name) {
			things[e.To] = true
		}
	}
	for id, stated := range f.stated {
		for _, s := range stated {
			// Which place lies in which counts for all meetings.
			if f.scope[id] || dossier.Hierarchy(s.Relation) {
				things[s.From], things[s.To] = true, true
			}
		}
	}
	_, err := f.read(ctx, graph.Neighbourhood{IDs: slices.Collect(maps.Keys(things)), In: []graph.Arrow{arrow(statedBy)}})
	return err
}
