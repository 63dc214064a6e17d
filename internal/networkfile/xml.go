package networkfile

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"strings"

	"parley/resolvers"
)

// writeGraphML writes GraphML (http://graphml.graphdrawing.org/). The weight of an edge is the count of meetings.
func writeGraphML(w *bufio.Writer, n *resolvers.NamedNetwork) error {
	const head = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`
	write(w, head)
	key := func(domain, name, typ string) {
		write(w, "  <key id=%q for=%q attr.name=%q attr.type=%q/>\n", domain+"-"+name, domain, name, typ)
	}
	key("node", "label", words)
	key("node", "type", words)
	for _, c := range nodeColumns {
		key("node", c.name, c.typ)
	}
	key("node", "x", decimal)
	key("node", "y", decimal)
	key("edge", "weight", whole)
	for _, c := range edgeColumns {
		key("edge", c.name, c.typ)
	}
	write(w, "  <graph id=\"network\" edgedefault=\"undirected\">\n")
	data := func(domain, name, value string) {
		if value != "" {
			write(w, "      <data key=%q>%s</data>\n", domain+"-"+name, escaped(value))
		}
	}
	for i := range n.Nodes {
		node := &n.Nodes[i]
		actor := n.Actors[node.Actor]
		write(w, "    <node id=\"%s\">\n", escaped(string(node.Actor)))
		data("node", "label", actor.Name)
		data("node", "type", actor.Type)
		for _, c := range nodeColumns {
			data("node", c.name, c.value(node))
		}
		data("node", "x", number(node.X))
		data("node", "y", number(node.Y))
		write(w, "    </node>\n")
	}
	for i := range n.Ties {
		tie := &n.Ties[i]
		write(w, "    <edge source=\"%s\" target=\"%s\">\n", escaped(string(tie.From)), escaped(string(tie.To)))
		write(w, "      <data key=\"edge-weight\">%d</data>\n", tie.Count)
		for _, c := range edgeColumns {
			data("edge", c.name, c.value(tie))
		}
		write(w, "    </edge>\n")
	}
	write(w, "  </graph>\n</graphml>\n")
	return nil
}

// writeGEXF writes GEXF 1.2, which networkx and Gephi read. An edge is there from the first day of the first meeting to the last day of the last meeting. If a
// day is not known, the edge has no limit there.
func writeGEXF(w *bufio.Writer, n *resolvers.NamedNetwork) error {
	const head = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd" version="1.2">
  <graph defaultedgetype="undirected" mode="dynamic" timeformat="date">
    <attributes class="node" mode="static">
      <attribute id="type" title="type" type="string"/>
`
	write(w, head)
	for _, c := range nodeColumns {
		write(w, "      <attribute id=%q title=%q type=%q/>\n", c.name, c.name, c.typ)
	}
	write(w, "    </attributes>\n    <attributes class=\"edge\" mode=\"static\">\n")
	for _, c := range edgeColumns {
		write(w, "      <attribute id=%q title=%q type=%q/>\n", c.name, c.name, c.typ)
	}
	write(w, "    </attributes>\n    <nodes>\n")
	value := func(name, v string) {
		if v != "" {
			write(w, "          <attvalue for=%q value=\"%s\"/>\n", name, escaped(v))
		}
	}
	for i := range n.Nodes {
		node := &n.Nodes[i]
		actor := n.Actors[node.Actor]
		write(w, "      <node id=\"%s\" label=\"%s\">\n        <attvalues>\n", escaped(string(node.Actor)), escaped(actor.Name))
		value("type", actor.Type)
		for _, c := range nodeColumns {
			value(c.name, c.value(node))
		}
		write(w, "        </attvalues>\n        <viz:position x=\"%s\" y=\"%s\" z=\"0\"/>\n      </node>\n", number(node.X), number(node.Y))
	}
	write(w, "    </nodes>\n    <edges>\n")
	for i := range n.Ties {
		tie := &n.Ties[i]
		write(w, "      <edge id=\"%d\" source=\"%s\" target=\"%s\" weight=\"%d\"", i, escaped(string(tie.From)), escaped(string(tie.To)), tie.Count)
		for name, day := range pairs("start", tie.FirstDay, "end", tie.LastDay) {
			if day != "" {
				write(w, " %s=\"%s\"", name, escaped(day))
			}
		}
		write(w, ">\n        <attvalues>\n")
		for _, c := range edgeColumns {
			value(c.name, c.value(tie))
		}
		write(w, "        </attvalues>\n      </edge>\n")
	}
	write(w, "    </edges>\n  </graph>\n</gexf>\n")
	return nil
}

// pairs yields names with their values, in order.
func pairs(list ...string) func(func(name, value string) bool) {
	return func(yield func(string, string) bool) {
		for i := 0; i < len(list); i += 2 {
			if !yield(list[i], list[i+1]) {
				return
			}
		}
	}
}

// write writes a text. The writer keeps an error until it is flushed.
func write(w *bufio.Writer, format string, args ...any) { _, _ = fmt.Fprintf(w, format, args...) }

// escaped returns a text for an element or an attribute of XML. Characters that XML does not allow become U+FFFD.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a strings.Builder never fails
	return b.String()
}
