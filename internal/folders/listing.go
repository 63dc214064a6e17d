package folders

import (
	"io/fs"
	"strings"
	"sync"
	"time"
)

// cache keeps the hashes of files that have not changed.
type cache struct {
	sync.Mutex
	files map[string]cached
}

// cached is the hash of a file, with what tells that the file is still the same.
type cached struct {
	hash string
	size int64
	time time.Time
	// young says that the file was changed just before it was read. Another change can have the same time.
	young bool
}

// clock is the coarsest step of the times of files.
const clock = 2 * time.Second

// Hashes returns the Hash of each file of the dossier, by its name. It reads only files that have changed.
func (f *Folder) Hashes() (map[string]string, error) {
	f.cache.Lock()
	defer f.cache.Unlock()
	hashes, seen := map[string]string{}, map[string]cached{}
	fsys := f.FS()
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil && name == ".":
			return err
		case err != nil, name == ".":
			return nil //nolint:nilerr // the loader says what cannot be read
		case strings.HasPrefix(e.Name(), ".") && e.IsDir():
			return fs.SkipDir
		case strings.HasPrefix(e.Name(), "."), e.IsDir(), !isDossierFile(name):
			return nil
		}
		info, err := fs.Stat(fsys, name)
		if err != nil || !info.Mode().IsRegular() {
			return nil //nolint:nilerr // the loader says what is wrong with the file
		}
		was, there := f.cache.files[name]
		if !there || was.young || was.size != info.Size() || !was.time.Equal(info.ModTime()) {
			text, err := fs.ReadFile(fsys, name)
			if err != nil {
				return nil //nolint:nilerr // the file has gone, or the loader says what is wrong with it
			}
			was = cached{Hash(text), info.Size(), info.ModTime(), time.Since(info.ModTime()) < clock}
		}
		seen[name], hashes[name] = was, was.hash
		return nil
	})
	if err != nil {
		return nil, err
	}
	f.cache.files = seen
	return hashes, nil
}
