package loader

import (
	"cmp"
	"io/fs"
	"regexp"
	"slices"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/fold/scope"
	"parley/loader/grammar"
	"parley/loader/read"
	"parley/loader/resolve"
	"parley/loader/restore"
)

// mostChanged returns how many of n files can have changed for a load of the changed sources. With more, a whole load is faster.
func mostChanged(n int) int { return 10 + n/4 }

var isSlug = regexp.MustCompile(grammar.Slug)

// changes are the changed sources of a dossier.
type changes struct {
	raw     *dossier.Files       // the reference files, and all files of the changed sources
	sources map[graph.ID]bool    // the sources that are new, different or gone
	before  []dossier.SourceFile // all files at the last load
	fresh   *dossier.Dossier     // what raw says
}

// changedSources compares the files with those of the last load, and reads the files of the sources that have changed.
func changedSources(fsys fs.FS, before []dossier.SourceFile, listing Listing) (*changes, error) {
	c := &changes{sources: map[graph.ID]bool{}, before: before}
	old, there := map[string]dossier.SourceFile{}, map[string]bool{}
	for _, f := range before {
		old[f.Name] = f
	}
	var names []string
	changed := 0
	for _, f := range listing {
		there[f.Name] = true
		switch o, known := old[f.Name]; {
		case known && o.Source == "":
			names = append(names, f.Name) // a reference file
		case !known || o.Digest != f.Digest:
			names = append(names, f.Name)
			c.sources[o.Source] = true
			changed++
		}
	}
	for _, f := range before {
		if !there[f.Name] {
			c.sources[f.Source] = true
			changed++
		}
	}
	delete(c.sources, "")
	if changed > mostChanged(len(listing)) {
		return nil, errWhole
	}
	c.raw = read.Some(fsys, names)
	for _, f := range c.raw.Files {
		if id := f.Source(); id != "" {
			c.sources[id] = true
		}
	}
	var others []string // the unchanged files of the changed sources
	for _, f := range listing {
		if o, known := old[f.Name]; known && o.Digest == f.Digest && c.sources[o.Source] {
			others = append(others, f.Name)
		}
	}
	more := read.Some(fsys, others)
	c.raw.Files, c.raw.Problems = append(c.raw.Files, more.Files...), append(c.raw.Problems, more.Problems...)
	if len(c.raw.Problems) > 0 || !asListed(c.raw.Files, listing) {
		return nil, errWhole
	}
	return c, nil
}

// asListed reports whether files have not changed since they were listed.
func asListed(files []dossier.File, listing Listing) bool {
	digests := listing.Digests()
	return !slices.ContainsFunc(files, func(f dossier.File) bool { return digests[f.Name] != f.Digest })
}

// ids are all texts in the files of the changed sources that can be ids, and the sources themselves.
func (c *changes) ids() []graph.ID {
	found := map[graph.ID]bool{}
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && len(n.Value) <= grammar.MaxIDLength && isSlug.MatchString(n.Value) {
			found[graph.ID(n.Value)] = true
		}
		for _, child := range n.Content {
			walk(child)
		}
	}
	for _, f := range c.raw.Files {
		if f.Source() != "" {
			walk(f.Root)
		}
	}
	for id := range c.sources {
		found[id] = true
	}
	return sortedIDs(found)
}

