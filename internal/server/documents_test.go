package server

import (
	"fmt"
	"strings"
	"testing"
)

// TestManyDistinctQueriesTakeBoundedMemory sends 10,000 queries of several sizes,
// none of them twice.
func TestManyDistinctQueriesTakeBoundedMemory(t *testing.T) {
	const most = 64 << 20
	fields := strings.Repeat("id name when { text } ", 12)
	for i := range 100 {
		transmit(t, query(fmt.Sprintf("{ meetings(first: %d) { nodes { id } } } # first", i)))
	}
	// Without a limit, the cache would take more than twice the allowed bytes: measured.
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
