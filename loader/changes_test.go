package loader_test

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/memory"
	"parley/loader"
	"parley/loader/write"
)

// failer is a test or a rapid test.
type failer interface {
	Helper()
	Context() context.Context
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
	Fatal(args ...any)
	FailNow()
}

var program = loader.Program("this test")

// loadWhole loads a dossier as a whole.
func loadWhole(t failer, k graph.Keeper, files fs.FS) loader.Result {
	t.Helper()
	d, err := loader.FS(files, now)
	if err != nil {
		t.Fatal(err)
	}
	r, err := loader.Load(t.Context(), k, d, program)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// loadChanges loads what has changed. It reports whether this was possible.
func loadChanges(t failer, k graph.Keeper, files fs.FS) (loader.Result, bool) {
	t.Helper()
	listing, err := loader.ListFS(files)
	if err != nil {
		t.Fatal(err)
	}
	r, done, err := loader.Changes(t.Context(), k, files, listing, now, program)
	if err != nil {
		t.Fatal(err)
	}
	return r, done
}

// sameGraph fails if two graphs differ in anything but their loads.
func sameGraph(t failer, got, want graph.Keeper, r loader.Result) {
	t.Helper()
	a, _, _ := got.Contents(t.Context())
	b, _, _ := want.Contents(t.Context())
	if write.Digest(a) != write.Digest(b) {
		for _, d := range write.Explain(a, write.Diff(a, 0, b)) {
			t.Errorf("the whole load would %s %s %s %s>%s %s %v", d.Op, d.What, d.ID, d.From, d.To, d.Identity, d.Values)
		}
		t.FailNow()
	}
	if r.Digest != write.Digest(a) {
		t.Fatalf("the digest is %s, and that of the graph %s", r.Digest, write.Digest(a))
	}
}

// articles are items of "says" about more things than sayings has, with things that only sources mention.
var articles = []string{
	"{meeting: talks, status: held, topics: {id: border, as: raised}}", "{meeting: summit, label: The summit, when: 2025-03-04}", "{meeting: summit, status: held, participants: [ana, bo]}",
	"{meeting: summit, follows: talks}", "{meeting: summit, participants: ana}", "{meeting: retreat, status: denied}", "{meeting: retreat, status: held, participants: bo}",
	"{outcome: truce, meeting: talks}", "{outcome: truce, meeting: summit}", "{outcome: truce, result: agreed}",
	"{quotation: words, text: never again, speaker: ana, occasion: summit}", "{quotation: words, text: once again, speaker: bo}", "{quotation: words, about: retreat}",
	"{agreement: treaty, signatories: [ana, bo], signedAt: summit}", "{agreement: treaty, when: 2025-03-05}", "{event: trip, status: happened, actors: ana}",
	"{event: trip, places: town}", "{person: ana, stances: {id: border, position: rejects}}", "{person: ana, stances: {id: border, position: supports}}",
	"{meeting: summit, topics: {id: border, as: discussed}}", "{meeting: summit, excludedTopics: border}", "{meeting: summit, rescheduledAs: retreat}",
	"{meeting: retreat, when: 2025-03-05}", "{meeting: talks, follows: summit}", "{meeting: retreat, follows: summit}", "{meeting: summit, follows: retreat}", "{quotation: words, about: summit}",
	"{meeting: talks, followedBy: retreat}", "{meeting: retreat, rescheduledFrom: summit}", "{person: bo, memberships: {id: west, role: minister, start: 2020, end: 2022}}",
}

// articleThings are the entries of the reference file.
var articleThings = append(slices.Clone(drawnThings), "{agreement: treaty, name: The treaty}", "{meeting: summit, mode: video}")

func drawArticle(t *rapid.T, id string) randomSource {
	s := randomSource{id: id}
	s.heading = fmt.Sprintf("publisher: %s\npublished: 2025-03-%02d\nreliability: B\n",
		rapid.SampledFrom([]string{"paper", "sheet"}).Draw(t, "publisher"), rapid.IntRange(3, 6).Draw(t, "day"))
	if rapid.IntRange(0, 1).Draw(t, "revises") == 0 && !strings.HasSuffix(id, "0") {
		s.heading = strings.Replace(s.heading, "publisher: paper\n", "revisionOf: "+id[:1]+"0\n", 1)
	}
	for j := range rapid.IntRange(1, 4).Draw(t, "reports") {
		s.reports = append(s.reports, fmt.Sprintf("  - quote: passage %d\n    start: %d\n%s    says:\n      - %s\n", j, 40*j,
			rapid.SampledFrom([]string{"", "", "", "    polarity: denies\n", "    via: ana\n", "    via: paper\n", "    retracts: true\n"}).Draw(t, "detail"),
			rapid.SampledFrom(slices.Concat(articles, articles, sayings)).Draw(t, "says")))
	}
	return s
}

// drawArticles draws a dossier that has no problem. The names of its sources begin with a letter.
func drawArticles(t *rapid.T, letter string, n int) randomDossier {
	return rapid.Custom(func(t *rapid.T) randomDossier {
		d := randomDossier{things: articleThings[:len(articleThings)-rapid.IntRange(0, 1).Draw(t, "summit in a reference file")]}
		for i := range n {
			d.sources = append(d.sources, drawArticle(t, fmt.Sprintf("%s%d", letter, i)))
		}
		return d
	}).Filter(sound).Draw(t, "dossier")
}

// beside is another dossier about the same things.
func beside(t *rapid.T) fs.FS {
	files := drawArticles(t, "y", 2).whole()
	files["dossier.yaml"].Data = []byte("dossier: other\ntitle: Other\n")
	return files
}

func sound(d randomDossier) bool {
	_, err := loader.FS(d.whole(), now)
	return err == nil
}

// changed draws the dossier after a change: an article comes, goes, or says something else. It can have problems.
func changed(t *rapid.T, d randomDossier) randomDossier {
	return rapid.Custom(func(t *rapid.T) randomDossier {
		after := randomDossier{things: d.things, sources: slices.Clone(d.sources)}
		switch i := rapid.IntRange(0, len(d.sources)-1).Draw(t, "which"); rapid.IntRange(0, 3).Draw(t, "change") {
		case 0:
			after.sources = slices.Delete(after.sources, i, i+1)
		case 1:
			after.sources = append(after.sources, drawArticle(t, fmt.Sprintf("x%d", 10+len(d.sources))))
		default:
			after.sources[i] = drawArticle(t, d.sources[i].id)
		}
		return after
	}).Filter(func(d randomDossier) bool { return len(d.sources) > 0 }).Draw(t, "after")
}

// A load of the changed sources gives the same graph as a load of everything.
func TestChanges(t *testing.T) {
	fewerChecks(t)
	done, all := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		ok, n := checkChanges(rt, memory.New())
		done, all = done+ok, all+n
	})
	t.Logf("%d of %d changes were loaded by themselves", done, all)
	if done < all/2 {
		t.Errorf("only %d of %d changes were loaded by themselves", done, all)
	}
}

