package desk

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/internal/drafting"
	"parley/internal/folders"
	"parley/loader/cite"
	"parley/loader/draft"
	"parley/loader/draft/review"
	"parley/loader/grammar"
)

// statement is what a person says that a passage says.
type statement struct {
	File  string `json:"file"`
	Base  string `json:"base"`
	Start int    `json:"start"` // the passage, in code points
	End   int    `json:"end"`
	// Kind is meeting, planned, attendance, place, time, topic, denial, post, quotation, stance or other.
	Kind     string `json:"kind"`
	Via      []ref  `json:"via"`
	Reported string `json:"reported"` // the time of a later addition to the article, or ""

	// For all that is about a meeting. A meeting without an id is new: its name is its label.
	Meeting        ref     `json:"meeting"`
	Classification string  `json:"classification"`
	Status         string  `json:"status"`
	When           string  `json:"when"` // EDTF
	Worded         string  `json:"worded"`
	InferredFrom   string  `json:"inferredFrom"`
	Places         []ref   `json:"places"`
	Actors         []guest `json:"actors"`
	How            string  `json:"how"` // participants, expected, absentees or denied
	Topics         []ref   `json:"topics"`
	As             string  `json:"as"`

	// For a post, a quotation and a stance.
	Actor        ref    `json:"actor"`
	Organization ref    `json:"organization"`
	Role         string `json:"role"`
	About        ref    `json:"about"`
	Medium       string `json:"medium"`
	Position     string `json:"position"`

	// Items are what the passage says, in YAML, for the kind other.
	Items string `json:"items"`
}

// guest is somebody at a meeting.
type guest struct {
	ref

	Side ref    `json:"side"`
	Role string `json:"role"`
}

type said struct {
	Hash string `json:"hash"`
	Line int    `json:"line"` // of the new report, from 1
	New  int    `json:"new"`  // how many things are new
	// Meeting is the id of the meeting, if the passage is about one.
	Meeting graph.ID `json:"meeting"`
}

// say adds a report to a source file, and new things to a reference file.
func (d *Desk) say(in statement) (said, error) {
	r, err := d.read()
	if err != nil {
		return said{}, err
	}
	source, f, err := d.parsed(in.File, in.Base)
	if err != nil {
		return said{}, err
	}
	whole, err := d.text(f.TextOf)
	if err != nil {
		return said{}, fmt.Errorf("%w: the text of the article is not there", ErrSaying)
	}
	article := draft.NewArticle(whole)
	if err := in.trim([]rune(whole)); err != nil {
		return said{}, err
	}
	m := newMaker(r.record(), f.Header("language"))
	report, meeting, err := in.report(article, m)
	if err != nil {
		return said{}, err
	}
	after, line, err := f.Inserted(in.Start, report)
	if err != nil {
		return said{}, err
	}
	edits := []folders.Edit{{Name: in.File, Text: after, Base: folders.Hash(source)}}
	if len(m.things) > 0 {
		things, err := d.withThings(f, m.things)
		if err != nil {
			return said{}, err
		}
		// The reference file comes first, because the source file names its things.
		edits = append([]folders.Edit{things}, edits...)
	}
	if err := d.write(edits...); err != nil {
		return said{}, err
	}
	return said{folders.Hash(after), line + 1, len(m.things), meeting}, nil
}

// trim leaves out white space at the ends of the passage.
func (in *statement) trim(text []rune) error {
	if in.Start < 0 || in.End > len(text) || in.Start >= in.End {
		return fmt.Errorf("%w: select the words", ErrSaying)
	}
	passage := string(text[in.Start:in.End])
	left := strings.TrimLeft(passage, " \t\n\u00a0")
	in.Start += len([]rune(passage)) - len([]rune(left))
	in.End = in.Start + len([]rune(strings.TrimRight(left, " \t\n\u00a0")))
	if in.Start >= in.End {
		return fmt.Errorf("%w: select the words", ErrSaying)
	}
	if n := len(strings.Fields(string(text[in.Start:in.End]))); n > grammar.MaxWords {
		return fmt.Errorf("%w: a passage has at most %d words, and the selection has %d: select fewer", ErrSaying, grammar.MaxWords, n)
	}
	return nil
}

