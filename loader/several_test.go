package loader_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"parley/graph"
	"parley/graph/memory"
	"parley/loader"
	"parley/loader/write"
)

// second is a dossier that shares with small only the id of a person.
func second() fstest.MapFS {
	d := small()
	d["dossier.yaml"] = &fstest.MapFile{Data: []byte("dossier: second\ntitle: Second\n")}
	d["source.yaml"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(strings.ReplaceAll(string(d["source.yaml"].Data), "paper", "leaflet"), "lake", "river"))}
	return d
}

func TestAGraphWithoutDossiersHoldsNone(t *testing.T) {
	ctx, k := context.Background(), memory.New()
	first := load(t, k, small())
	r, err := loader.Drop(ctx, k, "small")
	if err != nil {
		t.Fatal(err)
	}
	if empty := write.Digest(graph.Contents{}); r.Digest != empty || digest(t, k) != empty {
		t.Errorf("after the last was dropped the graph has the digest %s, and the drop says %s; want that of nothing, %s", digest(t, k), r.Digest, empty)
	}
	if again := load(t, k, small()); again.Digest != first.Digest {
		t.Errorf("loaded again it has the digest %s, and had %s", again.Digest, first.Digest)
	}
	if _, err := loader.Drop(ctx, k, ""); !errors.Is(err, loader.ErrNoDossier) {
		t.Errorf("to drop the dossier without an id is answered by %v", err)
	}
}

// The next load removes a Dossier record without an id.
func TestADossierWithoutAnIDIsNone(t *testing.T) {
	ctx, k, l := context.Background(), memory.New(), memory.New()
	typ := graph.Parley.Type("Dossier")
	phantom := graph.Record{Type: typ, Values: make([]graph.Value, len(typ.Properties))}
	phantom.Values[0] = ""
	if _, err := k.Apply(ctx, graph.Change{Put: []graph.Record{phantom}}); err != nil {
		t.Fatal(err)
	}
	if _, err := loader.Drop(ctx, k, ""); !errors.Is(err, loader.ErrNoDossier) {
		t.Errorf("to drop it is answered by %v", err)
	}
	if got, want := load(t, k, small()).Digest, load(t, l, small()).Digest; got != want {
		t.Errorf("the digest is %s, want %s", got, want)
	}
}

func TestWhileALoadIsUnderWayNoOtherDossierChanges(t *testing.T) {
	ctx := context.Background()
	north := read(t, files(t, os.DirFS("testdata/north")))
	tiny := loader.Batch(5)
	whole := load(t, memory.New(), files(t, os.DirFS("testdata/north")))
	for n := 1; ; n++ {
		k := memory.New()
		before := load(t, k, small())
		_, err := loader.Load(ctx, &mortal{k, n}, north, tiny)
		if err == nil {
			if n < 5 {
				t.Fatalf("it took %d transactions, want 5 at least", n)
			}
			break
		}
		_, at, _ := k.Contents(ctx)
		for what, attempt := range map[string]func() error{
			"a load of another":           func() error { _, err := loader.Load(ctx, k, read(t, second())); return err },
			"a load of one that is there": func() error { _, err := loader.Load(ctx, k, read(t, small())); return err },
			"a plan":                      func() error { _, err := loader.Plan(ctx, k, read(t, second())); return err },
			"a drop":                      func() error { _, err := loader.Drop(ctx, k, "small"); return err },
			"a drop of none":              func() error { _, err := loader.Drop(ctx, k, "second"); return err },
		} {
			err := attempt()
			if !errors.Is(err, loader.ErrUnderWay) || !strings.Contains(err.Error(), "`parley drop north-tells`") {
				t.Fatalf("after %d transactions %s is answered by %v", n, what, err)
			}
		}
		if _, after, _ := k.Contents(ctx); after != at {
			t.Fatalf("the graph went from revision %d to %d", at, after)
		}
		dropped := clone(t, k)
		if _, err := loader.Drop(ctx, dropped, "north-tells", tiny); err != nil || digest(t, dropped) != before.Digest {
			t.Fatalf("after %d transactions and a drop the graph is not as before: %v", n, err)
		}
		if _, err := loader.Drop(ctx, k, "small"); err == nil {
			t.Fatal("small was dropped")
		}
		if _, err := loader.Plan(ctx, k, north); err != nil {
			t.Fatal(err)
		}
		if _, err := loader.Load(ctx, k, north, tiny); err != nil {
			t.Fatal(err)
		}
		if _, err := loader.Drop(ctx, k, "small"); err != nil || digest(t, k) != whole.Digest {
			t.Fatalf("after %d transactions and another load the graph lacks something of it: %v", n, err)
		}
	}
}

// between is a Keeper to which another load writes before the first change.
type between struct {
	graph.Keeper
	others func()
}

func (b *between) Apply(ctx context.Context, c graph.Change) (graph.Revision, error) {
	if b.others != nil {
		b.others()
		b.others = nil
	}
	return b.Keeper.Apply(ctx, c)
}

