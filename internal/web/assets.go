package web

import (
	"fmt"
	"io/fs"
	"mime"
	"path"
	"strings"
)

const (
	// indexFile is the page that loads everything else.
	indexFile = "index.html"
	// hashedDir holds the files whose names carry a hash of their content, by
	// Vite's convention.
	hashedDir = "assets/"
)

// dist is what the build in web/ wrote.
func dist() fs.FS {
	sub, err := fs.Sub(embedded, "dist")
	if err != nil {
		// Only a malformed name fails here, and this one is a constant.
		panic(fmt.Sprintf("web: embedded dist: %v", err))
	}
	return sub
}

// built tells whether assets holds a playground, and not only the .keep that
// git tracks.
func built(assets fs.FS) bool {
	info, err := fs.Stat(assets, indexFile)
	return err == nil && info.Mode().IsRegular()
}

// contentTypes covers the kinds of file that the build writes. The machine's
// own table, which [mime.TypeByExtension] reads, may lack them or name them
// differently, and a browser told nosniff refuses a script of the wrong type.
var contentTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".html":  "text/html; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json",
	".svg":   "image/svg+xml",
	".ttf":   "font/ttf",
	".txt":   "text/plain; charset=utf-8",
	".woff2": "font/woff2",
}

// contentType is the media type to serve the named file with.
func contentType(name string) string {
	ext := path.Ext(name)
	if t, ok := contentTypes[ext]; ok {
		return t
	}
	if t := mime.TypeByExtension(ext); t != "" {
		return t
	}
	return "application/octet-stream"
}

// cacheControl lets browsers keep a file whose name changes with its content,
// and makes them ask again for every other: the page names the hashed files,
// so a stale page would ask for ones that a newer binary no longer has.
func cacheControl(name string) string {
	if strings.HasPrefix(name, hashedDir) {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}

// hidden tells whether a part of the name starts with a dot, as .keep's does:
// such files are for tools, not for browsers.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") {
			return true
		}
	}
	return false
}
