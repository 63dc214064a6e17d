//go:build integration

package neo4jtest

import (
	"errors"
	"os"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

func TestMain(m *testing.M) { Main(m) }

func TestServerFromTheMavenPackagesAnswersAndEnds(t *testing.T) {
	s, err := startMaven(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	answersOne(t, s)
	s.Stop()
	auth := neo4j.BasicAuth(s.User, s.Password, "")
	if err := query(t.Context(), s.URI, auth, "neo4j", "RETURN 1", nil); err == nil {
		t.Error("the server still answers after Stop")
	}
}

func TestStartMavenTellsWhatTheScriptSaid(t *testing.T) {
	t.Setenv("JAVA_HOME", t.TempDir())
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	_, err := startMaven(t.Context())
	if err == nil {
		t.Fatal("no error without Java")
	}
	t.Log(err)
	if !errors.Is(err, errProcessEnded) {
		t.Errorf("the error does not say that the process ended: %v", err)
	}
	left, err := os.ReadDir(temporary)
	if err != nil {
		t.Fatal(err)
	}
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestSharedAnswers(t *testing.T) {
	first := Shared(t)
	answersOne(t, first)
	if second := Shared(t); second != first {
		t.Errorf("first the server at %s, then the one at %s", first.URI, second.URI)
	}
}

func answersOne(t *testing.T, s *Server) {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(s.URI, neo4j.BasicAuth(s.User, s.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := driver.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}()
	result, err := neo4j.ExecuteQuery(t.Context(), driver, "RETURN 1 AS one", nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	if one, _, err := neo4j.GetRecordValue[int64](result.Records[0], "one"); err != nil || one != 1 {
		t.Errorf("RETURN 1 gave %d, %v", one, err)
	}
}
