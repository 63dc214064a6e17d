// Package differences says in words how two graphs differ.
package differences

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/grammar"
	"parley/loader/write"
)

// account is the type of the accounts that the loader works out.
const account = "Account"

// marks begin the lines of a plan.
var marks = map[string]string{"add": "+", "change": "~", "drop": "-"}

// Thing is what differs about one thing.
type Thing struct {
	Op    string // "add", "change" or "drop"
	Type  string // Meeting
	ID    graph.ID
	Name  string   // the name that people use, or ""
	Lines []string // one for each value and each relation that differs: "+ places: port-selm"
}

// Heading is the first line about the thing: + Meeting port-selm-2025-03-04 "Talks in Port Selm".
func (t Thing) Heading() string {
	text := fmt.Sprintf("%s %s %s", marks[t.Op], t.Type, t.ID)
	if t.Name != "" {
		text += " " + quoteInLine(t.Name)
	}
	return text
}

// Text writes differences for people. Each thing has a heading, with one line for each value and one for each
// relation below it. The last line counts the differences. With all, the text also shows each claim, and the values
// and relations that only the stores and the loader need.
func Text(ds []write.Difference, all bool) string {
	if len(ds) == 0 {
		return "nothing would change\n"
	}
	var b strings.Builder
	for _, t := range Things(ds, all) {
		b.WriteString(t.Heading() + "\n")
		for _, l := range t.Lines {
			b.WriteString("    " + l + "\n")
		}
	}
	hint := ""
	if !all && slices.ContainsFunc(ds, func(d write.Difference) bool { return d.What == "Claim" }) {
		hint = " (each with --verbose)"
	}
	return b.String() + Summary(ds) + hint + "\n"
}

// Things returns the things that differ. Without all, it leaves out those about which Text says nothing.
func Things(ds []write.Difference, all bool) []Thing {
	var things []Thing
	for start := 0; start < len(ds); {
		end := start
		for end < len(ds) && ds[end].Of.ID == ds[start].Of.ID {
			end++
		}
		if t, says := thing(ds[start:end], all); says {
			things = append(things, t)
		}
		start = end
	}
	return things
}

// thing returns what differs about one thing. says is false if there is nothing to show.
func thing(ds []write.Difference, all bool) (t Thing, says bool) {
	of := ds[0].Of
	t = Thing{Op: "change", Type: of.Type, ID: of.ID, Name: of.Name}
	if of.Type == account && !all {
		return t, false // the accounts follow from the claims
	}
	claims := map[string]int{}
	for _, d := range ds {
		switch {
		case d.ID == of.ID:
			t.Op = d.Op
			t.Lines = append(t.Lines, valueLines(d)...)
		case d.What == "Claim":
			claims[d.Op]++
			if all {
				t.Lines = append(t.Lines, fmt.Sprintf("%s %s%s", marks[d.Op], d.ID, inBrackets(d)))
			}
		case all || forPeople(d, of.ID):
			t.Lines = append(t.Lines, relationLine(d, of.ID))
		}
	}
	if t.Op == "drop" && !all {
		t.Lines = nil // the values and relations of a dropped thing are dropped, too
	}
	if n := opCounts(claims); n != "" && !all {
		t.Lines = append(t.Lines, "claims "+n)
	}
	return t, len(t.Lines) > 0 || t.Op != "change"
}

// valueLines returns one line for each value of a thing that differs.
func valueLines(d write.Difference) []string {
	var lines []string
	for _, v := range d.Values {
		name, derived := valueName(d.What, v.Property)
		switch {
		case derived || d.Op == "drop":
		case v.Before == nil:
			lines = append(lines, fmt.Sprintf("+ %s: %s", name, shown(v.After)))
		case v.After == nil:
			lines = append(lines, fmt.Sprintf("- %s: %s", name, shown(v.Before)))
		default:
			lines = append(lines, fmt.Sprintf("~ %s: %s -> %s", name, shown(v.Before), shown(v.After)))
		}
	}
	return lines
}

// valueName returns the name that a dossier uses for a stored property, and whether Parley derives the property from
// another. The name of when_worded is when.worded; when_earliest is derived.
func valueName(of, key string) (name string, derived bool) {
	head, part, ok := strings.Cut(key, "_")
	if !ok {
		return key, false
	}
	var p *graph.Property
	if t := graph.Parley.Type(of); t != nil {
		p = t.Property(head)
	} else if r := graph.Parley.Relation(of); r != nil {
		p = r.Property(head)
	}
	return head + "." + part, p != nil && p.Part(part) != nil && (p.Part(part).Hidden || grammar.WorkedOutPart(p, part))
}

