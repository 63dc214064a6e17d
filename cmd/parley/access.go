package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"parley/internal/access"
	"parley/internal/server"
)

// The limits of the flags below. Each running request may hold a whole answer; each waiting request holds a
// connection and a body.
const (
	maxRunning = 4096
	maxWaiting = 65536
)

// accessFlags control who may ask what, and how many requests run at the same time.
type accessFlags struct {
	AllowHost       []string `placeholder:"NAME" env:"PARLEY_ALLOW_HOST" help:"A host name that requests may use, such as parley.example, or * for every name. Repeatable. Default: if only this machine can reach --listen, localhost and IP addresses; otherwise every name."`
	AllowOrigin     []string `placeholder:"ORIGIN" env:"PARLEY_ALLOW_ORIGIN" help:"An origin whose pages may read answers, such as https://example.org, or * for every origin. Repeatable. Default: none."`
	AllowEmbedding  []string `placeholder:"ORIGIN" env:"PARLEY_ALLOW_EMBEDDING" help:"Pages of this origin may embed Parley's pages: the record, its views and the playground. self stands for Parley's own origin. Repeatable. Default: none."`
	Tokens          string   `type:"path" placeholder:"FILE" env:"PARLEY_TOKENS" help:"A file with one line for each client. The command parley token prints such lines. Default: no file, and everybody may ask. Parley reads the file again after a change, and on SIGHUP."`
	Only            []string `placeholder:"FILES" env:"PARLEY_ONLY" help:"Files with trusted documents, such as 'queries/*.graphql'. The server answers only these documents. This also turns off the pages of the record and the playground. Repeatable."`
	NoGet           bool     `name:"no-get" env:"PARLEY_NO_GET" help:"Refuse queries by GET. With GET, the address contains the query. Logs and browser histories can keep the address."`
	NoIntrospection bool     `name:"no-introspection" env:"PARLEY_NO_INTROSPECTION" help:"Refuse introspection. This also turns off the pages of the record and the playground."`
	MaxRunning      int      `placeholder:"N" default:"64" env:"PARLEY_MAX_RUNNING" help:"The maximum number of requests that run at the same time. Default: ${default}."`
	MaxWaiting      int      `placeholder:"N" default:"64" env:"PARLEY_MAX_WAITING" help:"The maximum number of requests that wait for a turn. Further requests get status 503. Default: ${default}."`
}

// Validate is called by kong.
func (f accessFlags) Validate() error {
	if f.MaxRunning < 1 || f.MaxRunning > maxRunning {
		return fmt.Errorf("--max-running must be from 1 to %d", maxRunning)
	}
	if f.MaxWaiting < 0 || f.MaxWaiting > maxWaiting {
		return fmt.Errorf("--max-waiting must be from 0 to %d", maxWaiting)
	}
	// A compose file can pass on PARLEY_ONLY without a value. Its author wants a limited server, so an open server
	// would be wrong.
	if given, set := os.LookupEnv("PARLEY_ONLY"); set && given == "" || slices.Contains(f.Only, "") {
		return fmt.Errorf("--only or PARLEY_ONLY is empty: name the files with trusted documents, or remove it")
	}
	return nil
}

// access returns the access rules of a server that listens at an address. It reads the files that the flags name. It
// reads the tokens again on SIGHUP until ctx ends.
func (f accessFlags) access(ctx context.Context, listen string, log *slog.Logger) (a server.Access, err error) {
	a.NoGet = f.NoGet
	a.NoIntrospection, a.Running, a.Waiting = f.NoIntrospection, f.MaxRunning, f.MaxWaiting
	if a.Hosts, err = access.ParseHosts(listen, f.AllowHost); err != nil {
		return a, fmt.Errorf("--allow-host: %w", err)
	}
	if a.Origins, err = access.ParseOrigins(f.AllowOrigin); err != nil {
		return a, fmt.Errorf("--allow-origin: %w", err)
	}
	if a.Ancestors, err = access.Ancestors(f.AllowEmbedding); err != nil {
		return a, fmt.Errorf("--allow-embedding: %w", err)
	}
	if len(f.Only) > 0 {
		if a.Trusted, err = access.ReadTrusted(f.Only); err != nil {
			return a, err
		}
	}
	if f.Tokens != "" {
		if a.Tokens, err = access.OpenTokens(f.Tokens, log); err != nil {
			return a, err
		}
		go reloadOnHangup(ctx, a.Tokens)
	}
	return a, nil
}

func reloadOnHangup(ctx context.Context, tokens *access.Tokens) {
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	defer signal.Stop(hangup)
	for {
		select {
		case <-hangup:
			tokens.Reload()
		case <-ctx.Done():
			return
		}
	}
}
