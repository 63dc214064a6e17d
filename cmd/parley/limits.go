package main

import (
	"fmt"
	"time"

	"parley/internal/limits"
)

// limitFlags bound what one request may ask. What is 0 is as limits.Default has it.
type limitFlags struct {
	MaxBody   int64         `placeholder:"BYTES" env:"PARLEY_MAX_BODY" help:"The largest request; 102400 when left out."`
	MaxTokens int           `placeholder:"N" env:"PARLEY_MAX_TOKENS" help:"The most tokens of a document; 1000 when left out."`
	MaxDepth  int           `placeholder:"N" env:"PARLEY_MAX_DEPTH" help:"The most fields inside fields; 20 when left out."`
	MaxCost   int           `placeholder:"N" env:"PARLEY_MAX_COST" help:"The most that an operation may cost, as docs/reference/limits.md counts it; 1500000 when left out."`
	MaxAnswer int           `placeholder:"BYTES" env:"PARLEY_MAX_ANSWER" help:"The largest answer; 8388608 when left out."`
	Deadline  time.Duration `placeholder:"DURATION" env:"PARLEY_DEADLINE" help:"What a request may take, such as 30s; 10s when left out."`
}

// Validate is called by kong.
func (f limitFlags) Validate() error {
	if f.MaxBody < 0 || f.MaxTokens < 0 || f.MaxDepth < 0 || f.MaxCost < 0 || f.MaxAnswer < 0 || f.Deadline < 0 {
		return fmt.Errorf("a limit cannot be below zero")
	}
	return nil
}

func (f limitFlags) limits() limits.Limits {
	l := limits.Default()
	override(&l.Body, f.MaxBody)
	override(&l.MaxTokens, f.MaxTokens)
	override(&l.MaxDepth, f.MaxDepth)
	override(&l.MaxCost, f.MaxCost)
	override(&l.Answer, f.MaxAnswer)
	override(&l.Deadline, f.Deadline)
	return l
}

// given puts a flag's value in the place of a default.
func override[T int | int64 | time.Duration](to *T, value T) {
	if value != 0 {
		*to = value
	}
}
