package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// stamp is what a program says about its sources.
type stamp struct {
	// version is a tag without its v, or "devel".
	version string
	// commit is a commit, with "-dirty" if the working tree differs from it.
	commit string
	// time is when the commit was made.
	time time.Time
}

// readStamp returns the stamp of the working tree. Outside of a git clone the
// version is "devel", the commit "unknown" and the time that of SOURCE_DATE_EPOCH,
// or the beginning of 1980.
func readStamp() (stamp, error) {
	s := stamp{version: "devel", commit: "unknown", time: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
	if commit, err := git("rev-parse", "HEAD"); err == nil {
		s.commit = commit
		changes, err := git("status", "--porcelain", "--untracked-files=no")
		if err != nil {
			return s, err
		}
		if changes != "" {
			s.commit += "-dirty"
		} else if tag, err := git("describe", "--tags", "--exact-match", "--match", "v[0-9]*"); err == nil {
			s.version = strings.TrimPrefix(tag, "v")
		}
		made, err := git("show", "--no-patch", "--format=%ct", "HEAD")
		if err != nil {
			return s, err
		}
		if s.time, err = unix(made); err != nil {
			return s, err
		}
	}
	if made := os.Getenv("SOURCE_DATE_EPOCH"); made != "" {
		var err error
		if s.time, err = unix(made); err != nil {
			return s, fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
		}
	}
	return s, nil
}

// unix returns the time that is seconds after the beginning of 1970.
func unix(seconds string) (time.Time, error) {
	n, err := strconv.ParseInt(seconds, 10, 64)
	return time.Unix(n, 0).UTC(), err
}

// git returns what a git command prints, without the line break at the end.
func git(args ...string) (string, error) {
	out, err := exec.Command("git", args...).Output()
	return strings.TrimSpace(string(out)), err
}

// rarelyRun are packages whose functions the compiler does not copy into their callers. That makes the program half a megabyte smaller, and
// costs time only where it does not matter: in commands, in metrics and traces, and where files are read. The program speaks no HTTP/2, because
// it has no TLS of its own.
var rarelyRun = []string{
	"github.com/alecthomas/...", "github.com/prometheus/...", "go.opentelemetry.io/...", "google.golang.org/...",
	"encoding/gob", "go/ast", "go/parser", "go/scanner", "parley/cmd/parley", "parley/internal/desk/...", "parley/internal/export", "parley/internal/networkfile",
	"parley/internal/telemetry", "parley/internal/web", "parley/loader/cite", "parley/loader/draft/...", "parley/loader/imports/...", "parley/loader/jsonschema",
	"parley/loader/resolve", "parley/loader/restore",
}

// build builds the program for a platform such as linux/amd64. It prints a line
// every 15 seconds.
func build(s stamp, platform, program string) error {
	goos, goarch, ok := strings.Cut(platform, "/")
	if !ok {
		return fmt.Errorf("%q is no platform: write linux/amd64, for example", platform)
	}
	// grpcnotrace leaves out pages for debugging, with their templates.
	args := []string{"build", "-trimpath", "-buildvcs=false", "-tags", "grpcnotrace,nethttpomithttp2", "-o", program}
	for _, packages := range rarelyRun {
		args = append(args, "-gcflags="+packages+"=-l")
	}
	cmd := exec.Command("go", append(args,
		"-ldflags", "-s -w -X main.stampedVersion="+s.version+" -X main.stampedCommit="+s.commit, "./cmd/parley")...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	began, done := time.Now(), make(chan error, 1)
	go func() { done <- cmd.Run() }()
	tick := time.NewTicker(15 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			fmt.Printf("  %.0f s so far\n", time.Since(began).Seconds())
		case err := <-done:
			if err != nil {
				return fmt.Errorf("go build for %s: %w", platform, err)
			}
			return nil
		}
	}
}
