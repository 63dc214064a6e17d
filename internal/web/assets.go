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
	// hashedDir is the folder of the files whose names contain a hash of their
	// content. Vite calls it so.
	hashedDir = "assets/"
)

// dist returns the files that the build in web/ wrote.
func dist() fs.FS {
	sub, err := fs.Sub(embedded, "dist")
	if err != nil {
		// Only a malformed name fails here, and this name is a constant.
		panic(fmt.Sprintf("web: embedded dist: %v", err))
	}
	return sub
}

// built reports whether assets holds a playground. In a fresh clone assets
// holds only the file .keep.
func built(assets fs.FS) bool {
	info, err := fs.Stat(assets, indexFile)
	return err == nil && info.Mode().IsRegular()
}

// contentTypes maps the extensions of the files that the build writes to media
// types. [mime.TypeByExtension] reads a table of the machine, which may lack
// them or give other types. Browsers refuse a script of the wrong type, because
// the server sends nosniff.
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

// contentType returns the media type of the named file.
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

// cacheControl returns the Cache-Control header of the named file. Browsers may
// keep a file whose name changes with its content. They must ask again for
// every other file: an old page would load hashed files that a newer binary no
// longer has.
func cacheControl(name string) string {
	if strings.HasPrefix(name, hashedDir) {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}

// hidden reports whether a part of the name starts with a dot, as in .keep.
// Such files are for tools, not for browsers.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") {
			return true
		}
	}
	return false
}
