package imports

import (
	"bytes"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"

	"parley/loader/read"
)

// A file of a dossier is at most this large. It is half of what the loader reads, so that people can still add to it.
const (
	maxBytes = read.MaxFile / 2
	maxMarks = read.MaxMarks / 2
)

// sequence writes a list of a dossier file. A long list goes on in further files.
type sequence struct {
	folder       *folder
	name         string // without .yaml
	first, later string // the lines before the list: in the first file, and in each further file

	parts        int
	to           io.WriteCloser // nil before the first element
	bytes, marks int
}

// add writes an element.
func (s *sequence) add(n *yaml.Node) error {
	element, err := encoded(&yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{n}})
	if err != nil {
		return err
	}
	element = indented(element)
	marks := read.Marks(element)
	if s.to == nil || s.bytes+len(element) > maxBytes || s.marks+marks > maxMarks {
		if err := s.next(); err != nil {
			return err
		}
	}
	s.bytes, s.marks = s.bytes+len(element), s.marks+marks
	_, err = s.to.Write(element)
	return err
}

// next begins a file.
func (s *sequence) next() error {
	if err := s.close(); err != nil {
		return err
	}
	s.parts++
	name, head := s.name+".yaml", s.first
	if s.parts > 1 {
		name, head = fmt.Sprintf("%s.%03d.yaml", s.name, s.parts), s.later
	}
	to, err := s.folder.create(name)
	if err != nil {
		return err
	}
	s.to, s.bytes, s.marks = to, len(head), read.Marks([]byte(head))
	_, err = io.WriteString(to, head)
	return err
}

// close ends the file.
func (s *sequence) close() error {
	if s.to == nil {
		return nil
	}
	to := s.to
	s.to = nil
	return to.Close()
}

// encoded writes a node as YAML.
func encoded(n *yaml.Node) ([]byte, error) {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(n); err != nil {
		return nil, err
	}
	err := e.Close()
	return b.Bytes(), err
}

// indented moves each line two spaces to the right. No text of the files has a line break that is not written as an escape.
func indented(text []byte) []byte {
	lines := bytes.SplitAfter(text, []byte("\n"))
	out := make([]byte, 0, len(text)+2*len(lines))
	for _, line := range lines {
		if len(line) > 0 {
			out = append(append(out, "  "...), line...)
		}
	}
	return out
}
