// Package pythontest lets tests run Python programs that nobody here wrote, such as networkx. The environment comes from
// scripts/python-env.sh, which says what it needs.
package pythontest

import (
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// environment makes the environment once, and returns the path of its python, or what the script says if it fails.
var environment = sync.OnceValues(func() (string, error) { return script("python-env.sh") })

// script runs a script of the project, and returns the line that it prints, or what it says if it fails.
func script(name string) (string, error) {
	module, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return "", err
	}
	root := filepath.Dir(strings.TrimSpace(string(module)))
	var said strings.Builder
	c := exec.Command(filepath.Join(root, "scripts", name))
	c.Stderr = &said
	out, err := c.Output()
	if err != nil {
		return said.String(), err
	}
	return strings.TrimSpace(string(out)), nil
}

// Run runs a Python script with arguments, and returns what it prints. A script that fails fails the test, with what it said.
func Run(t testing.TB, script string, args ...string) string {
	t.Helper()
	python, err := environment()
	if err != nil {
		t.Fatalf("scripts/python-env.sh failed: %v\n%s", err, python)
	}
	out, err := exec.CommandContext(t.Context(), python, append([]string{script}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s failed: %v\n%s", script, err, out)
	}
	return string(out)
}
