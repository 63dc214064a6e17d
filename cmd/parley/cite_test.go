package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWordsInSeveralPlacesAreNoSuccess(t *testing.T) {
	_, text := emptyDossier(t)
	for _, c := range []struct {
		args   []string
		status int
		want   []string
	}{
		{[]string{"Port Selm"}, 0, []string{"- quote: \"Port Selm\"\n    start: 37\n"}},
		{[]string{"Mira Kesh"}, 0, nil},
		{[]string{"ian"}, exitFailed, []string{"    start: 6\n", "    start: 18\n", "parley: the words stand in 2 places: choose one, or give more words"}},
		{[]string{"ian", "--json"}, exitFailed, []string{`[{"quote":"ian","start":6,`, "the words stand in 2 places"}},
	} {
		status, printed := parley(t, append([]string{"cite", text}, c.args...)...)
		if status != c.status {
			t.Errorf("cite %q ends with %d, want %d: %s", c.args, status, c.status, printed)
		}
		for _, want := range c.want {
			if !strings.Contains(printed, want) {
				t.Errorf("cite %q lacks %q: %s", c.args, want, printed)
			}
		}
	}
}

func TestWhatCiteDoesNotFind(t *testing.T) {
	_, text := emptyDossier(t)
	for _, c := range []struct {
		name, words string
		status      int
		want        string
	}{
		{text, "mira kesh MET", exitFailed, "with different upper and lower case: give them as the text has them: \"Mira Kesh met\"\n"},
		{text, "m", exitFailed, ""}, // in any case it stands in several places, and as it is too
		{text, "EN", exitFailed, ": \"en\"\n"},
		{text, "nobody said anything like it", exitFailed, "does not contain these words: give them as the text has them\n"},
		{text, "Mira Kesh has met", exitFailed, "does not contain these words. The nearest passage is \"Mira Kesh met\" (start: 62): if you mean this passage, give its words\n"},
		{text, "", exitUsage, "the words to find are empty: give the words of the passage, in quotation marks"},
		{text, " \n", exitUsage, "the words to find are empty"},
		{text + ".md", "Mira", exitUsage, "there is no file \"" + text + ".md\": name the file with the text of the article"},
		{filepath.Dir(text), "Mira", exitUsage, "is a folder: name the file"},
	} {
		status, printed := parley(t, "cite", c.name, c.words)
		if status != c.status || !strings.Contains(printed, c.want) || strings.Contains(printed, "no such file") {
			t.Errorf("cite %q ends with %d, want %d, and lacks %q: %s", c.words, status, c.status, c.want, printed)
		}
	}
}

func TestCiteARowOfATable(t *testing.T) {
	table := filepath.Join(t.TempDir(), "register.CSV")
	if err := os.WriteFile(table, []byte("day,who\n2025-05-06,\"Reyes, Ana\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	status, printed := parley(t, "cite", table, "Reyes, Ana")
	if want := "  - quote: \"Reyes, Ana\"\n    fragment: row=2\n"; status != 0 || printed != want {
		t.Errorf("cite ends with %d: %s, want %s", status, printed, want)
	}
	if _, printed := parley(t, "cite", "--json", table, "Reyes, Ana"); printed != `[{"quote":"Reyes, Ana","fragment":"row=2"}]`+"\n" {
		t.Errorf("as JSON it prints %s", printed)
	}
}
