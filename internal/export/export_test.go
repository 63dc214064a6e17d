package export

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/dossiers"
	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/loader"
	"parley/loader/write"
)

// bundled returns the bundled dossier in an embedded store, and the digest that the loader gave it.
func bundled(t testing.TB) (k graph.Keeper, digest string) {
	t.Helper()
	d, err := loader.FS(dossiers.Bundled(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	k = memory.New()
	r, err := loader.Load(t.Context(), k, d)
	if err != nil {
		t.Fatal(err)
	}
	return k, r.Digest
}

// holding returns an embedded store that holds a graph.
func holding(t failing, c graph.Contents) graph.Keeper {
	k := memory.New()
	if _, err := k.Apply(context.Background(), graph.Change{Put: c.Records, PutEdges: c.Edges}); err != nil {
		t.Fatalf("loading: %v", err)
	}
	return k
}

// failing is a test, or a case that rapid draws.
type failing interface {
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// exported returns what Write writes, and its report.
func exported(t failing, k graph.Keeper, format string, o Options) (string, *Report) {
	var b bytes.Buffer
	r, err := Write(context.Background(), k, &b, format, o)
	if err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return b.String(), r
}

// imported returns a store into which a file was imported.
func imported(t failing, file string, batch int) (graph.Keeper, Imported) {
	k := memory.New()
	i, err := Import(context.Background(), k, strings.NewReader(file), ImportOptions{Batch: batch, Now: time.Now})
	if err != nil {
		t.Fatalf("import: %v", err)
	}
	return k, i
}

// hostile are texts that a careless writer of JSON, or a careless reader of lines, spoils.
var hostile = []string{
	"\x00", "\u2028\u2029", "line\nbreak\r\n", `"quoted" \back`, "</script>", "\uFEFF", "\u202Eright to left", "😀\U0010FFFF", "\x7f\x1f", "{\"things\":1}",
	"\ue000", "e\u0301", "\ufffd", strings.Repeat("long ", 20_000), "''; MATCH (n) DETACH DELETE n //", "=cmd|' /C calc'!A0", "1.0", "null",
}

// spoiled puts hostile texts into a random graph: wherever sources can have any text. Neo4j has an index of some times, and no index takes a
// long text.
func spoiled(t *rapid.T) graph.Contents {
	c := graphtest.RandomHistory(t)
	spoil := func(ps []*graph.Property, values []graph.Value) {
		for _, p := range ps {
			if p.Index == 0 || p.Hidden || p.Time || p.Ref != "" || p.Enum != nil || p.Identity || rapid.IntRange(0, 4).Draw(t, "spoil") > 0 {
				continue
			}
			switch v := values[p.Index].(type) {
			case string:
				values[p.Index] = rapid.SampledFrom(hostile).Draw(t, "text")
			case []string:
				for i := range v {
					v[i] = rapid.SampledFrom(hostile).Draw(t, "item")
				}
			case float64:
				values[p.Index] = rapid.Float64().Draw(t, "float")
			case int64:
				values[p.Index] = rapid.Int64().Draw(t, "int")
			}
		}
	}
	for _, r := range c.Records {
		spoil(r.Type.Properties, r.Values)
	}
	for _, e := range c.Edges {
		if n := e.Relation.Properties; len(n) > 1 {
			spoil(n[1:], e.Values)
		}
	}
	return c
}

// TestRoundTrip: what is exported as JSON lines and imported again is the same graph, value by value, with the same digest.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := spoiled(rt)
		file, _ := exported(rt, holding(rt, c), "jsonlines", Options{})
		k, i := imported(rt, file, rapid.IntRange(1, 50).Draw(rt, "batch"))
		if want := write.Digest(c); i.Digest != want || i.Things != len(c.Records) || i.Relations != len(c.Edges) {
			rt.Fatalf("imported %+v, want %d things, %d relations and the digest %s", i, len(c.Records), len(c.Edges), want)
		}
		got, rev, err := k.Contents(context.Background())
		if err != nil || rev != i.Revision {
			rt.Fatalf("revision %d, error %v; want %d and none", rev, err, i.Revision)
		}
		if write.Digest(got) != i.Digest {
			rt.Fatalf("the digest of the graph is not that of the file")
		}
		same(rt, got, c)
	})
}

