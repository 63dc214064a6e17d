package imports

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
	"parley/loader/grammar"
	"parley/loader/read"
)

// Record is what a dossier calls its things.
type Record struct {
	headed      bool                  // a file names the dossier
	types       map[graph.ID]string   // the word of the type; also "source" and "dossier"
	names       map[graph.ID]string   // as shown
	named       map[string][]graph.ID // by type and key of a name
	identifiers map[string]graph.ID   // by dossier.IdentifierKey
}

// errUnread refuses a dossier whose names cannot all be known.
var errUnread = errors.New("the dossier has a file that cannot be read: `parley validate` says which; correct the file first")

func newRecord() *Record {
	return &Record{
		types: map[graph.ID]string{}, names: map[graph.ID]string{}, named: map[string][]graph.ID{}, identifiers: map[string]graph.ID{},
	}
}

// ReadRecord reads what the dossier in a folder calls its things. It reads one file at a time. It leaves out files for which
// without returns true. A folder that does not exist, or has no file of a dossier, gives an empty record.
func ReadRecord(root string, without func(file string) bool) (*Record, error) {
	r := newRecord()
	if _, err := os.Stat(root); errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	err := read.Within(root, func(fsys fs.FS) error {
		listing, err := read.ListFS(fsys)
		if err != nil {
			return err
		}
		if listing == nil {
			if files, err := read.FS(fsys, nil); err == nil && len(files.Problems) > 0 {
				return errors.Join(files.Problems, errUnread)
			}
			return nil // there is no file of a dossier
		}
		for _, f := range listing {
			if without(f.Name) {
				continue
			}
			files := read.Some(fsys, []string{f.Name})
			if len(files.Problems) > 0 {
				return errors.Join(files.Problems, errUnread)
			}
			for _, file := range files.Files {
				r.file(file.Root)
			}
		}
		return nil
	})
	return r, err
}

// Empty reports whether the record has no thing with a name.
func (r *Record) Empty() bool { return len(r.named) == 0 }

// file reads one file.
func (r *Record) file(root *yaml.Node) {
	for key, value := range entries(root) {
		switch key {
		case "dossier":
			r.headed = true
			r.types[graph.ID(value.Value)] = key
		case "source":
			r.types[graph.ID(value.Value)] = key
		case "things":
			for _, it := range value.Content {
				r.item(it)
			}
		case grammar.Reports:
			for _, report := range value.Content {
				for key, says := range entries(report) {
					if key != "says" {
						continue
					}
					for _, it := range says.Content {
						r.item(it)
					}
				}
			}
		}
	}
}

// item reads an item: its type, its id, its names and its identifiers.
func (r *Record) item(n *yaml.Node) {
	word, id := "", graph.ID("")
	for key, value := range entries(n) {
		if word == "" {
			word, id = key, graph.ID(value.Value)
			if _, known := r.types[id]; !known {
				r.types[id] = word
			}
			continue
		}
		switch key {
		case "name", "label":
			r.name(word, id, value.Value)
			if r.names[id] == "" {
				r.names[id] = value.Value
			}
		case "aliases", "names":
			for _, e := range value.Content {
				if e.Kind == yaml.ScalarNode {
					r.name(word, id, e.Value)
				}
				for key, part := range entries(e) {
					if key == "text" {
						r.name(word, id, part.Value)
					}
				}
			}
		case "identifiers":
			for _, e := range value.Content {
				scheme, number := "", ""
				for key, part := range entries(e) {
					switch key {
					case "scheme":
						scheme = part.Value
					case "value":
						number = part.Value
					}
				}
				r.identifiers[dossier.IdentifierKey(scheme, number)] = id
			}
		case "formerly":
			for _, e := range value.Content {
				r.types[graph.ID(e.Value)] = "former id"
			}
		}
	}
}

func (r *Record) name(word string, id graph.ID, name string) {
	key := nameKey(word, name)
	if !slices.Contains(r.named[key], id) {
		r.named[key] = append(r.named[key], id)
	}
}

func nameKey(word, name string) string { return word + "\x1f" + words.Key(Clean(name)) }

// near returns the ids of at most three things of a type that look like an id, each with its name.
func (r *Record) near(word string, id graph.ID) []string {
	var of []string
	for other, w := range r.types {
		if w == word {
			of = append(of, string(other))
		}
	}
	slices.Sort(of)
	found := words.Nearest(string(id), of)
	for i, f := range found {
		if name := r.names[graph.ID(f)]; name != "" {
			found[i] = fmt.Sprintf("%s (%s)", f, name)
		}
	}
	return found
}

// entries goes through the keys and values of a mapping. Any other node has none.
func entries(n *yaml.Node) func(func(string, *yaml.Node) bool) {
	return func(yield func(string, *yaml.Node) bool) {
		if n.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i].Value, n.Content[i+1]) {
				return
			}
		}
	}
}
