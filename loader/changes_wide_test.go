package loader_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/memory"
	"parley/loader"
)

// wideThings are the entries of the reference files of both dossiers.
var wideThings = append(slices.Clone(drawnThings),
	"{agreement: treaty, name: The treaty}", "{process: proc, name: The process}", "{process: track, name: The track}", "{plan: plan, name: The plan}", "{plan: other-plan, name: Other}",
	"{planVersion: v1, name: One, plan: plan}", "{planVersion: v2, name: Two}", "{planVersion: v3, name: Three}", "{point: pt, name: Point, plan: plan}", "{point: pu, name: Pu}",
	"{issue: land, name: Land}", "{issue: sea, name: Sea, parents: border}", "{person: official, name: an official, unnamed: true}", "{place: land-of, name: Land, country: UA}",
	"{person: cy, name: Cy Cyr, formerly: [cy-old], identifiers: [{scheme: x, value: '1'}]}", "{organization: group, name: Group, parent: {id: east, basis: inferred}}",
)

// wideReferences are entries that only some reference files have, each in several forms.
var wideReferences = [][]string{
	{"{meeting: summit, mode: video}", "{meeting: summit}", "{meeting: summit, participants: ana}", "{meeting: summit, when: 2025-03-08}", "{meeting: summit, label: Sum}", "{meeting: summit, topics: {id: border, as: discussed}}"},
	{"{event: trip, places: town}", "{event: trip}", "{event: trip, actors: {id: ana, role: guest}}", "{event: trip, about: summit}"},
	{"{meeting: retreat, follows: talks}", "{meeting: retreat}", "{meeting: retreat, followedBy: talks}", "{meeting: retreat, participants: [bo, cy]}"},
	{"{quotation: words, medium: X}", "{quotation: words, speaker: bo}", "{quotation: words}", "{quotation: words, occasion: talks}"},
	{"{outcome: truce, meeting: talks}", "{outcome: truce}", "{outcome: truce, topics: border}"},
	{"{event: strike}", "{event: strike, when: 2025-03-04}", "{event: strike, actors: {id: bo, role: guest}, label: Str}"},
}

