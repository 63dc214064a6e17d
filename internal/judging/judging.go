// Package judging proposes which things of dossiers are one, and writes what people judge about it.
package judging

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/loader/cite"
	"parley/loader/dossier"
	"parley/loader/grammar"
	"parley/loader/match"
)

// Record are the people and organizations of dossiers, with the judgements about them.
type Record struct {
	Subjects []*match.Subject // sorted by id

	judged map[dossier.Pair]bool // the pairs that need no proposal
}

// NewRecord returns the record of dossiers.
func NewRecord(ds ...*dossier.Dossier) Record {
	r := Record{Subjects: match.Subjects(ds...), judged: map[dossier.Pair]bool{}}
	for _, d := range ds {
		standing := dossier.Standing(d.Judgements)
		kept := dossier.Kept(standing)
		now := func(id graph.ID) graph.ID { return cmp.Or(kept[id], id) }
		for _, j := range standing {
			r.judged[dossier.PairOf(now(j.A), now(j.B))] = true
		}
		for _, t := range d.Things {
			for _, former := range t.Former() {
				r.judged[dossier.PairOf(t.ID, former)] = true
			}
		}
	}
	return r
}

// Pairs returns the pairs that may be one, the highest score first. Each thing is in at most match.Most pairs as the one that is asked
// about. Pairs calls done with the number of subjects that are compared, from several goroutines; done can be nil.
func (r Record) Pairs(done func(n int)) []match.Candidate {
	skip := func(a, b *match.Subject) bool { return r.judged[dossier.PairOf(a.ID, b.ID)] }
	found := r.Candidates(r.Subjects, skip, done)
	seen := map[dossier.Pair]int{}
	var all []match.Candidate
	for _, c := range slices.Concat(found...) {
		key := dossier.PairOf(c.A.ID, c.B.ID)
		if i, again := seen[key]; again {
			all[i].Sure = all[i].Sure && c.Sure // sure from both sides
			continue
		}
		seen[key] = len(all)
		all = append(all, c)
	}
	for i := range all {
		if c := all[i]; c.Sure && !slices.ContainsFunc(found[r.place(c.B)], func(o match.Candidate) bool { return o.B == c.A && o.Sure }) {
			all[i].Sure = false
		}
	}
	slices.SortStableFunc(all, func(a, b match.Candidate) int { return cmp.Compare(b.Score, a.Score) })
	return all
}

// place is the index of a subject.
func (r Record) place(s *match.Subject) int {
	i, _ := slices.BinarySearchFunc(r.Subjects, s.ID, func(o *match.Subject, id graph.ID) int { return cmp.Compare(o.ID, id) })
	return i
}

// Candidates finds the candidates of subjects among those of the record: see match.Index.Each.
func (r Record) Candidates(subjects []*match.Subject, skip func(a, b *match.Subject) bool, done func(n int)) [][]match.Candidate {
	return match.NewIndex(r.Subjects).Each(subjects, match.Most, skip, done)
}

// Score returns how much two things of the record are alike, or nil if one of them is no person and no organization of the record.
func (r Record) Score(a, b graph.ID) *float64 {
	i, j := r.find(a), r.find(b)
	if i == nil || j == nil {
		return nil
	}
	score := match.Judge(i, j).Score
	return &score
}

func (r Record) find(id graph.ID) *match.Subject {
	i := slices.IndexFunc(r.Subjects, func(s *match.Subject) bool { return s.ID == id })
	if i < 0 {
		return nil
	}
	return r.Subjects[i]
}

// usual is the usual name of the file of judgements.
const usual = "judgements.yaml"

// File is the file to which a judgement is appended: the file of the last judgement, or judgements.yaml. The name is relative to the folder of the
// dossier, with slashes.
func File(d *dossier.Dossier) string {
	for _, j := range slices.Backward(d.Judgements) {
		if !strings.HasSuffix(j.At.File, ".json") {
			return j.At.File
		}
	}
	return usual
}

// lastItem is the beginning of the last item of a list in a file.
var lastItem = regexp.MustCompile(`(?m)^([ ]*)- [^\n]*\n?\z`)

// Added returns what is to be appended to a file of judgements for one more judgement. Before is what the file holds.
func Added(before []byte, j dossier.Judgement, now time.Time) []byte {
	var text bytes.Buffer
	if len(before) > 0 && !bytes.HasSuffix(before, []byte("\n")) {
		text.WriteString("\n")
	}
	indent := "  "
	if found := lastItem.FindSubmatch(before); found != nil {
		indent = string(found[1])
	} else if len(bytes.TrimSpace(before)) == 0 {
		text.WriteString(grammar.Judgements + ":\n")
	}
	text.WriteString(indent + Line(j, now))
	return text.Bytes()
}

// Line is the line of a judgement.
func Line(j dossier.Judgement, now time.Time) string {
	score := ""
	if j.Score != nil {
		score = fmt.Sprintf(", score: %.2f", *j.Score)
	}
	return fmt.Sprintf("- {%s: [%s, %s], by: %s, when: %s, why: %s%s}\n", j.Verdict, j.A, j.B, quoted(j.By), now.UTC().Format(time.DateOnly), quoted(j.Why), score)
}

// quoted is a text in quotes, as YAML and JSON have it.
func quoted(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		panic(err) // a string always has a JSON form
	}
	return cite.Visible(strings.TrimSuffix(b.String(), "\n"))
}
