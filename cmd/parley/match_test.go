package main

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// matchedDossier writes a dossier with people who are alike, and returns its folder.
func matchedDossier(t *testing.T, things string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "my-dossier")
	writeAll(t, folder, map[string]string{"dossier.yaml": "dossier: mine\ntitle: Mine\n", "things.yaml": things})
	return folder
}

func writeAll(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

const alike = `things:
  - {person: rustem-umerov, name: Rustem Umerov}
  - {person: r-umerov, name: R. Umerov}
  - {person: rustem-umerov-2, name: Umerov Rustem, aliases: [Рустем Умеров]}
  - {person: official, name: an official of Rustem Umerov, unnamed: true}
  - {organization: east-bank, name: East Bank}
  - {organization: the-east-bank, name: The East Bank}
  - {place: umerov, name: Umerov}
`

// The test runs each command of the how-to. The page must have what the command prints.
func TestSayWhoIsWho(t *testing.T) {
	page, err := os.ReadFile("../../docs/how-to/say-who-is-who.md")
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)```(yaml|console)\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	if len(block) < 6 || block[0][1] != "yaml" {
		t.Fatalf("the page has %d blocks, and begins with %s", len(block), block[0][1])
	}
	folder := matchedDossier(t, block[0][2])
	t.Chdir(filepath.Dir(folder))
	commands, today := 0, regexp.MustCompile(`when: \d{4}-\d\d-\d\d`) // the page was written on another day
	for _, b := range block[1:] {
		for _, step := range strings.Split("\n"+b[2], "\n$ ")[1:] {
			command, want, _ := strings.Cut(step, "\n")
			commands++
			got := today.ReplaceAllString(parleyAsTyped(t, strings.ReplaceAll(command, "bin/parley", "parley")), "when: 2025-12-07")
			if strings.TrimSpace(got) != strings.TrimSpace(want) && !sameLines(got, want) {
				t.Errorf("%s\nprints\n%s\nand the page has\n%s", command, got, want)
			}
		}
	}
	if commands < 7 {
		t.Errorf("the page has %d commands", commands)
	}
}

// sameLines reports whether each line that the page shows is printed: standard output and standard error are not in one order.
func sameLines(got, want string) bool {
	for line := range strings.Lines(want) {
		if !strings.Contains(got, strings.TrimSpace(line)) {
			return false
		}
	}
	return true
}

func TestMatchProposes(t *testing.T) {
	folder := matchedDossier(t, alike)
	status, printed := parley(t, "match", folder, "--json")
	if status != 0 {
		t.Fatalf("match ends with %d: %s", status, printed)
	}
	var pairs []pairJSON
	if err := json.Unmarshal([]byte(printed[:strings.LastIndex(printed, "]")+1]), &pairs); err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	found := map[string]bool{}
	for _, p := range pairs {
		found[string(p.A.ID+" "+p.B.ID)] = p.Sure
		if p.Score < 0.73 || p.Score > 1 || len(p.Words) == 0 {
			t.Errorf("%s and %s have the score %v and the words %v", p.A.ID, p.B.ID, p.Score, p.Words)
		}
	}
	for pair, sure := range map[string]bool{"rustem-umerov rustem-umerov-2": true, "r-umerov rustem-umerov": false, "r-umerov rustem-umerov-2": false, "east-bank the-east-bank": false} {
		if got, there := found[pair]; !there || got != sure {
			t.Errorf("%s: proposed %v, sure %v; want sure %v", pair, there, got, sure)
		}
	}
	if len(pairs) != 4 {
		t.Errorf("there are %d pairs: %s", len(pairs), printed)
	}
}

func TestMatchJoinsWhatIsSure(t *testing.T) {
	folder := matchedDossier(t, "things:\n  - {person: a, name: Ada Nyberg}\n  - {person: b, name: Ada Nyberg}\n  - {person: c, name: A. Sud}\n  - {person: d, name: Anna Sud}\n")
	if status, printed := parley(t, "match", folder, "--join", "--by", "Bo"); status != 0 {
		t.Fatalf("match ends with %d: %s", status, printed)
	}
	text, err := os.ReadFile(filepath.Join(folder, "judgements.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(text); strings.Count(got, "same:") != 1 || !strings.Contains(got, `- {same: [a, b], by: "Bo", when: 20`) {
		t.Errorf("the judgements are\n%s", got)
	}
}

func TestMatchArguments(t *testing.T) {
	folder := matchedDossier(t, alike)
	for _, c := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"--judge", "same", "a", "b", "--why", "w"}, exitUsage, "--judge needs the folder of a dossier and two ids"},
		{[]string{"--judge", "same", folder, "a", "b"}, exitUsage, "--judge needs --why"},
		{[]string{"--judge", "maybe", folder, "a", "b", "--why", "w"}, exitUsage, "--judge must be one of"},
		{[]string{folder, "--why", "w"}, exitUsage, "--why needs --judge"},
		{[]string{"--join"}, exitUsage, "--join writes judgements into a dossier"},
		{[]string{folder, "--language", "uk"}, exitUsage, "--language is the language of --names"},
		{[]string{"--judge", "same", folder, "Rustem Umerov", "b", "--why", "w"}, exitFailed, `"Rustem Umerov" is not an id`},
		{[]string{"--judge", "same", folder, "rustem-umerov", "rustem-umerof", "--why", "w"}, exitFailed, "there is no person `rustem-umerof`: did you mean `rustem-umerov`"},
		{[]string{"--judge", "same", folder, "rustem-umerov", "east-bank", "--why", "w"}, exitFailed, "a judgement is about two things of one type"},
	} {
		status, printed := parley(t, append([]string{"match"}, c.args...)...)
		if status != c.status || !strings.Contains(printed, c.want) {
			t.Errorf("match %q ends with %d, want %d and %q: %s", c.args, status, c.status, c.want, printed)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "judgements.yaml")); err == nil {
		t.Error("a judgement that was refused has left a file")
	}
}

// A judgement is appended as the file is written, and nothing else changes.
func TestAJudgementIsAppended(t *testing.T) {
	for name, before := range map[string]string{
		"no file": "", "a comment": "judgements:\n  # The first.\n  - {different: [r-umerov, rustem-umerov], by: Bo, when: 2025-01-02, why: w}\n",
		"without an indent, without a line end": "judgements:\n- {different: [r-umerov, rustem-umerov], by: Bo, when: 2025-01-02, why: w}",
	} {
		t.Run(name, func(t *testing.T) {
			folder := matchedDossier(t, alike)
			file := filepath.Join(folder, "judgements.yaml")
			if before != "" {
				writeAll(t, folder, map[string]string{"judgements.yaml": before})
			}
			status, printed := parley(t, "match", "--judge", "same", folder, "rustem-umerov", "rustem-umerov-2", "--by", "Ada: \"A\"", "--why", "order # not more")
			if status != 0 {
				t.Fatalf("match ends with %d: %s", status, printed)
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(string(text), before) || !strings.Contains(string(text), `by: "Ada: \"A\"", when: 20`) || !strings.Contains(string(text), `why: "order # not more", score: 1.00}`) {
				t.Errorf("the file is\n%s", text)
			}
			if status, printed := parley(t, "validate", folder); status != 0 {
				t.Errorf("validate: %s", printed)
			}
			if _, printed := parley(t, "match", folder); strings.Contains(printed, "rustem-umerov-2") {
				t.Errorf("the pair is proposed again: %s", printed)
			}
		})
	}
}

// parleyAsTyped runs a command line in a shell, in which parley is this test program. It returns standard output and
// standard error together.
func parleyAsTyped(t *testing.T, command string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	shell := exec.CommandContext(t.Context(), "sh", "-c", `parley() { `+programVariable+`=$(printf '%s\n' "$@") "$SELF"; }`+"\n"+command)
	shell.Env = append(os.Environ(), "SELF="+self)
	out, err := shell.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return string(out)
}
