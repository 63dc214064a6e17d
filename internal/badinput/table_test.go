package badinput

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// table is the page to write the results to.
var table = flag.String("table", "", "a page to write what came back of the bad files to, between its marks")

const (
	tableBegin = "<!-- what the loader said: begin -->\n"
	tableEnd   = "<!-- what the loader said: end -->\n"
	tableHead  = "| number | what was sent | what came back | CPU, ms | memory, MiB | reply, bytes |\n|---|---|---|---:|---:|---:|\n"
)

var rows []string

// record adds a line to the table, and writes the page if a page is given. The cost is what goes beyond a small sound
// dossier.
func record(t testing.TB, number, what, outcome string, cost usage, reply int) {
	t.Helper()
	if *table == "" {
		return
	}
	outcome = strings.NewReplacer("|", `\|`, "<", `\<`).Replace(outcome)
	rows = append(rows, fmt.Sprintf("| %s | %s | %s | %.0f | %.1f | %d |\n", number, strings.ReplaceAll(what, "|", `\|`), outcome,
		float64(max(cost.cpu, 0))/float64(time.Millisecond), float64(max(cost.resident, 0))/(1<<20), reply))
	slices.SortStableFunc(rows, func(a, b string) int { return strings.Compare(numberOf(a), numberOf(b)) })
	page, err := os.ReadFile(*table)
	if err != nil {
		t.Fatal(err)
	}
	above, rest, begun := strings.Cut(string(page), tableBegin)
	_, below, ended := strings.Cut(rest, tableEnd)
	if !begun || !ended {
		t.Fatalf("%s has no place for the table", *table)
	}
	if err := os.WriteFile(*table, []byte(above+tableBegin+tableHead+strings.Join(rows, "")+tableEnd+below), 0o600); err != nil {
		t.Fatal(err)
	}
}

// numberOf is the number by which the lines are sorted: 68, 99b, 99c.
func numberOf(line string) string { return strings.Fields(line)[1] }
