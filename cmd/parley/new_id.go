package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/graph"
	"parley/graph/words"
	"parley/loader"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

type newIDCommand struct {
	Name     string `arg:"" help:"The name of the thing, in any script."`
	Dossier  string `arg:"" optional:"" type:"path" help:"The folder of the dossier. Parley then makes an id that the dossier does not use."`
	Language string `placeholder:"CODE" help:"The language of the name, such as uk. The transliteration depends on the language."`
}

// Help is shown by --help.
func (newIDCommand) Help() string {
	return `Parley prints an id of lower-case letters, digits and hyphens. If the dossier already uses the id, Parley adds a number. Parley also lists things with the same name, and similar ids. So you see whether the dossier already has the thing.

Examples:
  parley new-id "Łukasz Żywiałek"
  parley new-id --language uk "Рустем Умєров" my-dossier`
}

// Validate is called by kong.
func (c newIDCommand) Validate() error {
	if c.Language != "" && !grammar.Language(c.Language) {
		return fmt.Errorf("--language: %q is not a language tag: write a BCP 47 tag, such as en, uk or zh-Hant", c.Language)
	}
	return nil
}

// Run prints the id to standard output, and its remarks to standard error.
func (c newIDCommand) Run() error {
	// A number may follow the id.
	id := words.Slug(words.Name{Text: c.Name, Language: c.Language}, grammar.MaxIDLength-len("-999"))
	if id == "" {
		return fmt.Errorf("%s has no letter that can be written in plain letters: choose an id yourself", quoted(c.Name))
	}
	if c.Dossier == "" {
		fmt.Println(id)
		return nil
	}
	d, err := loader.Folder(c.Dossier, time.Now())
	if err != nil {
		return errors.Join(err, errors.New("the dossier has problems: correct them first, so that all of its ids are known"))
	}
	taken := idsOf(d)
	free := id
	for n := 2; taken[free] != ""; n++ {
		free = id + "-" + strconv.Itoa(n)
	}
	if of := taken[id]; of != "" {
		fmt.Fprintf(os.Stderr, "%s is already %s\n", id, of)
	}
	for _, of := range named(d, c.Name) {
		fmt.Fprintf(os.Stderr, "%s is already %s with this name: if they are one, use %s\n", of, taken[of], of)
	}
	var others []string
	for other := range taken {
		if other != id {
			others = append(others, other)
		}
	}
	if near := words.Nearest(id, others); len(near) > 0 {
		fmt.Fprintf(os.Stderr, "ids that look like it: %s\n", strings.Join(near, ", "))
	}
	fmt.Println(free)
	return nil
}

// idsOf returns the ids of a dossier, each with what it stands for.
func idsOf(d *dossier.Dossier) map[string]string {
	taken := map[string]string{string(d.ID): "the dossier"}
	for _, t := range d.Things {
		taken[string(t.ID)] = withArticle(t.Type.Name)
		if name, _ := t.Values[nameOf(t.Type)].(string); name != "" {
			taken[string(t.ID)] += " (" + name + ")"
		}
	}
	for _, s := range d.Sources {
		taken[string(s.ID)] = "a source"
	}
	return taken
}

// named returns the ids of the things that have a name, in a reference file or in a source, sorted. Case and accents do not
// matter.
func named(d *dossier.Dossier, name string) []string {
	key, found := words.Key(name), map[string]bool{}
	check := func(id graph.ID, v graph.Value) {
		texts, _ := v.([]string)
		if text, one := v.(string); one {
			texts = []string{text}
		}
		if slices.ContainsFunc(texts, func(text string) bool { return words.Key(text) == key }) {
			found[string(id)] = true
		}
	}
	for _, t := range d.Things {
		for _, of := range []string{"name", "aliases", "label"} {
			if p := t.Type.Property(of); p != nil {
				check(t.ID, t.Values[p.Index])
			}
		}
		if listed := t.Type.Property("names"); listed != nil {
			check(t.ID, t.Values[listed.Part("text").Index])
		}
	}
	for _, c := range d.Claims {
		if c.Relation == nil && c.Property != nil && (c.Property.Name == "name" || c.Property.Name == "aliases") {
			check(c.Subject, c.Values[0])
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// withArticle is the word for a type with its article.
func withArticle(typ string) string {
	if strings.ContainsRune("AEIOU", rune(typ[0])) {
		return "an " + grammar.Word(typ)
	}
	return "a " + grammar.Word(typ)
}

// nameOf is the index of the name of a type, or of its id if it has no names.
func nameOf(t *graph.Type) int {
	if p := t.Property("name"); p != nil {
		return p.Index
	}
	return t.Properties[0].Index
}
