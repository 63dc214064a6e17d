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

// units has the things that each stage counts.
var units = map[string]string{loader.Reading: "files", loader.Folding: "claims", loader.Writing: "changes", generating: "meetings", exporting: "things and relations", importing: "things and relations", importingBytes: "bytes", comparing: "names"}

// onStderr shows the progress of a load on standard error: as bars on a terminal, otherwise as lines. Results go to
// standard output.
func onStderr() loader.Option {
	return loader.OnProgress(progressOnStderr())
}

func progressOnStderr() loader.Progress {
	if term.IsTerminal(int(os.Stderr.Fd())) {
		return bars(os.Stderr)
	}
	return lines(os.Stderr)
}

// bars draws one bar for each stage, and removes it when the stage is done.
func bars(w io.Writer) loader.Progress {
	var bar *progressbar.ProgressBar
	var current string
	return func(stage string, done, total int) {
		if bar == nil || stage != current || done == 0 {
			current = stage
			bar = progressbar.NewOptions(
				total,
				progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(stage+" "+units[stage]),
				progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionClearOnFinish(),
				progressbar.OptionThrottle(50*time.Millisecond), progressbar.OptionSetWidth(30),
			)
		}
		_ = bar.Set(done) // a load does not fail because its bar fails
	}
}

// lines prints a line for each step of the progress. Before the last step, the line has the rate and the time left.
func lines(w io.Writer) loader.Progress {
	var current string
	var began time.Time
	return func(stage string, done, total int) {
		if stage != current || done == 0 {
			current, began = stage, time.Now()
		}
		if done > 0 {
			_, _ = fmt.Fprintf(w, "%s: %d of %d %s%s\n", stage, done, total, units[stage], pace(done, total, time.Since(began)))
		}
	}
}

// pace says how many things a second are done, and how long the others take at this rate. It says nothing at the last step, and
// nothing in the first second, because nobody knows the rate yet.
func pace(done, total int, took time.Duration) string {
	if done >= total || took < time.Second {
		return ""
	}
	rate := float64(done) / took.Seconds()
	left := time.Duration(float64(total-done) / rate * float64(time.Second))
	return fmt.Sprintf(", %.0f a second, about %s left", rate, left.Round(time.Second))
}

// unhurried passes progress on, but not before a pause has passed since it was made or last passed on.
func unhurried(p loader.Progress, pause time.Duration) loader.Progress {
	last := time.Now()
	return func(stage string, done, total int) {
		if time.Since(last) >= pause {
			last = time.Now()
			p(stage, done, total)
		}
	}
}
