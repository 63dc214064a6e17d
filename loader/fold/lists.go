package fold

import (
	"slices"

	"parley/graph"
)

// isList reports whether a property is a list, such as the roles of an actor at a meeting, or the words of sources for a
// role. The property may be nil. An account is about one element of the list.
func isList(p *graph.Property) bool { return p != nil && p.Kind == graph.Strings && p.Parts == nil }

// united judges a slot about a list. The list has every element that rule 3 decides for. Sources that name different
// elements do not disagree. The list is contested when of the accounts of one element, those of the top rank affirm and deny it. It is
// open when nothing decides about an element.
func united(ordered []*assertion) judgement {
	byElement := map[string][]*assertion{}
	for _, s := range ordered {
		element, _ := s.Values[0].(string)
		byElement[element] = append(byElement[element], s)
	}
	out, there := judgement{}, map[string]bool{}
	for element, accounts := range byElement {
		j := choose(accounts)
		out.open, out.contested = out.open || j.open, out.contested || j.open || countTop(accounts).disputed > 0
		if !j.value.Absent() {
			there[element] = true
		}
	}
	if list := names(there); list != nil {
		out.value = propertyValue(ordered[0].Property, []graph.Value{list})
	}
	return out
}

// shows reports whether a slot shows a value: the value itself, or an element of a list.
func (s *slot) shows(v Value) bool {
	if s.value.Absent() || v.Absent() {
		return false
	}
	if list, several := s.valueList(); several {
		element, _ := v.Values[0].(string)
		return slices.Contains(list, element)
	}
	return s.value.Equal(v)
}

func (s *slot) valueList() ([]string, bool) {
	if len(s.value.Values) == 0 {
		return nil, false
	}
	list, several := s.value.Values[0].([]string)
	return list, several
}

// singly parts a claim about several elements of a list into accounts of one element each.
func singly(a Account) []Account {
	if !isList(a.Property) || len(a.Values) == 0 {
		return []Account{a}
	}
	list, several := a.Values[0].([]string)
	if !several {
		return []Account{a}
	}
	out := make([]Account, len(list))
	for i, element := range list {
		claim := *a.Claim
		claim.Values = []graph.Value{element}
		out[i] = a
		out[i].Claim = &claim
	}
	return out
}
