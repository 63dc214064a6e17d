package cite

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"parley/loader/dossier"
)

// tableRow is one row of a table.
type tableRow struct {
	number int // counts from 1
	text   string
	cells  []string
}

// Separator returns the character between the cells of a table: the comma, the semicolon, the tab or the bar. It is the
// one of them that stands most often in the
// first line with text, outside quotation marks. Of two that stand there equally often, it is the earlier in this list.
func Separator(text string) rune {
	const separators = ",;\t|"
	line, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	counts, quoted := map[rune]int{}, false
	for _, r := range line {
		if r == '"' {
			quoted = !quoted
		} else if !quoted {
			counts[r]++
		}
	}
	best := ','
	for _, r := range separators {
		if counts[r] > counts[best] {
			best = r
		}
	}
	return best
}

// Table returns a reader of the rows of a table, with a separator between the cells. Every count of rows is a count of what
// this reader returns, from 1.
func Table(r io.Reader, separator rune) *csv.Reader {
	table := csv.NewReader(r)
	table.Comma, table.FieldsPerRecord, table.LazyQuotes = separator, -1, true
	return table
}

// rowsOf reads the rows of a table. The text is CSV (RFC 4180), with any Separator. A row can go over several lines.
func rowsOf(text string) iter.Seq[tableRow] {
	return func(yield func(tableRow) bool) {
		table := Table(strings.NewReader(text), Separator(text))
		for at := 1; ; at++ {
			from := table.InputOffset()
			cells, err := table.Read()
			if err != nil || !yield(tableRow{at, text[from:table.InputOffset()], cells}) {
				return
			}
		}
	}
}

// InRow is a row of a table in which words stand.
type InRow struct {
	Fragment string // such as row=5
	Quote    string // the words as the row has them
}

// FindInRows returns every row of a table in which words stand. It compares as Find does.
func FindInRows(text, words string) []InRow {
	var found []InRow
	for row := range rowsOf(text) {
		in := Find(row.text, words)
		if len(in) == 0 {
			in = Find(strings.Join(row.cells, ","), words)
		}
		if len(in) > 0 {
			found = append(found, InRow{fmt.Sprintf("row=%d", row.number), in[0].Quote})
		}
	}
	return found
}

// checkRow returns what is wrong with a passage in a row or a cell of a table, or "". In a row, the quote is one or more
// whole cells, as the row has them, or words of one cell.
func (a *article) checkRow(c dossier.Claim) string {
	var n, column int
	if _, err := fmt.Sscanf(c.Fragment, "cell=%d,%d", &n, &column); err != nil {
		column = 0
		if _, err := fmt.Sscanf(c.Fragment, "row=%d", &n); err != nil {
			return fmt.Sprintf("%q is no row and no cell of a table", c.Fragment)
		}
	}
	if a.rows == nil { // a long table has a passage in each row
		a.rows = slices.Collect(rowsOf(a.text))
	}
	if n > len(a.rows) {
		return fmt.Sprintf("%s has %d rows: correct `fragment`", a.name, len(a.rows))
	}
	row := a.rows[n-1]
	switch {
	case column > len(row.cells):
		return fmt.Sprintf("row %d of %s has %d cells: correct `fragment`", n, a.name, len(row.cells))
	case column > 0 && !strings.Contains(row.cells[column-1], c.Quote):
		return fmt.Sprintf("cell %d of row %d of %s does not contain this quote: copy it from the cell, or correct `fragment`", column, n, a.name)
	case column > 0 || strings.Contains(row.text, c.Quote) || strings.Contains(strings.Join(row.cells, ","), c.Quote):
		return ""
	}
	return fmt.Sprintf("row %d of %s does not contain this quote: copy it from the row, or correct `fragment`", n, a.name)
}
