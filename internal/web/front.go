package web

import (
	"io/fs"
	"net/http"
)

// explorePage is the page that shows the record. Its scripts and styles are
// below [MountPath], with those of the playground.
const explorePage = "explore.html"

// Front returns a handler for the path /. It serves the page that shows the
// record. Where there is no such page it answers 200 with a page that says how to use
// the API, and why the pages are missing: the configuration of the server
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
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			secure(w.Header())
			if !refusedMethod(w, r) {
				playground{assets}.serveFile(w, r, explorePage)
			}
		})
	}
}
