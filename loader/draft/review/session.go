package review

import "fmt"

// Session is a review of one file. Each decision is saved before the next one, or it is refused and nothing changes.
type Session struct {
	File *File
	// Counts are the decisions so far.
	Counts Counts

	save func([]byte) error
	past []state
	// later are the facts that the reviewer put off, by their lines.
	later map[string]bool
}

// Counts counts decisions.
type Counts struct{ Accepted, Dropped, Edited, Split int }

type state struct {
	text   []byte
	counts Counts
}

// Start begins the review of a text. save checks and writes the whole file; if it returns an error, the file is as before.
func Start(text []byte, save func([]byte) error) (*Session, error) {
	f, err := Parse(text)
	if err != nil {
		return nil, err
	}
	if !f.Draft {
		return nil, fmt.Errorf("%w: it has no `draft: true`", ErrForm)
	}
	return &Session{File: f, save: save, later: map[string]bool{}}, nil
}

// Next returns the next fact that waits. Facts that the reviewer put off come last. ok is false if no fact waits.
func (s *Session) Next() (i int, ok bool) {
	order := s.File.Order()
	if len(order) == 0 {
		return 0, false
	}
	for _, i := range order {
		if !s.later[string(s.File.Lines(i))] {
			return i, true
		}
	}
	s.later = map[string]bool{} // all of them were put off: begin again
	return order[0], true
}

// Waiting is the number of facts that wait.
func (s *Session) Waiting() int { return len(s.File.Order()) }

// PutOff moves a fact to the end.
func (s *Session) PutOff(i int) { s.later[string(s.File.Lines(i))] = true }

// change saves a text, and counts the decision.
func (s *Session) change(text []byte, count func(*Counts)) error {
	f, err := Parse(text)
	if err != nil {
		return err
	}
	if err := s.save(text); err != nil {
		return err
	}
	s.past = append(s.past, state{s.File.Text(), s.Counts})
	s.File = f
	count(&s.Counts)
	return nil
}

// Accept accepts a fact.
func (s *Session) Accept(i int) error {
	return s.change(s.File.Accepted(i), func(c *Counts) { c.Accepted++ })
}

// Drop drops a fact.
func (s *Session) Drop(i int) error {
	return s.change(s.File.Dropped(i), func(c *Counts) { c.Dropped++ })
}

// Edit replaces the lines of a fact.
func (s *Session) Edit(i int, lines []byte) error {
	return s.change(s.File.Edited(i, lines), func(c *Counts) { c.Edited++ })
}

// Split makes several facts of a fact.
func (s *Session) Split(i int) error {
	text, err := s.File.Split(i)
	if err != nil {
		return err
	}
	return s.change(text, func(c *Counts) { c.Split++ })
}

// Undo takes the last decision back.
func (s *Session) Undo() error {
	if len(s.past) == 0 {
		return fmt.Errorf("%w: no decision is left to undo", ErrNothing)
	}
	last := s.past[len(s.past)-1]
	f, err := Parse(last.text)
	if err != nil {
		return err
	}
	if err := s.save(last.text); err != nil {
		return err
	}
	s.past = s.past[:len(s.past)-1]
	s.File, s.Counts = f, last.counts
	s.later = map[string]bool{}
	return nil
}
