package loader_test

import (
	"reflect"
	"testing"

	"parley/dossiers"
	"parley/loader"
	"parley/loader/dossier"
	"parley/loader/fold"
	"parley/loader/restore"
)

// TestTheBundledDossierIsRestored: a folded graph gives the whole dossier back, except the positions in the files.
func TestTheBundledDossierIsRestored(t *testing.T) {
	d, err := loader.FS(dossiers.Bundled(), now)
	if err != nil {
		t.Fatal(err)
	}
	all, err := restore.Dossiers(fold.Fold(d))
	if err != nil || len(all) != 1 {
		t.Fatalf("%d dossiers, error %v", len(all), err)
	}
	got := all[0]
	if got.ID != d.ID || got.Title != d.Title || len(got.Claims) != len(d.Claims) || len(got.Things) != len(d.Things) || len(got.Stated) != len(d.Stated) || len(got.Sources) != len(d.Sources) {
		t.Fatalf("restored is %s %q with %d claims, %d things and %d sources", got.ID, got.Title, len(got.Claims), len(got.Things), len(got.Sources))
	}
	for i, c := range d.Claims {
		c.At, c.QuoteAt = dossier.Position{}, dossier.Position{}
		if !reflect.DeepEqual(got.Claims[i], c) {
			t.Errorf("the claim is\n%+v\nwant\n%+v", got.Claims[i], c)
		}
	}
	for i, thing := range d.Things {
		thing.At = dossier.Position{}
		if !reflect.DeepEqual(got.Things[i], thing) {
			t.Errorf("the thing is\n%+v\nwant\n%+v", got.Things[i], thing)
		}
	}
	for i, s := range d.Sources {
		s.At = dossier.Position{}
		if !reflect.DeepEqual(got.Sources[i], s) {
			t.Errorf("the source is\n%+v\nwant\n%+v", got.Sources[i], s)
		}
	}
	for i, tie := range d.Stated {
		tie.At = dossier.Position{}
		if !reflect.DeepEqual(got.Stated[i], tie) {
			t.Errorf("the tie is\n%+v\nwant\n%+v", got.Stated[i], tie)
		}
	}
}
