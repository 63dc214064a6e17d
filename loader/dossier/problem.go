package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Problem is something in a dossier that is not as it must be. Its message
// says what is wrong and what would be right.
type Problem struct {
	At      Position
	Message string
}

// String is the position as editors and compilers write it: file:line:column. A
// file may have any name, so that one which would upset a terminal is quoted.
func (p Position) String() string {
	file := p.File
	if strings.ContainsFunc(file, unprintable) {
		file = strconv.Quote(file)
	}
	return fmt.Sprintf("%s:%d:%d", file, p.Line, p.Column)
}

// Shortened is a text as a message repeats it: in one line, printable and not
// long, whatever the input.
func Shortened(text string) string {
	const most = 60
	short, letters := strings.Builder{}, 0
	for _, r := range text {
		if letters++; letters > most {
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

// Compare orders positions by file, line and column: -1, 0 or 1.
func (p Position) Compare(o Position) int {
	if c := strings.Compare(p.File, o.File); c != 0 {
		return c
	}
	if p.Line != o.Line {
		return cmp.Compare(p.Line, o.Line)
	}
	return cmp.Compare(p.Column, o.Column)
}

// String is the position and the message, in one line.
func (p Problem) String() string { return p.At.String() + ": " + p.Message }

// Problems are all that is wrong with a dossier. It is an error while there is
// at least one.
type Problems []Problem

// Error prints one problem a line, by position.
func (ps Problems) Error() string {
	lines := make([]string, 0, len(ps))
	for _, p := range ps.Sorted() {
		lines = append(lines, p.String())
	}
	return strings.Join(lines, "\n")
}

// Sorted returns the problems by position, each of them once.
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
