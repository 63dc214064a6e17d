package server

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

func TestKeptDocumentsAreBoundedInBytes(t *testing.T) {
	k := keep(10)
	add := func(text string, weight int) {
		k.add(&document{text: text, parsed: &ast.QueryDocument{}, weight: weight})
	}
	kept := func() (all string) {
		for e := k.recent.Front(); e != nil; e = e.Next() {
			all += e.Value.(*document).text
		}
		if len(k.byText) != len(all) {
			t.Errorf("%d texts for %q", len(k.byText), all)
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
		{func() { k.get("a") }, "ab"},
		{func() { k.get("nothing") }, "ab"},
		{func() { add("c", 4) }, "ca"},
		{func() { add("d", 11) }, "ca"}, // larger than all together
		{func() { add("e", 10) }, "e"},
	} {
		step.do()
		if got := kept(); got != step.want {
			t.Errorf("kept %q, want %q", got, step.want)
		}
	}
	if k.bytes != 10 {
		t.Errorf("%d bytes, want 10", k.bytes)
	}
}

// TestManyDistinctQueriesTakeBoundedMemory sends 10,000 queries of several sizes,
// none of them twice.
func TestManyDistinctQueriesTakeBoundedMemory(t *testing.T) {
	const most = 64 << 20
	fields := strings.Repeat("id name when { text } ", 40)
	for i := range 100 {
		transmit(t, query(fmt.Sprintf("{ meetings(first: %d) { nodes { id } } } # first", i)))
	}
	before := usedBy(t, "/used?collect").Resident
	for i := range 10_000 {
		text := fmt.Sprintf("{ meetings(first: 1, where: {place: \"p%d\"}) { nodes { %s } } }", i, fields[:(i%4+1)*len(fields)/4/22*22])
		switch i % 10 {
		case 0:
			text = fmt.Sprintf("{ meetings { totalCount } } # %d %s", i, strings.Repeat("a", 20<<10))
		case 1:
			text = fmt.Sprintf("{ m%d }", i) // not valid, and not kept
		}
		if a := transmit(t, query(text)); a.status != 200 || i%10 != 1 && a.data == "" {
			t.Fatalf("%d %.300s", a.status, a.text)
		}
	}
	during := usedBy(t, "/used").Resident
	after := usedBy(t, "/used?collect").Resident
	grown := int64(max(during, after)) - int64(before)
	t.Logf("grown by %d KiB, by %d KiB after a collection", grown>>10, (int64(after)-int64(before))>>10)
	if grown > most {
		t.Errorf("10,000 queries made the server grow by %d bytes, and %d are the most", grown, most)
	}
}
