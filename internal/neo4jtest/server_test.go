package neo4jtest

import (
	"context"
	"errors"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestStartUsesTheServerThatTheEnvironmentNames(t *testing.T) {
	t.Setenv(EnvURI, "bolt://192.0.2.1:7687")
	t.Setenv(EnvUser, "")
	t.Setenv(EnvPassword, "secret")
	s, err := Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if s.URI != "bolt://192.0.2.1:7687" || s.User != "neo4j" || s.Password != "secret" {
		t.Errorf("got %s, user %s, password %s", s.URI, s.User, s.Password)
	}
	if s.started() {
		t.Error("Stop would stop a server that Start did not start")
	}
	s.Stop()
	s.Stop()
}

func TestUnavailableErrorNamesEachWayAndWhatToDo(t *testing.T) {
	engine, maven := errors.New("engine is off"), errors.New("no Java")
	err := error(&UnavailableError{Engine: engine, Maven: maven})
	for _, want := range []string{
		EnvURI + " is not set", "engine is off", "no Java",
		"install Java 17 and Maven", "start a container engine", EnvPassword,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is missing in:\n%v", want, err)
		}
	}
	if !errors.Is(err, engine) || !errors.Is(err, maven) {
		t.Error("the reasons are not wrapped")
	}
}

func TestRetryTellsWhyItGaveUp(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	refused := errors.New("refused")
	attempts := 0
	err := retry(ctx, func(context.Context) error { attempts++; return refused })
	if !errors.Is(err, refused) || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if attempts < 2 {
		t.Errorf("%d attempts", attempts)
	}
}

func TestFreePortCanBeListenedAt(t *testing.T) {
	port, err := freePort()
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: port})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
}

func TestRepositoryRootHasTheScript(t *testing.T) {
	root, err := repositoryRoot()
	if err != nil {
		t.Fatal(err)
	}
	if found, _ := filepath.Glob(filepath.Join(root, mavenScript)); len(found) != 1 {
		t.Errorf("no %s in %s", mavenScript, root)
	}
	t.Chdir(t.TempDir())
	if root, err := repositoryRoot(); err == nil {
		t.Errorf("found %s from outside the repository", root)
	}
}

func TestTailKeepsTheLastPart(t *testing.T) {
	var out tail
	for range 100 {
		if _, err := out.Write([]byte(strings.Repeat("x", 99) + "\n")); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := out.Write([]byte("the end\n")); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); len(s) > tailSize || !strings.HasSuffix(s, "\nthe end") {
		t.Errorf("kept %d bytes, ending %q", len(s), s[max(0, len(s)-10):])
	}
}
