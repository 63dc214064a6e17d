package read

import (
	"go.yaml.in/yaml/v3"

	"parley/loader/dossier"
)

// maxDepth is far more than a dossier needs, and keeps what comes after from
// having to fear depth.
const maxDepth = 32

// maxAlike is how many problems of one kind are counts one by one in a file. A bomb
// of aliases has thousands.
const maxAlike = 20

// strictChecker gathers what YAML allows and a dossier does not.
type strictChecker struct {
	file     string
	problems dossier.Problems
	counts   map[string]int // how many, by their kind
}

// refuse tells a problem. The format is its kind.
func (s *strictChecker) refuse(n *yaml.Node, format string, args ...any) {
	if s.counts == nil {
		s.counts = map[string]int{}
	}
	s.counts[format]++
	switch times := s.counts[format]; {
	case times > maxAlike+1:
		return
	case times == maxAlike+1:
		format, args = "and so on: more of this kind stand in the file", nil
	}
	s.problems = append(s.problems, problem(s.file, n.Line, n.Column, format, args...))
}

func (s *strictChecker) check(n *yaml.Node, depth int) {
	if n.Kind == yaml.AliasNode {
		s.refuse(n, "aliases are not allowed: write out what *%s stands for", dossier.Shortened(n.Value))
		return
	}
	if n.Anchor != "" {
		s.refuse(n, "anchors are not allowed: take out &%s", dossier.Shortened(n.Anchor))
	}
	if n.Style&yaml.TaggedStyle != 0 {
		s.refuse(n, "tags are not allowed: take out %s", dossier.Shortened(n.Tag))
	}
	if depth > maxDepth {
		s.refuse(n, "this lies more than %d levels deep: no part of a dossier does", maxDepth)
		return
	}
	if n.Kind != yaml.MappingNode {
		for _, c := range n.Content {
			s.check(c, depth+1)
		}
		return
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		s.key(key, seen)
		s.check(value, depth+1)
	}
}

func (s *strictChecker) key(key *yaml.Node, seen map[string]int) {
	switch {
	case key.Kind != yaml.ScalarNode:
		s.refuse(key, "a key must be a word")
		return
	case key.Anchor != "" || key.Style&yaml.TaggedStyle != 0:
		s.check(key, 0)
		return
	case key.Tag == "!!merge":
		s.refuse(key, "merge keys are not allowed: write out what they stand for")
		return
	}
	if line, twice := seen[key.Value]; twice {
		s.refuse(key, "%q was already given in line %d: delete one of them", dossier.Shortened(key.Value), line)
		return
	}
	seen[key.Value] = key.Line
}
