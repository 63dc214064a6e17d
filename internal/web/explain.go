package web

import (
	"fmt"
	"html"
	"io"
	"net/http"
	"regexp"
)

// explanation is the page that [explain] writes. Its parameters are the title,
// the paragraphs in HTML, and the address of the API.
const explanation = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>%[1]s</title>
  </head>
  <body>
    <h1>%[1]s</h1>
%[2]s  </body>
</html>
`

// unbuiltTitle and unbuiltText are for a binary that was built with Go alone.
// The parameter of the text is the address of the API.
const (
	unbuiltTitle = "Parley: the API is here, the playground is not"
	unbuiltText  = `    <p>The GraphQL API is at <code>/graphql</code>. This command asks it for two meetings:</p>
    <pre><code>curl -s %s -H 'Content-Type: application/json' -d '{"query": "{ meetings(first: 2) { nodes { id name status } } }"}'</code></pre>
    <p>The playground is a page on which you write queries and see the answers. This binary was built without it.
      To get the playground, run <code>make run</code> in the repository (it needs Node). Or run
      <code>npm ci &amp;&amp; npm run build</code> in <code>web/</code>, and build the binary again.</p>
`
)

// closedTitle and closedText are for a server whose configuration switches the
// pages of the record and the playground off. The parameters of the text are the reason and the address of
// the API.
const (
	closedTitle = "Parley: the pages are off"
	closedText  = `    <p>%s The pages of the record and the playground do not work on such a server, so they are off.</p>
    <p>The GraphQL API is at <code>/graphql</code>. A request looks like this. Put a query that this server answers in the place of QUERY:</p>
    <pre><code>curl -s %s -H 'Content-Type: application/json' -d '{"query": "QUERY"}'</code></pre>
    <p>The people who run this server can tell you which queries it answers.</p>
`
)

// plainHost is a host name or address, with or without a port, that a shell
// takes as plain text.
var plainHost = regexp.MustCompile(`^[A-Za-z0-9.\[\]:_-]+$`)

// api returns the address of the API as the client of r can use it. For a host
// with unusual characters it returns the default address, because people copy
// the address into a shell.
func api(r *http.Request) string {
	scheme, host := "http", r.Host
	if r.TLS != nil {
		scheme = "https"
	}
	if !plainHost.MatchString(host) {
		host = "127.0.0.1:8080"
	}
	return scheme + "://" + host + "/graphql"
}

// unbuilt returns the body of the page for a binary without the playground.
func unbuilt(r *http.Request) string {
	return fmt.Sprintf(explanation, unbuiltTitle, fmt.Sprintf(unbuiltText, html.EscapeString(api(r))))
}

// closed returns the body of the page for a server whose configuration
// switches the playground off, for the reason why.
func closed(r *http.Request, why string) string {
	return fmt.Sprintf(explanation, closedTitle, fmt.Sprintf(closedText, html.EscapeString(why), html.EscapeString(api(r))))
}

// explain answers GET and HEAD with a page and a status, and every other method
// with 405.
func explain(w http.ResponseWriter, r *http.Request, status int, page string) {
	secure(w.Header())
	if refusedMethod(w, r) {
		return
	}
	w.Header().Set("Content-Type", contentType(indexFile))
	// The next binary or configuration at this address may have the playground.
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		// A failed write means that the client has gone: there is nobody to tell.
		_, _ = io.WriteString(w, page)
	}
}