// same fails the test unless two graphs have the same records and edges, apart from the records of loads, which lose their revisions.
func same(t failing, got, want graph.Contents) {
	without := func(c graph.Contents) graph.Contents {
		c.Records = slices.DeleteFunc(slices.Clone(c.Records), func(r graph.Record) bool { return r.Type.Name == "Load" })
		return graph.Whole(slices.Values([]graph.Contents{c}))
	}
	got, want = without(got), without(want)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the graph is\n%v\nwant\n%v", got, want)
	}
}

// TestBundledRoundTrip: the digest of the bundled dossier is the loader's, before and after. A second export is the same file.
func TestBundledRoundTrip(t *testing.T) {
	k, digest := bundled(t)
	file, _ := exported(t, k, "jsonlines", Options{WithoutLoads: true})
	again, i := imported(t, file, 1000)
	if i.Digest != digest {
		t.Errorf("the digest is %s, and the loader's is %s", i.Digest, digest)
	}
	second, _ := exported(t, again, "jsonlines", Options{WithoutLoads: true})
	_, first := cutHeader(file)
	if _, again := cutHeader(second); first != again {
		t.Error("the export of the import is another file")
	}
	c, _, err := again.Contents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := loader.Complete(c); err != nil {
		t.Errorf("the graph does not count as complete: %v", err)
	}
	d, err := loader.FS(dossiers.Bundled(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if r, err := loader.Load(t.Context(), again, d); err != nil || r.Load != "" {
		t.Errorf("a load of the dossier after the import writes %+v, error %v; want nothing", r, err)
	}
}

// cutHeader splits a file into its first line and the others.
func cutHeader(file string) (header, others string) {
	at := strings.Index(file, "\n")
	return file[:at], file[at:]
}

// TestLoadsStay: the records of loads are in the file, and the graph has them after the import, without their revisions.
func TestLoadsStay(t *testing.T) {
	k, digest := bundled(t)
	file, _ := exported(t, k, "jsonlines", Options{})
	again, _ := imported(t, file, 500)
	before, err := loader.Log(t.Context(), k)
	if err != nil {
		t.Fatal(err)
	}
	after, err := loader.Log(t.Context(), again)
	if err != nil || len(before) != 1 || len(after) != 1 {
		t.Fatalf("the logs have %d and %d loads, error %v; want 1 each", len(before), len(after), err)
	}
	want := before[0]
	want.Revision = 0
	if after[0] != want || want.Digest != digest {
		t.Errorf("the load is %+v, want %+v", after[0], want)
	}
}

// TestSameGraphSameBytes: every format writes the same bytes for the same graph, in whatever order the store got it.
func TestSameGraphSameBytes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := graphtest.RandomHistory(rt)
		shuffled := graph.Contents{Records: slices.Clone(c.Records), Edges: slices.Clone(c.Edges)}
		slices.Reverse(shuffled.Records)
		slices.Reverse(shuffled.Edges)
		a, b := holding(rt, c), holding(rt, shuffled)
		for _, format := range Names() {
			first, _ := exported(rt, a, format, Options{})
			second, _ := exported(rt, b, format, Options{})
			if first != second {
				rt.Errorf("%s: two exports of one graph differ", format)
			}
		}
	})
}

// TestValidJSON: every format is JSON whatever the values are, and the report counts what the file holds.
func TestValidJSON(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := spoiled(rt)
		k := holding(rt, c)
		for _, format := range Names() {
			text, r := exported(rt, k, format, Options{})
			documents := []string{text}
			if format == "jsonlines" || format == "followthemoney" {
				documents = strings.Split(strings.TrimSuffix(text, "\n"), "\n")
				if text == "" {
					documents = nil
				}
			}
			for _, d := range documents {
				if !json.Valid([]byte(d)) {
					rt.Fatalf("%s is not JSON: %s", format, d)
				}
			}
			r.finish()
			if total := sum(r.Things); total.Graph != len(c.Records) || total.File > total.Graph {
				rt.Errorf("%s: the report counts %+v things, and the graph has %d", format, total, len(c.Records))
			}
			for _, h := range slices.Concat(r.Things, r.Relations) {
				if h.File > h.Graph {
					rt.Errorf("%s: the report counts %+v", format, h)
				}
			}
		}
	})
}

