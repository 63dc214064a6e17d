package desk

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/loader"
)

// Whatever a person fills in, the dossier stays valid, a refusal changes nothing, and undo leads back.
func TestAnyStatement(t *testing.T) {
	root := bridge(t)
	p := sit(t, root)
	done := ask[draftAnswer](p, "draft", drafted{Text: article, Publisher: ref{ID: "selm-herald"}, Published: "2025-03-06", Language: "en", Draft: true})
	files := func(t *rapid.T) map[string]string {
		all := map[string]string{}
		for _, folder := range []string{"sources", "reference"} {
			found, err := os.ReadDir(filepath.Join(root, folder))
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range found {
				text, err := os.ReadFile(filepath.Join(root, folder, e.Name()))
				if err != nil {
					t.Fatal(err)
				}
				all[folder+"/"+e.Name()] = string(text)
			}
		}
		return all
	}
	saved := 0
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SampledFrom([]string{"", "", "Edda Lohr", "a: b", "- x", `"quoted`, "{", "#", "line\nbreak", "Едда Лор", "null", "2025-03-04", "…", "é", "~"})
		// of draws things of a type: mostly one on record, sometimes a new one or a wrong one.
		of := func(id graph.ID, typ string) *rapid.Generator[ref] {
			return rapid.Custom(func(t *rapid.T) ref {
				switch rapid.IntRange(0, 9).Draw(t, "which") {
				case 0:
					return ref{Name: words.Draw(t, "name"), Type: typ}
				case 1:
					return ref{ID: rapid.SampledFrom([]graph.ID{"mira-kesh", "port-selm", "nobody", "valdoria"}).Draw(t, "id")}
				case 2:
					return ref{Name: words.Draw(t, "name"), Type: "Thing"}
				}
				return ref{ID: id}
			})
		}
		rarely := func(g *rapid.Generator[string]) *rapid.Generator[string] {
			return rapid.Custom(func(t *rapid.T) string {
				if rapid.IntRange(0, 9).Draw(t, "rarely") > 0 {
					return ""
				}
				return g.Draw(t, "value")
			})
		}
		person, body, place, topic := of("mira-kesh", "Person"), of("ostria", "Organization"), of("port-selm", "Place"), of("toll-on-the-bridge", "Issue")
		in := statement{
			File: done.File, Start: rapid.IntRange(-1, len([]rune(article))).Draw(t, "start"),
			Kind: rapid.SampledFrom([]string{"meeting", "planned", "attendance", "place", "time", "topic", "denial", "post", "quotation", "stance", "other", "nothing"}).Draw(t, "kind"),
			Via:  rapid.SliceOfN(person, 0, 1).Draw(t, "via"), Reported: rarely(words).Draw(t, "reported"), Meeting: of("port-selm-2025-03-04", "Meeting").Draw(t, "meeting"),
			Status: rarely(rapid.SampledFrom([]string{"held", "cancelled", "odd"})).Draw(t, "status"),
			When:   rapid.SampledFrom([]string{"", "2025-03-04", "[2025-03-04,2025-03-05]", "soon"}).Draw(t, "when"), Worded: rarely(words).Draw(t, "worded"), Places: rapid.SliceOfN(place, 0, 2).Draw(t, "places"),
			Topics: rapid.SliceOfN(topic, 0, 1).Draw(t, "topics"), As: "discussed", Actor: person.Draw(t, "actor"), Organization: body.Draw(t, "organization"),
			Role: words.Draw(t, "role"), About: topic.Draw(t, "about"), Position: rapid.SampledFrom([]string{"", "rejects", "demands"}).Draw(t, "position"), Items: words.Draw(t, "items"),
		}
		in.End = in.Start + rapid.IntRange(0, 90).Draw(t, "length")
		for _, r := range rapid.SliceOfN(person, 0, 1).Draw(t, "actors") {
			in.Actors = append(in.Actors, guest{ref: r, Side: body.Draw(t, "side")})
		}
		before := files(t)
		in.Base = ask[sourceAnswer](p, "source", fileQuestion{done.File}).Hash
		var answer json.RawMessage
		status := p.asks("say", in, &answer)
		if _, err := loader.Folder(root, time.Now()); err != nil {
			t.Fatalf("%d: the dossier is not valid: %v", status, err)
		}
		after := files(t)
		switch status {
		case http.StatusOK:
			if after[done.File] == before[done.File] {
				t.Fatal("nothing is saved")
			}
			saved++
			ask[[]string](p, "undo", struct{}{})
			after = files(t)
		case http.StatusBadRequest, http.StatusUnprocessableEntity:
		default:
			t.Fatalf("status %d: %s", status, answer)
		}
		for name, text := range after {
			if before[name] != text {
				t.Fatalf("%d: %s has changed:\n%s", status, name, text)
			}
		}
		if len(after) != len(before) {
			t.Fatalf("%d: there are other files: %d, %d", status, len(after), len(before))
		}
	})
	if saved == 0 {
		t.Error("no statement was saved")
	}
	t.Logf("statements that were saved: %d", saved)
}
