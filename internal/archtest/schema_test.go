package archtest

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/resolvers/compile"
	"parley/schema"
	"parley/schema/generated"
)

func api(t *testing.T) *ast.Schema {
	t.Helper()
	s, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// definitions returns the types that the schema itself defines, by name.
func definitions(t *testing.T) []*ast.Definition {
	t.Helper()
	var own []*ast.Definition
	types := api(t).Types
	for _, name := range slices.Sorted(maps.Keys(types)) {
		if def := types[name]; !def.BuiltIn && !strings.HasPrefix(name, "__") {
			own = append(own, def)
		}
	}
	return own
}

// fields returns the fields of a definition that the schema itself defines.
func fields(def *ast.Definition) []*ast.FieldDefinition {
	var own []*ast.FieldDefinition
	for _, f := range def.Fields {
		if !strings.HasPrefix(f.Name, "__") {
			own = append(own, f)
		}
	}
	return own
}

func TestEveryFieldBinds(t *testing.T) {
	if err := compile.Bind(api(t), graph.Parley); err != nil {
		t.Error(err)
	}
}

// TestFieldsWithArgumentsAreResolvers checks that gqlgen binds no field with arguments to a struct
// field. gqlgen would ignore the arguments without an error.
func TestFieldsWithArgumentsAreResolvers(t *testing.T) {
	seen := 0
	for _, def := range definitions(t) {
		if def.Kind != ast.Object {
			continue
		}
		for _, f := range fields(def) {
			if len(f.Arguments) == 0 {
				continue
			}
			seen++
			if !resolved(def.Name, f) {
				t.Errorf("%s.%s has arguments, and the generated code has no resolver that takes them", def.Name, f.Name)
			}
		}
	}
	if seen == 0 {
		t.Error("no field has arguments")
	}
}

// resolved reports whether the generated code calls a resolver for a field.
func resolved(typ string, f *ast.FieldDefinition) bool {
	root, ok := reflect.TypeFor[generated.ResolverRoot]().MethodByName(typ)
	if !ok {
		return false
	}
	// The interface of the type's resolvers has one method for each field.
	for m := range root.Type.Out(0).Methods() {
		if strings.EqualFold(m.Name, f.Name) {
			return true
		}
	}
	return false
}

func TestEverythingIsDescribed(t *testing.T) {
	want := func(description, format string, args ...any) {
		if strings.TrimSpace(description) == "" {
			t.Errorf(format+" has no description", args...)
		}
	}
	for _, def := range definitions(t) {
		want(def.Description, "%s", def.Name)
		for _, f := range fields(def) {
			want(f.Description, "%s.%s", def.Name, f.Name)
			for _, a := range f.Arguments {
				want(a.Description, "%s.%s(%s:)", def.Name, f.Name, a.Name)
			}
		}
		for _, v := range def.EnumValues {
			want(v.Description, "%s.%s", def.Name, v.Name)
		}
	}
}

// TestParserIsBounded keeps away the releases of gqlparser that take seconds to
// validate a query of a kilobyte.
func TestParserIsBounded(t *testing.T) {
	const parser = "github.com/vektah/gqlparser/v2"
	least := []int{2, 5, 64}
	version, err := goTool("list", "-m", "-f", "{{.Version}}", parser)
	if err != nil {
		t.Fatal(err)
	}
	got := make([]int, 3)
	if _, err := fmt.Sscanf(version, "v%d.%d.%d", &got[0], &got[1], &got[2]); err != nil {
		t.Fatalf("version %q: %v", version, err)
	}
	if slices.Compare(got, least) < 0 {
		t.Errorf("%s is %v, want %v or newer", parser, got, least)
	}
}
