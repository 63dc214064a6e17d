package loader_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"parley/loader"
	"parley/loader/dossier"
)

// randomDossier is a dossier as text: the reference entries, and for each source its heading and its reports. The
// order of all of them, and how they are divided into files, is free.
type randomDossier struct {
	things  []string
	sources []randomSource
}

type randomSource struct {
	id, heading string
	reports     []string
}

// sayings are items of "says", about few things, so that many of them contradict each other.
var sayings = []string{
	"{meeting: talks, status: scheduled}", "{meeting: talks, status: under way}", "{meeting: talks, status: held}", "{meeting: talks, status: cancelled}",
	"{meeting: talks, status: rescheduled}", "{meeting: talks, status: unconfirmed}",
	"{meeting: talks, participants: {id: ana, side: east}}", "{meeting: talks, participants: {id: ana, role: [host, lead]}}", "{meeting: talks, participants: {id: bo, side: west}}",
	"{meeting: talks, status: held, participants: [{id: ana, side: east}, {id: bo, side: west}]}",
	"{meeting: talks, expected: ana}", "{meeting: talks, expected: {id: bo, side: west}}", "{meeting: talks, absentees: ana}",
	"{meeting: talks, when: 2025-03-04}", "{meeting: talks, when: 2025-03-05}", "{meeting: talks, when: 2025-03}",
	"{meeting: talks, places: harbour}", "{meeting: talks, places: town}", "{meeting: talks, mode: phone}", "{meeting: talks, mode: video}",
	"{meeting: talks, topics: {id: border, as: planned}}", "{meeting: talks, topics: {id: border, as: aim}}",
	"{organization: ministry, parent: east}", "{organization: ministry, parent: west}", "{organization: ministry, parent: paper}",
	"{place: harbour, within: town}", "{person: ana, memberships: {id: east, role: minister}}",
	"{person: ana, memberships: {id: ministry, role: deputy minister}}",
}

// drawnThings are the entries of the reference file.
var drawnThings = []string{
	"{organization: east, name: East}", "{organization: west, name: West}", "{organization: ministry, name: Ministry}",
	"{organization: paper, name: The Paper, classification: media}", "{organization: sheet, name: The Sheet, classification: media}",
	"{person: ana, name: Ana Arn}", "{person: bo, name: Bo Brell}", "{place: harbour, name: Harbour}", "{place: town, name: Town}",
	"{issue: border, name: The border}", "{meeting: talks, label: The talks}",
}

func drawDossier(t *rapid.T) randomDossier {
	d := randomDossier{things: drawnThings}
	said := rapid.SliceOfNDistinct(rapid.SampledFrom(sayings), 1, 6, rapid.ID[string]).Draw(t, "sayings")
	for i := range rapid.IntRange(1, 3).Draw(t, "sources") {
		s := randomSource{id: fmt.Sprintf("s%d", i)}
		s.heading = fmt.Sprintf("publisher: %s\npublished: 2025-03-%02d%s\nreliability: %s\n",
			rapid.SampledFrom([]string{"paper", "sheet"}).Draw(t, "publisher"),
			rapid.IntRange(3, 6).Draw(t, "day"), rapid.SampledFrom([]string{"", "T08:00Z"}).Draw(t, "hour"),
			rapid.SampledFrom([]string{"A", "B", "B"}).Draw(t, "reliability"))
		for j := range rapid.IntRange(1, 6).Draw(t, "reports") {
			report := fmt.Sprintf("  - quote: passage %d of source %d\n    start: %d\n", j, i, 40*j)
			for _, line := range []string{"polarity: denies", "via: ana", "via: bo", "via: paper", "reported: 2025-03-07"} {
				if rapid.IntRange(0, 4).Draw(t, "detail") == 0 && !strings.Contains(report, line[:4]) {
					report += "    " + line + "\n"
				}
			}
			report += "    says:\n      - " + rapid.SampledFrom(said).Draw(t, "says") + "\n"
			s.reports = append(s.reports, report)
		}
		d.sources = append(d.sources, s)
	}
	if rapid.Bool().Draw(t, "retracts") {
		d.sources = append(d.sources, drawRetraction(t, said)...)
	}
	return d
}

