package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"parley/loader"
)

// TestTheDocsStories reads two pages. The first tells stories: articles, the source files that say what the articles say,
// and what the record then shows. The second explains the same stories, and names each by its heading. The test loads
// the files of each story, and compares the record with both pages.
func TestTheDocsStories(t *testing.T) {
	b := &book{t: t, told: map[string]*said{}}
	b.read(docs+"how-to/say-what-a-source-says.md", func(heading, body string) string {
		b.told[heading] = b.load(heading)
		return b.record(b.told[heading], body)
	})
	if len(b.told) < 20 {
		t.Errorf("the page tells %d stories", len(b.told))
	}
	if b.files != nil {
		t.Error("nothing says what the record shows of the last story")
	}
	explained := map[string]bool{}
	b.read(docs+"how-the-record-decides.md", func(_, body string) string {
		heading, lines, _ := strings.Cut(body, "\n")
		explained[heading] = true
		if b.told[heading] == nil {
			t.Errorf("no story has the heading %q", heading)
			return body
		}
		return heading + "\n" + b.record(b.told[heading], lines)
	})
	for story := range b.told {
		if !explained[story] {
			t.Errorf("the second page does not explain the story %q", story)
		}
	}
}

// book is one reading of a page of stories.
type book struct {
	t         *testing.T
	reference string // the reference file of all stories
	head      string // how a source file begins, if its block begins with the reports
	article   string // the article of the next file
	files     fstest.MapFS
	texts     fstest.MapFS
	told      map[string]*said // by heading
}

// heading matches the heading of a story.
var heading = regexp.MustCompile(`(?m)^### (.*)$`)

// read reads a page, with a function for its records. The function gets the heading above a record, and returns what
// the record says.
func (b *book) read(page string, record func(heading, body string) string) {
	b.t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		b.t.Fatal(err)
	}
	var got strings.Builder
	done, above := 0, ""
	for _, at := range block.FindAllSubmatchIndex(text, -1) {
		if all := heading.FindAllSubmatch(text[done:at[0]], -1); len(all) > 0 {
			above = string(all[len(all)-1][1])
		}
		got.Write(text[done:at[0]])
		done = at[1]
		switch language, body := string(text[at[2]:at[3]]), string(text[at[4]:at[5]]); language {
		case "record":
			got.WriteString("```record\n" + record(above, body) + "```")
			continue
		case "text":
			b.article = body
		case "yaml":
			b.file(body)
		default:
			b.t.Errorf("the test reads no %s:\n%s", language, body)
		}
		got.Write(text[at[0]:at[1]])
	}
	got.Write(text[done:])
	switch {
	case got.String() == string(text):
	case *update:
		if err := os.WriteFile(page, []byte(got.String()), 0o644); err != nil {
			b.t.Fatal(err)
		}
	default:
		b.t.Errorf("%s does not show what the record says: run `go test ./cmd/parley -run TestTheDocs -update` and read the diff:\n%s", page, firstDifference(string(text), got.String()))
	}
}

// sourceID matches the first line of a source file.
var sourceID = regexp.MustCompile(`^source: (.*)\n`)

// file takes a file of a story. The first file of the page is the reference file, and the second is the head of source
// files.
func (b *book) file(body string) {
	switch {
	case b.reference == "":
		b.reference = body
		return
	case b.head == "":
		b.head = body
		return
	case strings.HasPrefix(body, "reports:"):
		body = b.head + body
	}
	if b.files == nil {
		b.files, b.texts = fstest.MapFS{}, fstest.MapFS{}
	}
	if strings.HasPrefix(body, "things:") {
		b.files["more.yaml"] = &fstest.MapFile{Data: []byte(body)}
		return
	}
	id := sourceID.FindStringSubmatch(body)
	if id == nil {
		b.t.Fatalf("this is no source file:\n%s", body)
	}
	if b.article == "" {
		b.t.Errorf("%s has no article", id[1])
	}
	b.files[id[1]+".yaml"] = &fstest.MapFile{Data: []byte(sourceID.ReplaceAllString(body, "${0}text: "+id[1]+".txt\n"))}
	b.texts[id[1]+".txt"] = &fstest.MapFile{Data: []byte(b.article)}
	b.article = ""
}

// load loads the files of a story. The files are then done with. A story has no likely mistakes, and its passages stand
// in its articles.
func (b *book) load(story string) *said {
	b.t.Helper()
	b.files["dossier.yaml"] = &fstest.MapFile{Data: []byte("dossier: stories\ntitle: Stories\n")}
	b.files["reference.yaml"] = &fstest.MapFile{Data: []byte(b.reference)}
	files, texts := b.files, b.texts
	b.files, b.texts = nil, nil
	d, err := loader.FS(files, time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC))
	if err != nil {
		b.t.Fatalf("%s: %v", story, err)
	}
	if len(d.Warnings) > 0 {
		b.t.Errorf("%s: %v", story, d.Warnings)
	}
	if err := loader.CheckTexts(d, texts); err != nil {
		b.t.Errorf("%s: %v", story, err)
	}
	told, err := newSaid(b.t.Context(), d)
	if err != nil {
		b.t.Fatal(err)
	}
	return told
}

// record returns what the record says about everything that the lines of a block ask for.
func (b *book) record(told *said, asked string) string {
	b.t.Helper()
	var out strings.Builder
	for _, line := range strings.Split(strings.TrimSuffix(asked, "\n"), "\n") {
		what, _, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, " ") {
			continue // an account, under `accounts:`
		}
		answer, err := told.about(what)
		if err != nil {
			b.t.Errorf("%s: %v", what, err)
		}
		fmt.Fprintf(&out, "%s:%s\n", what, answer)
	}
	return out.String()
}
