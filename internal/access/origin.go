package access

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Origins are the origins whose pages may read answers, as browsers write them:
// "https://example.org", with the port if it is not the default port of the scheme.
type Origins struct {
	any   bool
	named []string
}

// ParseOrigins reads origins; "*" stands for all. Without origins, no page of another origin
// may read answers.
func ParseOrigins(texts []string) (Origins, error) {
	var o Origins
	for _, text := range texts {
		if text == "*" {
			o.any = true
			continue
		}
		origin, err := parseOrigin(text)
		if err != nil {
			return Origins{}, err
		}
		o.named = append(o.named, origin)
	}
	return o, nil
}

// parseOrigin returns an origin in the form that browsers write, in lower case.
func parseOrigin(text string) (string, error) {
	u, err := url.Parse(strings.TrimSuffix(text, "/"))
	switch {
	case err != nil, u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "", u.User != nil,
		u.Path+u.RawQuery+u.Fragment != "", strings.ContainsAny(text, " ;,*'\"\t\r\n"):
		return "", fmt.Errorf("%q is not an origin: write it as https://example.org or http://localhost:3000", text)
	}
	host, port := u.Host, u.Port()
	if u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		host = strings.TrimSuffix(host, ":"+port)
	}
	return strings.ToLower(u.Scheme + "://" + host), nil
}

// Allow reports whether pages of an origin may read answers.
func (o Origins) Allow(origin string) bool {
	return o.any || slices.Contains(o.named, strings.ToLower(origin))
}

// Closed reports whether no origin is allowed.
func (o Origins) Closed() bool { return !o.any && len(o.named) == 0 }

// Share lets browsers hand the answers of h to pages of these origins, and answers the
// preflight requests of browsers. It does not allow cookies: Parley has none.
func (o Origins) Share(h http.Handler) http.Handler {
	if o.Closed() {
		return h
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header, origin := w.Header(), r.Header.Get("Origin")
		if !o.any {
			header.Add("Vary", "Origin")
		}
		if origin == "" || !o.Allow(origin) {
			h.ServeHTTP(w, r)
			return
		}
		if o.any {
			origin = "*"
		}
		header.Set("Access-Control-Allow-Origin", origin)
		if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
			header.Set("Access-Control-Allow-Methods", "GET, POST")
			header.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match, Traceparent, X-Request-Id")
			header.Set("Access-Control-Max-Age", "600")
			w.WriteHeader(http.StatusNoContent)
			return
		}
		header.Set("Access-Control-Expose-Headers", "ETag, Retry-After, X-Request-Id")
		h.ServeHTTP(w, r)
	})
}
