package write

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"math/bits"
	"runtime"
	"slices"
	"sync"

	"parley/graph"
)

// Digest returns a digest in hex of the contents of a graph. The same things and relations give the same digest, in
// any order and from any store. Absent values do not count, so a new property of the model changes no digest. Load
// records do not count, so the digest does not depend on the way to this graph.
//
// The digest is the sum of the SHA-256 of each thing and of each relation. So their order does not matter, and nothing
// has to be sorted.
func Digest(c graph.Contents) string {
	total := sumOfContents(c)
	return total.String()
}

// Sum works out the digest of a graph thing by thing, for a graph that nobody holds as a whole. The zero value is the digest of
// an empty graph.
type Sum struct {
	total   sum
	encoder encoder
}

// Record adds a thing.
func (s *Sum) Record(r graph.Record) {
	if !isLoad(r) {
		s.total.add(s.encoding().record(r))
	}
}

// Edge adds a relation.
func (s *Sum) Edge(e graph.Edge) { s.total.add(s.encoding().edge(e)) }

// String returns the digest of what was added, as Digest does.
func (s *Sum) String() string { return s.total.String() }

func (s *Sum) encoding() *encoder {
	if s.encoder.sorted == nil {
		s.encoder.sorted = map[**graph.Property][]*graph.Property{}
	}
	return &s.encoder
}

// sumOfContents is the sum of the digests of all things and relations.
func sumOfContents(c graph.Contents) sum {
	workers := runtime.GOMAXPROCS(0)
	sums := make([]sum, workers)
	var done sync.WaitGroup
	for i := range workers {
		part := func(n int) (int, int) { return n * i / workers, n * (i + 1) / workers }
		done.Go(func() {
			e := encoder{sorted: map[**graph.Property][]*graph.Property{}}
			from, behind := part(len(c.Records))
			for _, r := range c.Records[from:behind] {
				if !isLoad(r) {
					sums[i].add(e.record(r))
				}
			}
			from, behind = part(len(c.Edges))
			for _, edge := range c.Edges[from:behind] {
				sums[i].add(e.edge(edge))
			}
		})
	}
	done.Wait()
	var total sum
	for _, s := range sums {
		total.plus(s)
	}
	return total
}

// changedDigest returns the digest of a graph after a change, from its digest before, and from the part of it that the change
// touches. An edge of a dropped record counts as dropped if the part has it.
func changedDigest(before string, have graph.Contents, c graph.Change) string {
	total, e := sumOf(before), encoder{sorted: map[**graph.Property][]*graph.Property{}}
	records, edges := map[graph.ID]graph.Record{}, map[graph.EdgeKey]graph.Edge{}
	for _, r := range have.Records {
		records[r.ID()] = r
	}
	for _, edge := range have.Edges {
		edges[edge.Key()] = edge
	}
	without := func(id graph.ID) {
		if r, there := records[id]; there && !isLoad(r) {
			total.minus(wordsOf(e.record(r)))
		}
	}
	withoutEdge := func(k graph.EdgeKey) {
		if edge, there := edges[k]; there {
			total.minus(wordsOf(e.edge(edge)))
		}
	}
	for _, id := range c.Drop {
		without(id)
	}
	for _, k := range c.DropEdges {
		withoutEdge(k)
	}
	for _, r := range c.Put {
		without(r.ID())
		total.add(e.record(r))
	}
	for _, edge := range c.PutEdges {
		withoutEdge(edge.Key())
		total.add(e.edge(edge))
	}
	return total.String()
}

// sum is a sum of SHA-256s, modulo 2 to the power of 256. The least significant word comes first.
type sum [4]uint64

func (s *sum) add(digest [sha256.Size]byte) {
	s.plus(wordsOf(digest))
}

func wordsOf(digest [sha256.Size]byte) sum {
	var words sum
	for i := range words {
		words[i] = binary.LittleEndian.Uint64(digest[8*i:])
	}
	return words
}

// sumOf reads the text that String has written. It returns 0 for another text.
func sumOf(text string) sum {
	b, err := hex.DecodeString(text)
	if err != nil || len(b) != sha256.Size {
		return sum{}
	}
	return wordsOf([sha256.Size]byte(b))
}

func (s *sum) minus(other sum) {
	borrow := uint64(0)
	for i := range s {
		s[i], borrow = bits.Sub64(s[i], other[i], borrow)
	}
}

func (s *sum) plus(other sum) {
	carry := uint64(0)
	for i := range s {
		s[i], carry = bits.Add64(s[i], other[i], carry)
	}
}

// String writes the sum in hex.
func (s *sum) String() string {
	var b [sha256.Size]byte
	for i, word := range s {
		binary.LittleEndian.PutUint64(b[8*i:], word)
	}
	return hex.EncodeToString(b[:])
}

// encoder writes records and edges as bytes. Different records and edges give different bytes: each text has its length
// before it, and each value has a letter for its kind.
type encoder struct {
	line   []byte                                 // used again for each line
	sorted map[**graph.Property][]*graph.Property // by key: the properties of a type or a relation
}

func (e *encoder) record(r graph.Record) [sha256.Size]byte {
	e.line = append(e.line[:0], 'R')
	e.text(r.Type.Name)
	e.properties(r.Type.Properties, r.Values)
	return sha256.Sum256(e.line)
}

func (e *encoder) edge(edge graph.Edge) [sha256.Size]byte {
	e.line = append(e.line[:0], 'E')
	e.text(edge.Relation.Name)
	e.text(string(edge.From))
	e.text(string(edge.To))
	e.properties(edge.Relation.Properties, edge.Values)
	return sha256.Sum256(e.line)
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
			e.text(p.Key)
			e.value(v)
		}
	}
}

func (e *encoder) value(v graph.Value) {
	switch v := v.(type) {
	case string:
		e.line = append(e.line, 's')
		e.text(v)
	case int64:
		e.line = binary.AppendVarint(append(e.line, 'i'), v)
	case float64:
		e.line = binary.LittleEndian.AppendUint64(append(e.line, 'f'), math.Float64bits(v))
	case bool:
		e.line = append(e.line, 'b')
		if v {
			e.line[len(e.line)-1] = 'B'
		}
	case []string:
		e.line = binary.AppendUvarint(append(e.line, 'l'), uint64(len(v)))
		for _, s := range v {
			e.text(s)
		}
	default:
		panic(fmt.Sprintf("write: a value of the type %T is no value of the graph", v))
	}
}

func (e *encoder) text(s string) {
	e.line = append(binary.AppendUvarint(e.line, uint64(len(s))), s...)
}
