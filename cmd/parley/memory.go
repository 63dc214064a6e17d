package main

import "github.com/KimMachineGun/automemlimit/memlimit"

// memoryShare is the share of the memory of the container or the machine at which the program collects garbage more often, so
// that it is not killed for its size.
const memoryShare = 0.9

// limitMemory sets the memory limit of the Go runtime from that of the container, or from the memory of the machine. The
// environment variable GOMEMLIMIT wins over it. Where neither limit is known, there is none.
func limitMemory() {
	_, _ = memlimit.SetGoMemLimitWithOpts(
		memlimit.WithRatio(memoryShare),
		memlimit.WithProvider(memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem)),
	)
}
