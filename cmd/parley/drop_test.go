package main

import (
	"strings"
	"testing"
)

// A variable that is not set in a script takes nothing out.
func TestDropNeedsAnID(t *testing.T) {
	status, printed := parley(t, "drop", "--neo4j", "bolt://127.0.0.1:1", "")
	if status != exitFailed || !strings.Contains(printed, "say which dossier to take out: its id") {
		t.Errorf("it ends with %d and prints %s", status, printed)
	}
}
