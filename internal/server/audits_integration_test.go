//go:build integration

package server

import (
	"os/exec"
	"testing"
)

// TestAudits holds the server to GraphQL over HTTP, by the audits of graphql-http,
// of the version that web/package-lock.json pins.
func TestAudits(t *testing.T) {
	c := exec.Command("node", "audits.mjs", "http://"+bad(t)+"/graphql")
	c.Dir = "../../web"
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v:\n%s", err, out)
	}
}
