package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

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

func TestPace(t *testing.T) {
	for _, s := range []struct {
		done, total int
		took        time.Duration
		want        string
	}{
		{500, 2000, 5 * time.Second, ", 100 a second, about 15s left"},
		{1, 1000, 10 * time.Second, ", 0 a second, about 2h46m30s left"},
		{500, 2000, 100 * time.Millisecond, ""},
		{2000, 2000, 5 * time.Second, ""},
	} {
		if got := pace(s.done, s.total, s.took); got != s.want {
			t.Errorf("after %d of %d in %v: %q, want %q", s.done, s.total, s.took, got, s.want)
		}
	}
}
