package archtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parley/schema/codes"
)

// eachNode calls visit for each node of the syntax of each Go file in a folder and below it. It
// leaves out tests, the executor that gqlgen writes, and the folders of that name.
func eachNode(t *testing.T, folder string, leaveOut []string, visit func(file, position string, n ast.Node)) {
	t.Helper()
	leaveOut = append(leaveOut, "node_modules", ".git", "generated")
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch name := entry.Name(); {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains(leaveOut, name):
			return fs.SkipDir
		case entry.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		positions := token.NewFileSet()
		source, err := parser.ParseFile(positions, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(source, func(n ast.Node) bool {
			if n != nil {
				visit(entry.Name(), positions.Position(n.Pos()).String(), n)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestOneReader checks that in the embedded store only reader.go, and state.go, change.go and asof.go, which make states, look into
// states and things. All other files ask the reader.
func TestOneReader(t *testing.T) {
	uses := map[string]int{"stored": 0, "lists": 0, "state": 0}
	eachNode(t, "../../graph/memory", nil, func(file, position string, n ast.Node) {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return
		}
		name := selector.Sel.Name
		if _, inside := uses[name]; !inside {
			return
		}
		uses[name]++
		if !slices.Contains([]string{"reader.go", "state.go", "change.go", "asof.go"}, file) {
			t.Errorf("%s reads .%s: ask the reader for it", position, name)
		}
	})
	for name, n := range uses {
		if n == 0 {
			t.Errorf("no file reads .%s: this test looks for a name that is gone", name)
		}
	}
}

// TestOneArrow checks that in the Neo4j store only arrow.go writes relationships of the model
// into patterns. The exceptions name no step: contents.go reads every relationship, and
// prepare.go makes the indexes.
func TestOneArrow(t *testing.T) {
	found := map[string]bool{}
	eachNode(t, "../../graph/neo4j", nil, func(file, position string, n ast.Node) {
		literal, ok := n.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING || !strings.Contains(literal.Value, "-[") && !strings.Contains(literal.Value, "]-") {
			return
		}
		found[file] = true
		if !slices.Contains([]string{"arrow.go", "contents.go", "prepare.go"}, file) {
			t.Errorf("%s writes a relationship into a pattern: use an arrow\n%s", position, literal.Value)
		}
	})
	if !found["arrow.go"] {
		t.Error("arrow.go writes no relationship: this test looks for the wrong text")
	}
}

// TestOnlyCodesSpellsACode checks that only package codes writes the text of an error code, or
// the key of a code in the extensions of an error.
func TestOnlyCodesSpellsACode(t *testing.T) {
	spelled := map[string]bool{}
	for _, c := range codes.All() {
		spelled[strconv.Quote(c.String())] = true
	}
	read := 0
	eachNode(t, "../..", []string{"codes"}, func(_, position string, n ast.Node) {
		read++
		if literal, ok := key(n); ok && literal.Value == `"code"` {
			t.Errorf("%s writes the extension %s: use the methods of codes.Code", position, literal.Value)
		}
		if literal, ok := n.(*ast.BasicLit); ok && spelled[literal.Value] {
			t.Errorf("%s spells the code %s: use the variable of package codes", position, literal.Value)
		}
	})
	if read == 0 {
		t.Error("no source was read")
	}
}

// key returns the text that a node uses as the key of a map.
func key(n ast.Node) (*ast.BasicLit, bool) {
	var k ast.Expr
	switch n := n.(type) {
	case *ast.KeyValueExpr:
		k = n.Key
	case *ast.IndexExpr:
		k = n.Index
	}
	literal, ok := k.(*ast.BasicLit)
	return literal, ok
}
