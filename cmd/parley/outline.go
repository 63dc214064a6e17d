package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/write"
)

// The marks of what a plan adds, changes and drops.
var marks = map[string]string{"add": "+", "change": "~", "drop": "-"}

// outline writes differences for people: a heading for each whole thing, below
// it a line a value and a line a relation, then how many there are of each.
// Claims are counted, and what only the stores need is left out, unless all is
// to be shown.
func outline(ds []write.Difference, all bool) string {
	if len(ds) == 0 {
		return "nothing would change\n"
	}
	var b strings.Builder
	for start := 0; start < len(ds); {
		end := start
		for end < len(ds) && ds[end].Of.ID == ds[start].Of.ID {
			end++
		}
		b.WriteString(whole(ds[start:end], all))
		start = end
	}
	hint := ""
	if !all && slices.ContainsFunc(ds, func(d write.Difference) bool { return d.What == "Claim" }) {
		hint = " (each with --verbose)"
	}
	return b.String() + summary(ds) + hint + "\n"
}

// whole tells what changes of one thing; nothing where none of that is to be shown.
func whole(ds []write.Difference, all bool) string {
	of, op := ds[0].Of, "change"
	var lines []string
	claims := map[string]int{}
	for _, d := range ds {
		switch {
		case d.ID == of.ID:
			op = d.Op
			lines = append(lines, values(d)...)
		case d.What == "Claim":
			claims[d.Op]++
			if all {
				lines = append(lines, fmt.Sprintf("%s %s%s", marks[d.Op], d.ID, inBrackets(d)))
			}
		case all || shownOf(d, of.ID):
			lines = append(lines, tie(d, of.ID))
		}
	}
	if op == "drop" && !all {
		lines = nil // what it had goes with it
	}
	if n := counted(claims); n != "" && !all {
		lines = append(lines, "claims "+n)
	}
	if len(lines) == 0 && op == "change" {
		return ""
	}
	heading := fmt.Sprintf("%s %s %s", marks[op], of.Type, of.ID)
	if of.Name != "" {
		heading += " " + inQuotes(of.Name)
	}
	text := heading + "\n"
	for _, l := range lines {
		text += "    " + l + "\n"
	}
	return text
}

// values are the lines for the values of a thing.
func values(d write.Difference) []string {
	var lines []string
	for _, v := range d.Values {
		name, worked := valueName(d.What, v.Property)
		switch {
		case worked || d.Op == "drop":
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

// valueName is what a dossier calls a property as it is stored, and whether it
// follows from another: when_worded is when.worded, and when_earliest follows.
func valueName(of, key string) (name string, worked bool) {
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
	return head + "." + part, p != nil && p.Struct == "EDTF" && (part == "earliest" || part == "latest")
}

// shownOf tells whether a relation is one that people ask of the thing, and
// not only the claims that it rests on have changed.
func shownOf(d write.Difference, of graph.ID) bool {
	if field(d, of) == "" || graph.Parley.Type("Claim").Is(graph.Parley.Relation(d.What).From.Type) {
		return false
	}
	return d.Op != "change" || inBrackets(d) != ""
}

// field is what a relation is called at that end.
func field(d write.Difference, of graph.ID) string {
	r := graph.Parley.Relation(d.What)
	if d.From == of {
		return r.From.Field
	}
	return r.To.Field
}

// tie is the line for a relation.
func tie(d write.Difference, of graph.ID) string {
	far := d.To
	if far == of {
		far = d.From
	}
	name := field(d, of)
	if name == "" || d.From != of && d.To != of {
		name, far = d.What, d.From+" -> "+d.To
	}
	text := fmt.Sprintf("%s %s: %s", marks[d.Op], name, far)
	if d.Like != "" {
		text += " as " + shown(d.Like)
	}
	return text + inBrackets(d)
}

// inBrackets lists the values of a relation or a claim, those aside that are told apart.
func inBrackets(d write.Difference) string {
	var texts []string
	for _, v := range d.Values {
		name, worked := valueName(d.What, v.Property)
		if worked || v.Property == "claims" || isIdentity(d.What, v.Property) {
			continue
		}
		switch {
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

func isIdentity(relation, key string) bool {
	r := graph.Parley.Relation(relation)
	return r != nil && slices.ContainsFunc(r.Properties, func(p *graph.Property) bool { return p.Key == key && p.Identity })
}

// summary counts things, relations and claims, those included that are not shown.
func summary(ds []write.Difference) string {
	count := map[string]map[string]int{"things": {}, "relations": {}, "claims": {}}
	for _, d := range ds {
		switch {
		case d.What == "Claim":
			count["claims"][d.Op]++
		case d.ID != "":
			count["things"][d.Op]++
		default:
			count["relations"][d.Op]++
		}
	}
	var texts []string
	for _, kind := range []string{"things", "relations", "claims"} {
		if n := counted(count[kind]); n != "" {
			texts = append(texts, kind+" "+n)
		}
	}
	return strings.Join(texts, "; ")
}

// counted says how many are added, changed and dropped: "+3 ~1 -2".
func counted(n map[string]int) string {
	var texts []string
	for _, op := range []string{"add", "change", "drop"} {
		if n[op] > 0 {
			texts = append(texts, fmt.Sprintf("%s%d", marks[op], n[op]))
		}
	}
	return strings.Join(texts, " ")
}

// plain are values that need no quotes: ids, closed sets, numbers and times.
var plain = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}_.:/+-]*$`)

func shown(v graph.Value) string {
	switch v := v.(type) {
	case nil:
		return "none"
	case string:
		if plain.MatchString(v) {
			return v
		}
		return inQuotes(v)
	case []string:
		texts := make([]string, len(v))
		for i, s := range v {
			texts[i] = shown(s)
		}
		return "[" + strings.Join(texts, ", ") + "]"
	}
	return fmt.Sprint(v)
}

// inQuotes puts a text into quotes, in one line.
func inQuotes(text string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(text) != nil {
		return fmt.Sprintf("%q", text)
	}
	return strings.TrimSpace(b.String())
}
