// Package read is the loader's first stage: it reads a dossier's folder into
// raw YAML nodes, and lets nothing through that a dossier has no use for.
//
// It never leaves the folder, opens nothing but regular files of a bounded
// size, and takes a strict subset of YAML: one document a file, no aliases, no
// anchors, no tags, no key twice.
package read

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"parley/loader/dossier"
)

// maxFile is the most bytes that one file of a dossier may have.
const maxFile = 1 << 20

// errEmpty is wrapped by the error for a folder without a single file to read.
// An empty folder is more often a mistyped path than a wish to empty the graph.
var errEmpty = errors.New("there is no .yaml, .yml or .json file in it")

// Folder reads the dossier in a folder. The error tells that there is no
// dossier to be read; what is wrong with single files is in Files.Problems.
func Folder(root string) (*dossier.Files, error) {
	info, err := os.Stat(root)
	if err != nil {
		return nil, fmt.Errorf("read the dossier: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("read the dossier: %s is not a folder: name the folder that holds the dossier's files", root)
	}
	r, err := os.OpenRoot(root)
	if err != nil {
		return nil, fmt.Errorf("read the dossier: %w", err)
	}
	defer func() { _ = r.Close() }()
	files, err := FS(r.FS())
	if err != nil {
		return nil, fmt.Errorf("read the dossier in %s: %w", root, err)
	}
	return files, nil
}

// FS reads the dossier in a file system. Files and folders whose names begin
// with a dot are passed over, and so are files that are neither YAML nor JSON
// by their names.
func FS(fsys fs.FS) (*dossier.Files, error) {
	files := &dossier.Files{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			if name == "." {
				return err
			}
			files.Problems = append(files.Problems, problem(name, 1, 1, "cannot be read: %v", reason(err)))
			return nil
		}
		switch {
		case name == ".":
			return nil
		case strings.HasPrefix(entry.Name(), ".") && entry.IsDir():
			return fs.SkipDir
		case strings.HasPrefix(entry.Name(), ".") || entry.IsDir():
			return nil
		}
		data, problems := load(fsys, name)
		if data != nil {
			root, more := parse(name, data)
			if problems = append(problems, more...); len(problems) == 0 {
				files.Files = append(files.Files, dossier.File{Name: name, Root: root})
			}
		}
		files.Problems = append(files.Problems, problems...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(files.Files)+len(files.Problems) == 0 {
		return nil, errEmpty
	}
	return files, nil
}

// load returns the bytes of a file, or nil where there is nothing to parse. It
// asks what a thing is before it opens it: to open a pipe is to wait for it.
func load(fsys fs.FS, name string) ([]byte, dossier.Problems) {
	fail := func(format string, args ...any) ([]byte, dossier.Problems) {
		return nil, dossier.Problems{problem(name, 1, 1, format, args...)}
	}
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return fail("cannot be read (a link must not lead out of the dossier's folder, or to nothing): %v", reason(err))
	case info.IsDir():
		return fail("is a link to a folder: put the folder itself here")
	case !info.Mode().IsRegular():
		return fail("is not a regular file: take it out of the dossier's folder")
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml", ".json":
	default:
		return nil, nil
	}
	tooLarge := func() ([]byte, dossier.Problems) {
		return fail("is larger than %d bytes: split it into several files", maxFile)
	}
	if info.Size() > maxFile {
		return tooLarge()
	}
	f, err := fsys.Open(name)
	if err != nil {
		return fail("cannot be read: %v", reason(err))
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		return fail("cannot be read: %v", reason(err))
	case len(data) > maxFile: // it grew
		return tooLarge()
	case len(data) == 0:
		return fail("is empty: delete it, or write `dossier:`, `things:` or `source:` and what belongs to it")
	}
	return data, nil
}

// reason leaves out the path that the error names: the position tells it.
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
