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

// healthTime is the maximum time to wait for the answer of the server.
const healthTime = 4 * time.Second

type healthCommand struct {
	Listen string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" env:"PARLEY_LISTEN" help:"The address at which the server listens. Default: ${default}."`
	Live   bool   `help:"Ask only whether the process is alive, and not whether the graph answers."`
}

// Help is shown by --help.
func (healthCommand) Help() string {
	return `The command asks /readyz. With --live, it asks /livez. Use the command in containers without curl. Exit status: 0 if the server answers with status 200; otherwise 1.`
}

// Run asks the server.
func (c healthCommand) Run(ctx context.Context) error {
	host, port, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return fmt.Errorf("--listen %s: write it as HOST:PORT", c.Listen)
	}
	if ip := net.ParseIP(host); host == "" || ip.IsUnspecified() {
		host = "localhost" // a server that listens on every address listens here, too
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
