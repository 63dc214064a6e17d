package imports

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ErrDiffers refuses to write over files that somebody has changed, or that an import of other data has written.
var ErrDiffers = errors.New("the folder has files that differ from what the import gives: give --replace to write over them, or name another folder")

// folder writes files next to the folder of a dossier first, and into the folder at the end: all of them, or none.
type folder struct {
	root, staged string
	dry          bool // the files never go into the folder
	files        []string
}

// newFolder makes the place for the new files. With dry, this is outside the folder.
func newFolder(root string, dry bool) (*folder, error) {
	if dry {
		staged, err := os.MkdirTemp("", "parley-import-")
		return &folder{root: root, staged: staged, dry: true}, err
	}
	if err := os.MkdirAll(root, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder of the dossier: %w", err)
	}
	// The loader skips names that begin with a dot.
	staged, err := os.MkdirTemp(root, ".import-")
	if err != nil {
		return nil, fmt.Errorf("write into the folder of the dossier: %w", err)
	}
	return &folder{root: root, staged: staged}, nil
}

// create begins a file. The name has slashes.
func (f *folder) create(name string) (io.WriteCloser, error) {
	f.files = append(f.files, name)
	path := filepath.Join(f.staged, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	return os.Create(path)
}

// finish moves the new files into the folder, and removes the files of the same import that are left from before. It returns the
// names of the files that changed, and of those that differed or are left from before. Without replace, it changes nothing if a file
// of the folder differs.
func (f *folder) finish(replace bool, own func(name string) bool) (changed, differ []string, err error) {
	for _, name := range f.files {
		switch same, err := sameFile(f.path(name), filepath.Join(f.staged, filepath.FromSlash(name))); {
		case errors.Is(err, fs.ErrNotExist):
			changed = append(changed, name)
		case err != nil:
			return nil, nil, err
		case !same:
			changed, differ = append(changed, name), append(differ, name)
		}
	}
	left, err := f.left(own)
	if err != nil {
		return nil, nil, err
	}
	differ = append(differ, left...)
	if f.dry {
		return append(changed, left...), differ, nil
	}
	if len(differ) > 0 && !replace {
		return nil, differ, fmt.Errorf("%w: %s", ErrDiffers, strings.Join(differ, ", "))
	}
	for _, name := range changed {
		if err := os.MkdirAll(filepath.Dir(f.path(name)), 0o755); err != nil {
			return nil, differ, err
		}
		if err := os.Rename(filepath.Join(f.staged, filepath.FromSlash(name)), f.path(name)); err != nil {
			return nil, differ, err
		}
	}
	for _, name := range left {
		if err := os.Remove(f.path(name)); err != nil {
			return nil, differ, err
		}
	}
	return append(changed, left...), differ, nil
}

// left lists the files of an earlier run of the same import that this run does not write.
func (f *folder) left(own func(name string) bool) (names []string, err error) {
	for _, of := range []string{"reference", "sources"} {
		entries, err := os.ReadDir(f.path(of))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for _, e := range entries {
			if name := of + "/" + e.Name(); own(name) && !slices.Contains(f.files, name) {
				names = append(names, name)
			}
		}
	}
	return names, nil
}

// discard removes the place of the new files, and the folder if it is empty.
func (f *folder) discard() error {
	err := os.RemoveAll(f.staged)
	if !f.dry {
		_ = os.Remove(f.root) // fails if the folder has a file, as it should
	}
	return err
}

func (f *folder) path(name string) string { return filepath.Join(f.root, filepath.FromSlash(name)) }

// sameFile reports whether two files have the same bytes. The files of a dossier are small.
func sameFile(a, b string) (bool, error) {
	one, err := os.ReadFile(a)
	if err != nil {
		return false, err
	}
	other, err := os.ReadFile(b)
	return bytes.Equal(one, other), err
}
