package compose

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/loader/cite"
	"parley/loader/grammar"
)

// Source returns the source file of the draft. modeline is a first line for editors, or "".
func (d Draft) Source(modeline string) ([]byte, error) {
	o := d.Options
	root := mapping()
	putNode(root, grammar.Draft, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"})
	put(root, "source", string(o.Source))
	put(root, "title", o.Title)
	if o.Publisher != "" {
		put(root, grammar.Publisher, string(o.Publisher))
		if o.PublisherFrom != "" {
			put(root, "publisherInferredFrom", o.PublisherFrom)
		}
	}
	if o.PublishedFrom != "" {
		putNode(root, "published", flow(mapping("text", o.Published, "inferredFrom", o.PublishedFrom)))
	} else {
		put(root, "published", o.Published)
	}
	if o.Language != "" {
		put(root, "language", o.Language)
	}
	put(root, "text", o.TextFile)
	var reports []*yaml.Node
	for _, f := range d.Facts {
		reports = append(reports, f.node())
	}
	if len(reports) > 0 {
		putNode(root, grammar.Reports, list(reports))
	}
	return encode(root, modeline, "# A draft. `parley review` goes through its facts. `doubt` says why a fact is doubtful, and `waits` marks the other facts.")
}

// Reference returns the reference file with the things that the record does not have, or nil if there are none.
func (d Draft) Reference(modeline string) ([]byte, error) {
	if len(d.New) == 0 {
		return nil, nil
	}
	root := mapping()
	putNode(root, grammar.Draft, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"})
	var things []*yaml.Node
	for _, n := range d.New {
		thing := mapping(n.Type, string(n.ID), "name", n.Name)
		var keys []string
		for key := range n.More {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			put(thing, key, n.More[key])
		}
		things = append(things, flow(thing))
	}
	putNode(root, "things", list(things))
	return encode(root, modeline, "# Things that the record did not have when the draft of "+string(d.Options.Source)+" was written. Are they perhaps on record under another name?")
}

func encode(root *yaml.Node, modeline, comment string) ([]byte, error) {
	var b bytes.Buffer
	if modeline != "" {
		b.WriteString(modeline + "\n")
	}
	b.WriteString(comment + "\n")
	e := yaml.NewEncoder(&b)
	const indent = 2
	e.SetIndent(indent)
	if err := e.Encode(root); err != nil {
		return nil, err
	}
	return b.Bytes(), e.Close()
}

// node writes a fact as a report.
func (f Fact) node() *yaml.Node {
	n := mapping()
	quote := scalar(f.Quote)
	if cite.Visible(strconv.Quote(f.Quote)) != strconv.Quote(f.Quote) || strings.ContainsAny(f.Quote, "\n\t") {
		quote.Style = yaml.DoubleQuotedStyle
	}
	putNode(n, "quote", quote)
	putNode(n, "start", number(strconv.Itoa(f.Start)))
	if f.Part != "" {
		put(n, "part", f.Part)
	}
	if len(f.Via) > 0 {
		var ids []*yaml.Node
		for _, id := range f.Via {
			ids = append(ids, scalar(string(id)))
		}
		putNode(n, "via", inline(oneOrMore(ids)))
	}
	if f.Denies {
		put(n, "polarity", "denies")
	}
	if f.Doubt != "" {
		put(n, grammar.Doubt, f.Doubt)
	} else {
		putNode(n, grammar.Waits, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"})
	}
	putNode(n, "says", list(f.Items))
	return n
}

// inline writes a list on one line.
func inline(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.SequenceNode {
		return flow(n)
	}
	return n
}
