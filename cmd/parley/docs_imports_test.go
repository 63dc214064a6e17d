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

func TestTheDocsImportAParliament(t *testing.T) {
	w := &walk{t: t}
	w.read(
		docs+"how-to/import-a-parliament.md",
		func(text string) { w.save("my-articles/parliament.json", text) },
		func(text string) { w.has("selm/sources/parliament.yaml", text) },
	)
}

func TestTheDocsImportFromAleph(t *testing.T) {
	w := &walk{t: t}
	w.read(
		docs+"how-to/import-from-aleph.md",
		func(text string) { w.save("my-articles/entities.ftm.json", text) },
		func(text string) { w.has("selm/sources/aleph-selm.yaml", text) },
	)
}

func TestTheDocsImportAnnotations(t *testing.T) {
	tutorial := readText(t, docs+"tutorial.md")
	files := block.FindAllStringSubmatch(tutorial, -1)
	w := &walk{t: t}
	w.before = func(command string) {
		if strings.Contains(command, "import annotations") {
			w.save("my-articles/port-selm.txt", fileOf(files, "Valdorian and Ostrian envoys"))
			w.copyDossier()
			w.save("my-dossier/reference/selm.yaml", fileOf(files, "things:"))
		}
	}
	w.read(
		docs+"how-to/import-annotations.md",
		func(text string) { w.save("annotations.json", text) },
		func(text string) { w.has("my-dossier/sources/selm-herald-2025-03-04.yaml", text) },
	)
}

// has checks that a file has a text that the page shows.
func (w *walk) has(name, text string) {
	w.t.Helper()
	have, err := os.ReadFile(name)
	if err != nil {
		w.t.Error(err) // the page then shows why
	}
	if !strings.Contains(string(have), text) {
		w.t.Errorf("%s has no\n%s\nIt is\n%s", name, text, have)
	}
}
