package read

import (
	"go.yaml.in/yaml/v3"

	"parley/loader/dossier"
)

// maxDepth is far more than a dossier needs. It keeps the later stages safe from deep nesting.
const maxDepth = 32

// maxAlike is the maximum number of problems of one kind in a file that are listed. An alias bomb has thousands.
const maxAlike = 20

// strictChecker collects what YAML allows and a dossier does not.
type strictChecker struct {
	file     string
	problems dossier.Problems
	counts   map[string]int // the number of problems of each kind
}

// refuse adds a problem. The format is its kind.
func (s *strictChecker) refuse(n *yaml.Node, format string, args ...any) {
	if s.counts == nil {
		s.counts = map[string]int{}
	}
	s.counts[format]++
	switch times := s.counts[format]; {
	case times > maxAlike+1:
		return
	case times == maxAlike+1:
		format, args = "the file has more problems of this kind", nil
	}
	s.problems = append(s.problems, problem(s.file, n.Line, n.Column, format, args...))
}

func (s *strictChecker) check(n *yaml.Node, depth int) {
	if n.Kind == yaml.AliasNode {
		s.refuse(n, "aliases are not allowed: write the value of *%s instead", dossier.Shortened(n.Value))
		return
	}
	if n.Anchor != "" {
		s.refuse(n, "anchors are not allowed: remove &%s", dossier.Shortened(n.Anchor))
	}
	if n.Style&yaml.TaggedStyle != 0 {
		s.refuse(n, "tags are not allowed: remove %s", dossier.Shortened(n.Tag))
	}
	if depth > maxDepth {
		s.refuse(n, "this is nested more than %d levels deep: no dossier needs that", maxDepth)
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
		s.refuse(key, "merge keys are not allowed: write the keys and values instead")
		return
	}
	if line, twice := seen[key.Value]; twice {
		s.refuse(key, "%q is already given in line %d: delete one of the two", dossier.Shortened(key.Value), line)
		return
	}
	seen[key.Value] = key.Line
}
