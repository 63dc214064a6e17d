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

// tableRow is the inputs of one number with the same message, and the largest cost of them.
type tableRow struct {
	number, input, message string
	cpu                    time.Duration
	resident               int64
	replied                int
}

func (r tableRow) String() string {
	return fmt.Sprintf("| %s | %s | %s | %.0f | %.1f | %d |\n", r.number, r.input, r.message,
		float64(r.cpu)/float64(time.Millisecond), float64(r.resident)/(1<<20), r.replied)
}

var rows []tableRow

// record adds an input to the table, and writes the page if the flag names one. The cost
// is what the input costs more than a valid dossier.
func record(t testing.TB, number, what, outcome string, cost usage, reply int) {
	t.Helper()
	if *table == "" {
		return
	}
	add(tableRow{
		number: number, input: strings.ReplaceAll(what, "|", `\|`), message: strings.NewReplacer("|", `\|`, "<", `\<`).Replace(outcome),
		cpu: max(cost.cpu, 0), resident: max(cost.resident, 0), replied: reply,
	})
	slices.SortStableFunc(rows, func(a, b tableRow) int { return strings.Compare(a.number, b.number) })
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
		for _, r := range rows {
			if n := numeral(r.number); from <= n && n <= to {
				text += r.String()
			}
		}
		return text + marks[4]
	})
	if err := os.WriteFile(*table, []byte(written), 0o600); err != nil {
		t.Fatal(err)
	}
}

// add adds a row, or its input to the row with the same number and message.
func add(r tableRow) {
	i := slices.IndexFunc(rows, func(o tableRow) bool { return o.number == r.number && o.message == r.message })
	if i < 0 {
		rows = append(rows, r)
		return
	}
	rows[i].input += "; " + r.input
	rows[i].cpu = max(rows[i].cpu, r.cpu)
	rows[i].resident = max(rows[i].resident, r.resident)
	rows[i].replied = max(rows[i].replied, r.replied)
}

// numeral is a number without the letter that may end it: 99 of 99b.
func numeral(number string) int {
	n, _ := strconv.Atoi(strings.TrimRight(number, "bc"))
	return n
}
