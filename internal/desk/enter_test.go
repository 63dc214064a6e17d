package desk

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/memory"
)

func TestOnlyOneBrowserIsLetIn(t *testing.T) {
	p := sit(t, bridge(t))
	if status := p.asks("state", stateQuestion{}, new(stateAnswer)); status != http.StatusOK {
		t.Fatalf("the browser that opened the address: %d", status)
	}
	other := &page{t, p.root, p.url, &http.Client{}, p.door, p.desk}
	if status := other.get(p.url + EnterPath + "?ticket="); status != http.StatusForbidden {
		t.Errorf("an empty ticket: %d", status)
	}
	for _, path := range []string{"/", "/playground/assets/desk.js", "/desk/state", EnterPath} {
		if status := other.get(p.url + path); status != http.StatusForbidden {
			t.Errorf("%s without the cookie: %d", path, status)
		}
	}
	send := func(change func(*http.Request)) int {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.url+"/desk/state", strings.NewReader("{}"))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Origin", p.url)
		change(r)
		reply, err := p.client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = reply.Body.Close()
		return reply.StatusCode
	}
	for what, c := range map[string]struct {
		change func(*http.Request)
		status int
	}{
		"the page itself":                {func(*http.Request) {}, http.StatusOK},
		"a page of another address":      {func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") }, http.StatusForbidden},
		"a page of another port":         {func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:1") }, http.StatusForbidden},
		"no origin":                      {func(r *http.Request) { r.Header.Del("Origin") }, http.StatusForbidden},
		"an origin that is null":         {func(r *http.Request) { r.Header.Set("Origin", "null") }, http.StatusForbidden},
		"another name for this machine":  {func(r *http.Request) { r.Host = "evil.example" }, http.StatusForbidden},
		"localhost":                      {func(r *http.Request) { r.Host = strings.Replace(r.Host, "127.0.0.1", "localhost", 1) }, http.StatusForbidden},
		"a request across sites":         {func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, http.StatusForbidden},
		"a request of another subdomain": {func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") }, http.StatusForbidden},
	} {
		if got := send(c.change); got != c.status {
			t.Errorf("%s: %d, want %d", what, got, c.status)
		}
	}
}

func TestTheAddressWorksOnce(t *testing.T) {
	d, err := Open(Options{Folder: bridge(t), Store: func() graph.Keeper { return memory.New() }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	door := NewDoor("127.0.0.1:8090", d.Handler())
	enter := func(method string) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), method, door.URL(), nil)
		w := httptest.NewRecorder()
		door.ServeHTTP(w, r)
		return w
	}
	cookies := func(w *httptest.ResponseRecorder) []*http.Cookie {
		r := w.Result()
		defer func() { _ = r.Body.Close() }()
		return r.Cookies()
	}
	url := door.URL()
	if r := enter(http.MethodHead); r.Code != http.StatusMethodNotAllowed || len(cookies(r)) > 0 {
		t.Errorf("a program that only looks uses the address up: %d", r.Code)
	}
	ahead := httptest.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	ahead.Header.Set("Sec-Purpose", "prefetch;prerender")
	early := httptest.NewRecorder()
	if door.ServeHTTP(early, ahead); early.Code != http.StatusForbidden || len(cookies(early)) > 0 {
		t.Errorf("a browser that loads ahead uses the address up: %d", early.Code)
	}
	r := enter(http.MethodGet)
	if r.Code != http.StatusSeeOther || r.Header().Get("Location") != "/" || len(cookies(r)) != 1 {
		t.Fatalf("the first time: %d", r.Code)
	}
	if c := cookies(r)[0]; !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Name != "parley-desk-8090" || len(c.Value) < 20 || strings.Contains(url, c.Value) {
		t.Errorf("the cookie is %v", c)
	}
	again := httptest.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	w := httptest.NewRecorder()
	door.ServeHTTP(w, again)
	if w.Code != http.StatusForbidden || len(cookies(w)) > 0 {
		t.Errorf("the second time: %d", w.Code)
	}
	again.AddCookie(cookies(r)[0])
	w = httptest.NewRecorder()
	door.ServeHTTP(w, again)
	if w.Code != http.StatusSeeOther {
		t.Errorf("the same browser again: %d", w.Code)
	}
}
