package model

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"parley/loader"
	"parley/loader/draft"
	"parley/loader/draft/verify"
)

// server speaks the API of chat completions. content makes the answer from the text that the client sends; the probe gets an answer that keeps
// to its schema.
func server(t *testing.T, content func(user string) string) (*httptest.Server, *atomic.Int32) {
	t.Helper()
	var requests atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		var in request
		if r.URL.Path != "/v1/chat/completions" || r.Header.Get("Authorization") != "Bearer secret" || json.NewDecoder(r.Body).Decode(&in) != nil || in.Model != "m" {
			http.Error(w, "wrong request", http.StatusTeapot)
			return
		}
		user := in.Messages[1].Content
		text := `{"number": 7}`
		if !strings.Contains(user, "after six") {
			text = content(user)
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"choices": []any{map[string]any{"message": message{"assistant", text}}}})
	}))
	t.Cleanup(s.Close)
	return s, &requests
}

func article(t *testing.T) (*draft.Article, *draft.Record, []draft.Observation) {
	t.Helper()
	d, err := loader.Folder("../verify/testdata/dossier", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../verify/testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../verify/testdata/true.json")
	if err != nil {
		t.Fatal(err)
	}
	var truth []draft.Observation
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	return draft.NewArticle(string(text)), draft.NewRecord(d, ""), truth
}

func answer(all []draft.Observation) string {
	text, err := json.Marshal(map[string]any{"observations": all})
	if err != nil {
		panic(err)
	}
	return string(text)
}

func extractor(t *testing.T, address string, deadline time.Duration) *Extractor {
	t.Helper()
	e, err := New(address, "secret", "m", deadline)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// A true answer passes whole: the client asks once for the schema and once for the article.
func TestATrueAnswer(t *testing.T) {
	a, r, truth := article(t)
	sent := ""
	s, requests := server(t, func(user string) string { sent = user; return answer(truth) })
	got, err := extractor(t, s.URL, time.Minute).Observe(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	kept, dropped := verify.New(a, r).Check(got)
	if len(kept) != len(truth) || len(dropped) > 0 {
		t.Errorf("kept %d of %d", len(kept), len(truth))
	}
	if requests.Load() != 2 || !strings.HasPrefix(sent, "1: Envoys of Valdoria") || strings.Contains(sent, "\n\n") {
		t.Errorf("%d requests, sent %q", requests.Load(), sent)
	}
}

// Whatever a server makes up, nothing passes.
func TestALyingServer(t *testing.T) {
	a, r, truth := article(t)
	each := func(change func(*draft.Observation) bool) func() string {
		return func() string {
			var all []draft.Observation
			for _, o := range truth {
				if change(&o) {
					all = append(all, o)
				}
			}
			if len(all) < 5 {
				t.Fatalf("only %d lies", len(all))
			}
			return answer(all)
		}
	}
	swaps := map[string]string{"Mira Kesh": "Nora Quill", "Kesh": "Nora Quill", "Tomas Brell": "Nora Quill", "Brell": "Nora Quill", "Jon Vale": "River Union"}
	flips := map[string]string{"held": "denied", "scheduled": "held", "denied": "held", "attended": "denied", "expected": "attended", "rejects": "supports", "supports": "rejects", "proposed": "held", "demands": "opposes"}
	flips["denied"] = "held"
	for name, lie := range map[string]func() string{
		"invented quotes": each(func(o *draft.Observation) bool { o.Quote = "they secretly " + o.Quote; return true }),
		"swapped names": each(func(o *draft.Observation) bool {
			other := swaps[o.Subject]
			o.Subject = other
			return other != ""
		}),
		"swapped names in the quote": each(func(o *draft.Observation) bool {
			other := swaps[o.Subject]
			o.Quote, o.Subject = strings.ReplaceAll(o.Quote, o.Subject, other), other
			return other != ""
		}),
		"shifted dates": each(func(o *draft.Observation) bool {
			was := o.When
			o.When = "on March 9"
			return was != ""
		}),
		"dates of other meetings": each(func(o *draft.Observation) bool {
			was := o.When
			o.When = map[bool]string{true: "on March 12", false: "on March 6"}[was == "on March 6"]
			return was != ""
		}),
		"flipped negations": each(func(o *draft.Observation) bool {
			was := o.Status
			if o.Status = flips[was]; o.Kind == draft.Attendance && was == "denied" {
				o.Status = "attended"
			}
			return o.Status != "" && o.Status != was
		}),
		"other numbers": each(func(o *draft.Observation) bool { o.Sentence += 400; return true }),
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := server(t, func(string) string { return lie() })
			got, err := extractor(t, s.URL, time.Minute).Observe(t.Context(), a)
			if err != nil {
				t.Fatal(err)
			}
			if kept, _ := verify.New(a, r).Check(got); len(kept) > 0 {
				t.Errorf("kept %+v", kept[0])
			}
		})
	}
}

// A server that answers with anything but observations gives an error, and no observation.
func TestABrokenServer(t *testing.T) {
	a, _, truth := article(t)
	whole := answer(truth)
	for name, text := range map[string]string{
		"no JSON": "I found three meetings.", "broken JSON": whole[:len(whole)/2], "empty": "", "other schema": `{"meetings": []}`,
		"unknown kind": `{"observations":[{"kind":"rumour"}]}`, "an id": strings.Replace(whole, `"kind":`, `"id":"x","kind":`, 1),
		"two answers": whole + whole, "nested": strings.Repeat("[", 100_000), "too many": `{"observations":[` + strings.Repeat(`{},`, 2000) + `{}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := server(t, func(string) string { return text })
			got, err := extractor(t, s.URL, time.Minute).Observe(t.Context(), a)
			if !errors.Is(err, ErrAnswer) || len(got) > 0 {
				t.Errorf("%d observations, %v", len(got), err)
			}
			if err != nil && strings.Contains(err.Error(), "secret") {
				t.Errorf("the error shows the key: %v", err)
			}
		})
	}
}

// A server that never answers, or never ends its answer, costs no more than the deadline.
func TestAServerThatNeverAnswers(t *testing.T) {
	a, _, _ := article(t)
	const deadline = 300 * time.Millisecond
	for name, handle := range map[string]http.HandlerFunc{
		"silent": func(_ http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body) // the server sees that the client is gone only when it has read the request
			<-r.Context().Done()
		},
		"slow": func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body)
			for r.Context().Err() == nil {
				_, _ = io.WriteString(w, " ")
				_ = http.NewResponseController(w).Flush()
				time.Sleep(10 * time.Millisecond)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := httptest.NewServer(handle)
			defer s.Close()
			start := time.Now()
			got, err := extractor(t, s.URL, deadline).Observe(context.Background(), a)
			if !errors.Is(err, ErrDeadline) || len(got) > 0 {
				t.Errorf("%d observations, %v", len(got), err)
			}
			if took := time.Since(start); took > deadline+5*time.Second {
				t.Errorf("it took %s", took)
			}
		})
	}
}

func TestAHugeAnswer(t *testing.T) {
	a, _, _ := article(t)
	s, _ := server(t, func(string) string { return strings.Repeat("x", maxAnswer+1) })
	if got, err := extractor(t, s.URL, time.Minute).Observe(t.Context(), a); !errors.Is(err, ErrAnswer) || len(got) > 0 {
		t.Errorf("%d observations, %v", len(got), err)
	}
}

// A server that does not know schemas gets the schema in words. Its answer is checked all the same.
func TestAServerWithoutSchemas(t *testing.T) {
	a, _, truth := article(t)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in request
		_ = json.NewDecoder(r.Body).Decode(&in)
		if in.Format != nil {
			http.Error(w, "unknown field response_format", http.StatusBadRequest)
			return
		}
		if !strings.Contains(in.Messages[0].Content, "additionalProperties") {
			http.Error(w, "no schema", http.StatusBadRequest)
			return
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"choices": []any{map[string]any{"message": message{"assistant", "```json\n" + answer(truth) + "\n```"}}}})
	}))
	defer s.Close()
	if got, err := extractor(t, s.URL, time.Minute).Observe(t.Context(), a); err != nil || len(got) != len(truth) {
		t.Errorf("%d observations, %v", len(got), err)
	}
}

// Nothing is sent to another address than the one in the environment.
func TestARedirectIsNotFollowed(t *testing.T) {
	a, _, _ := article(t)
	var reached atomic.Bool
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Store(true) }))
	defer other.Close()
	s := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusTemporaryRedirect))
	defer s.Close()
	if _, err := extractor(t, s.URL, time.Minute).Observe(t.Context(), a); err == nil || reached.Load() {
		t.Errorf("reached %t, %v", reached.Load(), err)
	}
}

func TestFromEnvironment(t *testing.T) {
	env := map[string]string{}
	get := func(name string) string { return env[name] }
	if _, err := FromEnvironment(get); !errors.Is(err, ErrNotConfigured) {
		t.Errorf("without variables: %v", err)
	}
	env[ModelVariable] = "m"
	for address, want := range map[string]string{
		"http://127.0.0.1:8000": "http://127.0.0.1:8000/v1/chat/completions", "http://127.0.0.1:8000/": "http://127.0.0.1:8000/v1/chat/completions",
		"https://example.org/v1": "https://example.org/v1/chat/completions", "https://example.org/v1/chat/completions": "https://example.org/v1/chat/completions",
		"example.org": "", "file:///etc/passwd": "",
	} {
		env[URLVariable] = address
		e, err := FromEnvironment(get)
		if want == "" && err == nil || want != "" && (err != nil || e.URL != want) {
			t.Errorf("%s: %v, %v", address, e, err)
		}
	}
	if !strings.Contains(fmt.Sprint(ErrNotConfigured), "no model") {
		t.Error("the error does not say what is missing")
	}
}
