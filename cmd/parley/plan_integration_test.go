//go:build integration

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/loader"
)

// TestPlanShowsOneChange: after one line of a dossier is touched, the plan shows
// what that line means and nothing else.
func TestPlanShowsOneChange(t *testing.T) {
	ctx := context.Background()
	store := openNeo4j(t)
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("../../dossiers/ukraine-2025")); err != nil {
		t.Fatal(err)
	}
	plan := func() []string {
		d, err := loader.Folder(folder, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		differences, err := loader.Plan(ctx, store, d)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, d := range differences {
			lines = append(lines, line(d))
		}
		return lines
	}
	d, err := loader.Folder(folder, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := loader.Load(ctx, store, d); err != nil {
		t.Fatal(err)
	}
	if lines := plan(); len(lines) != 0 {
		t.Fatalf("after the load the plan is %q", lines)
	}
	file := filepath.Join(folder, "reference", "plans.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	touched := strings.Replace(string(text), "US peace plan for Ukraine", "US peace plan", 1)
	if touched == string(text) {
		t.Fatal("the line to be touched is not there")
	}
	if err := os.WriteFile(file, []byte(touched), 0o600); err != nil {
		t.Fatal(err)
	}
	if lines := plan(); len(lines) != 1 || lines[0] != "~ Plan us-peace-plan-2025" {
		t.Errorf("the plan is %q, want the one change of the plan's name", lines)
	}
}
