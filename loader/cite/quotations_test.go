package cite

import (
	"strings"
	"testing"
	"testing/fstest"

	"parley/graph"
	"parley/loader/dossier"
)

// A text of a quotation that the article does not have between quotation marks is a warning.
func TestAQuotationThatIsNone(t *testing.T) {
	const text = "“We met,” she said, “and it's done.” He called the talks productive.\nShe posted:\nGood news for all.\n"
	quotation := graph.Parley.Type("Quotation")
	for _, c := range []struct {
		quote, words string
		warns        bool
	}{
		{"We met", "We met", false},
		{"“We met,” she said", "We met", false},
		{"“We met,” she said, “and it's done", "We met and it’s done", false},
		{"“We met,” she said", "“We met,” she said", true},
		{"called the talks productive", "productive", true},
		{"Good news", "Good news", false}, // it stands apart, after a colon
		{"she said", "she said", true},
		{"met", "We met", true}, // the passage has less
	} {
		start := strings.Index(text, c.quote)
		start = len([]rune(text[:start]))
		d := &dossier.Dossier{
			Things:  []dossier.Thing{{Type: quotation, ID: "q"}},
			Sources: []dossier.Source{{ID: "s", Text: "a.txt"}},
			Claims: []dossier.Claim{{
				Source: "s", Subject: "q", Property: quotation.Property("text"), Values: []graph.Value{c.words}, Polarity: graph.Affirms,
				Quote: c.quote, Start: start, End: start + len([]rune(c.quote)),
				At: dossier.Position{File: "s.yaml", Line: 9, Column: 7}, QuoteAt: dossier.Position{File: "s.yaml", Line: 4, Column: 3},
			}},
		}
		got := dossier.Problems(Check(d, fstest.MapFS{"a.txt": {Data: []byte(text)}})).Error()
		want := "s.yaml:9:7: warning: a.txt does not have these words between quotation marks, so `q` is perhaps no quotation: " +
			"write in `text` only what stands between the marks, or write no quotation"
		if c.warns != (got == want) || !c.warns && got != "" {
			t.Errorf("%q from %q: %s", c.words, c.quote, got)
		}
	}
}
