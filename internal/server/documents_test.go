package server

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

// TestManyDistinctQueriesTakeBoundedMemory sends 10,000 queries of several sizes,
// none of them twice.
func TestManyDistinctQueriesTakeBoundedMemory(t *testing.T) {
	const most = 64 << 20
	// Without a limit, the cache would take about twice the allowed bytes: measured.
	fields := strings.Repeat("id name when { text } ", 8)
	for i := range 100 {
		transmit(t, query(fmt.Sprintf("{ meetings(first: %d) { nodes { id } } } # first", i)))
	}
	before := usedBy(t, "/used?collect").Resident
	const queries, batch = 10_000, 50
	p := openPipeline(t)
	for from := 0; from < queries; from += batch {
		for i := from; i < from+batch; i++ {
			text := fmt.Sprintf("{ meetings(first: 1, where: {place: \"p%d\"}) { nodes { %s } } }", i, fields[:(i%4+1)*len(fields)/4/22*22])
			switch i % 10 {
			case 0:
				text = fmt.Sprintf("{ meetings { totalCount } } # %d %s", i, strings.Repeat("a", 20<<10))
			case 1:
				text = fmt.Sprintf("{ m%d }", i) // not valid, so the cache must not keep it
			}
			p.post(query(text).body)
		}
		p.flush()
		for i := from; i < from+batch; i++ {
			if a := p.next(); a.status != 200 || i%10 != 1 && a.data == "" {
				t.Fatalf("%d %.300s", a.status, a.text)
			}
		}
	}
	during := usedBy(t, "/used").Resident
	after := usedBy(t, "/used?collect").Resident
	grown := int64(max(during, after)) - int64(before)
	t.Logf("grown by %d KiB, by %d KiB after a collection", grown>>10, (int64(after)-int64(before))>>10)
	if grown > most {
		t.Errorf("10,000 queries made the server grow by %d bytes, and the limit is %d", grown, most)
	}
}

// pipeline sends many requests over one connection before it reads the replies. That takes
// less processor time than one request after the other.
type pipeline struct {
	t testing.TB
	w *bufio.Writer
	r *bufio.Reader
}

// openPipeline connects to the server that bad input is sent to.
func openPipeline(t testing.TB) *pipeline {
	t.Helper()
	c, err := net.Dial("tcp", bad(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return &pipeline{t: t, w: bufio.NewWriterSize(c, 1<<20), r: bufio.NewReader(c)}
}

func (p *pipeline) post(body string) {
	_, err := fmt.Fprintf(p.w, "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *pipeline) flush() {
	if err := p.w.Flush(); err != nil {
		p.t.Fatal(err)
	}
}

// next reads the next reply.
func (p *pipeline) next() answer {
	p.t.Helper()
	r, err := http.ReadResponse(p.r, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	text, err := io.ReadAll(r.Body)
	_ = r.Body.Close()
	if err != nil {
		p.t.Fatal(err)
	}
	a := answer{status: r.StatusCode, header: r.Header, text: string(text)}
	a.read(p.t)
	return a
}