// drawRetraction draws an article, and a later article of the paper that takes everything in it back. Other papers may
// repeat what the paper said.
func drawRetraction(t *rapid.T, said []string) []randomSource {
	first := randomSource{id: "first", heading: "publisher: paper\npublished: 2025-03-02\nreliability: B\n"}
	last := randomSource{id: "last", heading: "publisher: paper\npublished: 2025-03-" + rapid.SampledFrom([]string{"03", "06"}).Draw(t, "taken back") + "\nreliability: B\n"}
	for i := range rapid.IntRange(1, 3).Draw(t, "taken back") {
		says := "    says:\n      - " + rapid.SampledFrom(said).Draw(t, "says") + "\n"
		passage := fmt.Sprintf("  - quote: passage %d\n    start: %d\n", i, 40*i)
		first.reports = append(first.reports, passage+says)
		last.reports = append(last.reports, passage+"    retracts: true\n"+says)
	}
	return []randomSource{first, last}
}

// whole is the dossier with one reference file, and a file for each source.
func (d randomDossier) whole() fstest.MapFS {
	files := fstest.MapFS{"dossier.yaml": {Data: []byte("dossier: random\ntitle: Random\n")}}
	files["reference/things.yaml"] = reference(d.things)
	for _, s := range d.sources {
		files["sources/"+s.id+".yaml"] = &fstest.MapFile{Data: []byte("source: " + s.id + "\n" + s.heading + "reports:\n" + strings.Join(s.reports, ""))}
	}
	return files
}

// divided is the same dossier in another order, with every source and the reference divided into files of any names.
func (d randomDossier) divided(t *rapid.T) fstest.MapFS {
	files := fstest.MapFS{"dossier.yaml": {Data: []byte("dossier: random\ntitle: Random\n")}}
	name := func(folder string) string {
		return rapid.Custom(func(t *rapid.T) string { return folder + rapid.StringMatching(`[a-z]{6}`).Draw(t, "name") + ".yaml" }).
			Filter(func(s string) bool { _, there := files[s]; return !there }).Draw(t, "file")
	}
	for _, part := range parts(t, d.things) {
		files[name("reference/")] = reference(part)
	}
	for _, s := range d.sources {
		divided := parts(t, s.reports)
		heading := rapid.IntRange(0, len(divided)-1).Draw(t, "file with the heading")
		for i, part := range divided {
			text := "source: " + s.id + "\n"
			if i == heading {
				text += s.heading
			}
			files[name("sources/")] = &fstest.MapFile{Data: []byte(text + "reports:\n" + strings.Join(part, ""))}
		}
	}
	return files
}

func reference(things []string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("things:\n  - " + strings.Join(things, "\n  - ") + "\n")}
}

// parts divides a list, in another order, into one to four parts. No part is empty.
func parts(t *rapid.T, all []string) [][]string {
	all = rapid.Permutation(all).Draw(t, "order")
	cuts := rapid.SliceOfNDistinct(rapid.IntRange(1, max(1, len(all)-1)), 0, min(3, len(all)-1), rapid.ID[int]).Draw(t, "cuts")
	slices.Sort(cuts)
	var out [][]string
	last := 0
	for _, cut := range append(cuts, len(all)) {
		if cut > last {
			out = append(out, all[last:cut])
		}
		last = cut
	}
	return out
}

// The order of a dossier, its names of files and its division into files decide nothing.
func TestFilesDecideNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := drawDossier(rt)
		divided := d.divided(rt)
		got, want := statements(readDrawn(rt, divided)), statements(readDrawn(rt, d.whole()))
		if !slices.Equal(got, want) {
			for name, f := range divided {
				rt.Logf("--- %s\n%s", name, f.Data)
			}
			for i := range min(len(got), len(want)) {
				if got[i] != want[i] {
					rt.Fatalf("divided, it differs:\n  %s\n  %s", got[i], want[i])
				}
			}
			rt.Fatalf("divided, it says %d things, want %d", len(got), len(want))
		}
	})
}

func readDrawn(t *rapid.T, files fstest.MapFS) *dossier.Dossier {
	d, err := loader.FS(files, now)
	if err != nil {
		for name, f := range files {
			t.Logf("--- %s\n%s", name, f.Data)
		}
		t.Fatal(err)
	}
	return d
}
