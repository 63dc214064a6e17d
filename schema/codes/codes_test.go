package codes

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

var update = flag.Bool("update", false, "write the table of codes into the reference page")

const (
	page       = "../../docs/reference/limits.md"
	tableBegin = "<!-- codes: begin -->\n"
	tableEnd   = "<!-- codes: end -->\n"
)

func TestCodesAreDistinctAndExplained(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range All() {
		switch {
		case seen[c.String()]:
			t.Errorf("%s is listed twice", c)
		case strings.ToUpper(c.String()) != c.String() || c.String() == "":
			t.Errorf("%q is not written in capitals", c)
		case !strings.HasSuffix(c.Meaning(), "."):
			t.Errorf("%s has no sentence for its meaning: %q", c, c.Meaning())
		case http.StatusText(c.Status()) == "":
			t.Errorf("%s has the status %d", c, c.Status())
		}
		seen[c.String()] = true
	}
}

// TestReferenceListsEveryCode compares the table of the reference page with the set.
func TestReferenceListsEveryCode(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("| code | status | meaning |\n|---|---|---|\n")
	for _, c := range All() {
		fmt.Fprintf(&rows, "| `%s` | %d | %s |\n", c, c.Status(), c.Meaning())
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	above, rest, begun := strings.Cut(string(text), tableBegin)
	table, below, ended := strings.Cut(rest, tableEnd)
	if !begun || !ended {
		t.Fatalf("%s has no place for the table of codes", page)
	}
	if table == rows.String() {
		return
	}
	if !*update {
		t.Fatalf("%s does not list the codes of this package: run `go test ./schema/codes -update`", page)
	}
	if err := os.WriteFile(page, []byte(above+tableBegin+rows.String()+tableEnd+below), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestSetKeepsOtherExtensions(t *testing.T) {
	err := BadCursor.Set(&gqlerror.Error{Extensions: map[string]any{"retryable": true}})
	if !BadCursor.On(err) || Of(err) != "BAD_CURSOR" || err.Extensions["retryable"] != true || Internal.On(err) {
		t.Errorf("the extensions are %v", err.Extensions)
	}
	if got := Of(gqlerror.Errorf("no code")); got != "" {
		t.Errorf("an error without a code has the code %q", got)
	}
}
