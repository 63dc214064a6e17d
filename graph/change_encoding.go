package graph

import (
	"bytes"
	"compress/gzip"
	"encoding/gob"
	"fmt"
	"io"
)

// storedChange is the stored form of a change. It names types, relations and properties, so
// that a program with another model can read it.
type storedChange struct {
	Put       []storedRecord
	PutEdges  []storedEdge
	Drop      []ID
	DropEdges []EdgeKey
}

type storedRecord struct {
	Type   string
	Values map[string]any
}

type storedEdge struct {
	Relation string
	From, To ID
	Values   map[string]any
}

// EncodeChange returns the stored form of a change. The change must have no Base: the reader knows it.
func EncodeChange(c Change) ([]byte, error) {
	l := storedChange{Drop: c.Drop, DropEdges: c.DropEdges}
	for _, r := range c.Put {
		l.Put = append(l.Put, storedRecord{r.Type.Name, byKey(r.Type.Properties, r.Values)})
	}
	for _, e := range c.PutEdges {
		l.PutEdges = append(l.PutEdges, storedEdge{e.Relation.Name, e.From, e.To, byKey(e.Relation.Properties, e.Values)})
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		return nil, fmt.Errorf("encode a change: %w", err)
	}
	if err := gob.NewEncoder(z).Encode(l); err != nil {
		return nil, fmt.Errorf("encode a change: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("encode a change: %w", err)
	}
	return b.Bytes(), nil
}

// DecodeChange returns the change of a stored form. It returns an error for a type or relation
// that the model lacks.
func DecodeChange(content []byte) (Change, error) {
	var c Change
	z, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return c, fmt.Errorf("unpack a change: %w", err)
	}
	text, err := io.ReadAll(z) // to its end, where the checksum is
	if err != nil {
		return c, fmt.Errorf("unpack a change: %w", err)
	}
	var l storedChange
	if err := gob.NewDecoder(bytes.NewReader(text)).Decode(&l); err != nil {
		return c, fmt.Errorf("decode a change: %w", err)
	}
	c.Drop, c.DropEdges = l.Drop, l.DropEdges
	for _, r := range l.Put {
		t := Parley.Type(r.Type)
		if t == nil {
			return c, fmt.Errorf("the model has no type %s", r.Type)
		}
		c.Put = append(c.Put, Record{Type: t, Values: inOrder(t.Properties, r.Values)})
	}
	for _, e := range l.PutEdges {
		r := Parley.Relation(e.Relation)
		if r == nil {
			return c, fmt.Errorf("the model has no relation %s", e.Relation)
		}
		c.PutEdges = append(c.PutEdges, Edge{Relation: r, From: e.From, To: e.To, Values: inOrder(r.Properties, e.Values)})
	}
	return c, nil
}

// inOrder returns stored values in the order of the model. It ignores keys that the model lacks.
func inOrder(ps []*Property, properties map[string]any) []Value {
	vs := make([]Value, len(ps))
	for i, p := range ps {
		vs[i] = properties[p.Key]
	}
	return vs
}

// byKey returns the values that are not absent, by the keys of their properties.
func byKey(ps []*Property, vs []Value) map[string]any {
	values := map[string]any{}
	for _, p := range ps {
		if v := vs[p.Index]; v != nil {
			values[p.Key] = v
		}
	}
	return values
}
