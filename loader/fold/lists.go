package fold

import "parley/graph"

// isList reports whether a property is a list, such as the words of sources for a role. The property may be nil.
func isList(p *graph.Property) bool { return p != nil && p.Kind == graph.Strings && p.Parts == nil }

// united returns the value of a slot about a list: every element that an account affirms and no better account denies.
// Sources that name different elements do not disagree. The list is contested when accounts of the top rank affirm and
// deny the same element.
func united(ordered []*assertion) (shown Value, contested bool) {
	denied, there, affirmed := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, a := range ordered {
		top := a.class() == ordered[0].class()
		elements, _ := a.Values[0].([]string)
		for _, e := range elements {
			if a.affirms && !denied[e] {
				there[e] = true
			}
			denied[e] = denied[e] || !a.affirms
			affirmed[e] = affirmed[e] || a.affirms && top
		}
	}
	for _, a := range ordered {
		elements, _ := a.Values[0].([]string)
		for _, e := range elements {
			contested = contested || !a.affirms && a.class() == ordered[0].class() && affirmed[e]
		}
	}
	list := names(there)
	if list == nil {
		return Value{}, contested
	}
	return propertyValue(ordered[0].Property, []graph.Value{list}), contested
}
