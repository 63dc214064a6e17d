// Package popolo imports Popolo JSON: persons, organizations, posts, memberships, areas, events and speeches. Names and identifiers go
// into reference files. Everything else is a report, with the object of the JSON text as its passage.
package popolo

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/imports"
	"parley/loader/imports/jsontext"
)

// importer imports one file. It reads the file twice, because a membership can stand before its person.
type importer struct {
	file   string
	source imports.Source
	output *imports.Output
	things map[string]thing // by list and the id in Popolo
	posts  map[string]post
}

// thing is a thing of the file with its id in the dossier.
type thing struct {
	id   graph.ID
	item imports.Item
}

// Import reads a file. open opens it anew. name is the name of the file in messages.
func Import(ctx context.Context, open func() (io.ReadCloser, error), name string, source imports.Source, o *imports.Output) error {
	im := &importer{file: name, source: source, output: o, things: map[string]thing{}, posts: map[string]post{}}
	for _, pass := range []func(list string, o jsontext.Object) error{im.names, im.reports} {
		err := im.read(open, func(list string, o jsontext.Object) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return pass(list, o)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (im *importer) read(open func() (io.ReadCloser, error), each func(string, jsontext.Object) error) error {
	in, err := open()
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // nothing was written
	if err := jsontext.Lists(in, each); err != nil {
		return fmt.Errorf("read %s as Popolo: %w", im.file, err)
	}
	return nil
}

// common has the keys of persons, organizations and areas.
type common struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	SortName   string `json:"sort_name"`
	OtherNames []struct {
		Name     string `json:"name"`
		Start    string `json:"start_date"`
		End      string `json:"end_date"`
		Language string `json:"lang"`
	} `json:"other_names"`
	Identifiers []struct {
		Identifier string `json:"identifier"`
		Scheme     string `json:"scheme"`
	} `json:"identifiers"`
}

func (c common) names() imports.Names {
	n := imports.Names{Name: c.Name, SortName: c.SortName}
	for _, o := range c.OtherNames {
		n.Others = append(n.Others, imports.OtherName{Name: o.Name, Start: o.Start, End: o.End, Language: o.Language})
	}
	for _, i := range c.Identifiers {
		if i.Scheme != "" && i.Identifier != "" {
			n.Identifiers = append(n.Identifiers, imports.Identity{Scheme: i.Scheme, Value: i.Identifier})
		}
	}
	return n
}

// post is a post of an organization.
type post struct {
	ID           string `json:"id"`
	Label        string `json:"label"`
	Role         string `json:"role"`
	Organization string `json:"organization_id"`
}

// types has the type of the things in each list that names things.
var types = map[string]string{"persons": "Person", "organizations": "Organization", "areas": "Place"}

// names is the first pass: it gives ids to the things.
func (im *importer) names(list string, o jsontext.Object) error {
	if list == "posts" {
		var p post
		if err := json.Unmarshal(o.Raw, &p); err != nil {
			return nil //nolint:nilerr // the second pass refuses it
		}
		im.posts[p.ID] = p
		return nil
	}
	t := graph.Parley.Type(types[list])
	if t == nil {
		return nil
	}
	im.output.Count(1, 0)
	refuse := func(err error) error {
		im.refuse(o, err)
		return nil
	}
	var c common
	if err := json.Unmarshal(o.Raw, &c); err != nil {
		return refuse(err)
	}
	switch key := list + "\x1f" + c.ID; {
	case c.ID == "":
		return refuse(errors.New("the object has no `id`"))
	case imports.Clean(c.Name) == "":
		return refuse(fmt.Errorf("the object %q has no `name`", c.ID))
	case im.things[key].id != "":
		return refuse(fmt.Errorf("the id %q stands twice in %s", c.ID, list))
	default:
		id, err := im.output.Identify(c.names().Naming(t, c.ID, im.source.Language))
		if err != nil {
			return refuse(fmt.Errorf("%q %w", c.Name, err))
		}
		it := imports.Item{Type: t, ID: id}
		if err := c.names().Add(&it); err != nil {
			return refuse(fmt.Errorf("the name %w", err))
		}
		if list == "areas" {
			im.where(&it, o)
		}
		if err := im.output.Take([]imports.Item{it}, nil); err != nil {
			return refuse(err)
		}
		im.things[key] = thing{id: id, item: imports.Item{Type: t, ID: id, Fields: it.Fields[:1]}}
		return nil
	}
}

// where adds the coordinates of an area: a point of GeoJSON.
func (im *importer) where(it *imports.Item, o jsontext.Object) {
	var area struct {
		Geometry struct {
			Type        string    `json:"type"`
			Coordinates []float64 `json:"coordinates"`
		} `json:"geometry"`
	}
	if json.Unmarshal(o.Raw, &area) != nil || area.Geometry.Type != "Point" || len(area.Geometry.Coordinates) < 2 {
		return
	}
	for i, name := range []string{"longitude", "latitude"} {
		if n, err := imports.Scalar(it.Type.Property(name), fmt.Sprint(area.Geometry.Coordinates[i])); err == nil {
			it.Add(name, n)
		}
	}
}

// refuse lists an object that is refused.
func (im *importer) refuse(o jsontext.Object, err error) {
	im.output.Refuse(dossier.Problem{At: o.At(im.file), Message: err.Error()})
}

// find returns a thing of a list.
func (im *importer) find(list, id string) (thing, error) {
	t, there := im.things[list+"\x1f"+id]
	if !there {
		return thing{}, fmt.Errorf("the file has no object with the id %q in %s, or that object was refused", id, list)
	}
	return t, nil
}
