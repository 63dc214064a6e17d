package loader_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"parley/graph/memory"
	"parley/loader"
	"parley/loader/dossier"
)

const article = "They met by the lake. Nobody spoke."

// small is a whole dossier: one person, one source, one report.
func small() fstest.MapFS {
	return fstest.MapFS{
		"dossier.yaml": {Data: []byte("dossier: small\ntitle: Small\n")},
		"things.yaml":  {Data: []byte("things:\n  - person: anna\n    name: Anna\n")},
		"source.yaml": {Data: []byte(`source: paper
published: 2030-05-02
text: article.txt
reports:
  - quote: They met by the lake
    start: 0
    says:
      - meeting: lake
        status: held
        participants: anna
`)},
	}
}

func read(t *testing.T, files fstest.MapFS) *dossier.Dossier {
	t.Helper()
	key := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		_, _ = fmt.Fprintf(key, "%q %q\n", name, files[name].Data)
	}
	content := string(key.Sum(nil))
	if d, done := known.Load(content); done {
		return d.(*dossier.Dossier)
	}
	d, err := loader.FS(files, time.Date(2030, 6, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	known.Store(content, d)
	return d
}

// known are the dossiers that were read, by the content of their files. A load does not change a dossier.
var known sync.Map

func TestPlanTellsWhatLoadDoes(t *testing.T) {
	ctx, k, d := context.Background(), memory.New(), read(t, small())
	before, err := loader.Plan(ctx, k, d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := loader.Load(ctx, k, d)
	if err != nil {
		t.Fatal(err)
	}
	if len(before) == 0 || len(before) != r.Records+r.Relations {
		t.Errorf("the plan has %d differences, and the load put %d things and %d relations", len(before), r.Records, r.Relations)
	}
	if after, err := loader.Plan(ctx, k, d); err != nil || len(after) != 0 {
		t.Errorf("after the load the plan is %v, error %v", after, err)
	}
}

func TestADossierWithoutSourcesEmptiesNothing(t *testing.T) {
	ctx, k := context.Background(), memory.New()
	first, err := loader.Load(ctx, k, read(t, small()))
	if err != nil {
		t.Fatal(err)
	}
	bare := small()
	delete(bare, "source.yaml")
	if _, err := loader.Load(ctx, k, read(t, bare)); !errors.Is(err, loader.ErrNoSources) {
		t.Errorf("the error is %v, want ErrNoSources", err)
	}
	if _, rev, err := k.Contents(ctx); err != nil || rev != first.Revision {
		t.Errorf("the graph went from revision %d to %d, error %v", first.Revision, rev, err)
	}
}

func TestCheckTexts(t *testing.T) {
	d := read(t, small())
	if err := loader.CheckTexts(d, fstest.MapFS{"article.txt": {Data: []byte(article)}}); err != nil {
		t.Errorf("with the right text: %v", err)
	}
	var problems dossier.Problems
	if err := loader.CheckTexts(d, fstest.MapFS{"article.txt": {Data: []byte("So " + article)}}); !errors.As(err, &problems) {
		t.Errorf("with a text that was moved the error is %v, want Problems", err)
	}
}
