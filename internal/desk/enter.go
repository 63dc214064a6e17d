package desk

import (
	"crypto/rand"
	"crypto/subtle"
	"net/http"
	"strings"
	"sync"
)

// Door lets one browser in: the first one that opens the one-time address. It keeps everybody else out: other programs, other machines and
// pages of other addresses.
type Door struct {
	address string // HOST:PORT
	inside  http.Handler
	session string

	mu     sync.Mutex
	ticket string // "" once it is used
}

// EnterPath is the path of the one-time address.
const EnterPath = "/enter"

// NewDoor makes the door to a handler that is served at an address ("HOST:PORT").
func NewDoor(address string, inside http.Handler) *Door {
	return &Door{address: address, inside: inside, session: rand.Text(), ticket: rand.Text()}
}

// URL is the one-time address.
func (d *Door) URL() string { return "http://" + d.address + EnterPath + "?ticket=" + d.ticket }

// cookie is the name of the cookie. Browsers send the cookies of one port of a machine to all of its ports, so the name has the port.
func (d *Door) cookie() string {
	return "parley-desk-" + d.address[strings.LastIndexByte(d.address, ':')+1:]
}

// ServeHTTP answers the browser that is inside.
func (d *Door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	switch {
	case r.Host != d.address:
		http.Error(w, "this desk does not answer to this host name", http.StatusForbidden)
	case !d.own(r):
		http.Error(w, "this desk does not answer to pages of other addresses", http.StatusForbidden)
	case r.URL.Path == EnterPath:
		d.enter(w, r)
	case !d.known(r):
		http.Error(w, "open the address that `parley desk` printed. It works once, and only in the browser that opened it first. For a new address, start `parley desk` again.", http.StatusForbidden)
	default:
		h.Del("Content-Security-Policy") // the page has its own
		d.inside.ServeHTTP(w, r)
	}
}

// own reports whether no page of another address has sent a request. A request that can change something must say where it comes from.
func (d *Door) own(r *http.Request) bool {
	origin, safe := r.Header.Get("Origin"), r.Method == http.MethodGet || r.Method == http.MethodHead
	if origin != "" && origin != "http://"+d.address || origin == "" && !safe {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
		return true
	}
	return false
}

// enter exchanges the ticket for the cookie, once.
func (d *Door) enter(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		w.Header().Set("Allow", http.MethodGet)
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	if r.Header.Get("Sec-Purpose") != "" { // a browser that loads ahead what nobody has opened yet
		http.Error(w, "open this address yourself", http.StatusForbidden)
		return
	}
	if d.known(r) {
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.ticket == "" || !same(r.URL.Query().Get("ticket"), d.ticket) {
		http.Error(w, "this address has been used, or is not complete. For a new address, start `parley desk` again.", http.StatusForbidden)
		return
	}
	d.ticket = ""
	http.SetCookie(w, &http.Cookie{Name: d.cookie(), Value: d.session, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// known reports whether a request has the cookie.
func (d *Door) known(r *http.Request) bool {
	c, err := r.Cookie(d.cookie())
	return err == nil && same(c.Value, d.session)
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
