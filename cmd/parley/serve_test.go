package main

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestServeSaysThatThePagesAreOff: a server of trusted documents has no pages for browsers. The lines at its start and the page at / say so.
func TestServeSaysThatThePagesAreOff(t *testing.T) {
	t.Parallel()
	p := start(t, nil, "serve", "--listen=127.0.0.1:0", "--only=../../docs/questions/absent.graphql")
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.url(t)+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reply.Body.Close() }()
	page, err := io.ReadAll(reply.Body)
	if err != nil {
		t.Fatal(err)
	}
	if want := "The pages of the record and the playground do not work on such a server, so they are off."; !strings.Contains(string(page), want) {
		t.Errorf("/ does not say %q:\n%s", want, page)
	}
	const line = "Record      off, and the playground, too: This server answers trusted documents only (--only)."
	for end := time.Now().Add(stuckAfter); !strings.Contains(p.out.String(), line); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the program does not say %q:\n%s", line, &p.out)
		}
	}
	if strings.Contains(p.out.String(), "open this address") {
		t.Errorf("the program names pages that are off:\n%s", &p.out)
	}
}
