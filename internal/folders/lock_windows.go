package folders

import (
	"os"

	"golang.org/x/sys/windows"
)

// lockFile is the file that writers lock: Windows locks no folders.
const lockFile = ".parley.lock"

// locked calls do while no other program of this kind writes in the folder. The lock ends with the process, however it ends.
func (f *Folder) locked(do func() error) error {
	file, err := f.root.OpenFile(lockFile, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	if err := windows.LockFileEx(windows.Handle(file.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, &windows.Overlapped{}); err != nil {
		return err
	}
	return do()
}

// sync does nothing: Windows keeps the names in a folder by itself.
func (f *Folder) sync(string) error { return nil }
