// Package web holds the pages that the parley binary serves to browsers: the
// GraphQL playground, embedded so that one file is the whole of it and nothing
// is fetched from elsewhere at run time.
//
// The sources are in web/ at the top of the repository and are built with
// Node. Go alone compiles this package too; the playground then says how to
// build it.
package web

import (
	"embed"
	"net/http"
)

// The folder is in git with only .keep in it. The all: prefix takes that dot
// file along, without which a fresh checkout would have nothing to embed.
//
//go:embed all:dist
var embedded embed.FS

// Playground serves the GraphQL playground and is to be mounted at
// [MountPath]. Where the assets were not built, it answers 503 with a page
// that says how to build them.
func Playground() http.Handler {
	return newPlayground(dist())
}

// Built tells whether the playground's assets are in this binary.
func Built() bool {
	return built(dist())
}
