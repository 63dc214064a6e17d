package match

import (
	"cmp"
	"maps"
	"slices"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
)

// Subjects returns the people and organizations of dossiers, sorted by id. A thing that several dossiers have is one subject, with all of
// its names. It leaves out actors without a name, of which only a description is known.
func Subjects(dossiers ...*dossier.Dossier) []*Subject {
	r := record{subjects: map[graph.ID]*Subject{}, unnamed: map[graph.ID]bool{}, days: map[graph.ID]string{}}
	for _, d := range dossiers {
		for _, t := range d.Things {
			r.thing(t)
		}
	}
	for _, d := range dossiers {
		for _, c := range d.Claims {
			if c.Relation == nil && c.Property != nil && c.Property.Name == "when" && c.Polarity == graph.Affirms {
				r.days[c.Subject] = cmp.Or(r.days[c.Subject], dayOf(c.Values))
			}
		}
	}
	for _, d := range dossiers {
		for _, s := range d.Stated {
			r.relation(s.Relation, s.From, s.To, s.Values, "", "")
		}
		for i := range d.Claims {
			r.claim(&d.Claims[i])
		}
	}
	maps.DeleteFunc(r.subjects, func(id graph.ID, s *Subject) bool { return r.unnamed[id] || len(s.Names) == 0 })
	return slices.SortedFunc(maps.Values(r.subjects), func(a, b *Subject) int { return cmp.Compare(a.ID, b.ID) })
}

// record collects what dossiers say of their people and organizations.
type record struct {
	subjects map[graph.ID]*Subject
	unnamed  map[graph.ID]bool
	days     map[graph.ID]string // the days of the meetings
}

const (
	attended = "ATTENDED"
	memberOf = "MEMBER_OF"
)

// thing takes what reference files state of a thing.
func (r *record) thing(t dossier.Thing) {
	text := func(property string) string {
		s, _ := t.Values[t.Type.Property(property).Index].(string)
		return s
	}
	if p := t.Type.Property("when"); p != nil {
		r.days[t.ID] = cmp.Or(r.days[t.ID], dayOf([]graph.Value{t.Values[p.Parts[0].Index]}))
	}
	if t.Type.Name != Person && t.Type.Name != Organization {
		return
	}
	s := r.subjects[t.ID]
	if s == nil {
		s = &Subject{ID: t.ID, Type: t.Type.Name}
		r.subjects[t.ID] = s
	}
	r.unnamed[t.ID] = r.unnamed[t.ID] || t.Values[t.Type.Property("unnamed").Index] == true
	s.name(text("name"), "")
	aliases, _ := t.Values[t.Type.Property("aliases").Index].([]string)
	for _, alias := range aliases {
		s.name(alias, "")
	}
	names := t.Type.Property("names")
	texts, _ := t.Values[names.Part("text").Index].([]string)
	languages, _ := t.Values[names.Part("language").Index].([]string)
	for i, name := range texts {
		language := ""
		if i < len(languages) {
			language = languages[i]
		}
		s.name(name, language)
	}
	identifiers := t.Type.Property("identifiers")
	values, _ := t.Values[identifiers.Part("value").Index].([]string)
	schemes, _ := t.Values[identifiers.Part("scheme").Index].([]string)
	for i, value := range values {
		if i < len(schemes) {
			s.Identifiers = append(s.Identifiers, Identifier{schemes[i], value})
		}
	}
}

// name adds a name, once.
func (s *Subject) name(text, language string) {
	n := words.Name{Text: text, Language: language}
	if text != "" && !slices.Contains(s.Names, n) {
		s.Names = append(s.Names, n)
	}
}

// claim takes what a source says.
func (r *record) claim(c *dossier.Claim) {
	if c.Polarity != graph.Affirms || c.Retracts || c.Rank == graph.Deprecated {
		return
	}
	switch {
	case c.Relation == nil:
		if s := r.subjects[c.Subject]; s != nil && (c.Property.Name == "name" || c.Property.Name == "aliases") {
			if text, ok := c.Values[0].(string); ok {
				s.name(text, "")
			}
		}
	case c.Property == nil:
		from, to := c.Ends()
		r.relation(c.Relation, from, to, c.Identity, c.Source, c.Day())
	case c.Relation.Name == memberOf && c.Property.Name == "post":
		from, to := c.Ends()
		if post, ok := c.Values[0].(string); ok {
			r.role(from, Role{to, post, c.Day()})
		}
	}
}

// relation takes a relation that a reference file states or a source claims.
func (r *record) relation(of *graph.Relation, from, to graph.ID, values []graph.Value, source graph.ID, day string) {
	switch of.Name {
	case memberOf:
		for _, property := range []string{"role", "post"} {
			if i := of.Property(property).Index; i < len(values) {
				if text, _ := values[i].(string); text != "" {
					r.role(from, Role{to, text, day})
				}
			}
		}
	case attended:
		if s := r.subjects[from]; s != nil {
			s.Meetings = append(s.Meetings, Presence{to, source, r.days[to]})
		}
	}
}

func (r *record) role(of graph.ID, role Role) {
	if s := r.subjects[of]; s != nil && !slices.Contains(s.Roles, role) {
		s.Roles = append(s.Roles, role)
	}
}

// dayOf is the day of a time, such as 2025-11-30. It is "" for a time that is no day.
func dayOf(values []graph.Value) string {
	text, _ := values[0].(string)
	const day = len("2025-11-30")
	if len(text) < day || len(text) > day && text[day] != 'T' || text[4] != '-' {
		return ""
	}
	return text[:day]
}
