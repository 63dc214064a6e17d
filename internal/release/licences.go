package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// moduleLicences returns the licences of Go and of every module whose code is in
// the program for a platform, in the order of the modules' paths. A module without
// a licence is an error.
func moduleLicences(platform string) (string, error) {
	goos, goarch, _ := strings.Cut(platform, "/")
	cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}", "./cmd/parley")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("list the modules for %s: %w", platform, err)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("find the folder of Go: %w", err)
	}
	modules := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(modules)
	modules = append([]string{"Go " + runtime.Version() + " " + strings.TrimSpace(string(root))}, slices.Compact(modules)...)

	var text strings.Builder
	text.WriteString("The program contains code of Go and of these modules. The licences of the playground's\npackages are at /playground/licenses.txt of a running server.\n")
	for _, m := range modules {
		fields := strings.SplitN(m, " ", 3)
		if len(fields) != 3 {
			continue // an empty line: the package belongs to no module
		}
		licence, err := licencesIn(fields[2])
		if err != nil {
			return "", fmt.Errorf("%s %s: %w", fields[0], fields[1], err)
		}
		fmt.Fprintf(&text, "\n%s\n%s %s\n\n%s", strings.Repeat("=", 80), fields[0], fields[1], licence)
	}
	return text.String(), nil
}

// licencesIn returns the texts of the licences and notices in a folder.
func licencesIn(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if e.IsDir() || !strings.HasPrefix(name, "LICENSE") && !strings.HasPrefix(name, "LICENCE") && !strings.HasPrefix(name, "COPYING") && !strings.HasPrefix(name, "NOTICE") {
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return "", err
		}
		text.WriteString(strings.TrimSpace(string(content)) + "\n")
	}
	if text.Len() == 0 {
		return "", fmt.Errorf("there is no licence in %s", dir)
	}
	return text.String(), nil
}
