package loader_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"parley/graph"
	"parley/graph/memory"
	"parley/loader"
	"parley/loader/write"
)

// caseFiles is a dossier with some sources, by id, and with more entries in its reference file.
func caseFiles(id string, sources map[string]string, more ...string) fstest.MapFS {
	files := fstest.MapFS{"dossier.yaml": {Data: []byte("dossier: " + id + "\ntitle: A case\n")}}
	files["reference/things.yaml"] = reference(slices.Concat(drawnThings, more))
	for id, text := range sources {
		files["sources/"+id+".yaml"] = &fstest.MapFile{Data: []byte("source: " + id + "\n" + text)}
	}
	return files
}

// by is a source of a publisher that reports items.
func by(publisher string, items ...string) string {
	return "publisher: " + publisher + "\npublished: 2025-03-05\n" + reports(items...)
}

func reports(items ...string) string {
	return "reports:\n  - quote: x\n    start: 0\n    says:\n      - " + strings.Join(items, "\n      - ") + "\n"
}

// Everything that a load of everything refuses is left to it, and changes nothing.
func TestChangesThatALoadRefuses(t *testing.T) {
	circle := func(publisher string) fstest.MapFS {
		return caseFiles("case", map[string]string{
			"a": by(publisher, "{meeting: talks, status: held}"),
			// A later version of a, which speaks for the publisher of a. It takes back what c says.
			"b": "revisionOf: a\npublished: 2025-03-09\nreports:\n  - quote: x\n    start: 0\n    polarity: denies\n    says:\n      - {meeting: m-one, follows: m-two}\n",
			"c": by("paper", "{meeting: m-one, follows: m-two}"),
			"d": by("sheet", "{meeting: m-two, follows: m-three}", "{meeting: m-three, follows: m-four}", "{meeting: m-four, follows: m-one}"),
		})
	}
	one := map[string]string{"a": by("paper", "{meeting: talks, status: held}")}
	for name, c := range map[string]struct{ before, after fstest.MapFS }{
		"no source remains":                             {caseFiles("case", one), caseFiles("case", nil)},
		"a circle closes because the publisher changes": {circle("paper"), circle("sheet")},
	} {
		t.Run(name, func(t *testing.T) {
			k := memory.New()
			loadWhole(t, k, c.before)
			_, at, _ := k.Contents(t.Context())
			d, err := loader.FS(c.after, now)
			if err == nil {
				_, err = loader.Load(t.Context(), k, d, program)
			}
			if err == nil {
				t.Fatal("a load of everything does not refuse it")
			}
			if r, done := loadChanges(t, k, c.after); done {
				t.Errorf("it was loaded: %+v", r)
			}
			if _, now, _ := k.Contents(t.Context()); now != at {
				t.Error("the graph has changed")
			}
		})
	}
}

// What the reference files of one dossier state holds for the changes of another.
func TestChangesBesideReferences(t *testing.T) {
	for name, c := range map[string]struct {
		reference     string // of the other dossier
		own           []string
		before, after map[string]string
	}{
		"a source mentions the thing first": {
			"{meeting: retreat, follows: talks}", nil,
			map[string]string{"a": by("paper", "{meeting: talks, mode: phone}")},
			map[string]string{"a": by("paper", "{meeting: talks, mode: phone}"), "b": by("sheet", "{meeting: retreat, rescheduledFrom: talks}")},
		},
		"a relation leads to a thing that both have": {
			"{meeting: gala, participants: ana}",
			[]string{"{meeting: gala}"},
			map[string]string{"a": by("paper", "{meeting: talks, mode: phone}"), "b": by("sheet", "{person: ana, stances: {id: border, position: supports}}")},
			map[string]string{"a": by("paper", "{meeting: talks, mode: phone}"), "b": by("sheet", "{person: ana, stances: {id: border, position: rejects}}")},
		},
	} {
		t.Run(name, func(t *testing.T) {
			some, whole := memory.New(), memory.New()
			other := func(mode string) fstest.MapFS {
				return caseFiles("other", map[string]string{"yy": by("paper", "{meeting: talks, mode: "+mode+"}")}, c.reference)
			}
			for _, k := range []graph.Keeper{some, whole} {
				loadWhole(t, k, other("phone"))
				loadWhole(t, k, caseFiles("case", c.before, c.own...))
			}
			after := caseFiles("case", c.after, c.own...)
			loadWhole(t, whole, after)
			r, done := loadChanges(t, some, after)
			if !done {
				t.Fatal("everything is loaded")
			}
			sameGraph(t, some, whole, r)
			// The next load of everything restores what the change wrote.
			loadWhole(t, whole, other("video"))
			r = loadWhole(t, some, other("video"))
			sameGraph(t, some, whole, r)
		})
	}
}

// midway is a store in which something happens after the first question.
type midway struct {
	graph.Keeper
	then func()
}

