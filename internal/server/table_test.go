package server

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// table is the page that the tests of bad input write their results to.
var table = flag.String("table", "", "a page with marks, between which the tests of bad input write their results")

// tableMarks surround one table of the page. They name the first and the last number of its rows.
var tableMarks = regexp.MustCompile(`(?s)(<!-- requests (\d+) to (\d+): begin -->\n).*?(<!-- requests: end -->)`)

const tableHead = "| no. | input | Parley | code | status | CPU, ms | KiB | bytes |\n|---|---|---|---|---|---:|---:|---:|\n"

// tableRow is one row: inputs of one number with the same outcome, or the same inputs under several numbers. It has
// the largest cost of them.
type tableRow struct {
	first, last                 string // numbers
	input, does, code, status   string
	milliseconds                float64
	kibibytesAllocated, replied int
}

var rows struct {
	sync.Mutex
	all []tableRow
}

// record adds a row to the table, and writes the page if the flag names one.
func record(t testing.TB, number, what, outcome string, cost usage, reply int) {
	t.Helper()
	if *table == "" {
		return
	}
	rows.Lock()
	defer rows.Unlock()
	row := tableRow{
		first: number, last: number, input: strings.ReplaceAll(injectedText.ReplaceAllString(what, ""), "|", `\|`),
		milliseconds: time.Duration(cost.CPU).Seconds() * 1e3, kibibytesAllocated: int(cost.Allocated >> 10), replied: reply,
	}
	row.does, row.code, row.status = cells(outcome)
	rows.all = append(rows.all, row)
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
		var text strings.Builder
		text.WriteString(marks[1] + tableHead)
		for _, r := range merged(rows.all) {
			if n := numeral(r.first); from <= n && n <= to {
				text.WriteString(r.String())
			}
		}
		return text.String() + marks[4]
	})
	if err := os.WriteFile(*table, []byte(written), 0o600); err != nil {
		t.Fatal(err)
	}
}

// injectedText is the text of an attempted injection, which begins an input. The page lists these texts once.
var injectedText = regexp.MustCompile("^`` .* `` ")

func (r tableRow) String() string {
	numbers := r.first
	if r.last != r.first {
		numbers += "–" + r.last
	}
	return fmt.Sprintf("| %s | %s | %s | %s | %s | %.1f | %d | %d |\n",
		numbers, r.input, r.does, r.code, r.status, r.milliseconds, r.kibibytesAllocated, r.replied)
}

// cells returns the cells of an outcome: what Parley does, the code, and the status or the time.
func cells(outcome string) (does, code, status string) {
	if code, ok := strings.CutPrefix(outcome, "closed with "); ok {
		return "closes the WebSocket", code, ""
	}
	if took, ok := strings.CutPrefix(outcome, "closed after "); ok {
		return "closes the connection", "", "after " + took
	}
	text, codes, _ := strings.Cut(outcome, ", ")
	for n := http.StatusOK; n < 600; n++ {
		switch {
		case http.StatusText(n) != text:
		case codes == "data":
			return "answers", "", strconv.Itoa(n)
		default:
			codes, more, _ := strings.Cut(codes, "; ")
			return strings.TrimSuffix("refuses; "+more, "; "), "`" + strings.ReplaceAll(codes, ", ", "`, `") + "`", strconv.Itoa(n)
		}
	}
	return outcome, "", ""
}

// merged sorts rows by number and merges rows with the same outcome: first the same input under successive numbers,
// then the inputs of one number.
func merged(all []tableRow) []tableRow {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b tableRow) int {
		if n := numeral(a.first) - numeral(b.first); n != 0 {
			return n
		}
		return strings.Compare(a.first, b.first)
	})
	var successive, out []tableRow
	for _, r := range sorted {
		i := slices.IndexFunc(successive, func(o tableRow) bool {
			return o.input == r.input && o.sameOutcome(r) && numeral(o.last)+1 == numeral(r.first)
		})
		if i < 0 {
			successive = append(successive, r)
			continue
		}
		successive[i].last = r.last
		successive[i].costAtLeast(r)
	}
	for _, r := range successive {
		i := slices.IndexFunc(out, func(o tableRow) bool { return o.first == r.first && o.last == r.last && o.sameOutcome(r) })
		if i < 0 {
			out = append(out, r)
			continue
		}
		out[i].input += "; " + r.input
		out[i].costAtLeast(r)
	}
	return out
}

func (r tableRow) sameOutcome(o tableRow) bool {
	return r.does == o.does && r.code == o.code && r.status == o.status
}

func (r *tableRow) costAtLeast(o tableRow) {
	r.milliseconds = max(r.milliseconds, o.milliseconds)
	r.kibibytesAllocated = max(r.kibibytesAllocated, o.kibibytesAllocated)
	r.replied = max(r.replied, o.replied)
}

// numeral is a number of the list of bad input without the letter that may end it: 35 of 35b.
func numeral(number string) int {
	n, _ := strconv.Atoi(strings.TrimRight(number, "bc"))
	return n
}
