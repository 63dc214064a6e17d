package resolve

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

// judged is a judgement in a file, before its ids are looked up.
type judged struct {
	file
	node *yaml.Node
}

// judgements collects the judgements of a file. They are read later, when all ids are known.
func (f file) judgements(n *yaml.Node) {
	for _, e := range f.list(n, "`"+grammar.Judgements+"`") {
		f.judged = append(f.judged, judged{f, e})
	}
}

// readJudgements reads the judgements, and reports contradictions between them.
func (r *resolver) readJudgements() {
	for _, j := range r.judged {
		if one, ok := j.read(); ok {
			r.dossier.Judgements = append(r.dossier.Judgements, one)
		}
	}
	standing := dossier.Standing(r.dossier.Judgements)
	r.kept = dossier.Kept(standing)
	for _, former := range r.dossier.Joined() {
		if _, known := r.known[r.kept[former]]; !known { // another dossier has it
			r.known[r.kept[former]] = r.known[former]
		}
	}
	for _, c := range dossier.Contradictions(standing) {
		steps := make([]string, len(c.Chain))
		for i, s := range c.Chain {
			steps[i] = fmt.Sprintf("`%s` = `%s` (%s)", s.A, s.B, s.At)
		}
		r.addProblem(dossier.Problem{At: c.Different.At, Message: fmt.Sprintf(
			"`%s` and `%s` are different here, but the same by %s: delete one of these judgements", c.Different.A, c.Different.B, strings.Join(steps, ", "))})
	}
}

// read reads one judgement.
func (j judged) read() (dossier.Judgement, bool) {
	ps := pairs(j.node)
	if len(ps) == 0 {
		j.problem(j.node, "a judgement must stand here, such as {same: [ada-nord, ada-n], by: Bo Sud, when: 2025-12-07, why: the same post}")
		return dossier.Judgement{}, false
	}
	out, sound := dossier.Judgement{At: j.at(j.node)}, true
	var about *yaml.Node
	for _, p := range ps {
		switch key := p.key.Value; {
		case slices.Contains(grammar.Verdicts, key) && about != nil:
			j.problem(p.key, "`%s` and `%s` cannot stand in one judgement: write two judgements", out.Verdict, key)
			sound = false
		case slices.Contains(grammar.Verdicts, key):
			out.Verdict, about = key, p.value
		case !slices.Contains(grammar.JudgementKeys, key):
			j.unknownKey(p.key, "a judgement", grammar.JudgementKeys)
			sound = false
		}
	}
	sound = j.details(&out, ps) && sound
	if about == nil {
		j.problem(j.node, "the judgement needs `same`, `different` or `unsure`, with two ids")
		return out, false
	}
	return out, j.pair(&out, about) && sound
}

// details reads who judges, when and why, and the score.
func (j judged) details(out *dossier.Judgement, ps []pair) bool {
	sound := true
	for _, d := range []struct {
		key, means string
		into       *string
	}{{"by", "who judges", &out.By}, {"when", "the day of the judgement", &out.When}, {"why", "the reason", &out.Why}} {
		n := valueOf(ps, d.key)
		if n == nil {
			j.problem(j.node, "the judgement needs `%s`: %s", d.key, d.means)
			sound = false
			continue
		}
		text, ok := j.words(d.key, n)
		*d.into, sound = text, sound && ok
	}
	if n := valueOf(ps, "score"); n != nil {
		v, ok := j.decimal(n)
		score, _ := v.(float64)
		if ok && (score < 0 || score > 1) {
			j.problem(n, "`score` is %s, but it goes from 0 to 1: correct it", dossier.Shortened(n.Value))
			ok = false
		}
		out.Score, sound = &score, sound && ok
	}
	return sound
}

// words reads the day of a judgement, or one line of text.
func (j judged) words(key string, n *yaml.Node) (string, bool) {
	if key != "when" {
		text, ok := j.text(n)
		return text, ok && j.onOneLine(n, text)
	}
	date, ok := j.edtf(n)
	if ok {
		_, ok = j.reportedAt(n, key, date)
	}
	return strings.TrimSpace(n.Value), ok
}

// pair reads the two ids.
func (j judged) pair(out *dossier.Judgement, n *yaml.Node) bool {
	if n.Kind != yaml.SequenceNode || len(n.Content) != 2 {
		j.problem(n, "`%s` needs a list of two ids, such as [ada-nord, ada-n]", out.Verdict)
		return false
	}
	var types [2]*graph.Type
	var ids [2]graph.ID
	for i, e := range n.Content {
		id, ok := j.id(e)
		if !ok || j.renamed(e, id) {
			return false
		}
		ids[i], types[i] = id, j.known[id].typ
	}
	out.A, out.B = ids[0], ids[1]
	if out.A == out.B {
		j.problem(n.Content[1], "a judgement is about two ids, and this is `%s` again: write the other id", out.B)
		return false
	}
	return j.fit(*out, n.Content, types)
}

// fit reports whether the two ids can be judged together. An id that the dossier does not know can be that of a thing in another
// dossier.
func (j judged) fit(of dossier.Judgement, nodes []*yaml.Node, types [2]*graph.Type) bool {
	for i, t := range types {
		switch {
		case t != nil && !t.Is(entity):
			j.problem(nodes[i], "`%s` is %s: a judgement is about things, such as people and organizations", nodes[i].Value, withArticle(grammar.Word(t.Name)))
			return false
		case t != nil && of.Verdict == dossier.Unsure && !t.Is(named):
			j.problem(nodes[i], "`%s` is %s, and has no `possiblySameAs`: write `same` or `different`", nodes[i].Value, withArticle(grammar.Word(t.Name)))
			return false
		}
	}
	first, second := types[0], types[1]
	switch {
	case first != nil && second != nil && first != second:
		j.problem(nodes[1], "`%s` is %s, and `%s` is %s: a judgement is about two things of one type",
			of.A, withArticle(grammar.Word(first.Name)), of.B, withArticle(grammar.Word(second.Name)))
		return false
	case first == nil && second == nil:
		j.dangling(nodes[0], of.A, entity)
		j.dangling(nodes[1], of.B, entity)
		return false
	case second == nil && of.Verdict != dossier.Different:
		j.dangling(nodes[1], of.B, first.Name)
		return false
	case first == nil && of.Verdict == dossier.Unsure:
		j.dangling(nodes[0], of.A, second.Name)
		return false
	case first == nil && of.Verdict == dossier.Same:
		hint := ""
		if near := words.Nearest(string(of.A), j.idsOf(second.Name)); len(near) > 0 {
			hint = ": or did you mean " + joinWords(near, "or") + "?"
		}
		j.warn(nodes[0], "this dossier has no `%s`: the judgement gives `%s` this id, and is right only if another dossier of the graph has `%s`%s", of.A, of.B, of.A, hint)
	}
	return true
}

const entity, named = "Entity", "Named"
