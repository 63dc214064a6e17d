package resolve

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	"go.yaml.in/yaml/v3"

	"parley/loader/dossier"
)

// FuzzDossier checks that the resolver either resolves a file or reports its problems, however odd the file is.
func FuzzDossier(f *testing.F) {
	for _, seed := range []string{
		base, reported + "      - {meeting: m, status: held, participants: [{id: ada-nord, side: north}]}\n",
		reported + "      - {quotation: q, speaker: ada-nord, when: {text: 2025, worded: then}}\n",
		"source: s\npublished: {}\nreports: [{}, [], x]\n", "things: [{person: }, {}, [], {place: p, within: [p, {id: p}, {}]}]\n",
		"things:\n  - {plan: p, pointCount: 1, points: {id: point-a, wording: w}}\n", "dossier: [x]\ntitle: {}\n",
		"judgements:\n  - {same: [ada-nord, bo-sud], by: b, when: 2025, why: w, score: 0.5}\n  - {different: [bo-sud, ada-nord], by: b, when: 2025, why: w}\n  - {unsure: [town, land], by: b, when: 2025, why: w}\n",
		"judgements: [{same: [town, land], by: b, when: 2025, why: w}, {same: [x, ada-nord]}, {unsure: [{}, []]}, x, {}]\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var n yaml.Node
		if yaml.Unmarshal([]byte(text), &n) != nil || len(n.Content) == 0 {
			return
		}
		files := raw(t, map[string]string{"dossier.yaml": head, "base.yaml": base})
		files.Files = append(files.Files, dossier.File{Name: "x.yaml", Root: n.Content[0]})
		d, err := Dossier(files, now)
		var ps dossier.Problems
		if (d == nil) == (err == nil) || err != nil && !errors.As(err, &ps) {
			t.Fatalf("got %v, %v", d, err)
		}
		for _, p := range ps {
			if p.At.File == "" || p.At.Line < 1 || p.At.Column < 1 {
				t.Fatalf("a problem stands nowhere: %v", p)
			}
			if strings.ContainsFunc(p.Message, func(r rune) bool { return !unicode.IsPrint(r) }) {
				t.Fatalf("a problem is not one line of text: %q", p)
			}
		}
	})
}
