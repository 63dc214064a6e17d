package schema_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/schema"
	"parley/schema/generated"
)

// TestTheGeneratedExecutorHasTheSameSchema compares every definition, and where each
// stands in which file.
func TestTheGeneratedExecutorHasTheSameSchema(t *testing.T) {
	got, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	want := generated.NewExecutableSchema(generated.Config{}).Schema()
	for _, source := range sources(want) {
		source.Name = strings.TrimPrefix(source.Name, "../") // gqlgen names files from where it writes
	}
	if len(got.Types) < 100 || len(got.Types) != len(want.Types) {
		t.Fatalf("%d types, and the generated executor has %d", len(got.Types), len(want.Types))
	}
	for name, def := range want.Types {
		if !reflect.DeepEqual(got.Types[name], def) {
			t.Errorf("%s is not what the generated executor has: run `go generate ./schema`", name)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("the schema is not that of the generated executor: run `go generate ./schema`")
	}
}

// sources returns the files that a schema was parsed from.
func sources(s *ast.Schema) map[string]*ast.Source {
	files := map[string]*ast.Source{}
	for _, def := range s.Types {
		files[def.Position.Src.Name] = def.Position.Src
		for _, f := range def.Fields { // a file may hold extensions alone
			if f.Position != nil {
				files[f.Position.Src.Name] = f.Position.Src
			}
		}
	}
	return files
}

func TestTheSchemaIsParsedOnce(t *testing.T) {
	one, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	two, _ := schema.Load()
	if one != two {
		t.Error("each call parses the schema again")
	}
}
