package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"parley/loader/jsonschema"
	"parley/schema"
)

func TestThePublishedSchemasAreUpToDate(t *testing.T) {
	for _, of := range []string{"dossier", "mapping"} {
		published := "../../docs/reference/" + of + ".schema.json"
		want, err := publishedSchema(of)
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(published, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(published)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is out of date: run `go generate ./cmd/parley` and commit it", published)
		}
	}
}

func TestEveryFieldIsDescribed(t *testing.T) {
	api, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := jsonschema.Dossier(apiWords(api))
	for name, def := range s.Defs {
		for field, of := range def.Properties {
			if d := of.Description; d == "" || strings.HasPrefix(d, ". ") || strings.HasPrefix(d, "Takes ") {
				t.Errorf("%s.%s is not described in the API's schema", name, field)
			}
		}
	}
}
