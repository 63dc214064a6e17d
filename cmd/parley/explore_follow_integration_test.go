//go:build integration

package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestExploreFollowsTheFiles: with `serve --watch`, the page at the printed address shows a change of the files without a reload.
func TestExploreFollowsTheFiles(t *testing.T) {
	p := newPlanning(t)
	server := start(t, nil, "serve", "--listen=127.0.0.1:0", "--watch", "--dossier="+p.folder)
	r := newVisitor(t, served(t))
	r.url = server.url(t)
	r.open("/?follow#/meeting/lake-2025-05-03")
	r.sees("held")
	r.do("mark the page", chromedp.Evaluate(`window.sameDocument = true`, nil))
	p.replace("sources/2-held.yaml", "status: held", "status: cancelled")
	r.sees("disputed")
	r.until("the page was not loaded again", `window.sameDocument === true`)
}
