package resolve

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

// claims makes the claims of an item that a source reports: one for each field. For an element of a relation it makes
// one claim that the relation exists, and one for each detail. Base has the values that all claims of the report
// share. When the report is not sound, claims only looks for problems.
func (it item) claims(base dossier.Claim, sound bool) {
	base.Subject = it.id
	repeated := false
	// The claims of one statement are added together. A statement repeats another only if all its claims do: a second
	// term in office repeats that somebody was in office, and not when.
	add := func(statement ...dossier.Claim) {
		if !sound {
			return
		}
		var first dossier.Position
		again := true
		for i, c := range statement {
			at, twice := it.claim(c)
			if i == 0 {
				first = at
			}
			again = again && twice
		}
		if again && !repeated {
			repeated = true // one warning for each item: a row of a table repeats all its claims
			it.addProblem(dossier.Problem{At: statement[0].At, Severity: dossier.Warning, Message: fmt.Sprintf(
				"the source already says this about `%s` with the same passage (%s), so it counts once: delete one of the two; if these are two rows of a table, give each its own `start`", statement[0].Subject, first)})
		}
	}
	passage, takesPassage := grammar.Passage(it.typ)
	// The passage of a denial or a retraction holds other words, such as "I never said that". The passage of a deprecated report
	// holds the words that the editors do not believe.
	if takesPassage && !base.Retracts && base.Polarity == graph.Affirms && valueOf(it.fields, passage) == nil {
		c := base
		c.Field, c.Property, c.At = passage, it.typ.Property(passage), base.QuoteAt
		c.Values = []graph.Value{norm.NFC.String(base.Quote)}
		add(c)
	} else if len(it.fields) == 0 {
		it.problem(it.idNode, "`%s` has no field: add one", it.id)
	}
	for _, p := range it.fields {
		m, ok := it.member(p.key)
		if !ok {
			continue
		}
		c := base
		c.Field, c.At = p.key.Value, it.at(p.value)
		if m.Property == nil {
			for _, l := range it.links(m.Via, p) {
				it.linkClaims(c, l, add)
			}
			continue
		}
		if grammar.Editorial(m.Property) {
			it.editorial(m.Property, p)
			continue
		}
		if !m.Property.State {
			it.problem(p.key, "a source cannot report `%s` of %s: write it in a reference file, under `things:`", p.key.Value, grammar.Word(it.typ.Name))
			continue
		}
		if c.Values, ok = it.values(m.Property, p.value); ok {
			c.Property = m.Property
			for _, one := range eachValue(c) {
				add(one)
			}
		}
	}
}

// editorial takes words of the editors from a source file. They are a value of the thing, and no claim.
func (it item) editorial(p *graph.Property, field pair) {
	values, ok := it.values(p, field.value)
	t := it.made[it.id]
	if !ok || t == nil {
		return
	}
	if t.Values[p.Index] != nil {
		it.problem(field.key, "`%s` already has a `%s` (%s): delete one of the two", it.id, p.Name, it.labelled[it.id])
		return
	}
	put(t.Values, p, values)
	it.labelled[it.id] = it.at(field.key)
}

// linkClaims makes the claims of one element in a relation's field.
func (it item) linkClaims(c dossier.Claim, l link, add func(...dossier.Claim)) {
	c.Relation, c.Reverse, c.Object, c.Identity, c.At = l.relation, l.reverse, l.object, l.identity(), it.at(l.node)
	if dossier.Hierarchy(c.Relation) {
		it.climbs = append(it.climbs, c)
	}
	if c.AffirmsRelation() {
		it.tenure(c, l)
	}
	all := []dossier.Claim{c}
	for _, g := range l.details {
		if !g.property.State {
			it.problem(g.key, "a source cannot report `%s` of `%s`: write it in a reference file, under `things:`", g.property.Name, c.Field)
			continue
		}
		of := c
		of.Property, of.Values, of.At = g.property, g.values, it.at(g.key)
		all = append(all, eachValue(of)...)
	}
	add(all...)
}

