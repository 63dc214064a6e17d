package desk

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"parley/graph"
	"parley/internal/folders"
	"parley/loader"
	"parley/loader/cite"
	"parley/loader/dossier"
	"parley/loader/draft"
	"parley/loader/names"
)

// reading is the dossier at one time.
type reading struct {
	hashes   map[string]string
	revision string // tells readings apart
	dossier  *dossier.Dossier
	valid    bool             // the dossier is of this reading; otherwise it is the last valid one, or nil
	problems dossier.Problems // sorted
	failure  string           // why there is no dossier, if no file is the reason

	record func() *draft.Record
	names  func() names.Names
	graph  func() (graph.Contents, error) // what the record holds
}

// beginning is the dossier as it was when the desk opened.
type beginning struct {
	hashes map[string]string
	store  graph.Keeper
}

// read returns the dossier as the folder has it now.
func (d *Desk) read() (*reading, error) {
	hashes, err := d.files.Hashes()
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.last != nil && d.last.revision == revisionOf(hashes) {
		return d.last, nil
	}
	found, err := loader.FS(d.files.FS(), time.Now())
	return d.take(hashes, found, err)
}

// revisionOf tells the files of a dossier apart from the files at another time.
func revisionOf(hashes map[string]string) string {
	var all strings.Builder
	for _, name := range slices.Sorted(maps.Keys(hashes)) {
		all.WriteString(hashes[name] + " " + name + "\n")
	}
	return folders.Hash([]byte(all.String()))
}

// adopt takes the dossier that a write has found valid, so that nobody reads it again. It does nothing if somebody else has written meanwhile.
func (d *Desk) adopt(before map[string]string, edits []folders.Edit, found *dossier.Dossier) error {
	now, err := d.files.Hashes()
	if err != nil || found == nil {
		return err
	}
	want := maps.Clone(before)
	for _, e := range edits {
		if want[e.Name] = folders.Hash(e.Text); e.Text == nil {
			delete(want, e.Name)
		}
	}
	if maps.Equal(now, want) {
		_, err = d.take(now, found, nil)
	}
	return err
}

// take makes a reading the last one.
func (d *Desk) take(hashes map[string]string, found *dossier.Dossier, err error) (*reading, error) {
	r := &reading{hashes: hashes, revision: revisionOf(hashes)}
	switch {
	case err == nil:
		r.dossier, r.valid, r.problems = found, true, slices.Clone(found.Warnings)
	case !errors.As(err, &r.problems):
		r.failure = err.Error()
	}
	if r.valid {
		r.problems = append(r.problems, cite.Check(withTexts(found, d), d.textsFS())...).Sorted()
	} else if d.last != nil {
		r.dossier = d.last.dossier
	}
	r.record = sync.OnceValue(func() *draft.Record { return recordOf(r.dossier) })
	r.names = sync.OnceValue(func() names.Names { return names.Of(r.dossier) })
	r.graph = sync.OnceValues(func() (graph.Contents, error) { return d.contents(r.dossier) })
	if d.begin == nil {
		if d.begin, err = d.beginAt(r); err != nil {
			return nil, err
		}
	}
	d.last = r
	return r, nil
}

// textsFS is the folder of the texts as a file system.
func (d *Desk) textsFS() fs.FS {
	fsys := d.texts.FS()
	if d.below == "" {
		return fsys
	}
	sub, err := fs.Sub(fsys, strings.TrimSuffix(d.below, "/"))
	if err != nil {
		return fsys
	}
	return sub
}

// withTexts returns the dossier with only the sources whose texts are at hand. Passages of other sources cannot be checked.
func withTexts(found *dossier.Dossier, d *Desk) *dossier.Dossier {
	here := map[graph.ID]bool{}
	some := *found
	some.Sources = nil
	for _, s := range found.Sources {
		if s.Text == "" {
			continue
		}
		if _, err := fs.Stat(d.texts.FS(), d.below+s.Text); err == nil {
			here[s.ID] = true
			some.Sources = append(some.Sources, s)
		}
	}
	some.Claims = slices.DeleteFunc(slices.Clone(found.Claims), func(c dossier.Claim) bool { return !here[c.Source] })
	return &some
}

func recordOf(d *dossier.Dossier) *draft.Record {
	if d == nil {
		return draft.EmptyRecord()
	}
	return draft.NewRecord(d, "")
}

// filled returns a store that holds a dossier. The store of a dossier without a source is empty.
func (d *Desk) filled(of *dossier.Dossier) (graph.Keeper, error) {
	store := d.Store()
	if of == nil || len(of.Sources) == 0 {
		return store, nil
	}
	_, err := loader.Load(context.Background(), store, of, loader.Drafts())
	return store, err
}

// contents returns what the record of a dossier holds.
func (d *Desk) contents(of *dossier.Dossier) (graph.Contents, error) {
	store, err := d.filled(of)
	if err != nil {
		return graph.Contents{}, err
	}
	all, _, err := store.Contents(context.Background())
	return all, err
}

// beginAt keeps a dossier as it is now. A folder with errors begins when it has none.
func (d *Desk) beginAt(r *reading) (*beginning, error) {
	if !r.valid {
		return nil, nil //nolint:nilnil // the desk has not begun
	}
	store, err := d.filled(r.dossier)
	if err != nil {
		return nil, err
	}
	return &beginning{r.hashes, store}, nil
}

// sourceWith returns the source that a file describes or continues, or nil.
func (r *reading) sourceWith(file string) *dossier.Source {
	if r.dossier == nil {
		return nil
	}
	for _, f := range r.dossier.Files {
		if f.Name == file && f.Source != "" {
			return r.source(f.Source)
		}
	}
	return nil
}

func (r *reading) source(id graph.ID) *dossier.Source {
	if r.dossier == nil {
		return nil
	}
	for i := range r.dossier.Sources {
		if r.dossier.Sources[i].ID == id {
			return &r.dossier.Sources[i]
		}
	}
	return nil
}

// sortedSources are the sources, the latest first.
func (r *reading) sortedSources() []dossier.Source {
	if r.dossier == nil {
		return nil
	}
	all := slices.Clone(r.dossier.Sources)
	slices.SortStableFunc(all, func(a, b dossier.Source) int {
		return cmp.Or(b.Reported.Compare(a.Reported), strings.Compare(string(a.ID), string(b.ID)))
	})
	return all
}
