package networkfile

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/resolvers"
)

// formats are all formats.
var formats = []Format{GraphML, GEXF, CSV, CSVNodes, JSON}

// awkward returns a graph whose names and times are hard to write: marks of XML, quotes, commas, line ends, a control character, and meetings
// without a time or without an end.
func awkward() graph.Contents {
	b := &graphtest.Builder{}
	for id, name := range map[string]string{"ann": `Ann "A" <b> & 'c', d`, "bea": "Bea\nof the lake\x01", "carl": "Карл Ω", "dora": "Dora"} {
		b.Thing("Person", id, "name", name)
	}
	b.Meeting("day", "HELD", "2030-01-02")
	b.Meeting("dateless", "HELD", "")
	b.Thing("Meeting", "open", "when", "2030-02/..", "when_earliest", "2030-02-01T00:00:00Z", "when_firstDay", "2030-02-01")
	for _, a := range [][2]string{{"ann", "day"}, {"bea", "day"}, {"bea", "open"}, {"carl", "open"}, {"carl", "dateless"}, {"dora", "dateless"}, {"ann", "open"}} {
		b.Edge("ATTENDED", a[0], a[1])
	}
	return b.Contents
}

// failing is a test, or a check of rapid.
type failing interface {
	Helper()
	Fatal(args ...any)
}

// networkOver returns the network of a store.
func networkOver(t failing, store graph.Store) *resolvers.NamedNetwork {
	t.Helper()
	e, err := resolvers.New(store)
	if err != nil {
		t.Fatal(err)
	}
	n, err := e.Network(context.Background(), map[string]any{"types": []any{"PERSON", "ORGANIZATION"}})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// written returns a network in a format.
func written(t failing, f Format, n *resolvers.NamedNetwork) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, f, n); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// embedded returns a store in memory with the contents.
func embedded(t failing, c graph.Contents) graph.Keeper {
	t.Helper()
	store := memory.New()
	if _, err := store.Apply(context.Background(), graphtest.Replace(c, graph.Contents{}, 0)); err != nil {
		t.Fatal(err)
	}
	return store
}

// Two stores with the same contents give the same bytes, and each format can be read again.
func TestFormats(t *testing.T) {
	n, again := networkOver(t, embedded(t, awkward())), networkOver(t, embedded(t, awkward()))
	texts := map[Format]string{}
	for _, f := range formats {
		texts[f] = written(t, f, n)
		if texts[f] != written(t, f, again) {
			t.Errorf("%s differs from one store to the next", f)
		}
	}
	for _, f := range []Format{GraphML, GEXF} {
		d := xml.NewDecoder(strings.NewReader(texts[f]))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f, err)
			}
		}
	}
	rows := func(f Format) [][]string {
		all, err := csv.NewReader(strings.NewReader(texts[f])).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	if got := rows(CSVNodes); len(got) != 5 || got[1][1] != `Ann "A" <b> & 'c', d` || got[3][1] != "Карл Ω" {
		t.Errorf("the table of the actors is %q", got)
	}
	want := []string{
		"ann bea Undirected 2 2030-01-02  day open", "ann carl Undirected 1 2030-02-01  open open",
		"bea carl Undirected 1 2030-02-01  open open", "carl dora Undirected 1    ",
	}
	for i, row := range rows(CSV)[1:] {
		if got := strings.Join(row, " "); got != want[i] {
			t.Errorf("row %d is %q, want %q", i, got, want[i])
		}
	}
	if !json.Valid([]byte(texts[JSON])) || strings.Contains(texts[JSON], `"lastDay"`) {
		t.Errorf("the JSON is\n%s", texts[JSON])
	}
	for _, part := range []string{`source="ann" target="bea" weight="2" start="2030-01-02">`, `source="carl" target="dora" weight="1">`} {
		if !strings.Contains(texts[GEXF], part) {
			t.Errorf("the GEXF does not have %s:\n%s", part, texts[GEXF])
		}
	}
}

// broken fails after some bytes.
type broken struct{ left int }

var errFull = errors.New("the disk is full")

func (b *broken) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriteFails(t *testing.T) {
	n := networkOver(t, embedded(t, awkward()))
	for _, f := range formats {
		if err := Write(&broken{10}, f, n); !errors.Is(err, errFull) {
			t.Errorf("%s: the error is %v", f, err)
		}
	}
	if err := Write(io.Discard, "png", n); err == nil || !strings.Contains(err.Error(), `"png"`) {
		t.Errorf("an unknown format gives %v", err)
	}
}
