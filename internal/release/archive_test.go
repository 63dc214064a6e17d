package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// made is a time of a commit. Zip archives know only even seconds.
var made = time.Date(2026, 11, 29, 12, 0, 2, 0, time.UTC)

// someFiles returns a file that is copied and a file that is written.
func someFiles(t *testing.T) []file {
	t.Helper()
	program := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(program, bytes.Repeat([]byte("program "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	return []file{{name: "parley", from: program, mode: 0o755}, {name: "README.md", text: "read me", mode: 0o644}}
}

// written archives the files twice, and returns the bytes, which have to be the same.
func written(t *testing.T, platform, want string) []byte {
	t.Helper()
	var first []byte
	for i := range 2 {
		dir := t.TempDir()
		files := someFiles(t)
		later := time.Now().Add(time.Duration(i) * time.Hour) // must have no effect
		if err := os.Chtimes(files[0].from, later, later); err != nil {
			t.Fatal(err)
		}
		name, sum, err := archive(dir, "parley-1.2.3", platform, files, made)
		if err != nil {
			t.Fatal(err)
		}
		if name != want {
			t.Errorf("the archive is called %s, want %s", name, want)
		}
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if s := sha256.Sum256(content); sum != hex.EncodeToString(s[:]) {
			t.Errorf("the sum is %s, want %x", sum, s)
		}
		if i == 1 && !bytes.Equal(content, first) {
			t.Error("the same files give other bytes")
		}
		first = content
	}
	return first
}

// entry is a file as an archive has it.
type entry struct {
	name     string
	mode     int64
	modified time.Time
	content  string
}

// check compares the entries of an archive with someFiles.
func check(t *testing.T, got []entry) {
	t.Helper()
	want := []entry{
		{"parley-1.2.3/parley", 0o755, made, string(bytes.Repeat([]byte("program "), 1000))},
		{"parley-1.2.3/README.md", 0o644, made, "read me"},
	}
	if len(got) != len(want) {
		t.Fatalf("%d files, want %d", len(got), len(want))
	}
	for i := range want {
		if g, w := got[i], want[i]; g.name != w.name || g.mode != w.mode || !g.modified.Equal(w.modified) || g.content != w.content {
			t.Errorf("file %d is %s, mode %o, of %s, with %d bytes, want %s, mode %o, of %s, with %d bytes",
				i, g.name, g.mode, g.modified, len(g.content), w.name, w.mode, w.modified, len(w.content))
		}
	}
}

func TestTarGz(t *testing.T) {
	compressed, err := gzip.NewReader(bytes.NewReader(written(t, "linux/amd64", "parley-1.2.3.tar.gz")))
	if err != nil {
		t.Fatal(err)
	}
	var got []entry
	for r := tar.NewReader(compressed); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if h.Uid != 0 || h.Gid != 0 {
			t.Errorf("%s belongs to %d:%d, want 0:0", h.Name, h.Uid, h.Gid)
		}
		got = append(got, entry{h.Name, h.Mode, h.ModTime, string(content)})
	}
	check(t, got)
}

func TestZip(t *testing.T) {
	content := written(t, "windows/arm64", "parley-1.2.3.zip")
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var got []entry
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, entry{f.Name, int64(f.Mode().Perm()), f.Modified, string(content)})
	}
	check(t, got)
}

func TestTheStampIsOfTheClone(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("GIT_CEILING_DIRECTORIES", "/")
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	if s, err := readStamp(); err != nil || s.version != "devel" || s.commit != "unknown" {
		t.Errorf("outside of a clone: %+v, %v", s, err)
	}
	commit := func(args ...string) {
		t.Helper()
		if out, err := git(append([]string{"-c", "user.name=T", "-c", "user.email=t@example.org"}, args...)...); err != nil {
			t.Fatalf("git %v: %v: %s", args, err, out)
		}
	}
	t.Setenv("GIT_COMMITTER_DATE", "2026-11-29T12:00:02Z")
	if err := os.WriteFile("a", []byte("a"), 0o600); err != nil {
		t.Fatal(err)
	}
	commit("init", "-q")
	commit("add", "a")
	commit("commit", "-q", "-m", "a")
	head, err := git("rev-parse", "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	want := func(what, version, commit string) {
		t.Helper()
		if s, err := readStamp(); err != nil || s.version != version || s.commit != commit || !s.time.Equal(made) {
			t.Errorf("%s: %+v, %v, want %s, %s", what, s, err, version, commit)
		}
	}
	want("without a tag", "devel", head)
	commit("tag", "v1.2.3")
	want("with a tag", "1.2.3", head)
	if err := os.WriteFile("a", []byte("b"), 0o600); err != nil {
		t.Fatal(err)
	}
	want("with changes", "devel", head+"-dirty")
	t.Setenv("SOURCE_DATE_EPOCH", "7")
	if s, err := readStamp(); err != nil || s.time.Unix() != 7 {
		t.Errorf("SOURCE_DATE_EPOCH gives %+v, %v", s, err)
	}
}

func TestEveryModuleOfTheProgramHasALicence(t *testing.T) {
	t.Chdir("../..")
	text, err := moduleLicences("linux/amd64")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\nGo go1.", "\ngithub.com/alecthomas/kong v", "The Go Authors"} {
		if !bytes.Contains([]byte(text), []byte(want)) {
			t.Errorf("the licences lack %q", want)
		}
	}
	if _, err := licencesIn(t.TempDir()); err == nil {
		t.Error("a module without a licence is no error")
	}
}
