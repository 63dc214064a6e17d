package main

import (
	"os"
	"strings"
	"testing"
)

func TestTheDocsImportARegister(t *testing.T) {
	const table, written = "my-articles/register.csv", "lobby/sources/lobby-register-2025.yaml"
	w := &walk{t: t}
	w.before = func(command string) {
		if strings.HasSuffix(command, "--mapping register.yaml") {
			w.correct(table, "31 February", "28 February")
		}
	}
	w.read(
		docs+"how-to/import-a-register.md",
		func(text string) { w.save(table, text) },
		func(text string) { w.save("register.yaml", text) },
		func(text string) { w.has(written, text) },
	)
}

// has checks that a file has a text that the page shows.
func (w *walk) has(name, text string) {
	w.t.Helper()
	have, err := os.ReadFile(name)
	if err != nil {
		w.t.Fatal(err)
	}
	if !strings.Contains(string(have), text) {
		w.t.Errorf("%s has no\n%s\nIt is\n%s", name, text, have)
	}
}
