package imports

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

// Options say what an Output writes, and where.
type Options struct {
	Folder  string   // the folder of the dossier to write into; it need not exist
	Record  string   // the folder of a dossier whose names the import uses; "" for Folder alone
	ID      graph.ID // of the dossier, if Folder has none; "" for an id that follows from the source
	Title   string   // of the dossier
	Source  Source
	DryRun  bool // write nothing
	Replace bool // write over files that differ
}

// Output writes what an import finds as files of a dossier.
type Output struct {
	options     Options
	folder      *folder
	here, known *Record
	taken       map[graph.ID]string // the ids of this import, with the words of their types
	chosen      map[graph.ID]chosen
	byKey       map[string]chosen
	things      map[graph.ID]*Item // for the reference files
	labelled    map[graph.ID]bool
	mentioned   map[graph.ID]bool // counted in the summary
	identified  map[string]graph.ID
	above       map[*graph.Relation]map[graph.ID][]graph.ID // the steps of the hierarchies
	periods     map[string][]period
	said        map[string][]string // by passage and thing
	reports     *sequence
	summary     Summary
}

// New begins an output. The source must be right: see Source.Check.
func New(options Options) (*Output, error) {
	o := &Output{
		options: options, taken: map[graph.ID]string{}, chosen: map[graph.ID]chosen{}, byKey: map[string]chosen{}, things: map[graph.ID]*Item{},
		labelled: map[graph.ID]bool{}, mentioned: map[graph.ID]bool{}, identified: map[string]graph.ID{},
		above: map[*graph.Relation]map[graph.ID][]graph.ID{}, periods: map[string][]period{}, said: map[string][]string{}, summary: Summary{Things: map[string]int{}, Matched: map[string]int{}},
	}
	var err error
	if o.here, err = ReadRecord(options.Folder, o.own); err != nil {
		return nil, err
	}
	o.known = o.here
	if options.Record != "" && !sameFolder(options.Record, options.Folder) {
		if o.known, err = ReadRecord(options.Record, func(string) bool { return false }); err != nil {
			return nil, err
		}
	}
	source := options.Source
	if of := o.here.types[source.ID]; of != "" {
		return nil, fmt.Errorf("`%s` is already the id of %s %s in %s: choose another id for the source", source.ID, article(of), of, options.Folder)
	}
	o.taken[source.ID] = "source"
	if !o.here.headed {
		o.options.ID = cmp.Or(options.ID, source.ID+"-dossier")
		if err := CheckID(o.options.ID); err != nil {
			return nil, fmt.Errorf("the dossier: %w", err)
		}
		o.taken[o.options.ID] = "dossier"
	}
	if o.folder, err = newFolder(options.Folder, options.DryRun); err != nil {
		return nil, err
	}
	head, err := encoded(source.node())
	if err != nil {
		return nil, errors.Join(err, o.folder.discard())
	}
	o.reports = &sequence{
		folder: o.folder, name: "sources/" + string(source.ID),
		first: string(head) + "reports:\n", later: strings.SplitAfter(string(head), "\n")[0] + "reports:\n",
	}
	if err := o.publisher(); err != nil {
		return nil, errors.Join(err, o.folder.discard())
	}
	return o, nil
}

// publisher lists the publisher of the source.
func (o *Output) publisher() error {
	s := o.options.Source
	if s.Publisher == "" {
		return nil
	}
	id, err := o.Identify(Naming{Type: graph.Parley.Type("Organization"), ID: s.Publisher})
	if err != nil {
		return fmt.Errorf("publisher: %w", err)
	}
	if c := o.chosen[id]; !c.here && !c.known && s.PublisherName == "" {
		return fmt.Errorf("publisher: the dossier has no organization `%s`: give its name, too, or correct the id", id)
	}
	it := Item{Type: graph.Parley.Type("Organization"), ID: id}
	if s.PublisherName != "" {
		it.Add("name", text(Clean(s.PublisherName)))
	}
	return o.Take([]Item{it}, nil)
}

func sameFolder(a, b string) bool {
	x, err1 := filepath.Abs(a)
	y, err2 := filepath.Abs(b)
	return err1 == nil && err2 == nil && x == y
}

// further matches what stands between the id of a source and the end of the name of a file of the import.
var further = regexp.MustCompile(`^(\.[0-9]{3,})?\.yaml$`)

