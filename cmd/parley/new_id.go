package main

import (
	"errors"
	"fmt"
	"os"
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
	Dossier  string `arg:"" optional:"" type:"path" help:"The folder of the dossier. The id is then one that the dossier does not use."`
	Language string `placeholder:"CODE" help:"The language of the name, such as uk. It chooses the transliteration."`
}

// Help is shown by --help.
func (newIDCommand) Help() string {
	return `Makes an id of a name: plain letters and digits, in lower case, with hyphens. Names in Cyrillic, Greek, Chinese and other scripts are transliterated. If the dossier already uses the id, the command says for what, and prints the id with a number. Ids that look like the new id are listed, too: perhaps the dossier already has the thing.

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
		taken[string(t.ID)] = "a " + grammar.Word(t.Type.Name)
		if name, _ := t.Values[nameOf(t.Type)].(string); name != "" {
			taken[string(t.ID)] += " (" + name + ")"
		}
	}
	for _, s := range d.Sources {
		taken[string(s.ID)] = "a source"
	}
	return taken
}

// nameOf is the index of the name of a type, or of its id if it has no names.
func nameOf(t *graph.Type) int {
	if p := t.Property("name"); p != nil {
		return p.Index
	}
	return t.Properties[0].Index
}
