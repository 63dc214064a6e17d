//go:build unix

package badinput

import (
	"os"
	"runtime"
	"syscall"
	"testing"
)

// resident returns the largest resident size of an ended process, in bytes.
func resident(t testing.TB, ended *os.ProcessState) int64 {
	t.Helper()
	r, ok := ended.SysUsage().(*syscall.Rusage)
	if !ok {
		t.Fatal("this system does not report what a process used")
	}
	if runtime.GOOS == "darwin" {
		return r.Maxrss // macOS counts bytes
	}
	return r.Maxrss << 10 // other systems count KiB
}
