package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"parley/dossiers"
	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/internal/differences"
	"parley/internal/server"
	"parley/loader"
)

// walk is one reading of a page.
type walk struct {
	t      *testing.T
	api    http.Handler // that the page's curl asks: of what was served last
	graph  graph.Keeper // that load, plan and drop go to
	answer []byte       // to the last curl
	log    string       // of the last load's progress
	// before is called before each command.
	before func(command string)
}

// block matches a fenced block: its language, and its text.
var block = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$")

// read runs a page. files receive the blocks that are files, in order.
func (w *walk) read(page string, files ...func(text string)) {
	w.t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		w.t.Fatal(err)
	}
	page, err = filepath.Abs(page)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Chdir(w.t.TempDir())
	got := block.ReplaceAllStringFunc(string(text), func(fence string) string {
		part := block.FindStringSubmatch(fence)
		switch language, body := part[1], part[2]; language {
		case "text", "yaml":
			if len(files) > 0 {
				files[0](body)
				files = files[1:]
			}
		case "sh", "console":
			return "```" + language + "\n" + w.session(body) + "```"
		case "json":
			w.compare(body)
		}
		return fence
	})
	if *update {
		if err := os.WriteFile(page, []byte(got), 0o644); err != nil {
			w.t.Fatal(err)
		}
	} else if got != string(text) {
		w.t.Errorf("%s does not show what happens: run `go test ./cmd/parley -run TestTheDocs -update` and read the diff:\n%s", page, firstDifference(string(text), got))
	}
}

// save writes a file of the reader.
func (w *walk) save(name, text string) {
	w.t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

// copyDossier gives the reader a copy of the bundled dossier.
func (w *walk) copyDossier() {
	w.t.Helper()
	if err := os.CopyFS("my-dossier", dossiers.Bundled()); err != nil {
		w.t.Fatal(err)
	}
}

// correct changes words of a file.
func (w *walk) correct(name, old, replacement string) {
	w.t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		w.t.Fatal(err)
	}
	w.save(name, strings.ReplaceAll(string(text), old, replacement))
}

// session is a block as a terminal would show it.
func (w *walk) session(body string) string {
	w.t.Helper()
	if query, ok := strings.CutPrefix(strings.TrimPrefix(body, "$ "), "curl "); ok {
		_, query, _ = strings.Cut(query, "<<'JSON'\n")
		query, _, _ = strings.Cut(query, "\nJSON\n")
		w.answer = w.ask(query)
		return body
	}
	var out strings.Builder
	for _, step := range strings.Split("\n"+body, "\n$ ")[1:] {
		command, shown, _ := strings.Cut(step, "\n")
		if w.before != nil {
			w.before(command)
		}
		printed, known := w.run(command)
		switch {
		case !known || shown == "" || strings.HasPrefix(shown, "GraphQL"): // from a Neo4j
			printed = shown
		case strings.HasPrefix(command, "bin/parley serve"):
			_, addresses, _ := strings.Cut(shown, "\n") // which are not those of a test
			printed += addresses
		}
		if printed != "" && !strings.HasSuffix(printed, "\n") {
			printed += "\n"
		}
		out.WriteString("$ " + command + "\n" + printed)
	}
	if out.Len() == 0 {
		return body
	}
	return out.String()
}

// ask is the answer to a request.
func (w *walk) ask(request string) []byte {
	w.t.Helper()
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(request))
	r.Host = "localhost"
	r.Header.Set("Content-Type", "application/json")
	answer := httptest.NewRecorder()
	w.api.ServeHTTP(answer, r)
	if answer.Code != http.StatusOK {
		w.t.Fatalf("status %d: %s", answer.Code, answer.Body)
	}
	return answer.Body.Bytes()
}

