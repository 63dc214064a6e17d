package desk

import (
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/graph"
	"parley/loader/names"
)

func TestAnArticle(t *testing.T) {
	p := sit(t, bridge(t))
	s := p.drafts()
	if !s.Draft || s.Text != article || s.TextFile != "selm-herald-2025-03-06.txt" || len(s.Facts) != 8 || len(s.Order) != 8 || s.Facts[s.Order[0]].Doubt == "" || len(s.Sentences) != 5 {
		t.Errorf("the source: %+v", s)
	}
	points := []rune(article)
	for _, f := range s.Facts {
		if string(points[f.Start:f.End]) != f.Quote {
			t.Errorf("%q does not stand at %d", f.Quote, f.Start)
		}
	}
	// Undo of an addition removes the files, and keeps the text.
	ask[[]string](p, "undo", struct{}{})
	if _, err := os.Stat(filepath.Join(p.root, file)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("after undo the source is there: %v", err)
	}
	if got := ask[stateAnswer](p, "state", stateQuestion{}); !slices.Equal(got.Texts, []string{"selm-herald-2025-03-06.txt"}) || !got.Valid {
		t.Errorf("after undo: %+v", got)
	}
	done := ask[draftAnswer](p, "draft", drafted{File: "selm-herald-2025-03-06.txt", Publisher: ref{Name: "Karst Radio"}, Published: "2025-03-06", Language: "en"})
	if done.File != "sources/karst-radio-2025-03-06.yaml" || done.Facts != 0 || strings.Contains(read(t, p.root, done.File), "draft") {
		t.Errorf("without a draft: %+v\n%s", done, read(t, p.root, done.File))
	}
	if got := read(t, p.root, "reference/karst-radio.yaml"); !strings.Contains(got, "{organization: karst-radio, name: Karst Radio, classification: media}") {
		t.Errorf("the new publisher:\n%s", got)
	}
}

func TestReview(t *testing.T) {
	p := sit(t, bridge(t))
	s := p.drafts()
	before := read(t, p.root, file)
	reference := read(t, p.root, "reference/selm-herald-2025-03-06-new.yaml")
	hash := s.Hash
	decide := func(key, lines string) decided {
		t.Helper()
		s := ask[sourceAnswer](p, "source", fileQuestion{file})
		d := ask[decided](p, "review", decision{File: file, Base: hash, Fact: s.Order[0], Key: key, Lines: lines})
		hash = d.Hash
		return d
	}
	if d := decide("accept", ""); d.Waiting != 7 || strings.Count(read(t, p.root, file), "doubt:") != 3 {
		t.Errorf("after accept: %+v", d)
	}
	if d := decide("drop", ""); d.Waiting != 6 {
		t.Errorf("after drop: %+v", d)
	}
	p.refused("review", decision{File: file, Base: s.Hash, Key: "accept"}, http.StatusConflict)
	p.refused("review", decision{File: file, Base: hash, Fact: 99, Key: "accept"}, http.StatusBadRequest)
	now := read(t, p.root, file)
	bad := p.refused("review", decision{File: file, Base: hash, Fact: 0, Key: "edit", Lines: "  - quote: Mira Kesh\n    start: 71\n    says: [{meeting: m, participants: nobody-at-all}]\n"}, http.StatusUnprocessableEntity)
	if len(bad.Problems) == 0 || !strings.Contains(bad.Problems[0].Message, "nobody-at-all") || read(t, p.root, file) != now {
		t.Errorf("an invalid edit: %+v", bad)
	}
	for range 5 {
		decide("accept", "")
	}
	if d := decide("accept", ""); !d.Finished || strings.Contains(read(t, p.root, file), "draft") {
		t.Errorf("after the last: %+v\n%s", d, read(t, p.root, file))
	}
	if strings.Contains(read(t, p.root, "reference/selm-herald-2025-03-06-new.yaml"), "draft") {
		t.Error("the reference file is still a draft")
	}
	for range 8 {
		ask[[]string](p, "undo", struct{}{})
	}
	if read(t, p.root, file) != before || read(t, p.root, "reference/selm-herald-2025-03-06-new.yaml") != reference {
		t.Error("undo does not lead back")
	}
}

