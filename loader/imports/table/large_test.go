package table_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"parley/loader/imports"
)

// largeRegister is a register with that many meetings, of 40 ministers with 2,000 organizations.
func largeRegister(rows int) string {
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString("No,Date,Minister,Department,Organisation,Attendees,Form,Subject\n")
	for i := range rows {
		day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i*1800/rows)
		minister, organisation := random.IntN(40), random.IntN(2000)
		fmt.Fprintf(&b, "%d,%s,Minister Number%d,Ministry %d,Organisation Number%d,\"Ana Reyes%d; Jon Vale%d\",In person,\"Harbour dues; Subject %d\"\n",
			i+1, day.Format("2 January 2006"), minister, minister%15, organisation, organisation, random.IntN(3000), random.IntN(200))
	}
	return b.String()
}

// TestALargeTable holds an import of 25,000 rows to a minute and 500 MB.
func TestALargeTable(t *testing.T) {
	const rows = 25_000
	csv, m := largeRegister(rows), read(t, "register.yaml")
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	began := time.Now()
	s, err := imported(t, csv, m, imports.Options{Folder: t.TempDir()})
	took := time.Since(began)
	runtime.ReadMemStats(&after)
	if err != nil {
		t.Fatal(err)
	}
	if s.Read != rows || s.Reports != rows || len(s.Refused) > 0 {
		t.Errorf("of %d rows, %d became reports, and %d were refused: %v", s.Read, s.Reports, len(s.Refused), s.Refused)
	}
	t.Logf("%d rows (%d bytes): %v, %d MB from the system, %d files", rows, len(csv), took.Round(time.Millisecond), after.Sys>>20, len(s.Files))
	if took > time.Minute || after.Sys > 500<<20 {
		t.Errorf("the import took %v and %d MB", took, after.Sys>>20)
	}
}
