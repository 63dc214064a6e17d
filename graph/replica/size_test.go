package replica

import (
	"context"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/loader"
	"parley/loader/synthetic"
)

// BenchmarkBytes measures how many bytes a copy takes, and compares them with the estimate.
func BenchmarkBytes(b *testing.B) {
	for name, contents := range map[string]func(testing.TB) graph.Contents{
		"without evidence": func(testing.TB) graph.Contents { return graphtest.Large(5000) },
		"with evidence":    loaded,
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c := apart(contents(b))
				n, m := len(c.Records), len(c.Edges)
				s, err := memory.Filled(c, 1)
				if err != nil {
					b.Fatal(err)
				}
				with := live() // the contents are garbage by now
				runtime.KeepAlive(s)
				took := with - live() // the store is garbage by now
				b.ReportMetric(float64(took)/float64(bytesOf(n, m)), "of-estimate")
				b.ReportMetric(float64(took)/float64(n), "B/thing")
				b.ReportMetric(float64(m)/float64(n), "relations/thing")
			}
		})
	}
}

// loaded returns the contents of a generated dossier.
func loaded(tb testing.TB) graph.Contents {
	tb.Helper()
	folder := filepath.Join(tb.TempDir(), "dossier")
	if err := synthetic.Write(folder, synthetic.Options{Meetings: 1000, Seed: 1}); err != nil {
		tb.Fatal(err)
	}
	d, err := loader.Folder(folder, time.Now())
	if err != nil {
		tb.Fatal(err)
	}
	s := memory.New()
	if _, err := loader.Load(context.Background(), s, d); err != nil {
		tb.Fatal(err)
	}
	c, _, err := s.Contents(context.Background())
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// apart returns contents that share no text with others, as a database gives them.
func apart(c graph.Contents) graph.Contents {
	clone := func(vs []graph.Value) []graph.Value {
		other := make([]graph.Value, len(vs))
		for i, v := range vs {
			if s, ok := v.(string); ok {
				v = strings.Clone(s)
			}
			other[i] = v
		}
		return other
	}
	other := graph.Contents{Records: slices.Clone(c.Records), Edges: slices.Clone(c.Edges)}
	for i := range other.Records {
		other.Records[i].Values = clone(other.Records[i].Values)
	}
	for i := range other.Edges {
		e := &other.Edges[i]
		e.Values, e.From, e.To = clone(e.Values), graph.ID(strings.Clone(string(e.From))), graph.ID(strings.Clone(string(e.To)))
	}
	return other
}

// live returns the bytes of the heap that are in use.
func live() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc) //nolint:gosec // far below 2^63
}
