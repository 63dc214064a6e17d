package web

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"strings"
	"time"
)

// MountPath is where [Playground] has to be mounted: the build writes it into
// the address of every asset.
const MountPath = "/playground/"

// playground serves the built files below [MountPath].
type playground struct {
	assets fs.FS
}

// newPlayground serves the playground found in assets, or the page that says
// how to build one where there is none.
func newPlayground(assets fs.FS) http.Handler {
	if !built(assets) {
		return http.HandlerFunc(serveUnbuilt)
	}
	return playground{assets: assets}
}

// ServeHTTP answers GET and HEAD with a file; it lists no folders.
func (p playground) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	secure(w.Header())
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
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

// serveFile answers with one file of the build, or with why it cannot.
func (p playground) serveFile(w http.ResponseWriter, r *http.Request, name string) {
	if !fs.ValidPath(name) || hidden(name) {
		http.NotFound(w, r)
		return
	}
	info, err := fs.Stat(p.assets, name)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && !info.Mode().IsRegular():
		http.NotFound(w, r)
		return
	case err != nil:
		http.Error(w, "cannot read this file", http.StatusInternalServerError)
		return
	}
	content, err := fs.ReadFile(p.assets, name)
	if err != nil {
		http.Error(w, "cannot read this file", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Cache-Control", cacheControl(name))
	// No time of change: embedded files have none.
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
}
