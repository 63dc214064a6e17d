// Package followthemoney imports entities of FollowTheMoney, one in each line, as Aleph and other programs write them. Names and identifiers
// of people, organizations and addresses go into reference files. Links and events are reports, with the line as their passage.
package followthemoney

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/imports"
	"parley/loader/imports/jsontext"
)

// importer imports one file. It reads the file twice, because a link can stand before what it links.
type importer struct {
	file   string
	source imports.Source
	output *imports.Output
	things map[string]thing // by the id in FollowTheMoney
}

// thing is an entity with its id in the dossier.
type thing struct {
	id graph.ID
	of *graph.Type
}

// entity is an entity of FollowTheMoney.
type entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// first returns the first value of the first property that has a value.
func (e entity) first(properties ...string) string {
	for _, p := range properties {
		for _, v := range e.Properties[p] {
			if imports.Clean(v) != "" {
				return v
			}
		}
	}
	return ""
}

// types has the type of the entities that become things.
var types = map[string]string{
	"Person": "Person", "Organization": "Organization", "PublicBody": "Organization", "Company": "Organization", "LegalEntity": "Organization", "Address": "Place",
}

// schemes has the register of the properties that hold an identifier.
var schemes = []struct{ property, scheme string }{{"wikidataId", "wikidata"}, {"leiCode", "lei"}, {"innCode", "inn"}, {"ogrnCode", "ogrn"}, {"opencorporatesUrl", "opencorporates"}}

// Import reads a file. open opens it anew. name is the name of the file in messages.
func Import(ctx context.Context, open func() (io.ReadCloser, error), name string, source imports.Source, o *imports.Output) error {
	im := &importer{file: name, source: source, output: o, things: map[string]thing{}}
	for i, pass := range []func(e entity, o jsontext.Object) error{im.names, im.reports} {
		if err := im.read(ctx, open, i == 0, pass); err != nil {
			return err
		}
	}
	return nil
}

// read reads the file once. Only the first pass, which is names, refuses a line that is no entity.
func (im *importer) read(ctx context.Context, open func() (io.ReadCloser, error), first bool, pass func(entity, jsontext.Object) error) error {
	in, err := open()
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // nothing was written
	err = jsontext.Lines(in, func(o jsontext.Object) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		var e entity
		if err = json.Unmarshal(o.Raw, &e); err == nil && (e.ID == "" || e.Schema == "") {
			err = errors.New("an entity needs `id` and `schema`")
		}
		switch {
		case first:
			im.output.Count(1, 0)
		case err != nil:
			return nil //nolint:nilerr // the first pass has refused it
		}
		if err == nil {
			err = pass(e, o)
		}
		if errors.Is(err, imports.ErrWrite) {
			return err
		}
		if err != nil {
			im.output.Refuse(dossier.Problem{At: o.At(im.file), Message: err.Error()})
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read %s as FollowTheMoney: %w", im.file, err)
	}
	return nil
}

// names is the first pass: it gives ids to the things.
func (im *importer) names(e entity, _ jsontext.Object) error {
	t := graph.Parley.Type(types[e.Schema])
	if t == nil {
		return nil
	}
	if im.things[e.ID].id != "" {
		return fmt.Errorf("the entity %q stands twice", e.ID)
	}
	names := imports.Names{Name: e.first("name", "full", "alias")}
	for _, property := range []string{"name", "full", "alias"} {
		for _, v := range e.Properties[property] {
			names.Others = append(names.Others, imports.OtherName{Name: v})
		}
	}
	for _, s := range schemes {
		for _, v := range e.Properties[s.property] {
			names.Identifiers = append(names.Identifiers, imports.Identity{Scheme: s.scheme, Value: v})
		}
	}
	if names.Name == "" {
		return fmt.Errorf("the entity %q has no name", e.ID)
	}
	id, err := im.output.Identify(names.Naming(t, e.ID, im.source.Language))
	if err != nil {
		return fmt.Errorf("%q %w", names.Name, err)
	}
	it := imports.Item{Type: t, ID: id}
	if err := names.Add(&it); err != nil {
		return fmt.Errorf("the name %w", err)
	}
	if t.Name == "Place" {
		if country := strings.ToUpper(e.first("country")); len(country) == 2 {
			if n, err := imports.Line(country); err == nil {
				it.Add("country", n)
			}
		}
		for _, side := range []string{"latitude", "longitude"} {
			if n, err := imports.Scalar(t.Property(side), e.first(side)); err == nil {
				it.Add(side, n)
			}
		}
	}
	if err := im.output.Take([]imports.Item{it}, nil); err != nil {
		return err
	}
	im.things[e.ID] = thing{id, t}
	return nil
}

// find returns the thing of an entity, which must be of the type or interface.
func (im *importer) find(property, id, of string) (thing, error) {
	t, there := im.things[id]
	switch {
	case id == "":
		return thing{}, fmt.Errorf("the entity has no `%s`", property)
	case !there:
		return thing{}, fmt.Errorf("`%s`: the file has no person, organization or address with the id %q, or that entity was refused", property, id)
	case !t.of.Is(of):
		return thing{}, fmt.Errorf("`%s`: %q must be of the type %s, and is of the type %s", property, id, strings.ToLower(of), strings.ToLower(t.of.Name))
	}
	return t, nil
}
