package export

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"parley/dossiers"
	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/loader"
)

// breaking is a keeper that fails after some changes.
type breaking struct {
	graph.Keeper

	left int
}

var errBroken = errors.New("the plug was pulled")

func (b *breaking) Apply(ctx context.Context, c graph.Change) (graph.Revision, error) {
	if b.left--; b.left < 0 {
		return 0, errBroken
	}
	return b.Keeper.Apply(ctx, c)
}

// TestNotEmpty: an import into a graph that holds something changes nothing unless it is told to replace it.
func TestNotEmpty(t *testing.T) {
	k, _ := bundled(t)
	before, _ := exported(t, k, "jsonlines", Options{})
	file := sample(t)
	o := ImportOptions{Batch: 3, Now: time.Now}
	if _, err := Import(t.Context(), k, strings.NewReader(file), o); !errors.Is(err, ErrNotEmpty) {
		t.Errorf("error %v, want ErrNotEmpty", err)
	}
	if after, _ := exported(t, k, "jsonlines", Options{}); after != before {
		t.Error("a refused import has changed the graph")
	}
	if _, err := Import(t.Context(), k, strings.NewReader(file[:len(file)-5]), ImportOptions{Batch: 3, Now: time.Now, Replace: true}); !errors.Is(err, ErrTruncated) {
		t.Errorf("error %v, want ErrTruncated", err)
	}
	if after, _ := exported(t, k, "jsonlines", Options{}); after != before {
		t.Error("a file that is cut off has changed the graph")
	}
	o.Replace = true
	i, err := Import(t.Context(), k, strings.NewReader(file), o)
	if err != nil || i.Dropped == 0 {
		t.Fatalf("%+v, %v", i, err)
	}
	_, want := cutHeader(file)
	if after, _ := exported(t, k, "jsonlines", Options{}); !strings.HasSuffix(after, want) {
		t.Errorf("the graph is\n%s\nwant\n%s", after, want)
	}
}

// TestInterruptedImports: wherever an import is interrupted, the graph does not count as complete, loads of other dossiers are refused,
// and the same import with Replace completes the work.
func TestInterruptedImports(t *testing.T) {
	full, digest := bundled(t)
	file, _ := exported(t, full, "jsonlines", Options{WithoutLoads: true})
	other, err := loader.FS(dossiers.Bundled(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	other.ID = "another"
	finished := false
	for after := 0; !finished; after++ {
		k := memory.New()
		if after%2 == 1 { // over another graph
			graphtest.Load(t, k, graphtest.Fixture())
		}
		o := ImportOptions{Batch: 1500, Now: time.Now, Replace: true}
		_, err := Import(t.Context(), &breaking{k, after}, strings.NewReader(file), o)
		if finished = err == nil; finished {
			break
		}
		if !errors.Is(err, errBroken) || !strings.Contains(err.Error(), "--replace") {
			t.Fatalf("error %v, want errBroken and what to do", err)
		}
		c, _, err := k.Contents(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if after > 0 {
			if err := loader.Complete(c); err == nil {
				t.Errorf("interrupted after %d changes, the graph counts as complete", after)
			}
			if _, err := loader.Load(t.Context(), k, other); !errors.Is(err, loader.ErrUnderWay) {
				t.Errorf("interrupted after %d changes, a load of another dossier gives %v, want ErrUnderWay", after, err)
			}
		}
		i, err := Import(t.Context(), k, strings.NewReader(file), o)
		if err != nil || i.Digest != digest {
			t.Fatalf("again: %+v, %v", i, err)
		}
		if c, _, err = k.Contents(t.Context()); err != nil || loader.Complete(c) != nil {
			t.Errorf("after the second import: %v, %v", err, loader.Complete(c))
		}
	}
}

// TestChangedBetween: a file that changes between its check and its second reading is refused, and the graph does not count as complete.
func TestChangedBetween(t *testing.T) {
	k, _ := bundled(t)
	file, _ := exported(t, k, "jsonlines", Options{WithoutLoads: true})
	small := sample(t)
	into := memory.New()
	_, err := Import(t.Context(), into, &changing{strings.NewReader(file), strings.NewReader(small)}, ImportOptions{Batch: 100, Now: time.Now})
	if !errors.Is(err, ErrEdited) {
		t.Errorf("error %v, want ErrEdited", err)
	}
	c, _, err := into.Contents(t.Context())
	if err != nil || loader.Complete(c) == nil {
		t.Errorf("error %v, and the graph counts as complete", err)
	}
}

// changing is a file that has another content after a Seek.
type changing struct {
	*strings.Reader
	then *strings.Reader
}

func (c *changing) Seek(int64, int) (int64, error) {
	c.Reader = c.then
	return 0, nil
}

// TestRevertToAnImport: the loads after an import can be taken back, to the revision of the import.
func TestRevertToAnImport(t *testing.T) {
	k, _ := bundled(t)
	file, _ := exported(t, k, "jsonlines", Options{})
	i, err := Import(t.Context(), k, strings.NewReader(file), ImportOptions{Batch: 1500, Now: time.Now, Replace: true})
	if err != nil {
		t.Fatal(err)
	}
	fewer, err := loader.FS(dossiers.Bundled(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	fewer.Claims = fewer.Claims[:10]
	loaded, err := loader.Load(t.Context(), k, fewer)
	if err != nil || loaded.Digest == i.Digest {
		t.Fatalf("%+v, %v", loaded, err)
	}
	if _, err := loader.Revert(t.Context(), k, i.Revision-1); !errors.Is(err, loader.ErrNoRevision) {
		t.Errorf("a revert to a revision before the end of the import: the error is %v", err)
	}
	reverted, err := loader.Revert(t.Context(), k, i.Revision)
	if err != nil || reverted.Digest != i.Digest {
		t.Errorf("after the revert, the digest is %s, error %v; that of the import is %s", reverted.Digest, err, i.Digest)
	}
}
