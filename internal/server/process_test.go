package server

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/graph/words"
	"parley/internal/access"
)

// The server that bad input is sent to runs in a process of its own: this test
// binary, started again. So its processor time and its memory are its own, and
// not also those of who sends.

const serveVariable = "PARLEY_TEST_SERVE"

// serveWhenToldTo turns this process into that server until its standard input
// ends, if the environment says so.
func serveWhenToldTo() {
	if os.Getenv(serveVariable) == "" {
		return
	}
	store := memory.New()
	if _, err := store.Apply(context.Background(), graph.Change{Put: badInputGraph().Records, PutEdges: badInputGraph().Edges}); err != nil {
		panic(err)
	}
	h, err := Handler(store)
	if err != nil {
		panic(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/", h)
	mux.Handle(guardedPath+"/", http.StripPrefix(guardedPath, guardedHandler(store)))
	mux.HandleFunc("/used", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawQuery == "collect" {
			debug.FreeOSMemory()
		}
		_ = json.NewEncoder(w).Encode(used())
	})
	mux.HandleFunc("/reference", func(http.ResponseWriter, *http.Request) { referenceWork() })
	mux.HandleFunc("/goroutines", func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, runtime.NumGoroutine()) })
	mux.HandleFunc("/contents", func(w http.ResponseWriter, _ *http.Request) {
		c, revision, _ := store.Contents(context.Background())
		_, _ = fmt.Fprintf(w, "%d things and %d relations at revision %d", len(c.Records), len(c.Edges), revision)
	})
	fmt.Println(l.Addr())
	go func() { panic(Serve(context.Background(), l, mux)) }()
	_, _ = io.Copy(io.Discard, os.Stdin)
	os.Exit(0)
}

// Below guardedPath the same server asks for a token, and knows one.
const (
	guardedPath = "/guarded"
	knownToken  = "parley_known"
)

func guardedHandler(store graph.Store) http.Handler {
	line, err := access.Line("alice", knownToken)
	if err != nil {
		panic(err)
	}
	file := filepath.Join(os.TempDir(), fmt.Sprintf("parley-test-tokens-%d", os.Getpid()))
	if err := os.WriteFile(file, []byte(line), 0o600); err != nil {
		panic(err)
	}
	a := DefaultAccess()
	a.Tokens, err = access.OpenTokens(file, slog.New(slog.DiscardHandler))
	if err = errors.Join(err, os.Remove(file)); err != nil {
		panic(err)
	}
	h, err := Handler(store, Guarded(a))
	if err != nil {
		panic(err)
	}
	return h
}

// badInputGraph is the suite's fixture, and a name with marks.
func badInputGraph() graph.Contents {
	b := &graphtest.Builder{Contents: graphtest.Fixture()}
	const name = "Łukasz Ébène"
	b.Thing("Person", "lukasz-ebene", "name", name, "sortKey", words.SortKey(name), "tokens", words.Tokens(words.Name{Text: name}))
	return b.Contents
}

// referenceWork reads a fixed JSON text, as a server does all the time.
func referenceWork() {
	text := []byte("[" + strings.Repeat(`{"query":"{ __typename }","variables":{"a":[1,2,3]}},`, 13000) + "0]")
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		panic(err)
	}
}

// usage is what a process has used up so far.
type usage struct {
	CPU       int64  // ns, the kernel's for it included
	Allocated uint64 // bytes of heap, those that were given back included, and of stacks
	Resident  uint64 // bytes
}

func used() usage {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	var pages, resident uint64
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		panic(err)
	}
	if _, err := fmt.Sscan(string(statm), &pages, &resident); err != nil {
		panic(err)
	}
	return usage{
		CPU:       cpuTime(),
		Allocated: m.TotalAlloc + m.StackSys,
		Resident:  resident * uint64(os.Getpagesize()),
	}
}

// hold keeps open the server's standard input.
var hold io.Closer

// address starts the server once, and returns where it listens.
var address = sync.OnceValues(func() (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	c := exec.Command(self)
	c.Env = append(os.Environ(), serveVariable+"=1")
	c.Stderr = os.Stderr
	// It ends with this process, which holds the other end.
	if hold, err = c.StdinPipe(); err != nil {
		return "", err
	}
	out, err := c.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := c.Start(); err != nil {
		return "", err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	return strings.TrimSpace(line), err
})

// bad is the address of the server that bad input is sent to.
func bad(t testing.TB) string {
	t.Helper()
	a, err := address()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// get returns what the server says on a path.
func get(t testing.TB, path string) string {
	t.Helper()
	r, err := http.Get("http://" + bad(t) + path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func usedBy(t testing.TB, path string) (u usage) {
	t.Helper()
	if err := json.Unmarshal([]byte(get(t, path)), &u); err != nil {
		t.Fatal(err)
	}
	return u
}
