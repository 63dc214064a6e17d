//go:build integration

package chaos

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"parley/internal/neo4jtest"
)

// The promises for a server whose Neo4j goes away and comes back.
const (
	mostUntilError  = 2500 * time.Millisecond // for an error while Neo4j is away
	mostUntilAnswer = 5 * time.Second         // for the first answer after its return
)

// own starts a Neo4j for one test.
func own(t testing.TB, home string, within []string, settings ...string) *neo4jtest.OwnServer {
	t.Helper()
	s, err := neo4jtest.Own(context.Background(), home, within, settings...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// back starts a Neo4j that had ended, and waits until it answers.
func back(t testing.TB, neo *neo4jtest.OwnServer, settings ...string) {
	t.Helper()
	if err := neo.Again(settings...); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	if err := neo.Answers(ctx); err != nil {
		t.Fatal(err)
	}
}

// answered is a response, with the times of request and reply.
type answered struct {
	response
	asked, came time.Time
}

// TestRestartUnderLoad: Neo4j is killed and started again while four clients send queries without a pause. No answer
// is wrong, errors come soon, and answers come again soon.
func TestRestartUnderLoad(t *testing.T) {
	neo := own(t, "", nil)
	o := observe(t, neo.Server)
	o.load(writeDossier(t, 0, 16))
	s := serve(t, neo.URI, neo.Server)
	right := s.ask(t, question)
	if right.code != "" {
		t.Fatalf("before anything happens: %+v", right)
	}
	var (
		mu   sync.Mutex
		all  []answered
		wg   sync.WaitGroup
		stop = make(chan struct{})
	)
	// count is the number of answers so far that a condition holds for.
	count := func(holds func(answered) bool) int {
		mu.Lock()
		defer mu.Unlock()
		n := 0
		for _, a := range all {
			if holds(a) {
				n++
			}
		}
		return n
	}
	var killed, returned time.Time
	slack := s.slack(t, func() {
		for range 4 {
			wg.Go(func() {
				for {
					select {
					case <-stop:
						return
					case <-time.After(10 * time.Millisecond):
					}
					asked := time.Now()
					r, err := s.try(context.Background(), question)
					if err != nil {
						t.Errorf("no reply: %v", err)
						return
					}
					mu.Lock()
					all = append(all, answered{r, asked, time.Now()})
					mu.Unlock()
				}
			})
		}
		defer wg.Wait()
		defer close(stop)
		await(t, "answers before the kill", func() bool { return count(func(a answered) bool { return a.code == "" }) >= 20 })
		killed = time.Now()
		if err := neo.Kill(); err != nil {
			t.Fatal(err)
		}
		await(t, "errors after the kill", func() bool { return count(func(a answered) bool { return a.code != "" }) >= 8 })
		back(t, neo)
		returned = time.Now()
		late := returned.Add(mostUntilAnswer)
		await(t, "replies after the return", func() bool { return count(func(a answered) bool { return a.asked.After(late) }) >= 8 })
	})

	var errors []time.Duration
	firstGood := time.Time{}
	good := 0
	for _, a := range all {
		switch {
		case a.code != "":
			if a.code != "UNAVAILABLE" || !a.retryable || a.data != "" && a.data != "null" {
				t.Errorf("an error after %v: %+v", a.came.Sub(killed), a.response)
			}
			errors = append(errors, a.took)
			if a.asked.After(returned.Add(mostUntilAnswer + slack)) {
				t.Errorf("an error %v after the return", a.came.Sub(returned))
			}
		case a.data != right.data:
			t.Errorf("a wrong answer: %s", a.data)
		default:
			good++
			if a.asked.After(killed) && (firstGood.IsZero() || a.came.Before(firstGood)) {
				firstGood = a.came
			}
		}
	}
	if len(errors) == 0 || good == 0 {
		t.Fatalf("%d errors and %d answers", len(errors), good)
	}
	slices.Sort(errors)
	if last := errors[len(errors)-1]; last > mostUntilError+slack {
		t.Errorf("an error took %v", last)
	}
	if firstGood.IsZero() || firstGood.Sub(returned) > mostUntilAnswer+slack {
		t.Errorf("the first answer came %v after the return", firstGood.Sub(returned))
	}
	t.Logf("%s", fmt.Sprintf("answers %d, wrong 0, errors %d; the longest error took %v, the median %v; away for %v; first answer %v after the return",
		good, len(errors), errors[len(errors)-1], errors[len(errors)/2], returned.Sub(killed).Round(time.Millisecond), firstGood.Sub(returned).Round(time.Millisecond)))
}
