// Package read is the first stage of the loader. It reads the folder of a dossier into raw YAML nodes, and refuses
// everything that a dossier does not need.
//
// It never leaves the folder. It opens only regular files of a limited size. It accepts a strict part of YAML: one
// document in a file, no aliases, no anchors, no tags, no key twice.
package read

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
	"golang.org/x/sync/errgroup"

	"parley/loader/dossier"
)

// MaxFile is the maximum size of one file of a dossier, in bytes.
const MaxFile = 1 << 20

// splitting says how a file that is too large becomes several files.
const splitting = "split it into several files; a source can continue in a second file that has only `source:` and `reports:`"

// errEmpty means that the folder has no file to read. This is an error: most people who name an empty folder have
// mistyped the path, and do not want to empty the graph.
var errEmpty = errors.New("there is no .yaml, .yml or .json file in it")

// Folder reads the dossier in a folder. It returns an error if the folder has no dossier, or cannot be read. The
// problems of single files are in Files.Problems.
func Folder(root string, progress Progress) (*dossier.Files, error) {
	var files *dossier.Files
	err := Within(root, func(fsys fs.FS) (err error) {
		files, err = FS(fsys, progress)
		return err
	})
	return files, err
}

// Within calls do with the files in a folder, which links cannot leave.
func Within(root string, do func(fs.FS) error) error {
	info, err := os.Stat(root)
	if err != nil {
		return fmt.Errorf("read the dossier: %w", err)
	}
	if !info.IsDir() {
		return fmt.Errorf("read the dossier: %s is not a folder: name the folder that holds the dossier's files", root)
	}
	r, err := os.OpenRoot(root)
	if err != nil {
		return fmt.Errorf("read the dossier: %w", err)
	}
	defer func() { _ = r.Close() }()
	if err := do(r.FS()); err != nil {
		return fmt.Errorf("read the dossier in %s: %w", root, err)
	}
	return nil
}

// Progress receives how many files are read. Several goroutines can call it, one at a time. It may be nil.
type Progress func(done, total int)

// FS reads the dossier in a file system. It skips files and folders whose names begin with a dot, and files whose
// names are neither YAML nor JSON. It reads several files at the same time.
func FS(fsys fs.FS, progress Progress) (*dossier.Files, error) {
	found, problems, err := list(fsys)
	if err != nil {
		return nil, err
	}
	results := all(fsys, found, progress, parse)
	files := filesOf(results)
	files.Problems = append(problems, files.Problems...)
	files.Fingerprint = listing(found, results).Fingerprint()
	if len(files.Files)+len(files.Problems) == 0 {
		return nil, errEmpty
	}
	return files, nil
}

func filesOf(results []result) *dossier.Files {
	files := &dossier.Files{}
	for _, r := range results {
		if r.file.Root != nil {
			files.Files = append(files.Files, r.file)
		}
		files.Problems = append(files.Problems, r.problems...)
	}
	return files
}

// entry is a name in a folder.
type entry struct {
	name    string
	regular bool // it is a regular file; otherwise it may be anything
}

// list returns the files in a file system, sorted by name, and the problems of folders that cannot be read.
func list(fsys fs.FS) (found []entry, problems dossier.Problems, err error) {
	err = fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			if name == "." {
				return err
			}
			problems = append(problems, problem(name, 1, 1, "cannot be read: %v", reason(err)))
			return nil
		}
		switch {
		case name == ".":
			return nil
		case strings.HasPrefix(e.Name(), ".") && e.IsDir():
			return fs.SkipDir
		case strings.HasPrefix(e.Name(), ".") || e.IsDir():
			return nil
		}
		found = append(found, entry{name, e.Type().IsRegular()})
		return nil
	})
	return found, problems, err
}

// digestSize is the number of bytes of a SHA-256 that tell files apart.
const digestSize = 16

// result is what was read of one file.
type result struct {
	file     dossier.File // its Root is nil if there is nothing to resolve
	digest   string       // see ListedFile; "" if the file was not read
	problems dossier.Problems
}

// all reads files, in the order of their names. parse turns the bytes of a file into nodes.
func all(fsys fs.FS, found []entry, progress Progress, parse func(name string, data []byte) (*yaml.Node, dossier.Problems)) []result {
	results := make([]result, len(found))
	var reporting sync.Mutex
	done := 0
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, e := range found {
		group.Go(func() error {
			data, problems := load(fsys, e)
			if data != nil {
				digest := sha256.Sum256(data)
				results[i].digest = hex.EncodeToString(digest[:digestSize])
				root, more := parse(e.name, data)
				if problems = append(problems, more...); len(problems) == 0 {
					results[i].file = dossier.File{Name: e.name, Digest: results[i].digest, Root: root}
				}
			}
			results[i].problems = problems
			reporting.Lock()
			defer reporting.Unlock()
			if done++; progress != nil {
				progress(done, len(found))
			}
			return nil
		})
	}
	_ = group.Wait() // the functions return no errors
	return results
}

// load returns the bytes of a file, or nil when there is nothing to parse. It checks the kind of a file before it
// opens it, because opening a pipe would wait for a writer.
func load(fsys fs.FS, e entry) ([]byte, dossier.Problems) {
	name := e.name
	fail := func(format string, args ...any) ([]byte, dossier.Problems) {
		return nil, dossier.Problems{problem(name, 1, 1, format, args...)}
	}
	if !e.regular {
		switch info, err := fs.Stat(fsys, name); {
		case err != nil:
			return fail("cannot be read (a link must not lead out of the dossier's folder, or to nothing): %v", reason(err))
		case info.IsDir():
			return fail("is a link to a folder: put the folder itself here")
		case !info.Mode().IsRegular():
			return fail("is not a regular file: remove it from the dossier's folder")
		}
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml", ".json":
	default:
		return nil, nil
	}
	f, err := fsys.Open(name)
	if err != nil {
		return fail("cannot be read: %v", reason(err))
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
	switch {
	case err != nil:
		return fail("cannot be read: %v", reason(err))
	case len(data) > MaxFile:
		return fail("is larger than %d bytes: %s", MaxFile, splitting)
	case len(data) == 0:
		return fail("is empty: delete the file, or write `dossier:`, `things:`, `source:` or `judgements:` and its content")
	}
	return data, nil
}

// reason removes the path from an error. The position of the problem names the file.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

func problem(file string, line, column int, format string, args ...any) dossier.Problem {
	return dossier.Problem{
		At:      dossier.Position{File: file, Line: line, Column: column},
		Message: fmt.Sprintf(format, args...),
	}
}
