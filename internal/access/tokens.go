package access

import (
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"
)

// lookAgain is how often, at the most, the file of tokens is looked at.
const lookAgain = time.Second

// Tokens are who may ask, by a file of the digests of their tokens. The file is read
// again when it has changed.
type Tokens struct {
	file string
	log  *slog.Logger

	mu      sync.Mutex
	bearers []bearer
	seen    version
	looked  time.Time
}

// version tells one state of a file from another.
type version struct {
	changed time.Time
	size    int64
}

// OpenTokens reads a file of tokens.
func OpenTokens(file string, log *slog.Logger) (*Tokens, error) {
	t := &Tokens{file: file, log: log}
	if err := t.read(); err != nil {
		return nil, err
	}
	return t, nil
}

// Reload reads the file again. What cannot be read changes nothing but the log:
// whoever could ask still can.
func (t *Tokens) Reload() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.reload()
}

func (t *Tokens) reload() {
	if err := t.read(); err != nil {
		t.log.Error("the tokens are those of before", "error", err)
		return
	}
	t.log.Info("tokens read", "file", t.file, "tokens", len(t.bearers))
}

func (t *Tokens) read() error {
	f, err := os.Open(t.file)
	if err != nil {
		return fmt.Errorf("tokens: %w", err)
	}
	defer func() { _ = f.Close() }()
	t.looked = time.Now()
	if info, err := f.Stat(); err == nil {
		t.seen = version{info.ModTime(), info.Size()}
	}
	all, err := readBearers(f)
	if err != nil {
		return fmt.Errorf("tokens: %s: %w", t.file, err)
	}
	t.bearers = all
	return nil
}

// current returns the bearers, of the file as it is or was a moment ago.
func (t *Tokens) current() []bearer {
	t.mu.Lock()
	defer t.mu.Unlock()
	if time.Since(t.looked) >= lookAgain {
		t.looked = time.Now()
		now := version{} // of a file that is not there
		if info, err := os.Stat(t.file); err == nil {
			now = version{info.ModTime(), info.Size()}
		}
		if t.seen != now {
			t.seen = now
			t.reload()
		}
	}
	return t.bearers
}

// Holder returns the name of who says that with Authorization, if it is one token
// and in the file.
func (t *Tokens) Holder(authorization ...string) (name string, ok bool) {
	if len(authorization) != 1 {
		return "", false
	}
	scheme, token, _ := strings.Cut(authorization[0], " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return "", false
	}
	return holder(t.current(), strings.TrimSpace(token))
}

// Challenge is what WWW-Authenticate says to who has no token.
const Challenge = `Bearer realm="parley"`
