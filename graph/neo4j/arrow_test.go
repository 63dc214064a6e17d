package neo4j

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// TestOneArrow checks that only arrow.go writes relationships of the model into
// patterns. The exceptions name no step: the dump of every relationship, and the
// indexes of the database.
func TestOneArrow(t *testing.T) {
	exceptions := map[string]bool{"contents.go": true, "prepare.go": true}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
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
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING || !strings.Contains(literal.Value, "-[") && !strings.Contains(literal.Value, "]-") {
				return true
			}
			found[file] = true
			if file != "arrow.go" && !exceptions[file] {
				t.Errorf("%s writes an arrow of its own: %s", set.Position(literal.Pos()), literal.Value)
			}
			return true
		})
	}
	if !found["arrow.go"] {
		t.Error("arrow.go writes no arrow: this test looks for the wrong text")
	}
}
