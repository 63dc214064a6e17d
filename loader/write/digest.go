package write

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"slices"
	"strconv"

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
	e := encoder{hash: sha256.New(), sorted: map[**graph.Property][]*graph.Property{}}
	for _, r := range records {
		if isLoad(r) {
			continue
		}
		e.values("record", r.Type.Name)
		e.properties(r.Type.Properties, r.Values)
	}
	for _, edge := range edges {
		e.values("edge", edge.Relation.Name, string(edge.From), string(edge.To))
		e.properties(edge.Relation.Properties, edge.Values)
	}
	return hex.EncodeToString(e.hash.Sum(nil))
}

// encoder writes records and edges to a hash.
type encoder struct {
	hash   hash.Hash
	line   []byte                                 // used again for each line
	sorted map[**graph.Property][]*graph.Property // the cache of properties
}

// properties writes the values that are present, in the order of their keys.
func (e *encoder) properties(ps []*graph.Property, values []graph.Value) {
	if len(ps) == 0 {
		return
	}
	sorted, done := e.sorted[&ps[0]]
	if !done {
		sorted = slices.SortedFunc(slices.Values(ps), func(a, b *graph.Property) int {
			return cmp.Compare(a.Key, b.Key)
		})
		e.sorted[&ps[0]] = sorted
	}
	for _, p := range sorted {
		if v := values[p.Index]; !absent(v) {
			e.values(p.Key, v)
		}
	}
}

// values writes one line. Each value has its type and quotes, so two different lists never give the same bytes. The
// form of a value is that of "%T %#v\x1f". For the common types the code does not use package fmt, because fmt would
// take most of the time of a load that changes nothing. A hash never returns an error.
func (e *encoder) values(values ...any) {
	e.line = e.line[:0]
	for _, v := range values {
		switch v := v.(type) {
		case string:
			e.line = strconv.AppendQuote(append(e.line, "string "...), v)
		case int64:
			e.line = strconv.AppendInt(append(e.line, "int64 "...), v, 10)
		case bool:
			e.line = strconv.AppendBool(append(e.line, "bool "...), v)
		case []string:
			e.line = append(e.line, "[]string []string{"...)
			for i, s := range v {
				if i > 0 {
					e.line = append(e.line, ", "...)
				}
				e.line = strconv.AppendQuote(e.line, s)
			}
			e.line = append(e.line, '}')
		default:
			e.line = fmt.Appendf(e.line, "%T %#v", v, v)
		}
		e.line = append(e.line, '\x1f')
	}
	e.line = append(e.line, '\n')
	_, _ = e.hash.Write(e.line)
}
