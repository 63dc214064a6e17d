package web

import (
	"net/http"
	"strings"
)

// contentSecurityPolicy allows the page to load from its own origin, and to
// connect to its own origin, and to no other. The editor needs the exceptions:
// it writes style attributes and elements, it embeds its fonts and icons as
// data, and it may start workers from blobs.
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

// secure sets the security headers of every answer of this package, errors
// included. No page may embed the answer, except the origins that an earlier
// handler has allowed by a frame-ancestors in h.
func secure(h http.Header) {
	ancestors := h.Get("Content-Security-Policy")
	if !strings.HasPrefix(ancestors, "frame-ancestors ") {
		ancestors = "frame-ancestors 'none'"
	}
	h.Set("Content-Security-Policy", contentSecurityPolicy+"; "+ancestors)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
}
