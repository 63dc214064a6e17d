package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

const typename = `{"query":"{ __typename }"}`

func header(pairs ...string) http.Header {
	h := http.Header{}
	for i := 0; i < len(pairs); i += 2 {
		h.Add(pairs[i], pairs[i+1])
	}
	return h
}

func posted(body string) message { return message{body: body} }

func typed(kind, body string) message {
	return message{header: header("Content-Type", kind), body: body}
}

func fetched(values url.Values) message {
	return message{method: http.MethodGet, target: "/graphql?" + values.Encode()}
}

func TestBadInput_001(t *testing.T) {
	hostile(t, "1", sent{what: "text/plain", request: typed("text/plain", typename+echo), status: 415, code: "UNSUPPORTED_MEDIA_TYPE"})
}

func TestBadInput_002(t *testing.T) {
	hostile(t, "2", sent{what: "application/x-www-form-urlencoded", request: typed("application/x-www-form-urlencoded", "query=%7B__typename%7D&a="+echo), status: 415, code: "UNSUPPORTED_MEDIA_TYPE"})
}

func TestBadInput_003(t *testing.T) {
	body := "--b\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n" + typename + "\r\n--b--\r\n" + echo
	hostile(t, "3", sent{what: "multipart/form-data", request: typed("multipart/form-data; boundary=b", body), status: 415, code: "UNSUPPORTED_MEDIA_TYPE"})
}

func TestBadInput_004(t *testing.T) {
	for _, kind := range []string{"mutation", "subscription"} {
		r := fetched(url.Values{"query": {kind + " { " + echo + " }"}})
		hostile(t, "4", sent{what: "GET with a " + kind, request: r, status: 405, code: "METHOD_NOT_ALLOWED"})
		if allow := transmit(t, r).header.Get("Allow"); allow != "POST" {
			t.Errorf("GET with a %s: Allow is %q", kind, allow)
		}
	}
}

func TestBadInput_005(t *testing.T) {
	for _, method := range []string{"PUT", "TRACE", "DELETE", "PATCH"} {
		r := message{method: method, header: header("Content-Type", "application/json")}
		if method != "TRACE" {
			r.body = typename + echo
		}
		hostile(t, "5", sent{what: method, request: r, status: 405, code: "METHOD_NOT_ALLOWED"})
		if allow := transmit(t, r).header.Get("Allow"); allow != "GET, POST" {
			t.Errorf("%s: Allow is %q", method, allow)
		}
	}
}

func TestBadInput_006(t *testing.T) {
	hostile(t, "6",
		sent{what: "a batch of one", request: posted("[" + typename + "]"), status: 400, code: "BAD_REQUEST"},
		sent{what: "a batch of 3,000", request: posted(" [" + strings.Repeat(typename+",", 3000) + typename + "]"), status: 400, code: "BAD_REQUEST"})
}

func TestBadInput_007(t *testing.T) {
	hostile(t, "7",
		sent{what: "an empty body", request: posted(""), status: 400, code: "BAD_REQUEST"},
		sent{what: "a body of spaces", request: posted("  \r\n\t "), status: 400, code: "BAD_REQUEST"})
}

func TestBadInput_008(t *testing.T) {
	hostile(t, "8",
		sent{what: "null", request: posted("null"), status: 400, code: "BAD_REQUEST"},
		sent{what: "a string", request: posted(`"` + echo + `"`), status: 400, code: "BAD_REQUEST"},
		sent{what: "a number", request: posted("5"), status: 400, code: "BAD_REQUEST"})
}

func TestBadInput_009(t *testing.T) {
	for n := range len(typename) {
		if a := transmit(t, posted(typename[:n])); a.status != 400 || a.data != "" {
			t.Errorf("%q: %d %s", typename[:n], a.status, a.text)
		}
	}
	hostile(t, "9", sent{what: "JSON cut off in the middle", request: posted(`{"query":"{ ` + echo), status: 400, code: "BAD_REQUEST"})
}

func TestBadInput_010(t *testing.T) {
	for _, tail := range []string{echo, "}", typename, ",", "\x00", "null", "//" + echo} {
		hostile(t, "10", sent{what: fmt.Sprintf("JSON, followed by %.12q", tail), request: posted(typename + tail), status: 400, code: "BAD_REQUEST"})
	}
}

func TestBadInput_011(t *testing.T) {
	hostile(t, "11", sent{what: "a byte order mark", request: posted("\ufeff" + typename), status: 400, code: "BAD_REQUEST", holds: "byte order mark"})
}

func TestBadInput_012(t *testing.T) {
	for _, bytes := range []string{"\xff", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80"} {
		r := posted(`{"query":"{ node(id: \"` + bytes + `\") { id } }"}`)
		hostile(t, "12", sent{what: fmt.Sprintf("the bytes %x", bytes), request: r, status: 400, code: "BAD_REQUEST", holds: "UTF-8"})
	}
	hostile(t, "12", sent{what: "the byte ff in a GET", request: message{method: "GET", target: "/graphql?query=%7B__typename%7D%23%ff"}, status: 400, code: "BAD_REQUEST", holds: "UTF-8"})
}

