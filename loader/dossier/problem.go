package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Severity says whether a problem stops a load.
type Severity int

const (
	// Error stops a load: Parley cannot tell what the file means, or what it means cannot be. It is the zero value.
	Error Severity = iota
	// Warning does not stop a load: what the file says can be, but is more often a mistake.
	Warning
)

// String is the severity in a word: "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Problem is one mistake in a dossier, or with the severity Warning a likely mistake. The message says what is wrong
// and what to write instead.
type Problem struct {
	At       Position
	Message  string
	Severity Severity
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

// String is the position and the message, on one line. A warning says that it is a warning.
func (p Problem) String() string {
	if p.Severity == Warning {
		return p.At.String() + ": warning: " + p.Message
	}
	return p.At.String() + ": " + p.Message
}

// Problems are the problems of a dossier. As an error they hold at least one problem of the severity Error.
type Problems []Problem

// Of returns the problems of one severity, in their order.
func (ps Problems) Of(s Severity) Problems {
	return slices.DeleteFunc(slices.Clone(ps), func(p Problem) bool { return p.Severity != s })
}

// Strict returns the problems with every warning turned into an error.
func (ps Problems) Strict() Problems {
	strict := slices.Clone(ps)
	for i := range strict {
		strict[i].Severity = Error
	}
	return strict
}

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
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Severity, b.Severity), strings.Compare(a.Message, b.Message))
	})
	return slices.Compact(sorted)
}