// span is where words stand in the article, in code points.
func span(t *testing.T, words string) (start, end int) {
	t.Helper()
	i := strings.Index(article, words)
	if i < 0 {
		t.Fatalf("the article does not say %q", words)
	}
	start = len([]rune(article[:i]))
	return start, start + len([]rune(words))
}

func TestSay(t *testing.T) {
	p := sit(t, bridge(t))
	done := ask[draftAnswer](p, "draft", drafted{Text: article, Publisher: ref{ID: "selm-herald"}, Published: "2025-03-06", Language: "en"})
	hash := ask[sourceAnswer](p, "source", fileQuestion{done.File}).Hash
	say := func(selected string, w statement) said {
		t.Helper()
		w.File, w.Base = done.File, hash
		w.Start, w.End = span(t, selected)
		got := ask[said](p, "say", w)
		hash = got.Hash
		return got
	}
	met := say(" Mira Kesh met Ostrian envoy Tomas Brell in Port Selm on Tuesday", statement{
		Kind: "meeting", Meeting: ref{Name: "Kesh and Brell in Port Selm"}, When: "2025-03-04", Worded: "on Tuesday", Places: []ref{{ID: "port-selm"}},
		Actors: []guest{{ref: ref{ID: "mira-kesh"}, Side: ref{ID: "valdoria"}}, {ref: ref{ID: "tomas-brell"}, Side: ref{ID: "ostria"}, Role: "lead"}},
	})
	if met.Meeting != "port-selm-2025-03-04" {
		t.Errorf("the meeting is %q", met.Meeting)
	}
	say("Ostria rejects a toll on the bridge", statement{Kind: "stance", Actor: ref{ID: "ostria"}, About: ref{Name: "Toll on the bridge"}, Position: "rejects"})
	say("Foreign Minister", statement{Kind: "post", Actor: ref{ID: "mira-kesh"}, Organization: ref{ID: "valdoria"}})
	say("“We have made a start, and nothing more,” Kesh told", statement{Kind: "quotation", Actor: ref{ID: "mira-kesh"}, Medium: "interview"})
	say("Kesh is scheduled to meet Transport Minister Edda Lohr of Ostria in Karst on March 11", statement{
		Kind: "planned", Meeting: ref{Name: "Kesh and Lohr"}, When: "2025-03-11", Places: []ref{{ID: "karst"}},
		Actors: []guest{{ref: ref{ID: "mira-kesh"}}, {ref: ref{Name: "Edda Lohr"}, Side: ref{ID: "ostria"}}},
	})
	say("discuss the bridge", statement{Kind: "topic", Meeting: ref{ID: met.Meeting}, Topics: []ref{{ID: "toll-on-the-bridge"}}, As: "discussed"})
	say("nothing more", statement{Kind: "denial", Meeting: ref{ID: met.Meeting}, Actors: []guest{{ref: ref{ID: "tomas-brell"}}}, Via: []ref{{ID: "tomas-brell"}}})
	say("Envoys of Valdoria and Ostria", statement{Kind: "other", Items: "event: arrival\nlabel: The arrival of the envoys\nstatus: happened\n"})
	const want = `reports:
  - quote: Envoys of Valdoria and Ostria
    start: 0
    part: headline
    says:
      - event: arrival
        label: The arrival of the envoys
        status: happened
  - quote: discuss the bridge
    start: 30
    part: headline
    says:
      - meeting: port-selm-2025-03-04
        topics: {id: toll-on-the-bridge, as: discussed}
  - quote: Foreign Minister
    start: 60
    says:
      - person: mira-kesh
        memberships: {id: valdoria, role: Foreign Minister}
  - quote: Mira Kesh met Ostrian envoy Tomas Brell in Port Selm on Tuesday
    start: 77
    says:
      - meeting: port-selm-2025-03-04
        label: Kesh and Brell in Port Selm
        status: held
        when: {text: 2025-03-04, worded: on Tuesday}
        places: port-selm
        participants:
          - {id: mira-kesh, side: valdoria}
          - {id: tomas-brell, side: ostria, role: lead}
`
	got := read(t, p.root, done.File)
	if !strings.Contains(got, want) {
		t.Errorf("the file has\n%s", got)
	}
	if things := read(t, p.root, "reference/selm-herald-2025-03-06-new.yaml"); things != "things:\n  - {issue: toll-on-the-bridge, name: Toll on the bridge}\n  - {person: edda-lohr, name: Edda Lohr}\n" {
		t.Errorf("the new things:\n%s", things)
	}
	if !strings.Contains(got, "text: We have made a start, and nothing more") || !strings.Contains(got, "polarity: denies") {
		t.Errorf("the file has\n%s", got)
	}
	// Nothing that has an error is written.
	start, end := span(t, "nothing more")
	p.refused("say", statement{File: done.File, Base: hash, Start: start, End: end, Kind: "topic", Meeting: ref{ID: "no-such-meeting"}, Topics: []ref{{ID: "nowhere"}}, As: "discussed"}, http.StatusUnprocessableEntity)
	p.refused("say", statement{File: done.File, Base: hash, Start: start, End: end, Kind: "meeting"}, http.StatusBadRequest)
	p.refused("say", statement{File: done.File, Base: hash, Start: 0, End: len([]rune(article)), Kind: "meeting"}, http.StatusBadRequest)
	if read(t, p.root, done.File) != got {
		t.Error("a refused statement has changed the file")
	}
	ask[[]string](p, "undo", struct{}{})
	if now := read(t, p.root, done.File); strings.Contains(now, "event: arrival") || !strings.Contains(now, "polarity: denies") {
		t.Errorf("after undo:\n%s", now)
	}
	state := ask[stateAnswer](p, "state", stateQuestion{})
	if !state.Valid || slices.ContainsFunc(state.Problems, func(p problem) bool { return p.Severity == "error" }) {
		t.Errorf("the problems: %+v", state.Problems)
	}
}

