package synthetic_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"parley/graph"
	"parley/loader"
	"parley/loader/fold"
	"parley/loader/read"
	"parley/loader/synthetic"
)

// write writes a dossier into a new folder.
func write(t *testing.T, meetings int, seed uint64) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "dossier")
	if err := synthetic.Write(folder, synthetic.Options{Meetings: meetings, Seed: seed}); err != nil {
		t.Fatal(err)
	}
	return folder
}

// contents reads all files of a folder.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	all, fsys := map[string]string{}, os.DirFS(folder)
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			var data []byte
			data, err = fs.ReadFile(fsys, name)
			all[name] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheSameSeedGivesTheSameFiles(t *testing.T) {
	first, again, other := contents(t, write(t, 250, 7)), contents(t, write(t, 250, 7)), contents(t, write(t, 250, 8))
	if len(first) < 30 || len(first) != len(again) {
		t.Fatalf("%d files, and %d the second time", len(first), len(again))
	}
	same := 0
	for name, text := range first {
		if again[name] != text {
			t.Errorf("%s differs", name)
		}
		if other[name] == text {
			same++
		}
	}
	if same > len(first)/2 {
		t.Errorf("with another seed, %d of %d files are the same", same, len(first))
	}
}

// A dossier is valid, without a warning, and has meetings of every kind.
func TestADossierHasEveryKindOfMeeting(t *testing.T) {
	d, err := loader.Folder(write(t, 2000, 1), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Warnings) > 0 {
		t.Errorf("%d warnings, the first is %s", len(d.Warnings), d.Warnings[0])
	}
	typ := graph.Parley.Type("Meeting")
	statuses, meetings, contested := map[any]int{}, 0, 0
	things := map[string]int{}
	for _, r := range fold.Fold(d).Records {
		things[r.Type.Name]++
		if latitude := r.Type.Property("latitude"); latitude != nil && r.Values[latitude.Index] != nil {
			things["place with coordinates"]++
		}
		if r.Type != typ {
			continue
		}
		meetings++
		statuses[r.Values[typ.Property("status").Index]]++
		if r.Values[typ.Property("contested").Index] != nil {
			contested++
		}
	}
	if meetings != 2000 {
		t.Errorf("%d meetings, want 2000", meetings)
	}
	for _, status := range []string{"HELD", "CANCELLED", "DENIED"} {
		if statuses[status] == 0 {
			t.Errorf("no meeting is %s: %v", status, statuses)
		}
	}
	for thing, want := range map[string]int{"Plan": 1, "PlanVersion": 2, "Point": 6, "place with coordinates": 7} {
		if things[thing] != want {
			t.Errorf("%s: %d, want %d", thing, things[thing], want)
		}
	}
	if contested < 20 {
		t.Errorf("%d contested meetings, want at least 20", contested)
	}
}

func TestWriteRefuses(t *testing.T) {
	for _, n := range []int{0, -1, synthetic.MaxMeetings + 1} {
		folder := filepath.Join(t.TempDir(), "dossier")
		if err := synthetic.Write(folder, synthetic.Options{Meetings: n}); err == nil {
			t.Errorf("%d meetings: no error", n)
		}
		if _, err := os.Stat(folder); err == nil {
			t.Errorf("%d meetings: the folder is there", n)
		}
	}
	if err := synthetic.Write(t.TempDir(), synthetic.Options{Meetings: 1}); err == nil {
		t.Error("a folder that is there already: no error")
	}
}

// A large dossier has reference files of the full size, and can be read.
func TestLargeReferenceFiles(t *testing.T) {
	folder := write(t, 20_000, 7)
	if err := os.RemoveAll(filepath.Join(folder, "sources")); err != nil {
		t.Fatal(err)
	}
	files, err := read.Folder(folder, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(files.Problems) > 0 {
		t.Errorf("the reference files have problems: %v", files.Problems)
	}
	if _, err := os.Stat(filepath.Join(folder, "reference", "people-0001.yaml")); err != nil {
		t.Errorf("no file of people is full: %v", err)
	}
}
