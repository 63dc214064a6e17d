package schema

import (
	"fmt"

	"parley/graph"
)

// level says where in a query a list stands. It decides the default length of the list.
type level bool

const (
	root   level = true
	nested level = false
)

// asOfDescription describes the argument asOf of root fields.
const asOfDescription = "Use only reports up to this day or moment. Default: all reports. A day means the end of the day, in UTC. Example: `2025-11-30`"

// connected writes a field that leads to a connection, with all its arguments.
func (w *writer) connected(description, field, far, connection, edgeFilter string, at level) {
	w.describe("  ", description)
	w.printf("  %s(\n", field)
	argument := func(description, text string) {
		w.describe("    ", description)
		w.printf("    %s\n", text)
	}
	argument("Only items that match this filter.", "where: "+w.filter(far))
	if edgeFilter != "" {
		argument("Only items whose relation to this thing matches this filter.", "edge: "+edgeFilter)
	}
	if at == root {
		argument(asOfDescription, "asOf: DateOrDateTime")
	}
	argument("Sort keys, most important first. Ties are broken by id.", "orderBy: ["+w.order(far)+"!]")
	length := fmt.Sprintf("Default: all items. Maximum %s.", thousands(MaxPage))
	if at == root {
		length = fmt.Sprintf("Default %d, maximum %s.", DefaultPage, thousands(MaxPage))
	}
	argument("At most this many items, from the start or after `after`. "+length, "first: Int")
	argument("The page begins after this cursor.", "after: String")
	argument("At most this many items, from the end or before `before`.", "last: Int")
	argument("The page ends before this cursor.", "before: String")
	w.printf("  ): %s!\n", connection)
}

func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

// connection returns the name of a connection to things of a type. The relation r is nil if
// no relation leads to the things.
func (w *writer) connection(name, far string, r *graph.Relation) string {
	return w.need(name+connectionSuffix, func() {
		w.block(fmt.Sprintf("A page of %s items (Relay connection).", far), "type "+name+connectionSuffix, func() {
			w.line("The items, each with a cursor and the properties of its relation.", "edges: ["+w.edge(name, far, r)+"!]!")
			w.line("The items alone.", "nodes: ["+far+"!]!")
			w.line("The number of items on all pages.", "totalCount: Int!")
			w.line("The place of this page in the list.", "pageInfo: PageInfo!")
		})
	})
}

func (w *writer) edge(name, far string, r *graph.Relation) string {
	return w.need(name+edgeSuffix, func() {
		w.block(fmt.Sprintf("One %s item of a page (Relay edge).", far), "type "+name+edgeSuffix, func() {
			w.line("The place of the item in the list, for `after` and `before`.", "cursor: String!")
			w.line("The item.", "node: "+far+"!")
			if r == nil {
				return
			}
			for _, p := range r.Declared {
				if !p.Hidden {
					w.property(p)
				}
			}
		})
	})
}
