//go:build integration

package chaos

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// disk is a small file system for one Neo4j. It is mounted in its own namespace, which needs no special rights. It
// disappears with the process that holds it.
type disk struct {
	path   string   // in the namespace
	within []string // a command that runs another in it
	inside string   // the path, as it is seen from outside
}

// mount makes a disk.
func mount(t *testing.T, size string) disk {
	t.Helper()
	path := t.TempDir()
	holder := exec.Command("unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
		`mount -t tmpfs -o size="$1" tmpfs "$2" && echo mounted && exec cat`, "sh", size, path)
	input, err := holder.StdinPipe() // it ends with this process, too
	if err != nil {
		t.Fatal(err)
	}
	var out output
	holder.Stdout, holder.Stderr = &out, &out
	if err := holder.Start(); err != nil {
		t.Fatalf("unshare, of Debian's util-linux, makes the disk: %v", err)
	}
	t.Cleanup(func() { _ = input.Close(); _ = holder.Wait() })
	await(t, "the disk is there: "+out.String(), func() bool { return strings.Contains(out.String(), "mounted") })
	return disk{
		path:   path,
		within: []string{"nsenter", "--target", pid(holder.Process), "--user", "--mount", "--preserve-credentials", "--"},
		inside: filepath.Join("/proc", pid(holder.Process), "root", path),
	}
}

func (d disk) ballast() string { return filepath.Join(d.inside, "ballast") }

// fill uses up the free space.
func (d disk) fill(t *testing.T) {
	t.Helper()
	file, err := os.Create(d.ballast())
	if err != nil {
		t.Fatal(err)
	}
	n, err := io.Copy(file, zeros{})
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("after %d bytes the disk is not full: %v", n, err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("filled up with %d MiB", n>>20)
}

// empty frees the space again.
func (d disk) empty(t *testing.T) {
	t.Helper()
	if err := os.Remove(d.ballast()); err != nil {
		t.Fatal(err)
	}
}

// zeros is an endless reader of zeros.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
