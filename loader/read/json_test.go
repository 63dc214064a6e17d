package read

import (
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// places lists the scalars below a node with their places.
func places(n *yaml.Node) []string {
	if n.Kind == yaml.ScalarNode {
		return []string{fmt.Sprintf("%d:%d %s %q", n.Line, n.Column, n.Tag, n.Value)}
	}
	var all []string
	for _, c := range n.Content {
		all = append(all, places(c)...)
	}
	return all
}

// YAML cannot read all JSON, but a dossier may hold all of it.
func TestAllOfJSON(t *testing.T) {
	const text = "{\r\n\t\"things\": [\n\t\t{\"person\":\"a\", \"name\": \"A \\ud83d\\ude00 \\/ \\u00e9\", \"unnamed\": true},\n" +
		"  {\"place\": \"é\", \"latitude\": -1.5e1, \"x\": 28, \"y\": null, \"z\": [], \"w\": {}}\n]}\n"
	for _, name := range []string{"a.json", "a.yaml"} {
		files := one(t, name, text)
		if len(files.Problems) > 0 {
			t.Fatal(files.Problems)
		}
		got := strings.Join(places(files.Files[0].Root), "\n")
		want := strings.Join([]string{
			`2:2 !!str "things"`, `3:4 !!str "person"`, `3:13 !!str "a"`, `3:18 !!str "name"`, `3:26 !!str "A 😀 / é"`, `3:54 !!str "unnamed"`, `3:65 !!bool "true"`,
			`4:4 !!str "place"`, `4:13 !!str "é"`, `4:18 !!str "latitude"`, `4:30 !!float "-1.5e1"`, `4:38 !!str "x"`, `4:43 !!int "28"`,
			`4:47 !!str "y"`, `4:52 !!null "null"`, `4:58 !!str "z"`, `4:67 !!str "w"`,
		}, "\n")
		if got != want {
			t.Errorf("%s is read as\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestJSONIsStrict(t *testing.T) {
	files := one(t, "a.json", `{"things": [1, 2], "a": {"b": 1, "b": 2}, "things": 3}`)
	check(t, files.Problems,
		`a.json:1:34: "b" is already given in line 1: delete one of the two`,
		`a.json:1:43: "things" is already given in line 1: delete one of the two`)
	deep := strings.Repeat("[", 40) + strings.Repeat("]", 40)
	files = one(t, "a.json", `{"a": `+deep+`}`)
	check(t, files.Problems, "a.json:1:39: this is nested more than 32 levels deep: no dossier needs that")
}

// What is no JSON may be YAML: with comments, with a comma too many, without quotes.
func TestOtherTextsInBracesAreYAML(t *testing.T) {
	for _, text := range []string{"{things: [a, b], }", "{\"things\": [\"a\"], } # nothing"} {
		if files := one(t, "a.json", text); len(files.Problems) > 0 {
			t.Errorf("%s: %v", text, files.Problems)
		}
	}
	if files := one(t, "a.json", `{"things": ["a"`); len(files.Problems) != 1 {
		t.Errorf("half of an object gives %v", files.Problems)
	}
}

// FuzzJSON checks that JSON and YAML give the same nodes, where both can read a text.
func FuzzJSON(f *testing.F) {
	for _, seed := range []string{
		`{"a": [1, 2.5, -3e4, true, null, "x\n\u00e9"], "b": {}}`, "{\n\t\"a\" : \"b\" ,\n \"c\":[[],{}]}", `{"a": "\ud83d\ude00"}`, `{"": ""}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, fine := checkText("a", []byte(text)); !fine || strings.ContainsAny(text, "\r\t\u0085\u2028\u2029\ufeff\ufffe\uffff") {
			return
		}
		root, ok := parseJSON([]byte(text))
		if !ok {
			return
		}
		var document yaml.Node
		if yaml.Unmarshal([]byte(text), &document) != nil || len(document.Content) == 0 {
			return
		}
		got, want := places(root), places(document.Content[0])
		for i := range want {
			if i >= len(got) || strings.SplitN(got[i], " ", 2)[0] != strings.SplitN(want[i], " ", 2)[0] {
				t.Fatalf("%q is read as\n%s\nand by YAML as\n%s", text, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	})
}
