package archtest

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	goDirective = regexp.MustCompile(`(?m)^go (\d+\.\d+)(?:\.\d+)?$`)
	nodeRange   = regexp.MustCompile(`^(?:\^|>=)(\d+\.\d+)\.0$`)
	goNamed     = regexp.MustCompile(`\bGo (\d+\.\d+)`)
	nodeNamed   = regexp.MustCompile(`\bNode (\d+(?:\.\d+)?)`)
)

// TestVersionsAgree compares every version of Go and Node that a text names with
// go.mod and with "engines" in web/package.json. The Makefile reads these two files.
func TestVersionsAgree(t *testing.T) {
	const root = "../.."
	wantGo, wantNode := goVersion(t, root), nodeVersions(t, root)
	named := map[string]bool{}
	for _, file := range texts(t, root) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range goNamed.FindAllStringSubmatch(string(text), -1) {
			if m[1] != wantGo {
				t.Errorf("%s names %s, and go.mod asks for Go %s", file, m[0], wantGo)
			}
			named["Go "+m[1]] = true
		}
		for _, m := range nodeNamed.FindAllStringSubmatch(string(text), -1) {
			if !slices.Contains(wantNode, m[1]) {
				t.Errorf("%s names %s, and web/package.json asks for Node %s", file, m[0], strings.Join(wantNode, " or "))
			}
			named["Node "+m[1]] = true
		}
	}
	want := []string{"Go " + wantGo}
	for _, version := range wantNode {
		want = append(want, "Node "+version)
	}
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(named)); !slices.Equal(got, want) {
		t.Errorf("the texts name %q, and the versions are %q", got, want)
	}
}

// goVersion returns the version of Go that go.mod asks for, such as 1.26.
func goVersion(t *testing.T, root string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	m := goDirective.FindStringSubmatch(string(text))
	if m == nil {
		t.Fatal("go.mod names no version of Go")
	}
	return m[1]
}

// nodeVersions returns the lowest version of Node in each range that
// web/package.json allows, such as 20.19 and 22.12.
func nodeVersions(t *testing.T, root string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "web", "package.json"))
	if err != nil {
		t.Fatal(err)
	}
	var p struct{ Engines struct{ Node string } }
	if err := json.Unmarshal(text, &p); err != nil {
		t.Fatal(err)
	}
	var versions []string
	for r := range strings.SplitSeq(p.Engines.Node, "||") {
		m := nodeRange.FindStringSubmatch(strings.TrimSpace(r))
		if m == nil {
			t.Fatalf("scripts/need.sh does not understand the range %q in web/package.json", r)
		}
		versions = append(versions, m[1])
	}
	return versions
}

// texts returns the files that tell people which versions they need. A changelog
// and decisions may name older versions.
func texts(t *testing.T, root string) []string {
	t.Helper()
	files := []string{filepath.Join(root, "Makefile"), filepath.Join(root, "Dockerfile"), filepath.Join(root, ".ci", "run")}
	for _, pattern := range []string{"*.md", "scripts/*.sh"} {
		matches, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, matches...)
	}
	err := filepath.WalkDir(filepath.Join(root, "docs"), func(file string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && entry.Name() == "decisions" {
			return fs.SkipDir
		}
		if err == nil && filepath.Ext(file) == ".md" {
			files = append(files, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(files, func(file string) bool { return filepath.Base(file) == "CHANGELOG.md" })
}
