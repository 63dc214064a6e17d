package web

import "net/http"

// Closed returns a handler for [MountPath] where the configuration of the
// server switches the playground off. It answers 403 with a page that gives
// the reason why.
func Closed(why string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		explain(w, r, http.StatusForbidden, closed(r, why))
	})
}
