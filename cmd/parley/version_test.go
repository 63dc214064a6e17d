package main

import (
	"encoding/json"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
)

func TestDescribeABuild(t *testing.T) {
	recorded := &debug.BuildInfo{GoVersion: "go1.99.1", Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "abc123"}, {Key: "vcs.modified", Value: "false"},
	}}
	changed := &debug.BuildInfo{GoVersion: "go1.99.1", Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "abc123"}, {Key: "vcs.modified", Value: "true"},
	}}
	platform := runtime.GOOS + "/" + runtime.GOARCH
	for name, c := range map[string]struct {
		version, commit string
		info            *debug.BuildInfo
		want            string
	}{
		"stamped":      {"1.2.3", "def456", recorded, "parley 1.2.3, commit def456, go1.99.1, " + platform},
		"from git":     {"", "", recorded, "parley devel, commit abc123, go1.99.1, " + platform},
		"with changes": {"", "", changed, "parley devel, commit abc123-dirty, go1.99.1, " + platform},
		"not recorded": {"", "", &debug.BuildInfo{GoVersion: "go1.99.1"}, "parley devel, commit unknown, go1.99.1, " + platform},
	} {
		if got := describe(c.version, c.commit, c.info).String(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestTheProgramSaysItsVersion(t *testing.T) {
	line := thisBuild().String() + "\n"
	if !strings.Contains(line, runtime.Version()) || !strings.HasPrefix(line, "parley devel, commit ") {
		t.Errorf("this build is %q", line)
	}
	for _, args := range [][]string{{"version"}, {"--version"}, {"--version", "serve"}} {
		p := start(t, nil, args...)
		if err := p.Wait(); err != nil {
			t.Errorf("%v: %v", args, err)
		}
		if got := p.out.String(); got != line || p.log.String() != "" {
			t.Errorf("%v prints %q and %q, want %q", args, got, p.log.String(), line)
		}
	}
	p := start(t, nil, "version", "--json")
	if err := p.Wait(); err != nil {
		t.Error(err)
	}
	var got build
	if err := json.Unmarshal([]byte(p.out.String()), &got); err != nil {
		t.Fatalf("%v: %s", err, p.out.String())
	}
	if got != thisBuild() {
		t.Errorf("as JSON %+v, want %+v", got, thisBuild())
	}
}
