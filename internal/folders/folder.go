// Package folders writes the files of a dossier. A file is written whole or not at all, and only if the dossier stays valid. Several
// programs can write files of one folder: if another program has changed a file, this package does not overwrite the file.
package folders

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"parley/loader"
	"parley/loader/dossier"
)

var (
	// ErrName refuses a name that no file of a dossier can have.
	ErrName = errors.New("no file of a dossier can have this name")
	// ErrLink refuses to write through a link.
	ErrLink = errors.New("the file is a link: write the file to which the link leads")
)

// ChangedError means that a file is not the file that the writer has read. Nothing is written then.
type ChangedError struct {
	Name string
	Text []byte // the file as it is now; nil if there is none
}

// Error says which file has changed.
func (e *ChangedError) Error() string {
	return fmt.Sprintf("%s has changed since it was read", e.Name)
}

// Edit is a new text for a file.
type Edit struct {
	Name string // relative to the folder, with slashes
	Text []byte // nil removes the file
	Base string // the Hash of the file as the writer has read it; "" if there was none
}

// Hash tells texts apart. It is "" for nil.
func Hash(text []byte) string {
	if text == nil {
		return ""
	}
	sum := sha256.Sum256(text)
	const bytes = 16
	return hex.EncodeToString(sum[:bytes])
}

// Folder is the folder of a dossier. Links do not lead out of it. Several goroutines can use it at the same time.
type Folder struct {
	root  *os.Root
	cache cache
}

// Open opens a folder, and removes what a program that was killed has left behind.
func Open(name string) (*Folder, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder: name the folder of the dossier", name)
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	f := &Folder{root: root}
	return f, f.locked(f.tidy)
}

// Close closes the folder.
func (f *Folder) Close() error { return f.root.Close() }

// FS returns the folder as a file system.
func (f *Folder) FS() fs.FS { return f.root.FS() }

// Read returns the text of a file, and nil if there is no such file.
func (f *Folder) Read(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, fmt.Errorf("%w: %q", ErrName, name)
	}
	text, err := fs.ReadFile(f.root.FS(), name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if text == nil && err == nil {
		text = []byte{}
	}
	return text, err
}

// Write writes files of a dossier, in their order, if the dossier is valid with all of them. Each file is written whole or not at all. When
// Write returns, what is written stays, even if the machine stops.
//
// It returns a *ChangedError if a file is not as the writer has read it. It returns dossier.Problems if a file that it writes has an error, or if
// another file gets an error that it does not have now. Nothing is written then.
//
// It returns the dossier as it is with the files, or nil if the dossier still has errors in other files.
func (f *Folder) Write(edits ...Edit) (*dossier.Dossier, error) {
	over := map[string][]byte{}
	for _, e := range edits {
		if !fs.ValidPath(e.Name) || !isDossierFile(e.Name) || hidden(e.Name) {
			return nil, fmt.Errorf("%w: %q; write a name such as sources/selm-herald-2025-03-04.yaml", ErrName, e.Name)
		}
		over[e.Name] = e.Text
	}
	var found *dossier.Dossier
	err := f.locked(func() (err error) {
		for _, e := range edits {
			if err := f.unchanged(e); err != nil {
				return err
			}
		}
		if found, err = f.valid(over); err != nil {
			return err
		}
		for _, e := range edits {
			if err := f.put(e.Name, e.Text); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

// Add writes a new file that is no part of the dossier, such as the text of an article. It returns a *ChangedError if there is another file with
// this name. A file with the same text stays.
func (f *Folder) Add(name string, text []byte) error {
	if !fs.ValidPath(name) || isDossierFile(name) || hidden(name) {
		return fmt.Errorf("%w: %q; write a name such as texts/port-selm.txt", ErrName, name)
	}
	return f.locked(func() error {
		err := f.unchanged(Edit{Name: name})
		var changed *ChangedError
		if errors.As(err, &changed) && Hash(changed.Text) == Hash(text) {
			return nil
		}
		if err != nil {
			return err
		}
		return f.put(name, text)
	})
}

// unchanged returns a *ChangedError if a file is not as the writer has read it.
func (f *Folder) unchanged(e Edit) error {
	text, err := f.Read(e.Name)
	switch {
	case err != nil:
		return err
	case Hash(text) != e.Base:
		return &ChangedError{e.Name, text}
	}
	return nil
}

// valid returns the dossier with other texts for some files. The error is the errors of these files, and the errors that other files do not have
// now. If only errors remain that other files have already, there is no dossier and no error.
func (f *Folder) valid(over map[string][]byte) (*dossier.Dossier, error) {
	now := time.Now()
	found, after, err := read(With(f.FS(), over), now)
	if err != nil || len(after) == 0 {
		return found, err
	}
	known := map[string]bool{}
	_, before, err := read(f.FS(), now)
	if err != nil {
		before = nil // the folder has no dossier yet
	}
	for _, p := range before {
		known[p.At.File+"\x00"+p.Message] = true
	}
	var fresh dossier.Problems
	for _, p := range after {
		if _, written := over[p.At.File]; written || !known[p.At.File+"\x00"+p.Message] {
			fresh = append(fresh, p)
		}
	}
	if len(fresh) == 0 {
		return nil, nil //nolint:nilnil // the dossier has errors, and the files have none
	}
	return nil, fresh
}

// read reads a dossier, or its errors.
func read(fsys fs.FS, now time.Time) (*dossier.Dossier, dossier.Problems, error) {
	d, err := loader.FS(fsys, now)
	var found dossier.Problems
	if errors.As(err, &found) {
		return nil, found.Of(dossier.Error), nil
	}
	return d, nil, err
}

// temporary begins the names of files that are being written. The loader skips them.
const temporary = ".parley-"

// put writes a file beside the old file, and then replaces the old file. A text of nil removes the file.
func (f *Folder) put(name string, text []byte) error {
	folder := path.Dir(name)
	mode := fs.FileMode(0o644)
	info, err := f.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: %w", name, ErrLink)
	default:
		mode = info.Mode().Perm()
	}
	if text == nil {
		if err := f.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return f.sync(folder)
	}
	if err := f.makeFolder(folder); err != nil {
		return err
	}
	beside := path.Join(folder, temporary+path.Base(name)+".tmp")
	file, err := f.root.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = f.root.Rename(beside, name)
	}
	if err != nil {
		return errors.Join(err, f.root.Remove(beside))
	}
	return f.sync(folder)
}

// makeFolder makes a folder, and keeps it even if the machine stops.
func (f *Folder) makeFolder(name string) error {
	if _, err := f.root.Stat(name); err == nil || name == "." {
		return err
	}
	if err := f.makeFolder(path.Dir(name)); err != nil {
		return err
	}
	if err := f.root.Mkdir(name, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return f.sync(path.Dir(name))
}

// tidy removes files that a program was writing when it was killed.
func (f *Folder) tidy() error {
	return fs.WalkDir(f.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil //nolint:nilerr // a folder that cannot be read is a problem of the dossier, and reported there
		case e.IsDir() && name != "." && strings.HasPrefix(e.Name(), "."):
			return fs.SkipDir
		case e.Type().IsRegular() && strings.HasPrefix(e.Name(), temporary) && strings.HasSuffix(e.Name(), ".tmp"):
			return f.root.Remove(name)
		}
		return nil
	})
}

// isDossierFile reports whether the loader reads a file with this name.
func isDossierFile(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml", ".json":
		return true
	}
	return false
}

// hidden reports whether a part of the name begins with a dot.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") {
			return true
		}
	}
	return false
}
