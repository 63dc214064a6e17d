// Package web holds the pages that the parley binary serves to browsers: the
// GraphQL playground, and the pages that explain why there is no playground.
// The files are embedded in the binary, and the pages load nothing from other
// servers.
//
// The sources of the playground are in web/ at the top of the repository. Node
// builds them. This package also compiles without Node: a page then explains
// how to build the playground.
package web

import (
	"embed"
	"net/http"
)

// In git the folder holds only the file .keep. The prefix all: includes files
// that start with a dot. Without it a fresh clone would have nothing to embed,
// and would not compile.
//
//go:embed all:dist
var embedded embed.FS

// Playground returns a handler that serves the GraphQL playground. It must be
// mounted at [MountPath]. If the binary was built without the playground, the
// handler answers with a page that says how to use the API and how to build
// the playground.
func Playground() http.Handler {
	return newPlayground(dist())
}

// Built reports whether the playground is in this binary.
func Built() bool {
	return built(dist())
}
