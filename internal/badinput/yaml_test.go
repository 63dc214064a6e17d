package badinput

import (
	"fmt"
	"strings"
	"testing"
)

const notYAML = " (is there an unclosed quote or bracket, or a wrong indentation?)"

// one is a dossier with one bad file.
func one(t testing.TB, what, text string, says ...string) sent {
	t.Helper()
	return sent{what: what, folder: folder(t, sound().with("x.yaml", text)), says: says}
}

func TestBadInput_068_AliasBomb(t *testing.T) {
	var bomb strings.Builder
	var says []string
	bomb.WriteString("a0: &a0 lol\n")
	says = append(says, "x.yaml:1:5: anchors are not allowed: remove &a0")
	aliases := 0
	for i := 1; i <= 9; i++ {
		fmt.Fprintf(&bomb, "a%d: &a%d [*a%d%s]\n", i, i, i-1, strings.Repeat(fmt.Sprintf(", *a%d", i-1), 9))
		says = append(says, fmt.Sprintf("x.yaml:%d:5: anchors are not allowed: remove &a%d", i+1, i))
		for j := range 10 {
			at := fmt.Sprintf("x.yaml:%d:%d: ", i+1, 10+5*j)
			switch aliases++; {
			case aliases <= 20:
				says = append(says, fmt.Sprintf("%saliases are not allowed: write the value of *a%d instead", at, i-1))
			case aliases == 21:
				says = append(says, at+"the file has more problems of this kind")
			}
		}
	}
	hostile(
		t, "68",
		one(t, "an alias bomb: a billion elements in ten lines", bomb.String(), says...),
		one(t, "merge keys", "a: &a {b: c}\nd:\n  <<: *a\n",
			"x.yaml:1:4: anchors are not allowed: remove &a",
			"x.yaml:3:3: merge keys are not allowed: write the keys and values instead",
			"x.yaml:3:7: aliases are not allowed: write the value of *a instead"),
	)
}

func TestBadInput_069_AnchorThatHoldsItself(t *testing.T) {
	hostile(t, "69",
		one(t, "an anchor that contains itself", "things: &a [*a]\n",
			"x.yaml:1:9: anchors are not allowed: remove &a",
			"x.yaml:1:13: aliases are not allowed: write the value of *a instead"),
		one(t, "a mapping that is its own key", "&a {*a : b}: c\n",
			"x.yaml:1:1: a key must be a word"))
}

func TestBadInput_070_NoText(t *testing.T) {
	hostile(
		t, "70",
		one(t, "NUL", "things:\n  - {person: a, name: Z\x00}\n", "x.yaml:2:24: a NUL byte stands here: save the file as UTF-8 text"),
		one(t, "bad UTF-8", "things:\n  - {person: a, name: Z\xfcrich}\n", "x.yaml:2:24: these bytes are not UTF-8: save the file as UTF-8"),
		one(t, "UTF-16", "\xff\xfet\x00h\x00", "x.yaml:1:1: these bytes are not UTF-8: save the file as UTF-8"),
		one(t, "NUL as an escape", "things:\n  - {person: a, name: \"Z\\0\"}\n", "x.yaml:2:23: the text contains control characters: remove them"),
		one(t, "a terminal control sequence in a tag", "a: !%1B%5B2J x\n", "x.yaml:1:4: tags are not allowed: remove ! [2J"),
		sent{
			what: "a terminal control sequence in a file name", folder: folder(t, sound().with("\x1b[2J\n.yaml", "a: 1\n")),
			says: []string{`"\x1b[2J\n.yaml":1:1: Parley cannot recognise this file: it needs one of the keys ` + "`dossier`, `things`, `source` and `judgements`"},
		},
	)
}

// tooMany is the problem of a file that would cost the YAML parser too much.
const tooMany = "x.yaml:1:1: holds more than 50000 line ends, commas, colons and brackets: split it into several files; a source can continue in a second file that has only `source:` and `reports:`"

