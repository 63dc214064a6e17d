package desk

import (
	"fmt"

	"parley/internal/drafting"
	"parley/internal/folders"
	"parley/loader/draft/review"
)

type decision struct {
	File string `json:"file"`
	Base string `json:"base"`
	Fact int    `json:"fact"`
	// Key is accept, drop, edit or split.
	Key   string `json:"key"`
	Lines string `json:"lines"` // for edit
}

// decided is what became of a file.
type decided struct {
	Hash    string `json:"hash"`
	Waiting int    `json:"waiting"` // facts that still wait
	// Finished says that the file is no draft any more.
	Finished bool `json:"finished"`
}

// review decides about a fact, and saves the file. With the last decision, a draft is no draft any more.
func (d *Desk) review(in decision) (decided, error) {
	text, f, err := d.parsed(in.File, in.Base)
	if err != nil {
		return decided{}, err
	}
	if in.Fact < 0 || in.Fact >= len(f.Facts) {
		return decided{}, fmt.Errorf("%w: the file has no fact %d", review.ErrNothing, in.Fact)
	}
	var after []byte
	switch in.Key {
	case "accept":
		after = f.Accepted(in.Fact)
	case "drop":
		after = f.Dropped(in.Fact)
	case "edit":
		after = f.Edited(in.Fact, []byte(in.Lines))
	case "split":
		if after, err = f.Split(in.Fact); err != nil {
			return decided{}, err
		}
	default:
		return decided{}, fmt.Errorf("%w: %q is no decision", review.ErrNothing, in.Key)
	}
	changed, err := review.Parse(after)
	if err != nil {
		return decided{}, err
	}
	edits := []folders.Edit{{Name: in.File, Text: after}}
	out := decided{Waiting: len(changed.Order())}
	if changed.Draft && out.Waiting == 0 {
		reference := drafting.ReferenceFile(changed.Source)
		things, err := d.files.Read(reference)
		if err != nil {
			return decided{}, err
		}
		if edits, err = drafting.Finished(in.File, changed, reference, things); err != nil {
			return decided{}, err
		}
		out.Finished = true
	}
	last := &edits[len(edits)-1]
	last.Base = folders.Hash(text)
	out.Hash = folders.Hash(last.Text)
	return out, d.write(edits...)
}

// parsed reads a source file that must be as the page has it.
func (d *Desk) parsed(name, base string) ([]byte, *review.File, error) {
	text, err := d.files.Read(name)
	if err != nil {
		return nil, nil, err
	}
	if folders.Hash(text) != base {
		return nil, nil, &folders.ChangedError{Name: name, Text: text}
	}
	f, err := review.Parse(text)
	return text, f, err
}
