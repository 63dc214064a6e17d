package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// live returns the bytes that this process uses, without garbage.
func live() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// resident returns the memory of a process and of all that it has started. Pages that several processes share count once. It reads /proc, which only
// Linux has. Elsewhere it returns 0.
func resident(pid int) uint64 {
	if pid == 0 {
		return 0
	}
	total := share(pid)
	for _, child := range childrenOf(pid) {
		total += resident(child)
	}
	return total
}

// share returns the memory of one process: of a page that n processes share, the nth part.
func share(pid int) uint64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "Pss:" {
			kilobytes, _ := strconv.ParseUint(fields[1], 10, 64)
			return kilobytes * 1024
		}
	}
	return 0
}

// childrenOf returns the processes that a process has started.
func childrenOf(parent int) (pids []int) {
	files, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			continue // it has ended
		}
		// The name of the program stands in parentheses, and can hold anything. After it: the state, then the parent.
		after := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
		if len(after) > 1 && after[1] == strconv.Itoa(parent) {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(file)))
			pids = append(pids, pid)
		}
	}
	return pids
}

// newestChild returns the process that a process has started last, or 0.
func newestChild(parent int) (newest int) {
	for _, pid := range childrenOf(parent) {
		newest = max(newest, pid)
	}
	return newest
}
