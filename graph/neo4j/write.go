package neo4j

import (
	"slices"
	"strings"

	"parley/graph"
)

// write is one statement of a change, and its rows.
type write struct {
	text     string
	rows     []any
	counts   bool   // the statement returns how many rows found both their ends
	relation string // for the error message if some rows did not find both ends
}

// writes returns the statements of a change, in the order in which they must run.
// Drops come first, so that a change can drop a thing and put it anew. Edges come
// last, when both their ends are there. The function is pure. Types and relations
// are in the order of the model.
func writes(c graph.Change) []write {
	var ws []write
	add := func(w write) {
		if len(w.rows) > 0 {
			ws = append(ws, w)
		}
	}
	puts, edges, drops := recordsByType(c.Put), edgesByRelation(c.PutEdges), keysByRelation(apart(c))
	for _, r := range graph.Parley.Relations() {
		add(write{text: dropEdgesText(r), rows: drops[r.Name]})
	}
	add(write{text: dropText, rows: ids(c.Drop)})
	if !c.Fresh {
		for _, t := range graph.Parley.Types() {
			add(write{text: relabelText(t), rows: puts.ids[t]})
		}
	}
	for _, t := range graph.Parley.Types() {
		add(write{text: putText(t), rows: puts.rows[t]})
	}
	for _, r := range graph.Parley.Relations() {
		add(write{text: putEdgesText(r, c.Fresh), rows: edges[r.Name], counts: true, relation: r.Name})
	}
	return ws
}

// dropText deletes things with all their relationships.
const dropText = "UNWIND $rows AS id\nMATCH (n:Node {id: id})\nDETACH DELETE n"

// relabelText removes the labels of other types from things that exist.
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

// putText replaces things as a whole. It removes properties that the new thing lacks.
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

// putEdgesText replaces edges as a whole. An edge replaces the edge with the same key. If all edges are fresh, there is
// nothing to replace.
func putEdgesText(r *graph.Relation, fresh bool) string {
	along := graph.Via{Relation: r}
	text := "UNWIND $rows AS row\nMATCH (a" + withID("row[0]") + ")\nMATCH (b" + withID("row[1]") + ")\n"
	if !fresh {
		text += "OPTIONAL MATCH " + arrow{via: along, variable: "old"}.between("a", "b") + "\nWHERE " + identity("old", r) + " = row[2]\n" +
			"DELETE old\n"
	}
	return text + "CREATE " + arrow{via: along, variable: "r"}.between("a", "b") + "\nSET r = row[3]\nRETURN count(*)"
}

// apart are the edges to drop that do not go with a dropped record. To find an edge at a record with very many edges takes long,
// and the records take their edges with them.
func apart(c graph.Change) []graph.EdgeKey {
	dropped := make(map[graph.ID]bool, len(c.Drop))
	for _, id := range c.Drop {
		dropped[id] = true
	}
	return slices.DeleteFunc(slices.Clone(c.DropEdges), func(k graph.EdgeKey) bool { return dropped[k.From] || dropped[k.To] })
}

// dropEdgesText deletes the edges with the keys given.
func dropEdgesText(r *graph.Relation) string {
	return "UNWIND $rows AS row\nMATCH " +
		arrow{via: graph.Via{Relation: r}, variable: "r"}.between(withID("row[0]"), withID("row[1]")) + "\n" +
		"WHERE " + identity("r", r) + " = row[2]\nDELETE r"
}

// identity writes the expression for graph.EdgeKey.Identity of a relationship.
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

// recordRows holds the records of a change by type: their rows, and their ids alone.
type recordRows struct {
	ids, rows map[*graph.Type][]any
}

// recordsByType returns the rows of records by type. If two records have one id,
// the last counts.
func recordsByType(rs []graph.Record) recordRows {
	last := make(map[graph.ID]int, len(rs))
	for i, r := range rs {
		last[r.ID()] = i
	}
	p := recordRows{ids: map[*graph.Type][]any{}, rows: map[*graph.Type][]any{}}
	for i, r := range rs {
		if last[r.ID()] == i {
			p.ids[r.Type] = append(p.ids[r.Type], string(r.ID()))
			row := properties(r.Type.Properties, r.Values)
			join(r, row)
			addPeriod(r.Type.Declared, row)
			if r.Type == meeting {
				dated(r.Type.Properties, row)
			}
			p.rows[r.Type] = append(p.rows[r.Type], row)
		}
	}
	return p
}

// edgesByRelation returns the rows of edges by relation. If two edges have one key,
// the last counts.
func edgesByRelation(es []graph.Edge) map[string][]any {
	last := make(map[graph.EdgeKey]int, len(es))
	for i, e := range es {
		last[e.Key()] = i
	}
	rows := map[string][]any{}
	for i, e := range es {
		if k := e.Key(); last[k] == i {
			stored := properties(e.Relation.Properties, e.Values)
			joinRepresented(e, stored)
			if past := e.Relation.PastOfType; past != nil {
				addPeriod(past.Declared, stored)
			}
			if slices.Contains(datedRelations, e.Relation) {
				dated(e.Relation.Properties, stored)
			}
			rows[k.Relation] = append(rows[k.Relation], []any{string(e.From), string(e.To), k.Identity, stored})
		}
	}
	return rows
}

// keysByRelation returns the rows of keys by relation.
func keysByRelation(ks []graph.EdgeKey) map[string][]any {
	rows := map[string][]any{}
	for _, k := range ks {
		rows[k.Relation] = append(rows[k.Relation], []any{string(k.From), string(k.To), k.Identity})
	}
	return rows
}

// ids returns a row for each id.
func ids(of []graph.ID) []any {
	rows := make([]any, len(of))
	for i, id := range of {
		rows[i] = string(id)
	}
	return rows
}

// properties returns the values that are not absent, by the keys under which they are stored.
func properties(ps []*graph.Property, vs []graph.Value) map[string]any {
	stored := make(map[string]any, len(vs))
	for i, p := range ps {
		if v := vs[i]; v != nil {
			stored[p.Key] = v
		}
	}
	return stored
}
