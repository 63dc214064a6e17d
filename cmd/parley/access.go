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

// Each that runs may hold a whole answer, each that waits a connection and a body.
const (
	maxRunning = 4096
	maxWaiting = 65536
)

// accessFlags say who may ask what, and how many at once.
type accessFlags struct {
	AllowHost       []string `placeholder:"NAME" env:"PARLEY_ALLOW_HOST" help:"A name by which the server may be asked, such as parley.example, or * for all; may be repeated. When left out, localhost alone where only this machine gets to --listen, and all elsewhere."`
	AllowOrigin     []string `placeholder:"ORIGIN" env:"PARLEY_ALLOW_ORIGIN" help:"An origin whose pages may read answers, such as https://example.org, or * for all; may be repeated. None when left out."`
	AllowEmbedding  []string `placeholder:"ORIGIN" env:"PARLEY_ALLOW_EMBEDDING" help:"An origin whose pages may embed the playground, or self; may be repeated. None when left out."`
	Tokens          string   `type:"path" placeholder:"FILE" env:"PARLEY_TOKENS" help:"Who may ask, a line of parley token each; everybody when left out. The file is read again when it changes, and on SIGHUP."`
	Only            []string `placeholder:"FILES" env:"PARLEY_ONLY" help:"Trusted documents, such as 'queries/*.graphql': nothing else is answered; may be repeated."`
	NoIntrospection bool     `name:"no-introspection" env:"PARLEY_NO_INTROSPECTION" help:"Do not show the schema. The playground is off then."`
	MaxRunning      int      `placeholder:"N" default:"64" env:"PARLEY_MAX_RUNNING" help:"The most requests that are answered at once; ${default} when left out."`
	MaxWaiting      int      `placeholder:"N" default:"64" env:"PARLEY_MAX_WAITING" help:"The most that wait for their turn; what comes beyond gets 503. ${default} when left out."`
}

// Validate is called by kong.
func (f accessFlags) Validate() error {
	if f.MaxRunning < 1 || f.MaxRunning > maxRunning {
		return fmt.Errorf("--max-running is 1 at the least, and %d at the most", maxRunning)
	}
	if f.MaxWaiting < 0 || f.MaxWaiting > maxWaiting {
		return fmt.Errorf("--max-waiting is 0 at the least, and %d at the most", maxWaiting)
	}
	// A variable that a compose file passes on without a value must not open what it was to close.
	if given, set := os.LookupEnv("PARLEY_ONLY"); set && given == "" || slices.Contains(f.Only, "") {
		return fmt.Errorf("--only, or PARLEY_ONLY, is empty: name the files of trusted documents, or leave it out")
	}
	return nil
}

// access returns what the flags say of a server that listens at an address, and
// reads the files that they name. Tokens are read again on SIGHUP until ctx ends.
func (f accessFlags) access(ctx context.Context, listen string, log *slog.Logger) (a server.Access, err error) {
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
