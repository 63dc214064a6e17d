package table

import (
	"strings"
	"unicode/utf8"

	"parley/loader/grammar"
)

// row is a row of a table.
type row struct {
	file   string
	number int // as `fragment` counts: the heading is row 1
	line   int // in which text begins
	text   string
	cells  []string
	places []place
}

// place is where a cell begins: the line and the byte in the line, from 1.
type place struct{ line, column int }

// columns are the indexes of the columns from which something was taken.
type columns map[int]bool

// offset returns the position of the first byte of a cell in the text of the row.
func (r *row) offset(cell int) int {
	at := 0
	for range r.places[cell].line - r.line {
		at += strings.IndexByte(r.text[at:], '\n') + 1
	}
	return at + r.places[cell].column - 1
}

// end returns the position after the last byte of a cell.
func (r *row) end(cell int) int {
	if cell+1 < len(r.places) {
		return r.offset(cell+1) - 1 // the separator is one byte
	}
	return len(strings.TrimRight(r.text, "\r\n"))
}

// position returns the line and the column of a cell, in characters from 1. -1 stands for the first cell.
func (r *row) position(cell int) (line, column int) {
	cell = max(cell, 0)
	at := r.offset(cell)
	begin := strings.LastIndexByte(r.text[:at], '\n') + 1
	return r.places[cell].line, utf8.RuneCountInString(r.text[begin:at]) + 1
}

// quote is the passage: the cells from the first to the last of which something was taken, as the row has them. A passage has a
// limited number of words. So it ends before the first cell that would make it too long.
func (r *row) quote(used columns) string {
	first, last := len(r.cells), 0
	for i := range r.cells {
		if used[i] && strings.TrimSpace(r.cells[i]) != "" {
			first, last = min(first, i), i
		}
	}
	first = min(first, last)
	cut := func(to int) string {
		return strings.TrimSpace(strings.ReplaceAll(r.text[r.offset(first):r.end(to)], "\r\n", "\n"))
	}
	for ; last > first; last-- {
		if quote := cut(last); len(strings.Fields(quote)) <= grammar.MaxWords {
			return quote
		}
	}
	return firstWords(cut(first))
}

// firstWords returns the beginning of a text, with as many words as a passage has at most.
func firstWords(text string) string {
	words := 0
	inside := false
	for i, r := range text {
		space := strings.ContainsRune(" \t\n\v\f\r\u0085\u00a0", r) || strings.TrimSpace(string(r)) == ""
		if inside && space {
			if words++; words == grammar.MaxWords {
				return text[:i]
			}
		}
		inside = !space
	}
	return text
}
