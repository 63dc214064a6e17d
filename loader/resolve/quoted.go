package resolve

import (
	"strings"
	"unicode/utf8"

	"parley/loader/dossier"
	"parley/loader/grammar"
)

// checkQuotedWords warns where a source gives the text of a quotation, and no passage of the source about the quotation
// has these words, or has them outside quotation marks only. A passage without marks can stand inside a quotation: only
// the text of the article shows that, see package cite.
func (r *resolver) checkQuotedWords() {
	passages := map[told]map[string]bool{}
	for _, c := range r.dossier.Claims {
		if k := r.known[c.Subject]; k.typ != nil && k.typ.Name == "Quotation" {
			at := told{c.Source, c.Subject}
			if passages[at] == nil {
				passages[at] = map[string]bool{}
			}
			passages[at][c.Quote] = true
		}
	}
	type words struct {
		told
		text string
	}
	warned := map[words]bool{}
	for _, c := range r.dossier.Claims {
		at := words{told{c.Source, c.Subject}, text(c)}
		if !of(c, "text") || passages[at.told] == nil || !asserts(c) || warned[at] {
			continue
		}
		has, marked := false, false
		for passage := range passages[at.told] {
			whole, inside := holds([]string{passage}, at.text), holds(between(passage), at.text)
			has = has || whole || inside
			marked = marked || inside || whole && !dossier.HasMarks(passage)
		}
		switch {
		case !has:
			r.warnAt(c.At, "no passage of the source about `%s` has these words: copy the words of the quotation from the passage, or choose the passage that has them", c.Subject)
		case !marked:
			r.warnAt(c.At, "the passage has words of `%s` outside its quotation marks: write in `text` only what stands between the marks", c.Subject)
		default:
			continue
		}
		warned[at] = true
	}
}

// holds reports whether the words of a quotation stand in texts. A passage is short, so a long quotation may have more
// words than its passage.
func holds(texts []string, words string) bool {
	if dossier.Says(texts, words) {
		return true
	}
	return len(strings.Fields(words)) > grammar.MaxWords && len(texts) > 0 && dossier.Says([]string{words}, strings.Join(texts, " "))
}

// between is what stands between the quotation marks of a passage. The passage can begin or end inside a quotation. If
// it has an odd number of straight marks, all of it counts, because nothing shows which part is the quotation.
func between(passage string) []string {
	if strings.Count(passage, `"`)%2 == 1 {
		return []string{passage}
	}
	var out []string
	if i := strings.IndexAny(passage, "”»」"); i >= 0 && !strings.ContainsAny(passage[:i], "“„«»「”") {
		out = append(out, passage[:i])
		_, size := utf8.DecodeRuneInString(passage[i:])
		passage = passage[i+size:]
	}
	letters := []rune(passage)
	for _, s := range dossier.Marked(letters) {
		out = append(out, string(letters[s[0]:s[1]]))
	}
	return out
}
