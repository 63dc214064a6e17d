package read

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// parseJSON reads a file that is one JSON object, with the positions of its values. ok is false for any other text,
// which may still be YAML. The YAML package cannot read all JSON: it refuses `\/`, and the escapes of characters
// beyond U+FFFF.
func parseJSON(data []byte) (root *yaml.Node, ok bool) {
	if trimmed := bytes.TrimLeft(data, " \t\n"); len(trimmed) == 0 || trimmed[0] != '{' || !json.Valid(data) {
		return nil, false
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	r := jsonReader{decoder: d, data: data, line: 1, column: 1}
	root = r.value()
	return root, root != nil
}

// jsonReader turns the tokens of valid JSON into nodes.
type jsonReader struct {
	decoder *json.Decoder
	data    []byte

	// The place of the byte at offset. It only moves on.
	offset, line, column int
}

// next returns the next token and an empty node at its place. It returns nil at the end of an object or a list.
func (r *jsonReader) next() (json.Token, *yaml.Node) {
	t, err := r.decoder.Token()
	if err != nil {
		return nil, nil
	}
	if end, is := t.(json.Delim); is && (end == '}' || end == ']') {
		return t, nil
	}
	// The token before ends at offset. Between the two are only white space and marks.
	r.moveTo(func(c byte) bool { return strings.IndexByte(" \t\n\r,:", c) < 0 })
	n := &yaml.Node{Line: r.line, Column: r.column}
	end := int(r.decoder.InputOffset())
	r.moveTo(func(byte) bool { return r.offset >= end })
	return t, n
}

// moveTo moves on to the first byte for which there holds.
func (r *jsonReader) moveTo(there func(byte) bool) {
	for r.offset < len(r.data) && !there(r.data[r.offset]) {
		_, size := utf8.DecodeRune(r.data[r.offset:])
		if r.column++; r.data[r.offset] == '\n' {
			r.line, r.column = r.line+1, 1
		}
		r.offset += size
	}
}

// value reads one value. It returns nil at the end of an object or a list.
func (r *jsonReader) value() *yaml.Node {
	t, n := r.next()
	if n == nil {
		r.moveTo(func(byte) bool { return r.offset >= int(r.decoder.InputOffset()) })
		return nil
	}
	n.Kind, n.Tag = yaml.ScalarNode, "!!null"
	switch t := t.(type) {
	case json.Delim:
		n.Kind, n.Tag, n.Style = yaml.SequenceNode, "!!seq", yaml.FlowStyle
		if t == '{' {
			n.Kind, n.Tag = yaml.MappingNode, "!!map"
		}
		for child := r.value(); child != nil; child = r.value() {
			n.Content = append(n.Content, child)
		}
	case string:
		n.Tag, n.Value, n.Style = "!!str", t, yaml.DoubleQuotedStyle
	case json.Number:
		n.Tag, n.Value = "!!int", t.String()
		if strings.ContainsAny(n.Value, ".eE") {
			n.Tag = "!!float"
		}
	case bool:
		n.Tag, n.Value = "!!bool", "false"
		if t {
			n.Value = "true"
		}
	default:
		n.Value = "null"
	}
	return n
}
