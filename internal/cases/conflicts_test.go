package cases

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestConflictsExplainWhatIsContested: a thing has a contested property or relation if and only if it is the subject of a conflict.
// One of its conflicts is open if and only if it has something open. A thing of which nobody but the teller has withdrawn a story has no
// second account, and so no conflict.
func TestConflictsExplainWhatIsContested(t *testing.T) {
	folders, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	conflicts := 0
	for _, f := range folders {
		if slices.Contains([]string{"register-number", "today-elsewhere"}, f.Name()) || strings.HasSuffix(f.Name(), "-texts") {
			continue // the first is refused, the second is from a later day, and the others are texts
		}
		t.Run(f.Name(), func(t *testing.T) {
			data := ask(t, f.Name(), `{
				conflicts(first: 1000) { subject { id } open }
				claims(first: 1000) { nodes { subject { id ...doubt } object { id ...doubt } } }
			}
			fragment doubt on Entity { contested open accounts { edges { standing } } }`)
			type doubt struct{ contested, open bool }
			want, got := map[string]doubt{}, map[string]doubt{}
			for _, c := range list(at(data, "claims", "nodes")) {
				for _, end := range []string{"subject", "object"} {
					if thing, ok := at(c, end).(map[string]any); ok && len(list(thing["contested"])) > 0 && !onlyWithdrawn(thing) {
						want[thing["id"].(string)] = doubt{true, len(list(thing["open"])) > 0}
					}
				}
			}
			for _, c := range list(data["conflicts"]) {
				id := at(c, "subject", "id").(string)
				got[id] = doubt{true, got[id].open || at(c, "open") == true}
				conflicts++
			}
			for id := range want {
				if want[id] != got[id] {
					t.Errorf("%s: contested and open are %v, but by its conflicts %v", id, want[id], got[id])
				}
			}
			for id := range got {
				if _, is := want[id]; !is {
					t.Errorf("%s has a conflict, but nothing contested", id)
				}
			}
		})
	}
	if conflicts < 10 {
		t.Errorf("the cases have %d conflicts in all: this test compares too little", conflicts)
	}
}

// onlyWithdrawn reports whether all accounts of a thing were withdrawn.
func onlyWithdrawn(thing any) bool {
	edges := list(at(thing, "accounts", "edges"))
	return len(edges) > 0 && !slices.ContainsFunc(edges, func(e any) bool { return at(e, "standing") != "WITHDRAWN" })
}

func list(v any) []any { l, _ := v.([]any); return l }

// at follows fields.
func at(v any, fields ...string) any {
	for _, f := range fields {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[f]
	}
	return v
}

// TestWhatIsContestedCanBeCited: each contested property of each thing has a citation.
func TestWhatIsContestedCanBeCited(t *testing.T) {
	folders, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	cited := 0
	for _, f := range folders {
		if slices.Contains([]string{"register-number", "today-elsewhere"}, f.Name()) || strings.HasSuffix(f.Name(), "-texts") {
			continue // the first is refused, the second is from a later day, and the others are texts
		}
		data := ask(t, f.Name(), `{ claims(first: 1000) { nodes { subject { ...doubt } object { ...doubt } } } } fragment doubt on Entity { id contested }`)
		asked := map[string]string{}
		for _, c := range list(at(data, "claims", "nodes")) {
			for _, end := range []string{"subject", "object"} {
				for _, property := range list(at(c, end, "contested")) {
					id, name := at(c, end, "id").(string), property.(string)
					asked[id+" "+name] = `citations(of: "` + id + `", property: "` + name + `", first: 1) { text }`
				}
			}
		}
		for what, field := range asked {
			cited++
			if got := ask(t, f.Name(), "{ "+field+" }"); len(list(got["citations"])) == 0 {
				t.Errorf("%s: %s is contested, and has no citation", f.Name(), what)
			}
		}
	}
	if cited < 10 {
		t.Errorf("only %d contested properties were asked for: this test compares too little", cited)
	}
}
