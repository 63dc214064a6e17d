package badinput

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// What bad input may cost the program, beyond what a sound dossier does.
const (
	mostCPU   = 50 * time.Millisecond
	mostGrown = 16 << 20 // bytes
	mostReply = 4 << 10
)

// files are a dossier's, by their paths.
type files map[string]string

// sound is a dossier with nothing wrong.
func sound() files {
	return files{
		"dossier.yaml": "dossier: small\ntitle: Small\n",
		"base.yaml": `things:
  - {person: ada-nord, name: Ada Nord}
  - {person: bo-sud, name: Bo Sud}
  - {organization: north, name: North}
  - {organization: gazette, name: Gazette}
  - {place: town, name: Town, within: land}
  - {place: land, name: Land}
  - {issue: border, name: Border}
  - {plan: plan-a, name: Plan A}
`,
		"sources/paper.yaml": paper("      - {meeting: lake, status: held, participants: ada-nord}\n"),
	}
}

// paper is a source of which a report says something. That begins in line 9.
func paper(says string) string {
	return "source: paper\npublisher: gazette\npublished: 2025-11-30\ntext: paper.txt\nreports:\n  - quote: They met\n    start: 0\n    says:\n" + says
}

// with is a dossier with other files, or with files that are otherwise.
func (f files) with(name, text string) files {
	f[name] = text
	return f
}

// folder writes a dossier to a folder of its own.
func folder(t testing.TB, f files) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range f {
		put(t, filepath.Join(root, filepath.FromSlash(name)), text)
	}
	return root
}

func put(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// texts is a folder with the text of the paper, and what else is given.
func texts(t testing.TB, f files) string {
	t.Helper()
	return folder(t, f.with("paper.txt", "They met. Nobody spoke.\n"))
}

// sent is one thing that the program is given, and what it is to say.
type sent struct {
	what   string
	folder string
	texts  string   // what `validate` is to check against, and no other command does
	says   []string // a problem each
	fails  string   // or the one thing that it says
}

// hostile gives the program what has a number in the list of bad input, and holds it
// to what it may cost and to what it is to say.
func hostile(t *testing.T, number string, all ...sent) {
	t.Helper()
	for _, s := range all {
		want := "parley: " + s.fails + "\n"
		if s.fails == "" {
			want = fmt.Sprintf("%s\nparley: problems found: %d\n", strings.Join(s.says, "\n"), len(s.says))
		}
		args := []string{"validate", s.folder}
		if s.texts != "" {
			args = append(args, "--texts", s.texts)
		}
		e, cost := measured(t, s.what, args...)
		refused(t, s.what+", validated", e, want)
		if len(e.stderr) > mostReply {
			t.Errorf("%s: it says %d bytes, and %d are the most", s.what, len(e.stderr), mostReply)
		}
		record(t, number, s.what, outcome(s), cost, len(e.stderr))
		if s.texts != "" {
			continue
		}
		n := listen(t)
		refused(t, s.what+", loaded", parley(t, "load", s.folder, "--neo4j", n.uri), want)
		if came := n.came.Load(); came > 0 {
			t.Errorf("%s: the load connected to Neo4j, %d times", s.what, came)
		}
		refused(t, s.what+", served", parley(t, "serve", "--dossier", s.folder, "--listen", "127.0.0.1:0"), want)
	}
}

// refused fails unless the program said this and nothing else, and ended as it does
// for problems.
func refused(t testing.TB, what string, e ended, want string) {
	t.Helper()
	if e.status != 1 || e.stdout != "" || e.stderr != want {
		t.Errorf("%s: status %d, it printed %q and said\n%s\nwant\n%s", what, e.status, e.stdout, e.stderr, want)
	}
	for _, inner := range []string{"runtime error", "goroutine", ".go:", "panic", "parley/"} {
		if strings.Contains(e.stderr, inner) {
			t.Errorf("%s: it shows something internal: %.300s", what, e.stderr)
		}
	}
}

// measured runs the program until it costs no more than is allowed, a few times at
// most: others use the machine, too. The cost is what goes beyond a sound dossier.
func measured(t testing.TB, what string, args ...string) (ended, usage) {
	t.Helper()
	base := baseline(t)
	var least usage
	for attempt := range 7 {
		e := parley(t, args...)
		u := usage{cpu: e.cost.cpu - base.cpu, resident: e.cost.resident - base.resident}
		if attempt == 0 {
			least = u
		}
		least = usage{cpu: min(least.cpu, u.cpu), resident: min(least.resident, u.resident)}
		if least.cpu < mostCPU && least.resident < mostGrown {
			return e, least
		}
	}
	t.Errorf("%s: it took %v of processor time, where %v is the most, and %d bytes of memory, where %d are", what, least.cpu, mostCPU, least.resident, mostGrown)
	return parley(t, args...), least
}

var base usage

// baseline is what a sound dossier costs.
func baseline(t testing.TB) usage {
	t.Helper()
	if base != (usage{}) {
		return base
	}
	at := folder(t, sound())
	for range 7 {
		e := parley(t, "validate", at)
		if e.status != 0 || !strings.Contains(e.stdout, "sources 1, things 9, claims 2") {
			t.Fatalf("a sound dossier: status %d, %s%s", e.status, e.stdout, e.stderr)
		}
		if base == (usage{}) {
			base = e.cost
		}
		base = usage{cpu: min(base.cpu, e.cost.cpu), resident: min(base.resident, e.cost.resident)}
	}
	// A process counts what it was started from as its own memory.
	if mine := highest(t); mine >= base.resident {
		t.Fatalf("this process has had %d bytes of memory, so that a process of %d cannot be measured", mine, base.resident)
	}
	return base
}

// highest is the most memory that this process has had, in bytes.
func highest(t testing.TB) int64 {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(status), "\n")
	at := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "VmHWM:") })
	var kib int64
	if _, err := fmt.Sscanf(lines[max(at, 0)], "VmHWM: %d kB", &kib); err != nil {
		t.Fatal(err)
	}
	return kib << 10
}

// outcome says in short what came back: the first problem, and how many follow.
func outcome(s sent) string {
	if s.fails != "" {
		return strings.ReplaceAll(s.fails, s.folder, "FOLDER")
	}
	first := []rune(s.says[0])
	if len(first) > 160 {
		first = append(first[:160], []rune("...")...)
	}
	switch more := len(s.says) - 1; more {
	case 0:
		return string(first)
	case 1:
		return string(first) + " (and 1 more)"
	default:
		return fmt.Sprintf("%s (and %d more)", string(first), more)
	}
}
