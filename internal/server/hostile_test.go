package server

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// The maximum cost of bad input to the server that it is sent to.
const (
	// mostCPU is the maximum of processor time. On a machine that is so busy or so slow that
	// the reference work takes longer, that time is the maximum: see reference.
	mostCPU   = 50 * time.Millisecond
	mostGrown = 16 << 20 // bytes allocated, and so at least the growth of the process
	mostReply = 4 << 10
)

// echo is a word in requests that no reply may hold.
const echo = "xyzzy"

// message is an HTTP request to send. The zero value is a POST of JSON to /graphql.
type message struct {
	method, target string
	header         http.Header
	body           string
	unsized        bool // in chunks, so that the server does not know its length before
}

// query is a request with a document and the JSON of its variables, if any.
func query(document string, variables ...string) message {
	text, err := json.Marshal(document)
	if err != nil {
		panic(err)
	}
	if len(variables) > 0 {
		return message{body: `{"query":` + string(text) + `,"variables":` + variables[0] + `}`}
	}
	return message{body: `{"query":` + string(text) + `}`}
}

// sendings counts requests.
var sendings atomic.Int64

// anew is a request whose document differs from all before it by what stands for
// nothing, so that the server has not kept it.
func (r message) anew() message {
	const before = `{"query":"`
	n := sendings.Add(1)
	nothing := strings.NewReplacer("0", " ", "1", ",").Replace(fmt.Sprintf("%012b", n))
	if rest, ok := strings.CutPrefix(r.body, before); ok && !strings.HasPrefix(rest, `"`) {
		r.body = before + nothing + rest
	}
	return r
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	text   string
	codes  []string // of its errors
	data   string   // "" when there is no such key
}

func (a *answer) read(t testing.TB) {
	t.Helper()
	var reply struct {
		Data   json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal([]byte(a.text), &reply); err != nil {
		t.Errorf("status %d, and the reply is no JSON: %q", a.status, a.text)
	}
	if kind := a.header.Get("Content-Type"); !strings.HasPrefix(kind, "application/") || !strings.Contains(kind, "json") {
		t.Errorf("the reply is of the type %q", kind)
	}
	a.data = string(reply.Data)
	for _, e := range reply.Errors {
		if e.Message == "" {
			t.Errorf("an error says nothing: %s", a.text)
		}
		a.codes = append(a.codes, e.Extensions.Code)
	}
}

// transmit sends a request to the server that bad input is sent to.
func transmit(t testing.TB, r message) answer {
	t.Helper()
	return transmitTo(t, "http://"+bad(t), r)
}

func transmitTo(t testing.TB, server string, r message) answer {
	t.Helper()
	return transmitBy(t, http.DefaultClient, server, r)
}

// transmitBy sends a request to a server by a client of HTTP.
func transmitBy(t testing.TB, by *http.Client, server string, r message) answer {
	t.Helper()
	if r.method == "" {
		r.method = http.MethodPost
	}
	if r.target == "" {
		r.target = "/graphql"
	}
	var body io.Reader = strings.NewReader(r.body)
	if r.unsized {
		body = io.MultiReader(body)
	}
	q, err := http.NewRequest(r.method, server+r.target, body)
	if err != nil {
		t.Fatal(err)
	}
	if r.method == http.MethodPost {
		q.Header.Set("Content-Type", "application/json")
	}
	for name, values := range r.header {
		q.Header[name] = values
	}
	p, err := by.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Body.Close() }()
	text, err := io.ReadAll(p.Body)
	if err != nil {
		t.Fatal(err)
	}
	a := answer{status: p.StatusCode, header: p.Header, text: string(text)}
	a.read(t)
	return a
}

// sent is one thing that is sent, and what is to come back: errors of the code and
// no data, or for no code, data and no errors.
type sent struct {
	what    string
	request message
	status  int // 200 when left out
	code    string
	nulls   bool // data comes back beside the errors: the operation was run
	holds   string
}

// hostile sends what has a number in the list of bad input, and holds the server
// to what it may cost and to what it is to say.
func hostile(t *testing.T, number string, all ...sent) {
	t.Helper()
	for _, s := range all {
		var a answer
		cost := measured(t, func() { a = transmit(t, s.request.anew()) })
		if s.status == 0 {
			s.status = http.StatusOK
		}
		if a.status != s.status {
			t.Errorf("%s: status %d, want %d: %.300s", s.what, a.status, s.status, a.text)
		}
		switch {
		case s.code == "":
			if len(a.codes) > 0 || a.data == "" || a.data == "null" {
				t.Errorf("%s: want data, got %.300s", s.what, a.text)
			}
		case !slices.Contains(a.codes, s.code):
			t.Errorf("%s: want the code %s, got %.300s", s.what, s.code, a.text)
		case (a.data != "") != s.nulls:
			t.Errorf("%s: the data is %q: %.300s", s.what, a.data, a.text)
		}
		if !strings.Contains(a.text, s.holds) {
			t.Errorf("%s: want %s in %.300s", s.what, s.holds, a.text)
		}
		if len(a.text) > mostReply {
			t.Errorf("%s: the reply has %d bytes, and %d are the most", s.what, len(a.text), mostReply)
		}
		if strings.Contains(a.text, echo) {
			t.Errorf("%s: the reply echoes the request: %.300s", s.what, a.text)
		}
		for _, inner := range []string{"runtime error", "goroutine", ".go:", "panic", "parley/"} {
			if strings.Contains(a.text, inner) {
				t.Errorf("%s: the reply shows something internal: %.300s", s.what, a.text)
			}
		}
		record(t, number, s.what, outcome(a), cost, len(a.text))
	}
	if alive := get(t, "/livez"); alive != "ok\n" {
		t.Errorf("/livez says %q afterwards", alive)
	}
}

// measured returns what the server uses up while do runs: the least of some attempts,
// because its garbage collector may run during any of them. It fails the test if that is
// beyond mostCPU and beyond the reference work of the same server, or beyond mostGrown.
func measured(t testing.TB, do func()) usage {
	t.Helper()
	var least usage
	limit := mostCPU
	for attempt := range 5 {
		before := usedBy(t, "/used")
		do()
		after := usedBy(t, "/used")
		u := usage{CPU: after.CPU - before.CPU, Allocated: after.Allocated - before.Allocated}
		if attempt == 0 || u.CPU < least.CPU {
			least.CPU = u.CPU
		}
		if attempt == 0 || u.Allocated < least.Allocated {
			least.Allocated = u.Allocated
		}
		if least.CPU >= int64(limit) {
			limit = max(limit, reference(t))
		}
		if least.CPU < int64(limit) && least.Allocated < mostGrown {
			return least
		}
	}
	t.Errorf("it took %v of processor time, and the limit is %v; it allocated %d bytes, and the limit is %d", time.Duration(least.CPU), limit, least.Allocated, mostGrown)
	return least
}

// reference returns the processor time that the server takes now for a fixed piece of work.
// On an idle machine of 2025 the work takes about half of mostCPU, so the limit grows only
// where all work takes twice as long.
func reference(t testing.TB) time.Duration {
	t.Helper()
	before := usedBy(t, "/used")
	get(t, "/reference")
	return time.Duration(usedBy(t, "/used").CPU - before.CPU)
}

// outcome says in short what came back.
func outcome(a answer) string {
	text := http.StatusText(a.status)
	if len(a.codes) == 0 {
		return text + ", data"
	}
	return text + ", " + strings.Join(slices.Compact(a.codes), ", ")
}
