package desk

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"parley/graph"
	"parley/graph/memory"
)

const (
	head   = "dossier: bridge-talks\ntitle: The talks about the bridge\n"
	people = `things:
  # The two states
  - {organization: valdoria, name: Valdoria, classification: state}
  - {organization: ostria, name: Ostria, classification: state}
  - {organization: selm-herald, name: The Selm Herald, classification: media}
  - {person: mira-kesh, name: Mira Kesh, aliases: [Мира Кеш]}
  - {person: tomas-brell, name: Tomas Brell}
  - {place: port-selm, name: Port Selm}
  - {place: karst, name: Karst}
  - {person: umierov, name: Рустем Умєров}
`
	article = `Envoys of Valdoria and Ostria discuss the bridge

Valdorian Foreign Minister Mira Kesh met Ostrian envoy Tomas Brell in Port Selm on Tuesday. Ostria rejects a toll on the bridge.

“We have made a start, and nothing more,” Kesh told The Selm Herald.

Kesh is scheduled to meet Transport Minister Edda Lohr of Ostria in Karst on March 11.
`
	file = "sources/selm-herald-2025-03-06.yaml"
)

// bridge writes a small dossier, and returns its folder.
func bridge(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range map[string]string{"dossier.yaml": head, "reference/selm.yaml": people} {
		write(t, root, name, text)
	}
	return root
}

func write(t *testing.T, root, name, text string) {
	t.Helper()
	name = filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, root, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// page is a browser with a desk.
type page struct {
	*testing.T

	root, url string
	client    *http.Client
	door      *Door
	desk      *Desk
}

// sit opens a desk, and lets a browser in.
func sit(t *testing.T, root string) *page {
	t.Helper()
	d, err := Open(Options{Folder: root, Store: func() graph.Keeper { return memory.New() }, Page: http.NotFoundHandler()})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(nil)
	door := NewDoor(s.Listener.Addr().String(), d.Handler())
	s.Config.Handler = door
	s.Start()
	t.Cleanup(func() {
		s.Close()
		_ = d.Close()
	})
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	p := &page{t, root, s.URL, &http.Client{Jar: jar}, door, d}
	p.get(door.URL())
	return p
}

// get opens an address, and returns the status of the page to which it leads.
func (p *page) get(url string) int {
	p.Helper()
	r, err := p.client.Get(url)
	if err != nil {
		p.Fatal(err)
	}
	_ = r.Body.Close()
	return r.StatusCode
}

// asks asks the desk, decodes the answer, and returns the status.
func (p *page) asks(path string, question, answer any) int {
	p.Helper()
	body, err := json.Marshal(question)
	if err != nil {
		p.Fatal(err)
	}
	r, err := http.NewRequestWithContext(p.Context(), http.MethodPost, p.url+"/desk/"+path, bytes.NewReader(body))
	if err != nil {
		p.Fatal(err)
	}
	r.Header.Set("Origin", p.url)
	reply, err := p.client.Do(r)
	if err != nil {
		p.Fatal(err)
	}
	defer func() { _ = reply.Body.Close() }()
	if err := json.NewDecoder(reply.Body).Decode(answer); err != nil {
		p.Fatalf("%s: %d, %v", path, reply.StatusCode, err)
	}
	return reply.StatusCode
}

// ask is asks for a question that must be answered.
func ask[Answer any](p *page, path string, question any) Answer {
	p.Helper()
	var answer json.RawMessage
	if status := p.asks(path, question, &answer); status != http.StatusOK {
		p.Fatalf("%s: %d: %s", path, status, answer)
	}
	var out Answer
	if err := json.Unmarshal(answer, &out); err != nil {
		p.Fatal(err)
	}
	return out
}

// refused is asks for a question that must be refused.
func (p *page) refused(path string, question any, status int) refusal {
	p.Helper()
	var out refusal
	if got := p.asks(path, question, &out); got != status {
		p.Fatalf("%s: status %d, want %d: %+v", path, got, status, out)
	}
	return out
}

// drafts adds the article with a draft, and returns its source.
func (p *page) drafts() sourceAnswer {
	p.Helper()
	read := ask[articleAnswer](p, "article", articleQuestion{Text: article})
	if read.Publisher.Value != "selm-herald" || read.Publisher.Words != "told The Selm Herald" || read.Publisher.Name != "The Selm Herald" || read.Language.Value != "en" || !read.English {
		p.Errorf("what the article says of itself: %+v", read)
	}
	done := ask[draftAnswer](p, "draft", drafted{
		Text: article, Publisher: ref{ID: "selm-herald"}, PublisherFrom: read.Publisher.Words, Published: "2025-03-06", Language: "en", Title: read.Title, Draft: true,
	})
	if done.File != file || done.Facts != 8 || done.Doubtful != 4 || len(done.New) != 2 || len(done.Why) != 8 || len(done.Why[0].Why) == 0 {
		p.Errorf("the draft: %+v", done)
	}
	return ask[sourceAnswer](p, "source", fileQuestion{done.File})
}
