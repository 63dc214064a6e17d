package folders

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"parley/loader/dossier"
)

const (
	head   = "dossier: bridge-talks\ntitle: The talks about the bridge\n"
	people = "things:\n  - {person: mira-kesh, name: Mira Kesh}\n"
)

// newFolder makes a folder with a dossier.
func newFolder(t *testing.T) (*Folder, string) {
	t.Helper()
	root := t.TempDir()
	for name, text := range map[string]string{"dossier.yaml": head, "people.yaml": people} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return open(t, root), root
}

func open(t *testing.T, root string) *Folder {
	t.Helper()
	f, err := Open(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func content(t *testing.T, root, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestWrite(t *testing.T) {
	f, root := newFolder(t)
	base := Hash([]byte(people))
	const more = people + "  - {person: tomas-brell, name: Tomas Brell}\n"
	if _, err := f.Write(Edit{"people.yaml", []byte(more), base}); err != nil {
		t.Fatal(err)
	}
	if got := content(t, root, "people.yaml"); got != more {
		t.Errorf("the file has\n%s", got)
	}
	if info, err := os.Stat(filepath.Join(root, "people.yaml")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode changed: %v, %v", info.Mode(), err)
	}
	var changed *ChangedError
	if _, err := f.Write(Edit{"people.yaml", []byte(people), base}); !errors.As(err, &changed) || string(changed.Text) != more {
		t.Errorf("an old base: %v", err)
	}
	var problems dossier.Problems
	if _, err := f.Write(Edit{"people.yaml", []byte("things: [{person: x, unknown: X}]\n"), Hash([]byte(more))}); !errors.As(err, &problems) || content(t, root, "people.yaml") != more {
		t.Errorf("an invalid file: %v", err)
	}
	// Of several files, all are written or none.
	_, err := f.Write(Edit{"reference/places.yaml", []byte("things:\n  - {place: karst, name: Karst}\n"), ""}, Edit{"sources/a.yaml", []byte("source: a\n"), ""})
	if _, statErr := os.Stat(filepath.Join(root, "reference")); !errors.As(err, &problems) || !errors.Is(statErr, fs.ErrNotExist) {
		t.Errorf("a valid and an invalid file: %v, %v", err, statErr)
	}
	if _, err := f.Write(Edit{"reference/places.yaml", []byte("things:\n  - {place: karst, name: Karst}\n"), ""}); err != nil {
		t.Error(err)
	}
	if _, err := f.Write(Edit{Name: "reference/places.yaml", Base: Hash([]byte("things:\n  - {place: karst, name: Karst}\n"))}); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(root, "reference/places.yaml")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a removed file is there: %v", err)
	}
}

// An editor can leave a folder with errors. Then every file that has no error can still be written, and the errors can be corrected one by one.
func TestAFolderWithErrorsCanBeCorrected(t *testing.T) {
	f, root := newFolder(t)
	const wrong = "things:\n  - {person: a, unknown: A}\n  - {place: b, unknown: B}\n"
	for _, name := range []string{"wrong.yaml", "worse.yaml"} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(strings.ReplaceAll(wrong, ": ", ": "+name[:5]+"-")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.Write(Edit{"people.yaml", []byte(people + "# A comment\n"), Hash([]byte(people))}); err != nil {
		t.Errorf("another file: %v", err)
	}
	if _, err := f.Write(Edit{"wrong.yaml", []byte("things:\n  - {place: karst, name: Karst}\n"), Hash([]byte(content(t, root, "wrong.yaml")))}); err != nil {
		t.Errorf("a correction: %v", err)
	}
	var problems dossier.Problems
	if _, err := f.Write(Edit{"more.yaml", []byte("things:\n  - {person: c, unknown: C}\n"), ""}); !errors.As(err, &problems) || problems[0].At.File != "more.yaml" {
		t.Errorf("a new error: %v", err)
	}
}

func TestNamesAndLinks(t *testing.T) {
	f, root := newFolder(t)
	for _, name := range []string{"../out.yaml", "/out.yaml", ".hidden.yaml", "a/.b/c.yaml", "notes.txt", "", "a//b.yaml"} {
		if _, err := f.Write(Edit{Name: name, Text: []byte(people)}); !errors.Is(err, ErrName) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if err := f.Add("people.yaml", nil); !errors.Is(err, ErrName) {
		t.Errorf("a text with the name of a file of the dossier: %v", err)
	}
	if err := os.Symlink("people.yaml", filepath.Join(root, "link.yaml")); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(Edit{Name: "link.yaml", Base: Hash([]byte(people))}); !errors.Is(err, ErrLink) {
		t.Errorf("a link: %v", err)
	}
	if err := os.Symlink(t.TempDir(), filepath.Join(root, "away")); err != nil {
		t.Fatal(err)
	}
	if err := f.Add("away/text.txt", []byte("x")); err == nil {
		t.Error("a text was written through a link that leads out of the folder")
	}
}

func TestAdd(t *testing.T) {
	f, root := newFolder(t)
	for range 2 {
		if err := f.Add("texts/a.txt", []byte("They met.")); err != nil || content(t, root, "texts/a.txt") != "They met." {
			t.Errorf("%v", err)
		}
	}
	var changed *ChangedError
	if err := f.Add("texts/a.txt", []byte("They did not meet.")); !errors.As(err, &changed) {
		t.Errorf("another text: %v", err)
	}
}

// Several writers that count in one file lose no step, and a half-written file is never seen.
func TestWritersDoNotOverwriteEachOther(t *testing.T) {
	f, root := newFolder(t)
	const writers, steps = 3, 8
	var all sync.WaitGroup
	for range writers {
		own := open(t, root)
		all.Go(func() {
			for done := 0; done < steps; {
				text, err := own.Read("people.yaml")
				if err != nil {
					t.Error(err)
					return
				}
				n := strings.Count(string(text), "# step")
				_, err = own.Write(Edit{"people.yaml", fmt.Appendf(text, "# step %d\n", n), Hash(text)})
				var changed *ChangedError
				if errors.As(err, &changed) {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				done++
			}
		})
	}
	all.Wait()
	text, err := f.Read("people.yaml")
	if got := strings.Count(string(text), "# step"); err != nil || got != writers*steps {
		t.Errorf("%d steps, want %d: %v", got, writers*steps, err)
	}
}

func TestTidy(t *testing.T) {
	_, root := newFolder(t)
	left := filepath.Join(root, temporary+"people.yaml.tmp")
	if err := os.WriteFile(left, []byte("things:"), 0o600); err != nil {
		t.Fatal(err)
	}
	open(t, root)
	if _, err := os.Stat(left); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the half-written file is still there: %v", err)
	}
}

// A change is seen, although the size and perhaps the time of the file stay the same.
func TestHashes(t *testing.T) {
	f, root := newFolder(t)
	for i := range 10 {
		text := fmt.Sprintf("%s# %d\n", people, i)
		if err := os.WriteFile(filepath.Join(root, "people.yaml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := f.Hashes()
		want := map[string]string{"dossier.yaml": Hash([]byte(head)), "people.yaml": Hash([]byte(text))}
		if err != nil || !maps.Equal(got, want) {
			t.Fatalf("%v, %v", got, err)
		}
	}
}

// A file system with other texts is the file system in which the files have these texts.
func TestWith(t *testing.T) {
	names := []string{"a.yaml", "b.yaml", "sources/a.yaml", "sources/b.yaml", "texts/deep/c.txt"}
	rapid.Check(t, func(t *rapid.T) {
		base, want, over := fstest.MapFS{}, fstest.MapFS{}, map[string][]byte{}
		for _, name := range names {
			if rapid.Bool().Draw(t, "in the base: "+name) {
				base[name] = &fstest.MapFile{Data: []byte("base")}
				want[name] = base[name]
			}
			switch rapid.SampledFrom([]string{"same", "other", "gone"}).Draw(t, name) {
			case "other":
				over[name] = []byte("other")
				want[name] = &fstest.MapFile{Data: []byte("other")}
			case "gone":
				over[name] = nil
				delete(want, name)
			}
		}
		all := func(fsys fs.FS) map[string]string {
			found := map[string]string{}
			err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
				if err != nil || e.IsDir() {
					return err
				}
				text, err := fs.ReadFile(fsys, name)
				found[name] = string(text)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return found
		}
		if got, want := all(With(base, over)), all(want); !maps.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}
