package web

import (
	"net/http"
	"strings"
)

// contentSecurityPolicy lets the page load from and talk to its own origin and
// nothing else. The exceptions are the editor's: it writes style attributes
// and elements, embeds its fonts and icons as data, and may start workers from
// blobs.
var contentSecurityPolicy = strings.Join([]string{
	"default-src 'none'",
	"script-src 'self'",
	"worker-src 'self' blob:",
	"style-src 'self' 'unsafe-inline'",
	"font-src 'self' data:",
	"img-src 'self' data:",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
}, "; ")

// secure sets the headers that every answer of this package carries, the
// errors included. Nobody may embed it, but those whom a frame-ancestors that
// stands in the header already names.
func secure(h http.Header) {
	ancestors := h.Get("Content-Security-Policy")
	if !strings.HasPrefix(ancestors, "frame-ancestors ") {
		ancestors = "frame-ancestors 'none'"
	}
	h.Set("Content-Security-Policy", contentSecurityPolicy+"; "+ancestors)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
}
