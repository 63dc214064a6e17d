package desk

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/loader/draft"
)

// made is a model that says what it is told to say.
type made struct{ says []draft.Observation }

func (made) Name() string { return "made" }

func (m made) Observe(context.Context, *draft.Article) ([]draft.Observation, error) {
	return m.says, nil
}

// A model drafts only if the person asks for it, and what it invents is left out.
func TestAModel(t *testing.T) {
	root := bridge(t)
	p := sit(t, root)
	in := drafted{Text: article, Publisher: ref{ID: "selm-herald"}, Published: "2025-03-06", Language: "en", Draft: true, Model: true}
	if got := p.refused("draft", in, http.StatusBadRequest); !strings.Contains(got.Error, "--model") {
		t.Errorf("without a model: %s", got.Error)
	}
	p.desk.Model = made{[]draft.Observation{
		{Kind: draft.Stance, Sentence: 3, Quote: "Ostria rejects a toll on the bridge", Subject: "Ostria", Object: "a toll on the bridge", Status: "rejects", Worded: "rejects a toll on the bridge"},
		{Kind: draft.Stance, Sentence: 3, Quote: "Ostria rejects a toll on the road", Subject: "Ostria", Object: "a toll on the road", Status: "rejects", Worded: "rejects a toll on the road"},
	}}
	got := ask[draftAnswer](p, "draft", in)
	if got.Facts != 1 || len(got.Left) != 1 || !strings.Contains(got.Left[0].Words, "road") {
		t.Errorf("by the model: %+v", got)
	}
}

// A draft of which every fact is dropped becomes an article without facts.
func TestEveryFactIsDropped(t *testing.T) {
	p := sit(t, bridge(t))
	s := p.drafts()
	for range s.Facts {
		s = ask[sourceAnswer](p, "source", fileQuestion{file})
		ask[decided](p, "review", decision{File: file, Base: s.Hash, Fact: s.Order[0], Key: "drop"})
	}
	if got := read(t, p.root, file); strings.Contains(got, "draft") || strings.Contains(got, "reports") {
		t.Errorf("the file has\n%s", got)
	}
	if _, err := os.Stat(filepath.Join(p.root, "reference/selm-herald-2025-03-06-new.yaml")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("things that nothing names are still there: %v", err)
	}
	if state := ask[stateAnswer](p, "state", stateQuestion{}); !state.Valid {
		t.Errorf("the problems: %+v", state.Problems)
	}
}
