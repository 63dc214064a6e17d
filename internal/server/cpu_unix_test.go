//go:build unix

package server

import "syscall"

// cpuTime returns the CPU time of this process so far, in nanoseconds. It
// includes the time that the kernel spent for the process.
func cpuTime() int64 {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		panic(err)
	}
	return r.Utime.Nano() + r.Stime.Nano()
}
