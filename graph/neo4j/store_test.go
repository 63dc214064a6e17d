package neo4j

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"parley/graph"
)

// none is a sink that panics when it is called.
type none struct {
	graph.Sink
}

// TestAServerThatDoesNotAnswer: one server is down, and one accepts connections and sends
// nothing.
func TestAServerThatDoesNotAnswer(t *testing.T) {
	down, mute := listen(t), listen(t)
	if err := down.Close(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = mute.Close() })
	for _, uri := range []string{
		"bolt://" + down.Addr().String(), "neo4j://" + down.Addr().String(), "bolt://" + mute.Addr().String(),
	} {
		t.Run(uri, func(t *testing.T) {
			t.Parallel() // each waits for some seconds
			checkUnavailable(t, uri)
		})
	}
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return listener
}

func checkUnavailable(t *testing.T, uri string) {
	t.Helper()
	s, err := Open(context.Background(), uri, "neo4j", "the-password")
	if err != nil {
		t.Fatalf("%s: Open: %v", uri, err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	began := time.Now()
	_, err = s.Run(context.Background(), meetings(graph.List{Page: graph.Everything}), none{})
	if !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("%s: error %v, want ErrUnavailable", uri, err)
	}
	if took := time.Since(began); took > 8*time.Second {
		t.Errorf("%s: it took %s to find out", uri, took)
	}
	if err != nil && strings.Contains(err.Error(), "the-password") {
		t.Error("the password is in the message")
	}
	_, err = s.Apply(context.Background(), graph.Change{Drop: []graph.ID{"x"}})
	if !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("%s: Apply: error %v, want ErrUnavailable", uri, err)
	}
	if _, _, err = s.Neighbourhood(context.Background(), graph.Neighbourhood{IDs: []graph.ID{"x"}}); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("%s: Neighbourhood: error %v, want ErrUnavailable", uri, err)
	}

	late, cancel := context.WithDeadline(context.Background(), time.Now().Add(-time.Millisecond))
	defer cancel()
	if _, err := s.Run(late, meetings(graph.List{Page: graph.Everything}), none{}); !errors.Is(err, graph.ErrDeadline) {
		t.Errorf("%s: after the deadline: error %v, want ErrDeadline", uri, err)
	}
}

func TestOpenDoesNotRepeatAnAddressItCannotRead(t *testing.T) {
	for _, uri := range []string{"http://user:secret@host", "bolt://user:secret@ho st", "neo4j://user:secret@host:port", ""} {
		s, err := Open(context.Background(), uri, "", "")
		if err == nil {
			t.Errorf("%q was taken", uri)
			_ = s.Close(context.Background())
			continue
		}
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("the message repeats %q: %v", uri, err)
		}
	}
}
