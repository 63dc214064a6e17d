//go:build unix

package badinput

import (
	"net"
	"path/filepath"
	"syscall"
	"testing"
)

func TestBadInput_092_PipesAndDevices(t *testing.T) {
	const irregular = ":1:1: is not a regular file: remove it from the dossier's folder"
	pipe := func(name string) string {
		if err := syscall.Mkfifo(name, 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	root, article := folder(t, sound()), folder(t, files{})
	pipe(filepath.Join(root, "pipe"))
	pipe(filepath.Join(root, "pipe.yaml"))
	pipe(filepath.Join(article, "paper.txt"))
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "unix", filepath.Join(root, "s.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	zeros := folder(t, sound())
	link(t, "/dev/zero", filepath.Join(zeros, "zero.yaml"))
	alone := pipe(filepath.Join(t.TempDir(), "dossier"))
	const name = " is not a folder: name the folder that holds the dossier's files"
	hostile(
		t, "92",
		sent{what: "pipes and a socket in the folder", folder: root, says: []string{"pipe" + irregular, "pipe.yaml" + irregular, "s.yaml" + irregular}},
		sent{what: "a link to /dev/zero", folder: zeros, says: []string{"zero.yaml:1:1: cannot be read (a link must not lead out of the dossier's folder, or to nothing): path escapes from parent"}},
		sent{what: "/dev/zero for the folder", folder: "/dev/zero", fails: "read the dossier: /dev/zero" + name},
		sent{what: "a pipe for the folder", folder: alone, fails: "read the dossier: " + alone + name},
		sent{
			what: "a pipe for an article", folder: folder(t, sound()), texts: article,
			says: []string{"sources/paper.yaml:1:9: read the article's text: paper.txt is not a regular file"},
		},
	)
}
