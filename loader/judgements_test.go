package loader_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"parley/graph/memory"
	"parley/loader"
)

// judged returns the files of a dossier in which half of the sources call ana by another id, with a judgement about the two ids.
func judged(files fstest.MapFS, judgement string) fstest.MapFS {
	out := fstest.MapFS{
		"ann.yaml":        {Data: []byte("things:\n  - {person: ann, name: Ann, aliases: [Annie], memberships: {id: west, role: envoy}}\n")},
		"judgements.yaml": {Data: []byte("judgements:\n  - {" + judgement + ", by: Bo, when: 2025-03-09, why: the same post}\n")},
	}
	for name, f := range files {
		text := string(f.Data)
		if id, ok := strings.CutPrefix(name, "sources/x"); ok && (id[0]-'0')%2 == 1 {
			text = strings.NewReplacer("person: ana", "person: ann", " ana,", " ann,", "[ana", "[ann", ": ana}", ": ann}", "via: ana", "via: ann").Replace(text)
		}
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// A load of the changed sources gives the same graph as a load of everything, also if judgements join what the sources speak of.
func TestChangesWithJudgements(t *testing.T) {
	fewerChecks(t)
	done, all, joined := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		judgement := rapid.SampledFrom([]string{"same: [ana, ann]", "same: [ann, ana]", "unsure: [ann, ana]"}).Draw(t, "judgement")
		before := drawArticles(t, "x", rapid.IntRange(2, 5).Draw(t, "sources"))
		after := changed(t, before)
		files := judged(after.whole(), judgement)
		if d, err := loader.FS(files, now); err != nil || !sound(after) {
			return
		} else if len(d.Joined()) == 1 {
			joined++
		}
		some, whole := memory.New(), memory.New()
		if d, err := loader.FS(judged(before.whole(), judgement), now); err != nil {
			return
		} else if _, err := loader.Load(t.Context(), some, d, program); err != nil {
			t.Fatal(err)
		}
		loadWhole(t, whole, files)
		all++
		if r, ok := loadChanges(t, some, files); ok {
			done++
			sameGraph(t, some, whole, r)
		}
	})
	t.Logf("%d of %d changes were loaded by themselves; %d with joined ids", done, all, joined)
	if done < all/2 || joined == 0 {
		t.Errorf("only %d of %d changes were loaded by themselves; %d with joined ids", done, all, joined)
	}
}

// Judgements of a dossier do not reach into another dossier. So another dossier that uses the former id is told to judge, too.
func TestJudgementsAcrossDossiers(t *testing.T) {
	ctx, k := context.Background(), memory.New()
	load(t, k, small())
	// The second dossier calls the person of the first dossier anne.
	other := second()
	for _, file := range []string{"things.yaml", "source.yaml"} {
		other[file] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(other[file].Data), "anna", "anne"))}
	}
	other["judgements.yaml"] = &fstest.MapFile{Data: []byte("judgements:\n  - {same: [anna, anne], by: Bo, when: 2025-03-09, why: the same post}\n")}
	load(t, k, other)
	contents, _, err := k.Contents(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range contents.Records {
		if r.ID() == "anne" {
			t.Error("the graph has anne beside anna")
		}
		if former, _ := r.Values[1].([]string); r.ID() == "anna" && strings.Join(former, " ") != "anne" {
			t.Errorf("the former ids of anna are %v", former)
		}
	}

	// If the judgement keeps the id that the first dossier does not know, the first dossier must follow.
	turned := second()
	turned["things.yaml"] = &fstest.MapFile{Data: []byte("things:\n  - {person: anna, name: Anna}\n  - {person: anne, name: Anne}\n")}
	turned["judgements.yaml"] = &fstest.MapFile{Data: []byte("judgements:\n  - {same: [anne, anna], by: Bo, when: 2025-03-09, why: the same post}\n")}
	const want = "`anna` is a former id of `anne` in second, and a Person in small: write `anne` in small, or the judgement `same: [anne, anna]`, and load small first"
	if _, err := loader.Load(ctx, k, read(t, turned)); !errors.Is(err, loader.ErrTaken) || !strings.Contains(err.Error(), want) {
		t.Fatalf("the error is %v, want %s", err, want)
	}
	follows := small()
	follows["judgements.yaml"] = &fstest.MapFile{Data: []byte("judgements:\n  - {same: [anne, anna], by: Bo, when: 2025-03-09, why: the same post}\n")}
	if _, err := loader.Drop(ctx, k, "second"); err != nil {
		t.Fatal(err)
	}
	load(t, k, follows)
	load(t, k, turned)
}
