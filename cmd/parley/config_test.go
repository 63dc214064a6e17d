package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// configured is the output of parley config, by name.
func configured(t *testing.T, args ...string) map[string]setting {
	t.Helper()
	status, printed := parley(t, append([]string{"config", "--json"}, args...)...)
	var all []setting
	if err := json.Unmarshal([]byte(printed), &all); err != nil || status != 0 {
		t.Fatalf("status %d, %v: %s", status, err, printed)
	}
	byName := map[string]setting{}
	for _, s := range all {
		byName[s.Name] = s
	}
	return byName
}

func config(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "parley.yaml")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestTheCommandLineGoesBeforeTheEnvironmentBeforeTheFile(t *testing.T) {
	const text = "listen: 127.0.0.1:1\nmax-running: 2\nmax-waiting: 3\nmax-depth: 4\nmetrics: true\ndeadline: 7s\nallow-origin:\n  - https://a.example\n  - https://b.example\nonly: 'one.graphql'\n"
	const asJSON = `{"listen": "127.0.0.1:1", "max-running": 2, "max-waiting": 3, "max-depth": 4, "metrics": true, "deadline": "7s", "allow-origin": ["https://a.example", "https://b.example"], "only": ["one.graphql"]}`
	t.Setenv("PARLEY_MAX_RUNNING", "20")
	t.Setenv("PARLEY_MAX_WAITING", "30")
	t.Setenv("PARLEY_ALLOW_EMBEDDING", "self,https://c.example")
	for _, written := range []string{text, asJSON} {
		file := config(t, written)
		for _, by := range []string{"flag", "variable"} {
			args := []string{"--max-waiting=300"}
			if by == "flag" {
				args = append(args, "--config="+file)
			} else {
				t.Setenv("PARLEY_CONFIG", file)
			}
			got := configured(t, args...)
			for _, want := range []setting{
				{"listen", "127.0.0.1:1", file},
				{"max-running", "20", "PARLEY_MAX_RUNNING"},
				{"max-waiting", "300", "command line"},
				{"max-depth", "4", file},
				{"metrics", "true", file},
				{"deadline", "7s", file},
				{"allow-origin", "https://a.example, https://b.example", file},
				{"only", "one.graphql", file},
				{"allow-embedding", "self, https://c.example", "PARLEY_ALLOW_EMBEDDING"},
				{"max-tokens", "1000", "default"},
				{"log-format", "text", "default"},
				{"tokens", "-", "default"},
			} {
				if got[want.Name] != want {
					t.Errorf("by %s: %v, want %v", by, got[want.Name], want)
				}
			}
		}
		if err := os.Unsetenv("PARLEY_CONFIG"); err != nil {
			t.Fatal(err)
		}
	}
}

func TestConfigShowsNoSecrets(t *testing.T) {
	const secret = "hunter2"
	t.Setenv("PARLEY_NEO4J_USER", "neo4j")
	t.Setenv("PARLEY_NEO4J_PASSWORD", secret)
	t.Setenv("OTEL_EXPORTER_OTLP_HEADERS", "api-key="+secret)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "https://me:"+secret+"@collector.example")
	for _, uri := range []string{"neo4j://me:" + secret + "@db.example:7687", "neo4j://me:" + secret + "%@db.example", "neo4j://" + secret + "@db.example", "neo4j://db.example?key=" + secret, "me:" + secret + "@db.example:7687"} {
		status, printed := parley(t, "config", "--neo4j="+uri)
		if status != 0 || strings.Contains(printed, secret) || !strings.Contains(printed, "***") || !strings.Contains(printed, "collector.example") {
			t.Errorf("%s: %d %s", uri, status, printed)
		}
	}
	if got := configured(t)["PARLEY_NEO4J_PASSWORD"]; got != (setting{"PARLEY_NEO4J_PASSWORD", "***", "environment"}) {
		t.Errorf("%v", got)
	}
}

func TestAFileOfConfigurationThatIsNotTaken(t *testing.T) {
	for text, want := range map[string]string{
		"lisen: 127.0.0.1:1":         "lisen",
		"neo4j-password: hunter2":    "come from the environment only",
		"config: other.yaml":         "config",
		"help: true":                 "help",
		"listen: {host: 127.0.0.1}":  "must be a plain value or a list of plain values",
		"allow-origin: [[a]]":        "is a list, and this element is not a plain value",
		"- listen":                   "is not a YAML or JSON object",
		"listen: [hunter2":           "is not a YAML or JSON object",
		"max-running: many":          "max-running",
		"max-running: 0":             "--max-running must be from 1 to 4096",
		"max-running: 4097":          "--max-running must be from 1 to 4096",
		"max-waiting: -1":            "--max-waiting must be from 0 to 65536",
		"max-waiting: 65537":         "--max-waiting must be from 0 to 65536",
		"max-depth: -1":              "a limit cannot be negative: give a number above 0, or remove the flag",
		"log-format: xml":            "log-format",
		"max-running: 1\nmax-run: 2": "max-run",
		"only: []":                   "empty list",
		"only: ['']":                 "--only",
		"listen: 127.0.0.1:1\n---\ntokens: tokens.txt": "more than one document",
	} {
		status, printed := parley(t, "config", "--config="+config(t, text))
		if status != exitUsage || !strings.Contains(printed, want) || strings.Contains(printed, "hunter2") {
			t.Errorf("%q: %d %s", text, status, printed)
		}
	}
	t.Run("a variable without a value", func(t *testing.T) {
		t.Setenv("PARLEY_ONLY", "")
		if status, printed := parley(t, "config"); status != exitUsage || !strings.Contains(printed, "PARLEY_ONLY is empty") {
			t.Errorf("%d %s", status, printed)
		}
	})
	if status, _ := parley(t, "config", "--config=/nowhere/parley.yaml"); status != exitUsage {
		t.Errorf("a file that is not there: %d", status)
	}
	if got := configured(t, "--config="+config(t, "")); got["listen"].From != "default" {
		t.Errorf("an empty file: %v", got["listen"])
	}
}

func TestATokenIsShownOnceAndItsLineIsStored(t *testing.T) {
	status, printed := parley(t, "token", "alice")
	if status != 0 || strings.Count(printed, "\n") != 2 || !strings.Contains(printed, "alice sha256:") || !strings.Contains(printed, "parley_") {
		t.Errorf("%d %q", status, printed)
	}
	if status, _ := parley(t, "token", "two words"); status != exitFailed {
		t.Errorf("a name of two words: %d", status)
	}
}

func TestEveryFlagOfServeHasAVariable(t *testing.T) {
	var cli commands
	parser, err := newParser(t.Context(), &cli)
	if err != nil {
		t.Fatal(err)
	}
	for _, leaf := range parser.Model.Leaves(true) {
		if leaf.Name != "serve" {
			continue
		}
		for _, group := range leaf.AllFlags(true) {
			for _, f := range group {
				want := "PARLEY_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
				if f.Name == "database" {
					want = "PARLEY_NEO4J_DATABASE"
				}
				// These two end the command: an environment that set them would stop every server.
				if f.Name != "help" && f.Name != "version" && (len(f.Envs) != 1 || f.Envs[0] != want) {
					t.Errorf("--%s has the variables %v, want %s", f.Name, f.Envs, want)
				}
			}
		}
		return
	}
	t.Error("there is no command serve")
}
