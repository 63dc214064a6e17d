package web

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"strings"
	"time"
)

// MountPath is the path at which [Playground] must be mounted. The build writes
// it into the address of every asset.
const MountPath = "/playground/"

// playground serves the built files below [MountPath].
type playground struct {
	assets fs.FS
}

// newPlayground returns a handler that serves the playground in assets. If
// assets holds no playground, the handler explains how to build it.
func newPlayground(assets fs.FS) http.Handler {
	if !built(assets) {
		return http.HandlerFunc(serveUnbuilt)
	}
	return playground{assets: assets}
}

// serveUnbuilt answers [MountPath] with a page that explains how to build the
// playground, and every path below it with 404.
func serveUnbuilt(w http.ResponseWriter, r *http.Request) {
	status := http.StatusOK
	if r.URL.Path != MountPath {
		status = http.StatusNotFound
	}
	explain(w, r, status, unbuilt(r))
}

// ServeHTTP answers GET and HEAD with a file. It does not list folders.
func (p playground) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	secure(w.Header())
	if refusedMethod(w, r) {
		return
	}
	name, ok := strings.CutPrefix(r.URL.Path, MountPath)
	if !ok {
		http.NotFound(w, r)
		return
	}
	if name == "" {
		name = indexFile
	}
	p.serveFile(w, r, name)
}

// refusedMethod answers 405 to every method except GET and HEAD, and reports
// whether it did.
func refusedMethod(w http.ResponseWriter, r *http.Request) bool {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return false
	}
	w.Header().Set("Allow", "GET, HEAD")
	http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
	return true
}

// serveFile answers with one file of the build, or with an error.
func (p playground) serveFile(w http.ResponseWriter, r *http.Request, name string) {
	if !fs.ValidPath(name) || hidden(name) || strings.HasSuffix(name, gzipExtension) {
		http.NotFound(w, r)
		return
	}
	content, err := p.content(w.Header(), r, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		http.NotFound(w, r)
		return
	case err != nil:
		http.Error(w, "cannot read this file", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Cache-Control", cacheControl(name))
	// Embedded files have no modification time.
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
}
