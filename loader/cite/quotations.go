package cite

import (
	"fmt"
	"strings"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

// quotationOf is a quotation in the words of one source.
type quotationOf struct{ source, quotation graph.ID }

// unquoted warns about each text of a quotation that does not stand between quotation marks in the article. It looks at
// all passages of the source about the quotation, because the words can stand in another passage than the one that gives
// the text. Passages that do not stand in the article are left out.
func unquoted(d *dossier.Dossier, articles map[graph.ID]*article, stands map[dossier.Position]bool) dossier.Problems {
	quotations := map[graph.ID]bool{}
	for _, t := range d.Things {
		quotations[t.ID] = t.Type.Name == "Quotation"
	}
	passages := map[quotationOf][]dossier.Claim{}
	for _, c := range d.Claims {
		if quotations[c.Subject] && stands[c.QuoteAt] {
			at := quotationOf{c.Source, c.Subject}
			passages[at] = append(passages[at], c)
		}
	}
	var problems dossier.Problems
	for _, c := range d.Claims {
		property, takesPassage := grammar.Passage(graph.Parley.Type("Quotation"))
		if !quotations[c.Subject] || !takesPassage || c.Relation != nil || c.Property.Name != property || !stands[c.QuoteAt] {
			continue
		}
		a, words := articles[c.Source], fmt.Sprint(c.Values[0])
		if c.Polarity == graph.Affirms && !c.Retracts && !a.quotes(passages[quotationOf{c.Source, c.Subject}], words) {
			problems = append(problems, dossier.Problem{At: c.At, Severity: dossier.Warning, Message: fmt.Sprintf(
				"%s does not have these words between quotation marks, so `%s` is perhaps no quotation: write in `text` only what stands between the marks, or write no quotation", a.name, c.Subject)})
		}
	}
	return problems
}

// quotes reports whether one of the passages has the words between quotation marks. A passage is short, so a long
// quotation may have more words than its passage.
func (a *article) quotes(passages []dossier.Claim, words string) bool {
	for _, c := range passages {
		parts := a.between(c.Start, c.End)
		switch {
		case len(parts) == 0:
		case dossier.Says(parts, words):
			return true
		case len(strings.Fields(words)) > grammar.MaxWords && dossier.Says([]string{words}, strings.Join(parts, " ")):
			return true
		}
	}
	return false
}

// between is what a passage has between quotation marks. The marks can stand outside the passage.
func (a *article) between(start, end int) []string {
	var parts []string
	for _, s := range a.marked {
		if from, to := max(s[0], start), min(s[1], end); from < to {
			parts = append(parts, string(a.runes[from:to]))
		}
	}
	return parts
}
