package saved

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Format is a form in which a table is sent.
type Format struct {
	Extension string // of the address, such as csv
	Media     string // the Content-Type
	Write     func(*Table) ([]byte, error)
}

// Formats are the forms in which tables are sent.
var Formats = []Format{
	{"json", "application/json; charset=utf-8", writeJSON},
	{"csv", "text/csv; charset=utf-8; header=present", writeCSV},
	{"excel.csv", "text/csv; charset=utf-8; header=present", writeMarkedCSV},
	{"ndjson", "application/x-ndjson; charset=utf-8", writeLines},
}

// writeJSON writes a list of objects, one for each row, with a member for each column.
func writeJSON(t *Table) ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, row := range t.Rows {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		if err := t.object(&b, row); err != nil {
			return nil, err
		}
	}
	b.WriteString("\n]\n")
	return b.Bytes(), nil
}

// writeLines writes one object a line.
func writeLines(t *Table) ([]byte, error) {
	var b bytes.Buffer
	for _, row := range t.Rows {
		if err := t.object(&b, row); err != nil {
			return nil, err
		}
		b.WriteByte('\n')
	}
	return b.Bytes(), nil
}

// object writes a row as a JSON object, with its members in the order of the columns.
func (t *Table) object(b *bytes.Buffer, row []any) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	encode := func(v any) error {
		if err := e.Encode(v); err != nil {
			return fmt.Errorf("write a row: %w", err)
		}
		b.Truncate(b.Len() - 1) // the encoder ends with a line break
		return nil
	}
	b.WriteByte('{')
	for i, name := range t.Columns {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := encode(name); err != nil {
			return err
		}
		b.WriteByte(':')
		if err := encode(row[i]); err != nil {
			return err
		}
	}
	b.WriteByte('}')
	return nil
}

// writeCSV writes a line with the names of the columns, and a line for each row (RFC 4180). A list is one cell, with "; " between its values.
func writeCSV(t *Table) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	lines := [][]string{t.Columns}
	for _, row := range t.Rows {
		line := make([]string, len(row))
		for i, v := range row {
			line[i] = cell(v)
		}
		lines = append(lines, line)
	}
	if err := w.WriteAll(lines); err != nil {
		return nil, fmt.Errorf("write CSV: %w", err)
	}
	return b.Bytes(), nil
}

// writeMarkedCSV writes CSV with a byte order mark. Excel takes a file without a mark for a file in the encoding of the machine, if a user
// opens the file with a double click.
func writeMarkedCSV(t *Table) ([]byte, error) {
	text, err := writeCSV(t)
	return append([]byte("\uFEFF"), text...), err
}

// formulaic has the characters with which a formula of a spreadsheet can begin, also in their wide forms.
const formulaic = "=+-@\t\r\n＝＋－＠"

// cell returns a value as a cell. A spreadsheet would run a text that begins like a formula, so such a text begins with an apostrophe.
func cell(v any) string {
	s := text(v)
	first, _ := utf8.DecodeRuneInString(s)
	if _, isNumber := v.(json.Number); !isNumber && s != "" && strings.ContainsRune(formulaic, first) {
		return "'" + s
	}
	return s
}