// withThings returns the edit that adds things to the reference file of a source.
func (d *Desk) withThings(f *review.File, lines []string) (folders.Edit, error) {
	var things [][]byte
	for _, line := range lines {
		things = append(things, []byte(line+"\n"))
	}
	name := drafting.ReferenceFile(f.Source)
	for n := 2; ; n++ {
		before, err := d.files.Read(name)
		if err != nil {
			return folders.Edit{}, err
		}
		if before == nil {
			return folders.Edit{Name: name, Text: reference(d.Modeline, things)}, nil
		}
		if after, err := review.Added(before, things); err == nil {
			return folders.Edit{Name: name, Text: after, Base: folders.Hash(before)}, nil
		}
		name = drafting.ReferenceFile(f.Source + "-" + strconv.Itoa(n))
	}
}

// report writes the report, without an indent.
func (in statement) report(article *draft.Article, m *maker) (report []byte, meeting graph.ID, err error) {
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	quote := text(article.Part(in.Start, in.End))
	if cite.Visible(strconv.Quote(quote.Value)) != strconv.Quote(quote.Value) || strings.ContainsAny(quote.Value, "\n\t") {
		quote.Style = yaml.DoubleQuotedStyle
	}
	put(n, "quote", quote)
	put(n, "start", &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.Itoa(in.Start)})
	if len(article.Sentences) > 0 && article.Sentences[0].Headline && in.End <= article.Sentences[0].End {
		put(n, "part", text("headline"))
	}
	item, err := in.item(article, m)
	if err != nil {
		return nil, "", err
	}
	via := in.Via
	if len(via) == 0 && in.Kind == "quotation" {
		via = []ref{in.Actor}
	}
	speakers, err := m.ids(via, "Person")
	if err != nil {
		return nil, "", err
	}
	put(n, "via", oneOrMore(speakers))
	if in.Kind == "denial" {
		put(n, "polarity", text("denies"))
	}
	put(n, "reported", day(in.Reported))
	if item.Kind == yaml.MappingNode {
		if len(item.Content) > 1 && item.Content[0].Value == "meeting" {
			meeting = graph.ID(item.Content[1].Value)
		}
		item = &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: []*yaml.Node{item}}
	}
	put(n, "says", item)
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	const indent = 2
	e.SetIndent(indent)
	err = e.Encode(&yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: []*yaml.Node{n}})
	return b.Bytes(), meeting, err
}

// item writes what the passage says of one thing: a mapping, or a list of mappings.
func (in statement) item(article *draft.Article, m *maker) (*yaml.Node, error) {
	switch in.Kind {
	case "post":
		return in.post(article, m)
	case "quotation":
		return in.quotation(article, m)
	case "stance":
		return in.stance(article, m)
	case "other":
		return in.other()
	case "meeting", "planned", "attendance", "place", "time", "topic", "denial":
		return in.aboutMeeting(m)
	}
	return nil, fmt.Errorf("%w: %q is no kind", ErrSaying, in.Kind)
}

