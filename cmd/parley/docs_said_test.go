package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/memory"
	"parley/internal/server"
	"parley/loader"
	"parley/loader/dossier"
)

// said is what the record says of a dossier, in the words of a page.
type said struct {
	contents graph.Contents
	api      http.Handler
}

func newSaid(ctx context.Context, d *dossier.Dossier) (*said, error) {
	k := memory.New()
	if _, err := loader.Load(ctx, k, d); err != nil {
		return nil, err
	}
	contents, _, err := k.Contents(ctx)
	if err != nil {
		return nil, err
	}
	api, err := server.Handler(k)
	return &said{contents, api}, err
}

// about is the answer to one line of a page, with what separates it from the colon:
//
//   - `status`: a field of the first meeting, by id;
//   - `when.worded`: a part of a field;
//   - `kesh-brell.status`: a field of a thing;
//   - `accounts` and `kesh-brell.accounts`: the rival accounts, on lines of their own;
//   - `met mira-kesh`: whom somebody met, and how often.
func (s *said) about(what string) (string, error) {
	if who, ok := strings.CutPrefix(what, "met "); ok {
		return s.met(who)
	}
	id, field, named := strings.Cut(what, ".")
	thing, err := s.thing(id)
	if !named || err != nil {
		field = what
		thing, err = s.thing("")
	}
	switch {
	case err != nil:
		return "", err
	case field == "accounts":
		return s.accounts(thing.ID()), nil
	}
	of, worded, parted := strings.Cut(field, ".")
	if p := thing.Type.Property(of); p != nil {
		if parted {
			p = p.Part(worded)
		}
		return " " + orNone(valueText(thing.Values, p)), nil
	}
	via, ok := graph.Parley.Via(thing.Type, field)
	if !ok || via.Relation == nil {
		return "", fmt.Errorf("%s has no field %s", thing.Type.Name, field)
	}
	return " " + orNone(strings.Join(s.far(thing.ID(), via), ", ")), nil
}

// thing finds a thing, or the first meeting.
func (s *said) thing(id string) (graph.Record, error) {
	for _, r := range s.contents.Records {
		if string(r.ID()) == id || id == "" && r.Type.Name == "Meeting" {
			return r, nil
		}
	}
	return graph.Record{}, fmt.Errorf("the record has no %q", id)
}

// far are the things at the other end of a relation, with what the relation says.
func (s *said) far(id graph.ID, via graph.Via) []string {
	var out []string
	for _, e := range s.contents.Edges {
		near, far := e.From, e.To
		if via.Reverse {
			near, far = far, near
		}
		if e.Relation != via.Relation || near != id {
			continue
		}
		text := string(far)
		details := details(e, via)
		if len(details) > 0 {
			text += " (" + strings.Join(details, "; ") + ")"
		}
		out = append(out, text)
	}
	slices.Sort(out)
	return out
}

// details are what a relation says, apart from its evidence. Of a time it is the text.
func details(e graph.Edge, via graph.Via) []string {
	var out []string
	for _, p := range e.Relation.Properties {
		name, part, parted := strings.Cut(p.Key, "_")
		v := valueText(e.Values, p)
		switch {
		case v == "", p.Hidden, parted && part != "text", name == "claims", v == string(graph.BasisReported):
		case v == via.Relation.From.Field, v == via.Relation.To.Field: // the relation itself is contested or open
			out = append(out, name)
		default:
			out = append(out, name+" "+v)
		}
	}
	return out
}

// valueText is a value in words: the text of a time, a list with commas.
func valueText(values []graph.Value, p *graph.Property) string {
	if p.Parts != nil {
		p = p.Parts[0]
	}
	return dossier.Text(values[p.Index], func(items []string) string { return strings.Join(items, ", ") })
}

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return text
}

// accounts are the rival accounts of a thing, one on each line, with their standing.
func (s *said) accounts(of graph.ID) string {
	var lines []string
	for _, e := range s.contents.Edges {
		if e.Relation.Name != "ACCOUNT_OF" || e.To != of {
			continue
		}
		account, _ := s.thing(string(e.From))
		get := func(name string) string { return valueText(account.Values, account.Type.Property(name)) }
		is := " is "
		if get("polarity") == string(graph.Denies) {
			is = " is not "
		}
		line := get("property") + is + get("value")
		if field, detail, ok := strings.Cut(get("property"), "."); ok {
			line = detail + " of " + get("object") + " in " + field + is + get("value")
		} else if get("object") != "" {
			line = get("object") + is + "in " + get("property")
			if identity := get("identity"); identity != "" {
				line += " as " + identity
			}
		}
		lines = append(lines, line+": "+valueText(e.Values, e.Relation.Property("standing")))
	}
	if len(lines) == 0 {
		return " none"
	}
	slices.Sort(lines)
	return "\n  " + strings.Join(lines, "\n  ")
}

// met says whom an actor met, and how often.
func (s *said) met(who string) (string, error) {
	query := fmt.Sprintf(`{"query": "{ whoMet(actor: \"%s\") { nodes { counterpart { id } count } } }"}`, who)
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(query))
	r.Host = "localhost"
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	s.api.ServeHTTP(w, r)
	var answer struct {
		Data *struct {
			WhoMet struct {
				Nodes []struct {
					Counterpart struct{ ID string }
					Count       int
				}
			}
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		return "", err
	}
	if answer.Data == nil {
		return "", fmt.Errorf("no answer: %s", w.Body)
	}
	var out []string
	for _, n := range answer.Data.WhoMet.Nodes {
		out = append(out, fmt.Sprintf("%s (%d)", n.Counterpart.ID, n.Count))
	}
	slices.Sort(out)
	return " " + orNone(strings.Join(out, ", ")), nil
}
