package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// healthTime is how long a server may take to say how it is.
const healthTime = 4 * time.Second

type healthCommand struct {
	Listen string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" env:"PARLEY_LISTEN" help:"Where the server listens; ${default} when left out."`
	Live   bool   `help:"Ask whether the process lives, not whether the graph answers."`
}

// Help is shown by --help.
func (healthCommand) Help() string {
	return `For containers, which have no curl: exit status 0 if the server on this machine answers /readyz, or /livez with --live, and 1 otherwise.`
}

// Run asks the server.
func (c healthCommand) Run(ctx context.Context) error {
	host, port, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return fmt.Errorf("--listen %s: write it as HOST:PORT", c.Listen)
	}
	if ip := net.ParseIP(host); host == "" || ip.IsUnspecified() {
		host = "localhost" // a server that listens everywhere listens here
	}
	path := "/readyz"
	if c.Live {
		path = "/livez"
	}
	ctx, cancel := context.WithTimeout(ctx, healthTime)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+path, nil)
	if err != nil {
		return err
	}
	p, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = p.Body.Close() }()
	said, err := io.ReadAll(io.LimitReader(p.Body, 1<<10))
	if err != nil {
		return err
	}
	if p.StatusCode != http.StatusOK {
		return errors.New(strings.TrimSpace(string(said)))
	}
	fmt.Print(string(said))
	return nil
}