// aboutMeeting writes an item about a meeting.
func (in statement) aboutMeeting(m *maker) (*yaml.Node, error) {
	if in.Meeting.empty() {
		return nil, fmt.Errorf("%w: choose the meeting, or name a new one", ErrSaying)
	}
	places, err := m.ids(in.Places, "Place")
	if err != nil {
		return nil, err
	}
	topics, err := m.ids(in.Topics, "Issue")
	if err != nil {
		return nil, err
	}
	guests, err := in.guests(m)
	if err != nil {
		return nil, err
	}
	id, label, err := in.meeting(places, m)
	if err != nil {
		return nil, err
	}
	n := item("meeting", id)
	put(n, "label", label)
	put(n, "classification", text(in.Classification))
	put(n, "status", text(in.status(len(guests) > 0)))
	put(n, "when", in.when())
	put(n, "places", oneOrMore(places))
	if len(topics) > 0 {
		var list []*yaml.Node
		for _, topic := range topics {
			list = append(list, flow("id", string(topic), "as", in.As))
		}
		put(n, "topics", listOrOne(list))
	}
	put(n, in.how(), listOrOne(guests))
	const bare = 2
	if len(n.Content) <= bare {
		return nil, fmt.Errorf("%w: say something about the meeting: who, when, where or what about", ErrSaying)
	}
	return n, nil
}

// meeting returns the id of the meeting, and the label of a new one. The id of a new meeting has the first place and the day, as far as they are known.
func (in statement) meeting(places []graph.ID, m *maker) (graph.ID, *yaml.Node, error) {
	if in.Meeting.ID != "" {
		return in.Meeting.ID, nil, nil
	}
	name := strings.TrimSpace(in.Meeting.Name)
	words := name
	if _, err := time.Parse(time.DateOnly, in.When); err == nil && len(places) > 0 {
		words = string(places[0]) + " " + in.When
	}
	id, err := m.fresh(words)
	return id, text(name), err
}

// status is the status of the meeting. Only a meeting as a whole has one, if the person gives none.
func (in statement) status(guests bool) string {
	switch {
	case in.Status != "":
		return in.Status
	case in.Kind == "meeting", in.Kind == "denial" && !guests:
		return "held"
	case in.Kind == "planned":
		return "scheduled"
	}
	return ""
}

// how says which list of the meeting the actors are in.
func (in statement) how() string {
	switch {
	case in.How != "":
		return in.How
	case in.Kind == "planned":
		return "expected"
	}
	return "participants"
}

func (in statement) guests(m *maker) ([]*yaml.Node, error) {
	var all []*yaml.Node
	for _, a := range in.Actors {
		id, err := m.id(a.ref, "Person")
		if err != nil {
			return nil, err
		}
		if id == "" {
			continue
		}
		side, err := m.id(a.Side, "Organization")
		if err != nil {
			return nil, err
		}
		if side == id {
			side = ""
		}
		all = append(all, flow("id", string(id), "side", string(side), "role", a.Role))
	}
	return all, nil
}

// when writes the time with the words for it.
func (in statement) when() *yaml.Node {
	switch {
	case in.When == "":
		return nil
	case in.Worded == "" && in.InferredFrom == "":
		return day(in.When)
	}
	n := flow("text", "", "worded", in.Worded, "inferredFrom", in.InferredFrom)
	n.Content = append([]*yaml.Node{text("text"), day(in.When)}, n.Content...)
	return n
}

// post writes an item about a post.
func (in statement) post(article *draft.Article, m *maker) (*yaml.Node, error) {
	person, err := m.id(in.Actor, "Person")
	if err != nil {
		return nil, err
	}
	body, err := m.id(in.Organization, "Organization")
	if err != nil {
		return nil, err
	}
	if person == "" || body == "" {
		return nil, fmt.Errorf("%w: name the person, and the organization or the state", ErrSaying)
	}
	role := in.Role
	if role == "" {
		role = oneLine(article.Part(in.Start, in.End))
	}
	n := item("person", person)
	put(n, "memberships", flow("id", string(body), "role", role))
	return n, nil
}

