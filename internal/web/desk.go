package web

import (
	"io/fs"
	"net/http"
	"strings"
)

// deskPage is the page of `parley desk`. Its scripts and styles are below [MountPath].
const deskPage = "desk.html"

// Desk returns a handler that serves the page of `parley desk` at /, and its files below [MountPath].
func Desk() http.Handler { return desk(dist()) }

// desk is [Desk] for the given assets.
func desk(assets fs.FS) http.Handler {
	if !built(assets) {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { explain(w, r, http.StatusOK, unbuilt(r)) })
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		secure(w.Header())
		switch {
		case refusedMethod(w, r):
		case r.URL.Path == "/":
			playground{assets}.serveFile(w, r, deskPage)
		case strings.HasPrefix(r.URL.Path, MountPath+hashedDir), r.URL.Path == MountPath+"favicon.svg":
			playground{assets}.serveFile(w, r, strings.TrimPrefix(r.URL.Path, MountPath))
		default:
			http.NotFound(w, r)
		}
	})
}
