//go:build integration

package chaos

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"parley/internal/neo4jtest"
)

// serving is a running `parley serve`.
type serving struct {
	*running
	url string
}

var listens = regexp.MustCompile(`GraphQL +(http://\S+)/graphql`)

// serve runs `parley serve` until the test ends.
func serve(t testing.TB, uri string, as *neo4jtest.Server, args ...string) *serving {
	t.Helper()
	s := &serving{running: begin(t, uri, as, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...)}
	await(t, "the program listens", func() bool {
		at := listens.FindStringSubmatch(s.out.String())
		if at != nil {
			s.url = at[1]
		}
		return at != nil
	})
	return s
}

// response is the reply to a request.
type response struct {
	status    int
	data      string
	code      string // the code of the first error
	retryable bool
	took      time.Duration
	slack     time.Duration // see serving.slack; only of ask
}

// question asks for all meetings.
const question = `{ meetings(first: 50) { nodes { id name status participants(first: 10) { nodes { id } } } } }`

// ask sends a query, and measures the slack of the machine meanwhile.
func (s *serving) ask(t testing.TB, query string) response {
	t.Helper()
	var r response
	var err error
	slack := s.slack(t, func() { r, err = s.try(context.Background(), query) })
	if err != nil {
		t.Fatal(err)
	}
	r.slack = slack
	return r
}

// slack is the time to add to a promise while do runs, because the machine is busy: 20 times the slowest reply of
// /livez, which needs no graph. On an idle machine it is some milliseconds.
func (s *serving) slack(t testing.TB, do func()) time.Duration {
	t.Helper()
	done := make(chan struct{})
	slowest := make(chan time.Duration)
	go func() {
		var most time.Duration
		for {
			began := time.Now()
			if reply, err := http.Get(s.url + "/livez"); err != nil {
				t.Errorf("/livez: %v", err)
			} else {
				_ = reply.Body.Close()
			}
			most = max(most, time.Since(began))
			select {
			case <-done:
				slowest <- most
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	do()
	close(done)
	return 20 * <-slowest
}

func (s *serving) try(ctx context.Context, query string) (response, error) {
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		return response{}, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+"/graphql", bytes.NewReader(body))
	if err != nil {
		return response{}, err
	}
	request.Header.Set("Content-Type", "application/json")
	began := time.Now()
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		return response{}, err
	}
	defer func() { _ = reply.Body.Close() }()
	text, err := io.ReadAll(reply.Body)
	if err != nil {
		return response{}, err
	}
	var parsed struct {
		Data   json.RawMessage
		Errors []struct {
			Extensions struct {
				Code      string
				Retryable bool
			}
		}
	}
	if err := json.Unmarshal(text, &parsed); err != nil {
		return response{}, err
	}
	r := response{status: reply.StatusCode, data: string(parsed.Data), took: time.Since(began)}
	if len(parsed.Errors) > 0 {
		r.code, r.retryable = parsed.Errors[0].Extensions.Code, parsed.Errors[0].Extensions.Retryable
	}
	return r, nil
}

// probe returns the status and the body of a path.
func (s *serving) probe(t testing.TB, path string) (int, string) {
	t.Helper()
	reply, err := http.Get(s.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reply.Body.Close() }()
	text, err := io.ReadAll(reply.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply.StatusCode, strings.TrimSpace(string(text))
}

// alive fails the test unless the process lives and answers.
func (s *serving) alive(t testing.TB) {
	t.Helper()
	if status, said := s.probe(t, "/livez"); status != http.StatusOK {
		t.Errorf("/livez: %d %s", status, said)
	}
}
