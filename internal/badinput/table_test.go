package badinput

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// table is the page that the tests of bad files write their results to.
var table = flag.String("table", "", "a page with marks, between which the tests of bad files write their results")

// tableMarks surround one table of the page. They name the first and the last number of its rows.
var tableMarks = regexp.MustCompile(`(?s)(<!-- files (\d+) to (\d+): begin -->\n).*?(<!-- files: end -->)`)

const tableHead = "| no. | input | message | CPU, ms | MiB | bytes |\n|---|---|---|---:|---:|---:|\n"

var rows []string

// record adds a row to the table, and writes the page if the flag names one. The cost
// is what the input costs more than a valid dossier.
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
	if !tableMarks.Match(page) {
		t.Fatalf("%s has no place for the table", *table)
	}
	written := tableMarks.ReplaceAllStringFunc(string(page), func(old string) string {
		marks := tableMarks.FindStringSubmatch(old)
		from, to := numeral(marks[2]), numeral(marks[3])
		text := marks[1] + tableHead
		for _, line := range rows {
			if n := numeral(numberOf(line)); from <= n && n <= to {
				text += line
			}
		}
		return text + marks[4]
	})
	if err := os.WriteFile(*table, []byte(written), 0o600); err != nil {
		t.Fatal(err)
	}
}

// numberOf is the number of a line, by which lines are sorted: 68, 99b, 99c.
func numberOf(line string) string { return strings.Fields(line)[1] }

// numeral is a number without the letter that may end it: 99 of 99b.
func numeral(number string) int {
	n, _ := strconv.Atoi(strings.TrimRight(number, "bc"))
	return n
}