// own reports whether a file is one that an import of the source writes.
func (o *Output) own(name string) bool {
	for _, of := range []string{"reference/", "sources/"} {
		if rest, ours := strings.CutPrefix(name, of+string(o.options.Source.ID)); ours && further.MatchString(rest) {
			return true
		}
	}
	return false
}

// Has reports whether a thing of the type is in the record, or in this import.
func (o *Output) Has(id graph.ID, word string) bool {
	return o.taken[id] == word || o.here.types[id] == word || o.known.types[id] == word
}

// Field returns a field of the item, or nil.
func (it *Item) Field(name string) *Field {
	for i := range it.Fields {
		if it.Fields[i].Name == name {
			return &it.Fields[i]
		}
	}
	return nil
}

// match counts a thing of the record.
func (o *Output) match(it Item) {
	if !o.mentioned[it.ID] {
		o.mentioned[it.ID] = true
		o.summary.Matched[grammar.Word(it.Type.Name)]++
	}
}

func (o *Output) unmatched(u Unmatched) {
	const withNear = 20 // each costs a comparison with all ids of the record
	if len(o.summary.Unmatched) < withNear && len(u.Several) == 0 {
		u.Near = o.known.near(u.Type, u.ID)
	}
	o.summary.Unmatched = append(o.summary.Unmatched, u)
}

// Refuse notes something that the import refuses.
func (o *Output) Refuse(p dossier.Problem) { o.summary.Refused = append(o.summary.Refused, p) }

// Note lists something that the import does not understand, beside what it imports.
func (o *Output) Note(p dossier.Problem) { o.summary.Notes = append(o.summary.Notes, p) }

// NoPlace counts a record of a kind for which a dossier has no place.
func (o *Output) NoPlace(kind string) {
	if o.summary.NoPlace == nil {
		o.summary.NoPlace = map[string]int{}
	}
	o.summary.NoPlace[kind]++
	o.summary.LeftOut++
}

// Count adds to the numbers of records: read from the input, and left out by filters.
func (o *Output) Count(read, leftOut int) {
	o.summary.Read += read
	o.summary.LeftOut += leftOut
}

// ErrNothing refuses an import of which nothing is left.
var ErrNothing = errors.New("nothing was imported")

// Finish writes the files into the folder, and returns what the import found. If it returns an error, the folder is as it was before.
func (o *Output) Finish() (s Summary, err error) {
	defer func() { err = errors.Join(err, o.Discard()) }()
	if len(o.things) == 0 && o.summary.Reports == 0 || o.summary.Reports == 0 && len(o.summary.Refused) == o.summary.Read {
		return o.summary, ErrNothing
	}
	if err := o.write(); err != nil {
		return o.summary, err
	}
	o.summary.Files = slices.Clone(o.folder.files)
	o.summary.Changed, o.summary.Differ, err = o.folder.finish(o.options.Replace, o.own)
	return o.summary, err
}

// write writes the files that are not written yet.
func (o *Output) write() error {
	if o.reports.parts == 0 {
		// A source that reports nothing is evidence, too.
		o.reports.first = strings.TrimSuffix(o.reports.first, "reports:\n")
		if err := o.reports.next(); err != nil {
			return err
		}
	}
	if err := o.reports.close(); err != nil {
		return err
	}
	things := sequence{folder: o.folder, name: "reference/" + string(o.options.Source.ID), first: "things:\n", later: "things:\n"}
	for _, id := range slices.SortedFunc(maps.Keys(o.things), func(a, b graph.ID) int {
		return cmp.Or(strings.Compare(o.things[a].Type.Name, o.things[b].Type.Name), strings.Compare(string(a), string(b)))
	}) {
		if err := things.add(o.things[id].node()); err != nil {
			return err
		}
	}
	if err := things.close(); err != nil {
		return err
	}
	if o.here.headed {
		return nil
	}
	head, err := encoded(mapping(0, "dossier", ID(o.options.ID), "title", text(Clean(cmp.Or(o.options.Title, o.options.Source.Title, string(o.options.ID))))))
	if err != nil {
		return err
	}
	to, err := o.folder.create("dossier.yaml")
	if err != nil {
		return err
	}
	_, err = to.Write(head)
	return errors.Join(err, to.Close())
}

// Discard removes what the output has written outside the files of the dossier. It does nothing after Finish.
func (o *Output) Discard() error {
	return errors.Join(o.reports.close(), o.folder.discard())
}

// text of a list of nodes, for a person.
func shown(n *yaml.Node) (string, error) {
	b, err := encoded(&yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{n}})
	return string(b), err
}
