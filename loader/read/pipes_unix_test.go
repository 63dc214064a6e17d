//go:build unix

package read

import (
	"path/filepath"
	"syscall"
	"testing"
)

func TestBadInput_092(t *testing.T) {
	root := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(root, "pipe.yaml"), 0o600); err != nil {
		t.Fatal("no pipes here:", err)
	}
	if err := syscall.Mkfifo(filepath.Join(root, "pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	files, err := Folder(root, nil)
	if err != nil {
		t.Fatal(err)
	}
	check(t, files.Problems,
		"pipe:1:1: is not a regular file: remove it from the dossier's folder",
		"pipe.yaml:1:1: is not a regular file: remove it from the dossier's folder")
	if _, err := Folder("/dev/zero", nil); err == nil {
		t.Error("/dev/zero was read")
	}
}