// eachValue returns a claim for each value of a property that can have several values at once.
func eachValue(c dossier.Claim) []dossier.Claim {
	list, several := c.Values[0].([]string)
	if !several {
		return []dossier.Claim{c}
	}
	all := make([]dossier.Claim, len(list))
	for i, value := range list {
		all[i] = c
		all[i].Values = []graph.Value{value}
	}
	return all
}

// claim gives a claim its id and adds it to the dossier. If the source makes the same claim with the same passage
// again, claim returns the place of the first, and adds nothing.
func (it item) claim(c dossier.Claim) (first dossier.Position, again bool) {
	c.ID = claimID(c)
	if i, twice := it.claimed[c.ID]; twice {
		same := it.dossier.Claims[i]
		if same.Rank != c.Rank || same.Reason != c.Reason || same.Part != c.Part || same.Retracts != c.Retracts {
			it.addProblem(dossier.Problem{At: c.At, Message: fmt.Sprintf(
				"the source already says this about `%s` with the same passage (%s), and with another rank, reason, part or `retracts`: delete one of the two", c.Subject, same.At)})
			return dossier.Position{}, false
		}
		return same.At, true
	}
	for contrary := range contraries(c) {
		if i, twice := it.claimed[contrary]; twice && !it.dossier.Claims[i].Retracts && !c.Retracts {
			it.addProblem(dossier.Problem{At: c.At, Message: fmt.Sprintf(
				"the source affirms and denies this about `%s` with the same passage (%s): delete one of the two, or write in `via` who says which", c.Subject, it.dossier.Claims[i].At)})
			break
		}
	}
	it.claimed[c.ID] = len(it.dossier.Claims)
	it.dossier.Claims = append(it.dossier.Claims, c)
	return dossier.Position{}, false
}

// contraries goes through the ids of claims with the same passage and speaker that cannot be true together with a claim: its
// denial, and relations that exclude its relation.
func contraries(c dossier.Claim) iter.Seq[graph.ID] {
	return func(yield func(graph.ID) bool) {
		denial := c
		denial.Polarity = graph.Denies
		if c.Polarity == graph.Denies {
			denial.Polarity = graph.Affirms
		}
		if !yield(claimID(denial)) || !c.AffirmsRelation() {
			return
		}
		for _, r := range grammar.Contrary(c.Relation) {
			other := c
			if other.Relation, other.Field = r, r.From.Field; c.Reverse {
				other.Field = r.To.Field
			}
			if !yield(claimID(other)) {
				return
			}
		}
	}
}

// claimID derives the id of a claim from its content. Rank, reason and part of the article do not count: an editor
// may change them and the claim stays the same claim. Hidden parts of a value do not count: they follow from the
// others, and a version of Parley that works out more of them must give the same id.
func claimID(c dossier.Claim) graph.ID {
	const field, element = "\x1f", "\x1e" // no text contains them: see clean
	var relation, identity, property string
	if c.Relation != nil {
		// The text of the identity has nothing of the other properties. So a new property of the model changes no id.
		relation, identity = c.Relation.Name, dossier.IdentityText(c.Relation, c.Identity)
	}
	if c.Property != nil {
		property = c.Property.Name
	}
	via := make([]string, len(c.Via))
	for i, id := range c.Via {
		via[i] = string(id)
	}
	text := strings.Join([]string{
		string(c.Source), string(c.Subject), c.Field, relation, string(c.Object),
		identity, property, joined(shown(c), element), string(c.Polarity),
		c.Quote, strconv.Itoa(c.Start) + c.Fragment, strings.Join(via, element), c.Reported.UTC().Format(time.RFC3339),
	}, field)
	sum := sha256.Sum256([]byte(text))
	return graph.ID(grammar.ClaimPrefix + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:10])))
}

// shown returns the values of a claim without those of hidden parts.
func shown(c dossier.Claim) []graph.Value {
	if c.Property == nil || c.Property.Parts == nil {
		return c.Values
	}
	var values []graph.Value
	for i, v := range c.Values {
		if !c.Property.Parts[i].Hidden {
			values = append(values, v)
		}
	}
	return values
}

// joined writes values one after the other. Different values never give the same text.
func joined(values []graph.Value, separator string) string {
	list := func(items []string) string { return strings.Join(items, separator+separator) }
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = dossier.Text(v, list)
	}
	return strings.Join(texts, separator)
}
