package review

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const text = `# A draft. ` + "`parley review`" + ` goes through its facts.
draft: true
source: s
text: a.txt
reports:
  # A comment of the reader.
  - quote: They met
    start: 0
    waits: true
    says:
      - meeting: m
        label: Their meeting
        status: held # it is over
        when: 2025-03-04
  - quote: Kesh and Brell met
    start: 9
    doubt: two of them
    says:
      - meeting: m
        participants:
          - {id: kesh, side: valdoria}
          - {id: brell, side: ostria}
  # The last one.
  - quote: on Monday
    start: 40
    waits: true
    says: [{meeting: m, places: selm}]
`

// begin starts a review that keeps what it saves.
func begin(t *testing.T, saved *[]string) *Session {
	t.Helper()
	s, err := Start([]byte(text), func(b []byte) error { *saved = append(*saved, string(b)); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDoubtfulFactsComeFirst(t *testing.T) {
	var saved []string
	s := begin(t, &saved)
	if order := s.File.Order(); !slices.Equal(order, []int{1, 0, 2}) {
		t.Errorf("the order is %v", order)
	}
}

func TestDecisions(t *testing.T) {
	var saved []string
	s := begin(t, &saved)
	accepted := strings.Replace(text, "    doubt: two of them\n", "", 1)
	if err := s.Accept(1); err != nil || saved[0] != accepted {
		t.Fatalf("after accept: %v\n%s", err, saved[0])
	}
	if err := s.Drop(2); err != nil || strings.Contains(saved[1], "on Monday") || strings.Contains(saved[1], "The last one") || !strings.Contains(saved[1], "Kesh and Brell") {
		t.Fatalf("after drop: %v\n%s", err, saved[1])
	}
	if err := s.Edit(0, []byte("  - quote: They met\n    start: 0\n    says: [{meeting: m, status: denied}]")); err != nil || !strings.Contains(saved[2], "status: denied") || !strings.Contains(saved[2], "A comment of the reader") {
		t.Fatalf("after edit: %v\n%s", err, saved[2])
	}
	if s.Waiting() != 0 || s.Counts != (Counts{1, 1, 1, 0}) {
		t.Errorf("%d wait, %+v", s.Waiting(), s.Counts)
	}
	for range 3 {
		if err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if last := saved[len(saved)-1]; last != text || s.Counts != (Counts{}) {
		t.Errorf("after three times undo: %+v\n%s", s.Counts, last)
	}
	if err := s.Undo(); !errors.Is(err, ErrNothing) {
		t.Errorf("undo of nothing: %v", err)
	}
}

func TestSplit(t *testing.T) {
	var saved []string
	s := begin(t, &saved)
	if err := s.Split(1); err != nil {
		t.Fatal(err)
	}
	if n := len(s.File.Facts); n != 4 || strings.Count(saved[0], "doubt: two of them") != 2 || strings.Count(saved[0], "participants: {id: ") != 2 {
		t.Errorf("%d facts\n%s", n, saved[0])
	}
	if err := s.Split(0); err != nil {
		t.Fatal(err)
	}
	if n := len(s.File.Facts); n != 5 || strings.Count(saved[1], "label: Their meeting") != 1 {
		t.Errorf("%d facts\n%s", n, saved[1])
	}
	if err := s.Split(0); !errors.Is(err, ErrNothing) {
		t.Errorf("split of one field: %v", err)
	}
}

// A decision that cannot be saved changes nothing.
func TestARefusedDecision(t *testing.T) {
	refused := errors.New("the dossier would not be valid")
	s, err := Start([]byte(text), func([]byte) error { return refused })
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Accept(0); !errors.Is(err, refused) || string(s.File.Text()) != text || s.Counts != (Counts{}) {
		t.Errorf("%v, %+v", err, s.Counts)
	}
	if err := s.Edit(0, []byte("  - [")); !errors.Is(err, ErrForm) || string(s.File.Text()) != text {
		t.Errorf("lines that are no YAML: %v", err)
	}
}

func TestFinished(t *testing.T) {
	f, err := Parse([]byte(strings.ReplaceAll(text, "waits: true", "part: body")))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(f.Finished()); strings.Contains(got, "draft") || !strings.HasPrefix(got, "source: s\n") {
		t.Errorf("got\n%s", got)
	}
	const reference = "draft: true\nthings:\n  - {person: kesh, name: Kesh}\n  - {person: vale, name: Vale}\n  - {organization: valdoria, name: Valdoria, parent: union}\n  - {organization: union, name: Union}\n"
	got, err := Things([]byte(reference), f.Text())
	if want := strings.NewReplacer("draft: true\n", "", "  - {person: vale, name: Vale}\n", "").Replace(reference); err != nil || string(got) != want {
		t.Errorf("%v\n%s", err, got)
	}
	if got, err := Things([]byte("draft: true\nthings:\n  - {person: vale, name: Vale}\n"), f.Text()); err != nil || got != nil {
		t.Errorf("things that nothing names: %v\n%s", err, got)
	}
}

// Whatever keys come, every saved text is a whole file, and undo leads back.
func TestAnyDecisions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var saved [][]byte
		s, err := Start([]byte(text), func(b []byte) error { saved = append(saved, bytes.Clone(b)); return nil })
		if err != nil {
			t.Fatal(err)
		}
		done := 0
		for range rapid.IntRange(0, 12).Draw(t, "keys") {
			i, ok := s.Next()
			if !ok {
				break
			}
			switch rapid.SampledFrom([]string{"accept", "drop", "split", "later"}).Draw(t, "key") {
			case "accept":
				err = s.Accept(i)
			case "drop":
				err = s.Drop(i)
			case "split":
				err = s.Split(i)
			case "later":
				s.PutOff(i)
				continue
			}
			if err == nil {
				done++
			} else if !errors.Is(err, ErrNothing) {
				t.Fatal(err)
			}
		}
		for _, b := range saved {
			if f, err := Parse(b); err != nil || !f.Draft || !bytes.Equal(f.Text(), b) {
				t.Fatalf("%v\n%s", err, b)
			}
		}
		for range done {
			if err := s.Undo(); err != nil {
				t.Fatal(err)
			}
		}
		if string(s.File.Text()) != text {
			t.Fatalf("undo does not lead back:\n%s", s.File.Text())
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(text))
	f.Add([]byte("draft: true\nsource: s\nreports:\n- quote: a\n  says: []"))
	f.Add([]byte("source: [\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Parse(data)
		if err != nil {
			return
		}
		if !bytes.Equal(file.Text(), data) {
			t.Fatalf("the text changes: %q", data)
		}
		for i := range file.Facts {
			file.Accepted(i)
			file.Dropped(i)
			file.Lines(i)
			_, _ = file.Split(i)
		}
	})
}