func TestBadInput_013(t *testing.T) {
	for _, charset := range []string{"utf-16", "iso-8859-1", "utf-7"} {
		hostile(t, "13", sent{what: "charset=" + charset, request: typed("application/json; charset="+charset, typename), status: 415, code: "UNSUPPORTED_MEDIA_TYPE"})
	}
	hostile(t, "13", sent{what: "charset=utf8, which is allowed", request: typed("application/json; charset=utf8", typename)})
	hostile(t, "13", sent{what: "charset=UTF-8, which is allowed", request: typed(`application/json; charset="UTF-8"`, typename)})
}

func TestBadInput_014(t *testing.T) {
	hostile(t, "14",
		sent{what: "query twice", request: posted(`{"query":"{ ` + echo + ` }","query":"{ __typename }"}`), status: 400, code: "BAD_REQUEST", holds: "twice"},
		sent{what: "the key query twice, with an escape in the second key", request: posted(`{"query":"{ __typename }","\u0071uery":"{ __typename }"}`), status: 400, code: "BAD_REQUEST", holds: "twice"},
		sent{what: "a variable twice", request: posted(`{"query":"{ __typename }","variables":{"a":1,"a":2}}`), status: 400, code: "BAD_REQUEST", holds: "twice"},
		sent{what: "a key twice, inside the value of a variable", request: posted(`{"query":"{ __typename }","variables":{"a":[{"b":{"c":1,"c":1}}]}}`), status: 400, code: "BAD_REQUEST", holds: "twice"},
		sent{what: "variables twice in a GET", request: message{method: "GET", target: "/graphql?query=%7B__typename%7D&variables=%7B%7D&variables=%7B%7D"}, status: 400, code: "BAD_REQUEST", holds: "twice"})
}

func TestBadInput_015(t *testing.T) {
	large := `{"query":"{ __typename } # ` + strings.Repeat(echo, 2<<20/len(echo)) + `"}`
	hostile(t, "15",
		sent{what: "2 MB", request: posted(large), status: 413, code: "REQUEST_TOO_LARGE"},
		sent{what: "2 MB in chunks, of unknown length", request: message{body: large, unsized: true}, status: 413, code: "REQUEST_TOO_LARGE"},
		sent{what: "2 MB that are not JSON", request: posted(strings.Repeat("[", 2<<20)), status: 413, code: "REQUEST_TOO_LARGE"},
		sent{what: "a query string of 200 KB", request: fetched(url.Values{"query": {"{__typename}#" + strings.Repeat("a", 200<<10)}}), status: 414, code: "REQUEST_TOO_LARGE"})
}

func TestBadInput_016(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	if _, err := io.CopyN(z, zeros{}, 50<<20); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for _, coding := range []string{"gzip", "deflate", "br", "identity, gzip"} {
		r := message{header: header("Content-Encoding", coding), body: bomb.String()}
		hostile(t, "16", sent{what: "50 MB of zeros as " + coding, request: r, status: 415, code: "UNSUPPORTED_MEDIA_TYPE"})
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestBadInput_017(t *testing.T) {
	h, err := Handler(fixtureStore(t))
	if err != nil {
		t.Fatal(err)
	}
	for what, begun := range map[string]string{
		"headers that never end":                                  "POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-A: b",
		"no byte at all":                                          "",
		"a body that never comes":                                 "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n",
		"a GET with a body that never comes":                      "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n",
		"a GET with a large answer, with a body that never comes": "GET /graphql?query=%7Bmeetings%7Bnodes%7Bid%20participants%7Bedges%7Bcursor%20node%7Bid%20name%7D%7D%7D%7D%7D%7D HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n",
		"a GET with a body in chunks that never come":             "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n",
		"a GET of the playground, with a body that never comes":   "GET /playground/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n",
		"a POST of another type, with a body that never comes":    "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\n",
		"a Host of another site, with a body that never comes":    "POST /graphql HTTP/1.1\r\nHost: a.example\r\nContent-Length: 100\r\n\r\n",
		"a body that ends in the middle":                          "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"query\":",
	} {
		t.Run(what, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c, err := inMemory(t, h).dial()
				if err != nil {
					t.Fatal(err)
				}
				start := time.Now()
				var sending sync.WaitGroup
				sending.Go(func() {
					if _, err := io.WriteString(c, begun); err == nil {
						trickle(c, begun)
					}
				})
				defer sending.Wait()
				defer func() { _ = c.Close() }()
				_ = c.SetReadDeadline(start.Add(8 * time.Second))
				text, err := io.ReadAll(c)
				if took := time.Since(start); took > 5*time.Second {
					t.Errorf("the connection was open after %v: %v", took, err)
				} else if *table != "" {
					record(t, "17", what, fmt.Sprintf("closed after %.1f s", took.Seconds()), usage{}, len(text))
				}
				if strings.Contains(begun, "json") && !strings.Contains(string(text), `"REQUEST_TIMEOUT"`) {
					t.Errorf("the reply is %q, want REQUEST_TIMEOUT", text)
				}
			})
		})
	}
}

