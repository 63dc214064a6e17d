package imports

import (
	"go.yaml.in/yaml/v3"

	"parley/loader/dossier"
)

// Summary is what an import found.
type Summary struct {
	Read    int            // the records of the input: the rows of a table, the objects of a list
	LeftOut int            // records that no query of the mapping wants, and those of NoPlace
	Reports int            // passages with what they say
	Things  map[string]int // new things by the word of their type
	Matched map[string]int // things of the record, likewise

	Unmatched []Unmatched
	// Refused says what was refused and why, by position in the input. A record with a problem is refused as a whole.
	Refused dossier.Problems
	// Notes say what the import did not understand, beside what it took.
	Notes dossier.Problems
	// NoPlace counts the records of kinds for which a dossier has no place.
	NoPlace map[string]int

	// FirstThings and FirstReports are YAML.
	FirstThings, FirstReports []string

	Files   []string // of the dossier, in the order in which they were written
	Changed []string // the files that are new, other than before, or removed; with DryRun, those that would be
	Differ  []string // those of Changed that the folder had, with other bytes
}

// The numbers of things and of reports that a summary shows.
const firstThings, firstReports = 5, 3

func (s *Summary) first(it Item) {
	if len(s.FirstThings) < firstThings {
		if text, err := shown(it.node()); err == nil { // a thing that cannot be written ends the import later
			s.FirstThings = append(s.FirstThings, text)
		}
	}
}

func (s *Summary) firstReport(n *yaml.Node) error {
	if len(s.FirstReports) == firstReports {
		return nil
	}
	text, err := shown(n)
	s.FirstReports = append(s.FirstReports, text)
	return err
}
