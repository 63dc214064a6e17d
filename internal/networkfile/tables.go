package networkfile

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"strconv"

	"parley/resolvers"
)

// writeEdgeTable writes a CSV table with a row for each pair of actors. Its first columns have the names that Gephi expects.
func writeEdgeTable(w *bufio.Writer, n *resolvers.NamedNetwork) error {
	out := csv.NewWriter(w)
	row := []string{"Source", "Target", "Type", "Weight"}
	for _, c := range edgeColumns {
		row = append(row, c.name)
	}
	if err := out.Write(row); err != nil {
		return err
	}
	for i := range n.Ties {
		tie := &n.Ties[i]
		row = append(row[:0], string(tie.From), string(tie.To), "Undirected", strconv.Itoa(tie.Count))
		for _, c := range edgeColumns {
			row = append(row, c.value(tie))
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// writeNodeTable writes a CSV table with a row for each actor. Its first columns have the names that Gephi expects.
func writeNodeTable(w *bufio.Writer, n *resolvers.NamedNetwork) error {
	out := csv.NewWriter(w)
	row := []string{"Id", "Label", "type"}
	for _, c := range nodeColumns {
		row = append(row, c.name)
	}
	if err := out.Write(append(row, "x", "y")); err != nil {
		return err
	}
	for i := range n.Nodes {
		node := &n.Nodes[i]
		actor := n.Actors[node.Actor]
		row = append(row[:0], string(node.Actor), actor.Name, actor.Type)
		for _, c := range nodeColumns {
			row = append(row, c.value(node))
		}
		if err := out.Write(append(row, number(node.X), number(node.Y))); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// jsonNode and jsonEdge are what a JSON file has of a node and of an edge. The names source and target are those of networkx and of D3.
type (
	jsonNode struct {
		ID             string  `json:"id"`
		Label          string  `json:"label"`
		Type           string  `json:"type"`
		Degree         int     `json:"degree"`
		WeightedDegree int     `json:"weightedDegree"`
		Betweenness    float64 `json:"betweenness"`
		PageRank       float64 `json:"pageRank"`
		Community      int     `json:"community"`
		X              float64 `json:"x"`
		Y              float64 `json:"y"`
	}
	jsonEdge struct {
		Source   string `json:"source"`
		Target   string `json:"target"`
		Weight   int    `json:"weight"`
		FirstDay string `json:"firstDay,omitempty"`
		LastDay  string `json:"lastDay,omitempty"`
		FirstMet string `json:"firstMet,omitempty"`
		LastMet  string `json:"lastMet,omitempty"`
	}
)

// writeJSON writes the node-link form that networkx reads (node_link_graph), a node or an edge on each line.
func writeJSON(w *bufio.Writer, n *resolvers.NamedNetwork) error {
	write(w, `{"directed":false,"multigraph":false,"graph":{},"nodes":[`)
	for i := range n.Nodes {
		node := &n.Nodes[i]
		actor := n.Actors[node.Actor]
		if err := writeItem(w, i, jsonNode{
			string(node.Actor), actor.Name, actor.Type, node.Degree, node.WeightedDegree, node.Betweenness, node.PageRank, node.Community, node.X, node.Y,
		}); err != nil {
			return err
		}
	}
	write(w, "\n],\"edges\":[")
	for i := range n.Ties {
		t := &n.Ties[i]
		if err := writeItem(w, i, jsonEdge{
			string(t.From), string(t.To), t.Count, t.FirstDay, t.LastDay, string(t.FirstMet), string(t.LastMet),
		}); err != nil {
			return err
		}
	}
	write(w, "\n]}\n")
	return nil
}

// writeItem writes an item of a list on a line of its own.
func writeItem(w *bufio.Writer, i int, item any) error {
	if i > 0 {
		write(w, ",")
	}
	text, err := json.Marshal(item)
	write(w, "\n%s", text)
	return err
}