// wideItems are items of "says" about everything that a dossier can hold.
var wideItems = slices.Concat(articles, articles, sayings, []string{
	"{planVersion: v1, pointCount: 28}", "{planVersion: v1, pointCount: 19}", "{planVersion: v2, plan: plan}", "{planVersion: v2, plan: other-plan}", "{planVersion: v2, revisionOf: v1}", "{planVersion: v3, revisionOf: v2}", "{planVersion: v1, revisionOf: v3}",
	"{planVersion: v2, generatedBy: talks}", "{planVersion: v2, generatedBy: trip}", "{planVersion: v2, generatedBy: summit}", "{planVersion: v1, when: 2025-03-01}", "{planVersion: v2, possiblySameAs: v1}", "{planVersion: v2, name: Deux}",
	"{meeting: talks, topics: {id: v1, as: discussed}}", "{meeting: talks, topics: {id: pt, as: discussed}}", "{meeting: summit, topics: {id: v2, as: planned}}",
	"{planVersion: v1, provisions: {id: pt, number: '3', wording: to be}}", "{planVersion: v2, provisions: {id: pt, wording: or not}}", "{planVersion: v2, provisions: pu}", "{point: pu, plan: plan}", "{point: pu, plan: other-plan}", "{point: pu, issues: border}", "{point: pu, derivedFrom: pt}", "{point: pt, derivedFrom: pu}",
	"{plan: plan, proposedBy: east}", "{plan: plan, process: proc}", "{plan: plan, process: track}", "{plan: plan, pointCount: 5}", "{meeting: talks, processes: proc}", "{meeting: summit, processes: track}",
	"{event: strike, status: happened, actors: {id: east, role: striker}, places: harbour}", "{event: strike, status: did not happen}", "{event: strike, when: 2025-03-04, about: talks}", "{event: strike, about: treaty}", "{event: strike, label: The strike}", "{event: trip, when: 2025-03-09}", "{event: trip, actors: [{id: ana, role: guest}, {id: bo, role: host}]}", "{event: trip, about: summit}", "{event: strike, possiblySameAs: trip}",
	"{meeting: talks, about: summit}", "{meeting: summit, partOf: talks}", "{meeting: retreat, partOf: summit}", "{meeting: talks, partOf: retreat}", "{meeting: talks, possiblySameAs: summit}", "{meeting: retreat, possiblySameAs: summit}",
	"{issue: land, parents: border}", "{issue: land, parents: sea}", "{issue: border, parents: land}", "{place: town, within: land-of}", "{place: land-of, within: harbour}", "{place: harbour, within: land-of}", "{organization: west, parent: ministry}", "{organization: west, parent: {id: ministry, basis: inferred}}", "{meeting: talks, processes: {id: track, basis: inferred}}", "{meeting: talks, modeWorded: by letter, statusWorded: held at last}", "{organization: east, predecessors: {id: west, kind: merger}}",
	"{person: ana, neverMet: bo}", "{person: bo, neverMet: {id: ana, upTo: 2025-03-02}}", "{person: ana, relationships: {id: bo, kind: brother}}", "{person: bo, relationships: {id: ana, kind: adviser, start: 2020}}", "{person: ana, memberships: {id: east, role: minister, start: 2021, end: 2022}}", "{person: ana, memberships: {id: east, role: minister, start: 2024}}",
	"{person: ana, named: {id: border, as: open}}", "{person: cy, stances: {id: pt, position: supports}}", "{person: cy, stances: {id: v1, position: demands, wording: now}}", "{person: official, name: a high official}", "{person: cy, name: Cyril Cyr}",
	"{outcome: truce, topics: border}", "{outcome: truce, result: rejected}", "{outcome: truce, description: A truce}", "{outcome: pause, meeting: retreat, result: agreed}", "{outcome: pause, meeting: summit}",
	"{quotation: words, when: 2025-03-03}", "{quotation: words, medium: X}", "{quotation: more, text: more words, speaker: [ana, bo], about: [talks, strike]}", "{quotation: more, about: treaty, occasion: trip}", "{quotation: more, about: words}", "{quotation: words, about: truce}",
	"{agreement: treaty, signedAt: trip}", "{agreement: treaty, signatories: {id: ana, onBehalfOf: east}}", "{agreement: treaty, inForce: 2025-04}", "{agreement: treaty, signatories: {id: east, when: 2025-03-06}}",
	"{meeting: summit, participants: [{id: ana, side: east, onBehalfOf: group}, {id: bo, side: west, joined: 2025-03-04T10:00Z}]}", "{meeting: summit, expected: cy}", "{meeting: summit, absentees: cy}", "{meeting: summit, denied: cy}", "{meeting: summit, participants: official}", "{meeting: summit, places: land-of}", "{meeting: summit, rescheduledAs: talks}",
	"{meeting: retreat, label: The retreat}", "{meeting: talks, when: 2025-03-09}", "{meeting: summit, when: 2025-03-08T10:00Z}",
})

// Every item can stand in a dossier.
func TestWideItems(t *testing.T) {
	all := "{meeting: talks, status: held}, {meeting: summit, status: held}, {meeting: retreat, status: held}, {outcome: truce, meeting: talks}, {outcome: pause, meeting: talks}, {quotation: words, text: x}, {quotation: more, text: x}, {event: trip, status: happened}, {event: strike, status: happened}"
	for _, item := range wideItems {
		d := randomDossier{things: wideThings, sources: []randomSource{{id: "s", heading: "publisher: paper\npublished: 2025-03-06\n", reports: []string{
			"  - quote: x\n    start: 0\n    says: [" + all + "]\n", "  - quote: x\n    start: 9\n    says: [" + item + "]\n",
		}}}}
		if _, err := loader.FS(d.whole(), now); err != nil {
			t.Errorf("%s: %v", item, err)
		}
	}
}