// run runs a command, and reports whether it is a command of parley.
func (w *walk) run(command string) (printed string, known bool) {
	w.t.Helper()
	line, tail, _ := strings.Cut(command, " | tail -")
	if keys, review, ok := strings.Cut(line, " | bin/parley review "); ok {
		defer w.press(strings.TrimPrefix(keys, "printf "))()
		line = "bin/parley review " + review
	}
	line, ok := strings.CutPrefix(line, "bin/parley ")
	if !ok {
		return w.log, command == "cat progress.log"
	}
	args := arguments(line)
	switch args[0] {
	case "load", "plan", "drop":
		printed = w.write(args)
	case "serve":
		folder := ""
		if len(args) == 3 {
			folder = args[2]
		}
		printed = w.serve(folder)
	case "new-source", "cite", "validate", "import", "draft", "review":
		_, printed = parley(w.t, args...)
	default:
		return "", false
	}
	if n, err := strconv.Atoi(tail); err == nil {
		lines := strings.SplitAfter(printed, "\n")
		printed = strings.Join(lines[max(0, len(lines)-1-n):], "")
	}
	return printed, true
}

// press puts keys on standard input, and returns a function that puts back what was there.
func (w *walk) press(keys string) func() {
	w.t.Helper()
	w.save("keys", keys)
	f, err := os.Open("keys")
	if err != nil {
		w.t.Fatal(err)
	}
	terminal := os.Stdin
	os.Stdin = f
	return func() { os.Stdin = terminal; _ = f.Close() }
}

// arguments splits a command line.
func arguments(line string) []string {
	var args []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			args = append(args, part)
			continue
		}
		args = append(args, strings.Fields(part)...)
	}
	return args
}

// serve puts a dossier behind the API, and returns what the command prints about it.
func (w *walk) serve(folder string) string {
	w.t.Helper()
	k, summary, err := neo4jFlags{}.openFilled(w.t.Context(), folder)
	if err != nil {
		w.t.Fatal(err)
	}
	if w.api, err = server.Handler(k); err != nil {
		w.t.Fatal(err)
	}
	return summary
}

// write loads, plans or drops.
func (w *walk) write(args []string) string {
	w.t.Helper()
	ctx, options, name, how, k := w.t.Context(), []loader.Option(nil), "", writeFlags{}, w.graph
	for i := 1; i < len(args); i++ {
		switch args[i] {
		case "--json":
			how.JSON = true
		case "--batch":
			i++
			rows, err := strconv.Atoi(args[i])
			if err != nil {
				w.t.Fatal(err)
			}
			options = append(options, loader.Batch(rows))
		case ">/dev/null": // the first load once more, to see its progress
			k = graphtest.InTransactions(memory.New())
		case "2>progress.log":
		default:
			name = args[i]
		}
	}
	if args[0] == "drop" {
		r, err := loader.Drop(ctx, k, graph.ID(name), options...)
		return w.printed(err, func() error { return how.print(graph.ID(name), name, r) })
	}
	program, done := loader.Program("the walk"), false
	if args[0] == "load" && k == w.graph {
		var err error
		printed := captured(w.t, func() {
			done, err = loadCommand{Dossier: name, writeFlags: how}.changesIn(ctx, k, append(options, program)...)
		})
		if err != nil {
			w.t.Fatal(err)
		}
		if done {
			return printed
		}
	}
	var log bytes.Buffer
	progress := loader.OnProgress(lines(&log))
	d, err := read(name, progress)
	if err != nil {
		w.t.Fatal(err)
	}
	if args[0] == "plan" {
		found, err := loader.Plan(ctx, k, d)
		return w.printed(err, func() error { _, err := fmt.Print(differences.Text(found, false)); return err })
	}
	r, err := loader.Load(ctx, k, d, append(options, progress, program)...)
	w.log = log.String()
	printed := w.printed(err, func() error { return how.print(d.ID, d.Title, r) })
	if k != w.graph {
		return ""
	}
	return printed
}

// printed is the output of a function.
func (w *walk) printed(err error, tell func() error) string {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	text := captured(w.t, func() { err = tell() })
	if err != nil {
		w.t.Fatal(err)
	}
	return text
}

// compare compares an answer on the page with the actual answer.
func (w *walk) compare(shown string) {
	w.t.Helper()
	var got, want any
	if err := json.Unmarshal([]byte(shown), &want); err != nil {
		w.t.Fatal(err)
	}
	if err := json.Unmarshal(w.answer, &got); err != nil {
		w.t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		w.t.Errorf("the page shows the answer\n%s\nand it is\n%s", shown, w.answer)
	}
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return "- " + x[i] + "\n+ " + y[i]
		}
	}
	return "one of the two is longer"
}
