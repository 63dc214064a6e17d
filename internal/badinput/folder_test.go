package badinput

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/graph/memory"
	"parley/loader"
	"parley/loader/write"
)

// digest is the digest of the graph that a dossier makes in an empty store.
func digest(t testing.TB, f files) string {
	t.Helper()
	d, err := loader.Folder(folder(t, f), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	r, err := loader.Load(t.Context(), memory.New(), d)
	if err != nil {
		t.Fatal(err)
	}
	return r.Digest
}

// made is the result of a sound dossier: its output and its digest.
type made struct{ printed, digest string }

// makes validates and loads a sound dossier.
func makes(t testing.TB, f files) made {
	t.Helper()
	e := parley(t, "validate", folder(t, f), "--texts", texts(t, files{}))
	return made{e.stdout, digest(t, f)}
}

// same fails the test unless a dossier is sound and gives this result.
func same(t testing.TB, number, what string, f files, want made) {
	t.Helper()
	e, cost := measured(t, what, "validate", folder(t, f), "--texts", texts(t, files{}))
	if e.status != 0 || e.stdout != want.printed {
		t.Errorf("%s: status %d, %s%s", what, e.status, e.stdout, e.stderr)
	}
	if got := digest(t, f); got != want.digest {
		t.Errorf("%s: the graph's digest is %s, want %s", what, got, want.digest)
	}
	record(t, number, what, "allowed: the same graph", cost, len(e.stdout))
}

func TestBadInput_074_ByteOrderMarkAndCRLF(t *testing.T) {
	whole := sound().with("x.yaml", "things:\n  - outcome: truce\n    description: |-\n      A truce\n      of a week\n    result: agreed\n")
	want := makes(t, whole)
	crlf := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	for _, c := range []struct {
		what   string
		change func(string) string
	}{
		{"a byte order mark", func(s string) string { return "\ufeff" + s }},
		{"CRLF", crlf},
		{"a byte order mark and CRLF", func(s string) string { return "\ufeff" + crlf(s) }},
		{"no line end at the end of the file", func(s string) string { return strings.TrimSuffix(s, "\n") }},
	} {
		changed := files{}
		for name, text := range whole {
			changed[name] = c.change(text)
		}
		same(t, "74", c.what, changed, want)
	}
	lines := "They met.\nNobody spoke.\n"
	quoting := sound().with("sources/paper.yaml", strings.Replace(sound()["sources/paper.yaml"], "They met", `"They met.\nNobody"`, 1))
	for _, text := range []string{lines, "\ufeff" + strings.ReplaceAll(lines, "\n", "\r\n")} {
		if e := parley(t, "validate", folder(t, quoting), "--texts", folder(t, files{"paper.txt": text})); e.status != 0 {
			t.Errorf("an article as %q: %s", text, e.stderr)
		}
	}
}

func TestBadInput_086_Large(t *testing.T) {
	const (
		larger  = ".yaml:1:1: is larger than 1048576 bytes: split it into several files; a source can continue in a second file that has only `source:` and `reports:`"
		largest = 1 << 20
	)
	long := folder(t, sound())
	f, err := os.Create(filepath.Join(long, "x.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range append([]string{"things: "}, make([]string, 100)...) {
		if text == "" {
			text = strings.Repeat("x", 1<<20)
		}
		if _, err := f.WriteString(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	holes := folder(t, sound().with("x.yaml", ""))
	if err := os.Truncate(filepath.Join(holes, "x.yaml"), 1<<40); err != nil {
		t.Fatal(err)
	}
	article := texts(t, files{})
	if err := os.Truncate(filepath.Join(article, "paper.txt"), 1<<40); err != nil {
		t.Fatal(err)
	}
	hostile(
		t, "86",
		sent{what: "a line of 100 MB", folder: long, says: []string{"x" + larger}},
		sent{what: "a sparse file of 1 TB", folder: holes, says: []string{"x" + larger}},
		one(t, "a line of 1 MB, the maximum", "things: "+strings.Repeat("x", largest-8), "x.yaml:1:9: `things` must be a list"),
		one(t, "1 MB of one letter and a comma", "things: ["+strings.Repeat("a,", largest/2-8)+"]", tooMany),
		one(t, "1 MB of empty lists", "things: ["+strings.Repeat("[],", largest/3-8)+"]", tooMany),
		one(t, "50,000 commas, the maximum", strings.Repeat("a,", 50_000), "x.yaml:1:1: a mapping must stand here: `dossier:`, `things:`, `source:` or `judgements:` and its content"),
		one(t, "a key of 1 MB", strings.Repeat("x", largest-3)+": y", "x.yaml:1:1: this is not YAML: mapping values are not allowed in this context"+notYAML),
		sent{
			what: "an article of 1 TB", folder: folder(t, sound()), texts: article,
			says: []string{"sources/paper.yaml:1:9: read the article's text: paper.txt is larger than 4194304 bytes"},
		},
	)
}

// TestBadInput_088_Nothing: an empty input never empties a graph.
func TestBadInput_088_Nothing(t *testing.T) {
	const (
		empty = "x.yaml:1:1: is empty: delete the file, or write `dossier:`, `things:`, `source:` or `judgements:` and its content"
		none  = "there is no .yaml, .yml or .json file in it"
		due   = "x.yaml:2:1: a mapping must stand here: `dossier:`, `things:`, `source:` or `judgements:` and its content"
	)
	nothing, other := t.TempDir(), folder(t, files{"README.md": "# Mine\n", ".git/a.yaml": "a", ".a.yaml": "a"})
	hostile(
		t, "88",
		sent{what: "an empty folder", folder: nothing, fails: "read the dossier in " + nothing + ": " + none},
		sent{what: "a folder without dossier files", folder: other, fails: "read the dossier in " + other + ": " + none},
		one(t, "an empty file", "", empty),
		one(t, "a file with only a comment", "# nothing\n", empty),
		one(t, "a file with only a byte order mark", "\ufeff", empty),
		one(t, "a file with an empty document", "---\n", due),
		one(t, "an empty list of things", "things: []\n", "x.yaml:1:9: `things` is empty: add elements, or remove the key"),
	)

	bare := sound()
	delete(bare, "sources/paper.yaml")
	at := folder(t, bare)
	e, cost := measured(t, "a dossier without sources", "serve", "--dossier", at, "--listen", "127.0.0.1:0")
	if e.status != 1 || e.stdout != "" || e.stderr != "parley: the dossier holds no source: small; to remove its data from the graph, use `parley drop`\n" {
		t.Errorf("a dossier without sources: status %d, %q, %q", e.status, e.stdout, e.stderr)
	}
	record(t, "88", "a dossier without sources", strings.TrimPrefix(strings.TrimSpace(e.stderr), "parley: "), cost, len(e.stderr))
	untouched(t, at)
}

// untouched loads a sound dossier and then the dossier in a folder. It fails the test unless the second is refused
// and the graph stays as it was.
func untouched(t testing.TB, second string) {
	t.Helper()
	ctx, k := context.Background(), memory.New()
	d, err := loader.Folder(folder(t, sound()), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := loader.Load(ctx, k, d); err != nil {
		t.Fatal(err)
	}
	before, was, err := k.Contents(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if d, err = loader.Folder(second, time.Now()); err == nil {
		_, err = loader.Load(ctx, k, d)
	}
	if err == nil {
		t.Error("the load was not refused")
	}
	after, is, err := k.Contents(ctx)
	if err != nil || is != was || write.Digest(after) != write.Digest(before) {
		t.Errorf("the graph went from revision %d to %d: %v", was, is, err)
	}
}

func TestBadInput_089_FileForAFolder(t *testing.T) {
	root := folder(t, sound())
	file, gone := filepath.Join(root, "dossier.yaml"), filepath.Join(root, "gone")
	hostile(t, "89",
		sent{what: "a file", folder: file, fails: "read the dossier: " + file + " is not a folder: name the folder that holds the dossier's files"},
		sent{what: "a folder that does not exist", folder: gone, fails: "read the dossier: stat " + gone + ": no such file or directory"})
}

func TestBadInput_090_PathsThatLeadOut(t *testing.T) {
	var all []sent
	for _, path := range []string{"../paper.txt", "/etc/passwd", "a/../../paper.txt", "a/", "."} {
		text := strings.Replace(sound()["sources/paper.yaml"], "paper.txt", path, 1)
		all = append(all, sent{
			what: "`" + path + "` for an article", folder: folder(t, sound().with("sources/paper.yaml", text)),
			says: []string{"sources/paper.yaml:4:7: \"" + path + "\" leads out of the folder of texts: name a file in the folder, without .. and without / at either end"},
		})
	}
	hostile(t, "90", all...)
}

func link(t testing.TB, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Fatal(err)
	}
}

func TestBadInput_091_LinksThatLeadOut(t *testing.T) {
	const out = ":1:1: cannot be read (a link must not lead out of the dossier's folder, or to nothing): "
	root, outside := folder(t, sound()), folder(t, files{"secret.yaml": "things:\n  - {person: secret}\n"})
	link(t, filepath.Join(outside, "secret.yaml"), filepath.Join(root, "absolute.yaml"))
	link(t, outside, filepath.Join(root, "folder"))
	link(t, "../../../../../../etc/hostname", filepath.Join(root, "up.yaml"))
	link(t, "loop.yaml", filepath.Join(root, "loop.yaml"))
	link(t, "gone.yaml", filepath.Join(root, "none.yaml"))
	link(t, "sources", filepath.Join(root, "within"))
	article := folder(t, files{})
	link(t, filepath.Join(outside, "secret.yaml"), filepath.Join(article, "paper.txt"))
	hostile(t, "91",
		sent{what: "links out, to nothing, to themselves, to folders", folder: root, says: []string{
			"absolute.yaml" + out + "path escapes from parent", "folder" + out + "path escapes from parent", "loop.yaml" + out + "too many levels of symbolic links",
			"none.yaml" + out + "no such file or directory", "up.yaml" + out + "path escapes from parent", "within:1:1: is a link to a folder: put the folder itself here",
		}},
		sent{
			what: "an article that is a link out", folder: folder(t, sound()), texts: article,
			says: []string{"sources/paper.yaml:1:9: paper.txt cannot be read: path escapes from parent"},
		})
	fine := folder(t, sound().with(".kept/x.yaml", "things:\n  - {person: eva}\n"))
	link(t, ".kept/x.yaml", filepath.Join(fine, "x.yaml"))
	if e := parley(t, "validate", fine); e.status != 0 || !strings.Contains(e.stdout, "things 10") {
		t.Errorf("a link within the folder: status %d, %s%s", e.status, e.stdout, e.stderr)
	}
}
