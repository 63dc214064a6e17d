package folders

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// With returns a file system with other texts for some files. A text of nil removes its file.
func With(fsys fs.FS, texts map[string][]byte) fs.FS { return overlay{fsys, texts} }

type overlay struct {
	fs.FS
	texts map[string][]byte
}

// Open opens a file.
func (o overlay) Open(name string) (fs.File, error) {
	text, there := o.texts[name]
	switch {
	case !there:
		return o.FS.Open(name)
	case text == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return openText{entry{path.Base(name), int64(len(text)), false}, bytes.NewReader(text)}, nil
}

// ReadDir lists a folder.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	found, err := fs.ReadDir(o.FS, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	entries := map[string]fs.DirEntry{}
	for _, e := range found {
		entries[e.Name()] = e
	}
	in := name + "/"
	if name == "." {
		in = ""
	}
	for file, text := range o.texts {
		rest, below := strings.CutPrefix(file, in)
		switch first, _, deeper := strings.Cut(rest, "/"); {
		case !below:
		case deeper && text != nil && entries[first] == nil:
			entries[first] = entry{name: first, dir: true}
		case deeper:
		case text == nil:
			delete(entries, first)
		default:
			entries[first] = entry{first, int64(len(text)), false}
		}
	}
	if err != nil && len(entries) == 0 {
		return nil, err
	}
	all := make([]fs.DirEntry, 0, len(entries))
	for _, e := range entries {
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}

// openText is an open file whose text is given.
type openText struct {
	entry
	io.Reader
}

func (f openText) Stat() (fs.FileInfo, error) { return f.entry, nil }
func (openText) Close() error                 { return nil }

// entry is a file or a folder that is only in the overlay.
type entry struct {
	name string
	size int64
	dir  bool
}

func (e entry) Name() string               { return e.name }
func (e entry) Size() int64                { return e.size }
func (e entry) IsDir() bool                { return e.dir }
func (e entry) Type() fs.FileMode          { return e.Mode().Type() }
func (e entry) Info() (fs.FileInfo, error) { return e, nil }
func (entry) ModTime() time.Time           { return time.Time{} }
func (entry) Sys() any                     { return nil }

func (e entry) Mode() fs.FileMode {
	if e.dir {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