func TestBadInput_071_Brackets(t *testing.T) {
	deep := "x.yaml:1:1: this is not YAML: exceeded max depth of 10000" + notYAML
	hostile(
		t, "71",
		one(t, "200,000 `[`", strings.Repeat("[", 200_000), tooMany),
		one(t, "200,000 `- `", strings.Repeat("- ", 200_000), tooMany),
		one(t, "50,000 `[`", strings.Repeat("[", 50_000), deep),
		one(t, "50,000 `{`", strings.Repeat("{", 50_000), deep),
		one(t, "50,000 `- `", strings.Repeat("- ", 50_000), deep),
		one(t, "50,000 `? `", strings.Repeat("? ", 50_000), deep),
		one(t, "50 `[`, closed", "a: "+strings.Repeat("[", 50)+strings.Repeat("]", 50)+"\n", "x.yaml:1:36: this is nested more than 32 levels deep: no dossier needs that"),
	)
}

func TestBadInput_072_DuplicateKeys(t *testing.T) {
	hostile(t, "72", one(t, "a key twice", "things:\n  - person: a\n    name: A\n    person: b\nthings: []\n",
		"x.yaml:4:5: \"person\" is already given in line 2: delete one of the two",
		"x.yaml:5:1: \"things\" is already given in line 1: delete one of the two"))
}

func TestBadInput_073_WhatYAMLTakesForSomethingElse(t *testing.T) {
	hostile(t, "73", one(t, "`012`, `1_000`, `no` and the like", `things:
  - {plan: p1, pointCount: 012}
  - {plan: p2, pointCount: 1_000}
  - {plan: p3, pointCount: "28"}
  - {person: x, unnamed: no}
  - {place: v, country: NO, latitude: .5}
  - {place: z, name: 2025-11-30}
  - {place: w, name: 012, country: ~}
`,
		"x.yaml:2:28: \"012\" is not a whole number: write only digits, such as 28, without quotes",
		"x.yaml:3:28: \"1_000\" is not a whole number: write only digits, such as 28, without quotes",
		"x.yaml:4:28: \"28\" is not a whole number: write only digits, such as 28, without quotes",
		"x.yaml:5:26: \"no\" is neither true nor false: write one of the two, without quotes",
		"x.yaml:6:25: YAML reads NO as true or false, but this must be text: put it in quotes",
		"x.yaml:6:39: \".5\" is not a number: write it like 25.9812, without quotes",
		"x.yaml:7:22: YAML reads 2025-11-30 as a date, but this must be text: put it in quotes",
		"x.yaml:8:22: YAML reads 012 as a number, but this must be text: put it in quotes",
		"x.yaml:8:36: the value is missing: write one, or remove the key"))
}

func TestBadInput_075_Tabs(t *testing.T) {
	hostile(t, "75", one(t, "tabs for indentation", "things:\n\t- person: a\n", "x.yaml:2:1: a tab stands in the indentation: indent with spaces"))
}

func TestBadInput_076_SecondDocument(t *testing.T) {
	const second = ": a second YAML document begins here: put it into its own file"
	hostile(t, "76",
		one(t, "a second document", "things:\n  - {person: a}\n---\nthings:\n  - {person: b}\n", "x.yaml:3:1"+second),
		one(t, "25,000 documents", strings.Repeat("--- a\n", 25_000), "x.yaml:2:1"+second))
}

func TestBadInput_077_Tags(t *testing.T) {
	hostile(t, "77", one(t, "tags", "a: !!python/object/apply:os.system [id]\nb: !!str x\n!!str c: d\n",
		"x.yaml:1:4: tags are not allowed: remove !!python/object/apply:os.system",
		"x.yaml:2:4: tags are not allowed: remove !!str",
		"x.yaml:3:1: tags are not allowed: remove !!str"))
}

func TestBadInput_087_Truncated(t *testing.T) {
	whole := sound()["sources/paper.yaml"]
	hostile(t, "87",
		one(t, "cut off in a quotation", "things:\n  - person: a\n    name: \"A\n", "x.yaml:3:1: this is not YAML: found unexpected end of stream"+notYAML),
		sent{
			what: "cut off in a list", folder: folder(t, sound().with("sources/paper.yaml", strings.TrimSuffix(whole, "d}\n"))),
			says: []string{"sources/paper.yaml:9:1: this is not YAML: did not find expected ',' or '}'" + notYAML},
		},
		sent{
			what: "cut off after a key", folder: folder(t, sound().with("sources/paper.yaml", strings.Split(whole, "      - ")[0])),
			says: []string{"sources/paper.yaml:8:10: the value is missing: write one, or remove the key"},
		})
}
