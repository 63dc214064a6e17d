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

// The limits for one bad input. The cost of a run is what it takes beyond a run with the small sound dossier.
const (
	// A bad input may take at most this part of the CPU time that the largest sound file takes. A ratio holds on a
	// busy machine, too: there both sides take longer. Half of it is about 50 ms on an idle machine.
	cpuShare  = 0.5
	maxGrowth = 16 << 20 // bytes of memory
	maxReply  = 4 << 10  // bytes of output
)

// files are the files of a dossier, by path.
type files map[string]string

// sound is a small dossier without a problem.
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

// paper is a source file with one report. The items of its key `says` begin in line 9.
func paper(says string) string {
	return "source: paper\npublisher: gazette\npublished: 2025-11-30\ntext: paper.txt\nreports:\n  - quote: They met\n    start: 0\n    says:\n" + says
}

// with adds a file, or replaces it, and returns the same files.
func (f files) with(name, text string) files {
	f[name] = text
	return f
}

// folder writes a dossier to a new folder and returns the folder.
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

// texts is a new folder that holds the text of the paper and the given files.
func texts(t testing.TB, f files) string {
	t.Helper()
	return folder(t, f.with("paper.txt", "They met. Nobody spoke.\n"))
}

// sent is one bad input, and the output that it must cause.
type sent struct {
	what   string
	folder string
	texts  string   // the folder for --texts; only `validate` gets it
	says   []string // the problems, one a line
	fails  string   // or, instead of problems, the only message
}

// hostile gives bad inputs to validate, load and serve. The number is their number in the list of bad input. It checks
// the output, and for validate the cost.
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
		if len(e.stderr) > maxReply {
			t.Errorf("%s: the output has %d bytes; the limit is %d", s.what, len(e.stderr), maxReply)
		}
		record(t, number, s.what, outcome(s), cost, len(e.stderr))
		if s.texts != "" {
			continue
		}
		n := listen(t)
		// Without --full, a load asks Neo4j whether it holds these files before it parses them.
		refused(t, s.what+", loaded", parley(t, "load", s.folder, "--full", "--neo4j", n.uri), want)
		if came := n.came.Load(); came > 0 {
			t.Errorf("%s: the load connected to Neo4j %d times", s.what, came)
		}
		refused(t, s.what+", served", parley(t, "serve", "--dossier", s.folder, "--listen", "127.0.0.1:0"), want)
	}
}

// refused fails the test unless the program ended with status 1 and printed exactly this to standard error.
func refused(t testing.TB, what string, e ended, want string) {
	t.Helper()
	if e.status != 1 || e.stdout != "" || e.stderr != want {
		t.Errorf("%s: status %d, standard output %q, standard error\n%s\nwant\n%s", what, e.status, e.stdout, e.stderr, want)
	}
	for _, inner := range []string{"runtime error", "goroutine", ".go:", "panic", "parley/"} {
		if strings.Contains(e.stderr, inner) {
			t.Errorf("%s: the output shows internals: %.300s", what, e.stderr)
		}
	}
}

// measured runs the program and checks that it stays within the limits. It tries a few times, because other programs
// use the machine, too. It returns the last run, and the least cost of all runs.
func measured(t testing.TB, what string, args ...string) (ended, usage) {
	t.Helper()
	r := firstReferences(t)
	var e ended
	var least, now usage
	for attempt := range 7 {
		if attempt > 0 {
			r = measureReferences(t, 1) // the machine may be busier now
		}
		e = parley(t, args...)
		now = usage{cpu: e.cost.cpu - r.small.cpu, resident: e.cost.resident - r.small.resident}
		if attempt == 0 {
			least = now
		}
		least = usage{cpu: min(least.cpu, now.cpu), resident: min(least.resident, now.resident)}
		if now.cpu < r.maxCPU() && least.resident < maxGrowth {
			return e, least
		}
	}
	t.Errorf("%s: it took %v of CPU time and %d bytes of memory; the limits are %v and %d", what, now.cpu, least.resident, r.maxCPU(), maxGrowth)
	return e, least
}

// references are the costs of two sound dossiers: the small one, and one with as much in a file as a file may hold.
type references struct{ small, large usage }

// maxCPU is the CPU time that a bad input may take beyond the small dossier.
func (r references) maxCPU() time.Duration {
	return time.Duration(cpuShare * float64(r.large.cpu-r.small.cpu))
}

var first references

// firstReferences measures the references once for all tests.
func firstReferences(t testing.TB) references {
	t.Helper()
	if first != (references{}) {
		return first
	}
	first = measureReferences(t, 3)
	// Linux counts the memory of the process that starts a program as the memory of the program.
	if mine := highest(t); mine >= first.small.resident {
		t.Fatalf("this process has used %d bytes of memory, so a program that uses %d bytes cannot be measured", mine, first.small.resident)
	}
	return first
}

// measureReferences returns the least cost of some runs with each of the two sound dossiers.
func measureReferences(t testing.TB, runs int) references {
	t.Helper()
	small, large := folder(t, sound()), folder(t, largest())
	least := func(at, prints string) (least usage) {
		for i := range runs {
			e := parley(t, "validate", at)
			if e.status != 0 || !strings.Contains(e.stdout, prints) {
				t.Fatalf("a sound dossier: status %d, %s%s", e.status, e.stdout, e.stderr)
			}
			if i == 0 {
				least = e.cost
			}
			least = usage{cpu: min(least.cpu, e.cost.cpu), resident: min(least.resident, e.cost.resident)}
		}
		return least
	}
	return references{
		small: least(small, "sources 1, things 9, claims 2"),
		large: least(large, fmt.Sprintf("sources 1, things %d, claims 2", 9+maxItems)),
	}
}

// maxItems fill a file up to just below the limit of 50,000 marks: each item has six.
const maxItems = 8300

// largest is the sound dossier with a file that holds as much as a file may hold.
func largest() files {
	var text strings.Builder
	text.WriteString("things:\n")
	for i := range maxItems {
		fmt.Fprintf(&text, "  - {person: p%d, name: P}\n", i)
	}
	return sound().with("x.yaml", text.String())
}

// highest is the peak memory of this process in bytes.
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

// outcome is the output in short: the first problem, and the number of further problems.
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
