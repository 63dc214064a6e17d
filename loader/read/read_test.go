package read

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"go.yaml.in/yaml/v3"

	"parley/loader/dossier"
)

// one reads a dossier of a single file.
func one(t testing.TB, name, text string) *dossier.Files {
	t.Helper()
	files, err := FS(fstest.MapFS{name: {Data: []byte(text)}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// refuses fails the test unless the file has exactly these problems.
func refuses(t *testing.T, text string, want ...string) {
	t.Helper()
	files := one(t, "a.yaml", text)
	if len(files.Files) != 0 {
		t.Errorf("%.40q was read", text)
	}
	check(t, files.Problems, want...)
}

func check(t *testing.T, ps dossier.Problems, want ...string) {
	t.Helper()
	if got := strings.Split(ps.Error(), "\n"); !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

const notYAML = " (is there an unclosed quote or bracket, or a wrong indentation?)"

func TestBadInput_068(t *testing.T) {
	bomb := "a: &a [x, x]\nb: &b [*a, *a]\nthings: [*b, *b]\n"
	refuses(t, bomb,
		"a.yaml:1:4: anchors are not allowed: remove &a",
		"a.yaml:2:4: anchors are not allowed: remove &b",
		"a.yaml:2:8: aliases are not allowed: write the value of *a instead",
		"a.yaml:2:12: aliases are not allowed: write the value of *a instead",
		"a.yaml:3:10: aliases are not allowed: write the value of *b instead",
		"a.yaml:3:14: aliases are not allowed: write the value of *b instead")
	refuses(t, "a: {x: y}\n<<: {b: c}\n", "a.yaml:2:1: merge keys are not allowed: write the keys and values instead")
}

func TestBadInput_069(t *testing.T) {
	refuses(t, "things: &a [*a]\n",
		"a.yaml:1:9: anchors are not allowed: remove &a",
		"a.yaml:1:13: aliases are not allowed: write the value of *a instead")
}

func TestBadInput_070(t *testing.T) {
	refuses(t, "title: a\nthings: Zür\x00ich\n", "a.yaml:2:12: a NUL byte stands here: save the file as UTF-8 text")
	refuses(t, "title: \xfc\n", "a.yaml:1:8: these bytes are not UTF-8: save the file as UTF-8")
	refuses(t, "\xff\xfea\x00", "a.yaml:1:1: these bytes are not UTF-8: save the file as UTF-8")
}

func TestBadInput_071(t *testing.T) {
	refuses(t, strings.Repeat("[", MaxMarks), "a.yaml:1:1: this is not YAML: exceeded max depth of 10000"+notYAML)
	refuses(t, "a: "+strings.Repeat("[", 50)+strings.Repeat("]", 50), "a.yaml:1:36: this is nested more than 32 levels deep: no dossier needs that")
}

func TestBadInput_072(t *testing.T) {
	refuses(t, "things:\n  - person: a\n    name: A\n    person: b\nthings: []\n",
		"a.yaml:4:5: \"person\" is already given in line 2: delete one of the two",
		"a.yaml:5:1: \"things\" is already given in line 1: delete one of the two")
}

func TestBadInput_074(t *testing.T) {
	text := "things:\n  - person: a\n    name: |-\n      two\n      lines\n"
	want := one(t, "a.yaml", text)
	for _, other := range []string{"\ufeff" + text, strings.ReplaceAll(text, "\n", "\r\n"), "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")} {
		got := one(t, "a.yaml", other)
		if len(got.Problems) > 0 || !same(got.Files[0].Root, want.Files[0].Root) {
			t.Errorf("%q is not read as %q", other, text)
		}
	}
}

// same compares nodes with their positions.
func same(a, b *yaml.Node) bool {
	return a.Kind == b.Kind && a.Value == b.Value && a.Line == b.Line && a.Column == b.Column &&
		slices.EqualFunc(a.Content, b.Content, same)
}

func TestBadInput_075(t *testing.T) {
	refuses(t, "things:\n\t- person: a\n", "a.yaml:2:1: a tab stands in the indentation: indent with spaces")
	files := one(t, "a.json", "{\n\t\"things\": [\n\t\t{\"person\": \"a\"}\n\t]\n}\n")
	if len(files.Files) != 1 {
		t.Errorf("JSON that is indented with tabs: %v", files.Problems)
	}
}

func TestBadInput_076(t *testing.T) {
	refuses(t, "things: []\n---\nthings: []\n", "a.yaml:2:1: a second YAML document begins here: put it into its own file")
}

func TestBadInput_077(t *testing.T) {
	refuses(t, "a: !!python/object:os.system x\nb: !!str x\n!!str c: d\n",
		"a.yaml:1:4: tags are not allowed: remove !!python/object:os.system",
		"a.yaml:2:4: tags are not allowed: remove !!str",
		"a.yaml:3:1: tags are not allowed: remove !!str")
}

func TestBadInput_086(t *testing.T) {
	refuses(t, "a: "+strings.Repeat("x", MaxFile), "a.yaml:1:1: is larger than 1048576 bytes: split it into several files; a source can continue in a second file that has only `source:` and `reports:`")
	for _, item := range []string{"[", "{", "a,", "a:", "\n", "- ", "? ", "-\r", "?\u0085", "-\u2028"} {
		refuses(t, strings.Repeat(item, MaxMarks+1), "a.yaml:1:1: holds more than 50000 line ends, commas, colons and brackets: split it into several files; a source can continue in a second file that has only `source:` and `reports:`")
	}
}

func TestBadInput_087(t *testing.T) {
	refuses(t, "things:\n  - person: a\n    name: \"A\n", "a.yaml:3:1: this is not YAML: found unexpected end of stream"+notYAML)
}

func TestBadInput_088(t *testing.T) {
	const empty = "a.yaml:1:1: is empty: delete the file, or write `dossier:`, `things:`, `source:` or `judgements:` and its content"
	refuses(t, "", empty)
	refuses(t, "# nothing\n", empty)
	refuses(t, "\ufeff", empty)
	for _, text := range []string{"---\n", "[]\n", "things\n", "~\n"} {
		files := one(t, "a.yaml", text)
		if len(files.Files) != 0 || !strings.Contains(files.Problems.Error(), "a mapping must stand here: `dossier:`, `things:`, `source:` or `judgements:` and its content") {
			t.Errorf("%q gives %v", text, files.Problems)
		}
	}
	if _, err := Folder(t.TempDir(), nil); !errors.Is(err, errEmpty) {
		t.Errorf("an empty folder gives %v", err)
	}
	if _, err := FS(fstest.MapFS{"README.md": {}, ".git/a.yaml": {}, ".a.yaml": {}}, nil); !errors.Is(err, errEmpty) {
		t.Errorf("a folder without YAML gives %v", err)
	}
}

func TestBadInput_089(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "a.yaml"), "things: []\n")
	if _, err := Folder(filepath.Join(root, "a.yaml"), nil); err == nil || !strings.Contains(err.Error(), "is not a folder") {
		t.Errorf("a file gives %v", err)
	}
	if _, err := Folder(filepath.Join(root, "none"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing gives %v", err)
	}
	if err := os.Mkdir(filepath.Join(root, "b.yaml"), 0o700); err != nil {
		t.Fatal(err)
	}
	if files, err := Folder(root, nil); err != nil || len(files.Files) != 1 || len(files.Problems) != 0 {
		t.Errorf("a folder that is named as a file gives %v, %v", files, err)
	}
}

func TestBadInput_091(t *testing.T) {
	outside, root := t.TempDir(), t.TempDir()
	write(t, filepath.Join(outside, "secret.yaml"), "things: [secret]\n")
	write(t, filepath.Join(root, ".data", "in.yaml"), "things: []\n")
	for name, target := range map[string]string{
		"absolute.yaml": filepath.Join(outside, "secret.yaml"), "folder": outside,
		"up.yaml": "../../../../../../etc/hostname", "loop.yaml": "loop.yaml", "none.yaml": "gone.yaml",
		"within": ".data", "fine.yaml": ".data/in.yaml",
	} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Fatal("no links here:", err)
		}
	}
	files, err := Folder(root, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(files.Files) != 1 || files.Files[0].Name != "fine.yaml" {
		t.Errorf("the files that were read are %v", files.Files)
	}
	var at []string
	for _, p := range files.Problems {
		at = append(at, p.At.String())
		if strings.Contains(p.Message, outside) {
			t.Errorf("the message shows where the link leads: %s", p)
		}
	}
	if want := []string{"absolute.yaml:1:1", "folder:1:1", "loop.yaml:1:1", "none.yaml:1:1", "up.yaml:1:1", "within:1:1"}; !slices.Equal(at, want) {
		t.Errorf("the problems are at %v, want %v", at, want)
	}
}

func TestFilesComeSortedWithTheirPaths(t *testing.T) {
	var progress [][2]int
	files, err := FS(fstest.MapFS{
		"b.yml": {Data: []byte("a: 1")}, "a/z.JSON": {Data: []byte(`{"a": 1}`)}, "a.yaml": {Data: []byte("a: 1")},
		"bad.yaml": {Data: []byte("a: [")}, "a/article.txt": {Data: []byte("\xff")},
	}, func(done, total int) { progress = append(progress, [2]int{done, total}) })
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files.Files {
		names = append(names, f.Name)
	}
	if want := [][2]int{{1, 5}, {2, 5}, {3, 5}, {4, 5}, {5, 5}}; !slices.Equal(progress, want) {
		t.Errorf("the progress is %v, want %v", progress, want)
	}
	if want := []string{"a/z.JSON", "a.yaml", "b.yml"}; !slices.Equal(names, want) || len(files.Problems) != 1 {
		t.Errorf("the files that were read are %v, with the problems %v, want %v", names, files.Problems, want)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func unprintable(r rune) bool { return !unicode.IsPrint(r) }

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"dossier: d\ntitle: D\n", "things:\n  - {person: a, name: A}\n", "a: &a [*a]\n", "\ufeffa: b\r\n", "{\"a\": [1, 2]}",
		"a: |\n  b\n", "? [a]\n: b\n", "--- a\n---\n", "!!map {}", "- #\n -", "a:\n\t- b\n", "%YAML 1.1\n---\na: b\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		root, problems := parse("a.yaml", data)
		if len(problems) == 0 && root.Kind != yaml.MappingNode {
			t.Fatalf("%q was read as %v", data, root.Kind)
		}
		for _, p := range problems {
			if p.At.Line < 1 || p.At.Column < 1 || p.Message == "" || len(p.Message) > 500 || strings.ContainsFunc(p.Message, unprintable) {
				t.Fatalf("%q gives %q", data, p)
			}
		}
	})
}

// TestSyntaxErrorsNameTheirLine: the YAML package counts some lines from 0, some from 1.
func TestSyntaxErrorsNameTheirLine(t *testing.T) {
	for text, want := range map[string]string{
		"a: [":                   "a.yaml:1:1: this is not YAML: did not find expected node content",
		"x: 1\ny: {a: b\nz: 1\n": "a.yaml:2:1: this is not YAML: did not find expected ',' or '}'",
		"a:\n  - b\n c\n":        "a.yaml:3:1: this is not YAML: did not find expected key",
		"a: 1\nb: ]\n":           "a.yaml:2:1: this is not YAML: did not find expected node content",
		"a: 1\nb: @x\n":          "a.yaml:2:1: this is not YAML: found character that cannot start any token",
		"x: 1\ny: 2\nz: \"a\n":   "a.yaml:3:1: this is not YAML: found unexpected end of stream",
		"x: 1\na: b: c\n":        "a.yaml:2:1: this is not YAML: mapping values are not allowed in this context",
	} {
		refuses(t, text, want+notYAML)
	}
}
