package resolvers

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"parley/graph"
	"parley/schema"
)

// Limits of pages.
const (
	defaultPage = schema.DefaultPage
	maxPage     = schema.MaxPage
)

// text reads an argument that the schema says is a string, an id or an enum
// value. An id may be written as an integer.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case int, int64:
		return fmt.Sprint(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// texts reads a list of strings, ids or enum values; one alone is a list of one.
func texts(v any) []string {
	if v == nil {
		return nil
	}
	// The validator makes a list of the value's own type out of one alone.
	list := reflect.ValueOf(v)
	if list.Kind() != reflect.Slice {
		return []string{text(v)}
	}
	ss := make([]string, list.Len())
	for i := range ss {
		ss[i] = text(list.Index(i).Interface())
	}
	return ss
}

// integer reads a GraphQL Int, which has 32 bits.
func integer(v any) (int, error) {
	var n int64
	switch v := v.(type) {
	case int64:
		n = v
	case int:
		n = int64(v)
	case json.Number:
		i, err := v.Int64()
		if err != nil {
			return 0, fmt.Errorf("%w: %s is no 32-bit integer", graph.ErrBadInput, v)
		}
		n = i
	case float64:
		if v != math.Trunc(v) || math.Abs(v) > math.MaxInt32 {
			return 0, fmt.Errorf("%w: %v is no 32-bit integer", graph.ErrBadInput, v)
		}
		n = int64(v)
	default:
		return 0, fmt.Errorf("%w: an integer is needed", graph.ErrBadInput)
	}
	if n > math.MaxInt32 || n < math.MinInt32 {
		return 0, fmt.Errorf("%w: %d is no 32-bit integer", graph.ErrBadInput, n)
	}
	return int(n), nil
}

// window reads first, after, last and before.
func window(args map[string]any, cursors *cursorKind) (graph.Window, error) {
	w := graph.Everything
	for name, to := range map[string]*int{"first": &w.First, "last": &w.Last} {
		if args[name] == nil {
			continue
		}
		n, err := integer(args[name])
		switch {
		case err != nil:
			return w, fmt.Errorf("%s: %w", name, err)
		case n < 0:
			return w, fmt.Errorf("%w: %s cannot be negative", graph.ErrBadInput, name)
		case n > maxPage:
			return w, fmt.Errorf("%w: %s is %d, where %d is the most; page with after", graph.ErrBadInput, name, n, maxPage)
		}
		*to = n
	}
	if w.First >= 0 && w.Last >= 0 {
		return w, fmt.Errorf("%w: first and last exclude each other", graph.ErrBadInput)
	}
	var err error
	if args["after"] != nil {
		if w.After, err = cursors.decode(text(args["after"])); err != nil {
			return w, fmt.Errorf("after: %w", err)
		}
	}
	if args["before"] != nil {
		if w.Before, err = cursors.decode(text(args["before"])); err != nil {
			return w, fmt.Errorf("before: %w", err)
		}
	}
	return w, nil
}

// maxOrders is how many orders a list may have, one after the other.
const maxOrders = 8

// orderOf reads orderBy. A value of an order's enum is the name of a property in
// capitals with _ASC or _DESC behind it: LAST_MET_DESC.
func orderOf(v any, link *graph.Link) ([]graph.Order, error) {
	if len(texts(v)) == 0 {
		return defaultOrder(link), nil
	}
	if n := len(texts(v)); n > maxOrders {
		return nil, fmt.Errorf("%w: orderBy names %d orders, where %d are the most", graph.ErrBadInput, n, maxOrders)
	}
	var order []graph.Order
	for _, word := range texts(v) {
		name, desc := strings.CutSuffix(word, "_DESC")
		name = camel(strings.TrimSuffix(name, "_ASC"))
		p := sortProperty(link.Types[0], name)
		if p == nil {
			return nil, fmt.Errorf("%w: no order by %s", errUnbound, word)
		}
		order = append(order, graph.Order{Property: p, Desc: desc})
	}
	return order, nil
}

// sortProperty is the property that orders things by the one of that name.
func sortProperty(t *graph.Type, name string) *graph.Property {
	p := t.Property(name)
	switch {
	case p == nil || p.Order == "":
		return p
	case len(p.Parts) > 0:
		return p.Part(p.Order)
	}
	return t.Property(p.Order)
}

// defaultOrder is how lists are ordered when nobody says: what happened, latest
// first; what was reported, oldest first and as it stands in the text; what a
// relation puts into an order, in that; all else by id.
func defaultOrder(link *graph.Link) []graph.Order {
	if r := link.Via.Relation; r != nil && r.Order != nil && !link.Via.Reverse {
		return []graph.Order{{Property: r.Order, Edge: true}}
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
		p := sortProperty(of, by.property)
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

// camel turns LAST_MET into lastMet.
func camel(s string) string {
	words := strings.Split(strings.ToLower(s), "_")
	for i, w := range words[1:] {
		words[i+1] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, "")
}

// uncapitalized turns PlanVersion into planVersion.
func uncapitalized(s string) string { return strings.ToLower(s[:1]) + s[1:] }
