package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

const reference = "../../docs/reference/commands.md"

// The marks between which the help of every command stands in the reference.
const (
	helpBegins = "<!-- help: go test ./cmd/parley -run TestTheReference -update -->\n"
	helpEnds   = "<!-- end of help -->\n"
)

func TestTheReferenceHasTheHelpOfEveryCommand(t *testing.T) {
	page, err := os.ReadFile(reference)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(page), helpBegins)
	have, after, ended := strings.Cut(rest, helpEnds)
	if !found || !ended {
		t.Fatalf("%s lacks the lines %q and %q", reference, helpBegins, helpEnds)
	}
	want := helpOfAll(t)
	if *update {
		if err := os.WriteFile(reference, []byte(before+helpBegins+want+helpEnds+after), 0o644); err != nil {
			t.Fatal(err)
		}
		have = want
	}
	if have != want {
		t.Errorf("%s is out of date: run `go generate ./cmd/parley` and commit it", reference)
	}
}

// helpOfAll is the help of each command, in Markdown. It leaves out the flags of all commands, and the flags that config
// shares with serve. The page explains them once.
func helpOfAll(t *testing.T) string {
	t.Helper()
	t.Setenv("COLUMNS", "110") // kong wraps at the terminal's width
	var cli commands
	parser, err := newParser(t.Context(), &cli)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	var ofServe []string
	for _, c := range parser.Model.Leaves(true) {
		left := []string{"help", "config", "version"}
		switch c.Name {
		case "serve":
			for _, flag := range c.Flags {
				ofServe = append(ofServe, flag.Name)
			}
		case "config":
			left = append(left, ofServe...)
		}
		path := strings.Fields(c.FullPath())[1:] // import csv
		fmt.Fprintf(&text, "\n### parley %s\n\n```text\n%s```\n", strings.Join(path, " "), without(help(t, path...), left))
	}
	text.WriteByte('\n')
	return text.String()
}

// without is a help without these flags. A flag begins a line with its name, and goes on in lines that are indented
// further. If no flag is left, the heading of the flags goes, too.
func without(help string, names []string) string {
	const heading = "\nFlags:\n"
	before, flags, _ := strings.Cut(help, heading)
	var left []string
	skip := false
	for _, line := range strings.SplitAfter(flags, "\n") {
		if begin := strings.TrimSpace(line); strings.HasPrefix(begin, "-") {
			_, name, _ := strings.Cut(begin, "--")
			name = strings.FieldsFunc(name, func(c rune) bool { return c == '=' || c == ' ' })[0]
			skip = slices.Contains(names, strings.TrimPrefix(name, "[no-]"))
		}
		if !skip && strings.TrimSpace(line) != "" {
			left = append(left, line)
		}
	}
	if len(left) == 0 {
		return before
	}
	return before + heading + strings.Join(left, "")
}

// help is the output of --help for one command.
func help(t *testing.T, command ...string) string {
	t.Helper()
	var printed bytes.Buffer
	var cli commands
	parser, err := newParser(t.Context(), &cli, kong.Writers(&printed, &printed), kong.Exit(func(int) {}))
	if err != nil {
		t.Fatal(err)
	}
	_, _ = parser.Parse(append(command, "--help")) // goes on after the help, and misses arguments
	return printed.String()
}
