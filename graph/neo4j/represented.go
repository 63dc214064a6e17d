package neo4j

import (
	"strings"

	"parley/graph"
)

// representedKey is the key of a property that the model does not know: all actors on whose
// behalf somebody attended, as one text. An index can find a part of a text, but nothing in a
// list.
const representedKey = "onBehalfOf_joined"

// joinRepresented adds that text to the stored properties of an attendance.
func joinRepresented(e graph.Edge, stored map[string]any) {
	if e.Relation != attended && e.Relation != allegedAt {
		return
	}
	if ids, ok := e.Values[onBehalfOf.Index].([]string); ok {
		stored[representedKey] = separator + strings.Join(ids, separator) + separator
	}
}

// enclosed writes an id as it stands in that text.
func enclosed(id string) string { return "'\\u001f' + " + id + " + '\\u001f'" }
