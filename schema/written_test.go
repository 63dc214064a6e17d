package schema_test

import (
	"os"
	"testing"

	"parley/graph"
	"parley/schema"
)

func TestTheWrittenFileIsWhatTheModelGives(t *testing.T) {
	byHand, err := schema.ByHand()
	if err != nil {
		t.Fatal(err)
	}
	want, err := schema.Write(graph.Parley, byHand)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(schema.WrittenFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("schema/%s is out of date: run `go generate ./schema`", schema.WrittenFile)
	}
}
