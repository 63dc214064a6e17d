package cases

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// Kind: nothing can be found by words that were said. Right: quotations, passages and wordings are found by their words, in
// any script, ranked, with the passage.
func TestSaid(t *testing.T) {
	want := map[string]string{
		"very productive":     "We had a very productive session on the Sea Baby drones EXACT",
		"productive very":     "We had a very productive session on the Sea Baby drones EXACT",
		"SEA BABY":            "We had a very productive session on the Sea Baby drones EXACT",
		"product":             "We had a very productive session on the Sea Baby drones PREFIX",
		`"productive very"`:   "",
		`"sea baby" session`:  "We had a very productive session on the Sea Baby drones EXACT",
		"600,000":             "an army of 600,000 men EXACT, армія у 600 000 осіб EXACT",
		"600 000 men":         "an army of 600,000 men EXACT",
		"600.000 soldiers":    "an army of 600,000 men EXACT",
		"продуктивною":        "Зустріч була дуже продуктивною EXACT",
		"ПРОДУКТ":             "Зустріч була дуже продуктивною PREFIX",
		"no cap":              "Norland wants no cap at all EXACT",
		"Norland cap nothing": "",
		"rapporteuse":         "Reyes came with a notebook EXACT",
		"coffee break":        "Reyes came with a notebook EXACT",
		"chief scribe":        "Reyes came with a notebook EXACT",
	}
	var query strings.Builder
	var texts []string
	for text := range want {
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&query, "s%d: said(text: %s) { edges { match node { quote } } }\n", len(texts), quoted)
		texts = append(texts, text)
	}
	data := ask(t, "said", "{"+query.String()+"}")
	for i, text := range texts {
		var found []string
		for _, e := range data[fmt.Sprintf("s%d", i)].(map[string]any)["edges"].([]any) {
			edge := e.(map[string]any)
			found = append(found, fmt.Sprint(edge["node"].(map[string]any)["quote"], " ", edge["match"]))
		}
		if got := strings.Join(found, ", "); got != want[text] {
			t.Errorf("%q finds %q, want %q", text, got, want[text])
		}
	}
}

// A hit leads to its source, to the quotation and to its speaker. Filters on quotations and claims take words too.
func TestSaidLeadsToThePassage(t *testing.T) {
	wants(t, "said", `{
		said(text: "productive") { totalCount nodes { quote start property source { id } subject { ... on Quotation { id text speaker { nodes { id } } } } } }
		provision: said(text: "\"no more than 600,000 soldiers\"") { nodes { property identity quote subject { id } } }
		quotations(where: {text: "продуктивною"}) { nodes { id otherWordings } }
		claims(where: {text: "sea baby", property: ["text"]}) { nodes { quote } }
		fromOneSource: said(text: "600,000", where: {source: "visnyk-2025-01-03"}) { nodes { source { id } } }
	}`, `{
		"said": {"totalCount": 1, "nodes": [{"quote": "We had a very productive session on the Sea Baby drones", "start": 0, "property": "text", "source": {"id": "gazette-2025-01-02"},
			"subject": {"id": "reyes-productive", "text": "Зустріч була дуже продуктивною", "speaker": {"nodes": [{"id": "ana-reyes"}]}}}]},
		"provision": {"nodes": [{"property": "provisions", "identity": "no more than 600,000 soldiers", "quote": "an army of 600,000 men", "subject": {"id": "first-draft"}}]},
		"quotations": {"nodes": [{"id": "reyes-productive", "otherWordings": ["We had a very productive session on the Sea Baby drones"]}]},
		"claims": {"nodes": [{"quote": "We had a very productive session on the Sea Baby drones"}]},
		"fromOneSource": {"nodes": [{"source": {"id": "visnyk-2025-01-03"}}]}
	}`)
}

func TestSaidPageByPage(t *testing.T) {
	var quotes []string
	after := ""
	for range 2 {
		page := ask(t, "said", `{ said(text: "600,000", first: 1`+after+`) { nodes { property quote } pageInfo { endCursor } } }`)["said"].(map[string]any)
		quotes = append(quotes, page["nodes"].([]any)[0].(map[string]any)["quote"].(string))
		after = fmt.Sprintf(", after: %q", page["pageInfo"].(map[string]any)["endCursor"])
	}
	if got, want := strings.Join(quotes, ", "), "an army of 600,000 men, армія у 600 000 осіб"; got != want {
		t.Errorf("page by page the passages are %s, want %s", got, want)
	}
}
