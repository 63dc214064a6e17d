package mapping

import (
	"fmt"
	"strings"
	"time"
)

// Format says how a table writes a time, in the directives of strptime: %d/%m/%Y.
type Format struct {
	layouts []string // of package time; the first that fits counts
	edtf    string   // the layout of the time in EDTF
}

// directives has the layout of package time for each directive.
var directives = map[byte]string{
	'd': "2", 'e': "2", 'm': "1", 'Y': "2006", 'y': "06", 'b': "Jan", 'h': "Jan", 'B': "January", 'a': "Mon", 'A': "Monday",
	'H': "15", 'I': "3", 'M': "4", 'S': "5", 'p': "PM", 'z': "-0700", '%': "%",
}

// NewFormat reads a format. The error says what is wrong.
func NewFormat(text string) (*Format, error) {
	var layout strings.Builder
	has := map[byte]bool{}
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c != '%' {
			// Package time would take a letter or a digit for a part of a time.
			if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' && c != 'T' || c >= 'a' && c <= 'z' || c == '_' {
				return nil, fmt.Errorf("the format %q has %q outside of a directive: a format has directives such as %%d, and signs between them", text, string(c))
			}
			layout.WriteByte(c)
			continue
		}
		i++
		if i == len(text) || directives[text[i]] == "" {
			return nil, fmt.Errorf("the format %q has an unknown directive: use %%d, %%m, %%Y, %%y, %%b, %%B, %%a, %%A, %%H, %%I, %%M, %%S, %%p and %%z", text)
		}
		layout.WriteString(directives[text[i]])
		has[text[i]] = true
	}
	f := &Format{layouts: []string{layout.String()}}
	month, day := has['m'] || has['b'] || has['h'] || has['B'], has['d'] || has['e']
	switch {
	case !has['Y'] && !has['y']:
		return nil, fmt.Errorf("the format %q has no year: add %%Y or %%y", text)
	case day && !month:
		return nil, fmt.Errorf("the format %q has a day and no month: add %%m, %%b or %%B", text)
	case day && has['M'] && has['z'] && (has['H'] || has['I'] && has['p']):
		f.edtf = "2006-01-02T15:04Z07:00"
		f.layouts = append(f.layouts, strings.ReplaceAll(f.layouts[0], "-0700", "Z07:00"))
	case day: // a time of day without an offset could be any instant
		f.edtf = time.DateOnly
	case month:
		f.edtf = "2006-01"
	default:
		f.edtf = "2006"
	}
	return f, nil
}

// EDTF returns a time of the table in EDTF. The error begins with a verb.
func (f *Format) EDTF(text string) (string, error) {
	var err error
	for _, layout := range f.layouts {
		var t time.Time
		if t, err = time.Parse(layout, text); err == nil {
			if t.Year() < 1 {
				break
			}
			return t.Format(f.edtf), nil
		}
	}
	return "", fmt.Errorf("does not fit the format of the column: correct the cell, or `format`")
}
