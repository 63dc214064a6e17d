package access

import (
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"
)

// lookAgain is the minimum time between two looks at the file of tokens.
const lookAgain = time.Second

// Tokens are the tokens of the clients that may ask. A file holds their digests. Tokens
// reads the file again when it has changed.
type Tokens struct {
	file string
	log  *slog.Logger

	mu      sync.Mutex
	holders []holder
	seen    version
	looked  time.Time
}

// version identifies one state of a file.
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

// Reload reads the file again. If it cannot read the file, it writes that to the log, and
// the old tokens stay valid.
func (t *Tokens) Reload() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.reload()
}

func (t *Tokens) reload() {
	if err := t.read(); err != nil {
		t.log.Error("the file of tokens cannot be read: the old tokens stay valid", "error", err)
		return
	}
	t.log.Info("tokens read", "file", t.file, "tokens", len(t.holders))
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
	all, err := readHolders(f)
	if err != nil {
		return fmt.Errorf("tokens: %s: %w", t.file, err)
	}
	t.holders = all
	return nil
}

// current returns the holders in the file, at most lookAgain old.
func (t *Tokens) current() []holder {
	t.mu.Lock()
	defer t.mu.Unlock()
	if time.Since(t.looked) >= lookAgain {
		t.looked = time.Now()
		now := version{} // of a missing file
		if info, err := os.Stat(t.file); err == nil {
			now = version{info.ModTime(), info.Size()}
		}
		if t.seen != now {
			t.seen = now
			t.reload()
		}
	}
	return t.holders
}

// Holder returns the name of the holder of the token in a request's header fields
// Authorization. It reports false unless there is one such field, with a token in the file.
func (t *Tokens) Holder(authorization ...string) (name string, ok bool) {
	if len(authorization) != 1 {
		return "", false
	}
	scheme, token, _ := strings.Cut(authorization[0], " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return "", false
	}
	return holderOf(t.current(), strings.TrimSpace(token))
}

// Challenge is the value of WWW-Authenticate for a client without a valid token.
const Challenge = `Bearer realm="parley"`

// PasswordChallenge is a further value, where a client can also show its token as a password.
const PasswordChallenge = `Basic realm="parley", charset="UTF-8"`
