package cite

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"parley/loader/dossier"
)

// checkRow returns what is wrong with a passage in a row of a table, or "". The text is CSV (RFC 4180). A row can go over
// several lines. The quote is one or more whole cells, as the row has them, or words of one cell.
func (a *article) checkRow(c dossier.Claim) string {
	n, err := strconv.Atoi(strings.TrimPrefix(c.Fragment, "row="))
	if err != nil {
		return fmt.Sprintf("%q is not a row of a table", c.Fragment)
	}
	table := csv.NewReader(strings.NewReader(a.text))
	table.FieldsPerRecord, table.LazyQuotes = -1, true
	for at := 1; ; at++ {
		from := table.InputOffset()
		cells, err := table.Read()
		if err != nil {
			return fmt.Sprintf("%s has %d rows: correct `fragment`", a.name, at-1)
		}
		if at < n {
			continue
		}
		if strings.Contains(a.text[from:table.InputOffset()], c.Quote) || strings.Contains(strings.Join(cells, ","), c.Quote) {
			return ""
		}
		return fmt.Sprintf("row %d of %s does not contain this quote: copy it from the row, or correct `fragment`", n, a.name)
	}
}