func (b *midway) Run(ctx context.Context, q *graph.Query, s graph.Sink) (graph.Revision, error) {
	r, err := b.Keeper.Run(ctx, q, s)
	if then := b.then; then != nil {
		b.then = nil
		then()
	}
	return r, err
}

// Another load can end at any time. The digest is then that of the graph all the same.
func TestChangesBesideAnotherLoad(t *testing.T) {
	k := memory.New()
	files := func(status string) fstest.MapFS {
		return caseFiles("case", map[string]string{"a": by("paper", "{meeting: talks, status: "+status+"}")})
	}
	other := func(mode string) fstest.MapFS {
		return caseFiles("other", map[string]string{"yy": by("paper", "{meeting: talks, mode: "+mode+"}")})
	}
	loadWhole(t, k, files("held"))
	loadWhole(t, k, other("phone"))
	b := &midway{Keeper: k, then: func() { loadWhole(t, k, other("video")) }}
	r, done := loadChanges(t, b, files("cancelled"))
	c, _, _ := k.Contents(t.Context())
	if !done || r.Digest != write.Digest(c) {
		t.Errorf("done %v, the digest is %s, and that of the graph %s", done, r.Digest, write.Digest(c))
	}
	if err := loader.Complete(c); err != nil {
		t.Error(err)
	}
}

// A file can change between the listing and the reading. Then the listing says nothing about what would be loaded.
func TestChangesOfFilesThatChange(t *testing.T) {
	k := memory.New()
	sources := map[string]string{"a": by("paper", "{meeting: talks, participants: ana}")}
	loadWhole(t, k, caseFiles("case", sources))
	sources["a"] = by("paper", "{meeting: talks, participants: bo}")
	listed := caseFiles("case", sources)
	listing, err := loader.ListFS(listed)
	if err != nil {
		t.Fatal(err)
	}
	read := maps.Clone(listed)
	read["reference/things.yaml"] = reference(append(slices.Clone(drawnThings[1:]), "{organization: east, name: The East}"))
	if _, done, err := loader.Changes(t.Context(), k, read, listing, now, program); done || err != nil {
		t.Errorf("done %v, %v", done, err)
	}
}

// The first load by a new version of the program is a load of everything. Then loads of changes go on, beside any other dossier.
func TestChangesAfterAnUpgrade(t *testing.T) {
	k := memory.New()
	files := func(status string) fstest.MapFS {
		return caseFiles("case", map[string]string{"a": by("paper", "{meeting: talks, status: "+status+"}")})
	}
	other := caseFiles("other", map[string]string{"yy": by("paper", "{meeting: talks, mode: phone}")})
	load := func(files fstest.MapFS, version string) (changes bool) {
		listing, err := loader.ListFS(files)
		if err != nil {
			t.Fatal(err)
		}
		by := loader.Program(version)
		if _, same, err := loader.Unchanged(t.Context(), k, listing.Fingerprint(), by); err != nil || same {
			return same
		}
		_, done, err := loader.Changes(t.Context(), k, files, listing, now, by)
		if err != nil {
			t.Fatal(err)
		}
		if done {
			return true
		}
		d, err := loader.FS(files, now)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := loader.Load(t.Context(), k, d, by); err != nil {
			t.Fatal(err)
		}
		return false
	}
	for i, step := range []struct {
		files   fstest.MapFS
		version string
		changes bool
	}{
		{files("held"), "v1", false},
		{other, "v1", false},
		{files("cancelled"), "v1", true},
		{files("held"), "v2", false},
		{files("cancelled"), "v2", true},
		{other, "v2", false},
		{other, "v2", true},
		{files("held"), "v2", true},
	} {
		if got := load(step.files, step.version); got != step.changes {
			t.Errorf("load %d: only the changes %v, want %v", i, got, step.changes)
		}
	}
	if _, err := loader.Drop(t.Context(), k, "other", loader.Program("v2")); err != nil {
		t.Fatal(err)
	}
	if !load(files("cancelled"), "v2") || load(files("held"), "v3") || !load(files("cancelled"), "v3") {
		t.Error("a dropped dossier hinders the loads of another")
	}
}

// edited is a Neo4j in which somebody has changed a thing by hand.
type edited struct{ graph.Keeper }

func (e edited) Neighbourhood(ctx context.Context, n graph.Neighbourhood) (graph.Contents, graph.Revision, error) {
	c, at, err := e.Keeper.Neighbourhood(ctx, n)
	for i, r := range c.Records {
		if r.ID() == "talks" {
			r.Values = slices.Clone(r.Values)
			r.Values[r.Type.Property("name").Index] = "by hand"
			c.Records[i] = r
		}
	}
	return c, at, err
}

