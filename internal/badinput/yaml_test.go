package badinput

import (
	"fmt"
	"strings"
	"testing"
)

const notYAML = " (is there an unclosed quote or bracket, or a wrong indentation?)"

// one is a dossier with a file that is not as it must be.
func one(t testing.TB, what, text string, says ...string) sent {
	t.Helper()
	return sent{what: what, folder: folder(t, sound().with("x.yaml", text)), says: says}
}

func TestBadInput_068_AliasBomb(t *testing.T) {
	var bomb strings.Builder
	var says []string
	bomb.WriteString("a0: &a0 lol\n")
	says = append(says, "x.yaml:1:5: anchors are not allowed: take out &a0")
	told := 0
	for i := 1; i <= 9; i++ {
		fmt.Fprintf(&bomb, "a%d: &a%d [*a%d%s]\n", i, i, i-1, strings.Repeat(fmt.Sprintf(", *a%d", i-1), 9))
		says = append(says, fmt.Sprintf("x.yaml:%d:5: anchors are not allowed: take out &a%d", i+1, i))
		for j := range 10 {
			at := fmt.Sprintf("x.yaml:%d:%d: ", i+1, 10+5*j)
			switch told++; {
			case told <= 20:
				says = append(says, fmt.Sprintf("%saliases are not allowed: write out what *a%d stands for", at, i-1))
			case told == 21:
				says = append(says, at+"and so on: more of this kind stand in the file")
			}
		}
	}
	hostile(
		t, "68",
		one(t, "an alias bomb: a billion elements in ten lines", bomb.String(), says...),
		one(t, "merge keys", "a: &a {b: c}\nd:\n  <<: *a\n",
			"x.yaml:1:4: anchors are not allowed: take out &a",
			"x.yaml:3:3: merge keys are not allowed: write out what they stand for",
			"x.yaml:3:7: aliases are not allowed: write out what *a stands for"),
	)
}

func TestBadInput_069_AnchorThatHoldsItself(t *testing.T) {
	hostile(t, "69",
		one(t, "an anchor that holds itself", "things: &a [*a]\n",
			"x.yaml:1:9: anchors are not allowed: take out &a",
			"x.yaml:1:13: aliases are not allowed: write out what *a stands for"),
		one(t, "a mapping that is its own key", "&a {*a : b}: c\n",
			"x.yaml:1:1: a key must be a word"))
}

func TestBadInput_070_NoText(t *testing.T) {
	hostile(
		t, "70",
		one(t, "NUL", "things:\n  - {person: a, name: Z\x00}\n", "x.yaml:2:24: a NUL byte stands here: save the file as UTF-8 text"),
		one(t, "bad UTF-8", "things:\n  - {person: a, name: Z\xfcrich}\n", "x.yaml:2:24: these bytes are not UTF-8: save the file as UTF-8"),
		one(t, "UTF-16", "\xff\xfet\x00h\x00", "x.yaml:1:1: these bytes are not UTF-8: save the file as UTF-8"),
		one(t, "NUL by an escape", "things:\n  - {person: a, name: \"Z\\0\"}\n", "x.yaml:2:23: the text holds control characters: take them out"),
		one(t, "a sequence that a terminal obeys, in a tag", "a: !%1B%5B2J x\n", "x.yaml:1:4: tags are not allowed: take out ! [2J"),
		sent{
			what: "such a sequence, in a file's name", folder: folder(t, sound().with("\x1b[2J\n.yaml", "a: 1\n")),
			says: []string{`"\x1b[2J\n.yaml":1:1: nothing tells what this file is: it needs one of the keys ` + "`dossier`, `things` and `source`"},
		},
	)
}

// tooMany is said of what would cost YAML's parser too much.
const tooMany = "x.yaml:1:1: holds more than 50000 line ends, commas, colons and brackets: split it into several files"

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
		one(t, "50 `[`, closed", "a: "+strings.Repeat("[", 50)+strings.Repeat("]", 50)+"\n", "x.yaml:1:36: this lies more than 32 levels deep: no part of a dossier does"),
	)
}

func TestBadInput_072_DuplicateKeys(t *testing.T) {
	hostile(t, "72", one(t, "keys twice", "things:\n  - person: a\n    name: A\n    person: b\nthings: []\n",
		"x.yaml:4:5: \"person\" was already given in line 2: delete one of them",
		"x.yaml:5:1: \"things\" was already given in line 1: delete one of them"))
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
		"x.yaml:2:28: \"012\" is no whole number: write digits alone, as 28, without quotes",
		"x.yaml:3:28: \"1_000\" is no whole number: write digits alone, as 28, without quotes",
		"x.yaml:4:28: \"28\" is no whole number: write digits alone, as 28, without quotes",
		"x.yaml:5:26: \"no\" is neither true nor false: write one of the two, without quotes",
		"x.yaml:6:25: YAML takes NO for true or false, and text is due here: put it in quotes",
		"x.yaml:6:39: \".5\" is no number: write it as 25.9812, without quotes",
		"x.yaml:7:22: YAML takes 2025-11-30 for a date, and text is due here: put it in quotes",
		"x.yaml:8:22: YAML takes 012 for a number, and text is due here: put it in quotes",
		"x.yaml:8:36: there is no value here: write one, or leave the key out"))
}

func TestBadInput_075_Tabs(t *testing.T) {
	hostile(t, "75", one(t, "tabs for indentation", "things:\n\t- person: a\n", "x.yaml:2:1: a tab stands in the indentation: indent with spaces"))
}

func TestBadInput_076_SecondDocument(t *testing.T) {
	const second = ": a second document begins here: put it into a file of its own"
	hostile(t, "76",
		one(t, "a second document", "things:\n  - {person: a}\n---\nthings:\n  - {person: b}\n", "x.yaml:3:1"+second),
		one(t, "25,000 documents", strings.Repeat("--- a\n", 25_000), "x.yaml:2:1"+second))
}

func TestBadInput_077_Tags(t *testing.T) {
	hostile(t, "77", one(t, "tags", "a: !!python/object/apply:os.system [id]\nb: !!str x\n!!str c: d\n",
		"x.yaml:1:4: tags are not allowed: take out !!python/object/apply:os.system",
		"x.yaml:2:4: tags are not allowed: take out !!str",
		"x.yaml:3:1: tags are not allowed: take out !!str"))
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
			says: []string{"sources/paper.yaml:8:10: there is no value here: write one, or leave the key out"},
		})
}
