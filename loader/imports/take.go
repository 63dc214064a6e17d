package imports

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/loader/grammar"
)

// Take takes what one record of the input gives: things for the reference files, and a report, which may be nil. It takes all of it,
// or nothing: then the error says why the dossier cannot hold it. Every id in the report must be an id of Identify. A thing that is
// no meeting, event, outcome or quotation must be among the things.
func (o *Output) Take(things []Item, r *Report) error {
	added, err := o.check(things, r)
	if err != nil {
		return err
	}
	added()
	for _, it := range things {
		o.thing(it)
	}
	if r == nil {
		return nil
	}
	if err := o.report(*r); err != nil {
		return fmt.Errorf("%w: %w", ErrWrite, err)
	}
	return nil
}

// ErrWrite is wrapped by the errors of Take that end an import: a file cannot be written.
var ErrWrite = errors.New("write the dossier")

// thing lists a thing in a reference file. Of a thing that is listed twice, the first value of each field counts; another name becomes
// an alias. A thing that the folder already has is not listed again.
func (o *Output) thing(it Item) {
	c := o.chosen[it.ID]
	if c.here {
		o.match(it)
		return
	}
	listed := o.things[it.ID]
	if listed == nil {
		listed = &Item{Type: it.Type, ID: it.ID}
		o.things[it.ID] = listed
		if c.known { // only the other dossier has it
			o.match(it)
			if name := o.known.names[it.ID]; name != "" {
				listed.Add("name", text(Clean(name)))
			}
		} else {
			o.summary.Things[grammar.Word(it.Type.Name)]++
			if c.unknown != nil {
				o.unmatched(*c.unknown)
			}
			defer func() { o.summary.first(*listed) }()
		}
	}
	if c.known && !c.here && o.known.names[it.ID] != "" {
		return
	}
	for _, f := range it.Fields {
		have := listed.Field(f.Name)
		switch {
		case have == nil || lists(it.Type, f.Name):
			listed.Add(f.Name, f.Elements...)
		case f.Name == "name" && !contains(have.Elements, f.Elements[0]):
			listed.Add("aliases", f.Elements[0])
		}
	}
}

// report writes a report.
func (o *Output) report(r Report) error {
	for i := range r.Says {
		it := &r.Says[i]
		if label := it.Field("label"); label != nil {
			// A thing has one label, which is no claim.
			if o.labelled[it.ID] || o.here.names[it.ID] != "" {
				it.Fields = slices.DeleteFunc(it.Fields, func(f Field) bool { return f.Name == "label" })
			}
			o.labelled[it.ID] = true
		}
		if grammar.Reportable(it.Type) && !o.mentioned[it.ID] {
			o.mentioned[it.ID] = true
			if c := o.chosen[it.ID]; c.here || c.known {
				o.summary.Matched[grammar.Word(it.Type.Name)]++
			} else {
				o.summary.Things[grammar.Word(it.Type.Name)]++
			}
		}
	}
	o.summary.Reports++
	n := r.node()
	if err := o.summary.firstReport(n); err != nil {
		return err
	}
	return o.reports.add(n)
}

// checkQuote says why a text cannot be a passage.
func checkQuote(quote string) error {
	switch n := len(strings.Fields(quote)); {
	case n == 0:
		return errors.New("is empty, so it is no passage")
	case n > grammar.MaxWords:
		return fmt.Errorf("has %d words; a passage has at most %d", n, grammar.MaxWords)
	case strings.TrimSpace(quote) != quote:
		return errors.New("begins or ends with white space")
	}
	if err := check(strings.ReplaceAll(strings.Map(turned, quote), "\ufffd", "?")); err != nil {
		return err
	}
	return nil
}

// turned replaces the characters that a passage may have, and other texts may not.
func turned(r rune) rune {
	if turns(r) {
		return ' '
	}
	return r
}
