package loader_test

import (
	"context"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"parley/dossiers"
	"parley/graph"
	"parley/graph/memory"
	"parley/loader"
	"parley/loader/dossier"
	"parley/loader/fold"
	"parley/loader/write"
)

// Every subset of the bundled sources resolves with the reference files: a source defines everything that only it
// refers to.
func TestEverySubsetOfTheBundledSourcesResolves(t *testing.T) {
	reference, sources := parted(files(t, dossiers.Bundled()))
	if len(sources) != 5 {
		t.Fatalf("the bundled sources are %v, want five", sources)
	}
	for subset := 1; subset < 1<<len(sources); subset++ {
		some, names := maps.Clone(reference), []string{}
		for i, name := range slices.Sorted(maps.Keys(sources)) {
			if subset&(1<<i) != 0 {
				some[name] = sources[name]
				names = append(names, path.Base(name))
			}
		}
		d, err := loader.FS(some, now)
		if err != nil {
			t.Errorf("with no source but %s: %v", strings.Join(names, ", "), err)
		} else if len(d.Sources) != len(names) {
			t.Errorf("with no source but %s it has %d sources", strings.Join(names, ", "), len(d.Sources))
		}
	}
}

// After a source file is deleted, the plan shows what goes, and the load leaves the graph of the other sources.
func TestADeletedSourceGoes(t *testing.T) {
	ctx, bundled := context.Background(), files(t, dossiers.Bundled())
	whole := memory.New()
	all := load(t, whole, bundled)
	_, sources := parted(bundled)
	for name := range sources {
		fewer := maps.Clone(bundled)
		delete(fewer, name)
		k, d := clone(t, whole), read(t, fewer)
		plan, err := loader.Plan(ctx, k, d)
		if err != nil {
			t.Fatal(err)
		}
		id := graph.ID(strings.TrimSuffix(path.Base(name), ".yaml"))
		var gone []graph.ID
		claims := 0
		for _, difference := range plan {
			switch {
			case difference.Op == "drop" && difference.What == "Source":
				gone = append(gone, difference.ID)
			case difference.Op == "drop" && difference.What == "Claim":
				claims++
			case difference.Op == "add" && difference.ID != "":
				t.Errorf("without %s there is %s %s besides", name, difference.What, difference.ID)
			}
		}
		if !slices.Equal(gone, []graph.ID{id}) {
			t.Errorf("without %s the plan takes the sources %v", name, gone)
		}
		if want := all.Claims - len(d.Claims); claims != want {
			t.Errorf("without %s the plan takes %d claims, want %d", name, claims, want)
		}
		if got, want := load(t, k, fewer).Digest, write.Digest(fold.Fold(d)); got != want {
			t.Errorf("without %s the digest is %s, want that of the others alone, %s", name, got, want)
		}
	}
}

// A source that goes on in a second file says what it says in one file: the division into files decides nothing.
func TestASourceInTwoFilesSaysTheSame(t *testing.T) {
	whole := files(t, dossiers.Bundled())
	_, sources := parted(whole)
	split := maps.Clone(whole)
	for name, file := range sources {
		head, first, second := halves(t, string(file.Data))
		split[name] = &fstest.MapFile{Data: []byte(head + first)}
		id := strings.TrimSuffix(path.Base(name), ".yaml")
		split[strings.TrimSuffix(name, ".yaml")+"-more.yaml"] = &fstest.MapFile{Data: []byte("source: " + id + "\nreports:\n" + second)}
	}
	if len(split) != len(whole)+len(sources) {
		t.Fatalf("%d files became %d", len(whole), len(split))
	}
	if got, want := statements(read(t, split)), statements(read(t, whole)); !slices.Equal(got, want) {
		t.Errorf("the split dossier says %d things, want the %d of the whole dossier", len(got), len(want))
		for i := range min(len(got), len(want)) {
			if got[i] != want[i] {
				t.Fatalf("first difference:\n  %s\n  %s", got[i], want[i])
			}
		}
	}
}

// halves divides the text of a source file before a report near its middle.
func halves(t *testing.T, text string) (head, first, second string) {
	t.Helper()
	head, reports, found := strings.Cut(text, "reports:\n")
	entries := strings.SplitAfter(reports, "\n  - ")
	if !found || len(entries) < 3 {
		t.Fatalf("a source with fewer than three reports: %.80q", text)
	}
	middle := len(strings.Join(entries[:len(entries)/2], "")) - len("  - ")
	return head + "reports:\n", reports[:middle], reports[middle:]
}

// statements are the records and edges of a dossier, without the texts from which the dossier is restored.
func statements(d *dossier.Dossier) []string {
	c := fold.Fold(d)
	var out []string
	for _, r := range c.Records {
		out = append(out, fmt.Sprintf("%s %v", r.Type.Name, r.Values))
	}
	for _, e := range c.Edges {
		if e.Relation.Name != "STATES" {
			out = append(out, fmt.Sprintf("%s %s>%s %v", e.Relation.Name, e.From, e.To, e.Values))
		}
	}
	slices.Sort(out)
	return out
}
