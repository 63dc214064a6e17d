package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// machine says where the figures come from.
type machine struct {
	CPU      string            `json:"cpu"`
	Cores    int               `json:"cores"`
	Versions map[string]string `json:"versions"`
	Servers  []usage           `json:"servers"`
}

// usage says what a server took.
type usage struct {
	Server string  `json:"server"`
	Took   float64 `json:"took_ms"`             // until it was ready
	Memory float64 `json:"memory_mb,omitempty"` // after the measurement
}

// machine describes the machine, the programs, and the servers as they are now.
func (a *arena) machine(ctx context.Context) machine {
	m := machine{CPU: processor(), Cores: runtime.NumCPU(), Versions: a.versions}
	if node, err := exec.CommandContext(ctx, "node", "--version").Output(); err == nil {
		m.Versions["Node"] = strings.TrimSpace(string(node))
	}
	for _, s := range a.servers {
		m.Servers = append(m.Servers, usage{s.name, float64(s.took.Milliseconds()), float64(s.size()/1e5) / 10})
	}
	return m
}

// processor returns the name of the processor, or its kind if nothing tells the name.
func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(text)) {
		if key, name, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(name)
		}
	}
	return runtime.GOARCH
}

// String returns tables in Markdown.
func (m machine) String() string {
	var t strings.Builder
	t.WriteString("| server | ready after (ms) | memory (MB) |\n|-|-:|-:|\n")
	for _, s := range m.Servers {
		memory := "-"
		if s.Memory > 0 {
			memory = fmt.Sprintf("%.0f", s.Memory)
		}
		fmt.Fprintf(&t, "| %s | %.0f | %s |\n", s.Server, s.Took, memory)
	}
	fmt.Fprintf(&t, "\n| part | kind or version |\n|-|-|\n| processor | %s, %d cores |\n", m.CPU, m.Cores)
	for _, name := range slices.Sorted(maps.Keys(m.Versions)) {
		version := m.Versions[name]
		if node, of := strings.CutPrefix(version, "node "); of {
			name, version = "Node of "+name, node
		}
		fmt.Fprintf(&t, "| %s | %s |\n", name, version)
	}
	return t.String()
}

// save writes the figures into a file, and machine.json beside it.
func save(file string, figures []figure, m machine) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	for name, content := range map[string]any{file: figures, filepath.Join(filepath.Dir(file), "machine.json"): m} {
		data, err := json.MarshalIndent(content, "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(name, append(data, '\n'), 0o644); err != nil {
			return err
		}
	}
	return nil
}
