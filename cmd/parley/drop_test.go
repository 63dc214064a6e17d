package main

import (
	"strings"
	"testing"
)

// An empty id, as from a script's unset variable, removes nothing.
func TestDropNeedsAnID(t *testing.T) {
	status, printed := parley(t, "drop", "--neo4j", "bolt://127.0.0.1:1", "")
	if status != exitFailed || !strings.Contains(printed, "the id of the dossier is empty: give the id, not the folder") {
		t.Errorf("it ends with %d and prints %s", status, printed)
	}
}
