package committed

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestFolder: the copy has the committed files, also files with odd names, and neither changed nor new files.
func TestFolder(t *testing.T) {
	repository := t.TempDir()
	run := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", repository, "-c", "user.name=Mira", "-c", "user.email=mira@example.org"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
	}
	put := func(name, content string) {
		t.Helper()
		name = filepath.Join(repository, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files := map[string]string{"dossier.yaml": "dossier: d\n", "sources/día 1.yaml": "a\n\nb", "sources/empty.yaml": ""}
	run("init", "-q")
	put("other.txt", "not of the folder")
	for name, content := range files {
		put("talks/"+name, content)
	}
	run("add", ".")
	run("commit", "-q", "-m", "talks")
	put("talks/dossier.yaml", "changed")
	put("talks/new.yaml", "new")

	copied, remove, err := Folder(t.Context(), filepath.Join(repository, "talks"))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	err = fs.WalkDir(os.DirFS(copied), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(copied, name))
		got[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(files) {
		t.Errorf("the copy has %d files: %q", len(got), got)
	}
	for name, content := range files {
		if got[name] != content {
			t.Errorf("%s is %q, want %q", name, got[name], content)
		}
	}
	if remove(); exists(copied) {
		t.Error("the copy is still there")
	}
	if whole, remove, err := Folder(t.Context(), repository); err != nil || !exists(filepath.Join(whole, "talks", "dossier.yaml")) {
		t.Errorf("the whole repository: %v", err)
	} else {
		remove()
	}
	put("later/dossier.yaml", "dossier: e\n")
	for _, folder := range []string{t.TempDir(), filepath.Join(repository, "later")} {
		if _, _, err := Folder(t.Context(), folder); !errors.Is(err, ErrNotCommitted) {
			t.Errorf("of a folder that is not committed, the error is %v", err)
		}
	}
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
