package dossier_test

import (
	"os"
	"reflect"
	"slices"
	"testing"
	"time"

	"parley/graph"
	"parley/loader/cite"
	"parley/loader/dossier"
	"parley/loader/read"
	"parley/loader/resolve"
)

var now = time.Date(2025, 12, 10, 0, 0, 0, 0, time.UTC)

func small(t *testing.T) *dossier.Dossier {
	t.Helper()
	files, err := read.Folder("testdata/small", nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := resolve.Dossier(files, now)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestASmallDossierComesThrough(t *testing.T) {
	d := small(t)
	if d.ID != "small" || len(d.Things) != 16 || len(d.Sources) != 1 {
		t.Fatalf("got dossier %q with %d things and %d sources", d.ID, len(d.Things), len(d.Sources))
	}
	for _, p := range cite.Check(d, os.DirFS("testdata/texts")) {
		t.Error(p)
	}
	var got []string
	for _, c := range d.Claims {
		what := string(c.Subject) + "." + c.Field
		if c.Object != "" {
			what += "=" + string(c.Object)
		}
		if c.Relation != nil && c.Property != nil {
			what += "." + c.Property.Name
		}
		got = append(got, what)
	}
	slices.Sort(got)
	want := []string{
		"five-points-first.provisions=bridge-opens",
		"lakeside-2025-11-30.name",
		"lakeside-2025-11-30.participants=ada-nord",
		"lakeside-2025-11-30.participants=bo-sud",
		"lakeside-2025-11-30.participants=bo-sud.role",
		"lakeside-2025-11-30.participants=bo-sud.side",
		"lakeside-2025-11-30.places=lakeside",
		"lakeside-2025-11-30.status",
		"lakeside-2025-11-30.topics=the-bridge",
		"lakeside-2025-11-30.when",
		"nord-close.about=the-bridge",
		"nord-close.speaker=ada-nord",
		"nord-close.text",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the claims are\n%q, want\n%q", got, want)
	}
}

func TestAThingHoldsWhatItsReferenceStates(t *testing.T) {
	d := small(t)
	i := slices.IndexFunc(d.Things, func(t dossier.Thing) bool { return t.ID == "ada-nord" })
	ada := d.Things[i]
	value := func(name string) graph.Value { return ada.Values[ada.Type.Property(name).Index] }
	if value("id") != "ada-nord" || value("name") != "Ada Nörd" || value("sortKey") != nil || value("unnamed") != nil {
		t.Errorf("Ada is %v", ada.Values)
	}
	if aliases, _ := value("aliases").([]string); !slices.Equal(aliases, []string{"A. Nord", "Ада Норд"}) {
		t.Errorf("her aliases are %q, want them sorted", aliases)
	}
	if want := (dossier.Position{File: "reference/actors.yaml", Line: 15, Column: 13}); ada.At != want {
		t.Errorf("she stands at %v, want %v", ada.At, want)
	}
}

func TestTheOrderOfFilesMakesNoDifference(t *testing.T) {
	want := small(t)
	files, err := read.Folder("testdata/small", nil)
	if err != nil {
		t.Fatal(err)
	}
	for range len(files.Files) {
		files.Files = append(files.Files[1:], files.Files[0])
		slices.Reverse(files.Files[1:])
		taken := *files // with its own list, which the resolver takes away
		taken.Files = slices.Clone(files.Files)
		got, err := resolve.Dossier(&taken, now)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("the dossier differs:\n%+v\n%+v", got, want)
		}
	}
}

func TestProblemsAreSortedAndReportedOnce(t *testing.T) {
	at := func(file string, line int) dossier.Position {
		return dossier.Position{File: file, Line: line, Column: 2}
	}
	ps := dossier.Problems{
		{At: at("b", 1), Message: "x"},
		{At: at("a", 10), Message: "y"},
		{At: at("a", 9), Message: "z"},
		{At: at("b", 1), Message: "x"},
		{At: at("b", 1), Message: "a", Severity: dossier.Warning},
	}
	if got, want := ps.Error(), "a:9:2: z\na:10:2: y\nb:1:2: x\nb:1:2: warning: a"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := ps.Of(dossier.Warning).Strict().Error(), "b:1:2: a"; got != want {
		t.Errorf("the warnings as errors are %q, want %q", got, want)
	}
}
