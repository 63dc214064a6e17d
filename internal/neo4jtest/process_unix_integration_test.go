//go:build integration && unix

package neo4jtest

import (
	"errors"
	"syscall"
	"testing"
)

func TestProcessAndItsChildrenEnd(t *testing.T) {
	p, err := startProcess("sh", "-c", "sleep 60 & wait")
	if err != nil {
		t.Fatal(err)
	}
	if err := p.kill(); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(p.cmd.Process.Pid, 0); !errors.Is(err, syscall.ESRCH) {
		t.Errorf("the process is still there: %v", err)
	}
}
