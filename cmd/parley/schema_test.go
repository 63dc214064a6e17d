package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"parley/schema"
)

// TestTheSchemaIsPrinted: the schema that the command prints is the schema of the API, and the questions of the docs are valid for
// it, flat or not.
func TestTheSchemaIsPrinted(t *testing.T) {
	api, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, flag := range []string{"", "--flat"} {
		flat := flag != ""
		status, printed := parley(t, append([]string{"schema"}, strings.Fields(flag)...)...)
		if status != 0 {
			t.Fatalf("status %d: %s", status, printed)
		}
		read, err := gqlparser.LoadSchema(&ast.Source{Name: "printed", Input: printed})
		if err != nil {
			t.Fatalf("schema %s: %v", flag, err)
		}
		if len(read.Types) != len(api.Types) {
			t.Errorf("schema %s has %d types, want %d", flag, len(read.Types), len(api.Types))
		}
		for name, want := range api.Types {
			got := read.Types[name]
			if got == nil || len(got.Fields) != len(want.Fields) || got.Description != want.Description {
				t.Errorf("schema %s: the type %s is another type", flag, name)
				continue
			}
			if alone := flat && want.Kind == ast.Interface; (len(got.Interfaces) == 0) != (alone || len(want.Interfaces) == 0) {
				t.Errorf("schema %s: %s implements %v", flag, name, got.Interfaces)
			}
		}
		questions, err := filepath.Glob("../../docs/questions/*.graphql")
		if err != nil || len(questions) == 0 {
			t.Fatalf("no questions: %v", err)
		}
		for _, name := range questions {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, errs := gqlparser.LoadQueryWithRules(read, string(text), rules.NewDefaultRules()); errs != nil {
				t.Errorf("schema %s, %s: %v", flag, name, errs)
			}
		}
	}
}
