package archtest

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// module is the beginning of the path of every package of Parley.
const module = "parley/"

// pkg is the description of a package by `go list`. Imports are the direct imports, Deps also the
// indirect imports. Both leave out the imports of test files.
type pkg struct {
	ImportPath string
	Doc        string
	GoFiles    []string
	Imports    []string
	Deps       []string
}

// name returns the path below the module.
func (p pkg) name() string { return strings.TrimPrefix(p.ImportPath, module) }

// within reports whether a path is one of the folders, or lies below a folder that ends with
// "/...".
func within(path string, folders ...string) bool {
	return slices.ContainsFunc(folders, func(f string) bool {
		if above, ok := strings.CutSuffix(f, "/..."); ok {
			return path == above || strings.HasPrefix(path, above+"/")
		}
		return path == f
	})
}

// standard reports whether a package is part of the standard library.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && !strings.HasPrefix(path, module)
}

// listed lists the packages once for all tests.
var listed = sync.OnceValues(list)

// packages returns all packages of the module.
func packages(t *testing.T) []pkg {
	t.Helper()
	all, err := listed()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func list() ([]pkg, error) {
	if err := watch("../.."); err != nil {
		return nil, err
	}
	out, err := goTool("list", "-tags", "integration", "-json=ImportPath,Doc,GoFiles,Imports,Deps", module+"...")
	if err != nil {
		return nil, err
	}
	var all []pkg
	for d := json.NewDecoder(strings.NewReader(out)); ; {
		var p pkg
		if err := d.Decode(&p); err == io.EOF {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
}

// watch lists every folder of the module's sources. `go test` reuses a cached result unless a
// file changes that the test itself has opened. Files that the go command opens for the test do
// not count.
func watch(root string) error {
	return filepath.WalkDir(root, func(_ string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() && slices.Contains([]string{".git", "node_modules", "dist"}, d.Name()) {
			return fs.SkipDir
		}
		return err
	})
}

// goTool returns what a go command prints.
func goTool(args ...string) (string, error) {
	out, err := exec.Command("go", args...).Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return "", errors.New("go " + strings.Join(args, " ") + ": " + string(exit.Stderr))
	}
	return string(out), err
}
