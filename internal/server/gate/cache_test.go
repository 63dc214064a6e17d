package gate

import "testing"

func TestTheCacheIsBoundedInBytes(t *testing.T) {
	c := newCache[string](10)
	keys := func() (all string) {
		for e := c.recent.Front(); e != nil; e = e.Next() {
			all += e.Value.(*cached[string]).key
		}
		if len(c.byKey) != len(all) {
			t.Errorf("%d keys for %q", len(c.byKey), all)
		}
		return all
	}
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() { c.add("a", "A", 4) }, "a"},
		{func() { c.add("b", "B", 4) }, "ba"},
		{func() { c.add("b", "another B", 3) }, "ba"},
		{func() { c.get("a") }, "ab"},
		{func() { c.get("nothing") }, "ab"},
		{func() { c.add("c", "C", 4) }, "ca"},
		{func() { c.add("d", "D", 11) }, "ca"}, // larger than the limit
		{func() { c.add("e", "E", 10) }, "e"},
	} {
		step.do()
		if got := keys(); got != step.want {
			t.Errorf("the cache holds %q, want %q", got, step.want)
		}
	}
	if c.size() != 10 {
		t.Errorf("%d bytes, want 10", c.size())
	}
	if v, ok := c.get("e"); v != "E" || !ok {
		t.Errorf("e is %q, %v", v, ok)
	}
	if v, ok := c.get("a"); v != "" || ok {
		t.Errorf("a is %q, %v", v, ok)
	}
}
