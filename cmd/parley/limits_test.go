package main

import (
	"testing"
	"time"

	"github.com/alecthomas/kong"

	"parley/internal/limits"
)

func TestLimitsComeFromFlagsAndEnvironment(t *testing.T) {
	t.Setenv("PARLEY_MAX_TOKENS", "2000")
	t.Setenv("PARLEY_MAX_DEPTH", "5")
	var cli struct {
		Serve serveCommand `cmd:""`
	}
	parser, err := kong.New(&cli)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse([]string{"serve", "--max-body=1", "--max-depth=7", "--max-cost=2", "--max-answer=3", "--deadline=4s"}); err != nil {
		t.Fatal(err)
	}
	want := limits.Default()
	want.Body, want.MaxTokens, want.MaxDepth, want.MaxCost, want.Answer, want.Deadline = 1, 2000, 7, 2, 3, 4*time.Second
	if got := cli.Serve.limits(); got != want {
		t.Errorf("the limits are %+v, want %+v", got, want)
	}
	if got := (limitFlags{}).limits(); got != limits.Default() {
		t.Errorf("without flags the limits are %+v", got)
	}
	if _, err := parser.Parse([]string{"serve", "--max-cost=-1"}); err == nil {
		t.Error("a limit below zero is taken")
	}
}
