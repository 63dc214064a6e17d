package pythontest

import (
	"sync"
	"testing"
)

var popoloSchemas = sync.OnceValues(func() (string, error) { return script("popolo-schemas.sh") })

// PopoloSchemas returns the folder with the JSON Schemas that the Popolo project has published. The schemas come from
// scripts/popolo-schemas.sh, which says what it needs. If the script fails, the test fails with what it said.
func PopoloSchemas(t testing.TB) string {
	t.Helper()
	folder, err := popoloSchemas()
	if err != nil {
		t.Fatalf("scripts/popolo-schemas.sh failed: %v\n%s", err, folder)
	}
	return folder
}