// checkChanges loads a dossier and some changes into an empty store. It returns how many changes were loaded by themselves, and how
// many there were.
func checkChanges(t *rapid.T, some graph.Keeper) (done, all int) {
	d, whole := drawArticles(t, "x", rapid.IntRange(1, 5).Draw(t, "sources")), memory.New()
	loadWhole(t, some, d.whole())
	if rapid.Bool().Draw(t, "beside another dossier") {
		other := beside(t)
		if !loadable(t, some, other) {
			return 0, 0
		}
		loadWhole(t, some, other)
		loadWhole(t, whole, other)
	}
	for range rapid.IntRange(1, 3).Draw(t, "changes") {
		after := changed(t, d)
		if !sound(after) || !loadable(t, some, after.whole()) {
			if _, ok := loadChanges(t, some, after.whole()); ok {
				t.Fatal("a load of everything refuses the dossier")
			}
			continue
		}
		d, all = after, all+1
		loadWhole(t, whole, d.whole())
		if r, ok := loadChanges(t, some, d.whole()); ok {
			done++
			sameGraph(t, some, whole, r)
			continue
		}
		loadWhole(t, some, d.whole())
	}
	return done, all
}

// loadable reports whether a dossier can share a graph with what is in it.
func loadable(t *rapid.T, k graph.Keeper, files fs.FS) bool {
	d, err := loader.FS(files, now)
	if err != nil {
		t.Fatal(err)
	}
	_, err = loader.Plan(t.Context(), k, d)
	return err == nil
}

// Every item can stand in a dossier.
func TestArticles(t *testing.T) {
	all := "{meeting: talks, status: held}, {meeting: summit, status: held}, {meeting: retreat, status: held}, {outcome: truce, meeting: talks}, {quotation: words, text: x}"
	for _, item := range articles {
		d := randomDossier{things: articleThings[:len(articleThings)-1], sources: []randomSource{{id: "s", heading: "publisher: paper\npublished: 2025-03-06\n", reports: []string{
			"  - quote: x\n    start: 0\n    says: [" + all + "]\n", "  - quote: x\n    start: 9\n    says: [" + item + "]\n",
		}}}}
		if _, err := loader.FS(d.whole(), now); err != nil {
			t.Errorf("%s: %v", item, err)
		}
	}
}
