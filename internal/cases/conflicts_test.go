package cases

import (
	"os"
	"slices"
	"strings"
	"testing"

	"parley/graph"
)

// TestConflictsExplainWhatIsContested: each contested or open property or relation of a thing is the matter of a conflict, and each conflict is about a
// contested or open property or relation. The conflicts about something open are open. There is no conflict about a property that has no second account:
// nobody but the teller has withdrawn the story, or the property is contested only because sources deny the meeting, which is a conflict about the status.
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
				conflicts(first: 1000) { subject { id } property open }
				claims(first: 1000) { nodes { subject { id ...doubt } object { id ...doubt } } }
			}
			fragment doubt on Entity { contested open accounts { edges { standing node { property } } } }`)
			want, got := map[string]bool{}, map[string]bool{} // by thing and matter: whether it is open
			for _, c := range list(at(data, "claims", "nodes")) {
				for _, end := range []string{"subject", "object"} {
					thing, _ := at(c, end).(map[string]any)
					for _, mark := range []string{"contested", "open"} {
						for _, p := range list(thing[mark]) {
							if of := matter(p.(string)); !hasNoRival(thing, of) {
								key := thing["id"].(string) + " " + of
								want[key] = want[key] || mark == "open"
							}
						}
					}
				}
			}
			for _, c := range list(data["conflicts"]) {
				key := at(c, "subject", "id").(string) + " " + matter(at(c, "property").(string))
				got[key] = got[key] || at(c, "open") == true
				conflicts++
			}
			for key, open := range want {
				if is, there := got[key]; !there || is != open {
					t.Errorf("%s: open %t, but by its conflicts: there %t, open %t", key, open, there, is)
				}
			}
			for key := range got {
				if _, is := want[key]; !is {
					t.Errorf("%s has a conflict, but is not contested", key)
				}
			}
		})
	}
	if conflicts < 15 {
		t.Errorf("the cases have %d conflicts in all: this test compares too little", conflicts)
	}
}

// matter is the property or relation of a field. All the lists that say whether somebody was at a meeting are one matter.
func matter(field string) string {
	of, detail, _ := strings.Cut(field, ".")
	for _, r := range graph.Parley.Relations() {
		if r.Slot == "attendance" && (r.To.Field == of || r.From.Field == of) {
			of = "participants"
		}
	}
	return strings.TrimSuffix(of+"."+detail, ".")
}

// hasNoRival reports whether all accounts of a matter were withdrawn, or there is only the account that a denial of the whole meeting contests: also that of the
// meeting of an outcome, or of the occasion of a quotation.
func hasNoRival(thing any, of string) bool {
	edges := slices.DeleteFunc(slices.Clone(list(at(thing, "accounts", "edges"))), func(e any) bool { return matter(at(e, "node", "property").(string)) != of })
	denied := of != "status" && slices.Contains(list(at(thing, "contested")), any("status")) || of == "meeting" || of == "occasion"
	return len(edges) > 0 && !slices.ContainsFunc(edges, func(e any) bool { return at(e, "standing") != "WITHDRAWN" }) || len(edges) == 1 && denied
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
