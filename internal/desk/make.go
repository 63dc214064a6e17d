package desk

import (
	"fmt"
	"maps"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/draft"
	"parley/loader/grammar"
)

// ref is a thing that the person has chosen: by its id, or by the name of a thing that the record does not have.
type ref struct {
	ID   graph.ID `json:"id"`
	Name string   `json:"name"`
	// Type is the type of a new thing, such as Person. "" is the type that the field needs.
	Type string `json:"type"`
}

func (r ref) empty() bool { return r.ID == "" && strings.TrimSpace(r.Name) == "" }

// maker makes the ids of new things.
type maker struct {
	record   *draft.Record
	taken    map[graph.ID]bool
	language string
	made     map[string]graph.ID // by type and name
	things   []string            // the new things, as lines of a reference file without an indent
}

func newMaker(record *draft.Record, language string) *maker {
	return &maker{record: record, taken: maps.Clone(record.Taken), language: language, made: map[string]graph.ID{}}
}

// id returns the id of a thing, and notes the thing if it is new. typ is the type of a new thing, unless the reference has one.
func (m *maker) id(r ref, typ string) (graph.ID, error) {
	if r.ID != "" {
		return r.ID, nil
	}
	name := strings.TrimSpace(r.Name)
	if name == "" {
		return "", nil
	}
	if r.Type != "" {
		typ = r.Type
	}
	word := grammar.Word(typ)
	if grammar.ItemTypes()[word] == nil {
		return "", fmt.Errorf("%w: %q is no type of things", ErrSaying, typ)
	}
	key := word + "\x00" + name
	if id := m.made[key]; id != "" {
		return id, nil
	}
	id, err := m.fresh(name)
	if err != nil {
		return "", err
	}
	m.made[key] = id
	line, err := onOneLine(yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{text(word), text(string(id)), text("name"), text(name)}})
	if err != nil {
		return "", err
	}
	m.things = append(m.things, line)
	return id, nil
}

// fresh makes an id from words, and takes the id.
func (m *maker) fresh(words string) (graph.ID, error) {
	id := draft.NewID(words, m.language, m.taken, grammar.MaxIDLength)
	if id == "" {
		return "", fmt.Errorf("%w: %q has no letter that an id can have: write the thing into a reference file, with an id of your own", ErrSaying, words)
	}
	m.taken[id] = true
	return id, nil
}

// ids returns the ids of several things.
func (m *maker) ids(refs []ref, typ string) ([]graph.ID, error) {
	var all []graph.ID
	for _, r := range refs {
		id, err := m.id(r, typ)
		if err != nil {
			return nil, err
		}
		if id != "" {
			all = append(all, id)
		}
	}
	return all, nil
}

// text makes a text of YAML.
func text(s string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(s)
	return n
}

// onOneLine writes a node on one line, without a line break.
func onOneLine(n yaml.Node) (string, error) {
	n.Style = yaml.FlowStyle
	out, err := yaml.Marshal(&n)
	return strings.TrimSpace(string(out)), err
}
