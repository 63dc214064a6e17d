package neo4jtest

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestStartContainerSaysThatTheEngineCannotGetTheImage(t *testing.T) {
	if !inItsOwnProcess(t) {
		return
	}
	useEngine(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Api-Version", "1.50")
		w.Header().Set("Content-Type", "application/json")
		switch {
		case strings.HasSuffix(r.URL.Path, "/_ping"), strings.HasSuffix(r.URL.Path, "/info"):
			_, _ = w.Write([]byte("{}"))
		case strings.HasSuffix(r.URL.Path, "/images/create"):
			w.WriteHeader(http.StatusInternalServerError)
			_, _ = w.Write([]byte(`{"message":"registry is out of reach"}`))
		default:
			w.WriteHeader(http.StatusNotFound)
			_, _ = w.Write([]byte(`{"message":"not found"}`))
		}
	})
	t.Setenv(envImage, "neo4j:test")
	_, err := startContainer(t.Context())
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"cannot get the image neo4j:test", "registry is out of reach", envImage} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is missing in: %v", want, err)
		}
	}
	if os.Getenv(envReaperDisabled) != "true" {
		t.Error("the reaper, whose image may not be there, is not disabled")
	}
}

func TestStartContainerDoesNotWaitForAnEngineThatIsSilent(t *testing.T) {
	if !inItsOwnProcess(t) {
		return
	}
	useEngine(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	began := time.Now()
	if _, err := startContainer(t.Context()); err == nil {
		t.Error("no error")
	}
	if took := time.Since(began); took > 3*engineTimeout {
		t.Errorf("took %v", took)
	}
}

// useEngine makes the handler the container engine of this process.
func useEngine(t *testing.T, handler http.HandlerFunc) {
	t.Helper()
	engine := httptest.NewServer(handler)
	t.Cleanup(engine.Close)
	t.Setenv("HOME", t.TempDir()) // where no configuration names another engine
	t.Setenv("DOCKER_HOST", "tcp://"+engine.Listener.Addr().String())
	t.Setenv("DOCKER_TLS_VERIFY", "")
}

// inItsOwnProcess reports whether the test is alone in its process. If not, it
// runs it in one: testcontainers looks for the engine just once in a process.
func inItsOwnProcess(t *testing.T) bool {
	t.Helper()
	const marker = "PARLEY_TEST_ALONE"
	if os.Getenv(marker) == t.Name() {
		return true
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), marker+"="+t.Name())
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v:\n%s", err, out)
	} else if !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("did not run:\n%s", out)
	}
	return false
}
