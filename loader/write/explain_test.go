package write

import (
	"reflect"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
)

func TestExplain(t *testing.T) {
	have, want := &graphtest.Builder{}, &graphtest.Builder{}
	have.Thing("Person", "anna", "name", "Anna")
	have.Thing("Person", "bea", "name", "Bea")
	have.Thing("Person", "carl", "name", "Carl")
	have.Meeting("m", "SCHEDULED", "2030-01-01")
	have.Edge("ATTENDED", "anna", "m", "role", []string{"PARTY"})
	have.Edge("ATTENDED", "bea", "m")

	want.Thing("Person", "anna", "name", "Anna")
	want.Thing("Organization", "carl", "name", "Carl & Co")
	want.Thing("Person", "dora", "name", "Dora")
	want.Meeting("m", "HELD", "2030-01-01")
	want.Edge("ATTENDED", "anna", "m", "role", []string{"LEAD"}, "side", "carl")
	want.Edge("ATTENDED", "dora", "m")

	got := Explain(have.Contents, Diff(have.Contents, 1, want.Contents))
	bea := Whole{"Person", "bea", "Bea"}
	carl, dora, m := Whole{"Organization", "carl", "Carl & Co"}, Whole{"Person", "dora", "Dora"}, Whole{Type: "Meeting", ID: "m"}
	expected := []Difference{
		{Op: "add", What: "Organization", ID: "carl", Name: "Carl & Co", Of: carl, Values: []ValueChange{{"name", nil, "Carl & Co"}}},
		{Op: "add", What: "Person", ID: "dora", Name: "Dora", Of: dora, Values: []ValueChange{{"name", nil, "Dora"}}},
		{Op: "change", What: "Meeting", ID: "m", Of: m, Values: []ValueChange{{"status", "SCHEDULED", "HELD"}}},
		{Op: "change", What: "ATTENDED", From: "anna", To: "m", Of: m, Values: []ValueChange{{"role", []string{"PARTY"}, []string{"LEAD"}}, {"side", nil, "carl"}}},
		{Op: "add", What: "ATTENDED", From: "dora", To: "m", Of: m},
		{Op: "drop", What: "ATTENDED", From: "bea", To: "m", Of: m},
		{Op: "drop", What: "Person", ID: "bea", Name: "Bea", Of: bea},
	}
	if !reflect.DeepEqual(got, expected) {
		t.Errorf("the change is explained as\n%+v\nwant\n%+v", got, expected)
	}
	if none := Explain(want.Contents, Diff(want.Contents, 2, want.Contents)); len(none) != 0 {
		t.Errorf("nothing differs, but Explain returns %+v", none)
	}
	if all := Explain(graph.Contents{}, Diff(graph.Contents{}, 0, want.Contents)); len(all) != 6 {
		t.Errorf("loading an empty graph adds %d things and relations, want 6", len(all))
	}
}
