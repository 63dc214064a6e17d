package draft

import (
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
)

// Record is what a dossier knows, in the form that extractors and drafts need.
type Record struct {
	Things   map[graph.ID]*Known
	Meetings []*KnownMeeting // sorted by id
	// Sides has the side of each actor that was on the same side in every meeting.
	Sides map[graph.ID]graph.ID
	// Posts has, for each person, the body of each post, by words.Key of the words for the post.
	Posts map[graph.ID]map[string]graph.ID
	// Taken are all ids of the dossier, also of its sources.
	Taken map[graph.ID]bool
}

// Known is a thing with a name.
type Known struct {
	ID             graph.ID
	Type           string   // Person, Organization, Place, Issue...
	Names          []string // the name first
	Classification string
	Country        string // of a place, by ISO 3166-1 alpha-2
	Above          graph.ID
	Unnamed        bool
}

// KnownMeeting is a meeting on record.
type KnownMeeting struct {
	ID     graph.ID
	Label  string
	Actors map[graph.ID]bool
	Places map[graph.ID]bool
	Whens  []string // EDTF
}

// NewRecord makes a record of a dossier. It leaves out the source with the id without, and all things that only this source
// names. An empty id leaves out nothing.
func NewRecord(d *dossier.Dossier, without graph.ID) *Record {
	r := EmptyRecord()
	r.Taken[d.ID] = true
	only := onlyIn(d, without)
	meetings := map[graph.ID]*KnownMeeting{}
	for _, t := range d.Things {
		if only[t.ID] {
			continue
		}
		r.Taken[t.ID] = true
		if t.Type.Name == "Meeting" {
			m := &KnownMeeting{ID: t.ID, Actors: map[graph.ID]bool{}, Places: map[graph.ID]bool{}}
			m.Label, _ = valueOf(t, "label").(string)
			meetings[t.ID] = m
			r.Meetings = append(r.Meetings, m)
			continue
		}
		r.Things[t.ID] = known(t)
	}
	for _, s := range d.Sources {
		if s.ID != without {
			r.Taken[s.ID] = true
		}
	}
	for _, t := range d.Stated {
		if k := r.Things[t.From]; k != nil && (t.Relation.Name == "SUBORGANIZATION_OF" || t.Relation.Name == "WITHIN") {
			k.Above = t.To
		}
	}
	sides := map[graph.ID][]graph.ID{}
	for _, c := range d.Claims {
		if c.Source != without && !only[c.Subject] && !only[c.Object] && c.Polarity == graph.Affirms {
			r.add(c, meetings, sides)
		}
	}
	for actor, of := range sides {
		slices.Sort(of)
		if of = slices.Compact(of); len(of) == 1 {
			r.Sides[actor] = of[0]
		}
	}
	return r
}

// onlyIn returns the things that only one source names, among things that a source names.
func onlyIn(d *dossier.Dossier, source graph.ID) map[graph.ID]bool {
	in, elsewhere := map[graph.ID]bool{}, map[graph.ID]bool{}
	if source == "" {
		return in
	}
	note := func(c dossier.Claim, id graph.ID) {
		switch {
		case id == "":
		case c.Source == source:
			in[id] = true
		default:
			elsewhere[id] = true
		}
	}
	for _, c := range d.Claims {
		note(c, c.Subject)
		note(c, c.Object)
		for _, v := range c.Via {
			note(c, v)
		}
		for _, v := range c.Values {
			if id, ok := v.(string); ok && c.Property != nil && c.Property.Ref != "" {
				note(c, graph.ID(id))
			}
		}
	}
	for id := range elsewhere {
		delete(in, id)
	}
	return in
}

