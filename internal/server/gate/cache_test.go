package gate

import (
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

func TestTheDocumentCacheIsBoundedInBytes(t *testing.T) {
	c := newCache(10)
	add := func(text string, weight int) {
		c.add(&document{text: text, parsed: &ast.QueryDocument{}, weight: weight})
	}
	cached := func() (all string) {
		for e := c.recent.Front(); e != nil; e = e.Next() {
			all += e.Value.(*document).text
		}
		if len(c.byText) != len(all) {
			t.Errorf("%d texts for %q", len(c.byText), all)
		}
		return all
	}
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() { add("a", 4) }, "a"},
		{func() { add("b", 4) }, "ba"},
		{func() { add("b", 4) }, "ba"}, // it is there
		{func() { c.get("a") }, "ab"},
		{func() { c.get("nothing") }, "ab"},
		{func() { add("c", 4) }, "ca"},
		{func() { add("d", 11) }, "ca"}, // larger than the limit
		{func() { add("e", 10) }, "e"},
	} {
		step.do()
		if got := cached(); got != step.want {
			t.Errorf("the cache holds %q, want %q", got, step.want)
		}
	}
	if c.bytes != 10 {
		t.Errorf("%d bytes, want 10", c.bytes)
	}
}
