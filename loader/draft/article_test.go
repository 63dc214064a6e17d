package draft

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSentences(t *testing.T) {
	a := NewArticle("Envoys meet in Port Selm\n\nMira Kesh met Mr. Brell on Nov. 30. The U.S. envoy left. “We met. We talked,” she said. \"Good.\" He stayed in the U.S. The end")
	var got []string
	for _, s := range a.Sentences {
		got = append(got, s.Text)
	}
	want := []string{"Envoys meet in Port Selm", "Mira Kesh met Mr. Brell on Nov. 30.", "The U.S. envoy left.", "“We met. We talked,” she said.", "\"Good.\"", "He stayed in the U.S.", "The end"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if !a.Sentences[0].Headline || a.Sentences[1].Headline {
		t.Error("only the first line is a headline")
	}
}

// Each sentence stands at its position, and no word of the text is lost.
func TestSentencesCoverTheText(t *testing.T) {
	alphabet := []rune("ab A.“”\"!?\n é’U.S.")
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 60).Draw(t, "text"))
		a := NewArticle(text)
		var all strings.Builder
		last := 0
		for i, s := range a.Sentences {
			if s.Number != i+1 || s.Start < last || a.Part(s.Start, s.End) != s.Text {
				t.Fatalf("%+v does not stand in %q", s, text)
			}
			last = s.End
			all.WriteString(s.Text)
		}
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if bare(all.String()) != bare(text) {
			t.Fatalf("%q lost words: %q", text, all.String())
		}
	})
}
