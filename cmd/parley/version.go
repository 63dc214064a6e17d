package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/alecthomas/kong"
)

// `make dist` and `make image` set these variables with -ldflags -X. They are
// empty in every other build.
var (
	stampedVersion string
	stampedCommit  string
)

// build says which build of the program this is.
type build struct {
	// Version is the version of a release, or "devel".
	Version string `json:"version"`
	// Commit is the commit of the sources, with "-dirty" if the sources had
	// changes that were not committed. It is "unknown" if the build did not
	// record it.
	Commit string `json:"commit"`
	// Go is the version of Go that built the program.
	Go string `json:"go"`
	// Platform is the operating system and the processor, such as linux/amd64.
	Platform string `json:"platform"`
}

// thisBuild returns the build of this program.
func thisBuild() build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{GoVersion: runtime.Version()}
	}
	return describe(stampedVersion, stampedCommit, info)
}

// describe returns the build for the stamped version and commit. Where they are
// empty, it uses what Go has recorded in the program.
func describe(version, commit string, info *debug.BuildInfo) build {
	b := build{Version: version, Commit: commit, Go: info.GoVersion, Platform: runtime.GOOS + "/" + runtime.GOARCH}
	if b.Version == "" {
		b.Version = "devel"
	}
	if b.Commit != "" {
		return b
	}
	b.Commit = "unknown"
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	if revision := settings["vcs.revision"]; revision != "" {
		b.Commit = revision
		if settings["vcs.modified"] == "true" {
			b.Commit += "-dirty"
		}
	}
	return b
}

// String returns the build in one line.
func (b build) String() string {
	return fmt.Sprintf("parley %s, commit %s, %s, %s", b.Version, b.Commit, b.Go, b.Platform)
}

type versionCommand struct {
	JSON bool `help:"Print JSON."`
}

// Help is shown by --help.
func (versionCommand) Help() string {
	return `If the build is not a release, the version is devel. --version prints the same line.

Examples:
  parley version
  parley version --json`
}

// Run prints the build.
func (c versionCommand) Run() error {
	if c.JSON {
		return json.NewEncoder(os.Stdout).Encode(thisBuild())
	}
	fmt.Println(thisBuild())
	return nil
}

// versionFlag is the flag --version.
type versionFlag bool

// BeforeReset is called by kong when the flag is given, before it looks for a
// command.
func (versionFlag) BeforeReset(app *kong.Kong) error {
	_, err := fmt.Fprintln(app.Stdout, thisBuild())
	app.Exit(0)
	return err
}
