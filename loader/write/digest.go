package write

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"

	"parley/graph"
)

// Digest returns a SHA-256 in hex of the contents of a graph. The same things and relations give the same digest, in
// any order and from any store. Absent values do not count, so a new property of the model changes no digest. Load
// records do not count, so the digest does not depend on the way to this graph.
func Digest(c graph.Contents) string {
	records := slices.SortedFunc(slices.Values(c.Records), func(a, b graph.Record) int {
		return cmp.Compare(a.ID(), b.ID())
	})
	edges := slices.SortedFunc(slices.Values(c.Edges), func(a, b graph.Edge) int {
		return a.Key().Compare(b.Key())
	})
	h := sha256.New()
	for _, r := range records {
		if isLoad(r) {
			continue
		}
		encode(h, "record", r.Type.Name)
		encodeProperties(h, r.Type.Properties, r.Values)
	}
	for _, e := range edges {
		encode(h, "edge", e.Relation.Name, string(e.From), string(e.To))
		encodeProperties(h, e.Relation.Properties, e.Values)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func encodeProperties(w io.Writer, ps []*graph.Property, values []graph.Value) {
	sorted := slices.SortedFunc(slices.Values(ps), func(a, b *graph.Property) int {
		return cmp.Compare(a.Key, b.Key)
	})
	for _, p := range sorted {
		if v := values[p.Index]; !absent(v) {
			encode(w, p.Key, v)
		}
	}
}

// encode writes values, each with its type and in quotes, so that two different lists never give the same bytes. A
// hash never returns an error.
func encode(w io.Writer, values ...any) {
	for _, v := range values {
		_, _ = fmt.Fprintf(w, "%T %#v\x1f", v, v)
	}
	_, _ = fmt.Fprintln(w)
}
