package main

import (
	"fmt"
	"time"

	"parley/internal/limits"
)

// limitFlags limit what one request may ask. 0 stands for the value of limits.Default.
type limitFlags struct {
	MaxBody   int64         `placeholder:"BYTES" env:"PARLEY_MAX_BODY" help:"The maximum size of a request. Default: 102400."`
	MaxTokens int           `placeholder:"N" env:"PARLEY_MAX_TOKENS" help:"The maximum number of tokens in a document. Default: 1000."`
	MaxDepth  int           `placeholder:"N" env:"PARLEY_MAX_DEPTH" help:"The maximum depth of nested fields. Default: 20."`
	MaxCost   int           `placeholder:"N" env:"PARLEY_MAX_COST" help:"The maximum cost estimate of an operation. See docs/reference/limits.md. Default: 1500000."`
	MaxWork   int           `placeholder:"N" env:"PARLEY_MAX_WORK" help:"The maximum work of the embedded store for an answer: how many things and relations the store may read, and how many conditions it may test. Default: 2500000."`
	MaxAnswer int           `placeholder:"BYTES" env:"PARLEY_MAX_ANSWER" help:"The maximum size of an answer. Default: 8388608."`
	Deadline  time.Duration `placeholder:"DURATION" env:"PARLEY_DEADLINE" help:"The maximum time for a request, such as 30s. Default: 10s."`
}

// Validate is called by kong.
func (f limitFlags) Validate() error {
	if f.MaxBody < 0 || f.MaxTokens < 0 || f.MaxDepth < 0 || f.MaxCost < 0 || f.MaxWork < 0 || f.MaxAnswer < 0 || f.Deadline < 0 {
		return fmt.Errorf("a limit cannot be negative: give a number above 0, or remove the flag")
	}
	return nil
}

func (f limitFlags) limits() limits.Limits {
	l := limits.Default()
	override(&l.Body, f.MaxBody)
	override(&l.MaxTokens, f.MaxTokens)
	override(&l.MaxDepth, f.MaxDepth)
	override(&l.MaxCost, f.MaxCost)
	override(&l.Work, f.MaxWork)
	override(&l.Answer, f.MaxAnswer)
	override(&l.Deadline, f.Deadline)
	return l
}

// override replaces a default by the value of a flag, if the flag is given.
func override[T int | int64 | time.Duration](to *T, value T) {
	if value != 0 {
		*to = value
	}
}
