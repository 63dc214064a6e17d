package memory

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestOneReader checks that only state.go and reader.go look into states and
// things. All other files ask the reader.
func TestOneReader(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	inside := []string{"stored", "lists", "state"}
	uses := map[string]int{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok || !slices.Contains(inside, selector.Sel.Name) {
				return true
			}
			uses[selector.Sel.Name]++
			if file != "state.go" && file != "reader.go" {
				t.Errorf("%s reads .%s; ask the reader for it", set.Position(selector.Pos()), selector.Sel.Name)
			}
			return true
		})
	}
	for _, name := range inside {
		if uses[name] == 0 {
			t.Errorf("no file reads .%s: this test looks for a name that is gone", name)
		}
	}
}
