package reference_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"parley/internal/reference"
	"parley/schema"
)

var update = flag.Bool("update", false, "write the page again")

func TestTheSchemasPageIsUpToDate(t *testing.T) {
	const page = "../../docs/reference/schema.md"
	api, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	got := reference.Schema(api)
	if !strings.Contains(got, "| `whoMet` |") {
		t.Fatal("the page leaves out the queries")
	}
	if *update {
		if err := os.WriteFile(page, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is out of date: go test ./internal/reference -update", page)
	}
}
