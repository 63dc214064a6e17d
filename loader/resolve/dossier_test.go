package resolve

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"parley/loader/dossier"
)

var now = time.Date(2025, 12, 10, 12, 0, 0, 0, time.UTC)

const (
	head = "dossier: d\ntitle: D\n"
	// 1 things: 2 ada 3 bo 4 north 5 press 6 town 7 country 8 border 9 plan 10 point
	base = `things:
  - {person: ada-nord, name: Ada}
  - {person: bo-sud, name: Bo}
  - {organization: north, name: North}
  - {organization: press, name: Press}
  - {place: town, name: Town, within: land}
  - {place: land, name: Land}
  - {issue: border, name: Border}
  - {plan: plan-a, name: Plan A}
  - {point: point-a, name: Point A}
`
	// A source's first five lines, and those of a report; what it says follows in line 9.
	opening  = "source: s\npublisher: press\npublished: 2025-11-30\nlanguage: en\nreports:\n"
	reported = opening + "  - quote: They met\n    start: 0\n    says:\n"
)

// raw parses files like the reader, without its checks.
func raw(t testing.TB, files map[string]string) *dossier.Files {
	t.Helper()
	out := &dossier.Files{}
	for name, text := range files {
		var n yaml.Node
		if err := yaml.Unmarshal([]byte(text), &n); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out.Files = append(out.Files, dossier.File{Name: name, Root: n.Content[0]})
	}
	return out
}

// whole resolves a source file together with the base.
func whole(t testing.TB, source string) (*dossier.Dossier, error) {
	t.Helper()
	return Dossier(raw(t, map[string]string{"dossier.yaml": head, "base.yaml": base, "s.yaml": source}), now)
}

// sound resolves a source file without problems.
func sound(t testing.TB, source string) *dossier.Dossier {
	t.Helper()
	d, err := whole(t, source)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// wants fails the test unless exactly these problems were found.
func wants(t *testing.T, err error, want ...string) {
	t.Helper()
	var ps dossier.Problems
	if !errors.As(err, &ps) {
		t.Fatalf("got %v, want problems", err)
	}
	if got := strings.Split(ps.Error(), "\n"); !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// says resolves items of a report, from line 9 on.
func says(t *testing.T, items string) error {
	t.Helper()
	_, err := whole(t, reported+items)
	return err
}

// things resolves one more reference file.
func things(t *testing.T, items string) error {
	t.Helper()
	_, err := Dossier(raw(t, map[string]string{"dossier.yaml": head, "base.yaml": base, "more.yaml": "things:\n" + items}), now)
	return err
}
