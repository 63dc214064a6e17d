package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const article = "Valdorian and Ostrian envoys meet in Port Selm\n\n4 March 2025. Mira Kesh met Tomas Brell.\n"

const selm = `things:
  - {organization: selm-herald, name: The Selm Herald}
  - {organization: a-party, name: Valdoria}
  - {organization: another-party, name: Ostria}
  - {person: a-person, name: Mira Kesh}
  - {person: another-person, name: Tomas Brell}
  - {place: the-city, name: Port Selm}
  - {issue: an-issue, name: Fishing rights}
`

// emptyDossier makes a dossier without sources, and a folder of texts, both in new folders.
func emptyDossier(t *testing.T) (folder, text string) {
	t.Helper()
	root := t.TempDir()
	for name, content := range map[string]string{
		"my-dossier/dossier.yaml": "dossier: port-selm-talks\ntitle: Port Selm\n", "my-dossier/reference/selm.yaml": selm,
		"my-articles/port-selm.txt": article,
	} {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(root, "my-dossier"), filepath.Join(root, "my-articles", "port-selm.txt")
}

// parley runs a command and returns its status and its output.
func parley(t *testing.T, args ...string) (status int, printed string) {
	t.Helper()
	printed = captured(t, func() { status = run(context.Background(), args) })
	return status, printed
}

// captured is the output of a function.
func captured(t *testing.T, tell func()) string {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, stderr := os.Stdout, os.Stderr
	os.Stdout, os.Stderr = w, w
	defer func() { os.Stdout, os.Stderr = stdout, stderr }()
	done := make(chan string)
	go func() {
		text, _ := io.ReadAll(r)
		done <- string(text)
	}()
	tell()
	_ = w.Close()
	return <-done
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// examples are what begins each example of a skeleton.
var examples = []string{"# - meeting:", "# - quotation:", "# - person:"}

// completed removes "# " from one example of a skeleton, and removes the other examples.
func completed(skeleton, example string) string {
	var lines []string
	in := false
	for line := range strings.Lines(skeleton) {
		bare := strings.TrimLeft(line, " ")
		if strings.HasPrefix(bare, "# - ") {
			in = strings.HasPrefix(bare, example)
		}
		if indent := len(line) - len(bare); in && indent == 6 {
			line = line[:indent] + strings.TrimPrefix(bare, "# ")
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "")
}

func TestACompletedSkeletonIsValid(t *testing.T) {
	for _, example := range examples {
		folder, text := emptyDossier(t)
		status, printed := parley(t, "new-source", "--text", text, "--publisher", "selm-herald", "--published", "2025-03-04", "--author", `A "B" C`, "--language", "en", "--reliability", "C", "--url", "https://example.org/selm?a=1&b=2", folder)
		name := filepath.Join(folder, "sources", "selm-herald-2025-03-04.yaml")
		if status != 0 || !strings.HasPrefix(printed, name+": written") {
			t.Fatalf("new-source ends with %d and prints %s", status, printed)
		}
		skeleton := readFile(t, name)
		for _, want := range []string{
			"source: selm-herald-2025-03-04\n", "title: \"Valdorian and Ostrian envoys meet in Port Selm\"\n", "url: \"https://example.org/selm?a=1&b=2\"\n",
			"  - quote: \"Valdorian and Ostrian envoys meet in Port Selm\"\n    start: 0\n    part: headline\n",
		} {
			if !strings.Contains(skeleton, want) {
				t.Errorf("the skeleton lacks %q:\n%s", want, skeleton)
			}
		}
		if status, printed := parley(t, "validate", folder); status != exitFailed || !strings.Contains(printed, "the value is missing") {
			t.Errorf("the bare skeleton: %d, %s", status, printed)
		}
		if err := os.WriteFile(name, []byte(completed(skeleton, example)), 0o644); err != nil {
			t.Fatal(err)
		}
		status, printed = parley(t, "validate", folder, "--texts", filepath.Dir(text))
		if status != 0 || !strings.Contains(printed, "sources 1,") || strings.Contains(printed, "claims 0;") {
			t.Errorf("completed with %s: %d, %s in\n%s", example, status, printed, readFile(t, name))
		}
	}
}

func TestNothingIsGuessedOfASource(t *testing.T) {
	folder, text := emptyDossier(t)
	if status, printed := parley(t, "new-source", "--text", text, folder); status != exitFailed || !strings.Contains(printed, "--id") {
		t.Errorf("without anything: %d, %s", status, printed)
	}
	if status, printed := parley(t, "new-source", "--text", text, "--id", "selm", "--title", "4 March 2025. Mira Kesh", folder); status != 0 {
		t.Fatalf("%d, %s", status, printed)
	}
	skeleton := readFile(t, filepath.Join(folder, "sources", "selm.yaml"))
	if !strings.Contains(skeleton, "\npublished: #") || !strings.Contains(skeleton, "    start: 48\n") || strings.Contains(skeleton, "$schema") {
		t.Errorf("got\n%s", skeleton)
	}
	if _, printed := parley(t, "validate", folder); !strings.Contains(printed, "selm.yaml:6:11: the value is missing") {
		t.Errorf("validate does not ask for the date: %s", printed)
	}
}

func TestASourceFileIsNeverOverwritten(t *testing.T) {
	folder, text := emptyDossier(t)
	args := []string{"new-source", "--text", text, "--id", "selm", "--published", "2025-03-04", folder}
	if status, printed := parley(t, args...); status != 0 {
		t.Fatal(printed)
	}
	name := filepath.Join(folder, "sources", "selm.yaml")
	if err := os.WriteFile(name, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, printed := parley(t, args...); status != exitFailed || !strings.Contains(printed, "already exists") {
		t.Errorf("the second time: %d, %s", status, printed)
	}
	if got := readFile(t, name); got != "mine" {
		t.Errorf("the file holds %q", got)
	}
}

func TestWhatANewSourceRefuses(t *testing.T) {
	folder, text := emptyDossier(t)
	for want, args := range map[string][]string{
		"is not an id for a source":                                    {"--id", "Selm Herald"},
		"does not begin with claim- or load-":                          {"--id", "load-1"},
		"is not an id of a publisher":                                  {"--id", "selm", "--publisher", "The Selm Herald"},
		"is not an EDTF time":                                          {"--id", "selm", "--published", "yesterday"},
		"\"yesterday\" is not an EDTF time: write 2025":                {"--publisher", "selm-herald", "--published", "yesterday"},
		"\"The Selm Herald\" is not an id of":                          {"--publisher", "The Selm Herald", "--published", "2025-03-04"},
		"does not begin with a date":                                   {"--publisher", "selm-herald", "--published", "../2025-03-04"},
		"the source needs an id":                                       {"--publisher", "selm-herald"},
		"does not contain the headline":                                {"--id", "selm", "--title", "Envoys part"},
		"there is no month 13":                                         {"--id", "selm", "--published", "2025-13-04"},
		"is in the future":                                             {"--id", "selm", "--published", "9025-03-04"},
		"needs an end":                                                 {"--id", "selm", "--published", "2025-03-04/.."},
		"is not a language tag":                                        {"--id", "selm", "--language", "English"},
		"--reliability must be one of A, B, C, D, E, F, but got \"Z\"": {"--id", "selm", "--reliability", "Z"},
	} {
		args = append([]string{"new-source", "--text", text, folder}, args...)
		if status, printed := parley(t, args...); status == 0 || !strings.Contains(printed, want) {
			t.Errorf("%q ends with %d: %s", args, status, printed)
		}
	}
	if status, printed := parley(t, "new-source", "--text", text, "--id", "selm", folder+"/elsewhere"); status != exitFailed || !strings.Contains(printed, "is not a folder") {
		t.Errorf("in a folder that is not there: %d, %s", status, printed)
	}
	if status, printed := parley(t, "new-source", "--text", text+".md", "--id", "selm", folder); status != exitFailed || !strings.Contains(printed, "there is no file") {
		t.Errorf("of a text that is not there: %d, %s", status, printed)
	}
	if _, err := os.Stat(filepath.Join(folder, "sources")); err == nil {
		t.Error("a refused source left a folder behind")
	}
}

func TestAPublisherIsOneOfTheDossier(t *testing.T) {
	for _, c := range []struct{ publisher, spoilt, want string }{
		{publisher: "selm-herold", want: "--publisher: there is no organization `selm-herold`: did you mean `selm-herald`?"},
		{publisher: "nope", want: "there is no organization `nope`: add it under `things:` in a reference file"},
		{publisher: "a-person", want: "`a-person` is a person (reference/selm.yaml:5:14), and `publisher` takes an `organization`"},
		{publisher: "nope", spoilt: "source: half\n", want: "there is no organization `nope`"},
		{publisher: "selm-herald", spoilt: "source: half\n"},
		// A file that cannot be read may hold it.
		{publisher: "nope", spoilt: "things: ["},
	} {
		folder, text := emptyDossier(t)
		if c.spoilt != "" {
			if err := os.WriteFile(filepath.Join(folder, "half.yaml"), []byte(c.spoilt), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		status, printed := parley(t, "new-source", "--text", text, "--publisher", c.publisher, "--id", "selm", folder)
		if (status != 0) != (c.want != "") || !strings.Contains(printed, c.want) {
			t.Errorf("%+v: it ends with %d: %s", c, status, printed)
		}
		if _, err := os.Stat(filepath.Join(folder, "sources")); (err == nil) != (c.want == "") {
			t.Errorf("%+v: of the folder sources: %v", c, err)
		}
	}
}

func TestTheModelineNamesTheSchemaThatIsThere(t *testing.T) {
	for at, want := range map[string]string{
		"dossier.schema.json":             "# yaml-language-server: $schema=../../dossier.schema.json\n",
		"my-dossier/.dossier.schema.json": "# yaml-language-server: $schema=../.dossier.schema.json\n",
	} {
		folder, text := emptyDossier(t)
		if err := os.WriteFile(filepath.Join(folder, "..", filepath.FromSlash(at)), []byte("{}"), 0o644); err != nil {
			t.Fatal(err)
		}
		if status, printed := parley(t, "new-source", "--text", text, "--id", "selm", folder); status != 0 {
			t.Fatal(printed)
		}
		if got := readFile(t, filepath.Join(folder, "sources", "selm.yaml")); !strings.HasPrefix(got, want) {
			t.Errorf("with a schema at %s the file begins %q", at, got[:80])
		}
	}
}

func TestALongHeadlineIsQuotedInPart(t *testing.T) {
	folder, text := emptyDossier(t)
	if err := os.WriteFile(text, []byte(strings.Repeat("word ", 30)+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, printed := parley(t, "new-source", "--text", text, "--id", "selm", folder); status != 0 {
		t.Fatal(printed)
	}
	skeleton := readFile(t, filepath.Join(folder, "sources", "selm.yaml"))
	if want := "quote: \"" + strings.TrimSpace(strings.Repeat("word ", 25)) + "\"\n"; !strings.Contains(skeleton, want) {
		t.Errorf("got\n%s", skeleton)
	}
}

func TestWhatCitePrintsGoesIntoAReport(t *testing.T) {
	folder, text := emptyDossier(t)
	status, printed := parley(t, "cite", text, "Mira Kesh met Tomas Brell")
	if status != 0 {
		t.Fatal(printed)
	}
	source := "source: selm\npublished: 2025-03-04\ntext: port-selm.txt\nreports:\n" + printed + "    says:\n      - {meeting: m, participants: [a-person, another-person]}\n"
	if err := os.WriteFile(filepath.Join(folder, "selm.yaml"), []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, printed := parley(t, "validate", folder, "--texts", filepath.Dir(text)); status != 0 {
		t.Errorf("%s in\n%s", printed, source)
	}
}
