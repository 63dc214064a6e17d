package review

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestInserted(t *testing.T) {
	const report = "- quote: new\n  start: 5\n"
	for _, c := range []struct{ before, want string }{
		{"source: s\n", "source: s\nreports:\n  - quote: new\n    start: 5\n"},
		{"source: s", "source: s\nreports:\n  - quote: new\n    start: 5\n"},
		{"source: s\nreports:\n", "source: s\nreports:\n  - quote: new\n    start: 5\n"},
		{"source: s\nreports:\n- quote: a\n  start: 1\n# end\n", "source: s\nreports:\n- quote: a\n  start: 1\n# end\n- quote: new\n  start: 5\n"},
		{
			"source: s\nreports:\n  # first\n  - quote: a\n    start: 9 # late\ntext: a.txt\n",
			"source: s\nreports:\n  - quote: new\n    start: 5\n  # first\n  - quote: a\n    start: 9 # late\ntext: a.txt\n",
		},
		{
			"source: s\nreports:\n    - quote: a\n      start: 1\n\n    # second\n    - quote: b\n      start: 9\n\ntext: a.txt\n",
			"source: s\nreports:\n    - quote: a\n      start: 1\n    - quote: new\n      start: 5\n\n    # second\n    - quote: b\n      start: 9\n\ntext: a.txt\n",
		},
	} {
		f, err := Parse([]byte(c.before))
		if err != nil {
			t.Fatal(err)
		}
		got, line, err := f.Inserted(5, []byte(report))
		if err != nil || string(got) != c.want {
			t.Errorf("of\n%s\ncomes %v\n%s", c.before, err, got)
			continue
		}
		if lines := strings.Split(string(got), "\n"); !strings.Contains(lines[line], "quote: new") && !strings.Contains(lines[line+1], "quote: new") {
			t.Errorf("the report is not at line %d of\n%s", line, got)
		}
	}
	f, err := Parse([]byte("source: s\nreports: [{quote: a, start: 0}]\n"))
	if err == nil {
		_, _, err = f.Inserted(5, []byte(report))
	}
	if !errors.Is(err, ErrForm) {
		t.Errorf("reports on one line: %v", err)
	}
}

// A report that is inserted and then dropped leaves the file as it was.
func TestInsertedAndDropped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, err := Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		start := rapid.IntRange(0, 60).Draw(t, "start")
		more, _, err := f.Inserted(start, []byte("- quote: new\n  start: 5\n  waits: true\n  says:\n    - meeting: m\n"))
		if err != nil {
			t.Fatal(err)
		}
		g, err := Parse(more)
		if err != nil || len(g.Facts) != len(f.Facts)+1 {
			t.Fatalf("%v\n%s", err, more)
		}
		kept := strings.ReplaceAll(string(more), "  - quote: new\n    start: 5\n    waits: true\n    says:\n      - meeting: m\n", "")
		if kept != text {
			t.Fatalf("other lines have changed:\n%s", more)
		}
	})
}

// What stands below the reports belongs to no report.
func TestTheLastReportEndsBeforeTheNextKey(t *testing.T) {
	f, err := Parse([]byte("source: s\nreports:\n  - quote: a\n    start: 0\n# The file\ntext: a.txt\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(f.Dropped(0)); got != "source: s\n# The file\ntext: a.txt\n" {
		t.Errorf("after the only report is dropped:\n%s", got)
	}
}

func TestAdded(t *testing.T) {
	got, err := Added([]byte("things:\n  # people\n  - {person: a, name: A}"), [][]byte{[]byte("{place: b, name: B}\n")})
	if want := "things:\n  # people\n  - {person: a, name: A}\n  - {place: b, name: B}\n"; err != nil || string(got) != want {
		t.Errorf("%v\n%s", err, got)
	}
	for _, bad := range []string{"things: []\n", "things:\n  - {person: a}\ndraft: true\n", "[", ""} {
		if _, err := Added([]byte(bad), [][]byte{[]byte("{place: b}\n")}); !errors.Is(err, ErrForm) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