// drawWideSource draws a source, which can be a later version of another.
func drawWideSource(t *rapid.T, id string, all []string) randomSource {
	s := randomSource{id: id}
	s.heading = fmt.Sprintf("published: 2025-03-%02d%s\nreliability: %s\n", rapid.IntRange(3, 6).Draw(t, "day"), rapid.SampledFrom([]string{"", "T08:00Z"}).Draw(t, "hour"), rapid.SampledFrom([]string{"A", "B", "B"}).Draw(t, "rel"))
	switch rapid.IntRange(0, 3).Draw(t, "kind") {
	case 0, 1:
		s.heading += "publisher: " + rapid.SampledFrom([]string{"paper", "sheet"}).Draw(t, "publisher") + "\n"
	case 2:
		if o := rapid.SampledFrom(all).Draw(t, "of"); o != id {
			s.heading += "revisionOf: " + o + "\n"
		}
	}
	for j := range rapid.IntRange(0, 4).Draw(t, "reports") {
		r := fmt.Sprintf("  - quote: passage %d\n    start: %d\n%s", j, 40*j,
			rapid.SampledFrom([]string{"", "", "", "", "    polarity: denies\n", "    via: ana\n", "    via: [paper, official]\n", "    retracts: true\n", "    rank: deprecated\n    reason: wrong\n", "    rank: preferred\n    reason: right\n"}).Draw(t, "detail"))
		if rapid.IntRange(0, 5).Draw(t, "rep") == 0 {
			r += "    reported: 2025-03-07\n"
		}
		r += "    says:\n"
		for range rapid.IntRange(1, 2).Draw(t, "n") {
			r += "      - " + rapid.SampledFrom(wideItems).Draw(t, "says") + "\n"
		}
		s.reports = append(s.reports, r)
	}
	return s
}

// wideFiles writes sources, some in two files.
func wideFiles(id string, things []string, ss []randomSource) fstest.MapFS {
	files := fstest.MapFS{"dossier.yaml": {Data: []byte("dossier: " + id + "\ntitle: T\n")}, "reference/things.yaml": reference(things)}
	for i, s := range ss {
		n := len(s.reports)
		cut := n
		if n > 1 && (int(s.heading[16])+i)%3 == 0 {
			cut = 1
		}
		text := "source: " + s.id + "\n" + s.heading
		if n > 0 {
			text += "reports:\n" + strings.Join(s.reports[:cut], "")
		}
		files[fmt.Sprintf("sources/%s.yaml", s.id)] = &fstest.MapFile{Data: []byte(text)}
		if cut < n {
			files[fmt.Sprintf("more/%s.yaml", s.id)] = &fstest.MapFile{Data: []byte("source: " + s.id + "\nreports:\n" + strings.Join(s.reports[cut:], ""))}
		}
	}
	return files
}

// wideDossier is a dossier, which may be one of two in a graph.
type wideDossier struct {
	id, letter string
	things     []string
	sources    []randomSource
}

// ids are the ids that the sources can have.
func (s wideDossier) ids() []string {
	var out []string
	for i := range 8 {
		out = append(out, fmt.Sprintf("%s%d", s.letter, i))
	}
	return out
}

// next draws a change of some sources.
func (s wideDossier) next(t *rapid.T) wideDossier {
	s.sources = slices.Clone(s.sources)
	for range rapid.SampledFrom([]int{1, 1, 2, 3}).Draw(t, "edits") {
		i := rapid.IntRange(0, len(s.sources)-1).Draw(t, "i")
		switch rapid.IntRange(0, 4).Draw(t, "edit") {
		case 0:
			if len(s.sources) > 1 {
				s.sources = slices.Delete(s.sources, i, i+1)
			}
		case 1:
			id := rapid.SampledFrom(s.ids()).Draw(t, "new")
			if !slices.ContainsFunc(s.sources, func(r randomSource) bool { return r.id == id }) {
				s.sources = append(s.sources, drawWideSource(t, id, s.ids()))
			}
		case 2: // the head alone
			r := drawWideSource(t, s.sources[i].id, s.ids())
			r.reports = s.sources[i].reports
			s.sources[i] = r
		case 3: // one report more or less
			r := s.sources[i]
			o := drawWideSource(t, r.id, s.ids())
			r.reports = slices.Concat(r.reports[:len(r.reports)/2], o.reports)
			for j := range r.reports {
				_, rest, _ := strings.Cut(r.reports[j], "\n")
				_, rest, _ = strings.Cut(rest, "\n")
				r.reports[j] = fmt.Sprintf("  - quote: passage %d\n    start: %d\n", j, 40*j) + rest
			}
			s.sources[i] = r
		default:
			s.sources[i] = drawWideSource(t, s.sources[i].id, s.ids())
		}
	}
	return s
}

// failing is a store of which only some changes succeed.
type failing struct {
	graph.Keeper
	after int
}

