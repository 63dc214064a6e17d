package main

import (
	"os"
	"strings"
	"testing"

	"parley/graph/graphtest"
	"parley/graph/memory"
)

// The tests read the pages of the documentation that show commands with output, from top to bottom, and run the
// commands. They use memory in place of a Neo4j.
const docs = "../../docs/"

func TestTheDocsReadme(t *testing.T) {
	w := &walk{t: t, graph: memory.New()}
	w.serve("")
	w.read("../../README.md")
}

func TestTheDocsTutorial(t *testing.T) {
	w := &walk{t: t, graph: memory.New()}
	const source = "my-dossier/sources/selm-herald-2025-03-04.yaml"
	checks := 0
	w.before = func(command string) { // the mistakes that the reader corrects
		if strings.Contains(command, " validate ") {
			w.correct(source, []string{"-", "brel,", "199"}[checks], []string{"-", "brell,", "194"}[checks])
			checks++
		}
	}
	w.read(
		docs+"tutorial.md",
		func(text string) { w.save("my-articles/port-selm.txt", text) },
		func(text string) {
			w.copyDossier()
			w.save("my-dossier/reference/selm.yaml", text)
		},
		func(text string) {
			have, err := os.ReadFile(source)
			if err != nil {
				t.Fatal(err)
			}
			head, _, _ := strings.Cut(string(have), "    says:\n")
			w.save(source, head+text)
		},
	)
	if checks != 3 {
		t.Errorf("the tutorial validates %d times", checks)
	}
}

func TestTheDocsDraftAnArticle(t *testing.T) {
	w := &walk{t: t}
	save := func(name string) func(string) { return func(text string) { w.save(name, text) } }
	w.read(docs+"how-to/draft-an-article.md", save("my-articles/selm-bridge.txt"), save("my-dossier/dossier.yaml"), save("my-dossier/reference/selm.yaml"))
}

func TestTheDocsLoadIntoNeo4j(t *testing.T) {
	tutorial, err := os.ReadFile(docs + "tutorial.md")
	if err != nil {
		t.Fatal(err)
	}
	files := block.FindAllStringSubmatch(string(tutorial), -1)
	const source = "my-dossier/sources/selm-herald-2025-03-04.yaml"
	w := &walk{t: t, graph: graphtest.InTransactions(memory.New())}
	w.before = func(command string) {
		if !strings.Contains(command, "my-dossier") {
			return
		}
		w.save("my-dossier/dossier.yaml", "dossier: port-selm-talks\ntitle: The Port Selm talks\n")
		w.save("my-dossier/reference/selm.yaml", fileOf(files, "things:"))
		head := "source: selm-herald-2025-03-04\ntitle: Valdorian and Ostrian envoys meet in Port Selm\npublisher: selm-herald\n" +
			"published: 2025-03-04\nlanguage: en\nreliability: C\ntext: port-selm.txt\nreports:\n" +
			"  - quote: Valdorian and Ostrian envoys meet in Port Selm\n    start: 0\n    part: headline\n"
		w.save(source, head+fileOf(files, "    says:"))
		w.correct(source, "brel,", "brell,")
		w.correct(source, "199", "194")
		if strings.Contains(command, " plan ") {
			w.correct(source, "status: held", "status: scheduled")
		}
	}
	w.read(docs + "how-to/load-into-neo4j.md")
}

// fileOf is the first block that begins like this.
func fileOf(blocks [][]string, begins string) string {
	for _, b := range blocks {
		if strings.HasPrefix(b[2], begins) {
			return b[2]
		}
	}
	return ""
}
