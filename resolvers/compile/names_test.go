package compile

import (
	"strings"
	"testing"

	"parley/graph"
	"parley/schema"
)

// TestBindKeepsTheNamesOfConditions checks properties of the names that conditions of filters have.
func TestBindKeepsTheNamesOfConditions(t *testing.T) {
	api, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	meetings := api.Types["MeetingFilter"]
	for _, c := range []struct {
		p    *graph.Property
		free bool
	}{
		{nil, true},
		{&graph.Property{Name: "place"}, true},
		{&graph.Property{Name: "place", Filter: true}, false},
		{&graph.Property{Name: "place", Set: "Mode"}, false},
		{&graph.Property{Name: "place", Ref: "Place"}, false},
		{graph.Parley.Type("Meeting").Property("contested"), true},
	} {
		b := &binder{schema: api, model: graph.Parley}
		b.free(meetings, meetings.Fields.ForName("place"), c.p)
		if (len(b.problems) == 0) != c.free {
			t.Errorf("%+v: the problems are %v", c.p, b.problems)
		}
		if !c.free && !strings.Contains(b.problems[0].Error(), "MeetingFilter.place: in filters this name") {
			t.Errorf("%v", b.problems)
		}
	}
}