// A change of a thing that somebody has changed by hand gives a wrong digest. A load of everything mends it.
func TestChangesAfterAnEditByHand(t *testing.T) {
	k := memory.New()
	files := func(status string) fstest.MapFS {
		return caseFiles("case", map[string]string{"a": by("paper", "{meeting: talks, status: "+status+"}")})
	}
	loadWhole(t, k, files("held"))
	if _, done := loadChanges(t, edited{k}, files("cancelled")); !done {
		t.Fatal("everything is loaded")
	}
	c, _, _ := k.Contents(t.Context())
	if loader.Complete(c) == nil {
		t.Fatal("the digest is right")
	}
	loadWhole(t, k, files("cancelled"))
	c, _, _ = k.Contents(t.Context())
	if err := loader.Complete(c); err != nil {
		t.Error(err)
	}
}

// Reference files do not count as changed files, however many there are.
func TestChangesBesideManyReferences(t *testing.T) {
	files := func(status string) fstest.MapFS {
		f := caseFiles("case", map[string]string{"a": by("paper", "{meeting: talks, status: "+status+"}")})
		for i := range 40 {
			f[fmt.Sprintf("reference/p%d.yaml", i)] = reference([]string{fmt.Sprintf("{person: p-%d, name: P}", i)})
		}
		return f
	}
	k := memory.New()
	loadWhole(t, k, files("held"))
	if _, done := loadChanges(t, k, files("cancelled")); !done {
		t.Error("everything is loaded")
	}
}

// Only the last load of a dossier keeps the list of its files, also after an interruption.
func TestChangesKeepOneListOfFiles(t *testing.T) {
	k := memory.New()
	files := func(items ...string) fstest.MapFS {
		return caseFiles("case", map[string]string{"a": by("paper", items...)})
	}
	loadWhole(t, k, files("{meeting: talks, status: held}"))
	after := files("{meeting: talks, status: cancelled}", "{meeting: summit, status: held}", "{person: ana, stances: {id: border, position: supports}}")
	listing, err := loader.ListFS(after)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := loader.Changes(t.Context(), &failing{k, 1}, after, listing, now, program, loader.Batch(1)); err == nil {
		t.Fatal("the load was not interrupted")
	}
	loadWhole(t, k, after)
	loadChanges(t, k, files("{meeting: talks, status: held}"))
	c, _, _ := k.Contents(t.Context())
	lists := 0
	for _, r := range c.Records {
		if r.Type.Name == "Load" && write.FilesOf(r) != nil {
			lists++
		}
	}
	if lists != 1 {
		t.Errorf("%d loads have lists of files", lists)
	}
}

// A load of changes warns about the changed sources.
func TestChangesWarn(t *testing.T) {
	files := func(says string) fstest.MapFS {
		return caseFiles("case", map[string]string{"a": strings.Replace(by("paper", says), "    says:", "    polarity: denies\n    says:", 1)})
	}
	k := memory.New()
	loadWhole(t, k, files("{meeting: talks, mode: phone}"))
	r, done := loadChanges(t, k, files("{meeting: talks, absentees: ana}"))
	if !done || len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0].Message, "double negation") {
		t.Errorf("done %v, the warnings are %v", done, r.Warnings)
	}
}

// counting counts the reads of a part of a graph.
type counting struct {
	graph.Keeper
	calls, read int
}

func (c *counting) Neighbourhood(ctx context.Context, n graph.Neighbourhood) (graph.Contents, graph.Revision, error) {
	out, at, err := c.Keeper.Neighbourhood(ctx, n)
	c.calls++
	c.read += len(out.Records) + len(out.Edges)
	return out, at, err
}

// A load of changes reads as much of a large graph as of a small graph.
func TestChangesReadWhatTheyTouch(t *testing.T) {
	for _, says := range []string{
		"{meeting: later, follows: m-%d, status: held}", "{meeting: later, status: held, participants: ana}", "{meeting: m-%d, status: cancelled}",
		"{person: ana, stances: {id: border, position: supports}}", "{person: ana, memberships: {id: east, role: minister}}",
	} {
		var reads []int
		for _, n := range []int{50, 200} {
			sources := map[string]string{}
			for i := range n {
				sources[fmt.Sprintf("s-%d", i)] = by("paper", fmt.Sprintf("{meeting: m-%d, status: held, participants: ana, topics: {id: border, as: discussed}}", i),
					fmt.Sprintf("{meeting: m-%d, follows: m-%d}", i+1, i))
			}
			k := memory.New()
			loadWhole(t, k, caseFiles("case", sources))
			if strings.Contains(says, "%d") {
				sources["extra"] = by("sheet", fmt.Sprintf(says, n-1))
			} else {
				sources["extra"] = by("sheet", says)
			}
			c := &counting{Keeper: k}
			if _, done := loadChanges(t, c, caseFiles("case", sources)); !done {
				t.Fatalf("%s: everything is loaded", says)
			}
			reads = append(reads, c.calls, c.read)
		}
		if reads[0] != reads[2] || reads[1] != reads[3] {
			t.Errorf("%s: %d calls and %d records and edges of 50 meetings, %d and %d of 200", says, reads[0], reads[1], reads[2], reads[3])
		}
	}
}
