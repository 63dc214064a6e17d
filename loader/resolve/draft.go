package resolve

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"parley/loader/dossier"
	"parley/loader/grammar"
)

// notesDraft notes that a file is a draft, if it says so.
func (f file) notesDraft(ps []pair) {
	n := valueOf(ps, grammar.Draft)
	if n == nil {
		return
	}
	if v, ok := f.boolean(n); !ok || v != true {
		return
	}
	d := dossier.Draft{File: f.name}
	reports := valueOf(ps, grammar.Reports)
	if reports != nil && reports.Kind == yaml.SequenceNode {
		for _, report := range reports.Content {
			fields := pairs(report)
			switch {
			case valueOf(fields, grammar.Doubt) != nil:
				d.Waiting++
				d.Doubtful++
			case valueOf(fields, grammar.Waits) != nil:
				d.Waiting++
			}
		}
	}
	f.dossier.Drafts = append(f.dossier.Drafts, d)
}

// isDraft reports whether the file is a draft.
func (s *source) isDraft() bool {
	n := valueOf(s.fields, grammar.Draft)
	return n != nil && n.Value == "true"
}

// waiting checks the keys of a report that waits for a review. Only a draft has them.
func (s *source) waiting(ps []pair) {
	doubt, waits := valueOf(ps, grammar.Doubt), valueOf(ps, grammar.Waits)
	for key, n := range map[string]*yaml.Node{grammar.Doubt: doubt, grammar.Waits: waits} {
		if n != nil && !s.isDraft() {
			s.problem(n, "`%s` is for a draft alone: delete the key, or write `draft: true` above", key)
		}
	}
	if doubt != nil {
		s.text(doubt)
	}
	if waits != nil {
		if v, ok := s.boolean(waits); ok && v != true {
			s.problem(waits, "write `waits: true`, or delete the key")
		}
	}
	if doubt != nil && waits != nil {
		s.problem(waits, "a report has `doubt` or `waits`, and not both: delete `waits`")
	}
}

// offered are the keys that a message offers. It offers the keys of drafts only in a draft.
func (s *source) offered(keys []string) []string {
	if s.isDraft() {
		return keys
	}
	return slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return key == grammar.Draft || key == grammar.Doubt || key == grammar.Waits })
}
