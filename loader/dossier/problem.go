package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Problem is one error in a dossier. The message says what is wrong and what to write instead.
type Problem struct {
	At      Position
	Message string
}

// String writes the position as editors and compilers do: file:line:column. It quotes a file name that holds
// unprintable characters, because such characters can change what a terminal shows.
func (p Position) String() string {
	file := p.File
	if strings.ContainsFunc(file, unprintable) {
		file = strconv.Quote(file)
	}
	return fmt.Sprintf("%s:%d:%d", file, p.Line, p.Column)
}

// Shortened prepares a text for a message: it is on one line, printable, and at most 60 characters long.
func Shortened(text string) string {
	const limit = 60
	short, letters := strings.Builder{}, 0
	for _, r := range text {
		if letters++; letters > limit {
			return short.String() + "..."
		}
		if unprintable(r) {
			r = ' '
		}
		short.WriteRune(r)
	}
	return short.String()
}

func unprintable(r rune) bool { return !unicode.IsPrint(r) }

// Compare orders positions by file, line and column. It returns -1, 0 or 1.
func (p Position) Compare(o Position) int {
	if c := strings.Compare(p.File, o.File); c != 0 {
		return c
	}
	if p.Line != o.Line {
		return cmp.Compare(p.Line, o.Line)
	}
	return cmp.Compare(p.Column, o.Column)
}

// String is the position and the message, on one line.
func (p Problem) String() string { return p.At.String() + ": " + p.Message }

// Problems are all errors in a dossier. Problems is an error when it holds at least one.
type Problems []Problem

// Error lists the problems by position, one a line.
func (ps Problems) Error() string {
	lines := make([]string, 0, len(ps))
	for _, p := range ps.Sorted() {
		lines = append(lines, p.String())
	}
	return strings.Join(lines, "\n")
}

// Sorted returns the problems by position, without duplicates.
func (ps Problems) Sorted() Problems {
	sorted := slices.Clone(ps)
	slices.SortStableFunc(sorted, func(a, b Problem) int {
		if c := a.At.Compare(b.At); c != 0 {
			return c
		}
		return strings.Compare(a.Message, b.Message)
	})
	return slices.Compact(sorted)
}
