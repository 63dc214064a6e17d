package jsontext_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"parley/loader/cite"
	"parley/loader/imports/jsontext"
)

// asCited is a text as `cite` reads it.
func asCited(text string) []rune {
	return []rune(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n"))
}

// stands checks that a passage stands in a text where the object says.
func stands(t *testing.T, text string, o jsontext.Object) {
	t.Helper()
	quote, start := o.Passage()
	in, words := asCited(text), []rune(quote)
	if start+len(words) > len(in) || string(in[start:start+len(words)]) != quote {
		t.Errorf("the passage %q does not begin at %d of %q", quote, start, text)
	}
	if len(strings.Fields(quote)) > 25 {
		t.Errorf("the passage %q has more than 25 words", quote)
	}
}

func TestListsHasPlaces(t *testing.T) {
	text := "\ufeff{\r\n \"meta\": {\"a\": [1, {\"b\": []}]}, \"n\": null,\r\n \"persons\": [ {\"name\": \"Łódź\"},\r\n  {\"name\": \"" + strings.Repeat("long ", 40) + "\"} ], \"empty\": []}\r\n"
	var got []string
	err := jsontext.Lists(strings.NewReader(text), func(list string, o jsontext.Object) error {
		stands(t, text, o)
		quote, _ := o.Passage()
		got = append(got, list+":"+string(rune('0'+o.Line))+":"+string(rune('0'+o.Column%10))+" "+string([]rune(quote)[:9]))
		if passages := cite.Find(string(asCited(text)), "Łódź"); list == "persons" && len(got) == 1 {
			if _, start, found := o.Find("Łódź"); !found || start != passages[0].Start {
				t.Errorf("Łódź is at %d, want %d", start, passages[0].Start)
			}
		}
		return nil
	})
	if want := `persons:3:5 "name": " persons:4:3 "name": "`; err != nil || strings.Join(got, " ") != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

func TestListsRefuses(t *testing.T) {
	for _, text := range []string{"", "3", `{"a": [1}`, `{"a": [1]`, `[1,`, `{"a"`, `{"a": {"b": [`} {
		if err := jsontext.Lists(strings.NewReader(text), func(string, jsontext.Object) error { return nil }); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

func FuzzPassages(f *testing.F) {
	f.Add("{\"persons\": [{\"id\": \"é\"}]}\n{}", true)
	f.Add("{\"a\": 1}\r\n\r\n  {\"b\": \"\u00a0x\"}", false)
	f.Fuzz(func(t *testing.T, text string, lists bool) {
		if !utf8.ValidString(text) {
			return // `cite` reads only UTF-8
		}
		check := func(o jsontext.Object) error {
			if json.Valid(o.Raw) { // a line need not be JSON, and is then no passage
				stands(t, text, o)
			}
			return nil
		}
		if lists {
			_ = jsontext.Lists(strings.NewReader(text), func(_ string, o jsontext.Object) error { return check(o) })
		} else if err := jsontext.Lines(strings.NewReader(text), check); err != nil {
			t.Error(err)
		}
	})
}
