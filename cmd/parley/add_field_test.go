package main

import (
	"bufio"
	"context"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestAddAField follows docs/how-to/add-a-field.md in a scratch copy of the project: it
// applies the page's changes, runs the program without generating anything, and compares the
// answer with the answer in the page.
func TestAddAField(t *testing.T) {
	page, err := os.ReadFile("../../docs/how-to/add-a-field.md")
	if err != nil {
		t.Fatal(err)
	}
	root := scratchCopy(t)
	changes := 0
	for _, b := range block.FindAllStringSubmatch(string(page), -1) {
		switch language, body := b[1], b[2]; language {
		case "diff":
			changes++
			applyChange(t, root, body)
		case "console":
			if changes != 2 {
				t.Fatalf("the page shows %d changes before its query, want 2", changes)
			}
			followQuery(t, serveFrom(t, root), body)
		}
	}
}

// scratchCopy copies the sources of the program, without the generated executor, which only
// tests need.
func scratchCopy(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for _, path := range []string{"go.mod", "go.sum", "cmd", "docs/questions", "dossiers", "graph", "internal", "loader", "resolvers", "schema"} {
		err := filepath.WalkDir(filepath.Join("../..", path), func(file string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			relative, err := filepath.Rel("../..", file)
			switch {
			case err != nil:
				return err
			case relative == filepath.Join("schema", "generated"):
				return filepath.SkipDir
			case d.IsDir():
				return os.MkdirAll(filepath.Join(root, relative), 0o755)
			}
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(root, relative), text, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// applyChange applies one diff of the page: it replaces the lines before the change, which
// must stand in the file exactly once, by the lines after it.
func applyChange(t *testing.T, root, diff string) {
	t.Helper()
	var file string
	var before, after strings.Builder
	for _, line := range strings.Split(strings.TrimSuffix(diff, "\n"), "\n") {
		name, named := strings.CutPrefix(line, "+++ b/")
		switch {
		case named:
			file = filepath.Join(root, name)
		case strings.HasPrefix(line, "--- "), strings.HasPrefix(line, "@@"):
		case strings.HasPrefix(line, "+"):
			after.WriteString(line[1:] + "\n")
		case strings.HasPrefix(line, "-"):
			before.WriteString(line[1:] + "\n")
		default:
			before.WriteString(strings.TrimPrefix(line, " ") + "\n")
			after.WriteString(strings.TrimPrefix(line, " ") + "\n")
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), before.String()); n != 1 {
		t.Fatalf("the lines that the page changes stand %d times in %s:\n%s", n, file, before.String())
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(text), before.String(), after.String(), 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// serveFrom runs the program from sources, and returns the address of its API.
func serveFrom(t *testing.T, root string) string {
	t.Helper()
	binary := filepath.Join(root, "parley")
	build := exec.CommandContext(t.Context(), "go", "build", "-trimpath", "-buildvcs=false", "-o", binary, "./cmd/parley")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	ctx, stop := context.WithCancel(context.Background())
	serve := exec.CommandContext(ctx, binary, "serve", "--listen", "127.0.0.1:0", "--dossier", filepath.Join(root, "dossiers", "ukraine-2025"))
	out, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(); _ = serve.Wait() })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if at := regexp.MustCompile(`http://\S+/graphql`).FindString(lines.Text()); at != "" {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return at
		}
	}
	t.Fatal("the program does not say where it listens")
	return ""
}

// followQuery sends the query of the page's curl, and compares the answer with the line below it.
func followQuery(t *testing.T, at, session string) {
	t.Helper()
	query := regexp.MustCompile(`(?s)-d '(.*?)'\n(.*)`).FindStringSubmatch(session)
	if query == nil {
		t.Fatalf("no query in\n%s", session)
	}
	client := &http.Client{Timeout: time.Minute}
	reply, err := client.Post(at, "application/json", strings.NewReader(query[1]))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reply.Body.Close() }()
	got, err := io.ReadAll(reply.Body)
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.TrimSpace(query[2]); string(got) != want {
		t.Errorf("the answer is %s, and the page shows %s", got, want)
	}
}