// trickle sends a byte a second after the beginning of a request, until that fails.
func trickle(w io.Writer, begun string) {
	for range 8 {
		time.Sleep(time.Second)
		if begun == "" {
			continue
		}
		if _, err := io.WriteString(w, " "); err != nil {
			return
		}
	}
}

func TestBadInput_018(t *testing.T) {
	many := func(n int) http.Header {
		h := http.Header{}
		for i := range n {
			h.Set(fmt.Sprintf("X-%05d", i), echo)
		}
		return h
	}
	hostile(t, "18",
		sent{what: "10,000 headers", request: message{header: many(10_000), body: typename}, status: 431, code: "HEADERS_TOO_LARGE"},
		sent{what: "10,000 headers by GET", request: message{method: "GET", target: "/graphql?query=%7B__typename%7D", header: many(10_000)}, status: 431, code: "HEADERS_TOO_LARGE"},
		sent{what: "a header of 100 KB", request: message{header: header("X-A", strings.Repeat("a", 100<<10)), body: typename}, status: 431, code: "HEADERS_TOO_LARGE"},
		sent{what: "50 headers, which are allowed", request: message{header: many(50), body: typename}})
}

func persisted(query, hash string) message {
	body, err := json.Marshal(map[string]any{
		"query": query, "extensions": map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hash}},
	})
	if err != nil {
		panic(err)
	}
	return posted(string(body))
}

func TestBadInput_019(t *testing.T) {
	wrong := strings.Repeat("ab", 32)
	hostile(t, "19",
		sent{what: "a persisted query whose hash does not match", request: persisted("{ __typename }", wrong), status: 400, code: "PERSISTED_QUERY_NOT_SUPPORTED"},
		sent{what: "the same hash without a query", request: persisted("", wrong), status: 400, code: "PERSISTED_QUERY_NOT_SUPPORTED"})
}

func TestBadInput_020(t *testing.T) {
	before := usedBy(t, "/used?collect").Resident
	p, long := openPipeline(t), strings.Repeat("a", 50<<10)
	for i := range 1000 {
		text := fmt.Sprintf("{ a%d: __typename } #%s", i, long)
		sum := sha256.Sum256([]byte(text))
		p.post(persisted(text, hex.EncodeToString(sum[:])).body)
		p.flush()
		if a := p.next(); a.status != 400 {
			t.Fatalf("number %d: %d %s", i, a.status, a.text)
		}
	}
	after := usedBy(t, "/used?collect").Resident
	grown := int64(after) - int64(before)
	if grown > mostGrown {
		t.Errorf("1,000 persisted queries made the server grow by %d bytes", grown)
	}
	record(t, "20", "1,000 persisted queries of 50 KB", fmt.Sprintf("Bad Request, PERSISTED_QUERY_NOT_SUPPORTED; %d KiB kept", max(grown, 0)>>10), usage{}, 0)
}

func TestBadInput_021(t *testing.T) {
	hostile(t, "21",
		sent{what: "no query", request: posted(`{"variables":{}}`), status: 400, code: "BAD_REQUEST", holds: "query"},
		sent{what: "query is null", request: posted(`{"query":null}`), status: 400, code: "BAD_REQUEST", holds: "query"},
		sent{what: "query is empty", request: posted(`{"query":""}`), status: 400, code: "BAD_REQUEST", holds: "query"},
		sent{what: "query is a number", request: posted(`{"query":5}`), status: 400, code: "BAD_REQUEST", holds: "query"},
		sent{what: "query is a list", request: posted(`{"query":["` + echo + `"]}`), status: 400, code: "BAD_REQUEST", holds: "query"},
		sent{what: "query is an object", request: posted(`{"query":{"a":"` + echo + `"}}`), status: 400, code: "BAD_REQUEST", holds: "query"},
		sent{what: "GET without query", request: message{method: "GET", target: "/graphql"}, status: 400, code: "BAD_REQUEST", holds: "query"},
		sent{what: "operationName is a number", request: posted(`{"query":"{__typename}","operationName":5}`), status: 400, code: "BAD_REQUEST"},
		sent{what: "variables is a list", request: posted(`{"query":"{__typename}","variables":[]}`), status: 400, code: "BAD_REQUEST"},
		sent{what: "variables is a string", request: posted(`{"query":"{__typename}","variables":"{}"}`), status: 400, code: "BAD_REQUEST"},
		sent{what: "extensions is a string", request: posted(`{"query":"{__typename}","extensions":"` + echo + `"}`), status: 400, code: "BAD_REQUEST"},
		sent{what: "null for every other key, which is allowed", request: posted(`{"query":"{__typename}","operationName":null,"variables":null,"extensions":null}`)})
}
