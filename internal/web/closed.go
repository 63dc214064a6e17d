package web

import (
	"fmt"
	"html"
	"io"
	"net/http"
)

// closedPage is for who opens a playground that would be of no use.
const closedPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Parley playground: off</title>
  </head>
  <body>
    <h1>The playground is off</h1>
    <p>%s Without that, there is nothing to play with.</p>
    <p>The API is there all the same, at <code>/graphql</code>.</p>
  </body>
</html>
`

// Closed serves, in the playground's place, a page that says why there is none.
func Closed(why string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		secure(w.Header())
		w.Header().Set("Content-Type", contentType(indexFile))
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(http.StatusForbidden)
		// A failed write means that the reader has left; nobody is there to tell.
		_, _ = io.WriteString(w, fmt.Sprintf(closedPage, html.EscapeString(why)))
	})
}
