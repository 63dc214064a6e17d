package main

import (
	"bytes"
	"strings"
	"testing"

	"parley/loader"
)

func TestProgressIsLinesWhereThereIsNoTerminal(t *testing.T) {
	var b bytes.Buffer
	p := lines(&b)
	p(loader.Reading, 0, 3)
	p(loader.Reading, 3, 3)
	p(loader.Writing, 20, 96)
	p(loader.Writing, 96, 96)
	if want := "reading: 3 of 3 files\nwriting: 20 of 96 changes\nwriting: 96 of 96 changes\n"; b.String() != want {
		t.Errorf("the lines are %q, want %q", b.String(), want)
	}
}

func TestProgressIsBarsOnATerminal(t *testing.T) {
	var b bytes.Buffer
	p := bars(&b)
	p(loader.Writing, 0, 100)
	p(loader.Writing, 100, 100)
	p(loader.Folding, 0, 0)
	if !strings.Contains(b.String(), "writing changes") || !strings.Contains(b.String(), "\r") || strings.Contains(b.String(), "\n") {
		t.Errorf("what is drawn is %q", b.String())
	}
}
