//go:build integration

package chaos

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"parley/graph"
)

// sizes are the kinds of loads: one transaction, and many.
var sizes = []struct {
	name string
	args []string
}{
	{"small", nil},
	{"batched", []string{"--batch", "25"}},
}

// TestKills: the program is killed outright at a random point of a load.
func TestKills(t *testing.T) {
	disturbed(t, "`kill -9`", func(_ *faults, r *running, at time.Duration) bool {
		pause(r, at)
		r.signal(syscall.SIGKILL)
		<-r.ended
		return r.cmd.ProcessState.ExitCode() < 0
	})
}

// TestResets: all connections are reset at a random point of a load. In every second case the server stays away until
// the load has given up.
func TestResets(t *testing.T) {
	n := 0
	disturbed(t, "connection reset", func(f *faults, r *running, at time.Duration) bool {
		struck := pause(r, at)
		f.reset()
		if n++; n%2 == 1 {
			f.back()
			_ = r.status(t)
			return struck
		}
		_ = r.status(t)
		f.back()
		return struck
	})
}

// pause waits for a while and returns true, or returns false when the program ends before.
func pause(r *running, d time.Duration) bool {
	select {
	case <-r.ended:
		return false
	case <-time.After(d):
		return true
	}
}

// disturbed loads two dossiers over each other in turns. Each load is disturbed at a random point. Then the test
// checks the state of the graph, and one more load must complete it. A load that ended before the point does not
// count; disturb returns false for it.
func disturbed(t *testing.T, what string, disturb func(*faults, *running, time.Duration) bool) {
	for _, size := range sizes {
		t.Run(size.name, func(t *testing.T) {
			o := empty(t)
			f := between(t, o.server.URI)
			folders := []string{writeDossier(t, 0, 16), writeDossier(t, 8, 16)}
			var states []graph.Contents
			for _, folder := range folders {
				states = append(states, o.load(folder))
			}
			args := append([]string{"load", folders[0]}, size.args...)
			began := time.Now()
			if status, said := parley(t, f.URI, o.server, args...); status != 0 {
				t.Fatalf("a load ended with status %d; it said:\n%s", status, said)
			}
			whole := time.Since(began)
			random := rand.New(rand.NewPCG(1, uint64(len(size.name))))
			counts := map[string]int{}
			struck, right := 0, 0
			for i := 0; struck < *times; i++ {
				if i > 10*(*times) {
					t.Fatalf("of %d loads %d ended before anything happened to them", i, i-struck)
				}
				at := 1 - i%2 // where the load leads to; the first is there
				before, after := states[1-at], states[at]
				r := begin(t, f.URI, o.server, append([]string{"load", folders[at]}, size.args...)...)
				began := time.Now()
				hit := disturb(f, r, time.Duration(random.Int64N(int64(whole))))
				took := time.Since(began)
				state := o.state(before, after)
				if hit {
					struck++
					counts[state]++
				} else {
					whole = min(whole, took) // the machine is less busy now: the shorter time is the better estimate
				}
				if state == underWay && size.args == nil {
					t.Error("the graph holds half of a load of one transaction")
				}
				if status := r.cmd.ProcessState.ExitCode(); status == 0 && state != asAfter {
					t.Errorf("the load ended well, and the graph is %s; it said:\n%s", state, r.out)
				}
				discreet(t, r.out.String(), o.server.Password)
				failed := t.Failed()
				o.finish(folders[at], before, after)
				if t.Failed() && !failed {
					t.Fatalf("after disturbance %d, which left the graph %s", i, state)
				}
				if hit {
					right++
				}
			}
			note(t, fmt.Sprintf("| %s | %s | %d | %d | %d | %d | %d | %d of %d |", what, size.name, *times, whole.Milliseconds(),
				counts[asBefore], counts[asAfter], counts[underWay], right, *times))
		})
	}
}

// noted is the table of results.
var noted struct {
	sync.Mutex
	lines []string
}

// note adds a line to the table, and shows the table with -v.
func note(t *testing.T, line string) {
	t.Helper()
	noted.Lock()
	defer noted.Unlock()
	noted.lines = append(noted.lines, line)
	t.Logf("\n| fault | load | runs | whole load, ms | graph as before | graph as after | partly loaded, whole things only | next load correct |\n|---|---|---:|---:|---:|---:|---:|---:|\n%s",
		strings.Join(noted.lines, "\n"))
}