// quotation writes an item about words that somebody said.
func (in statement) quotation(article *draft.Article, m *maker) (*yaml.Node, error) {
	speaker, err := m.id(in.Actor, "Person")
	if err != nil {
		return nil, err
	}
	about, err := m.id(in.About, "Issue")
	if err != nil {
		return nil, err
	}
	if speaker == "" {
		return nil, fmt.Errorf("%w: name the speaker", ErrSaying)
	}
	passage := article.Part(in.Start, in.End)
	spoken := ""
	for _, marked := range article.Marked { // the words between the marks, without the marks
		if in.Start <= marked[0] && marked[1] <= in.End {
			if spoken = strings.Trim(article.Part(marked[0], marked[1]), "\"“”„‘’«»' "); spoken != "" {
				break
			}
		}
	}
	parts := strings.Split(string(speaker), "-")
	const most = 4
	first := strings.Fields(passage)
	id, err := m.fresh(parts[len(parts)-1] + " " + strings.Join(first[:min(most, len(first))], " "))
	if err != nil {
		return nil, err
	}
	n := item("quotation", id)
	put(n, "speaker", text(string(speaker)))
	put(n, "medium", text(in.Medium))
	if spoken != passage {
		put(n, "text", text(spoken))
	}
	put(n, "about", text(string(about)))
	return n, nil
}

// stance writes an item about the position of an actor.
func (in statement) stance(article *draft.Article, m *maker) (*yaml.Node, error) {
	actor, err := m.id(in.Actor, "Person")
	if err != nil {
		return nil, err
	}
	about, err := m.id(in.About, "Issue")
	if err != nil {
		return nil, err
	}
	if actor == "" || about == "" || in.Position == "" {
		return nil, fmt.Errorf("%w: name the actor, the topic and the position", ErrSaying)
	}
	typ := "person"
	if k := m.record.Things[actor]; k != nil && k.Type == "Organization" || k == nil && in.Actor.Type == "Organization" {
		typ = "organization"
	}
	n := item(typ, actor)
	put(n, "stances", flow("id", string(about), "position", in.Position, "wording", oneLine(article.Part(in.Start, in.End))))
	return n, nil
}

// other takes the items that the person has written.
func (in statement) other() (*yaml.Node, error) {
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(in.Items), &document); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSaying, err)
	}
	if len(document.Content) == 0 || document.Content[0].Kind == yaml.ScalarNode {
		return nil, fmt.Errorf("%w: write what the passage says, such as `meeting: port-selm-2025-03-04`", ErrSaying)
	}
	return document.Content[0], nil
}

// item begins an item.
func item(typ string, id graph.ID) *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: []*yaml.Node{text(typ), text(string(id))}}
}

// put puts a value, unless there is none.
func put(n *yaml.Node, key string, value *yaml.Node) {
	if value == nil || value.Kind == yaml.ScalarNode && value.Value == "" {
		return
	}
	n.Content = append(n.Content, text(key), value)
}

// flow makes a mapping on one line, without the keys that have no value.
func flow(pairs ...string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Style: yaml.FlowStyle}
	for pair := range slices.Chunk(pairs, len([]string{"key", "value"})) {
		put(n, pair[0], text(pair[1]))
	}
	return n
}

// oneOrMore makes a list of ids on one line, or the only id. It is nil without ids.
func oneOrMore(ids []graph.ID) *yaml.Node {
	switch len(ids) {
	case 0:
		return nil
	case 1:
		return text(string(ids[0]))
	}
	n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Style: yaml.FlowStyle}
	for _, id := range ids {
		n.Content = append(n.Content, text(string(id)))
	}
	return n
}

// listOrOne makes a list, or the only element. It is nil without elements.
func listOrOne(of []*yaml.Node) *yaml.Node {
	switch len(of) {
	case 0:
		return nil
	case 1:
		return of[0]
	}
	return &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: of}
}

// day writes a time. A day stands there without quotes, as people write it.
func day(edtf string) *yaml.Node {
	if _, err := time.Parse(time.DateOnly, edtf); err == nil {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!timestamp", Value: edtf}
	}
	return text(edtf)
}

// oneLine writes words on one line.
func oneLine(words string) string { return strings.Join(strings.Fields(words), " ") }