// TestReport: the report says what a format cannot hold.
func TestReport(t *testing.T) {
	b := &graphtest.Builder{}
	b.Thing("Person", "anna", "name", "Anna", "unnamed", true, "sounds", []string{"an"})
	b.Thing("Organization", "north", "name", "North")
	b.Thing("Issue", "border", "name", "Border")
	b.Meeting("lake", "HELD", "2030-05-01~", "mode", "PHONE")
	b.Edge("ATTENDED", "anna", "lake", "role", []string{"LEAD"})
	b.Edge("ATTENDED", "north", "lake")
	b.Edge("TOPIC", "lake", "border", "as", "DISCUSSED")
	k := holding(t, b.Contents)
	_, r := exported(t, k, "popolo", Options{})
	r.finish()
	want := map[string]int{"Person.unnamed": 1, "Meeting.mode": 1, "Meeting.when": 1, "ATTENDED.role": 1}
	if !maps.Equal(r.LeftOut, want) {
		t.Errorf("left out are %v, want %v", r.LeftOut, want)
	}
	if got, want := fmt.Sprint(r.Things), "[{Person 1 1} {Organization 1 1} {Meeting 1 1} {Issue 1 0}]"; got != want {
		t.Errorf("the things are %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(r.Relations), "[{ATTENDED 2 1} {TOPIC 1 0}]"; got != want {
		t.Errorf("the relations are %s, want %s", got, want)
	}
	var words bytes.Buffer
	if err := r.Text(&words); err != nil {
		t.Fatal(err)
	}
	if want := `popolo: 3 of 4 things and 1 of 3 relations are in the file
things that the format cannot hold: Issue 1
relations that the format cannot hold: ATTENDED 1, TOPIC 1
values that the format cannot hold: ATTENDED.role 1, Meeting.mode 1, Meeting.when 1, Person.unnamed 1
`; words.String() != want {
		t.Errorf("the report is\n%swant\n%s", &words, want)
	}
	for _, format := range []string{"jsonlines", "json-ld"} {
		_, r := exported(t, k, format, Options{})
		if r.finish(); len(r.LeftOut) > 0 || sum(r.Things).File != 4 || sum(r.Relations).File != 3 {
			t.Errorf("%s leaves out %+v", format, r)
		}
	}
}

// TestHalfALoad: the report says that the graph holds only a part of a dossier.
func TestHalfALoad(t *testing.T) {
	b := &graphtest.Builder{}
	b.Thing("Load", "load-box-1", "dossier", "box", "status", "UNDER_WAY")
	b.Thing("Load", "load-can-1", "dossier", "can", "status", "FINISHED")
	_, r := exported(t, holding(t, b.Contents), "popolo", Options{})
	var words bytes.Buffer
	if err := r.Text(&words); err != nil || fmt.Sprint(r.UnderWay) != "[box]" || !strings.Contains(words.String(), "only a part of the dossier box") {
		t.Errorf("error %v, and the report is %v:\n%s", err, r.UnderWay, &words)
	}
}

// TestBadValues: a value that JSON cannot hold stops an export. Nothing is replaced in silence.
func TestBadValues(t *testing.T) {
	for _, format := range []string{"jsonlines", "json-ld", "popolo", "followthemoney"} {
		b := &graphtest.Builder{}
		b.Thing("Person", "anna", "name", "\xff")
		if _, err := Write(t.Context(), holding(t, b.Contents), &bytes.Buffer{}, format, Options{}); !errors.Is(err, ErrNotText) {
			t.Errorf("%s: error %v, want ErrNotText", format, err)
		}
	}
}

// TestUnknownFormat: the message lists the formats.
func TestUnknownFormat(t *testing.T) {
	if _, err := Write(t.Context(), memory.New(), &bytes.Buffer{}, "xml", Options{}); err == nil || !strings.Contains(err.Error(), "json-ld") {
		t.Errorf("error %v", err)
	}
}
