package server

import "golang.org/x/sys/windows"

// cpuTime returns the CPU time of this process so far, in nanoseconds. It
// includes the time that the kernel spent for the process.
func cpuTime() int64 {
	var created, exited, kernel, user windows.Filetime
	if err := windows.GetProcessTimes(windows.CurrentProcess(), &created, &exited, &kernel, &user); err != nil {
		panic(err)
	}
	return span(kernel) + span(user)
}

// span returns a length of time, which Windows counts in units of 100 ns, in
// nanoseconds. The Nanoseconds of Filetime is for points in time only.
func span(t windows.Filetime) int64 {
	return (int64(t.HighDateTime)<<32 | int64(t.LowDateTime)) * 100
}