// forPeople reports whether a plan shows the difference of a relation under this thing. It hides relations that have
// no field, relations of claims and accounts, and relations of which only the list of claims changes.
func forPeople(d write.Difference, of graph.ID) bool {
	if from := graph.Parley.Relation(d.What).From.Type; fieldAt(d, of) == "" || from == account || graph.Parley.Type("Claim").Is(from) {
		return false
	}
	return d.Op != "change" || inBrackets(d) != ""
}

// fieldAt returns the field of the relation at the end where this thing is, or "".
func fieldAt(d write.Difference, of graph.ID) string {
	r := graph.Parley.Relation(d.What)
	if d.From == of {
		return r.From.Field
	}
	return r.To.Field
}

// relationLine returns the line for a relation, as seen from one of its ends.
func relationLine(d write.Difference, of graph.ID) string {
	far := d.To
	if far == of {
		far = d.From
	}
	name := fieldAt(d, of)
	if name == "" || d.From != of && d.To != of {
		name, far = d.What, d.From+" -> "+d.To
	}
	text := fmt.Sprintf("%s %s: %s", marks[d.Op], name, far)
	if d.Identity != "" {
		text += " as " + shown(d.Identity)
	}
	return text + inBrackets(d)
}

// inBrackets returns the values of a relation or a claim in brackets, without the values of its identity. A relation that
// a source reports is the usual case, so only an inferred relation has its basis there.
func inBrackets(d write.Difference) string {
	var texts []string
	for _, v := range d.Values {
		name, derived := valueName(d.What, v.Property)
		if derived || v.Property == "claims" || isIdentity(d.What, v.Property) {
			continue
		}
		switch {
		case d.Op != "change" && isReported(v):
		case d.Op == "change":
			texts = append(texts, fmt.Sprintf("%s %s -> %s", name, shown(v.Before), shown(v.After)))
		case d.Op == "add":
			texts = append(texts, name+" "+shown(v.After))
		case v.Before != nil:
			texts = append(texts, name+" "+shown(v.Before))
		}
	}
	if texts == nil {
		return ""
	}
	return " (" + strings.Join(texts, ", ") + ")"
}

// isReported reports whether a value says that a source reports the relation.
func isReported(v write.ValueChange) bool {
	value := v.After
	if value == nil {
		value = v.Before
	}
	return v.Property == "basis" && value == string(graph.BasisReported)
}

// isIdentity reports whether a property belongs to the identity of a relation.
func isIdentity(relation, key string) bool {
	r := graph.Parley.Relation(relation)
	return r != nil && slices.ContainsFunc(r.Properties, func(p *graph.Property) bool { return p.Key == key && p.Identity })
}

// Summary returns the number of differences: "sources +1; things +3 ~1; relations +31; claims +8". The numbers include the
// differences that the text does not show.
func Summary(ds []write.Difference) string {
	kinds := []string{"dossiers", "sources", "things", "relations", "claims", "accounts"}
	counts := map[string]map[string]int{}
	for _, kind := range kinds {
		counts[kind] = map[string]int{}
	}
	for _, d := range ds {
		kind := "things"
		switch {
		case d.ID == "":
			kind = "relations"
		case d.What == "Dossier" || d.What == "Source" || d.What == "Claim" || d.What == account:
			kind = strings.ToLower(d.What) + "s"
		}
		counts[kind][d.Op]++
	}
	var texts []string
	for _, kind := range kinds {
		if n := opCounts(counts[kind]); n != "" {
			texts = append(texts, kind+" "+n)
		}
	}
	return strings.Join(texts, "; ")
}

// opCounts returns how many things are added, changed and dropped: "+3 ~1 -2".
func opCounts(n map[string]int) string {
	var texts []string
	for _, op := range []string{"add", "change", "drop"} {
		if n[op] > 0 {
			texts = append(texts, fmt.Sprintf("%s%d", marks[op], n[op]))
		}
	}
	return strings.Join(texts, " ")
}

// plain matches values that need no quotes: ids, enum values, numbers and times.
var plain = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}_.:/+-]*$`)

// shown returns the text of one value: text in quotes where it needs them, a list in brackets, "none" for nil.
func shown(v graph.Value) string {
	switch v := v.(type) {
	case nil:
		return "none"
	case string:
		if plain.MatchString(v) {
			return v
		}
		return quoteInLine(v)
	case []string:
		texts := make([]string, len(v))
		for i, s := range v {
			texts[i] = shown(s)
		}
		return "[" + strings.Join(texts, ", ") + "]"
	}
	return fmt.Sprint(v)
}

// quoteInLine returns a text in quotes, on one line.
func quoteInLine(text string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(text) != nil {
		return fmt.Sprintf("%q", text)
	}
	return strings.TrimSpace(b.String())
}
