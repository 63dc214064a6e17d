package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"parley/loader"
)

// of says what the stages of a load count.
var of = map[string]string{loader.Reading: "files", loader.Folding: "claims", loader.Writing: "changes"}

// onStderr draws how far a load is where results do not go: bars on a terminal,
// and elsewhere lines.
func onStderr() loader.Option {
	if term.IsTerminal(int(os.Stderr.Fd())) {
		return loader.OnProgress(bars(os.Stderr))
	}
	return loader.OnProgress(lines(os.Stderr))
}

// bars draws a bar a stage, and takes it away when the stage is done.
func bars(w io.Writer) loader.Progress {
	var bar *progressbar.ProgressBar
	var current string
	return func(stage string, done, total int) {
		if bar == nil || stage != current || done == 0 {
			current = stage
			bar = progressbar.NewOptions(
				total,
				progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(stage+" "+of[stage]),
				progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(),
				progressbar.OptionThrottle(50*time.Millisecond), progressbar.OptionSetWidth(30),
			)
		}
		_ = bar.Set(done) // that a bar cannot be drawn stops no load
	}
}

// lines prints a line whenever some more is done.
func lines(w io.Writer) loader.Progress {
	return func(stage string, done, total int) {
		if done > 0 {
			_, _ = fmt.Fprintf(w, "%s: %d of %d %s\n", stage, done, total, of[stage])
		}
	}
}
