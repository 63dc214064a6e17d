package main

import (
	"strings"
	"testing"
)

// A revision is never negative, and the message does not speak of a flag.
func TestRevertToANegativeRevision(t *testing.T) {
	if status, out := parley(t, "revert", "-1"); status != exitUsage || !strings.Contains(out, "parley: -1 is a negative number") {
		t.Errorf("status %d: %s", status, out)
	}
}
