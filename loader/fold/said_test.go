package fold

import (
	"slices"
	"testing"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
)

// What a claim says decides which claims stand for a passage, and never an id.
func TestWhatStandsForAPassage(t *testing.T) {
	quoted := func(c dossier.Claim, subject graph.ID) dossier.Claim {
		c.Subject, c.Quote, c.Start, c.End = subject, "two meetings in one passage", 4, 31
		return c
	}
	for _, names := range [][2]graph.ID{{"may", "june"}, {"june", "may"}} {
		for _, ids := range [][]string{{"a", "b", "c", "d"}, {"d", "c", "b", "a"}} {
			claims := []dossier.Claim{
				quoted(says(ids[0], "post", on(1), statusIs(graph.Held)), names[0]),
				quoted(says(ids[1], "post", on(1), there("AT", "selm")), names[0]),
				quoted(says(ids[2], "post", on(1), statusIs(graph.Held)), names[1]),
				quoted(says(ids[3], "post", on(1), there("TOPIC", "fish", "DISCUSSED")), names[1]),
			}
			var got []int
			for i, leads := range leaders(claims) {
				if leads {
					got = append(got, i)
				}
			}
			if !slices.Equal(got, []int{0, 2}) {
				t.Errorf("with the ids %v, the claims %v stand for the passage, want 0 and 2", ids, got)
			}
		}
	}
}

// A source is found by the words of its headline and of its author, and by no phrase that goes from one to the other.
func TestWordsOfASource(t *testing.T) {
	typ := graph.Parley.Type("Source")
	s := dossier.Source{ID: "post", Values: make([]graph.Value, len(typ.Properties))}
	s.Values[typ.Property("title").Index], s.Values[typ.Property("author").Index] = "Zelensky's aides meet envoys", "Анна Річка"
	said, _ := sourceRecord(s).Values[typ.Property("said").Index].(string)
	if want := words.Passage("Zelensky's aides meet envoys", "Анна Річка"); said != want || said == "" {
		t.Errorf("the words are %q, want %q", said, want)
	}
	if s := sourceRecord(dossier.Source{ID: "post", Values: make([]graph.Value, len(typ.Properties))}); s.Values[typ.Property("said").Index] != nil {
		t.Errorf("a source without a headline has the words %q", s.Values[typ.Property("said").Index])
	}
}
