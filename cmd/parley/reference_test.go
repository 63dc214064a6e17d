package main

import (
	"bytes"
	"fmt"
	"os"
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

// helpOfAll is the help of each command, in Markdown.
func helpOfAll(t *testing.T) string {
	t.Helper()
	t.Setenv("COLUMNS", "110") // kong wraps at the terminal's width
	var cli commands
	parser, err := newParser(t.Context(), &cli)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, c := range parser.Model.Leaves(true) {
		fmt.Fprintf(&text, "\n### parley %s\n\n```text\n%s```\n", c.Name, help(t, c.Name))
	}
	text.WriteByte('\n')
	return text.String()
}

// help is the output of --help for one command.
func help(t *testing.T, command string) string {
	t.Helper()
	var printed bytes.Buffer
	var cli commands
	parser, err := newParser(t.Context(), &cli, kong.Writers(&printed, &printed), kong.Exit(func(int) {}))
	if err != nil {
		t.Fatal(err)
	}
	_, _ = parser.Parse([]string{command, "--help"}) // goes on after the help, and misses arguments
	return printed.String()
}
