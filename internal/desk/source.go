package desk

import (
	"fmt"
	"io/fs"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/internal/folders"
	"parley/loader/draft"
	"parley/loader/draft/review"
	"parley/loader/grammar"
)

type stateAnswer struct {
	Revision string            `json:"revision"`
	Title    string            `json:"title"`
	Dossier  graph.ID          `json:"dossier"`
	Valid    bool              `json:"valid"`
	Failure  string            `json:"failure,omitempty"`
	Files    map[string]string `json:"files"` // their hashes
	Sources  []sourceLine      `json:"sources"`
	Texts    []string          `json:"texts"` // texts of articles that no source names
	Problems []problem         `json:"problems"`
	Undo     int               `json:"undo"`  // steps that can be undone
	Model    bool              `json:"model"` // a model can draft
	// Closed are the closed words of the forms, by field.
	Closed map[string][]string `json:"closed"`
}

// sourceLine is a source in the list of sources.
type sourceLine struct {
	ID       graph.ID `json:"id"`
	File     string   `json:"file"`
	Title    string   `json:"title"`
	Day      string   `json:"day"`
	Draft    bool     `json:"draft"`
	Waiting  int      `json:"waiting"`
	Doubtful int      `json:"doubtful"`
}

type stateQuestion struct {
	Known string `json:"known"` // the revision that the page has
}

// closedWords are the words that a dossier can have in a field, by the name of the field.
func closedWords() map[string][]string {
	words := map[string][]string{}
	for field, set := range map[string]string{
		"status": "MeetingStatus", "classification": "MeetingClassification", "role": "ParticipationRole", "as": "TopicUse", "position": "StancePosition", "medium": "QuotationMedium",
	} {
		words[field] = grammar.EnumWords(grammar.Values(&graph.Property{Set: set, Enum: graph.Parley.Enum(set).Names()}))
	}
	return words
}

// state returns how the dossier is. It returns only the revision if the page has this revision.
func (d *Desk) state(in stateQuestion) (stateAnswer, error) {
	r, err := d.read()
	if err != nil {
		return stateAnswer{}, err
	}
	d.mu.Lock()
	a := stateAnswer{Revision: r.revision, Undo: len(d.past)}
	d.mu.Unlock()
	if in.Known == r.revision {
		return a, nil
	}
	a.Model, a.Closed = d.Model != nil, closedWords()
	a.Valid, a.Failure, a.Files, a.Problems, a.Sources = r.valid, r.failure, r.hashes, problemsOf(r.problems), []sourceLine{}
	if r.dossier != nil {
		a.Title, a.Dossier = r.dossier.Title, r.dossier.ID
	}
	used := map[string]bool{}
	for _, s := range r.sortedSources() {
		used[s.Text] = true
		title, _ := s.Values[graph.Parley.Type("Source").Property("title").Index].(string)
		line := sourceLine{ID: s.ID, File: s.At.File, Title: title, Day: s.Reported.Format("2006-01-02")}
		for _, waiting := range r.dossier.Drafts {
			if waiting.File == s.At.File {
				line.Draft, line.Waiting, line.Doubtful = true, waiting.Waiting, waiting.Doubtful
			}
		}
		a.Sources = append(a.Sources, line)
	}
	all, err := d.textNames()
	if err != nil {
		return a, err
	}
	a.Texts = []string{}
	for _, name := range all {
		if !used[name] {
			a.Texts = append(a.Texts, name)
		}
	}
	return a, nil
}

type sourceAnswer struct {
	File      string     `json:"file"`
	Hash      string     `json:"hash"`
	Source    string     `json:"source"`
	Title     string     `json:"title"`
	Publisher string     `json:"publisher"`
	Published string     `json:"published"`
	Draft     bool       `json:"draft"`
	TextFile  string     `json:"textFile"`
	Text      string     `json:"text"`
	NoText    string     `json:"noText,omitempty"` // why there is no text
	Sentences []sentence `json:"sentences"`
	Facts     []fact     `json:"facts"`
	Order     []int      `json:"order"` // the facts that wait, doubtful facts first
}

// sentence is a sentence of the text, in code points.
type sentence struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// fact is a report.
type fact struct {
	Quote  string   `json:"quote"`
	Start  int      `json:"start"` // in code points, like End
	End    int      `json:"end"`
	Doubt  string   `json:"doubt,omitempty"`
	Waits  bool     `json:"waits"`
	From   int      `json:"from"` // the first line, from 1
	To     int      `json:"to"`   // the last line
	Lines  string   `json:"lines"`
	Via    string   `json:"via,omitempty"`
	Denies bool     `json:"denies"`
	Says   []saying `json:"says"`
}