func TestALoadThatBeginsInBetweenIsSeen(t *testing.T) {
	ctx := context.Background()
	for what, attempt := range map[string]func(graph.Keeper) error{
		"load": func(k graph.Keeper) error { _, err := loader.Load(ctx, k, read(t, second())); return err },
		"drop": func(k graph.Keeper) error { _, err := loader.Drop(ctx, k, "small"); return err },
	} {
		k := memory.New()
		load(t, k, small())
		err := attempt(&between{k, func() {
			if _, err := loader.Load(ctx, &mortal{k, 2}, read(t, files(t, os.DirFS("testdata/north"))), loader.Batch(20)); !errors.Is(err, errKilled) {
				t.Fatal(err)
			}
		}})
		if !errors.Is(err, loader.ErrUnderWay) {
			t.Errorf("the %s is answered by %v", what, err)
		}
		if got := loads(t, k); got != "load-north-tells-1 UNDER_WAY, load-small-1 FINISHED" {
			t.Errorf("after the %s the loads are %s", what, got)
		}
	}
}

func TestPlanRefusesADossierWithoutSources(t *testing.T) {
	k := memory.New()
	load(t, k, small())
	bare := small()
	delete(bare, "source.yaml")
	if ds, err := loader.Plan(context.Background(), k, read(t, bare)); !errors.Is(err, loader.ErrNoSources) {
		t.Errorf("the plan is %v, error %v", ds, err)
	}
}

// Each of two dossiers is sound. Together they put a place within itself, and a meeting before itself.
func TestCirclesThatTwoDossiersCloseAreRefused(t *testing.T) {
	ctx := context.Background()
	tells := func(id, place, within, meeting, follows string) fstest.MapFS {
		return fstest.MapFS{
			"dossier.yaml": {Data: []byte("dossier: " + id + "\ntitle: Of circles\n")},
			"things.yaml":  {Data: []byte("things:\n  - {place: " + place + ", within: " + within + "}\n  - {place: " + within + "}\n")},
			"source.yaml": {Data: []byte("source: " + id + "-paper\npublished: 2030-05-02\nreports:\n  - quote: They met\n    start: 0\n    says:\n" +
				"      - {meeting: " + follows + ", status: held}\n      - {meeting: " + meeting + ", follows: " + follows + "}\n")},
		}
	}
	k := memory.New()
	load(t, k, tells("one", "town", "land", "march", "may"))
	other := read(t, tells("other", "land", "town", "may", "march"))
	_, err := loader.Load(ctx, k, other)
	for _, want := range []string{
		"source.yaml:8:33: dossiers in the graph close a circle together: `follows` leads along may > march (in other), march > may (in one): remove one of these steps",
		"things.yaml:2:27: dossiers in the graph close a circle together: `within` leads along land > town (in other), town > land (in one): remove one of these steps",
	} {
		if !errors.Is(err, loader.ErrCircle) || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, want %s", err, want)
		}
	}
	if _, err := loader.Plan(ctx, k, other); !errors.Is(err, loader.ErrCircle) {
		t.Errorf("the plan is answered by %v", err)
	}
	if got := loads(t, k); got != "load-one-1 FINISHED" {
		t.Errorf("the loads are %s", got)
	}
}

// The error for a renamed dossier says to remove the old one.
func TestARenamedDossierIsLoadedOnceTheOldOneIsOut(t *testing.T) {
	ctx, k := context.Background(), memory.New()
	load(t, k, small())
	renamed := small()
	renamed["dossier.yaml"] = &fstest.MapFile{Data: []byte("dossier: petite\ntitle: Small\n")}
	_, err := loader.Load(ctx, k, read(t, renamed))
	if !errors.Is(err, loader.ErrTaken) || !strings.Contains(err.Error(), "if small is the former id of petite, first remove it with `parley drop small`") {
		t.Fatalf("the error is %v", err)
	}
	if _, err := loader.Drop(ctx, k, "small"); err != nil {
		t.Fatal(err)
	}
	load(t, k, renamed)
}

// An id that one dossier gave up, and that another dossier still uses, would find two things.
func TestADossierThatUsesAFormerIDIsTold(t *testing.T) {
	ctx, k := context.Background(), memory.New()
	load(t, k, small())
	merged := second()
	merged["things.yaml"] = &fstest.MapFile{Data: []byte("things:\n  - person: anne\n    name: Anne\n    formerly: [anna]\n")}
	merged["source.yaml"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(merged["source.yaml"].Data), "anna", "anne"))}
	want := "things.yaml:2:13: the id is taken by another dossier in the graph: `anna` is a former id of `anne` in second, and a Person in small: write `anne` in small, or the judgement `same: [anne, anna]`, and load small first"
	_, err := loader.Load(ctx, k, read(t, merged))
	if !errors.Is(err, loader.ErrTaken) || !strings.Contains(err.Error(), want) {
		t.Fatalf("the error is %v, want %s", err, want)
	}
	told := small()
	for _, file := range []string{"things.yaml", "source.yaml"} {
		told[file] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(told[file].Data), "anna", "anne"))}
	}
	load(t, k, told)
	load(t, k, merged)
}

// busy is a Keeper to which another load writes before every change.
type busy struct{ graph.Keeper }

func (b busy) Apply(context.Context, graph.Change) (graph.Revision, error) {
	return 0, graph.ErrConflict
}

func TestWhatToDoAboutConflicts(t *testing.T) {
	ctx, k := context.Background(), memory.New()
	load(t, k, small())
	if _, err := loader.Load(ctx, busy{k}, read(t, second())); !errors.Is(err, graph.ErrConflict) || !strings.HasSuffix(err.Error(), ": load again") {
		t.Errorf("the error is %v", err)
	}
	if _, err := loader.Drop(ctx, busy{k}, "small"); !errors.Is(err, graph.ErrConflict) || !strings.HasSuffix(err.Error(), ": drop again") {
		t.Errorf("the error is %v", err)
	}
}
