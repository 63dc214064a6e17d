package neo4j

import (
	"strings"

	"parley/graph"
)

// write is one statement of a change, and the rows that it unwinds.
type write struct {
	text     string
	rows     []any
	counts   bool   // it returns how many rows found both their ends
	relation string // for the message when they did not
}

// plan turns a change into statements. What is dropped goes first, so that a
// change may drop a thing and put it anew; edges go last, when their ends are
// there. It is pure, and the order follows the model's.
func plan(c graph.Change) []write {
	var ws []write
	add := func(w write) {
		if len(w.rows) > 0 {
			ws = append(ws, w)
		}
	}
	puts, edges, drops := puttingRecords(c.Put), puttingEdges(c.PutEdges), droppingEdges(c.DropEdges)
	for _, r := range graph.Parley.Relations() {
		add(write{text: dropEdgesText(r), rows: drops[r.Name]})
	}
	add(write{text: dropText, rows: ids(c.Drop)})
	for _, t := range graph.Parley.Types() {
		add(write{text: relabelText(t), rows: puts.ids[t]})
	}
	for _, t := range graph.Parley.Types() {
		add(write{text: putText(t), rows: puts.rows[t]})
	}
	for _, r := range graph.Parley.Relations() {
		add(write{text: putEdgesText(r), rows: edges[r.Name], counts: true, relation: r.Name})
	}
	return ws
}

const dropText = "UNWIND $rows AS id\nMATCH (n:Node {id: id})\nDETACH DELETE n"

// relabelText takes away the labels of another type that a thing had.
func relabelText(t *graph.Type) string {
	text := "UNWIND $rows AS id\nMATCH (n:Node {id: id})\nWHERE NOT n:" + name(t.Name) + "\nREMOVE n"
	var names []string
	for _, u := range graph.Parley.Types() {
		if !u.Derived {
			names = append(names, u.Name)
		}
	}
	for _, n := range append(names, graph.Parley.Interfaces()...) {
		if !t.Is(n) {
			text += ":" + name(n)
		}
	}
	return text
}

// putText writes things whole, so that a property that is gone goes.
func putText(t *graph.Type) string {
	text := "UNWIND $rows AS row\nMERGE (n:Node {id: row.id})\nSET n = row"
	text += "\nSET n:" + name(t.Name)
	for _, i := range t.Interfaces {
		if i != everyNode {
			text += ":" + name(i)
		}
	}
	return text
}

// putEdgesText writes edges whole: in place of what has the same key.
func putEdgesText(r *graph.Relation) string {
	return "UNWIND $rows AS row\nMATCH (a:Node {id: row[0]})\nMATCH (b:Node {id: row[1]})\n" +
		"OPTIONAL MATCH (a)-[old:" + name(r.Name) + "]->(b)\nWHERE " + identity("old", r) + " = row[2]\n" +
		"DELETE old\n" +
		"CREATE (a)-[r:" + name(r.Name) + "]->(b)\nSET r = row[3]\nRETURN count(*)"
}

func dropEdgesText(r *graph.Relation) string {
	return "UNWIND $rows AS row\nMATCH (:Node {id: row[0]})-[r:" + name(r.Name) + "]->(:Node {id: row[1]})\n" +
		"WHERE " + identity("r", r) + " = row[2]\nDELETE r"
}

// identity writes what graph.EdgeKey.Identity is for a relationship.
func identity(variable string, r *graph.Relation) string {
	var parts []string
	for _, p := range r.Properties {
		if p.Identity {
			parts = append(parts, "coalesce("+variable+"."+name(p.Key)+", '') + '\\u001f'")
		}
	}
	if parts == nil {
		return "''"
	}
	return strings.Join(parts, " + ")
}

// putting is what a change puts, by type: the things whole, and their ids.
type putting struct {
	ids, rows map[*graph.Type][]any
}

// puttingRecords groups things by type. Of two with one id the last counts.
func puttingRecords(rs []graph.Record) putting {
	last := make(map[graph.ID]int, len(rs))
	for i, r := range rs {
		last[r.ID()] = i
	}
	p := putting{ids: map[*graph.Type][]any{}, rows: map[*graph.Type][]any{}}
	for i, r := range rs {
		if last[r.ID()] == i {
			p.ids[r.Type] = append(p.ids[r.Type], string(r.ID()))
			row := properties(r.Type.Properties, r.Values)
			join(r, row)
			p.rows[r.Type] = append(p.rows[r.Type], row)
		}
	}
	return p
}

// puttingEdges groups edges by relation. Of two with one key the last counts.
func puttingEdges(es []graph.Edge) map[string][]any {
	last := make(map[graph.EdgeKey]int, len(es))
	for i, e := range es {
		last[e.Key()] = i
	}
	rows := map[string][]any{}
	for i, e := range es {
		if k := e.Key(); last[k] == i {
			rows[k.Relation] = append(rows[k.Relation],
				[]any{string(e.From), string(e.To), k.Identity, properties(e.Relation.Properties, e.Values)})
		}
	}
	return rows
}

func droppingEdges(ks []graph.EdgeKey) map[string][]any {
	rows := map[string][]any{}
	for _, k := range ks {
		rows[k.Relation] = append(rows[k.Relation], []any{string(k.From), string(k.To), k.Identity})
	}
	return rows
}

func ids(of []graph.ID) []any {
	rows := make([]any, len(of))
	for i, id := range of {
		rows[i] = string(id)
	}
	return rows
}

// properties is what is stored of values; what is absent is not.
func properties(ps []*graph.Property, vs []graph.Value) map[string]any {
	stored := make(map[string]any, len(vs))
	for i, p := range ps {
		if v := vs[i]; v != nil {
			stored[p.Key] = v
		}
	}
	return stored
}