func sortedIDs(set map[graph.ID]bool) []graph.ID {
	ids := make([]graph.ID, 0, len(set))
	for id := range set {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// sound reports whether all files that changed are files of sources.
func (c *changes) sound() bool {
	references := map[string]bool{}
	for _, f := range c.before {
		references[f.Name] = f.Source == ""
	}
	return !slices.ContainsFunc(c.fresh.Files, func(f dossier.SourceFile) bool { return (f.Source == "") != references[f.Name] })
}

// labels are the things for which files have the words of the editors: the changed sources before, all other sources, and the
// changed sources now.
func (c *changes) labels() (before, elsewhere, now map[graph.ID]bool) {
	before, elsewhere, now = map[graph.ID]bool{}, map[graph.ID]bool{}, map[graph.ID]bool{}
	for _, f := range c.before {
		into := elsewhere
		if c.sources[f.Source] {
			into = before
		}
		for _, id := range f.Labels {
			into[id] = true
		}
	}
	for _, f := range c.fresh.Files {
		for _, id := range f.Labels {
			now[id] = true
		}
	}
	return before, elsewhere, now
}

func (c *changes) labelled() []graph.ID {
	before, _, now := c.labels()
	for id := range now {
		before[id] = true
	}
	return sortedIDs(before)
}

// allFiles are the files of the dossier now.
func (c *changes) allFiles(listing Listing) []dossier.SourceFile {
	files, read, there := slices.Clone(c.fresh.Files), map[string]bool{}, map[string]bool{}
	for _, f := range files {
		read[f.Name] = true
	}
	for _, f := range listing {
		there[f.Name] = true
	}
	for _, f := range c.before {
		if !read[f.Name] && there[f.Name] {
			files = append(files, f)
		}
	}
	slices.SortFunc(files, func(a, b dossier.SourceFile) int { return cmp.Compare(a.Name, b.Name) })
	return files
}

// countSources is the number of sources that files describe.
func countSources(files []dossier.SourceFile) int {
	sources := map[graph.ID]bool{}
	for _, f := range files {
		sources[f.Source] = true
	}
	delete(sources, "")
	return len(sources)
}

// dossiers returns the union of all dossiers, as far as the contents have them, with the changed sources as they are now. It returns
// errWhole if the change needs a look at all sources.
func (c *changes) dossiers(id graph.ID, contents graph.Contents, of scope.Scope) (*dossier.Dossier, error) {
	parts, err := restore.Dossiers(contents)
	if err != nil {
		return nil, errWhole
	}
	i := slices.IndexFunc(parts, func(d *dossier.Dossier) bool { return d.ID == id })
	if i < 0 {
		return nil, errWhole
	}
	if parts[i], err = c.replaced(parts[i], of); err != nil {
		return nil, err
	}
	all, err := restore.Union(parts)
	if err != nil {
		return nil, errWhole
	}
	return all, nil
}

// replaced returns the dossier with the changed sources as they are now.
func (c *changes) replaced(old *dossier.Dossier, of scope.Scope) (*dossier.Dossier, error) {
	d := &dossier.Dossier{ID: c.fresh.ID, Title: c.fresh.Title, Stated: c.fresh.Stated}
	for _, s := range old.Sources {
		if !c.sources[s.ID] {
			d.Sources = append(d.Sources, s)
		}
	}
	d.Sources = append(d.Sources, c.fresh.Sources...)
	var before []dossier.Claim
	for _, claim := range old.Claims {
		if c.sources[claim.Source] {
			before = append(before, claim)
		} else {
			d.Claims = append(d.Claims, claim)
		}
	}
	now := steps(c.fresh.Claims)
	for s := range steps(before) {
		if !now[s] { // what it corrected or denied can count again, and close a circle
			return nil, errWhole
		}
	}
	elsewhere := d.Claims
	d.Claims = append(slices.Clone(elsewhere), c.fresh.Claims...)
	var err error
	if d.Things, err = c.things(old, elsewhere, of); err != nil {
		return nil, err
	}
	return d, c.check(d, of)
}

// step is what a claim says about a relation of a hierarchy. The id stands for everything else.
type step struct {
	id       graph.ID
	rank     graph.Rank
	retracts bool
}

func steps(claims []dossier.Claim) map[step]bool {
	out := map[step]bool{}
	for _, c := range claims {
		if c.Relation != nil && c.Property == nil && dossier.Hierarchy(c.Relation) {
			out[step{c.ID, c.Rank, c.Retracts}] = true
		}
	}
	return out
}

// things returns the things of the dossier. Those of the scope that no other source mentions are gone. The claims of the other
// sources are given.
func (c *changes) things(old *dossier.Dossier, elsewhere []dossier.Claim, of scope.Scope) ([]dossier.Thing, error) {
	mentioned := map[graph.ID]bool{}
	for _, claim := range elsewhere {
		mentioned[claim.Subject] = true
	}
	before, labelled, now := c.labels()
	was, fresh := map[graph.ID]dossier.Thing{}, map[graph.ID]bool{}
	for _, t := range old.Things {
		was[t.ID] = t
	}
	var out []dossier.Thing
	for _, t := range c.fresh.Things {
		fresh[t.ID] = true
		if labelled[t.ID] && of.Has(t.ID) {
			if now[t.ID] {
				return nil, errWhole // two files label it
			}
			t = withEditorial(t, was[t.ID].Values)
		}
		out = append(out, t)
	}
	for _, t := range old.Things {
		switch {
		case fresh[t.ID]:
		case !of.Has(t.ID), mentioned[t.ID], labelled[t.ID]:
			if before[t.ID] && !labelled[t.ID] {
				t = withEditorial(t, nil)
			}
			out = append(out, t)
		case of.Referenced(t.ID):
			return nil, errWhole // not all claims about it were read
		}
	}
	return out, nil
}

// withEditorial returns a thing with other words of the editors. The values are by Property.Index, or nil.
func withEditorial(t dossier.Thing, values []graph.Value) dossier.Thing {
	t.Values = slices.Clone(t.Values)
	for _, p := range t.Type.Properties {
		if !grammar.Editorial(p) {
			continue
		}
		t.Values[p.Index] = nil
		if p.Index < len(values) {
			t.Values[p.Index] = values[p.Index]
		}
	}
	return t
}

// check returns errWhole if a claim or a source leads to something that is gone, or if a claim retracts nothing.
func (c *changes) check(d *dossier.Dossier, of scope.Scope) error {
	types, sources := map[graph.ID]*graph.Type{}, map[graph.ID]bool{"": true}
	for _, s := range d.Sources {
		sources[s.ID] = true
	}
	for _, s := range d.Sources {
		if !sources[s.RevisionOf] {
			return errWhole
		}
	}
	for _, t := range d.Things {
		types[t.ID] = t.Type
	}
	there := func(id graph.ID) bool { return id == "" || types[id] != nil }
	decided := *d
	decided.Claims = nil
	for _, claim := range d.Claims {
		if !there(claim.Subject) || !there(claim.Object) || slices.ContainsFunc(claim.Via, func(id graph.ID) bool { return !there(id) }) {
			return errWhole
		}
		if of.Decides(claim, types) {
			decided.Claims = append(decided.Claims, claim)
		}
	}
	if len(resolve.Retractions(&decided)) > 0 {
		return errWhole
	}
	return nil
}
