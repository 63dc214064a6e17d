package web

import (
	"io"
	"net/http"
)

// unbuiltPage is for whoever built the binary with Go alone.
const unbuiltPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Parley playground: not built</title>
  </head>
  <body>
    <h1>The playground is not in this binary</h1>
    <p>Build it and start again with <code>make run</code> (needs Node), or run
      <code>npm ci &amp;&amp; npm run build</code> in <code>web/</code> and
      rebuild the binary.</p>
    <p>The API is there all the same: POST a query to <code>/graphql</code>.</p>
  </body>
</html>
`

// serveUnbuilt answers every request with [unbuiltPage].
func serveUnbuilt(w http.ResponseWriter, _ *http.Request) {
	secure(w.Header())
	w.Header().Set("Content-Type", contentType(indexFile))
	// The next binary on this address may well have the playground.
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusServiceUnavailable)
	// A failed write means that the reader has left; nobody is there to tell.
	_, _ = io.WriteString(w, unbuiltPage)
}