// saying is what a report says of one thing.
type saying struct {
	Type   string      `json:"type"` // meeting
	ID     string      `json:"id"`
	Name   string      `json:"name"`
	Fields [][2]string `json:"fields"` // the key, and the value in words
}

type fileQuestion struct {
	File string `json:"file"`
}

// source returns a source file with its text, for the page to show.
func (d *Desk) source(in fileQuestion) (sourceAnswer, error) {
	r, err := d.read()
	if err != nil {
		return sourceAnswer{}, err
	}
	text, err := d.files.Read(in.File)
	if err != nil {
		return sourceAnswer{}, err
	}
	if text == nil {
		return sourceAnswer{}, fmt.Errorf("%s: %w", in.File, fs.ErrNotExist)
	}
	f, err := review.Parse(text)
	if err != nil {
		return sourceAnswer{}, err
	}
	a := sourceAnswer{
		File: in.File, Hash: folders.Hash(text), Source: f.Source, Title: f.Header("title"), Publisher: f.Header(grammar.Publisher), Published: f.Header("published"),
		Draft: f.Draft, TextFile: f.TextOf, Sentences: []sentence{}, Facts: []fact{}, Order: f.Order(),
	}
	if a.Order == nil {
		a.Order = []int{}
	}
	if a.Text, err = d.text(f.TextOf); err != nil {
		a.Text, a.NoText = "", "the source has no `text`, or the folder of the texts does not have this file"
	}
	for _, s := range draft.NewArticle(a.Text).Sentences {
		a.Sentences = append(a.Sentences, sentence{s.Start, s.End})
	}
	all := r.names().Main()
	for i := range f.Facts {
		a.Facts = append(a.Facts, factOf(f, i, all))
	}
	return a, nil
}

func factOf(f *review.File, i int, names map[string]string) fact {
	of := f.Facts[i]
	a := fact{
		Quote: of.Quote, Start: of.Start, End: of.Start + len([]rune(of.Quote)), Doubt: of.Doubt, Waits: of.Waits, From: of.From + 1, To: of.To,
		Lines: string(f.Lines(i)), Via: inWords(f.Node(i, "via"), names), Denies: inWords(f.Node(i, "polarity"), nil) == "denies", Says: []saying{},
	}
	says := f.Node(i, "says")
	if says == nil || says.Kind != yaml.SequenceNode {
		return a
	}
	for _, item := range says.Content {
		if item.Kind != yaml.MappingNode || len(item.Content) < 2 {
			continue
		}
		s := saying{Type: item.Content[0].Value, ID: item.Content[1].Value, Fields: [][2]string{}}
		s.Name = names[s.ID]
		for k := 2; k+1 < len(item.Content); k += 2 {
			s.Fields = append(s.Fields, [2]string{item.Content[k].Value, inWords(item.Content[k+1], names)})
		}
		a.Says = append(a.Says, s)
	}
	return a
}

// inWords writes a value with names in the place of ids.
func inWords(n *yaml.Node, names map[string]string) string {
	if n == nil {
		return ""
	}
	var parts []string
	switch n.Kind {
	case yaml.ScalarNode:
		if name := names[n.Value]; name != "" {
			return name
		}
		return n.Value
	case yaml.SequenceNode:
		for _, c := range n.Content {
			parts = append(parts, inWords(c, names))
		}
		return strings.Join(parts, "; ")
	case yaml.MappingNode:
		first := ""
		for k := 0; k+1 < len(n.Content); k += 2 {
			switch key, value := n.Content[k].Value, inWords(n.Content[k+1], names); key {
			case "id", "text":
				first = value
			default:
				parts = append(parts, key+" "+value)
			}
		}
		if len(parts) == 0 {
			return first
		}
		return strings.TrimSpace(first + " (" + strings.Join(parts, ", ") + ")")
	}
	return ""
}

// file returns the text of a file of the dossier.
func (d *Desk) file(in fileQuestion) (fileText, error) {
	text, err := d.files.Read(in.File)
	return fileText{in.File, string(text), folders.Hash(text)}, err
}

type saving struct {
	File string `json:"file"`
	Base string `json:"base"` // the hash of the file as the page has it; "" for a new file
	Text string `json:"text"`
	// Remove removes the file.
	Remove bool `json:"remove"`
}

// save writes a file of the dossier, in the words of the person.
func (d *Desk) save(in saving) (fileText, error) {
	edit := folders.Edit{Name: in.File, Text: []byte(in.Text), Base: in.Base}
	if in.Remove {
		edit.Text = nil
	}
	if err := d.write(edit); err != nil {
		return fileText{}, err
	}
	return fileText{in.File, in.Text, folders.Hash(edit.Text)}, nil
}
