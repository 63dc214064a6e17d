//go:build integration

package main

import (
	"context"
	"path/filepath"
	"testing"

	"parley/graph/memory"
	"parley/internal/server"
	"parley/loader"
	"parley/loader/synthetic"
)

// TestExploreDisputes: a dispute stands where it leads, with names, and with the shown answer beside the others.
func TestExploreDisputes(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/")
	r.click(`//section[@aria-labelledby="disputed"]//a[text()="US-Ukrainian meeting in Geneva"]`)
	r.shows("Rival accounts", "The original draft was revised from a less reliable source", "Ukraine sought to revise the proposal shown", "Progress achieved in Geneva: results achieved")
	r.open("/#/meeting/hallandale-beach-2025-11-30")
	r.shows("Rival accounts", "Hallandale Beach shown", "Florida less exact")
	r.lacks("florida less exact")
	r.open("/#/meeting/moscow-2025-12-02")
	r.sees("At the table")
	r.lacks("no report says whether they came")
}

// TestExploreDenials: a denied meeting is told as not held, and no word of the API is left.
func TestExploreDenials(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "small")
	if err := synthetic.Write(folder, synthetic.Options{Meetings: 300, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	d, err := read(folder)
	if err != nil {
		t.Fatal(err)
	}
	store := memory.New()
	if _, err := loader.Load(context.Background(), store, d); err != nil {
		t.Fatal(err)
	}
	h, err := server.Handler(store)
	if err != nil {
		t.Fatal(err)
	}
	r := newVisitor(t, h)
	r.open("/")
	r.sees("What sources tell differently", "(status)", "not held")
	r.lacks("HELD", "CANCELLED")
}

// TestExploreWordsForPeople: the pages have no names of lists and no brackets of EDTF, and a search without a letter says what it needs.
func TestExploreWordsForPeople(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/source/kyiv-independent-2025-12-03")
	r.shows("under way")
	r.lacks("UNDER_WAY", "IN_PERSON", "TALKS", "umerov directives priorities", "..]", "[20")
	for _, address := range []string{"/#/", "/#/timeline/all", "/#/actor/steve-witkoff"} {
		r.open(address)
		r.shows("Show the query")
		r.lacks("..]", "[..", "2 times")
	}
	r.sees("twice", "also: Steven Witkoff")
	r.open("/#/")
	r.sees("Planned for a time that is over")
	r.open("/#/search/%22")
	r.shows("this text has no letter and no digit")
	r.open("/#/search/tough%20issues")
	r.shows("Words that were said")
	r.lacks("No record.")
}
