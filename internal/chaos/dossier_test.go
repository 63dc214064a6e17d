//go:build integration

package chaos

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// dossierID is the id of the dossier that the tests load.
const dossierID = "chaos"

// writeDossier makes a folder with a dossier of some meetings, counted from first. Two dossiers that overlap differ
// in the participants of the meetings that both have. So a load of one over the other adds, changes and drops.
func writeDossier(t testing.TB, first, meetings int) string {
	t.Helper()
	folder := t.TempDir()
	files := map[string]string{"dossier.yaml": "dossier: " + dossierID + "\ntitle: Of chaos\n"}
	var things, reports strings.Builder
	things.WriteString("things:\n  - organization: gazette\n    name: The Gazette\n  - place: lake\n    name: Lake\n")
	for i := range 12 {
		fmt.Fprintf(&things, "  - person: person-%d\n    name: Person %d\n", i, i)
	}
	for i := first; i < first+meetings; i++ {
		fmt.Fprintf(&reports, "  - quote: they met for the %dth time\n    start: %d\n    says:\n", i, 50*i)
		fmt.Fprintf(&reports, "      - meeting: meeting-%d\n        name: Meeting %d\n        status: held\n        places: lake\n", i, i)
		fmt.Fprintf(&reports, "        participants: [person-%d, person-%d, person-%d]\n", i%4, 4+(i+first/8)%4, 8+i%4)
	}
	files["things.yaml"] = things.String()
	files["source.yaml"] = "source: report-1\ntitle: They met\npublisher: gazette\npublished: 2025-05-01\nreliability: B\nreports:\n" + reports.String()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}
