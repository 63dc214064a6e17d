//go:build integration

package chaos

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/Shopify/toxiproxy/v2"
	"github.com/Shopify/toxiproxy/v2/toxics"
	"github.com/rs/zerolog"
)

// faults is a proxy to a Neo4j that can cause faults.
type faults struct {
	testing.TB
	*toxiproxy.Proxy
	URI string // the Neo4j's address by way of the proxy
}

// toxic is a fault in one direction of all connections; "upstream" leads to the server.
type toxic struct {
	Type       string  `json:"type"`
	Stream     string  `json:"stream"`
	Toxicity   float32 `json:"toxicity"`
	Attributes any     `json:"attributes,omitempty"`
}

// between puts a proxy in front of a Neo4j. The proxy ends its connections by a reset.
func between(t testing.TB, uri string) *faults {
	t.Helper()
	server := toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop())
	f := &faults{t, toxiproxy.NewProxy(server, "neo4j", "127.0.0.1:0", strings.TrimPrefix(uri, "bolt://")), ""}
	// This toxic makes the proxy close connections by a reset. Its toxicity is 0, so it does nothing more.
	f.inject(toxic{Type: "reset_peer", Stream: "upstream"})
	if err := f.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Stop)
	f.URI = "bolt://" + f.Listen
	return f
}

// inject starts a fault on all present and future connections.
func (f *faults) inject(what toxic) toxics.Toxic {
	f.Helper()
	text, err := json.Marshal(what)
	if err != nil {
		f.Fatal(err)
	}
	wrapper, err := f.Toxics.AddToxicJson(strings.NewReader(string(text)))
	if err != nil {
		f.Fatal(err)
	}
	return wrapper.Toxic
}

// heal ends faults by name.
func (f *faults) heal(names ...string) {
	f.Helper()
	for _, name := range names {
		if err := f.Toxics.RemoveToxic(context.Background(), name); err != nil {
			f.Fatal(err)
		}
	}
}

// reset resets all connections. New connections are refused until back.
func (f *faults) reset() { f.Stop() }

// back lets connections through again.
func (f *faults) back() {
	f.Helper()
	if err := f.Start(); err != nil {
		f.Fatal(err)
	}
}
