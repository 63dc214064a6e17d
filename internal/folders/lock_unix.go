//go:build unix

package folders

import (
	"errors"

	"golang.org/x/sys/unix"
)

// locked calls do while no other program of this kind writes in the folder. The lock ends with the process, however it ends.
func (f *Folder) locked(do func() error) error {
	folder, err := f.root.Open(".")
	if err != nil {
		return err
	}
	defer func() { _ = folder.Close() }()
	for {
		err = unix.Flock(int(folder.Fd()), unix.LOCK_EX) //nolint:gosec // a file descriptor is small
		if !errors.Is(err, unix.EINTR) {
			break
		}
	}
	if err != nil {
		return err
	}
	return do()
}

// sync keeps the names in a folder even if the machine stops.
func (f *Folder) sync(name string) error {
	folder, err := f.root.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
