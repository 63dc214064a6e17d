package loader_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"parley/dossiers"
	"parley/graph"
	"parley/graph/memory"
	"parley/loader"
	"parley/loader/write"
)

// The acceptance of the loader: what is true for every dossier on every store. The dossiers north and south report
// about the same people and one meeting, and they differ.
func TestAcceptanceInMemory(t *testing.T) {
	accept(t, 5, func(*testing.T) graph.Keeper { return memory.New() })
}

// accept runs every test on stores that empty opens. It tries this many orders of the files of a dossier.
func accept(t *testing.T, orders uint64, empty func(t *testing.T) graph.Keeper) {
	north, south := files(t, os.DirFS("testdata/north")), files(t, os.DirFS("testdata/south"))
	bundled := files(t, dossiers.Bundled())

	t.Run("the second load writes nothing", func(t *testing.T) {
		for _, d := range []fstest.MapFS{north, bundled} {
			k := empty(t)
			first := load(t, k, d)
			second := load(t, k, d)
			if second.Revision != first.Revision || second.Digest != first.Digest || second.Load != "" || second.Transactions != 0 {
				t.Errorf("the second load came to %+v, after %+v", second, first)
			}
		}
	})

	t.Run("the order of files makes no difference", func(t *testing.T) {
		for _, d := range []fstest.MapFS{north, bundled} {
			want := load(t, empty(t), d).Digest
			for seed := range orders {
				named := fstest.MapFS{}
				names := slices.Sorted(maps.Keys(d))
				for i, n := range shuffled(len(names), seed) {
					named[fmt.Sprintf("%04d.yaml", i)] = d[names[n]]
				}
				if got := load(t, empty(t), named).Digest; got != want {
					t.Errorf("in the order %d the digest is %s, want %s", seed, got, want)
				}
			}
		}
	})

	t.Run("a dossier may grow a source at a time, in any order", func(t *testing.T) {
		for _, d := range []fstest.MapFS{north, bundled} {
			want := load(t, empty(t), d).Digest
			for seed := range orders {
				if got := grow(t, empty(t), d, seed); got != want {
					t.Errorf("grown in the order %d the digest is %s, want %s", seed, got, want)
				}
			}
		}
	})

	t.Run("two dossiers in either order", func(t *testing.T) {
		k, l := empty(t), memory.New()
		onlyNorth := load(t, k, north).Digest
		both := load(t, k, south).Digest
		onlySouth := load(t, l, south).Digest
		if got := load(t, l, north).Digest; got != both || onlyNorth == both || onlySouth == both {
			t.Errorf("north and then south give %s, south and then north %s; apart %s and %s", both, got, onlyNorth, onlySouth)
		}
		if r := load(t, k, north); r.Load != "" {
			t.Errorf("loading the first again came to %+v", r)
		}
		if r, err := loader.Drop(context.Background(), k, "south-tells"); err != nil || r.Digest != onlyNorth {
			t.Errorf("without south there is %s, error %v, want %s", r.Digest, err, onlyNorth)
		}
		if got := digest(t, k); got != onlyNorth {
			t.Errorf("without south there is %s, want %s", got, onlyNorth)
		}
		if r, err := loader.Drop(context.Background(), l, "north-tells"); err != nil || r.Digest != onlySouth {
			t.Errorf("without north there is %s, error %v, want %s", r.Digest, err, onlySouth)
		}
	})

	t.Run("loads are taken back, also the loads of several dossiers, and a revert too", func(t *testing.T) {
		k := empty(t)
		first := load(t, k, north)
		second := load(t, k, south)
		growing, sources := parted(bundled)
		growing[slices.Sorted(maps.Keys(sources))[0]] = sources[slices.Sorted(maps.Keys(sources))[0]]
		third := load(t, k, growing)
		fourth := load(t, k, bundled)
		last := fourth.Revision
		for _, to := range []loader.Result{third, first, fourth, second, fourth} {
			r, err := loader.Revert(context.Background(), k, to.Revision)
			if last++; err != nil || r.Digest != to.Digest || r.Revision != last || digest(t, k) != to.Digest {
				t.Fatalf("reverted to revision %d, the graph is at %d with the digest %s, error %v, want %d and %s", to.Revision, r.Revision, digest(t, k), err, last, to.Digest)
			}
		}
		if r, err := loader.Revert(context.Background(), k, last); err != nil || r.Load != "" || r.Revision != last || r.Digest != fourth.Digest {
			t.Errorf("a revert to the last revision came to %+v, error %v", r, err)
		}
		if _, err := loader.Revert(context.Background(), k, 1_000); !errors.Is(err, loader.ErrNoRevision) {
			t.Errorf("a revert to a revision that no load made is answered by %v", err)
		}
		if r, err := loader.Revert(context.Background(), k, 0); err != nil || digest(t, k) != write.Digest(graph.Contents{}) {
			t.Errorf("emptied, the graph has the digest %s and %+v, error %v", digest(t, k), r, err)
		}
		if r := load(t, k, north); r.Digest != first.Digest {
			t.Errorf("loaded again, the graph has the digest %s, want %s", r.Digest, first.Digest)
		}
	})

	t.Run("a revert that was killed is finished by the same revert", func(t *testing.T) {
		k, small := empty(t), loader.Batch(20)
		first := load(t, k, north)
		load(t, k, south)
		if _, err := loader.Revert(context.Background(), &mortal{k, 1}, first.Revision, small); !errors.Is(err, errKilled) {
			t.Fatalf("the error is %v", err)
		}
		if got := loads(t, k); !strings.Contains(got, "UNDER_WAY") {
			t.Errorf("the loads are %s", got)
		}
		r, err := loader.Revert(context.Background(), k, first.Revision, small)
		if err != nil || r.Digest != first.Digest || digest(t, k) != first.Digest || strings.Contains(loads(t, k), "UNDER_WAY") {
			t.Errorf("the same revert came to %+v, error %v, want the digest %s; the loads are %s", r, err, first.Digest, loads(t, k))
		}
	})

	t.Run("after a revert, the next load of any dossier compares the graph", func(t *testing.T) {
		k, program := empty(t), loader.Program("test")
		put := func(d fstest.MapFS) loader.Result {
			t.Helper()
			listing, err := loader.ListFS(d)
			if err != nil {
				t.Fatal(err)
			}
			if _, same, err := loader.Unchanged(context.Background(), k, listing.Fingerprint(), program); err != nil || same {
				t.Errorf("the files count as loaded: %v, error %v", same, err)
			}
			r, err := loader.Load(context.Background(), k, read(t, d), program)
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
		first := put(bundled)
		put(north)
		both := put(south)
		if _, err := loader.Revert(context.Background(), k, first.Revision, program); err != nil {
			t.Fatal(err)
		}
		put(south)
		if r := put(north); r.Digest != both.Digest {
			t.Errorf("loaded again, the graph has the digest %s, want %s", r.Digest, both.Digest)
		}
	})

	t.Run("a graph that somebody has changed by hand is not reverted", func(t *testing.T) {
		k := empty(t)
		first := load(t, k, north)
		load(t, k, south)
		contents, at, err := k.Contents(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		source := contents.Records[slices.IndexFunc(contents.Records, func(r graph.Record) bool { return r.ID() == "gazette-2025-05-04" })]
		source.Values = slices.Clone(source.Values)
		source.Values[source.Type.Property("title").Index] = "Changed by hand"
		before := digest(t, k)
		if _, err := k.Apply(context.Background(), graph.Change{Base: at, Put: []graph.Record{source}}); err != nil {
			t.Fatal(err)
		}
		if _, err := loader.Revert(context.Background(), k, first.Revision); !errors.Is(err, loader.ErrChanged) || digest(t, k) == before {
			t.Errorf("the revert is answered by %v", err)
		}
	})

	t.Run("what was killed is finished by the next load of it", func(t *testing.T) {
		k := empty(t)
		load(t, k, south)
		small := loader.Batch(20)
		want := load(t, clone(t, k), north).Digest
		if _, err := loader.Load(context.Background(), &mortal{k, 2}, read(t, north), small); !errors.Is(err, errKilled) {
			t.Fatalf("the error is %v", err)
		}
		if got := loads(t, k); got != "load-north-tells-1 UNDER_WAY, load-south-tells-1 FINISHED" {
			t.Errorf("the loads are %s", got)
		}
		if _, err := loader.Load(context.Background(), k, read(t, south)); !errors.Is(err, loader.ErrUnderWay) {
			t.Errorf("a load of another dossier in between is answered by %v", err)
		}
		r, err := loader.Load(context.Background(), k, read(t, north), small)
		if err != nil || r.Digest != want || digest(t, k) != want {
			t.Errorf("the next load came to %+v, error %v, want the digest %s", r, err, want)
		}
		if got := loads(t, k); !strings.Contains(got, "load-north-tells-1 FINISHED") || strings.Contains(got, "UNDER_WAY") {
			t.Errorf("the loads are %s", got)
		}
	})
}

// A load of the bundled dossier is killed after each of its transactions in turn.
func TestKilledAnywhere(t *testing.T) {
	ctx, d := context.Background(), read(t, files(t, dossiers.Bundled()))
	whole, err := loader.Load(ctx, memory.New(), d)
	if err != nil {
		t.Fatal(err)
	}
	small := loader.Batch((whole.Records + whole.Relations) / 8)
	for n := 0; ; n++ {
		k := memory.New()
		_, err := loader.Load(ctx, &mortal{k, n}, d, small)
		if err == nil {
			if n < 8 {
				t.Errorf("it took %d transactions, want 8 at least", n)
			}
			return
		}
		if n > 0 && loads(t, k) != "load-ukraine-2025-1 UNDER_WAY" {
			t.Fatalf("after %d transactions the loads are %s", n, loads(t, k))
		}
		r, err := loader.Load(ctx, k, d, small)
		if err != nil || r.Digest != whole.Digest || digest(t, k) != whole.Digest {
			t.Fatalf("killed after %d transactions, the next load came to %+v, error %v", n, r, err)
		}
	}
}

var errKilled = errors.New("killed")

// mortal is a Keeper that fails after some changes.
type mortal struct {
	graph.Keeper
	left int
}

func (m *mortal) Apply(ctx context.Context, c graph.Change) (graph.Revision, error) {
	if m.left == 0 {
		return 0, errKilled
	}
	m.left--
	return m.Keeper.Apply(ctx, c)
}

func files(t *testing.T, fsys fs.FS) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		all[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func load(t *testing.T, k graph.Keeper, d fstest.MapFS) loader.Result {
	t.Helper()
	r, err := loader.Load(context.Background(), k, read(t, d))
	if err != nil {
		t.Fatal(err)
	}
	if got := digest(t, k); got != r.Digest {
		t.Fatalf("the graph has the digest %s, and the load says %s", got, r.Digest)
	}
	return r
}

// grow loads a dossier several times, with one more source each time. It returns the last digest.
func grow(t *testing.T, k graph.Keeper, d fstest.MapFS, seed uint64) string {
	t.Helper()
	growing, sources := parted(d)
	names := slices.Sorted(maps.Keys(sources))
	var last string
	for _, n := range shuffled(len(names), seed) {
		growing[names[n]] = sources[names[n]]
		last = load(t, k, growing).Digest
	}
	return last
}

// parted separates the sources of a dossier from its other files.
func parted(d fstest.MapFS) (others, sources fstest.MapFS) {
	others, sources = fstest.MapFS{}, fstest.MapFS{}
	for name, file := range d {
		if path.Base(path.Dir(name)) == "sources" {
			sources[name] = file
		} else {
			others[name] = file
		}
	}
	return others, sources
}

var now = time.Date(2030, 6, 1, 0, 0, 0, 0, time.UTC)

func shuffled(n int, seed uint64) []int { return rand.New(rand.NewPCG(seed, 7)).Perm(n) }

func digest(t *testing.T, k graph.Keeper) string {
	t.Helper()
	all, _, err := k.Contents(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return write.Digest(all)
}

// clone is a store in memory with the same contents.
func clone(t *testing.T, k graph.Keeper) graph.Keeper {
	t.Helper()
	all, _, err := k.Contents(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	c := memory.New()
	if _, err := c.Apply(context.Background(), graph.Change{Put: all.Records, PutEdges: all.Edges}); err != nil {
		t.Fatal(err)
	}
	return c
}

func loads(t *testing.T, k graph.Keeper) string {
	t.Helper()
	all, _, err := k.Contents(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, r := range all.Records {
		if r.Type.Name == "Load" {
			found = append(found, fmt.Sprint(r.ID(), " ", r.Values[r.Type.Property("status").Index]))
		}
	}
	return strings.Join(found, ", ")
}
