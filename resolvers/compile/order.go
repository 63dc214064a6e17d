package compile

import (
	"fmt"
	"strings"

	"parley/graph"
)

// maxOrders is the largest number of sort keys of a list.
const maxOrders = 8

// orderOf reads the argument orderBy. A value of an order's enum is the name of a property in
// capitals with the ending _ASC or _DESC: LAST_MET_DESC. Without values, orderOf returns the
// default order of the link.
func orderOf(v any, link *graph.Link) ([]graph.Order, error) {
	keys := texts(v)
	if len(keys) == 0 {
		return defaultOrder(link), nil
	}
	if len(keys) > maxOrders {
		return nil, fmt.Errorf("%w: orderBy has %d sort keys, but the maximum is %d", graph.ErrBadInput, len(keys), maxOrders)
	}
	var order []graph.Order
	for _, key := range keys {
		name, desc := strings.CutSuffix(key, "_DESC")
		name = camel(strings.TrimSuffix(name, "_ASC"))
		of := link.Types[0]
		p := of.SortedBy(of.Property(name))
		if p == nil {
			return nil, fmt.Errorf("%w: there is no order by %s", errUnbound, key)
		}
		order = append(order, graph.Order{Property: p, Desc: desc})
	}
	return order, nil
}

// defaultOrder returns the order of a list without orderBy. A relation may have an order of
// its own. Relations with a start, and what an actor said of a topic, are sorted by their time, the earliest first.
// Otherwise things that have a time or a count are sorted by it, the latest or the largest first. Claims are sorted by the time of the report, the oldest first, and then by
// their place in the text. All other things are sorted by id alone.
func defaultOrder(link *graph.Link) []graph.Order {
	if r := link.Via.Relation; r != nil && r.Order != nil && !link.Via.Reverse {
		return []graph.Order{{Property: r.Order, Edge: true}}
	}
	if r := link.Via.Relation; r != nil {
		for _, name := range []string{"start", "when"} {
			if p := r.Property(name); p != nil && p.Part("earliest") != nil {
				return []graph.Order{{Property: p.Part("earliest"), Edge: true}}
			}
		}
	}
	of := link.Types[0]
	for _, by := range []struct {
		property, then string
		desc           bool
	}{
		{property: "when", desc: true},
		{property: "lastMet", desc: true},
		{property: "count", desc: true},
		{property: "started", desc: true},
		{property: "published", desc: true},
		{property: "reported", then: "start"},
	} {
		p := of.SortedBy(of.Property(by.property))
		if p == nil || len(p.Parts) > 0 {
			continue
		}
		order := []graph.Order{{Property: p, Desc: by.desc}}
		if then := of.Property(by.then); then != nil {
			order = append(order, graph.Order{Property: then})
		}
		return order
	}
	return nil
}
