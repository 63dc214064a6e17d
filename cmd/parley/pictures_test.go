package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template"
)

// TestPictures: each picture of the page is drawn from the answer to its question.
func TestPictures(t *testing.T) {
	const page = "../../docs/the-record-answers.md"
	content, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	text := string(content)
	files, err := filepath.Glob(filepath.Join(questionsFolder, "*.mermaid.tmpl"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d pictures, error %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".mermaid.tmpl")
		links := "[Query](questions/" + name + ".graphql), [answer](questions/" + name + ".golden.json).\n"
		begin := strings.Index(text, links)
		if begin < 0 {
			t.Errorf("%s: the page does not have its question", file)
			continue
		}
		begin += len(links)
		end := begin
		if block := regexp.MustCompile("^\n```mermaid\n(?s:.*?)```\n").FindString(text[begin:]); block != "" {
			end += len(block)
		}
		want := "\n```mermaid\n" + picture(t, file, name) + "```\n"
		if *update {
			text = text[:begin] + want + text[end:]
		} else if text[begin:end] != want {
			t.Errorf("%s: the picture on the page is not that of the answer: run the test with -update", name)
		}
	}
	if *update {
		if err := os.WriteFile(page, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// picture draws the picture of a question. A line that several parts of the answer give stands in the picture once.
func picture(t *testing.T, file, name string) string {
	t.Helper()
	drawing, err := template.New(filepath.Base(file)).Option("missingkey=error").Funcs(template.FuncMap{"node": node, "join": join, "words": wrapped}).ParseFiles(file)
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(questionsFolder, name+".golden.json"))
	if err != nil {
		t.Fatal(err)
	}
	var answer struct{ Data map[string]any }
	if err := json.Unmarshal(content, &answer); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := drawing.Execute(&out, answer.Data); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(out.String()) {
		if strings.TrimSpace(line) != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "")
}

// node returns a box of a flowchart with a label, which is the id of the box if no other label is given.
func node(id string, label ...string) string {
	key := regexp.MustCompile(`[^A-Za-z0-9]+`).ReplaceAllString(id, "_")
	return "n_" + key + `["` + strings.ReplaceAll(strings.Join(append(label, id)[:1], ""), `"`, "'") + `"]`
}

// wrapped returns an id with spaces, so that a narrow box can break it into lines.
func wrapped(id string) string { return strings.ReplaceAll(id, "-", " ") }

// join returns a list of texts as one text.
func join(list []any) string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i], _ = v.(string)
	}
	return strings.Join(texts, ", ")
}
