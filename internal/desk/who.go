package desk

import (
	"cmp"
	"fmt"
	"os/user"
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/internal/folders"
	"parley/internal/judging"
	"parley/loader/dossier"
	"parley/loader/match"
	"parley/loader/names"
)

// pair are two things of the record that may be one.
type pair struct {
	A     names.Found `json:"a"`
	B     names.Found `json:"b"`
	Score float64     `json:"score"`
	// Why are the words that the names share.
	Why string `json:"why"`
}

// pairs proposes who is who, the likeliest pairs first. Pairs that have a judgement are left out.
func (d *Desk) pairs(struct{}) ([]pair, error) {
	r, err := d.read()
	if err != nil {
		return nil, err
	}
	list := []pair{}
	if !r.valid {
		return list, nil
	}
	called := r.names().Main()
	of := func(s *match.Subject) names.Found {
		return names.Found{ID: s.ID, Type: s.Type, Name: cmp.Or(called[string(s.ID)], string(s.ID))}
	}
	for _, c := range judging.NewRecord(r.dossier).Pairs(nil) {
		list = append(list, pair{of(c.A), of(c.B), c.Score, c.NameA + " = " + c.NameB})
	}
	return list, nil
}

type judgement struct {
	// Verdict is same, different or unsure.
	Verdict string   `json:"verdict"`
	A       graph.ID `json:"a"` // of two ids that are the same, the first stays
	B       graph.ID `json:"b"`
	Why     string   `json:"why"`
}

// judge writes a judgement, and returns its file.
func (d *Desk) judge(in judgement) (fileText, error) {
	r, err := d.read()
	if err != nil {
		return fileText{}, err
	}
	if !slices.Contains([]string{dossier.Same, dossier.Different, dossier.Unsure}, in.Verdict) || !slug.MatchString(string(in.A)) || !slug.MatchString(string(in.B)) {
		return fileText{}, fmt.Errorf("%w: a judgement has a verdict and two ids", ErrSaying)
	}
	if strings.TrimSpace(in.Why) == "" {
		return fileText{}, fmt.Errorf("%w: say why, for those who read the judgement later", ErrSaying)
	}
	if !r.valid {
		return fileText{}, fmt.Errorf("%w: the dossier has errors: correct them first", ErrSaying)
	}
	j := dossier.Judgement{Verdict: in.Verdict, A: in.A, B: in.B, By: editor(), Why: in.Why, Score: judging.NewRecord(r.dossier).Score(in.A, in.B)}
	name := judging.File(r.dossier)
	before, err := d.files.Read(name)
	if err != nil {
		return fileText{}, err
	}
	after := slices.Concat(before, judging.Added(before, j, time.Now()))
	if err := d.write(folders.Edit{Name: name, Text: after, Base: folders.Hash(before)}); err != nil {
		return fileText{}, err
	}
	return fileText{name, string(after), folders.Hash(after)}, nil
}

// editor is who sits at the desk.
func editor() string {
	if u, err := user.Current(); err == nil {
		return cmp.Or(u.Name, u.Username)
	}
	return "unknown"
}
