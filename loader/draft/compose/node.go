package compose

import (
	"time"

	"go.yaml.in/yaml/v3"
)

// scalar makes a text of YAML. A day stands there without quotes, as people write it.
func scalar(text string) *yaml.Node {
	if _, err := time.Parse(time.DateOnly, text); err == nil {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!timestamp", Value: text}
	}
	n := &yaml.Node{}
	n.SetString(text)
	return n
}

// number makes a number of YAML.
func number(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: text}
}

// mapping makes a mapping of keys and texts, in their order.
func mapping(pairs ...string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	for i := 0; i+1 < len(pairs); i += 2 {
		put(n, pairs[i], pairs[i+1])
	}
	return n
}

func put(n *yaml.Node, key, value string) { putNode(n, key, scalar(value)) }

func putNode(n *yaml.Node, key string, value *yaml.Node) {
	n.Content = append(n.Content, scalar(key), value)
}

// flow writes a mapping or a list on one line.
func flow(n *yaml.Node) *yaml.Node {
	n.Style = yaml.FlowStyle
	return n
}

// list makes a list.
func list(of []*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: of}
}

// oneOrMore makes a list, or the only element.
func oneOrMore(of []*yaml.Node) *yaml.Node {
	if len(of) == 1 {
		return of[0]
	}
	return list(of)
}
