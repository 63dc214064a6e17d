package answer

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"strings"

	"parley/graph"
)

// Cursors writes and reads the cursors of one kind of list. A cursor holds the key of an item,
// and a checksum of the key, of the types and of the order of the list. A list refuses a cursor of
// another list, and a cursor that was changed on its way.
type Cursors struct {
	mark  string       // the types and the order of the list
	kinds []graph.Kind // of the values of the key
}

// NewCursors returns the cursors of the list of a link with an order.
func NewCursors(l *graph.Link, order []graph.Order) *Cursors {
	k := &Cursors{}
	var b strings.Builder
	for _, t := range l.Types {
		b.WriteString(t.Name + " ")
	}
	for _, o := range order {
		fmt.Fprintf(&b, "|%s %t %t", o.Property.Key, o.Desc, o.Edge)
		k.kinds = append(k.kinds, o.Property.Kind)
	}
	k.kinds = append(k.kinds, graph.String) // the id
	if r := l.Via.Relation; r != nil {
		fmt.Fprintf(&b, "|%s %t", r.Name, l.Via.Reverse)
		for _, p := range r.Properties {
			if p.Identity {
				k.kinds = append(k.kinds, p.Kind)
			}
		}
	}
	k.mark = b.String()
	return k
}

// RankedCursors returns the cursors of the results of a search. Their key is the rank, the values of the order within a
// rank, and the id.
func RankedCursors(order []graph.Order) *Cursors {
	k := &Cursors{mark: "ranked", kinds: []graph.Kind{graph.Int}}
	for _, o := range order {
		k.mark += " " + o.Property.Key
		k.kinds = append(k.kinds, o.Property.Kind)
	}
	k.kinds = append(k.kinds, graph.String)
	return k
}

// checksumBytes is the length of a checksum.
const checksumBytes = 4

// Encode returns the cursor for a key.
func (k *Cursors) Encode(key []graph.Value) string {
	text, err := json.Marshal(key)
	if err != nil {
		// This cannot happen: a key holds strings, numbers and booleans only.
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(append(k.checksum(text), text...))
}

// checksum returns the checksum of the text of a key in this list: 4 bytes.
func (k *Cursors) checksum(text []byte) []byte {
	sum := crc32.Update(crc32.ChecksumIEEE([]byte(k.mark)), crc32.IEEETable, text)
	return binary.BigEndian.AppendUint32(nil, sum)
}

// Decode returns the key of a cursor. Errors wrap graph.ErrBadCursor.
func (k *Cursors) Decode(cursor string) ([]graph.Value, error) {
	const maxCursor = 2048
	if len(cursor) > maxCursor {
		return nil, graph.ErrBadCursor
	}
	// Strict: otherwise the last character has bits that do not count.
	text, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || len(text) < checksumBytes {
		return nil, fmt.Errorf("%w: use a cursor from an answer to this list", graph.ErrBadCursor)
	}
	sum, text := text[:checksumBytes], text[checksumBytes:]
	var raw []any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&raw); err != nil || d.More() || len(raw) != len(k.kinds) || !bytes.Equal(sum, k.checksum(text)) {
		return nil, fmt.Errorf("%w: use a cursor from an answer to this list, with the same order", graph.ErrBadCursor)
	}
	key := make([]graph.Value, len(k.kinds))
	for i, v := range raw {
		if key[i], err = keyValue(v, k.kinds[i]); err != nil {
			return nil, err
		}
	}
	return key, nil
}

// keyValue returns a value of a key as the graph has it.
func keyValue(v any, kind graph.Kind) (graph.Value, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil //nolint:nilnil // an absent value is a valid key
	case string:
		if kind == graph.String {
			return v, nil
		}
	case bool:
		if kind == graph.Bool {
			return v, nil
		}
	case json.Number:
		if n, err := v.Int64(); err == nil && kind == graph.Int {
			return n, nil
		}
		if f, err := v.Float64(); err == nil && kind == graph.Float {
			return f, nil
		}
	}
	return nil, fmt.Errorf("%w: use a cursor from an answer to this list", graph.ErrBadCursor)
}
