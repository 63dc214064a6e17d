package answer

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"parley/graph"
)

// FuzzCursor reads any text as a cursor. The list refuses the text with ErrBadCursor, or finds a
// key with the kinds of the list, which stays the same when it is written and read again.
func FuzzCursor(f *testing.F) {
	person, meeting := graph.Parley.Type("Person"), graph.Parley.Type("Meeting")
	meetings, _ := graph.Parley.Via(person, "meetings")
	latest := []graph.Order{{Property: meeting.Property("when").Part("earliest"), Desc: true}}
	kinds := []*Cursors{
		NewCursors(&graph.Link{Types: []*graph.Type{person}}, nil),
		NewCursors(&graph.Link{Types: []*graph.Type{meeting}, Via: meetings}, latest),
		RankedCursors(nil),
		{mark: "all", kinds: []graph.Kind{graph.Bool, graph.Float, graph.Int, graph.String}},
	}
	for _, k := range kinds {
		f.Add(k.Encode(make([]graph.Value, len(k.kinds))))
	}
	f.Add(kinds[2].Encode([]graph.Value{int64(3), "anna"}))
	f.Add(kinds[3].Encode([]graph.Value{true, 1e300, int64(-1 << 63), "\x00\ufeff"}))
	for _, text := range []string{"", "W10", "bnVsbA", "%", strings.Repeat("W", 2048), "WyJhbGwiLHRydWUsMWU5OTksMCwiIl0"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, k := range kinds {
			key, err := k.Decode(text)
			if err != nil {
				if !errors.Is(err, graph.ErrBadCursor) {
					t.Fatalf("%q gives %v", text, err)
				}
				continue
			}
			for i, v := range key {
				if v != nil && !of(k.kinds[i], v) {
					t.Fatalf("%q has a %T where the list has %v", text, v, k.kinds[i])
				}
			}
			again, err := k.Decode(k.Encode(key))
			if err != nil || !slices.Equal(again, key) {
				t.Fatalf("%q is %v; written and read again, it is %v, %v", text, key, again, err)
			}
		}
	})
}

// TestChangedCursorsAreRefused changes each bit of a cursor, and hands the cursor to other lists.
func TestChangedCursorsAreRefused(t *testing.T) {
	person, organization, meeting := graph.Parley.Type("Person"), graph.Parley.Type("Organization"), graph.Parley.Type("Meeting")
	latest := []graph.Order{{Property: meeting.Property("when").Part("earliest"), Desc: true}}
	people := NewCursors(&graph.Link{Types: []*graph.Type{person}}, nil)
	cursor := people.Encode([]graph.Value{"anna"})
	if key, err := people.Decode(cursor); err != nil || key[0] != "anna" {
		t.Fatalf("the cursor as it was given: %v, %v", key, err)
	}
	for at := range cursor {
		for bit := range 7 {
			changed := []byte(cursor)
			changed[at] ^= 1 << bit
			if key, err := people.Decode(string(changed)); err == nil {
				t.Errorf("bit %d of byte %d changed gives the key %v", bit, at, key)
			}
		}
	}
	for name, other := range map[string]*Cursors{
		"of several types":  NewCursors(&graph.Link{Types: []*graph.Type{person, organization}}, nil),
		"of another type":   NewCursors(&graph.Link{Types: []*graph.Type{organization}}, nil),
		"with an order":     NewCursors(&graph.Link{Types: []*graph.Type{person}}, latest),
		"of search results": RankedCursors(nil),
	} {
		if key, err := other.Decode(cursor); err == nil {
			t.Errorf("a list %s takes the cursor of another list, with the key %v", name, key)
		}
	}
}

// of reports whether a value is of a kind.
func of(kind graph.Kind, v graph.Value) bool {
	switch v.(type) {
	case string:
		return kind == graph.String
	case bool:
		return kind == graph.Bool
	case int64:
		return kind == graph.Int
	case float64:
		return kind == graph.Float
	}
	return false
}
