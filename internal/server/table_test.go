package server

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// table is the page that what was seen is written to.
var table = flag.String("table", "", "a page to write what came back of the bad input to, between its marks")

const (
	tableBegin = "<!-- what came back: begin -->\n"
	tableEnd   = "<!-- what came back: end -->\n"
)

var rows struct {
	sync.Mutex
	lines []string
}

// record notes a line of the table, and writes the page if that is asked for.
func record(t testing.TB, number, what, outcome string, cost usage, reply int) {
	t.Helper()
	if *table == "" {
		return
	}
	rows.Lock()
	defer rows.Unlock()
	rows.lines = append(rows.lines, fmt.Sprintf("| %s | %s | %s | %.1f | %d | %d |\n",
		number, strings.ReplaceAll(what, "|", `\|`), outcome, time.Duration(cost.CPU).Seconds()*1e3, cost.Allocated>>10, reply))
	slices.SortStableFunc(rows.lines, func(a, b string) int { return strings.Compare(numberOf(a), numberOf(b)) })
	page, err := os.ReadFile(*table)
	if err != nil {
		t.Fatal(err)
	}
	above, rest, ok := strings.Cut(string(page), tableBegin)
	_, below, ended := strings.Cut(rest, tableEnd)
	if !ok || !ended {
		t.Fatalf("%s has no place for the table", *table)
	}
	head := "| number | what was sent | what came back | CPU, ms | allocated, KiB | reply, bytes |\n|---|---|---|---:|---:|---:|\n"
	if err := os.WriteFile(*table, []byte(above+tableBegin+head+strings.Join(rows.lines, "")+tableEnd+below), 0o600); err != nil {
		t.Fatal(err)
	}
}

// numberOf is what a line is sorted by.
func numberOf(line string) string {
	n := strings.Fields(line)[1]
	return fmt.Sprintf("%5s", strings.TrimRight(n, "b")) + n
}
