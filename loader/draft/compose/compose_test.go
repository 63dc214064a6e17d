package compose

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/loader"
	"parley/loader/draft"
	"parley/loader/draft/rules"
	"parley/loader/draft/verify"
)

// drafted drafts an article with the record of the tests.
func drafted(t *testing.T, text string) Draft {
	t.Helper()
	d, err := loader.Folder("../verify/testdata/dossier", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	r, a := draft.NewRecord(d, ""), draft.NewArticle(text)
	seen, err := rules.Extractor{Record: r}.Observe(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	kept, _ := verify.New(a, r).Check(seen)
	day := time.Date(2025, 3, 6, 0, 0, 0, 0, time.UTC)
	return Compose(a, r, draft.Names{Record: r}, kept, Options{Source: "s", Title: "T", Published: "2025-03-06", Day: day, Language: "en", TextFile: "a.txt"})
}

// Each quote stands at its position, and has at most 25 words.
func TestQuotesStandInTheText(t *testing.T) {
	text, err := os.ReadFile("../verify/testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	letters := []rune(string(text))
	d := drafted(t, string(text))
	if len(d.Facts) < 25 {
		t.Errorf("only %d facts", len(d.Facts))
	}
	for _, f := range d.Facts {
		if got := string(letters[f.Start : f.Start+len([]rune(f.Quote))]); got != f.Quote || len(strings.Fields(f.Quote)) > 25 {
			t.Errorf("%q stands at the position of %q", got, f.Quote)
		}
	}
}

func TestMeetings(t *testing.T) {
	for text, want := range map[string][]string{
		// Two sentences about one day and the same people are about one meeting.
		"Mira Kesh met Tomas Brell in Port Selm on March 4. Kesh and Brell held talks on March 4.": {"port-selm-2025-03-04"},
		// "Another meeting" is not the meeting before.
		"Mira Kesh met Tomas Brell in Port Selm on March 4. Kesh and Brell held another meeting a day later.": {"kesh-brell-2025-03-05", "port-selm-2025-03-04"},
		// A plan and what happened are two accounts of two meetings, unless the day is the same and the status fits.
		"Mira Kesh met Tomas Brell on March 4. Kesh will meet Brell on March 10.": {"kesh-brell-2025-03-04", "kesh-brell-2025-03-10"},
		// A call is no meeting in a room.
		"Mira Kesh met Tomas Brell on March 4. Kesh and Brell spoke by phone on March 4.": {"kesh-brell-2025-03-04", "kesh-brell-2025-03-04-2"},
	} {
		found := map[string]bool{}
		for _, f := range drafted(t, text).Facts {
			if f.Items[0].Content[0].Value == "meeting" {
				found[f.Items[0].Content[1].Value] = true
			}
		}
		var got []string
		for id := range found {
			got = append(got, id)
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

// What the record does not have is doubtful, and gets an id.
func TestNewcomers(t *testing.T) {
	d := drafted(t, "Tomas Brell met Energy Minister Edda Lohr of Ostria in Karst on March 4.")
	if len(d.New) != 1 || d.New[0].ID != "edda-lohr" || d.New[0].Type != "person" {
		t.Fatalf("new things: %+v", d.New)
	}
	doubtful := 0
	for _, f := range d.Facts {
		if f.Doubt == "the record does not have this person" {
			doubtful++
		}
	}
	if doubtful < 2 {
		t.Errorf("%d facts are doubtful because of a new person", doubtful)
	}
}
