package web

import (
	"io/fs"
	"net/http"
)

// Front returns a handler for the path /. It leads browsers to the playground.
// Where there is no playground it answers 200 with a page that says how to use
// the API, and why the playground is missing: the configuration of the server
// switches it off for the reason why, or, if why is empty, the binary was built
// without it.
func Front(why string) http.Handler { return front(dist(), why) }

// front is [Front] for the given assets.
func front(assets fs.FS, why string) http.Handler {
	switch {
	case why != "":
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			explain(w, r, http.StatusOK, closed(r, why))
		})
	case !built(assets):
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			explain(w, r, http.StatusOK, unbuilt(r))
		})
	default:
		return http.RedirectHandler(MountPath, http.StatusSeeOther)
	}
}