var errBroken = errors.New("broken")

func (f *failing) Apply(ctx context.Context, c graph.Change) (graph.Revision, error) {
	if f.after--; f.after < 0 {
		return 0, errBroken
	}
	return f.Keeper.Apply(ctx, c)
}

// Two dossiers change in turns, in batches of any size, and some loads are interrupted. Each change gives the same graph as a load of
// everything, or is refused like a load of everything.
func TestWideChanges(t *testing.T) {
	fewerChecks(t)
	done, all, refused := 0, 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		some, whole := memory.New(), memory.New()
		two := []wideDossier{{id: "random", letter: "x"}, {id: "other", letter: "y"}}
		load := func(k graph.Keeper, f fstest.MapFS, o ...loader.Option) error {
			d, err := loader.FS(f, now)
			if err != nil {
				return err
			}
			_, err = loader.Load(rt.Context(), k, d, append(o, program)...)
			return err
		}
		for i := range two {
			s := &two[i]
			s.things = slices.Clone(wideThings)
			for _, of := range wideReferences {
				if n := rapid.IntRange(0, 2*len(of)).Draw(rt, "opt"); n < len(of) {
					s.things = append(s.things, of[n])
				}
			}
			ok := false
			for try := 0; try < 8 && !ok; try++ {
				s.sources = nil
				for j := range rapid.IntRange(1, 4).Draw(rt, "n") {
					s.sources = append(s.sources, drawWideSource(rt, fmt.Sprintf("%s%d", s.letter, j), []string{s.letter + "0"}))
				}
				ok = load(whole, wideFiles(s.id, s.things, s.sources)) == nil
			}
			if !ok { // a dossier that no other dossier contradicts
				s.things, s.sources = wideThings, []randomSource{{id: s.letter + "0", heading: "publisher: paper\npublished: 2025-03-03\n"}}
				if err := load(whole, wideFiles(s.id, s.things, s.sources)); err != nil {
					rt.Fatal(err)
				}
			}
			if err := load(some, wideFiles(s.id, s.things, s.sources)); err != nil {
				rt.Fatal(err)
			}
		}
		for range 6 {
			i := rapid.IntRange(0, 1).Draw(rt, "dossier")
			after := two[i].next(rt)
			files := wideFiles(after.id, after.things, after.sources)
			listing, _ := loader.ListFS(files)
			err := load(whole, files)
			batch := rapid.SampledFrom([]int{1, 3, 10, 1000}).Draw(rt, "batch")
			f := &failing{some, 1000}
			if rapid.IntRange(0, 4).Draw(rt, "fails") == 0 {
				f.after = rapid.IntRange(0, 4).Draw(rt, "after")
			}
			r, ok, cerr := loader.Changes(rt.Context(), f, files, listing, now, program, loader.Batch(batch))
			if err != nil {
				refused++
				if ok || cerr != nil {
					rt.Fatalf("Changes (%v, %v) loads what the whole refuses: %v\n%s", ok, cerr, err, filesText(files))
				}
				continue
			}
			two[i] = after
			all++
			if cerr != nil {
				if !errors.Is(cerr, errBroken) {
					rt.Fatal(cerr)
				}
				var r2 loader.Result
				r2, ok, cerr = loader.Changes(rt.Context(), some, files, listing, now, program, loader.Batch(batch))
				if cerr != nil {
					rt.Fatal(cerr)
				}
				r = r2
			}
			if ok {
				done++
				sameGraph(rt, some, whole, r)
				continue
			}
			if err := load(some, files, loader.Batch(batch)); err != nil {
				rt.Fatal(err)
			}
			c, _, _ := some.Contents(rt.Context())
			if err := loader.Complete(c); err != nil {
				rt.Fatal(err)
			}
		}
	})
	t.Logf("%d of %d changes were loaded by themselves, %d were refused", done, all, refused)
	if done < all/2 {
		t.Errorf("only %d of %d changes were loaded by themselves", done, all)
	}
}

// filesText writes the source files, for messages.
func filesText(f fstest.MapFS) string {
	var b strings.Builder
	for n, x := range f {
		if n != "reference/things.yaml" {
			fmt.Fprintf(&b, "--- %s\n%s", n, x.Data)
		}
	}
	return b.String()
}