// add adds a claim to the record.
func (r *Record) add(c dossier.Claim, meetings map[graph.ID]*KnownMeeting, sides map[graph.ID][]graph.ID) {
	if c.Relation == nil {
		switch m := meetings[c.Subject]; {
		case m != nil && c.Property.Name == "when":
			if when, ok := c.Values[0].(string); ok {
				m.Whens = append(m.Whens, when)
			}
		case r.Things[c.Subject] != nil && c.Property.Name == "name":
			r.name(c.Subject, c.Values[0])
		}
		return
	}
	from, to := c.Ends()
	switch c.Relation.Name {
	case "ATTENDED", "EXPECTED_AT":
		m := meetings[to]
		if m == nil {
			return
		}
		m.Actors[from] = true
		if c.Property != nil && c.Property.Name == "side" {
			if side, ok := c.Values[0].(string); ok {
				sides[from] = append(sides[from], graph.ID(side))
			}
		}
	case "AT":
		if m := meetings[from]; m != nil {
			m.Places[to] = true
		}
	case "SUBORGANIZATION_OF", "WITHIN":
		if k := r.Things[from]; k != nil && k.Above == "" {
			k.Above = to
		}
	case "MEMBER_OF":
		if role := c.Relation.Property("role"); role.Index < len(c.Identity) {
			if text, ok := c.Identity[role.Index].(string); ok {
				if r.Posts[from] == nil {
					r.Posts[from] = map[string]graph.ID{}
				}
				r.Posts[from][words.Key(text)] = to
			}
		}
	}
}

func (r *Record) name(id graph.ID, v graph.Value) {
	if text, ok := v.(string); ok && !slices.Contains(r.Things[id].Names, text) {
		r.Things[id].Names = append(r.Things[id].Names, text)
	}
}

// State returns the state or the other side to which a body belongs: the highest body above it that is no bloc and no
// international organization, or the body itself.
func (r *Record) State(id graph.ID) graph.ID {
	for seen := map[graph.ID]bool{}; !seen[id]; {
		seen[id] = true
		k := r.Things[id]
		if k == nil || k.Above == "" || r.Things[k.Above] == nil {
			return id
		}
		id = k.Above
	}
	return id
}

// Within reports whether a place lies in another place, or is it.
func (r *Record) Within(place, other graph.ID) bool {
	for seen := map[graph.ID]bool{}; !seen[place] && place != ""; {
		if place == other {
			return true
		}
		seen[place] = true
		k := r.Things[place]
		if k == nil {
			return false
		}
		place = k.Above
	}
	return false
}

// StateNamed returns the organization that is the state with this name, or nil.
func (r *Record) StateNamed(name string) *Known {
	for _, k := range r.Sorted() {
		if k.Type == "Organization" && k.Classification == string(graph.OrganizationState) && slices.ContainsFunc(k.Names, func(n string) bool { return words.Key(n) == words.Key(name) }) {
			return k
		}
	}
	return nil
}

// Sorted returns the things in the order of their ids.
func (r *Record) Sorted() []*Known {
	all := make([]*Known, 0, len(r.Things))
	for _, k := range r.Things {
		all = append(all, k)
	}
	slices.SortFunc(all, func(a, b *Known) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return all
}

func known(t dossier.Thing) *Known {
	k := &Known{ID: t.ID, Type: t.Type.Name}
	text := func(name string) string {
		v, _ := valueOf(t, name).(string)
		return v
	}
	if name := text("name"); name != "" {
		k.Names = append(k.Names, name)
	}
	aliases, _ := valueOf(t, "aliases").([]string)
	k.Names = append(k.Names, aliases...)
	if p := t.Type.Property("names"); p != nil {
		if part := p.Part("text"); part != nil && part.Index < len(t.Values) {
			texts, _ := t.Values[part.Index].([]string)
			k.Names = append(k.Names, texts...)
		}
	}
	k.Classification, k.Country = text("classification"), text("country")
	k.Unnamed, _ = valueOf(t, "unnamed").(bool)
	return k
}

func valueOf(t dossier.Thing, name string) graph.Value {
	if p := t.Type.Property(name); p != nil && p.Index < len(t.Values) {
		return t.Values[p.Index]
	}
	return nil
}

// EmptyRecord is a record that knows nothing.
func EmptyRecord() *Record {
	return &Record{Things: map[graph.ID]*Known{}, Sides: map[graph.ID]graph.ID{}, Posts: map[graph.ID]map[string]graph.ID{}, Taken: map[graph.ID]bool{}}
}