func TestGuess(t *testing.T) {
	p := sit(t, bridge(t))
	p.drafts()
	start, end := span(t, "Valdorian Foreign Minister Mira Kesh met Ostrian envoy Tomas Brell in Port Selm on Tuesday")
	got := ask[guessed](p, "guess", selection{file, start, end})
	ids := func(list []guessedActor) (all []graph.ID) {
		for _, a := range list {
			all = append(all, a.ID)
		}
		return all
	}
	if !slices.Contains(ids(got.Actors), "mira-kesh") || !slices.Contains(ids(got.Actors), "tomas-brell") || len(got.Places) != 1 || got.When == nil || got.When.Text != "2025-03-04" || len(got.Meetings) == 0 || len(got.Posts) == 0 {
		t.Errorf("%+v", got)
	}
}

// Names are found in any script, by their beginnings, and with a slip.
func TestNames(t *testing.T) {
	p := sit(t, bridge(t))
	for text, want := range map[string]graph.ID{"kes": "mira-kesh", "Кеш": "mira-kesh", "мира": "mira-kesh", "Томас": "tomas-brell", "brell tomas": "tomas-brell", "Valdor": "valdoria", "Port": "port-selm", "Umer": "umierov", "rustem": "umierov"} {
		if got := ask[[]names.Found](p, "names", completing{Text: text}); len(got) == 0 || got[0].ID != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	if got := ask[[]names.Found](p, "names", completing{Text: "", Types: []string{"Place"}}); len(got) != 2 {
		t.Errorf("all places: %v", got)
	}
	if got := ask[[]names.Found](p, "names", completing{Text: "Кеш"}); got[0].Also != "Мира Кеш" {
		t.Errorf("the name by which she was found: %+v", got)
	}
	if got := ask[[]names.Found](p, "names", completing{Text: "Kissinger"}); len(got) != 0 {
		t.Errorf("nobody: %v", got)
	}
}

// Two desks and an editor work on one folder.
func TestTwoDesksAndAnEditor(t *testing.T) {
	p := sit(t, bridge(t))
	p.drafts()
	other := sit(t, p.root)
	known := ask[stateAnswer](other, "state", stateQuestion{})
	mine, theirs := ask[sourceAnswer](p, "source", fileQuestion{file}), ask[sourceAnswer](other, "source", fileQuestion{file})
	ask[decided](p, "review", decision{File: file, Base: mine.Hash, Fact: 0, Key: "accept"})
	now := read(t, p.root, file)
	changed := other.refused("review", decision{File: file, Base: theirs.Hash, Fact: 1, Key: "drop"}, http.StatusConflict)
	if changed.Changed == nil || changed.Changed.Text != now || read(t, p.root, file) != now {
		t.Errorf("the other desk: %+v", changed)
	}
	if got := ask[stateAnswer](other, "state", stateQuestion{known.Revision}); got.Revision == known.Revision || len(got.Sources) != 1 || got.Sources[0].Waiting != 7 {
		t.Errorf("the other desk does not see the change: %+v", got)
	}
	// An editor adds a comment: the page takes it up, keeps it, and cannot undo what lies before it.
	write(t, p.root, file, "# My comment\n"+now)
	p.refused("review", decision{File: file, Base: changed.Changed.Hash, Fact: 0, Key: "accept"}, http.StatusConflict)
	p.refused("undo", struct{}{}, http.StatusConflict)
	mine = ask[sourceAnswer](p, "source", fileQuestion{file})
	ask[decided](p, "review", decision{File: file, Base: mine.Hash, Fact: mine.Order[0], Key: "accept"})
	if got := read(t, p.root, file); !strings.HasPrefix(got, "# My comment\n") {
		t.Errorf("the comment is lost:\n%s", got)
	}
	// An editor makes an error: the page shows it, and names still complete.
	write(t, p.root, "reference/selm.yaml", people+"  - {person: x, unknown: y}\n")
	state := ask[stateAnswer](p, "state", stateQuestion{})
	if state.Valid || len(state.Problems) == 0 || state.Problems[0].File != "reference/selm.yaml" || state.Problems[0].Line != 11 {
		t.Errorf("the error: %+v", state.Problems)
	}
	if got := ask[[]names.Found](p, "names", completing{Text: "Kesh", Types: []string{"Person"}}); len(got) != 1 {
		t.Errorf("names while there is an error: %v", got)
	}
	repaired := ask[fileText](p, "file", fileQuestion{"reference/selm.yaml"})
	ask[fileText](p, "save", saving{File: repaired.Name, Base: repaired.Hash, Text: people})
	if state = ask[stateAnswer](p, "state", stateQuestion{}); !state.Valid {
		t.Errorf("after the correction: %+v", state.Problems)
	}
}

func TestPanels(t *testing.T) {
	root := bridge(t)
	write(t, root, "texts/a.txt", "Mira Kesh met Tomas Brell on Tuesday, Ms Kesh said. Mr Brell denied it: there was no meeting.\n")
	p := sit(t, root)
	if got := ask[changesAnswer](p, "changes", struct{}{}); !got.Begun || len(got.Things) != 0 {
		t.Errorf("at the beginning: %+v", got)
	}
	const source = `source: a
publisher: selm-herald
published: 2025-03-05
text: a.txt
reports:
  - quote: Mira Kesh met Tomas Brell on Tuesday
    start: 0
    via: mira-kesh
    says:
      - meeting: kesh-brell
        status: held
        participants: [{id: mira-kesh, side: valdoria}, {id: tomas-brell, side: ostria}]
  - quote: there was no meeting
    start: 72
    via: tomas-brell
    polarity: denies
    says:
      - {meeting: kesh-brell, status: held}
`
	ask[fileText](p, "save", saving{File: "sources/a.yaml", Text: source})
	changes := ask[changesAnswer](p, "changes", struct{}{})
	i := slices.IndexFunc(changes.Things, func(t changedThing) bool { return t.ID == "kesh-brell" })
	if i < 0 || changes.Things[i].Op != "add" || len(changes.Things[i].Places) != 2 || changes.Things[i].Places[1].Start != 72 || !slices.ContainsFunc(changes.Things[i].Lines, func(l string) bool { return strings.Contains(l, "status: DISPUTED") }) {
		t.Errorf("what changes: %+v", changes)
	}
	disputed := ask[[]disputedThing](p, "disputed", struct{}{})
	if len(disputed) == 0 || disputed[0].ID != "kesh-brell" || !slices.Contains(disputed[0].Open, "status") {
		t.Fatalf("what is disputed: %+v", disputed)
	}
	denial := slices.IndexFunc(disputed[0].Accounts, func(a account) bool { return a.Property == "status" && a.Denies })
	if denial < 0 || len(disputed[0].Accounts[denial].Places) != 1 || disputed[0].Accounts[denial].Places[0].File != "sources/a.yaml" || disputed[0].Accounts[denial].Places[0].Start != 72 {
		t.Errorf("the accounts: %+v", disputed[0].Accounts)
	}
	// A passage that does not stand in its text is a problem, at its line.
	now := ask[fileText](p, "file", fileQuestion{"sources/a.yaml"})
	ask[fileText](p, "save", saving{File: "sources/a.yaml", Base: now.Hash, Text: strings.Replace(source, "start: 72", "start: 70", 1)})
	state := ask[stateAnswer](p, "state", stateQuestion{})
	if !slices.ContainsFunc(state.Problems, func(p problem) bool { return p.Line == 13 && strings.Contains(p.Message, "write start: 72") }) {
		t.Errorf("the problems: %+v", state.Problems)
	}
}

// What nobody can save is refused: files outside of the folder, other files, and requests that nobody wrote.
func TestBadRequests(t *testing.T) {
	p := sit(t, bridge(t))
	for _, name := range []string{"../x.yaml", "/etc/passwd", "notes.txt", ".x.yaml", "reference/../../x.yaml"} {
		p.refused("save", saving{File: name, Text: people}, http.StatusBadRequest)
	}
	p.refused("source", fileQuestion{"nothing.yaml"}, http.StatusNotFound)
	p.refused("state", map[string]int{"unknown": 1}, http.StatusBadRequest)
	p.refused("save", saving{File: "reference/selm.yaml", Text: people}, http.StatusConflict)
	p.refused("undo", struct{}{}, http.StatusBadRequest)
}

// Another text with the usual name stays.
func TestAnotherTextStays(t *testing.T) {
	root := bridge(t)
	write(t, root, "texts/selm-herald-2025-03-06.txt", "Another article.\n")
	p := sit(t, root)
	if s := p.drafts(); s.TextFile != "selm-herald-2025-03-06-2.txt" || s.Text != article || read(t, root, "texts/selm-herald-2025-03-06.txt") != "Another article.\n" {
		t.Errorf("the text is in %s", s.TextFile)
	}
}

// A desk on an empty folder begins a dossier.
func TestAnEmptyFolder(t *testing.T) {
	p := sit(t, t.TempDir())
	if state := ask[stateAnswer](p, "state", stateQuestion{}); state.Valid || state.Failure == "" || !slices.Contains(state.Closed["status"], "under way") || slices.Contains(state.Closed["status"], "disputed") {
		t.Errorf("the folder is empty: %+v", state)
	}
	p.refused("draft", drafted{Text: article, Publisher: ref{Name: "The Selm Herald"}, Published: "2025-03-06"}, http.StatusBadRequest)
	ask[fileText](p, "save", saving{File: "dossier.yaml", Text: head})
	done := ask[draftAnswer](p, "draft", drafted{Text: article, Publisher: ref{Name: "The Selm Herald"}, Published: "2025-03-06", Language: "en", Draft: true})
	if done.File != "sources/selm-herald-2025-03-06.yaml" && done.File != "sources/the-selm-herald-2025-03-06.yaml" || done.Facts == 0 {
		t.Errorf("the first article: %+v", done)
	}
	if state := ask[stateAnswer](p, "state", stateQuestion{}); !state.Valid || state.Title == "" {
		t.Errorf("after the first article: %+v", state)
	}
	if changes := ask[changesAnswer](p, "changes", struct{}{}); !changes.Begun || len(changes.Things) == 0 {
		t.Errorf("what changes: %+v", changes)
	}
}
